"""Printed figures beside recomputed ones."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfrules import Result
from perfrules.evaluation.comparison import Comparison, judged
from perfrules.exact import Exact, rounded
from perfrules.roundings import ROUNDINGS
from tests.evaluation.helper import evaluated, evaluator

FORM = """\
inputs:
  budget: {kind: money, unit: 万元, optional: true}
  executed: {kind: money, unit: 万元, optional: true}
  spared: {kind: yes_no, optional: true}
  said_rate: {kind: percent, optional: true}
  said_left: {kind: money, unit: 万元, optional: true}
  said_execution: {kind: number, optional: true}
  said_goals: {kind: number, optional: true}
  said_total: {kind: number, optional: true}
  said_grade: {kind: choice, optional: true, choices: {good: 好, bad: 差}}
tables:
  rows:
    columns:
      section: {kind: choice, choices: {output: O, survey: S}}
      name: {kind: text}
      points: {kind: number}
      share: {kind: percent, optional: true}
      said: {kind: number, optional: true}
values:
  rate: {title: 执行率, formula: executed / budget, kind: percent, declared: said_rate}
  left: {title: 结余, formula: budget - executed, declared: said_left}
groups:
  execution: {points: 20}
  goals: {title: 目标, points: 80, declared: said_goals}
  output: {group: goals, points: 60}
  survey: {group: goals, points: 20, not_applicable_when: spared, give_to: output}
indicators:
  spending: {title: 执行, group: execution, score: {method: proportional, value: rate}, decimals: 2, declared: said_execution}
  met:
    title: 完成
    each: rows
    group_by: section
    label: name
    points: points
    decimals: 2
    score: {method: proportional, value: share}
    declared: said
total: {of: 100, decimals: 2, declared: said_total, declared_grade: said_grade}
grades: {good: {title: 好, from: 80}, bad: {title: 差, from: 0}}
"""


def row(name: str, points: float, share: str | None, said: float | None, section: str = "output") -> dict[str, object]:
    return {"name": name, "points": points, "share": share, "said": said, "section": section}


RECORD: Mapping[str, object] = {
    "budget": 3, "executed": 2.9991, "spared": False, "said_execution": 19, "said_rate": "99.97%", "said_total": 98, "said_goals": 79,
    "said_grade": "good",
    "rows": [row("a", 40, "99%", 39), row("b", 20, "100%", 20), row("c", 20, "100%", 20, "survey")],
}  # fmt: skip


def reviewed(more: Mapping[str, object] | None = None, form: str = FORM) -> dict[str, Any]:
    """The comparisons by item, or by the label of the row; not called so, as their figures are compared with plain numbers."""
    result = evaluated(form, {**RECORD, **(more or {})})
    return {one.label or one.item: one for one in result.review}


def test_figures_come_in_the_order_of_a_form() -> None:
    assert list(reviewed()) == ["rate", "left", "spending", "a", "b", "c", "goals", "total", "grade"]


def test_a_printed_figure_that_the_rules_give_is_the_same() -> None:
    found = reviewed()["b"]
    assert (found.item, found.row, found.title, found.label) == ("met", 2, "完成", "b")
    assert (found.of, found.printed, found.computed, found.difference) == (20, 20, 20, 0)
    assert (found.verdict, found.rounding, found.missing, found.parts) == ("same", None, (), None)


def test_a_rounding_that_the_form_used_is_named() -> None:
    found = reviewed()["spending"]
    assert (found.printed, found.computed, found.exact) == (19, Decimal("19.99"), Decimal("19.994"))
    assert (found.verdict, found.rounding, found.difference) == ("rounding", "down", Decimal("-0.99"))
    row_a = reviewed()["a"]
    assert (row_a.exact, row_a.verdict, row_a.rounding) == (Decimal("39.6"), "rounding", "down")


def test_what_no_rounding_explains_differs() -> None:
    found = reviewed({"said_execution": 18})["spending"]
    assert (found.verdict, found.rounding, found.difference) == ("different", None, Decimal("-1.99"))


def test_a_percentage_is_compared_as_it_is_printed() -> None:
    assert reviewed()["rate"].verdict == "same"
    found = reviewed({"executed": 2.58549, "said_rate": "86.19%"})["rate"]
    assert (found.printed, found.computed, found.rounding) == (Decimal("0.8619"), Decimal("0.86183"), "up")
    assert (found.kind.name, found.of) == ("percent", None)
    assert reviewed({"executed": 2.58549, "said_rate": "87%"})["rate"].rounding == "up"
    assert reviewed({"executed": 2.58549, "said_rate": "88%"})["rate"].verdict == "different"


def test_money_is_compared_in_its_unit() -> None:
    found = reviewed({"said_left": "9元"})["left"]
    assert (found.printed, found.verdict, found.kind.unit) == (Decimal("0.0009"), "same", "万元")


def test_what_is_not_printed_is_not_compared() -> None:
    found = reviewed({"said_execution": None, "said_grade": None})
    assert (found["spending"].verdict, found["spending"].printed, found["spending"].difference) == (
        "not_printed",
        None,
        None,
    )
    assert (found["grade"].verdict, found["grade"].computed) == ("not_printed", "good")


def test_what_cannot_be_recomputed_says_what_is_missing() -> None:
    found = reviewed({"executed": None, "said_left": 0})
    said = {name: [(gap.item, gap.field) for gap in one.missing] for name, one in found.items() if one.missing}
    executed = [("spending", "executed")]
    assert said == {
        "rate": [("rate", "executed")], "left": [("left", "executed")], "spending": executed, "total": executed,
        "grade": executed,
    }  # fmt: skip
    assert {found[name].verdict for name in said} == {"undecided"}
    assert found["total"].parts.verdict == "same"


def test_an_undecided_row_tells_its_own_cells() -> None:
    rows = [row("a", 60, None, 50), row("b", 20, "50%", 10, "survey")]
    found = reviewed({"rows": rows})
    assert [(gap.row, gap.field) for gap in found["a"].missing] == [(1, "share")]
    assert found["a"].verdict == "undecided"
    assert found["b"].verdict == "same"
    assert [(gap.row, gap.field) for gap in found["goals"].missing] == [(1, "share")]


def test_each_cell_that_a_value_lacks_is_told_once() -> None:
    form = FORM.replace("executed / budget", "executed / budget if budget > 0 else 0%")
    found = reviewed({"budget": None}, form)["rate"]
    assert [gap.field for gap in found.missing] == ["budget"]


def test_the_printed_grade_is_held_against_the_recomputed_one() -> None:
    assert reviewed()["grade"].verdict == "same"
    found = reviewed({"said_grade": "bad"})["grade"]
    assert (found.verdict, found.printed, found.computed, found.difference, found.title) == (
        "different", "bad", "good", None, "等级",
    )  # fmt: skip


def test_a_rounding_that_the_rules_declare_for_a_value_group_or_total_comes_first() -> None:
    form = FORM.replace("kind: percent, declared", "kind: percent, decimals: 1, declared")
    form = form.replace("points: 80, declared", "points: 80, decimals: 0, declared")
    found = reviewed({"said_rate": "100%", "said_goals": 80}, form)
    assert (found["rate"].verdict, found["rate"].exact) == ("same", Decimal("0.9997"))
    assert (found["goals"].verdict, found["goals"].computed, found["goals"].exact) == ("same", 80, Decimal("79.6"))
    cut = reviewed({"said_rate": "99%", "said_goals": 79, "said_total": 99.5}, form)
    assert (cut["rate"].rounding, cut["goals"].rounding) == ("down", "down")


def test_a_row_that_moved_points_raise_is_compared_after_they_moved() -> None:
    rows = [row("a", 40, "50%", 26.66), row("b", 20, "100%", 26.67)]
    found = reviewed({"spared": True, "rows": rows})
    assert (found["a"].of, found["a"].computed, found["a"].verdict, found["a"].rounding) == (
        Decimal("53.333333333333"), Decimal("26.67"), "rounding", "down",
    )  # fmt: skip
    assert found["b"].verdict == "same"
    assert found["goals"].parts.sum == Decimal("53.33")


def test_an_indicator_that_moved_points_raise_keeps_its_exact_score() -> None:
    form = FORM.replace(
        "execution: {points: 20}",
        "execution: {points: 20, not_applicable_when: spared and budget == 0}",
    )
    found = reviewed({}, form)["spending"]
    assert (found.computed, found.exact, found.rounding) == (Decimal("19.99"), Decimal("19.994"), "down")


def test_what_does_not_apply_gets_nothing() -> None:
    rows = [row("a", 40, "100%", 40), row("b", 20, "100%", 20), row("c", 20, "100%", 20, "survey")]
    found = reviewed({"spared": True, "rows": rows})["c"]
    assert (found.computed, found.verdict) == (0, "different")
    rows[2]["said"] = None
    without = reviewed({"spared": True, "rows": rows, "said_goals": 60})
    assert without["c"].verdict == "not_printed"
    assert (without["goals"].parts.sum, without["goals"].parts.verdict) == (60, "same")
    rows[2]["said"] = 0
    assert reviewed({"spared": True, "rows": rows})["c"].verdict == "same"


def test_a_sum_is_held_against_its_printed_parts_too() -> None:
    found = reviewed({"said_total": 99.59})["total"]
    assert (found.verdict, found.computed) == ("same", Decimal("99.59"))
    assert (found.parts.sum, found.parts.difference, found.parts.verdict) == (98, Decimal("1.59"), "different")


def test_a_sum_of_parts_may_be_rounded() -> None:
    rows = [row("a", 40, "99%", 39.6), row("b", 20, "100%", 20), row("c", 20, "100%", 20, "survey")]
    found = reviewed({"rows": rows, "said_goals": 80})["goals"].parts
    assert (found.sum, found.verdict, found.rounding) == (Decimal("79.6"), "rounding", "half_up")


def test_a_sum_that_only_carries_the_roundings_of_its_parts_is_explained_by_them() -> None:
    found = reviewed()
    assert (found["goals"].computed, found["goals"].rounding) == (Decimal("79.6"), "down")
    assert (found["total"].computed, found["total"].printed) == (Decimal("99.59"), 98)
    assert (found["total"].verdict, found["total"].rounding) == ("rounding", "parts")


def test_a_sum_with_a_part_that_differs_is_not_explained() -> None:
    rows = [row("a", 40, "99%", 30), row("b", 20, "100%", 20), row("c", 20, "100%", 20, "survey")]
    found = reviewed({"rows": rows, "said_goals": 70, "said_total": 89})
    assert [found[name].verdict for name in ("a", "goals", "total")] == ["different"] * 3
    assert [found[name].parts.verdict for name in ("goals", "total")] == ["same", "same"]


def test_groups_that_print_nothing_pass_their_parts_on() -> None:
    found = reviewed({"said_goals": None, "said_total": 98})
    assert (found["total"].parts.sum, found["total"].rounding) == (98, "parts")
    assert found["goals"].verdict == "not_printed"
    assert found["goals"].parts is None


NOT_ADDED = {
    "a part is not printed": {"said_execution": None},
    "a row is not printed": {"rows": [row("a", 60, "100%", None), row("b", 20, "100%", 20, "survey")], "said_goals": None},
    "a group has no row": {"rows": [row("a", 60, "100%", 60)], "said_goals": None},
    "a row does not say where it belongs": {
        "rows": [{**row("a", 60, "100%", 60), "section": None}, row("b", 20, "100%", 20, "survey")], "said_goals": None,
    },
}  # fmt: skip


@pytest.mark.parametrize("more", NOT_ADDED.values(), ids=list(NOT_ADDED))
def test_there_is_no_sum_where_a_part_is_not_known(more: Mapping[str, object]) -> None:
    assert reviewed(more)["total"].parts is None


def test_parts_without_a_field_for_print_and_shares_are_not_added() -> None:
    assert reviewed({}, FORM.replace(", declared: said_execution", ""))["total"].parts is None
    shares = (
        FORM.replace("of: 100, decimals: 2", "of: 100, combine: mean")
        .replace("points: 80, ", "")
        .replace("execution: {points: 20}", "execution: {weight: 1}")
    )
    assert reviewed({}, shares)["total"].parts is None


def test_a_group_that_does_not_apply_and_is_not_printed_counts_as_nothing() -> None:
    form = FORM.replace(
        "points: 80, declared: said_goals", "points: 80, not_applicable_when: spared, declared: said_goals"
    )
    rows: list[object] = []
    found = reviewed({"spared": True, "rows": rows, "said_goals": None, "said_total": 19}, form)["total"]
    assert (found.parts.sum, found.parts.verdict) == (19, "same")


def test_what_is_left_out_has_no_figure() -> None:
    form = FORM.replace("    declared: said\n", "    declared: said\n    if_missing: leave_out\n")
    rows = [row("a", 60, None, 50), row("b", 60, "100%", 60), row("c", 20, "100%", 20, "survey")]
    assert reviewed({"rows": rows}, form)["a"].verdict == "undecided"


def test_a_missing_score_that_counts_as_zero_is_compared_as_zero() -> None:
    form = FORM.replace(
        "decimals: 2, declared: said_execution", "decimals: 2, if_missing: zero, declared: said_execution"
    )
    found = reviewed({"executed": None, "said_execution": 0}, form)["spending"]
    assert (found.verdict, found.computed, found.exact) == ("same", 0, 0)


def test_rows_without_a_label_have_their_number() -> None:
    result = evaluated(FORM.replace("    label: name\n", ""), RECORD)
    assert [(one.row, one.label) for one in result.review if one.item == "met"] == [(1, None), (2, None), (3, None)]


def test_texts_follow_the_language_of_the_result() -> None:
    result = evaluated(FORM, RECORD, "en")
    assert [one.title for one in result.review if one.item in {"total", "grade"}] == ["Total", "Grade"]


def test_reviewing_changes_nothing_of_the_result() -> None:
    one, other = (evaluator(FORM).evaluate(RECORD) for _ in range(2))
    assert one.review
    assert one.review is one.review
    assert one.to_json() == other.to_json()
    assert one.scores == other.scores


def test_a_record_with_mistakes_has_no_comparison_but_the_key() -> None:
    result = evaluator(FORM).evaluate({**RECORD, "budget": "viel"})
    assert (result.review, result.to_dict()["review"]) == ((), [])


def test_rules_without_printed_figures_have_no_key() -> None:
    result = evaluator(
        "inputs: {a: {kind: number}}\nindicators: {i: {points: 1, score: {method: formula, formula: a, gives: points}}}\ntotal: {of: 1}"
    ).evaluate({"a": 1})
    assert result.review == ()
    assert "review" not in result.to_dict()


def test_the_json_form_stands_last_and_says_everything() -> None:
    form = evaluator(FORM).evaluate({**RECORD, "executed": None}).to_dict()
    assert list(form)[-1] == "review"
    by_item = {one["label"] or one["item"]: one for one in form["review"]}
    assert by_item["a"] == {
        "item": "met", "row": 1, "label": "a", "of": 40, "printed": 39, "computed": Decimal("39.6"), "exact": Decimal("39.6"),
        "difference": Decimal("-0.6"), "rounding": "down", "verdict": "rounding",
    }  # fmt: skip
    assert by_item["spending"]["missing"] == [{"item": "spending", "field": "executed", "reason": "missing"}]
    assert by_item["goals"]["parts"] == {"sum": 79, "difference": 0, "rounding": None, "verdict": "same"}


POINTS = st.integers(1, 100)
WORDS = tuple(ROUNDINGS)


def points_and_rates() -> st.SearchStrategy[tuple[Exact, Exact]]:
    """Full points, and what the rate of two amounts of money earns of them."""
    parts = st.tuples(st.integers(1, 10**6), st.integers(1, 10**6), POINTS)
    return parts.map(lambda one: ((one[2], 1), (min(one[0], one[1]) * one[2], max(one[0], one[1]))))


@given(points_and_rates(), st.integers(0, 2))
def test_a_score_that_is_printed_half_up_is_never_a_difference(case: tuple[Exact, Exact], places: int) -> None:
    of, exact = case
    verdict, word = judged(rounded(exact, places), exact, exact, of, percent=False)
    assert verdict in {"same", "rounding"}
    assert word in {None, "exact", "half_up"}


@given(points_and_rates(), st.integers(0, 2))
def test_a_score_that_is_cut_off_is_recognised_or_equals_a_rounding(case: tuple[Exact, Exact], places: int) -> None:
    of, exact = case
    verdict, word = judged(rounded(exact, places, "down"), exact, exact, of, percent=False)
    assert verdict in {"same", "rounding"}
    assert word is None or WORDS.index(word) <= WORDS.index("down")


@given(points_and_rates(), st.integers(0, 2))
def test_a_score_by_a_rounded_rate_is_recognised_or_equals_a_finer_rounding(
    case: tuple[Exact, Exact], places: int
) -> None:
    of, exact = case
    rate = rounded((exact[0] * of[1], exact[1] * of[0]), places + 2)
    verdict, word = judged((rate[0] * of[0], rate[1] * of[1]), exact, exact, of, percent=False)
    assert verdict in {"same", "rounding"}
    assert word is None or WORDS.index(word) <= WORDS.index("rate_half_up")


@given(points_and_rates(), st.integers(0, 3), st.sampled_from(["half_up", "half_even", "down"]))
def test_a_percentage_that_is_rounded_in_print_is_never_a_difference(
    case: tuple[Exact, Exact], places: int, how: Any
) -> None:
    (n, d), (got, whole) = case
    rate = (got * d, whole * n)
    assert judged(rounded(rate, places + 2, how), rate, rate, None, percent=True)[0] in {"same", "rounding"}


@given(points_and_rates(), st.integers(2, 10))
def test_a_whole_point_more_is_a_difference(case: tuple[Exact, Exact], more: int) -> None:
    _, exact = case
    printed = (exact[0] + more * exact[1], exact[1])
    assert judged(printed, exact, exact, (0, 1), percent=False) == ("different", None)


def test_a_comparison_can_be_read_by_name() -> None:
    result: Result = evaluator(FORM).evaluate(RECORD)
    assert all(isinstance(one, Comparison) for one in result.review)
