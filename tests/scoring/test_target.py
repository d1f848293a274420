"""An actual value against its target, by the sign of the indicator."""

from decimal import Decimal
from typing import Any

import pytest

from tests.evaluation.helper import earned
from tests.scoring.shapes import got, result_of


def target(reverse: str = "excess", more: str = "") -> str:
    return f"{{method: target, actual: actual, target: target, sign: sign, reverse: {reverse}{more}}}"


def against(
    goal: object, actual: object, sign: str, *, reverse: str = "excess", more: str = ""
) -> Decimal | str | None:
    return got(target(reverse, more), actual=actual, target=goal, sign=sign)


@pytest.mark.parametrize("sign", ["at_least", "above"])
@pytest.mark.parametrize(("actual", "points"), [(0, 0), (40, 50), (79, "98.75"), (80, 100), (81, 100), (800, 100)])
def test_where_more_is_better_the_ratio_counts_up_to_all(sign: str, actual: int, points: str) -> None:
    assert against(80, actual, sign) == Decimal(points)


@pytest.mark.parametrize("sign", ["at_most", "below"])
@pytest.mark.parametrize(
    ("actual", "excess", "inverse"),
    [
        (0, 100, "100"),
        (79, 100, "100"),
        (80, 100, "100"),
        (100, 75, "80"),
        (159, "1.25", "50.3145"),
        (160, 0, "50"),
        (200, 0, "40"),
    ],
)
def test_where_less_is_better_the_excess_or_the_inverse_counts(
    sign: str, actual: int, excess: str, inverse: str
) -> None:
    assert against(80, actual, sign) == Decimal(excess)
    assert against(80, actual, sign, reverse="inverse") == Decimal(inverse)


@pytest.mark.parametrize(
    ("actual", "at_least", "exact", "either_side"),
    [(60, 75, 0, 75), (80, 100, 100, 100), (100, 100, 0, 75), (160, 100, 0, 0)],
)
def test_equal_is_read_in_one_of_three_ways(actual: int, at_least: int, exact: int, either_side: int) -> None:
    found = [against(80, actual, "equal", more=f", equal: {way}") for way in ("at_least", "exact", "either_side")]
    assert found == [at_least, exact, either_side]


@pytest.mark.parametrize(
    ("sign", "misses", "meets"),
    [("at_least", 79, 80), ("above", 80, 81), ("equal", 79, 80), ("at_most", 81, 80), ("below", 80, 79)],
)
def test_short_of_the_target_there_may_be_nothing(sign: str, misses: int, meets: int) -> None:
    assert against(80, misses, sign, more=", short: nothing") == 0
    assert against(80, meets, sign, more=", short: nothing") == 100


def test_equal_as_at_least_counts_as_met_above_the_target_even_where_short_is_nothing() -> None:
    assert against(80, 90, "equal", more=", short: nothing, equal: at_least") == 100


def test_equal_on_either_side_is_short_on_both_where_short_is_nothing() -> None:
    assert [against(80, actual, "equal", more=", short: nothing, equal: either_side") for actual in (79, 80, 81)] == [
        0,
        100,
        0,
    ]


@pytest.mark.parametrize(("actual", "points"), [(59, 0), (60, 60), (61, 61)])
def test_below_the_pass_mark_a_target_gives_nothing(actual: int, points: int) -> None:
    assert against(100, actual, "at_least", more=", pass_at: 60%") == points


def test_a_negative_actual_value_counts_as_it_is_or_as_zero() -> None:
    assert against(80, -20, "at_most") == 100
    assert against(80, -20, "at_least") == 0
    assert against(0, -20, "equal", more=", negative: as_is") == 0
    assert against(0, -20, "equal", more=", negative: zero") == 100


@pytest.mark.parametrize(
    ("sign", "below", "at", "above"),
    [
        ("at_least", 0, 100, 100),
        ("above", 0, 0, 100),
        ("equal", 0, 100, 0),
        ("at_most", 100, 100, 0),
        ("below", 100, 0, 0),
    ],
)
def test_a_target_of_zero_is_met_or_not(sign: str, below: int, at: int, above: int) -> None:
    assert [against(0, actual, sign) for actual in (-1, 0, 1)] == [below, at, above]


def test_a_target_below_zero_has_no_ratio_either() -> None:
    assert [against(-5, actual, "at_least") for actual in (-6, -5, 3)] == [0, 100, 100]


def test_a_target_of_zero_may_leave_the_score_open() -> None:
    assert against(0, 0, "at_least", more=", zero_target: undecided") is None
    assert against(1, 1, "at_least", more=", zero_target: undecided") == 100


@pytest.mark.parametrize(("actual", "goal", "sign"), [(None, 80, "at_least"), (80, None, "at_least"), (80, 80, None)])
def test_without_actual_value_target_or_sign_there_is_no_score(actual: object, goal: object, sign: str) -> None:
    assert against(goal, actual, sign) is None


def exceeded(then: str, actual: int, sign: str = "at_least", more: str = "") -> tuple[Any, list[str]]:
    rule = target("excess", f", over: {{from: 130%, then: {then}}}{more}")
    result = result_of(rule, {"actual": actual, "target": 100, "sign": sign})
    return earned(result), [finding.flag for finding in result.findings]


@pytest.mark.parametrize(("actual", "found"), [(129, []), (130, ["target-exceeded"]), (131, ["target-exceeded"])])
def test_far_above_the_target_is_a_finding_from_its_limit_on(actual: int, found: list[str]) -> None:
    assert exceeded("flag", actual) == (100, found)


def test_far_above_the_target_may_be_ignored() -> None:
    assert exceeded("ignore", 500) == (100, [])


def test_only_where_more_is_better_can_a_target_be_exceeded() -> None:
    assert exceeded("flag", 150, "above")[1] == ["target-exceeded"]
    assert exceeded("flag", 150, "equal")[1] == ["target-exceeded"]
    assert exceeded("flag", 150, "equal", ", equal: either_side") == (50, [])
    assert exceeded("flag", 150, "at_most") == (50, [])


@pytest.mark.parametrize(
    ("actual", "by_default", "by_half", "by_points"),
    [(129, 100, 100, 100), (130, 100, 100, 100), (150, 80, 90, 90), (400, 0, 0, 0)],
)
def test_what_lies_beyond_the_limit_may_take_points(actual: int, by_default: int, by_half: int, by_points: int) -> None:
    goal = {"actual": actual, "target": 100, "sign": "at_least"}
    over = ", over: {from: 130%, then: reduce%s}"
    found = [
        earned(result_of(target("excess", over.replace("%s", take)), goal))
        for take in ("", ", take: 50%", ", take: 50")
    ]
    assert found == [by_default, by_half, by_points]


def test_the_finding_of_a_target_far_exceeded_shows_the_figures() -> None:
    result = result_of(
        target("excess", ", over: {from: 130%, then: reduce}"), {"actual": 150, "target": 100, "sign": "at_least"}
    )
    (finding,) = result.findings
    assert finding.text == "“only”实际完成150，指标值100，完成率150.00%，因指标值偏低已按偏离度扣分。"
    assert finding.evidence == {"actual": "150", "target": "100", "ratio": "150.00%", "start": "1.3"}


def test_a_target_of_zero_is_never_far_exceeded() -> None:
    result = result_of(
        target("excess", ", over: {from: 130%, then: flag}"), {"actual": 150, "target": 0, "sign": "at_least"}
    )
    assert (earned(result), result.findings) == (100, ())


TIERS = ", tier: tier, given: given, tiers: {met: {from: 80%}, partly: {from: 60%}, unmet: {from: 0%}}"


def test_the_qualitative_sign_goes_to_the_tiers() -> None:
    assert got(target("excess", TIERS), sign="qualitative", tier="met", given=90, actual=1, target=2) == 90


@pytest.mark.parametrize(("actual", "goal"), [("已完成", 5), (5, "按时完成"), ("已完成", "按时完成")])
def test_text_as_actual_value_or_target_goes_to_the_tiers(actual: object, goal: object) -> None:
    assert got(target("excess", TIERS), sign="at_least", tier="partly", given=70, actual=actual, target=goal) == 70


def test_text_without_tiers_has_no_score() -> None:
    assert against("按时完成", "已完成", "at_least") is None
    assert against(5, 5, "qualitative") is None


def test_numbers_do_not_look_at_the_tiers() -> None:
    rule = target("excess", TIERS)
    result = result_of(rule, {"sign": "at_least", "tier": "met", "given": 3, "actual": 50, "target": 100})
    assert (earned(result), result.findings) == (50, ())


def test_words_do_not_look_for_a_target_far_exceeded() -> None:
    rule = target("excess", f", over: {{from: 130%, then: flag}}{TIERS}")
    result = result_of(rule, {"sign": "qualitative", "tier": "met", "given": 90, "actual": 500, "target": 100})
    assert (earned(result), result.findings) == (90, ())


def test_targets_that_can_only_be_figures_need_no_tiers() -> None:
    rule = "{method: target, actual: x, target: late, sign: sign, reverse: excess}"
    assert [got(rule, x=x, late=4, sign=sign) for x, sign in ((3, "at_least"), (5, "at_most"), (4, "qualitative"))] == [
        75,
        75,
        None,
    ]
    assert got(rule, late=4, sign="at_least") is None
