"""Figures and formulas of the oracle against results worked out by hand."""

from fractions import Fraction
from typing import Any

import pytest

from tests.oracle import figures
from tests.oracle.formulas import formula
from tests.oracle.oracle import Run
from tests.oracle.small import rule_set

F = Fraction


def worked(text: str, **record: Any) -> Any:
    return formula(text, Run(rule_set({}, record), record))


@pytest.mark.parametrize(
    ("number", "rounding", "expected"),
    [
        ("2.5", "half_up", 3),
        ("-2.5", "half_up", -3),
        ("2.5", "half_even", 2),
        ("3.5", "half_even", 4),
        ("2.51", "half_even", 3),
        ("2.99", "down", 2),
        ("-2.99", "down", -2),
    ],
)
def test_ties_are_rounded_as_the_word_says(number: str, rounding: str, expected: int) -> None:
    assert figures.rounded(F(number), 0, rounding) == expected


def test_repeating_decimals_are_printed_to_twelve_places() -> None:
    assert figures.printed(F(2, 3)) == F("0.666666666667")
    assert figures.printed(F(1, 2**40)) == F(1, 2**40)


def test_roots_have_34_digits_and_are_exact_where_they_can_be() -> None:
    assert figures.root(F(4), 2) == 2
    assert figures.root(F(1, 8), 3) == F("0.5")
    assert figures.root(F(2), 2) == F("1.414213562373095048801688724209698")
    assert figures.root(F(-1), 2) is None
    assert figures.root(F(1, 10**80), 2) == F(1, 10**40)


def test_logarithms_and_exponentials_have_34_digits() -> None:
    assert figures.ln(F(1)) == 0
    assert figures.ln(F(0)) is None
    assert figures.exp(F(1)) == F("2.718281828459045235360287471352662")


def test_a_geometric_mean_is_one_root_of_one_product() -> None:
    assert figures.geometric_mean([F(1, 4), F(1)], [F(1), F(1)]) == F(1, 2)
    assert figures.geometric_mean([F(1, 4), F(1)], [F("0.5"), F("0.5")]) == F(1, 2)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1/3*3 == 1", True),
        ("0.1 + 0.2 == 0.3", True),
        ("80% + 5%", F("0.85")),
        ("1 < a < 3", True),
        ("1 < m < 3", None),
        ("3 < a < m", False),
        ("a / z", None),
        ("a / z > 1 and false", False),
        ("not m > 1", None),
        ("m > 1 or true", True),
        ("m > 1 or false", None),
        ("m > 1 and true", None),
        ("w in ['x', 'y']", True),
        ("w not in ['y']", True),
        ("w == 'x'", True),
        ("1 if a > 1 else m", 1),
        ("1 if m > 1 else 1", None),
        ("min(a, m)", None),
        ("median(4, 1, 3, 2)", F("2.5")),
        ("mean(1, 2)", F("1.5")),
        ("first_known(m, a)", 2),
        ("missing(m)", True),
        ("missing(a)", False),
        ("round(2.345, 2)", F("2.35")),
        ("abs(-a)", 2),
        ("root(9, 2)", 3),
        ("'1.5%' == w", False),
        ("mentions(w, ['X', 'y'])", True),
        ("mentions(w, ['y'])", False),
        ("mentions(m, ['y'])", None),
        ("mentions(a, ['2'])", False),
        ("rounding_of(8.62, 8.618304, 10)", "half_up"),
        ("rounding_of(8, 8.618304, 10)", "down"),
        ("rounding_of(43.05, 43.073, 50)", "rate_half_up"),
        ("rounding_of(9, 8, 10)", "other"),
        ("rounding_of(m, 8, 10)", None),
    ],
)
def test_a_formula_gives(text: str, expected: object) -> None:
    assert worked(text, a=2, z=0, m=None, w="x") == expected


ROWS = [{"n": 1, "on": True}, {"n": 3, "on": False}, {"n": None, "on": True}, {"n": 5, "on": None}]


@pytest.mark.parametrize(
    ("rows", "text", "expected"),
    [
        (ROWS, "sum_of(t, n)", None),
        (ROWS, "sum_of(t, n, n >= 3)", None),
        (ROWS[:2], "sum_of(t, n)", 4),
        (ROWS[:3], "sum_of(t, 1, on)", 2),
        (ROWS[1:3], "sum_of(t, n, not on)", 3),
        (ROWS[:2], "mean_of(t, n)", 2),
        (ROWS[:2], "highest_of(t, n * 2)", 6),
        (ROWS, "count_of(t, n > 0)", None),
        (ROWS[:3], "count_of(t, on)", 2),
        (ROWS, "any_of(t, n > 4)", True),
        (ROWS[:3], "any_of(t, n > 4)", None),
        (ROWS[:2], "any_of(t, n > 4)", False),
        (ROWS, "all_of(t, n < 4)", False),
        (ROWS[:3], "all_of(t, n < 4)", None),
        (ROWS[1:3], "all_of(t, n < 4, not on)", True),
        (ROWS, "at_least(2, t, n >= 3)", True),
        (ROWS, "at_least(3, t, n >= 3)", None),
        (ROWS, "at_least(4, t, n >= 3)", False),
        (ROWS[:3], "share_of(t, on)", F(2, 3)),
        (ROWS, "distinct_of(t, n)", None),
        ([*ROWS[:2], *ROWS[:1]], "distinct_of(t, n)", 2),
        (ROWS, "distinct_of(t, n, n > 2)", None),
        (ROWS[:3], "distinct_of(t, on)", 2),
        (ROWS[:3], "sum_of(t, repeats_of(on))", 5),
        (ROWS, "any_of(t, repeats_of(on) > 1)", None),
        (ROWS[:2], "highest_of(t, sum_alike(on, n))", 3),
        (ROWS[:3], "sum_of(t, sum_alike(on, n), not on)", 3),
        (ROWS[:3], "sum_of(t, sum_alike(on, n))", None),
        (ROWS[:3], "lowest_of(t, sum_alike(on, n, not missing(n)))", 1),
        ([], "distinct_of(t, n)", 0),
        ([], "sum_of(t, n)", 0),
        ([], "count_of(t, on)", 0),
        ([], "any_of(t, on)", False),
        ([], "all_of(t, on)", True),
        ([], "mean_of(t, n)", None),
        ([], "lowest_of(t, n)", None),
        ([], "share_of(t, on)", None),
    ],
)
def test_an_aggregate_gives(rows: list[dict[str, Any]], text: str, expected: object) -> None:
    tables = {"t": {"columns": {"n": {"kind": "number"}, "on": {"kind": "yes_no"}}}}
    record = {"t": rows}
    assert formula(text, Run(rule_set({}, record, tables=tables), record)) == expected
