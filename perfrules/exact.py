"""
Exact numbers: a pair `(n, d)` of integers stands for n/d, with d above zero, not necessarily in lowest terms.

Everything between reading and printing is done in such pairs, so nothing is lost but by a rounding that the rules declare.
Pairs of integers were chosen over Decimal because no number of guard digits makes `1/3*3 == 1` true by construction,
and over Fraction because that reduces after every step.
"""

import re
from decimal import Decimal
from math import gcd
from typing import Literal

Exact = tuple[int, int]
Rounding = Literal["half_up", "half_even", "down"]

ZERO: Exact = (0, 1)
ONE: Exact = (1, 1)
PRINTED_PLACES = 12
_POWERS = {10**places: places for places in range(40)}
_LONGEST = 10**600  # no host may set a lower limit than 640 digits
_DECIMAL = re.compile(r"(-?)(\d+)(?:\.(\d+))?")


def parse(text: str) -> Exact:
    """
    The number that a plain decimal text says; ValueError for any other text.

    >>> parse("98.61")
    (9861, 100)
    """
    found = _DECIMAL.fullmatch(text)
    if not found or not text.isascii():
        raise ValueError(text)
    sign, whole, places = found.groups(default="")
    number = int(whole + places)
    return (-number if sign else number, 10 ** len(places))


def from_decimal(value: Decimal) -> Exact:
    """
    The number a finite Decimal holds.

    >>> from_decimal(Decimal("0.25"))
    (1, 4)
    """
    return value.as_integer_ratio()


def rounded(value: Exact, places: int, rounding: Rounding = "half_up") -> Exact:
    """
    *value* rounded to *places* decimals: half_up (away from zero, 四舍五入), half_even, or down (towards zero, cut off).

    >>> rounded((2675, 1000), 2)
    (268, 100)
    >>> rounded((-25, 10), 0)
    (-3, 1)
    """
    n, d = value
    scale = 10**places
    whole, rest = divmod(abs(n) * scale, d)
    rest *= 2
    if rounding != "down" and (rest > d or (rest == d and (rounding == "half_up" or whole % 2))):
        whole += 1
    return (whole if n >= 0 else -whole, scale)


def compare(left: Exact, right: Exact) -> int:
    """
    Below zero, zero or above zero as *left* is less than, equal to or greater than *right*.

    >>> compare((1, 3), (2, 6))
    0
    """
    return left[0] * right[1] - right[0] * left[1]


def reduced(value: Exact) -> Exact:
    """
    The same number in lowest terms.

    >>> reduced((50, 100))
    (1, 2)
    """
    n, d = value
    common = gcd(n, d)
    return (n // common, d // common)


def to_text(value: Exact, *, at_least: int = 0) -> str:
    """
    *value* as a plain decimal: every digit if the digits end, else 12 places; no exponent, no trailing zeros.

    *at_least* keeps that many places.

    >>> to_text((1, 8)), to_text((1, 3)), to_text((5, 1), at_least=2)
    ('0.125', '0.333333333333', '5.00')
    """
    n, d = value
    places = _POWERS.get(d)
    if places is None:
        n, d = reduced(value)
        places = _places(d)
        n = rounded((n, d), places)[0]
    digits = _digits(abs(n)).rjust(places + 1, "0")
    whole, fraction = digits[: len(digits) - places], digits[len(digits) - places :]
    fraction = fraction.rstrip("0").ljust(at_least, "0")
    sign = "-" if n < 0 else ""
    return f"{sign}{whole}.{fraction}" if fraction else f"{sign}{whole}"


def to_decimal(value: Exact) -> Decimal:
    """
    *value* as a Decimal, with the digits that `to_text` shows.

    >>> to_decimal((862, 100))
    Decimal('8.62')
    """
    return Decimal(to_text(value))


def _digits(n: int) -> str:
    """The digits of a whole number of any length; Python prints only so many by itself, a decimal prints all."""
    return str(n) if n < _LONGEST else f"{Decimal(n):f}"


def _places(d: int) -> int:
    """How many places 1/d needs, or the places that are printed where its digits do not end."""
    if pow(10, d.bit_length(), d):  # a divisor of any power of ten divides the one of as many digits as it has bits
        return PRINTED_PLACES
    places = 0
    while 10**places % d:
        places += 1
    return places
