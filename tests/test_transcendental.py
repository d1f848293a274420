"""Logarithm, exponential and roots: 34 digits, half-even, and nothing where they are not defined."""

from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfrules.exact import Exact
from perfrules.transcendental import DIGITS, exponential, geometric_mean, logarithm, root

FINE = Context(prec=90)
DECLARED = Context(prec=DIGITS, rounding=ROUND_HALF_EVEN)
positive = st.tuples(st.integers(1, 10**15), st.integers(1, 10**12))


def declared(value: Decimal) -> Fraction:
    """*value* with the digits that are promised."""
    return Fraction(DECLARED.plus(value))


def fine(value: Exact) -> Decimal:
    return FINE.divide(Decimal(value[0]), Decimal(value[1]))


@given(positive)
def test_a_logarithm_has_34_digits(value: Exact) -> None:
    found = logarithm(value)
    assert found is not None
    assert Fraction(*found) == declared(FINE.ln(fine(value)))


@pytest.mark.parametrize("value", [(0, 1), (-1, 7)])
def test_nothing_but_numbers_above_zero_has_a_logarithm(value: Exact) -> None:
    assert logarithm(value) is None


@given(st.tuples(st.integers(-999, 999), st.integers(1, 10**6)))
def test_an_exponential_has_34_digits(value: Exact) -> None:
    found = exponential(value)
    assert found is not None
    assert Fraction(*found) == declared(FINE.exp(fine(value)))


@pytest.mark.parametrize(
    ("value", "known"), [((1000, 1), True), ((-1000, 1), True), ((10001, 10), False), ((-10001, 10), False)]
)
def test_beyond_a_thousand_there_is_no_exponential(value: Exact, known: bool) -> None:
    assert (exponential(value) is not None) == known


@given(st.integers(1, 10**9), st.integers(1, 10**6), st.integers(2, 12))
def test_a_root_of_a_power_is_exact_where_it_fits_the_digits(n: int, d: int, degree: int) -> None:
    found = root((n**degree, d**degree), degree)
    assert found is not None
    assert Fraction(*found) == declared(fine((n, d)))


@given(positive, st.integers(2, 100))
def test_a_root_is_the_nearest_of_34_digits(value: Exact, degree: int) -> None:
    found = root(value, degree)
    assert found is not None
    exact, shown = Fraction(*value), Fraction(*found)
    step = Fraction(Decimal(1).scaleb(Decimal(found[0]).adjusted() - Decimal(found[1]).adjusted() - DIGITS))
    assert (shown - 20 * step) ** degree < exact < (shown + 20 * step) ** degree
    logs = FINE.exp(FINE.divide(FINE.ln(fine(value)), Decimal(degree)))
    assert shown == declared(logs)


@pytest.mark.parametrize("degree", [2, 3, 100])
def test_the_root_of_zero_is_zero_and_below_zero_there_is_none(degree: int) -> None:
    assert root((0, 5), degree) == (0, 1)
    assert root((-1, 10**9), degree) is None


def test_a_number_of_very_many_digits_has_a_root() -> None:
    assert root((4 * 10**9000, 1), 2) == (2 * 10**4500, 1)
    found = root((1, 9 * 10**9000), 2)
    assert found is not None
    assert Fraction(*found) * 10**4500 == declared(fine((1, 3)))
    assert root((2 * (3**9500), 3**9500), 2) == root((2, 1), 2)


@pytest.mark.parametrize(
    ("values", "weights", "mean"),
    [
        ([(1, 1), (4, 1)], [(1, 1), (1, 1)], (2, 1)),
        ([(1, 1), (8, 1)], [(2, 1), (1, 1)], (2, 1)),
        ([(1, 2), (1, 2)], [(1, 3), (5, 1)], (1, 2)),
        ([(0, 1), (1, 1)], [(333, 1000), (667, 1000)], (0, 1)),
        ([(0, 1), (1, 1)], [(1, 1), (1, 1)], (0, 1)),
        ([(3, 7)], [(1, 10**10)], (3, 7)),
    ],
)
def test_a_geometric_mean_is_whole_where_it_can_be(values: list[Exact], weights: list[Exact], mean: Exact) -> None:
    found = geometric_mean(values, weights)
    assert found is not None
    assert Fraction(*found) == declared(fine(mean))


def test_a_geometric_mean_needs_numbers_that_are_not_below_zero() -> None:
    assert geometric_mean([(1, 1), (-1, 1)], [(1, 1), (1, 1)]) is None


@pytest.mark.parametrize("places", [1, 2, 3, 10])
def test_weights_of_any_number_of_digits_give_their_mean_at_once(places: int) -> None:
    third = (10**places // 3, 10**places)
    rest = (10**places - 2 * third[0], 10**places)
    found = geometric_mean([(1, 2), (3, 5), (7, 10)], [third, third, rest])
    assert found is not None
    logs = [FINE.multiply(fine(w), FINE.ln(fine(x))) for x, w in (((1, 2), third), ((3, 5), third), ((7, 10), rest))]
    assert Fraction(*found) == declared(FINE.exp(FINE.add(FINE.add(logs[0], logs[1]), logs[2])))
