"""Exact numbers: nothing is lost, rounding is as on paper, and figures are printed plainly."""

from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from perfrules.exact import (
    Exact,
    Rounding,
    compare,
    from_decimal,
    parse,
    reduced,
    rounded,
    to_decimal,
    to_text,
)

WIDE = Context(prec=200)
MODES: dict[Rounding, str] = {"half_up": ROUND_HALF_UP, "half_even": ROUND_HALF_EVEN, "down": ROUND_DOWN}
decimals = st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**12), max_value=10**12)
pairs = st.tuples(st.integers(-(10**12), 10**12), st.integers(1, 10**9))


@pytest.mark.parametrize(
    ("text", "number"),
    [("0", (0, 1)), ("-0", (0, 1)), ("98.61", (9861, 100)), ("-0.50", (-50, 100)), ("007", (7, 1)), ("1.0", (10, 10))],
)
def test_a_plain_decimal_text_is_read_digit_by_digit(text: str, number: Exact) -> None:
    assert parse(text) == number


@pytest.mark.parametrize(
    "text", ["", "-", ".5", "5.", "+5", "1e3", "1_000", "0x1F", "nan", " 1", "1 ", "１２", "٣", "1,000"]
)
def test_any_other_text_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"^"):
        parse(text)


@given(decimals)
def test_a_decimal_is_read_and_printed_without_loss(value: Decimal) -> None:
    assert Fraction(*parse(f"{value:f}")) == Fraction(value) == Fraction(*from_decimal(value))
    assert Decimal(to_text(parse(f"{value:f}"))) == value


@given(decimals, st.integers(0, 8), st.sampled_from(sorted(MODES)))
@example(Decimal("0.5"), 0, "half_even")
@example(Decimal("-0.5"), 0, "half_up")
@example(Decimal("2.675"), 2, "half_up")
def test_decimals_are_rounded_as_on_paper(value: Decimal, places: int, rounding: Rounding) -> None:
    on_paper = value.quantize(Decimal(1).scaleb(-places), rounding=MODES[rounding], context=WIDE)
    assert to_decimal(rounded(from_decimal(value), places, rounding)) == on_paper


@given(pairs, st.integers(0, 8))
def test_any_fraction_is_rounded_to_the_nearest_and_ties_go_away_from_zero(value: Exact, places: int) -> None:
    exact, scale = Fraction(*value), 10**places
    found = Fraction(*rounded(value, places))
    distance = abs(found - exact) * scale
    assert (found * scale).denominator == 1
    assert distance <= Fraction(1, 2)
    assert distance < Fraction(1, 2) or abs(found) > abs(exact)


@given(pairs, st.integers(0, 8))
def test_half_even_is_what_fractions_call_rounding(value: Exact, places: int) -> None:
    assert Fraction(*rounded(value, places, "half_even")) == round(Fraction(*value), places)


@given(pairs, st.integers(0, 8))
def test_down_never_leads_away_from_zero(value: Exact, places: int) -> None:
    exact, found = Fraction(*value), Fraction(*rounded(value, places, "down"))
    assert abs(found) <= abs(exact) < abs(found) + Fraction(1, 10**places)
    assert found * exact >= 0


@given(pairs, st.integers(0, 6))
def test_rounding_twice_is_rounding_once(value: Exact, places: int) -> None:
    once = rounded(value, places)
    assert rounded(once, places) == once


@given(pairs, pairs)
def test_numbers_are_compared_as_fractions_are(left: Exact, right: Exact) -> None:
    difference = Fraction(*left) - Fraction(*right)
    assert (compare(left, right) > 0, compare(left, right) == 0) == (difference > 0, difference == 0)


@given(pairs)
def test_lowest_terms_are_those_of_the_fraction(value: Exact) -> None:
    assert reduced(value) == Fraction(*value).as_integer_ratio()


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ((0, 1), "0"), ((0, 7), "0"), ((500, 100), "5"), ((5, 10), "0.5"), ((-5, 1000), "-0.005"), ((1, 8), "0.125"),
        ((1, 3), "0.333333333333"), ((2, 3), "0.666666666667"), ((-2, 3), "-0.666666666667"), ((1, 3 * 10**15), "0"),
        ((1, 2**40), "0.0000000000009094947017729282379150390625"), ((12345678901234567890, 1), "12345678901234567890"),
        ((1, 10**45), f"0.{'0' * 44}1"), ((3, 6), "0.5"), ((10**20, 3), "33333333333333333333.333333333333"),
    ],
)  # fmt: skip
def test_figures_are_printed_without_exponent_or_trailing_zeros_and_repeating_ones_to_twelve_places(
    value: Exact, text: str
) -> None:
    assert to_text(value) == text
    assert to_decimal(value) == Decimal(text)


@pytest.mark.parametrize(
    ("value", "places", "text"), [((5, 1), 2, "5.00"), ((85, 10), 2, "8.50"), ((1, 8), 2, "0.125"), ((0, 1), 0, "0")]
)
def test_places_can_be_kept(value: Exact, places: int, text: str) -> None:
    assert to_text(value, at_least=places) == text


@given(pairs)
def test_what_is_printed_is_the_number_itself_or_its_twelve_places(value: Exact) -> None:
    shown, exact = Fraction(to_text(value)), Fraction(*value)
    assert shown == exact or abs(shown - exact) <= Fraction(1, 2 * 10**12)


def test_a_number_of_very_many_digits_is_printed_in_full() -> None:
    assert to_text((10**5000 + 1, 1)) == f"1{'0' * 4999}1"
    assert to_text((-(10**5000) - 1, 10**10)) == f"-1{'0' * 4990}.0000000001"
    assert to_text((1, 2**5000)).endswith("0625")
    assert to_text((10**6000, 3)) == f"{'3' * 6000}.{'3' * 12}"
