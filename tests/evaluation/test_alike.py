"""Rows beside rows: how many different values there are, how often a value comes, what rows of one value add up to."""

from collections import Counter
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.evaluation.helper import evaluated, evaluator, quoted

TABLE = """inputs: {known: {kind: yes_no, optional: true}}
tables:
  rows:
    columns:
      name: {kind: text, optional: true}
      n: {kind: number, optional: true}
      mixed: {kind: number_or_text, optional: true}
      day: {kind: date, optional: true}
      sort: {kind: choice, optional: true, choices: {a: A, b: B}}
      on: {kind: yes_no, optional: true}
"""


Row = dict[str, Any]


def came_to(formula: str, *rows: Row) -> Any:
    text = f"{TABLE}values:\n  v: {{formula: {quoted(formula)}}}\n"
    return evaluated(text, {"rows": list(rows)}).values["v"]


def row_by_row(formula: str, *rows: Row) -> list[str]:
    """What the formula comes to in each row, as a finding prints it."""
    text = f"{TABLE}flags:\n  f: {{each: rows, when: 1 < 2, severity: info, finding: {{en: {quoted('{' + formula + '}')}}}}}\n"
    return [finding.text for finding in evaluated(text, {"rows": list(rows)}, "en").findings]


def column(name: str, *values: object) -> list[Row]:
    return [{name: value} for value in values]


@pytest.mark.parametrize(
    ("name", "values", "different"),
    [
        ("n", (1, "1.0", "1.00", 2), 2),
        ("name", ("a", "A", "a"), 2),
        ("mixed", (5, "5.0", "five", "five"), 2),
        ("day", ("2024-01-01", "2024-01-01", "2024-01-02"), 2),
        ("sort", ("a", "A", "b"), 2),
        ("on", (True, False, "是"), 2),
        ("n", (), 0),
        ("n", (1, None), None),
    ],
)
def test_equal_values_count_once(name: str, values: tuple[object, ...], different: int | None) -> None:
    assert came_to(f"distinct_of(rows, {name})", *column(name, *values)) == different


def test_different_values_are_counted_over_the_rows_that_the_condition_takes_in() -> None:
    rows: list[Row] = [{"n": 1, "on": True}, {"n": 2, "on": False}, {"n": 3, "on": True}, {"n": None, "on": False}]
    assert came_to("distinct_of(rows, n, on)", *rows) == 2
    assert came_to("distinct_of(rows, n, on)", *rows, {"n": 1, "on": None}) is None
    assert came_to("distinct_of(rows, n / 3 * 3 > 1, not missing(n))", *rows) == 2


def test_a_row_tells_how_many_rows_are_like_it() -> None:
    assert row_by_row("repeats_of(name)", *column("name", "a", "b", "a")) == ["2", "1", "2"]
    assert row_by_row("repeats_of(n * 2)", *column("n", 1, "1.0", 2)) == ["2", "2", "1"]


def test_one_row_without_a_value_could_be_like_any() -> None:
    assert row_by_row("repeats_of(name)", *column("name", "a", None, "a")) == ["(not filled in)"] * 3
    assert row_by_row("repeats_of(name, not missing(name))", *column("name", "a", None, "a")) == [
        "2", "(not filled in)", "2",
    ]  # fmt: skip


def test_only_rows_that_the_condition_takes_in_are_counted_whether_or_not_it_takes_in_the_row_itself() -> None:
    rows = [
        {"name": "a", "on": True},
        {"name": "a", "on": False},
        {"name": "b", "on": False},
        {"name": "c", "on": True},
    ]
    assert row_by_row("repeats_of(name, on)", *rows) == ["1", "1", "0", "1"]


def test_a_row_that_may_count_leaves_open_only_the_rows_like_it() -> None:
    rows: list[Row] = [{"name": "a", "on": True}, {"name": "a", "on": None}, {"name": "b", "on": True}]
    assert row_by_row("repeats_of(name, on)", *rows) == ["(not filled in)", "(not filled in)", "1"]


def test_rows_of_one_value_are_added_up() -> None:
    rows: list[Row] = [
        {"name": "a", "n": 1},
        {"name": "b", "n": 5},
        {"name": "a", "n": "0.5"},
        {"name": "c", "n": None},
    ]
    assert row_by_row("sum_alike(name, n)", *rows) == ["1.5", "5", "1.5", "(not filled in)"]
    assert row_by_row("sum_alike(name, n, n > 0.6)", *rows[:3]) == ["1", "5", "1"]


def test_inside_an_aggregate_the_rows_of_its_table_are_compared() -> None:
    rows: list[Row] = [{"name": "a", "n": 1}, {"name": "b", "n": 3}, {"name": "a", "n": 3}]
    assert came_to("any_of(rows, repeats_of(name) > 1)", *rows) is True
    assert came_to("sum_of(rows, 1 / repeats_of(name))", *rows) == came_to("distinct_of(rows, name)", *rows) == 2
    assert came_to("highest_of(rows, sum_alike(name, n))", *rows) == 4
    assert came_to("sum_of(rows, n / sum_alike(name, n))", *rows) == 2
    assert row_by_row("count_of(rows, repeats_of(name) > 1) + repeats_of(name)", *rows) == ["4", "3", "4"]


def test_scores_of_rows_are_compared_once_they_are_there() -> None:
    text = (
        f"{TABLE}groups: {{all: {{points: 10}}}}\nindicators: {{one: {{each: rows, group: all, points: 'n',"
        " score: {method: yes_no, value: 'on'}}}\ntotal: {of: 10}\n"
        "values: {same: {formula: 'highest_of(rows, repeats_of(row_score))'}}\n"
        "flags: {f: {each: rows, when: repeats_of(row_score) > 1, severity: info, finding: same}}\n"
    )
    rows: list[Row] = [{"n": 5, "on": True}, {"n": 3, "on": False}, {"n": 2, "on": False}]
    result = evaluated(text, {"rows": rows})
    assert (result.values["same"], [finding.row_number for finding in result.findings]) == (2, [2, 3])


def test_each_record_is_counted_by_itself() -> None:
    text = f"{TABLE}values: {{v: {{formula: 'sum_of(rows, repeats_of(name))'}}}}\n"
    ready = evaluator(text)
    one, two = column("name", "a", "a"), column("name", "a", "b", "c")
    assert [ready.evaluate({"rows": rows}).values["v"] for rows in (one, two, one)] == [4, 3, 4]


cells = st.one_of(st.none(), st.sampled_from(["0.5", "1", "2"]))
tables = st.lists(
    st.fixed_dictionaries({"name": st.sampled_from(["a", "b", "c", None]), "n": cells, "on": st.sampled_from([True, False, None])}),
    max_size=8,
)  # fmt: skip


@given(tables)
def test_rows_are_compared_as_if_each_looked_at_all_others(rows: list[Row]) -> None:
    text = (
        f"{TABLE}flags:\n  f: {{each: rows, when: 1 < 2, severity: info,"
        " finding: {en: '{repeats_of(name, on)} {sum_alike(name, n)}'}}\n"
    )

    def by_hand(name: object, taken: list[object], numbers: list[object]) -> str:
        known = sum((Fraction(str(one)) for one in numbers if one is not None), Fraction(0))
        unsure = name is None or None in taken or None in numbers
        return "(not filled in)" if unsure else f"{float(known):g}"

    expected = []
    for mine in rows:
        name = mine["name"]
        like = [row for row in rows if row["on"] is not False and row["name"] in {name, None}]
        open_names = [None for row in like if row["name"] is None]
        counted = by_hand(name, [row["on"] for row in like] + open_names, [1 for _ in like])
        same = [row for row in rows if row["name"] in {name, None}]
        summed = by_hand(name, [row["name"] for row in same], [row["n"] for row in same])
        expected.append(f"{counted} {summed}")
    assert [finding.text for finding in evaluated(text, {"rows": rows}, "en").findings] == expected


@given(st.lists(st.sampled_from("abcd"), max_size=10))
def test_shares_of_one_over_the_repeats_add_to_the_number_of_different_values(names: list[str]) -> None:
    rows = column("name", *names)
    assert came_to("sum_of(rows, 1 / repeats_of(name))", *rows) == len(Counter(names))
    assert came_to("distinct_of(rows, name)", *rows) == len(Counter(names))
