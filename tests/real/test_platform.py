"""
The scoring formulas of a provincial budget-performance platform, as coded there, against ours.

Where our language deliberately decides otherwise, the difference has a name in `Otherwise`.
"""

from enum import Enum

import pytest

from tests.real.reading import evaluated
from tests.real.snippets import number, result, scores

PLATFORM = """
tables:
  rows:
    columns:
      sign: {kind: choice, choices: {at_least: ≥, above: ＞, equal: ＝, at_most: ≤, below: ＜, qualitative: 定性}}
      target: {kind: number_or_text, optional: true}
      actual: {kind: number_or_text, optional: true}
      tier: {kind: choice, optional: true, choices: {met: 达成, partly: 部分达成, unmet: 未达成}}
      given: {kind: number, optional: true}
      w: {kind: number, min: 0}
groups:
  goals: {points: 10}
indicators:
  it:
    each: rows
    group: goals
    points: w
    decimals: 2
    score:
      method: target
      actual: actual
      target: target
      sign: sign
      negative: zero
      reverse: excess
      tier: tier
      given: given
      tiers: {met: {from: 80%}, partly: {from: 60%}, unmet: {from: 0%}}
      outside: zero
"""


class Otherwise(Enum):
    """Where we decide otherwise than the platform, and why."""

    MORE_THAN_NOTHING_MEETS_AT_LEAST_ZERO = (
        "the platform gives 0 for 5 against ≥ 0; the sign's condition holds, so all points"
    )
    TIER_LIMITS_ARE_NOT_ROUNDED = "the platform rounds the limits of the tiers to 2 decimals; ours are exact"
    MORE_THAN_ALL_IS_ALL = "in Jiangxi a rate above 100 % falls to 0 by a slip in the code; ours has all points"


def points(sign: str, target: object, actual: object, w: object = 10) -> float | None:
    found = result(PLATFORM, rows=[{"sign": sign, "target": target, "actual": actual, "w": w}])
    return number(found.scores["it"].points)


@pytest.mark.parametrize(
    ("sign", "target", "actual", "expected"),
    [
        ("≥", 90, 89, 9.89), ("≥", 90, 90, 10), ("≥", 90, 91, 10), ("≥", 3, 1, 3.33), ("≥", 3, 2, 6.67),
        ("≥", 90, 0, 0), ("≥", 90, -5, 0), ("＞", 90, 89, 9.89), ("＞", 90, 91, 10),
        ("＝", 8, 7, 8.75), ("＝", 8, 8, 10), ("＝", 8, 9, 10), ("＝", 0, 0, 10), ("＝", 0, -1, 10), ("＝", 0, 1, 0),
        ("≥", 0, 0, 10),
        ("≤", 100, 99, 10), ("≤", 100, 100, 10), ("≤", 100, 101, 9.9), ("≤", 100, 150, 5),
        ("≤", 100, 199, 0.1), ("≤", 100, 200, 0), ("≤", 100, 201, 0), ("≤", 100, -1, 10),
        ("≤", 0, 0, 10), ("≤", 0, 1, 0), ("＜", 100, 101, 9.9), ("＜", 100, 99, 10),
    ],
)  # fmt: skip
def test_a_row_scores_as_on_the_platform(sign: str, target: float, actual: float, expected: float) -> None:
    assert points(sign, target, actual) == expected


def test_more_than_nothing_meets_a_target_of_at_least_zero() -> None:
    platform = 0
    assert points("≥", 0, 5) == 10 != platform, Otherwise.MORE_THAN_NOTHING_MEETS_AT_LEAST_ZERO


def tiered(tier: str, given: object, w: object = 10) -> tuple[float | None, list[str | None]]:
    row = {"sign": "定性", "target": "显著提升", "actual": "提升", "tier": tier, "given": given, "w": w}
    found = result(PLATFORM, rows=[row])
    return number(found.scores["it"].points), [one.flag for one in found.findings if one.flag != "row-points-add-up"]


@pytest.mark.parametrize(
    ("tier", "given", "inside"),
    [
        ("met", 10, True), ("met", 8, True), ("met", "7.99", False), ("met", "10.01", False),
        ("partly", "7.99", True), ("partly", 8, False), ("partly", 6, True), ("partly", "5.99", False),
        ("unmet", "5.99", True), ("unmet", 6, False), ("unmet", 0, True),
    ],
)  # fmt: skip
def test_points_outside_their_tier_count_as_nothing_and_are_found(tier: str, given: object, inside: bool) -> None:
    got, found = tiered(tier, given)
    assert got == (float(str(given)) if inside else 0)
    assert bool(found) is not inside


def test_the_limits_of_the_tiers_are_exact() -> None:
    # 80 % of 3.33 is 2.664, which the platform rounds to 2.66
    platform = 2.66
    assert tiered("met", "2.66", "3.33")[0] == 0 != platform, Otherwise.TIER_LIMITS_ARE_NOT_ROUNDED
    assert tiered("met", "2.67", "3.33")[0] == 2.67


def found_for(rules: str, sign: str, target: object, actual: object, **more: object) -> set[str]:
    """The flags on the one row of a form under a shipped set."""
    row = {"section": "output", "name": "一", "sign": sign, "target": target, "actual": actual, "points": 50, **more}
    return set(evaluated(rules, {"budget": 100, "executed": 100, "targets": [row]}).flags.fired)


def test_far_above_the_target_is_found_from_120_percent_on() -> None:
    found = [found_for("cn.variants.hebei_tianjin", "≥", 100, actual) for actual in ("119.99", 120, 121)]
    assert ["target_too_low" in flags for flags in found] == [False, True, True]
    assert "target_too_low" not in found_for("cn.variants.hebei_tianjin", "≤", 100, 130)  # only where more is better


@pytest.mark.parametrize(
    ("sign", "target", "actual", "marked"),
    [
        ("≤", 100, 100, False), ("≤", 100, "100.01", True), ("＜", 100, 101, True), ("＝", 8, 8, False), ("＝", 8, 9, True),
        ("＝", 8, 7, True), ("≥", 100, 99, False), ("≥", 100, 150, False), ("定性", "良好", "良好", False),
    ],
)  # fmt: skip
def test_hebei_and_tianjin_mark_what_is_above_a_limit_or_off_an_exact_target(
    sign: str, target: object, actual: object, marked: bool
) -> None:
    found = found_for("cn.variants.hebei_tianjin", sign, target, actual, tier="met", given=50)
    assert ("score_to_confirm" in found) is marked


def test_a_reason_is_due_in_guangxi_from_130_percent_on_and_from_30_where_the_target_is_0() -> None:
    due = [
        "over_achievement_unexplained" in found_for("cn.variants.guangxi", sign, target, actual)
        for sign, target, actual in (("≥", 100, 129), ("≥", 100, 130), ("＝", 0, 29), ("＝", 0, 30), ("≤", 100, 130))
    ]
    assert due == [False, True, False, True, False]
    found = found_for("cn.variants.guangxi", "≥", 100, 130, reason="需求增加")
    assert "over_achievement_unexplained" not in found


def executed(rules: str, budget: object, spent: object, **more: object) -> tuple[float | None, float | None]:
    """The execution rate and its points under a shipped set."""
    found = evaluated(rules, {"budget": budget, "executed": spent, "targets": [], **more})
    return number(found.values["execution_rate"]), number(found.scores["budget_execution"].points)


@pytest.mark.parametrize(("rules", "full"), [("cn.project_self_evaluation", 10), ("cn.variants.hubei", 20)])
def test_execution_is_in_proportion_up_to_100_percent_and_0_without_a_budget(rules: str, full: int) -> None:
    amounts = ((100, 50), (100, 100), (100, 120), (0, 0), (0, 5))
    assert [executed(rules, *both)[1] for both in amounts] == [full / 2, full, full, 0, 0]


@pytest.mark.parametrize("rules", ["cn.variants.jiangxi", "cn.variants.core_101"])
def test_execution_in_jiangxi_and_by_the_guidance_of_2021_goes_by_intervals(rules: str) -> None:
    got = [executed(rules, 10000, spent)[1] for spent in (5999, 6000, 7999, 8000, 9999, 10000)]
    assert got == [0, 5, 5, 7, 7, 10]
    platform = 0
    assert executed(rules, 100, 105)[1] == 10 != platform, Otherwise.MORE_THAN_ALL_IS_ALL


def test_execution_in_zhejiang_adds_later_spending_and_has_a_rate_without_a_budget() -> None:
    got = [
        executed("cn.variants.zhejiang", budget, spent, executed_later=later)
        for budget, spent, later in ((100, 80, 10), (100, 100, 10), (0, 5, 0), (0, 0, 0), (0, 0, 5))
    ]
    assert got == [(0.9, 9), (1.1, 10), (1, 0), (0, 0), (1, 0)]
    assert executed("cn.variants.zhejiang", 100, 80) == (0.8, 8)


COST = """
inputs: {budget: {kind: money, unit: 万元, min: 0.01}, spent: {kind: money, unit: 万元, min: 0}}
indicators:
  it:
    points: 5
    score:
      method: bands
      value: abs(budget - spent) / budget
      bands: [{up_to: 10%, gives: 5}, {up_to: 15%, gives: 3}, {up_to: 20%, gives: 1}, {gives: 0}]
"""
SATISFACTION = """
inputs: {rate: {kind: percent}}
indicators: {it: {points: 10, score: {method: deduct, value: rate, below: 90%, per: 5%, take: 1, steps: whole}}}
"""


def test_the_jiangxi_form_of_2017_has_bands_of_cost_and_steps_of_satisfaction() -> None:
    got = [
        number(result(COST, budget=100, spent=spent).scores["it"].points)
        for spent in (90, 89.99, 85, 110, 110.01, 115, 120, 120.01)
    ]
    assert got == [5, 3, 3, 5, 3, 3, 1, 0]
    assert scores(SATISFACTION, "rate", "90%", "85.01%", "85%", "80%", "40%") == [10, 10, 9, 8, 0]


def test_the_platform_cuts_what_is_typed_to_two_decimals() -> None:
    rules = "inputs: {typed: {kind: number}}\nvalues: {kept: {formula: typed, decimals: 2, rounding: down}}\n"
    got = [number(result(rules, typed=typed).values["kept"]) for typed in ("9.999", "9.99", "-9.999", "10")]
    assert got == [9.99, 9.99, -9.99, 10]


def test_a_light_of_monitoring_is_green_when_current_and_target_are_both_zero() -> None:
    rules = """
inputs: {target: {kind: number}, current: {kind: number}}
flags: {red: {when: current != target if target == 0 else current < target, severity: warning, finding: 红灯}}
"""
    fired = [
        result(rules, target=target, current=current).flags.fired
        for target, current in ((0, 0), (0, 1), (5, 4), (5, 5))
    ]
    assert fired == [(), ("red",), ("red",), ()]
