"""Panels: sheets of several assessors become one result."""

from decimal import Decimal
from typing import Any

import pytest

from tests.evaluation.helper import earned, evaluated, evaluator, gaps
from tests.evaluation.panels import EACH, EACH_TRIMMED, INPUTS, PLAIN, ROWS, RULES, TRIMMED, judged, record, rows


def test_three_sheets_are_averaged_as_forms_print_it() -> None:
    result = judged(PLAIN, ("50.2", "93.33%"), ("49.5", "86.67%"), ("50.4", "88.99%"))
    assert [sheet.result.score for sheet in result.panel.sheets] == [
        Decimal("88.20"),
        Decimal("85.50"),
        Decimal("87.10"),
    ]
    assert (result.score, result.grade) == (Decimal("86.93"), "good")
    assert result.panel.spread == Decimal("2.70")


def test_the_scores_shown_are_the_means_of_the_same_sheets_and_add_up() -> None:
    result = judged(PLAIN, (40, "50%"), (50, "80%"), (51, "80%"))
    assert earned(result, "a") == 47
    assert (earned(result, "b"), earned(result, "c"), result.score) == (21, 10, 78)


def test_a_trimmed_mean_leaves_out_the_lowest_and_the_highest_total() -> None:
    result = judged(TRIMMED, (60, "100%"), (40, "50%"), (10, "100%"), (50, "60%"))
    assert [sheet.kept for sheet in result.panel.sheets] == [False, True, False, True]
    assert (earned(result, "a"), earned(result, "b"), result.score) == (45, Decimal("16.5"), Decimal("71.5"))


def test_of_equal_totals_the_name_that_comes_first_is_the_lower() -> None:
    result = judged(TRIMMED, (55, "50%"), (40, "100%"), (41, "100%"), (40, "100%"))
    assert [sheet.kept for sheet in result.panel.sheets] == [False, True, False, True]
    rows = judged(TRIMMED, (40, "100%"), (40, "100%"), (40, "100%"))
    assert [sheet.kept for sheet in rows.panel.sheets] == [False, True, False]


def test_too_few_sheets_for_a_trimmed_mean_are_undecided() -> None:
    result = judged(TRIMMED, (40, "50%"), (50, "80%"))
    assert (result.status, result.score, earned(result, "a"), earned(result, "c")) == ("undecided", None, None, 10)
    assert gaps(result) == [("sheets", "sheets", "who", "few-sheets")]
    assert [sheet.kept for sheet in result.panel.sheets] == [None, None]


@pytest.mark.parametrize("panel", [PLAIN, TRIMMED, EACH, EACH_TRIMMED])
def test_no_sheet_is_undecided_and_what_nobody_judges_is_still_scored(panel: str) -> None:
    result = judged(panel)
    assert (result.status, result.score, earned(result, "b"), earned(result, "c")) == ("undecided", None, None, 10)
    assert gaps(result) == [("sheets", "sheets", "who", "no-sheets")]
    assert (result.panel.sheets, result.panel.spread, result.completeness) == ((), None, Decimal("0.1"))


def test_each_indicator_is_averaged_and_rounded_by_itself() -> None:
    rules = RULES.replace("a: {title: A, points: 60,", "a: {title: A, points: 60, decimals: 1,")
    result = judged(EACH, ("40.04", "50%"), ("41", "80%"), ("41", "50%"), rules=rules)
    assert (earned(result, "a"), earned(result, "b")) == (Decimal("40.7"), 18)
    assert result.score == Decimal("68.7")
    trimmed = judged(EACH_TRIMMED, (10, "50%"), (50, "80%"), (40, "100%"), rules=rules)
    assert (earned(trimmed, "a"), earned(trimmed, "b")) == (40, 24)
    assert [sheet.kept for sheet in trimmed.panel.sheets] == [None, None, None]


def test_an_undecided_sheet_makes_undecided_what_depends_on_it_and_says_whose_it_is() -> None:
    result = judged(PLAIN, (40, "50%"), (None, "80%"))
    assert (result.status, result.score, earned(result, "a"), earned(result, "b")) == (
        "undecided",
        None,
        None,
        Decimal("19.5"),
    )
    assert [(gap.item, gap.field, gap.table, gap.row, gap.assessor) for gap in result.missing] == [
        ("a", "fit", "sheets", 2, "B")
    ]
    assert result.panel.spread is None


def test_which_sheets_are_left_out_cannot_be_told_while_one_is_undecided() -> None:
    result = judged(TRIMMED, (40, "50%"), (None, "80%"), (20, "80%"), (20, "80%"))
    assert (earned(result, "a"), earned(result, "b"), earned(result, "c")) == (None, None, 10)


def test_a_cell_of_a_sheet_is_never_filled_from_the_record() -> None:
    given = {**record((None, "50%")), "fit": 30}
    result = evaluated(RULES + PLAIN, given, "en")
    assert (result.score, [problem.code for problem in result.warnings]) == (None, ["data-judged"])


def test_reasons_of_sheets_that_are_left_out_are_passed_over() -> None:
    rules = RULES.replace("score: {method: formula", "if_missing: leave_out, score: {method: formula")
    result = judged(TRIMMED, (None, "0%"), (40, "50%"), (50, "60%"), (60, "100%"), rules=rules)
    assert [sheet.kept for sheet in result.panel.sheets] == [False, True, True, False]
    assert (result.status, result.missing) == ("decided", ())


APPLIES = RULES.replace("score: {method: formula", "not_applicable_when: fit == 0, score: {method: formula")


def test_what_applies_on_no_sheet_does_not_apply() -> None:
    result = judged(PLAIN, (0, "50%"), (0, "100%"), rules=APPLIES)
    assert (result.scores["a"].not_applicable, result.score, result.completeness) == (True, Decimal("81.25"), 1)


def test_what_applies_on_some_sheets_only_is_undecided_and_all_that_takes_its_points() -> None:
    for panel in (PLAIN, EACH):
        result = judged(panel, (0, "50%"), (50, "50%"), rules=APPLIES)
        assert (result.status, earned(result, "a"), earned(result, "b"), earned(result, "c")) == ("undecided",) + (
            None,
        ) * 3
        assert gaps(result) == [("a", "sheets", "a", "applies-in-part")]
        assert result.scores["b"].of is None


def test_an_indicator_left_out_on_one_sheet_and_not_applicable_on_another_counts_on_none() -> None:
    rules = APPLIES.replace("not_applicable_when: fit == 0", "if_missing: leave_out, not_applicable_when: fit == 0")
    result = judged(PLAIN, (0, "50%"), (None, "50%"), rules=rules)
    assert (result.score, result.scores["a"].not_applicable) == (Decimal("62.50"), False)
    assert result.completeness == Decimal("0.4")


GROUPS = (
    INPUTS
    + """
groups:
  g: {points: 90, combine: sum, decimals: 0}
  h: {points: 10, combine: formula, formula: "10 / sum_of(children, score)"}
indicators:
  a: {title: A, group: g, points: 60, score: {method: formula, gives: points, formula: fit}}
  b: {title: B, group: g, points: 30, score: {method: proportional, value: reached}}
  c: {title: C, group: h, score: {method: proportional, value: reached}}
total: {of: 100}
"""
)


def test_the_score_of_a_group_is_the_mean_of_those_of_the_sheets_or_follows_from_the_indicators() -> None:
    sheets = [("40.4", "100%"), ("41.4", "100%")]
    assert earned(judged(PLAIN, *sheets, rules=GROUPS), "g") == Decimal("70.5")
    assert earned(judged(EACH, *sheets, rules=GROUPS), "g") == 71


def test_rows_are_averaged_one_by_one_and_flags_see_their_averages() -> None:
    result = rows(PLAIN, "50%", "61%")
    assert [row.points for row in result.scores["a"].rows] == [Decimal("13.9"), Decimal("27.75")]
    assert (result.score, [finding.text for finding in result.findings]) == (Decimal("41.65"), ["goal 1: 13.9"])
    assert [row.points for row in rows(EACH, "50%", "61%").scores["a"].rows] == [Decimal("13.9"), Decimal("27.8")]


def test_a_row_that_applies_on_some_sheets_only_is_undecided() -> None:
    result = rows(PLAIN, "0%", "50%", done=("0%", "100%"))
    assert [row.points for row in result.scores["a"].rows] == [None, None]
    assert ("a", "sheets", "a", "applies-in-part") in gaps(result)
    assert rows(PLAIN, "0%", done=("0%", "100%")).scores["a"].rows[0].not_applicable


def test_without_sheets_every_judged_row_is_undecided() -> None:
    result = rows(PLAIN)
    assert [(row.points, row.of) for row in result.scores["a"].rows] == [(None, 50), (None, 50)]
    assert result.flags.undecided == ("weak",)


def test_gaps_of_rows_say_row_and_assessor() -> None:
    result = rows(PLAIN, "50%", "")
    found = [(gap.field, gap.table, gap.row, gap.assessor) for gap in result.missing]
    assert found == [("reached", "sheets", 2, "B")]
    result = rows(PLAIN, "50%", done=("", "50%"))
    assert [(gap.field, gap.table, gap.row, gap.assessor) for gap in result.missing] == [("done", "goals", 1, "A")]


def test_rows_that_are_not_there_say_on_whose_sheet_they_lack() -> None:
    goals: list[object] = []
    result = evaluated(ROWS + PLAIN, {**record((1, "50%")), "goals": goals}, "en")
    assert ("a", "goals", "goals", "no-rows") in gaps(result)


def test_values_that_follow_from_judgements_stand_on_the_sheets() -> None:
    rules = RULES.replace("values:\n", "values:\n  lead: {formula: score_of(a) - score_of(b), kind: number}\n")
    result = judged(PLAIN, (40, "50%"), (50, "100%"), rules=rules)
    assert result.values == {"lead": Decimal("22.5")}
    assert [sheet.result.values for sheet in result.panel.sheets] == [
        {"lead": 25, "doubled": 1},
        {"lead": 20, "doubled": 2},
    ]


def test_flags_limits_and_outcomes_look_at_the_scores_of_the_record() -> None:
    more = """
grade_limits: {weak: {when: rate_of(b) < 60%, at_most: fair}}
flags: {low: {when: score_of(a) < 45, severity: info, finding: "{score_of(a)}"}}
outcomes: {next: {choose: [{when: fired(low), then: less}, {then: more}]}}
"""
    result = judged(PLAIN + more, (60, "10%"), (60, "100%"))
    assert (result.score, result.grade, result.limited_by) == (Decimal("86.50"), "fair", ("weak",))
    assert [sheet.result.grade for sheet in result.panel.sheets] == ["fair", "good"]
    assert (result.flags.fired, result.outcomes["next"]) == ((), "more")


def spread(panel: str, *sheets: Any) -> list[str]:
    return [one.text for one in judged(panel, *sheets).findings if one.flag == "panel-spread"]


def test_a_wide_spread_is_a_finding_that_names_both_assessors() -> None:
    found = spread("panel: {table: sheets, by: who, spread_over: 10}\n", (40, "50%"), (50, "50.001%"), (45, "50%"))
    assert found == []
    found = spread("panel: {table: sheets, by: who, spread_over: 10%}\n", (40, "50%"), (50, "50.1%"), (45, "50%"))
    assert found == ["The totals of the sheets lie 10.03 points apart, more than 10: 75.03 by B, 65 by A."]


def test_the_limit_of_the_spread_may_be_a_parameter_and_is_a_finding_of_what_is_known() -> None:
    panel = (
        "parameters: {wide: {value: 5%}}\npanel: {table: sheets, by: who, spread_over: wide, average: each_indicator}\n"
    )
    assert spread(panel, (40, "50%"), (50, "50%"), (None, "50%")) == [
        "The totals of the sheets lie 10 points apart, more than 5: 75 by B, 65 by A."
    ]
    assert spread(panel, (None, "50%")) == []
    assert spread(panel) == []


def test_what_scoring_finds_on_a_sheet_says_whose_it_is() -> None:
    rules = RULES.replace("formula: fit}", "formula: fit * 2}")
    (found,) = judged(PLAIN, (20, "50%"), (31, "50%"), rules=rules).findings
    assert (found.flag, found.row, found.row_number) == ("score-clamped", "B", 2)
    assert found.text.startswith("The formula of 'A (B)' gives 62 points")
    rules = ROWS.replace(
        "{method: proportional, value: done * reached}", "{method: formula, gives: points, formula: reached * 60}"
    )
    goals = [{"name": "goal 1", "worth": 100, "done": "1%"}]
    (found,) = evaluated(rules + PLAIN, {**record((1, "200%")), "goals": goals}, "en").findings
    assert (found.row, found.row_number) == ("goal 1 (A)", 1)


def test_a_limit_that_is_undecided_is_told_once_for_the_record() -> None:
    more = "grade_limits: {weak: {when: spent > 2, at_most: poor}}\n"
    rules = RULES.replace("c: {title: C, points: 10, score: {method: proportional, value: spent}}", "c: {title: C, points: 10, score: {method: yes_no, value: total_of}}")  # fmt: skip
    rules = rules.replace("  spent: {", "  total_of: {kind: yes_no}\n  spent: {")
    given = {**record((50, "50%"), (50, "60%"), spent=None), "total_of": True}
    result = evaluated(rules + PLAIN + more, given, "en")
    assert [(gap.item, gap.field, gap.assessor) for gap in result.missing] == [("weak", "spent", None)]


def test_a_trim_of_a_parameter_takes_as_many_off_each_end() -> None:
    panel = "parameters: {two: {kind: whole, value: 2}}\npanel: {table: sheets, by: who, combine: trimmed_mean, trim: two}\n"
    result = judged(panel, (10, "0%"), (20, "0%"), (32, "0%"), (40, "0%"), (60, "0%"))
    assert result.score == 42


def test_a_total_that_applies_on_no_sheet_has_no_score() -> None:
    rules = INPUTS + "indicators: {a: {not_applicable_when: fit == 0, score: {method: proportional, value: reached}}}\ntotal: {of: 100}\n"  # fmt: skip
    result = judged(TRIMMED, (0, "1%"), (0, "2%"), (0, "3%"), rules=rules)
    assert (result.score, [sheet.kept for sheet in result.panel.sheets]) == (None, [True, True, True])


def test_a_judgement_that_nothing_uses_changes_nothing() -> None:
    rules = INPUTS + "indicators: {c: {score: {method: proportional, value: spent}}}\ntotal: {of: 100}\n"
    assert judged(PLAIN, (1, "1%"), rules=rules).score == 100


def test_the_json_form_shows_the_sheets_with_what_only_they_say() -> None:
    form = judged(PLAIN, (40, "50%"), (50, "70%")).to_dict()
    assert list(form)[list(form).index("scores") + 1] == "panel"
    assert form["panel"]["spread"] == 16
    assert form["panel"]["sheets"][1] == {
        "assessor": "B", "row": 2, "kept": True, "score": 81, "grade": "good",
        "scores": {"a": {"points": 50, "of": 60}, "b": {"points": 21, "of": 30}}, "values": {"doubled": Decimal("1.4")},
    }  # fmt: skip
    wrong = evaluator(RULES + PLAIN).evaluate({})
    assert (wrong.to_dict()["panel"], wrong.panel) == (None, None)
    assert "panel" not in evaluator("indicators: {a: {score: {method: yes_no, value: 1 < 2}}}").evaluate({}).to_dict()


def test_the_json_form_of_a_gap_says_whose_sheet_it_is() -> None:
    gap = judged(PLAIN, (40, "50%"), (None, "80%")).to_dict()["missing"]
    assert gap == [{"item": "a", "field": "fit", "reason": "missing", "table": "sheets", "row": 2, "assessor": "B"}]
