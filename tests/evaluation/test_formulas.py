"""What formulas come to: operators, functions, rows, scores and words."""

from decimal import Decimal
from typing import Any

import pytest

from tests.evaluation.helper import evaluated, quoted

FIELDS = """inputs:
  x: {kind: number, optional: true}
  y: {kind: number, optional: true}
  p: {kind: percent, optional: true}
  held: {kind: yes_no, optional: true}
  other: {kind: yes_no, optional: true}
  day: {kind: date, optional: true}
  until: {kind: date, optional: true}
  word: {kind: text, optional: true}
  mixed: {kind: number_or_text, optional: true}
  blend: {kind: number_or_text, optional: true}
  opinion: {kind: choice, optional: true, choices: {clean: Clean, qualified: Qualified}}
tables:
  years:
    columns:
      rate: {kind: percent, optional: true}
      paid: {kind: number, optional: true}
      met: {kind: yes_no, optional: true}
"""


def came_to(formula: str, **record: object) -> Any:
    text = f"{FIELDS}values:\n  v: {{formula: {quoted(formula)}}}\n"
    return evaluated(text, {"years": [], **record}).values["v"]


@pytest.mark.parametrize(
    ("formula", "result"),
    [
        ("x + y", "10"), ("x - y", "4"), ("x * y", "21"), ("x / y", "2.333333333333"), ("-x", "-7"), ("+x", "7"), ("x + 0", "7"),
        ("0 + x", "7"), ("x - 0", "7"), ("x * 1", "7"), ("1 * x", "7"), ("x / 1", "7"), ("x * 3", "21"), ("3 * x", "21"),
        ("x / (y - 5)", "-3.5"), ("x / (0 - y)", "-2.333333333333"), ("1 / 3 * 3", "1"), ("2 + 3 * 4", "14"), ("x + y / 7", "7.428571428571"),
        ("x - y / 7", "6.571428571429"), ("(x + y) * (x - y)", "40"),
        ("min(x, y)", "3"), ("max(x, y)", "7"), ("min(x)", "7"), ("mean(x, y)", "5"), ("median(x, y)", "5"), ("median(x, y, 4)", "4"),
        ("abs(y - x)", "4"), ("round(x / y)", "2"), ("round(x / y, 2)", "2.33"), ("round(-2.5)", "-3"), ("round(p)", "0.86"),
        ("round(p, 1)", "0.862"), ("ln(1)", "0"), ("exp(0)", "1"), ("root(x + 1, 3)", "2"),         ("x if held else y", "7"), ("y if not held else x", "7"), ("x if true else y", "7"), ("x if false else y", "3"),
        ("days_between(day, until)", "60"), ("days_between(until, day)", "-60"), ("first_known(x, y)", "7"),
    ],
)  # fmt: skip
def test_arithmetic_is_exact_and_functions_do_what_their_names_say(formula: str, result: str) -> None:
    record = {"x": 7, "y": 3, "p": "86.18304%", "held": True, "day": "2024-01-01", "until": "2024-03-01"}
    assert str(came_to(formula, **record)) == result


@pytest.mark.parametrize(
    ("formula", "result"),
    [
        ("first_known(mixed, x) + 1", 8), ("(mixed if held else x) + 1", None), ("(x if held else mixed) + 1", 8),
        ("min(first_known(x, mixed), mixed)", None),
    ],
)  # fmt: skip
def test_among_numbers_a_text_is_a_missing_number(formula: str, result: int | None) -> None:
    assert came_to(formula, x=7, held=True, mixed="按时") == result


@pytest.mark.parametrize(
    ("formula", "result"),
    [
        ("x > y", True), ("x >= 7", True), ("x < y", False), ("x <= 7", True), ("x == 7", True), ("x != 7", False), ("y < x", True),
        ("1 < y < x", True), ("1 < x < y", False), ("x in [1, 7]", True), ("x not in [1, 7]", False), ("x in [-7, 2]", False),
        ("x + 1 > y", True), ("7 == x", True), ("x + 1 == y + 5", True), ("1/3*3 == 1", True), ("2 > 1", True),
        ("opinion == 'clean'", True), ("opinion != 'clean'", False), ("'clean' == opinion", True), ("opinion in ['qualified']", False),
        ("word == '好'", True), ("mixed == '按时'", True), ("mixed == 5", None), ("day < until", True), ("day == '2024-01-01'", True),
        ("'2024-01-02' <= day", False), ("held == true", True), ("held and not other", True), ("p > 86%", True), ("p == 0.8618304", True),
    ],
)  # fmt: skip
def test_comparisons_hold_or_do_not(formula: str, result: bool | None) -> None:
    record = {
        "x": 7,
        "y": 3,
        "p": "86.18304%",
        "held": True,
        "other": False,
        "day": "2024-01-01",
        "until": "2024-03-01",
    }
    words = {"opinion": "clean", "word": "好", "mixed": "按时"}
    assert came_to(formula, **record, **words) is result


@pytest.mark.parametrize(
    "formula",
    [
        "x + y", "x + 1", "1 + x", "x - y", "y - x", "x * y", "x * 2", "x / y", "y / x", "x / 2", "(x + 1) / y", "y / (x + 1)", "-x", "abs(x)", "min(x, y)",
        "max(y, x)", "mean(x, y)", "median(x, y)", "round(x)", "ln(x)", "exp(x)", "root(x, 2)", "x > y", "y > x", "x > 1", "x + 1 > 1",
        "x + 1 > y + 1", "1 > x", "x == x", "x in [1, 2]", "not held", "1 if held else 2", "opinion == 'clean'", "'clean' == opinion", "day < until",
        "until > day", "days_between(day, until)", "days_between(until, day)", "word == 'a'", "x if x > 1 else y", "y / 0", "y / (y - 3)",
        "ln(0)", "ln(-1)", "root(-1, 2)", "exp(1001)", "first_known(x, x)", "mixed + 1", "mixed == 1", "mixed == 'a'", "(x + 1) * 2",
    ],
)  # fmt: skip
def test_what_is_missing_or_not_defined_makes_the_whole_missing(formula: str) -> None:
    assert came_to(formula, y=3, until="2024-03-01") is None


def test_text_in_a_field_for_numbers_or_text_counts_as_missing_in_arithmetic() -> None:
    assert came_to("mixed + 1", mixed=4) == 5
    assert came_to("mixed + 1", mixed="按时完成") is None
    assert came_to("mixed > 1", mixed="按时完成") is None
    assert came_to("missing(mixed)", mixed="按时完成") is False
    assert came_to("first_known(mixed + 0, 9)", mixed="按时完成") == 9


@pytest.mark.parametrize(
    ("mixed", "blend", "same"),
    [
        (5, "5.0", True),
        (5, 6, False),
        ("按时", "按时", True),
        ("按时", "逾期", False),
        ("按时", 5, False),
        (None, 5, None),
        ("按时", None, None),
    ],
)
def test_two_fields_for_numbers_or_text_are_the_same_where_their_contents_are(
    mixed: object, blend: object, same: bool | None
) -> None:
    assert came_to("mixed == blend", mixed=mixed, blend=blend) is same
    assert came_to("mixed != blend", mixed=mixed, blend=blend) is (None if same is None else not same)


def test_missing_asks_and_first_known_helps_out() -> None:
    assert (came_to("missing(x)"), came_to("missing(x)", x=0)) == (True, False)
    assert (came_to("first_known(x, y, 5)"), came_to("first_known(x, y, 5)", y=0)) == (5, 0)
    assert came_to("missing(1)") is False


def test_constants_are_worked_out_beforehand_and_come_to_the_same() -> None:
    assert came_to("1 / 0") is None
    assert came_to("1 / 0 + x", x=1) is None
    assert came_to("x * (1 / 0)", x=1) is None
    assert came_to("(1 / 0) * x", x=1) is None
    assert came_to("x > 1 / 0", x=1) is None
    assert came_to("1 if 1 / 0 > 1 else 2") is None
    assert came_to("1 if 2 > 1 else x") == 1
    assert came_to("held and 1 > 1 / 0", held=True) is None
    assert came_to("held and 1 > 1 / 0", held=False) is False


ROWS: list[dict[str, object]] = [
    {"rate": "95%", "paid": 10, "met": True},
    {"rate": "90%", "paid": 30, "met": False},
    {"rate": "99%", "paid": 20, "met": True},
]


@pytest.mark.parametrize(
    ("formula", "result"),
    [
        ("sum_of(years, paid)", 60), ("sum_of(years, paid, met)", 30), ("mean_of(years, paid)", 20), ("mean_of(years, paid, met)", 15),
        ("lowest_of(years, paid)", 10), ("highest_of(years, paid)", 30), ("highest_of(years, paid, met)", 20), ("count_of(years)", 3),
        ("lowest_of(years, -paid)", -30), ("highest_of(years, -paid)", -10), ("count_of(years, met)", 2), ("count_of(years, met, paid > 15)", 1), ("any_of(years, paid > 20)", True), ("any_of(years, paid > 20, met)", False),
        ("all_of(years, paid >= 10)", True), ("all_of(years, paid < 25, met)", True), ("all_of(years, paid < 25)", False), ("share_of(years, paid, met)", "0.5"),
        ("share_of(years, met)", "0.666666666667"), ("share_of(years, paid > 15, met)", "0.5"), ("at_least(2, years, rate >= 95%)", True),
        ("at_least(3, years, rate >= 95%)", False), ("at_least(2, years, rate >= 95%, paid > 15)", False), ("at_least(x, years, met)", True),
        ("at_least(1.5, years, met)", True), ("sum_of(years, paid * x)", 120), ("sum_of(years, paid) / count_of(years)", 20),
        ("sum_of(years, paid / sum_of(years, paid))", 1),
    ],
)  # fmt: skip
def test_aggregates_go_through_the_rows(formula: str, result: object) -> None:
    found = came_to(formula, x=2, years=ROWS)
    assert found is result if isinstance(result, bool) else found == Decimal(str(result))


@pytest.mark.parametrize(
    ("formula", "result"),
    [
        ("sum_of(years, paid)", 0), ("count_of(years)", 0), ("any_of(years, met)", False), ("all_of(years, met)", True),
        ("mean_of(years, paid)", None), ("lowest_of(years, paid)", None), ("highest_of(years, paid)", None), ("share_of(years, met)", None),
        ("share_of(years, paid, met)", None), ("at_least(1, years, met)", False), ("at_least(0, years, met)", True),
    ],
)  # fmt: skip
def test_over_no_rows_the_sum_and_count_are_zero_any_is_false_all_is_true_and_the_others_missing(
    formula: str, result: object
) -> None:
    assert came_to(formula) == result


OPEN: list[dict[str, object]] = [{"paid": 10, "met": True}, {"met": None}, {"paid": 5, "met": True}]


@pytest.mark.parametrize(
    ("formula", "result"),
    [
        ("sum_of(years, paid)", None), ("mean_of(years, paid)", None), ("lowest_of(years, paid)", None), ("highest_of(years, paid)", None),
        ("sum_of(years, 1, met)", None), ("sum_of(years, paid, paid > 0)", None), ("count_of(years, met)", None), ("any_of(years, met)", True), ("any_of(years, not met)", None),
        ("all_of(years, met)", None), ("all_of(years, not met)", False), ("at_least(2, years, met)", True), ("at_least(3, years, met)", None),
        ("at_least(4, years, met)", False), ("at_least(x, years, met)", None), ("sum_of(years, paid, not missing(paid))", 15),
    ],
)  # fmt: skip
def test_a_row_with_a_missing_cell_makes_sums_missing_and_leaves_the_others_to_kleene(
    formula: str, result: object
) -> None:
    assert came_to(formula, years=OPEN) == result


def test_the_second_formula_of_a_row_is_not_disturbed_by_an_aggregate_inside_it() -> None:
    assert came_to("sum_of(years, paid + count_of(years) + paid)", years=ROWS) == 129


SCORED = """inputs: {x: {kind: percent, optional: true}, z: {kind: percent, optional: true}}
groups: {output: {title: Output, points: 60}, rest: {title: Rest}}
indicators:
  a: {group: output, score: {method: proportional, value: x}}
  b: {group: rest, points: 40, score: {method: proportional, value: z}}
scales: {letters: {good: {title: Good, from: 80%}, poor: {title: Poor, from: 0}}, marks: {high: {title: H, from: 30}, some: {title: S, from: 5}}}
total: {of: 100}
grades: {good: {title: Good, from: 80}, poor: {title: Poor, from: 0}}
flags:
  low: {when: x < 50%, severity: info, finding: low}
"""


@pytest.mark.parametrize(
    ("formula", "result"),
    [
        ("score_of(a)", "45"), ("rate_of(a)", "0.75"), ("points_of(a)", "60"), ("score_of(output)", "45"), ("rate_of(output)", "0.75"),
        ("points_of(output)", "60"), ("points_of(rest)", "40"), ("points_of(b)", "40"), ("total_score", "65"), ("total_score / 5", "13"),
    ],
)  # fmt: skip
def test_scores_are_read_by_functions(formula: str, result: str) -> None:
    text = f"{SCORED}values:\n  v: {{formula: {quoted(formula)}}}\n"
    assert evaluated(text, {"x": "75%", "z": "50%"}).values["v"] == Decimal(result)
    assert evaluated(text, {"z": "50%"}).values["v"] == (Decimal(result) if "points_of" in formula else None)


@pytest.mark.parametrize(
    ("formula", "result", "without"),
    [
        ("grade == 'poor'", True, None), ("grade_of(total_score + 20) == 'good'", True, None), ("word_of(letters, x) == 'poor'", True, None),
        ("word_of(letters, 80%) == 'good'", True, True), ("word_of(marks, 4) == 'some'", None, None), ("fired(low)", False, None),
    ],
)  # fmt: skip
def test_words_and_flags_are_read_by_functions(formula: str, result: bool | None, without: bool | None) -> None:
    text = f"{SCORED}values:\n  v: {{formula: {quoted(formula)}}}\n"
    assert evaluated(text, {"x": "75%", "z": "50%"}).values["v"] is result
    assert evaluated(text, {"z": "50%"}).values["v"] is without


def test_a_flag_on_rows_has_fired_once_a_row_says_so() -> None:
    text = f"{FIELDS}flags:\n  low: {{each: years, when: rate < 90%, severity: info, finding: low}}\nvalues:\n  v: {{formula: fired(low)}}\n"

    def fired(*rates: str | None) -> object:
        return evaluated(text, {"years": [{"rate": rate} for rate in rates]}).values["v"]

    assert [fired(), fired("95%"), fired("80%", None), fired("95%", None)] == [False, False, True, None]


def test_a_parameter_is_a_constant_of_its_kind() -> None:
    text = """inputs: {paid: {kind: money, unit: 万元}}
parameters:
  limit: {kind: percent, value: 80%}
  base: {kind: money, unit: 万元, value: 25}
  strict: {kind: yes_no, value: true}
values: {a: {formula: limit}, b: {formula: paid / base}, c: {formula: strict and paid > base}}
"""
    assert dict(evaluated(text, {"paid": 50}).values) == {"a": Decimal("0.8"), "b": 2, "c": True}


def test_values_use_values_whatever_their_order() -> None:
    text = "inputs: {x: {kind: number}}\nvalues:\n  c: {formula: b * 2}\n  b: {formula: a + 1}\n  a: {formula: x}\n"
    assert dict(evaluated(text, {"x": 4}).values) == {"c": 10, "b": 5, "a": 4}


@pytest.mark.parametrize(
    ("more", "shown"),
    [("decimals: 2", "0.6667"), ("decimals: 1, rounding: down", "0.666"), ("decimals: 0, rounding: half_even", "0.67")],
)
def test_decimals_of_a_percentage_count_its_printed_digits(more: str, shown: str) -> None:
    text = f"inputs: {{x: {{kind: number}}}}\nvalues:\n  v: {{formula: x / 3, kind: percent, {more}}}\n"
    assert evaluated(text, {"x": 2}).values["v"] == Decimal(shown)


def test_a_value_is_rounded_where_it_says_so_and_used_rounded() -> None:
    text = "inputs: {x: {kind: number}}\nvalues:\n  v: {formula: x / 3, decimals: 1}\n  w: {formula: v * 3}\n"
    assert dict(evaluated(text, {"x": 2}).values) == {"v": Decimal("0.7"), "w": Decimal("2.1")}


def test_values_are_shown_by_their_kind() -> None:
    text = (
        FIELDS
        + "values: {a: {formula: day}, b: {formula: word}, c: {formula: opinion}, d: {formula: held}, e: {formula: x}}\n"
    )
    record = {"years": [], "day": "2024-02-29", "word": "好", "opinion": "Clean", "held": "否", "x": "8,697.38"}
    assert dict(evaluated(text, record).values) == {
        "a": "2024-02-29", "b": "好", "c": "clean", "d": False, "e": Decimal("8697.38"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("x", "y", "above", "at_most"),
    [(3, 2, True, False), (1, 2, False, True), (-3, -2, True, False), (3, -2, False, True), (2, 2, False, True)],
)
def test_a_quotient_of_two_fields_is_compared_whatever_the_sign_of_the_divisor(
    x: int, y: int, above: bool, at_most: bool
) -> None:
    assert (came_to("x / y > 1", x=x, y=y), came_to("x / y <= 1", x=x, y=y)) == (above, at_most)


def test_a_quotient_of_two_fields_is_not_compared_where_it_is_missing() -> None:
    assert [came_to("x / y > 1", x=x, y=y) for x, y in ((None, 1), (1, None), (1, 0))] == [None] * 3


def test_a_date_among_the_parameters_is_a_day_like_any_other() -> None:
    text = """inputs: {day: {kind: date}}
parameters: {due: {kind: date, value: 2024-09-30}}
values: {late: {formula: "days_between(due, day)"}, over: {formula: day > due}}
flags: {f: {when: over, severity: info, finding: "due {due}"}}
"""
    found = evaluated(text, {"day": "2024-10-02"})
    assert (str(found.values["late"]), found.values["over"]) == ("2", True)
    assert found.findings[0].text == "due 2024-09-30"
