"""The three values: what is missing stays missing unless the rest decides."""

from collections.abc import Callable
from decimal import Decimal
from itertools import product
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from perfrules import Evaluator
from tests.evaluation.helper import evaluator, quoted

ANSWERS = (True, False, None)
NAMES = ("a", "b", "c")


def three(*formulas: str) -> Callable[..., list[Any]]:
    """What the formulas come to for three answers."""
    inputs = "".join(f"  {name}: {{kind: yes_no, optional: true}}\n" for name in NAMES)
    values = "".join(f"  v{at}: {{formula: {quoted(one)}}}\n" for at, one in enumerate(formulas))
    made: Evaluator = evaluator(f"inputs:\n{inputs}values:\n{values}")
    return lambda *answers: list(made.evaluate(dict(zip(NAMES, answers, strict=False))).values.values())


def least(*answers: bool | None) -> bool | None:
    return False if False in answers else None if None in answers else True


def greatest(*answers: bool | None) -> bool | None:
    return True if True in answers else None if None in answers else False


def opposite(answer: bool | None) -> bool | None:
    return None if answer is None else not answer


def test_and_or_and_not_follow_their_tables() -> None:
    found = three("a and b", "a or b", "not a", "a and b and c", "a or b or c", "not (a and b) or c")
    for a, b, c in product(ANSWERS, repeat=3):
        assert found(a, b, c) == [
            least(a, b),
            greatest(a, b),
            opposite(a),
            least(a, b, c),
            greatest(a, b, c),
            greatest(opposite(least(a, b)), c),
        ]


def test_de_morgan_holds_with_three_values() -> None:
    found = three("not (a and b)", "not a or not b", "not (a or b)", "not a and not b")
    for a, b in product(ANSWERS, repeat=2):
        one, two, three_, four = found(a, b)
        assert (one, three_) == (two, four)


def test_constants_among_the_conditions_change_nothing_or_decide() -> None:
    found = three(
        "a and true", "a or false", "a and false", "a or true", "true and true", "false or false", "true and a and b"
    )
    for a, b in product(ANSWERS, repeat=2):
        assert found(a, b) == [a, a, False, True, True, False, least(a, b)]


ROWS = """tables: {years: {columns: {met: {kind: yes_no, optional: true}, paid: {kind: number, optional: true}}}}
values:
  some: {formula: 'any_of(years, met)'}
  every: {formula: 'all_of(years, met)'}
  two: {formula: 'at_least(2, years, met)'}
  count: {formula: 'count_of(years, met)'}
  sum: {formula: 'sum_of(years, paid)'}
  low: {formula: 'lowest_of(years, paid)'}
  high: {formula: 'highest_of(years, paid)'}
  middle: {formula: 'mean_of(years, paid)'}
"""
rows_evaluator = evaluator(ROWS)


@given(st.lists(st.sampled_from(ANSWERS), max_size=6))
def test_conditions_over_rows_are_ands_and_ors_of_the_rows(answers: list[bool | None]) -> None:
    values = rows_evaluator.evaluate({"years": [{"met": answer} for answer in answers]}).values
    sure, unsure = answers.count(True), answers.count(None)
    assert values["some"] is greatest(*answers)
    assert values["every"] is least(*answers)
    assert values["two"] is (True if sure >= 2 else None if sure + unsure >= 2 else False)
    assert values["count"] == (None if unsure else sure)


@given(st.lists(st.one_of(st.none(), st.decimals(-1000, 1000, places=2)), max_size=6))
def test_sums_over_rows_need_every_cell(paid: list[Decimal | None]) -> None:
    values = rows_evaluator.evaluate({"years": [{"paid": one} for one in paid]}).values
    known = [one for one in paid if one is not None]
    if len(known) < len(paid):
        assert [values[name] for name in ("sum", "low", "high", "middle")] == [None] * 4
    elif not paid:
        assert [values[name] for name in ("sum", "low", "high", "middle")] == [0, None, None, None]
    else:
        assert (values["sum"], values["low"], values["high"]) == (sum(known), min(known), max(known))


@given(st.lists(st.decimals(-1000, 1000, places=3), min_size=1, max_size=8), st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_change_what_they_come_to(paid: list[Decimal], random: Any) -> None:
    mixed = list(paid)
    random.shuffle(mixed)
    one, other = (
        rows_evaluator.evaluate({"years": [{"paid": x, "met": x > 0} for x in rows]}) for rows in (paid, mixed)
    )
    assert dict(one.values) == dict(other.values)
