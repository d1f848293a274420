"""The reasons why something is undecided: empty fields, divisions by zero, tables without rows."""

from typing import Any

import pytest

from tests.evaluation.helper import evaluated, gaps

RULES = """inputs:
  x: {kind: number, optional: true}
  z: {kind: number, optional: true}
  held: {kind: yes_no, optional: true}
tables:
  years:
    columns:
      paid: {kind: number, optional: true}
      due: {kind: number, optional: true}
      ok: {kind: yes_no, optional: true}
values:
  ratio: {formula: x / z}
  deep: {formula: ratio + ratio}
  shape: {score: {method: line, value: x, anchors: [{at: 0, gives: 0}, {at: 1, gives: 1}]}}
"""


def reasons(formula: str, **record: object) -> list[tuple[object, ...]]:
    """Why an indicator with this formula is undecided."""
    text = f"{RULES}indicators:\n  a: {{score: {{method: formula, gives: points, formula: '{formula}'}}}}\ntotal: {{of: 100}}\n"
    found: list[tuple[object, ...]] = gaps(evaluated(text, {"years": [], **record}))
    return found


@pytest.mark.parametrize(
    ("formula", "record", "expected"),
    [
        ("x", {}, [("a", "x", "missing")]), ("x + z", {}, [("a", "x", "missing"), ("a", "z", "missing")]), ("x + x", {}, [("a", "x", "missing")]),
        ("x + z", {"x": 1}, [("a", "z", "missing")]), ("x / z", {"x": 1, "z": 0}, [("a", "z", "division-by-zero")]),
        ("x / (z - 2)", {"x": 1, "z": 2}, [("a", "z - 2", "division-by-zero")]), ("ratio", {"x": 1, "z": 0}, [("a", "z", "division-by-zero")]),
        ("deep * 2", {"z": 0}, [("a", "x", "missing"), ("a", "z", "division-by-zero")]), ("shape", {}, [("a", "x", "missing")]),
        ("x / z", {"z": 0}, [("a", "x", "missing"), ("a", "z", "division-by-zero")]), ("x", {"x": 1}, []),
        ("max(x, 1 / z)", {"x": 1, "z": 0}, [("a", "z", "division-by-zero")]),
    ],
)  # fmt: skip
def test_empty_fields_and_zero_divisors_are_named(
    formula: str, record: dict[str, object], expected: list[tuple[object, ...]]
) -> None:
    assert reasons(formula, **record) == expected


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("sum_of(years, paid)", [("a", "years", 2, "paid", "missing")]),
        ("sum_of(years, paid / due)", [("a", "years", 2, "paid", "missing"), ("a", "years", 3, "due", "missing"), ("a", "years", 1, "due", "division-by-zero")]),
        ("sum_of(years, 1, ok)", [("a", "years", 1, "ok", "missing"), ("a", "years", 2, "ok", "missing"), ("a", "years", 3, "ok", "missing")]),
        ("1 if at_least(x, years, paid > 0) else 2", [("a", "x", "missing"), ("a", "years", 2, "paid", "missing")]),
        ("sum_of(years, paid) / z", [("a", "z", "missing"), ("a", "years", 2, "paid", "missing")]),
    ],
)  # fmt: skip
def test_inside_a_table_the_rows_are_named(formula: str, expected: list[tuple[object, ...]]) -> None:
    years = [{"paid": 1, "due": 0}, {"due": 1}, {"paid": 3}]
    assert sorted(map(str, reasons(formula, years=years))) == sorted(map(str, expected))


def rows_of(more: str, *years: dict[str, object], **record: object) -> Any:
    text = f"{RULES}indicators:\n  a: {{each: years, points: due, score: {{method: proportional, value: paid, full_at: x}}{more}}}\n"
    return evaluated(text, {"years": list(years), **record})


def test_an_open_row_names_its_own_cells_and_the_fields_of_the_record() -> None:
    found = rows_of("", {"paid": 1, "due": 5}, {"due": 5}, {"paid": 1}, x=2)
    assert gaps(found) == [("a", "years", 2, "paid", "missing"), ("a", "years", 3, "due", "missing")]
    assert gaps(rows_of("", {"paid": 1, "due": 5})) == [("a", "x", "missing")]


def test_an_open_row_names_its_divisions_by_zero() -> None:
    text = f"{RULES}indicators:\n  a: {{each: years, points: 5, score: {{method: formula, gives: points, formula: paid / due}}}}\n"
    found = evaluated(text, {"years": [{"paid": 1, "due": 1}, {"paid": 1, "due": 0}]})
    assert gaps(found) == [("a", "years", 2, "due", "division-by-zero")]


def test_left_out_rows_and_rows_counted_as_zero_are_not_open() -> None:
    assert gaps(rows_of(", if_missing: leave_out", {"due": 5}, {"paid": 1, "due": 5}, x=2)) == []
    assert gaps(rows_of(", if_missing: zero", {"due": 5}, x=2)) == []


def test_a_row_that_looks_at_the_others_names_their_empty_cells() -> None:
    text = (
        f"{RULES}groups: {{all: {{points: 9}}}}\nindicators:\n  a:\n    each: years\n    group: all\n"
        "    score: {method: formula, gives: share, formula: 'due / sum_alike(ok, paid)'}\ntotal: {of: 9}\n"
    )
    years = [
        {"paid": 1, "due": None, "ok": True},
        {"paid": None, "due": 1, "ok": True},
        {"paid": None, "due": 2, "ok": False},
    ]
    found = gaps(evaluated(text, {"years": years}))
    assert found == [
        ("a", "years", 1, "due", "missing"), ("a", "years", 2, "paid", "missing"), ("a", "years", 3, "paid", "missing"),
    ]  # fmt: skip


def test_a_condition_on_a_row_is_named_where_it_is_what_is_missing() -> None:
    found = rows_of(", not_applicable_when: ok", {"paid": 1, "due": 5}, x=2)
    assert gaps(found) == [("a", "years", 1, "ok", "missing")]


def test_a_group_that_may_not_apply_says_why_it_is_open() -> None:
    text = f"{RULES}groups: {{g: {{title: G, points: 60, not_applicable_when: held}}, h: {{title: H, points: 40}}}}\n"
    text += "indicators:\n  a: {group: g, score: {method: yes_no, value: x > 1}}\n  b: {group: h, score: {method: yes_no, value: x > 1}}\ntotal: {of: 100}\n"
    assert gaps(evaluated(text, {"x": 2, "years": []})) == [("g", "held", "missing")]
    assert gaps(evaluated(text, {"x": 2, "held": False, "years": []})) == []


def test_what_stands_in_a_group_that_does_not_apply_waits_for_nothing() -> None:
    text = (
        f"{RULES}groups:\n  g: {{points: 60, not_applicable_when: held}}\n  inside: {{group: g, points: 60, not_applicable_when: z > 1}}\n"
        "  h: {points: 40}\nindicators:\n  a: {group: inside, points: 30, score: {method: yes_no, value: x > 1}}\n"
        "  rows: {each: years, group: inside, points: 30, score: {method: yes_no, value: ok}}\n"
        "  b: {group: h, score: {method: yes_no, value: held}}\ntotal: {of: 100}\n"
    )
    assert gaps(evaluated(text, {"held": True, "years": []})) == []
    open_one = [("a", "x", "missing"), ("rows", "years", "years", "no-rows"), ("inside", "z", "missing")]
    assert gaps(evaluated(text, {"held": False, "years": []})) == open_one


def test_rows_that_name_groups_which_do_not_apply_are_not_asked_for() -> None:
    text = (
        "inputs:\n  held: {kind: yes_no}\ntables:\n  years:\n    columns:\n      due: {kind: number}\n"
        "      part: {kind: choice, choices: {one: One, two: Two}}\n"
        "groups:\n  g: {points: 60, not_applicable_when: held}\n  one: {group: g, points: 30}\n  two: {group: g, points: 30}\n"
        "  h: {points: 40}\nindicators:\n  rows: {each: years, group_by: part, score: {method: proportional, value: due}}\n"
        "  b: {group: h, score: {method: yes_no, value: held}}\ntotal: {of: 100}\n"
    )
    assert gaps(evaluated(text, {"held": True, "years": []})) == []
    assert gaps(evaluated(text, {"held": False, "years": []})) == [("rows", "years", "years", "no-rows")]
    half = {"held": False, "years": [{"due": 1, "part": "one"}]}
    assert gaps(evaluated(text, half)) == [("two", "years", "years", "no-rows")]
    assert gaps(evaluated(text, {**half, "held": True})) == []


def test_what_is_counted_as_zero_is_not_missing() -> None:
    text = f"{RULES}indicators:\n  a: {{if_missing: zero, score: {{method: proportional, value: x}}}}\ntotal: {{of: 100}}\n"
    found = evaluated(text, {"years": []})
    assert (found.score, gaps(found), found.completeness) == (0, [], 1)
