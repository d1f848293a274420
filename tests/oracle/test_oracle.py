"""The oracle against figures worked out by hand, so that it may be trusted as a measure."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from tests.oracle.example import RECORD, RULES
from tests.oracle.oracle import evaluate
from tests.oracle.small import leaves, proportional, rule_set

F = Fraction
NA = "not_applicable"
D = Decimal


def test_the_example_of_the_form_scores_98_62_and_is_excellent() -> None:
    found = evaluate(RULES, RECORD)
    assert found.score == F("98.62")
    assert found.grade == "excellent"
    assert found.status == "decided"
    assert found.completeness == 1
    assert found.indicators == {"budget_execution": F("8.62"), "target_rows": F(90)}
    assert found.full["target_rows"] == 90
    assert found.groups["output"] == 50
    assert found.values == {"execution_rate": F("0.8618304")}
    assert found.fired == ["full_marks_withheld"]
    assert found.fired_rows["full_marks_withheld"] == [1]
    assert found.undecided == []
    assert found.outcomes == {"next_budget": "first"}


# Missing, not applicable, redistribution


def test_what_is_left_out_gives_its_points_to_its_siblings_in_proportion() -> None:
    found = leaves(
        {"a": None, "b": 1, "c": D("0.5")},
        {"a": {"points": 40, "if_missing": "leave_out"}, "b": {"points": 20}, "c": {"points": 40}},
    )
    assert found.indicators == {"a": None, "b": F(100, 3), "c": F(100, 3)}
    assert found.full == {"a": None, "b": F(100, 3), "c": F(200, 3)}
    assert found.score == F(200, 3)
    assert found.completeness == F(60, 100)


def test_a_missing_score_is_undecided_unless_the_text_says_otherwise() -> None:
    undecided = leaves({"a": None, "b": 1}, {"a": {"points": 40}, "b": {"points": 60}})
    assert (undecided.score, undecided.status, undecided.completeness) == (None, "undecided", F(60, 100))
    assert undecided.indicators == {"a": None, "b": 60}
    zero = leaves({"a": None, "b": 1}, {"a": {"points": 40, "if_missing": "zero"}, "b": {"points": 60}})
    assert (zero.score, zero.completeness) == (60, 1)


def test_what_is_not_applicable_goes_to_the_named_sibling_and_counts_as_complete() -> None:
    found = leaves(
        {"a": 0, "b": 1, "c": 0},
        {
            "a": {"points": 40, "not_applicable_when": "v_c == 0", "give_to": "b"},
            "b": {"points": 20},
            "c": {"points": 40},
        },
    )
    assert found.indicators == {"a": NA, "b": 60, "c": 0}
    assert found.completeness == 1


def nested(record: Mapping[str, Any], give_to: str | None) -> Any:
    named = {} if give_to is None else {"give_to": give_to}
    return leaves(
        record,
        {
            "a": {"group": "inner", "points": 10, "if_missing": "leave_out"},
            "b": {"group": "inner", "points": 10, "if_missing": "leave_out"},
            "c": {"group": "other"},
            "d": {"group": "third"},
            "e": {"group": "bottom"},
        },
        groups={
            "top": {"points": 60},
            "bottom": {"points": 40},
            "inner": {"group": "top", "points": 20, **named},
            "other": {"group": "top", "points": 30},
            "third": {"group": "top", "points": 10},
        },
    )


def test_a_group_with_nothing_left_gives_its_points_on() -> None:
    everything = {"a": None, "b": None, "c": 1, "d": 1, "e": 1}
    assert nested(everything | {"a": 1}, None).full["a"] == 20
    spread = nested(everything, None)
    assert (spread.groups["inner"], spread.full["c"], spread.full["d"]) == (NA, 45, 15)
    named = nested(everything, "third")
    assert (named.full["c"], named.full["d"], named.full["other"]) == (30, 30, 30)
    assert named.score == 100
    assert named.completeness == F(80, 100)


def test_points_rise_through_the_tree_when_a_whole_branch_drops_out() -> None:
    found = leaves(
        {"a": None, "b": 1, "c": 1},
        {
            "a": {"group": "inner", "points": 30, "if_missing": "leave_out"},
            "b": {"group": "right", "points": 10},
            "c": {"group": "right", "points": 60, "decimals": 1},
        },
        groups={"left": {"points": 30}, "inner": {"group": "left", "points": 30}, "right": {"points": 70}},
    )
    assert (found.groups["left"], found.groups["right"]) == (NA, F(100, 7) + F("85.7"))
    assert found.full["right"] == 100


def test_a_group_declared_not_applicable_takes_its_items_with_it() -> None:
    found = leaves(
        {"a": 1, "b": 1},
        {"a": {"group": "g"}, "b": {"group": "h"}},
        groups={"g": {"points": 50, "not_applicable_when": "v_a == 1"}, "h": {"points": 50}},
    )
    assert found.indicators == {"a": NA, "b": 100}


def test_everything_out_leaves_no_score() -> None:
    found = leaves({"a": None}, {"a": {"points": 100, "if_missing": "leave_out"}})
    assert (found.score, found.grade, found.status, found.completeness) == (None, None, "undecided", 0)


# Groups


@pytest.mark.parametrize(
    ("combine", "expected"),
    [
        ({"combine": "mean"}, F(55)),
        ({"combine": "lowest"}, F(40)),
        ({"combine": "highest"}, F(90)),
        ({"combine": "geometric_mean"}, F(60)),
        ({"combine": "one_of"}, None),
        ({"combine": "formula", "formula": "lowest_of(children, rate)"}, F(40)),
        ({"combine": "formula", "formula": "sum_of(children, score)"}, F("1.3")),
    ],
)
def test_shares_are_combined(combine: dict[str, Any], expected: object) -> None:
    weights = {"mean": ({"weight": 7}, {"weight": 3})}.get(str(combine["combine"]), ({}, {}))
    found = leaves({"a": D("0.4"), "b": D("0.9")}, {"a": weights[0], "b": weights[1]}, total={"of": 100, **combine})
    assert found.score == expected


def test_only_one_applicable_child_counts() -> None:
    indicators = {"a": {"if_missing": "leave_out"}, "b": {"if_missing": "leave_out"}}
    found = leaves({"a": None, "b": D("0.5")}, indicators, total={"of": 100, "combine": "one_of"})
    assert found.score == 50


def test_an_index_is_rounded_where_it_is_written() -> None:
    total = {"of": 1, "combine": "geometric_mean", "decimals": 3}
    found = leaves({"a": D("0.5"), "b": D("0.9")}, {"a": {}, "b": {"decimals": 0}}, total=total)
    assert found.score == F("0.707")


# Rows


def rows_of(rows: list[dict[str, Any]], indicator: Mapping[str, Any], **sections: Any) -> Any:
    columns = {"g": {"kind": "choice", "choices": {"one": 1, "two": 2}}, "p": {"kind": "number"}}
    tables = {"t": {"columns": {**columns, "x": {"kind": "number"}}}}
    rules = {
        "tables": tables,
        "indicators": {"rows": {"each": "t", "score": proportional(full_at=1), **indicator}},
        "groups": {"one": {"points": 60}, "two": {"points": 40}},
        "total": {"of": 100},
        **sections,
    }
    return evaluate(rules, {"t": rows})


def row(group: str, points: int, share: object) -> dict[str, Any]:
    return {"g": group, "p": points, "x": share}


def test_rows_score_in_the_group_they_land_in() -> None:
    rows = [row("one", 20, 1), row("two", 40, D("0.333")), row("one", 40, D("0.5"))]
    found = rows_of(rows, {"group_by": "g", "points": "p", "decimals": 1})
    assert found.rows["rows"] == [(0, 20), (1, F("13.3")), (2, 20)]
    assert found.groups == {"one": 40, "two": F("13.3")}
    assert found.indicators["rows"] == F("53.3")


def test_a_row_left_out_gives_to_the_rows_of_its_group() -> None:
    rows = [row("one", 20, 1), row("two", 40, 1), row("one", 40, None)]
    found = rows_of(rows, {"group_by": "g", "points": "p", "if_missing": "leave_out"})
    assert found.rows["rows"] == [(0, 60), (1, 40), (2, None)]
    assert (found.score, found.completeness) == (100, F(60, 100))


def test_rows_without_points_share_evenly() -> None:
    rows = [row("one", 0, 1), row("two", 0, 1), row("one", 0, 0)]
    found = rows_of(rows, {"group_by": "g"})
    assert found.rows["rows"] == [(0, 30), (1, 40), (2, 0)]


def test_rows_that_do_not_fit_are_scored_as_written_unless_rescaled() -> None:
    rows = [row("one", 20, 1), row("one", 10, 0), row("two", 50, 1)]
    assert rows_of(rows, {"group_by": "g", "points": "p"}).score == 70
    assert rows_of(rows, {"group_by": "g", "points": "p", "rescale": True}).score == 80


def test_a_group_without_rows_is_missing() -> None:
    rows = [row("one", 60, 1)]
    assert rows_of(rows, {"group_by": "g", "points": "p"}).score is None
    left_out = rows_of(rows, {"group_by": "g", "points": "p", "if_missing": "leave_out"})
    assert (left_out.score, left_out.completeness) == (100, F(60, 100))
    assert rows_of(rows, {"group_by": "g", "points": "p", "if_missing": "zero"}).score == 60


def test_rows_refused_by_where_do_not_count() -> None:
    rows = [row("one", 60, 1), row("two", 40, 1), row("one", 5, 1)]
    assert rows_of(rows, {"group_by": "g", "points": "p", "where": "p > 5"}).score == 100


# Grades, limits, flags, outcomes


GRADES = {"good": {"from": 80}, "fair": {"from": 60}, "poor": {"from": 0}}


def graded(share: object, limits: Mapping[str, Any], **record: Any) -> str | None:
    rules = rule_set(
        {"only": {"score": proportional(full_at=1)}},
        {"x": share, **record},
        total={"of": 100, "decimals": 0},
        grades=GRADES,
        grade_limits=limits,
    )
    return evaluate(rules, {"x": share, **record}).grade


def test_grades_use_the_rounded_total() -> None:
    assert graded(D("0.795"), {}) == "good"
    assert graded(D("0.7949"), {}) == "fair"


def test_limits_cap_or_replace_and_undecided_ones_count_only_if_they_could_change_it() -> None:
    cap = {"cap": {"when": "c", "at_most": "fair"}}
    assert graded(D("0.9"), cap, c=True) == "fair"
    assert graded(D("0.3"), cap, c=True) == "poor"
    assert graded(D("0.9"), cap, c=None) is None
    assert graded(D("0.6"), cap, c=None) == "fair"
    both = cap | {"out": {"when": "d", "becomes": "unknown", "title": "?"}}
    assert graded(D("0.9"), both, c=True, d=True) == "unknown"
    assert graded(D("0.9"), both, c=None, d=True) == "unknown"
    assert graded(D("0.3"), both, c=True, d=None) is None


def test_flags_fire_only_on_true_and_are_undecided_when_missing() -> None:
    record = {"x": None, "y": 1, "t": [{"n": 1}, {"n": None}]}
    rules = rule_set(
        {},
        {"x": None, "y": 1},
        tables={"t": {"columns": {"n": {"kind": "number"}}}},
        flags={
            "a": {"when": "x > 1"},
            "b": {"when": "y == 1"},
            "c": {"when": "n == 1", "each": "t"},
            "d": {"when": "n == 2", "each": "t"},
            "e": {"when": "fired(c) and not fired(a)"},
            "f": {"when": "fired(c) and fired(b)"},
        },
        outcomes={
            "o": {"choose": [{"when": "fired(d)", "then": "p"}, {"then": "q"}]},
            "n": {"choose": [{"when": "y > 1", "then": "p"}, {"then": "q"}]},
        },
    )
    del rules["total"]
    found = evaluate(rules, record)
    assert found.fired == ["b", "c", "f"]
    assert found.undecided == ["a", "c", "d", "e"]
    assert found.fired_rows["c"] == [0]
    assert found.outcomes == {"o": None, "n": "q"}


def test_words_of_a_scale_label_and_give_scores() -> None:
    letters = {"a": {"from": 4}, "b": {"from": 3}, "c": {"from": 2}, "d": {"from": 1}}
    shape = {"method": "bands", "value": "x", "bands": [{"from": 90, "gives": "a"}, {"gives": "c"}]}
    rules = rule_set(
        {"one": {"group": "g", "scale": "letters", "score": shape}, "two": {"group": "g", "score": proportional()}},
        {"x": 95},
        groups={"g": {"combine": "mean", "scale": "letters"}},
        scales={"letters": letters},
    )
    del rules["total"]
    found = evaluate(rules, {"x": 95})
    assert found.indicators["one"] == 4
    assert (found.groups["g"], found.words) == (F("2.5"), {"g": "c", "one": "a"})


def test_values_are_rounded_by_printed_digits_and_used_rounded() -> None:
    record = {"x": 2, "y": 3}
    values = {
        "rate": {"kind": "percent", "formula": "x / y", "decimals": 2},
        "twice": {"kind": "number", "formula": "rate * 2"},
    }
    found = evaluate(rule_set({}, record, values=values, total={"of": 1}), record)
    assert found.values == {"rate": F("0.6667"), "twice": F("1.3334")}


def test_like_copies_the_fields_that_are_not_written() -> None:
    first = {"points": 40, "decimals": 1, "score": proportional(full_at=3)}
    rules = rule_set({"a": first, "b": {"like": "a", "points": 60}}, {"x": 1})
    assert evaluate(rules, {"x": 1}).indicators == {"a": F("13.3"), "b": 20}
