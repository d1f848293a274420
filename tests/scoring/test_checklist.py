"""Check items: each worth a share; gates and vetoes take all."""

from decimal import Decimal

from tests.scoring.shapes import got

SHARES = "{method: checklist, elements: {a: {title: A, met: done, share: 40%}, b: {title: B, met: held, share: 60%}}}"


def test_the_shares_of_what_is_met_add_up() -> None:
    assert [got(SHARES, done=a, held=b) for a, b in ((True, True), (True, False), (False, True), (False, False))] == [
        100,
        40,
        60,
        0,
    ]


def test_an_element_that_cannot_be_told_leaves_the_score_open() -> None:
    assert got(SHARES, done=True) is None


def test_without_shares_all_elements_count_the_same() -> None:
    equal = (
        "{method: checklist, elements: {a: {title: A, met: done}, b: {title: B, met: held}, c: {title: C, met: other}}}"
    )
    assert got(equal, done=True, held=True, other=False) == Decimal("66.6667")
    assert got(equal, done=True, held=True, other=True) == 100


def test_shares_may_be_formulas() -> None:
    shares = "{method: checklist, elements: {a: {title: A, met: done, share: rate}, b: {title: B, met: held, share: 1 - rate}}}"
    assert got(shares, rate="30%", done=True, held=False) == 30
    assert got(shares, rate="30%", done=False, held=True) == 70
    assert got(shares, done=True, held=True) is None


GATE = "{method: checklist, elements: {a: {title: A, met: done, gate: true}, b: {title: B, met: held}}}"


def test_an_unmet_gate_leaves_nothing_even_where_the_rest_is_open() -> None:
    assert got(GATE, done=False, held=True) == 0
    assert got(GATE, done=False) == 0
    assert got(GATE, done=True, held=True) == 100
    assert got(GATE, done=True, held=False) == 50


def test_a_gate_that_cannot_be_told_leaves_the_score_open() -> None:
    assert got(GATE, held=True) is None


VETO = "{method: checklist, elements: {a: {title: A, met: done}, b: {title: B, met: held}}, veto: {when: misused, because: 挪用}}"


def test_a_true_veto_leaves_nothing_even_where_the_rest_is_open() -> None:
    assert got(VETO, done=True, held=True, misused=True) == 0
    assert got(VETO, misused=True) == 0
    assert got(VETO, done=True, held=True, misused=False) == 100
    assert got(VETO, done=True, held=True) is None


def test_below_at_least_there_is_nothing() -> None:
    least = "{method: checklist, elements: {a: {title: A, met: done, share: 49%}, b: {title: B, met: held, share: 50%}, c: {title: C, met: other, share: 1%}}, at_least: 50%}"
    assert got(least, done=True, held=False, other=False) == 0
    assert got(least, done=False, held=True, other=False) == 50
    assert got(least, done=False, held=True, other=True) == 51


SKIPPED = "{method: checklist, elements: {a: {title: A, met: done, share: 40%, not_applicable_when: x == 0}, b: {title: B, met: held, share: 60%}}}"


def test_an_element_that_does_not_apply_gives_its_share_to_the_others() -> None:
    assert got(SKIPPED, x=0, held=True) == 100
    assert got(SKIPPED, x=0, held=False) == 0
    assert got(SKIPPED, x=1, done=False, held=True) == 60


def test_an_element_that_may_not_apply_leaves_the_score_open() -> None:
    assert got(SKIPPED, done=True, held=True) is None


def test_a_gate_that_does_not_apply_takes_nothing() -> None:
    gate = "{method: checklist, elements: {a: {title: A, met: done, gate: true, not_applicable_when: x == 0}, b: {title: B, met: held}}}"
    assert got(gate, x=0, done=False, held=True) == 100
    assert got(gate, x=1, done=False, held=True) == 0


NONE = "{method: checklist, elements: {a: {title: A, met: done, not_applicable_when: x == 0}}%s}"


def test_where_no_element_applies_the_indicator_does_not() -> None:
    assert got(NONE % "", x=0, done=True) == "not applicable"
    assert got(NONE % "", x=1, done=True) == 100


def test_a_veto_decides_even_where_no_element_applies() -> None:
    vetoed = NONE % ", veto: {when: misused}"
    assert got(vetoed, x=0, done=True, misused=True) == 0
    assert got(vetoed, x=0, done=True, misused=False) == "not applicable"
