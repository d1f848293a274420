"""Shapes that turn one number into points: proportional, line, deduct, formula."""

from decimal import Decimal

import pytest

from tests.evaluation.helper import earned
from tests.scoring.shapes import got, result_of


@pytest.mark.parametrize(
    ("rate", "points"),
    [("0%", 0), ("0.01%", "0.01"), ("86.18%", "86.18"), ("99.99%", "99.99"), ("100%", 100), ("120%", 100), ("-5%", 0)],
)
def test_in_proportion_between_nothing_and_all(rate: str, points: str) -> None:
    assert got("{method: proportional, value: rate}", rate=rate) == Decimal(points)


@pytest.mark.parametrize(("x", "points"), [(9, 100), (10, 100), (11, 90), (15, 50), (19, 10), (20, 0), (21, 0)])
def test_lower_is_better_where_nothing_stands_above_all(x: int, points: int) -> None:
    assert got("{method: proportional, value: x, full_at: 10, zero_at: 20}", x=x) == points


@pytest.mark.parametrize(("rate", "points"), [("59.99%", 0), ("60%", 60), ("60.01%", "60.01")])
def test_below_the_pass_mark_there_is_nothing(rate: str, points: str) -> None:
    assert got("{method: proportional, value: rate, pass_at: 60%}", rate=rate) == Decimal(points)


@pytest.mark.parametrize(("x", "points"), [(14, 60), (15, 50), (16, 0)])
def test_where_lower_is_better_what_lies_above_the_pass_mark_gets_nothing(x: int, points: int) -> None:
    assert got("{method: proportional, value: x, full_at: 10, zero_at: 20, pass_at: 15}", x=x) == points


def test_limits_may_be_formulas_of_the_record() -> None:
    assert got("{method: proportional, value: x, full_at: late * 2}", x=3, late=2) == 75


def test_limits_that_come_to_the_same_number_leave_no_proportion() -> None:
    assert got("{method: proportional, value: x, full_at: late}", x=3, late=0) is None


ANCHORS = "method: line, value: rate, anchors: [{at: 70%, gives: 80%}, {at: 90%, gives: 100%}]"
LINE = f"{{{ANCHORS}}}"


@pytest.mark.parametrize(
    ("rate", "points"), [("69.99%", 0), ("70%", 80), ("70.01%", "80.01"), ("80%", 90), ("90%", 100), ("95%", 100)]
)
def test_between_anchors_the_points_follow_the_line(rate: str, points: str) -> None:
    assert got(LINE, rate=rate) == Decimal(points)


def test_beyond_the_anchors_the_line_says_what_there_is() -> None:
    below_and_above = f"{{{ANCHORS}, below: 10, above: 50%}}"
    assert got(below_and_above, rate="69%") == 10
    assert got(below_and_above, rate="90%") == 100
    assert got(below_and_above, rate="90.01%") == 50


def test_several_stretches_of_a_line_meet_at_their_anchors() -> None:
    line = "{method: line, value: x, anchors: [{at: 0, gives: 0}, {at: 10, gives: 40}, {at: 20, gives: 100}]}"
    assert [got(line, x=x) for x in (0, 5, 10, 15, 20)] == [0, 20, 40, 70, 100]


def test_a_line_is_missing_where_its_value_is() -> None:
    assert got(LINE) is None


DEDUCT = "{method: deduct, value: late, above: 2, per: 3, take: 10, steps: %s}"


@pytest.mark.parametrize(
    ("late", "whole", "started", "fractional"),
    [(1, 100, 100, "100"), (2, 100, 100, "100"), (3, 100, 90, "96.6667"), (5, 90, 90, "90"), (6, 90, 80, "86.6667")],
)
def test_each_step_above_the_allowance_takes_its_points(late: int, whole: int, started: int, fractional: str) -> None:
    assert got(DEDUCT % "whole", late=late) == whole
    assert got(DEDUCT % "started", late=late) == started
    assert got(DEDUCT % "fractional", late=late) == Decimal(fractional)


def test_a_deduction_ends_at_nothing() -> None:
    assert got(DEDUCT % "whole", late=32) == 0
    assert got(DEDUCT % "whole", late=1000) == 0


def test_a_deduction_ends_at_its_own_limit() -> None:
    limited = "{method: deduct, value: late, above: 2, per: 3, take: 10, steps: whole, at_most: 30%}"
    assert [got(limited, late=late) for late in (8, 11, 14)] == [80, 70, 70]


def test_what_is_taken_may_be_a_share_of_the_points() -> None:
    assert got("{method: deduct, value: late, above: 0, per: 1, take: 0.5%, steps: whole}", late=3) == Decimal("98.5")


@pytest.mark.parametrize(("rate", "points"), [("89%", 98), ("90%", 100), ("100%", 100), ("110%", 100), ("112%", 96)])
def test_an_allowance_may_have_two_sides(rate: str, points: int) -> None:
    both = "{method: deduct, value: rate, below: 90%, above: 110%, per: 1%, take: 2, steps: whole}"
    assert got(both, rate=rate) == points


FORMULA = "{method: formula, gives: points, formula: x}"


@pytest.mark.parametrize(
    ("x", "points", "cut"), [(-1, 0, True), (0, 0, False), (100, 100, False), ("100.01", 100, True)]
)
def test_what_a_formula_gives_outside_the_points_is_cut_off_and_said(x: object, points: int, cut: bool) -> None:
    result = result_of(FORMULA, {"x": x})
    assert earned(result) == points
    assert [finding.flag for finding in result.findings] == ["score-clamped"] * cut


def test_the_finding_of_a_cut_score_shows_what_the_formula_gave() -> None:
    (finding,) = result_of(FORMULA, {"x": "100.5"}).findings
    assert finding.text == "“only”的公式得出100.5分，超出0至100分的范围，已按边界计分。"
    assert finding.evidence == {"raw": "100.5", "points": "100"}


def test_a_formula_may_give_a_share_of_the_points() -> None:
    assert got("{method: formula, gives: share, formula: rate * 2}", rate="20%") == 40


def test_a_missing_formula_is_a_missing_score_and_no_finding() -> None:
    result = result_of(FORMULA, {})
    assert (earned(result), result.findings) == (None, ())


def test_an_allowance_may_have_a_lower_side_only() -> None:
    below = "{method: deduct, value: rate, below: 90%, per: 1%, take: 2, steps: whole}"
    assert [got(below, rate=rate) for rate in ("88%", "90%", "500%")] == [96, 100, 100]


@pytest.mark.parametrize(
    ("x", "late", "points"),
    [(3, 4, 75), (5, 4, 100), (-3, 4, 0), (-3, -4, 75), (3, -4, 0), (0, 4, 0), (3, 0, None), (None, 4, None)],
)
def test_a_quotient_of_two_fields_is_kept_between_nothing_and_all(x: object, late: object, points: object) -> None:
    assert got("{method: proportional, value: x / late}", x=x, late=late) == points
