"""Logarithm, exponential, roots, geometric means and means of very many to 34 digits, half-even: with declared rounding all that loses digits."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_EVEN, Context, Decimal
from math import gcd, lcm

from perfrules.exact import Exact, from_decimal, reduced

DIGITS = 34
LARGEST_EXPONENT = 1000
LARGEST_DEGREE = 100
LONGEST_PRODUCT = 100_000
LONGEST_MEAN = 1024
_PLACES_OF_SUMS = 120
_GUARDED = Context(prec=DIGITS + 30, rounding=ROUND_HALF_EVEN)
_DECLARED = Context(prec=DIGITS, rounding=ROUND_HALF_EVEN)


def logarithm(value: Exact) -> Exact | None:
    """
    The natural logarithm; None unless *value* is above zero.

    >>> logarithm((1, 1)), logarithm((0, 1))
    ((0, 1), None)
    """
    if value[0] <= 0:
        return None
    return from_decimal(_DECLARED.plus(_GUARDED.ln(_guarded(value))))


def exponential(value: Exact) -> Exact | None:
    """
    The power of e to *value*; None beyond ±1000, where no figure of this field lies.

    >>> exponential((0, 1)), exponential((1001, 1))
    ((1, 1), None)
    """
    if abs(value[0]) > LARGEST_EXPONENT * value[1]:
        return None
    return from_decimal(_DECLARED.plus(_GUARDED.exp(_guarded(value))))


def root(value: Exact, degree: int) -> Exact | None:
    """
    The *degree*-th root; None where *value* is below zero. Whole roots come out whole.

    >>> root((27, 8), 3)
    (3, 2)
    """
    n, d = reduced(value)
    if n < 0:
        return None
    if n == 0:
        return (0, 1)
    # Enough digits that the integer root holds more than 34 of them; a sticky digit keeps a cut tail from looking like a tie.
    shift = DIGITS + 4 + max(0, _digits(d.bit_length() - n.bit_length()) // degree + 1)
    scaled, rest = divmod(n * 10 ** (degree * shift), d)
    found = _whole_root(scaled, degree)
    exact = rest == 0 and found**degree == scaled
    digits = Decimal(found * 10 + (0 if exact else 1))
    return from_decimal(_DECLARED.plus(digits.scaleb(-shift - 1, Context(prec=_digits(found.bit_length()) + 2))))


def geometric_mean(values: Sequence[Exact], weights: Sequence[Exact]) -> Exact | None:
    """
    The weighted geometric mean; None where a value is below zero. The weights are above zero.

    >>> geometric_mean([(1, 1), (4, 1)], [(1, 1), (1, 1)])
    (2, 1)
    """
    if any(n < 0 for n, _ in values):
        return None
    if any(n == 0 for n, _ in values):
        return (0, 1)
    powers = _whole_powers(weights)
    degree = sum(powers)
    lowest = [reduced(value) for value in values]
    bits = sum(power * (n.bit_length() + d.bit_length()) for (n, d), power in zip(lowest, powers, strict=True))
    if degree > LARGEST_DEGREE or bits > LONGEST_PRODUCT:
        return _mean_by_logarithms(lowest, powers)
    n = d = 1
    for (m, e), power in zip(lowest, powers, strict=True):
        n *= m**power
        d *= e**power
    return root((n, d), degree)


def mean(values: Sequence[Exact]) -> Exact:
    """
    The mean of *values*, at least one: exact, unless their common denominator has more than 1024 bits.

    Such a denominator grows with every quotient that is added, until nobody can wait for what is worked out with it.

    >>> mean([(1, 2), (1, 3)])
    (5, 12)
    """
    tops: dict[int, int] = defaultdict(int)
    for n, d in map(reduced, values):
        tops[d] += n
    common = 1
    for d in tops:
        common = lcm(common, d)
        if common.bit_length() > LONGEST_MEAN:
            return _long_mean(tops, len(values))
    return reduced((sum(n * (common // d) for d, n in tops.items()), common * len(values)))


def _long_mean(tops: Mapping[int, int], count: int) -> Exact:
    """The same to 34 digits, of sums by denominator."""
    scale = 10**_PLACES_OF_SUMS
    low = sum(n * scale // d for d, n in tops.items())
    # Each part was cut off by less than one.
    least, most = (_DECLARED.divide(Decimal(one), Decimal(count)) for one in (low, low + len(tops)))
    if least == most:
        return from_decimal(least.scaleb(-_PLACES_OF_SUMS, _DECLARED))
    common = lcm(*tops)
    total = sum(n * (common // d) for d, n in tops.items())
    return from_decimal(_DECLARED.divide(Decimal(total), Decimal(common * count)))


def _mean_by_logarithms(values: Sequence[Exact], powers: Sequence[int]) -> Exact:
    """The same where the product of the powers would have more digits than anyone can wait for."""
    total = Decimal(0)
    for value, power in zip(values, powers, strict=True):
        total = _GUARDED.fma(power, _GUARDED.ln(_guarded(value)), total)
    return from_decimal(_DECLARED.plus(_GUARDED.exp(_GUARDED.divide(total, sum(powers)))))


def _whole_powers(weights: Sequence[Exact]) -> list[int]:
    """Whole numbers in the proportion of *weights*, as small as can be."""
    common = lcm(*(d for _, d in weights))
    powers = [n * (common // d) for n, d in weights]
    shared = gcd(*powers)
    return [power // shared for power in powers]


def _digits(bits: int) -> int:
    """At least as many decimal digits as a whole number of so many bits has."""
    return bits * 31 // 100 + 1


def _guarded(value: Exact) -> Decimal:
    return _GUARDED.divide(Decimal(value[0]), Decimal(value[1]))


def _whole_root(value: int, degree: int) -> int:
    """The largest whole number whose *degree*-th power is not above *value*."""
    guess = 1 << (value.bit_length() // degree + 1)
    while True:
        step = ((degree - 1) * guess + value // guess ** (degree - 1)) // degree
        if step >= guess:
            return guess
        guess = step
