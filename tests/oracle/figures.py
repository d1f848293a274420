"""Exact figures of the oracle: rounding, printing, roots and logarithms, all on fractions."""

import datetime as dt
from collections.abc import Sequence
from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction
from math import floor, isqrt
from typing import Final

Value = Fraction | bool | str | dt.date | tuple[str, ...] | None
"""A tuple is a list of texts; it is only looked into."""

DIGITS: Final = 34
_WIDE: Final = Context(prec=120, rounding=ROUND_HALF_EVEN)


def exact(number: object) -> Value:
    """A datum as the oracle calculates with it: every number a fraction, the rest unchanged."""
    if number is None or isinstance(number, bool | str | dt.date | Fraction):
        return number
    if isinstance(number, int | Decimal):
        return Fraction(number)
    message = f"not a datum of a record: {number!r}"
    raise TypeError(message)


def rounded(number: Fraction, decimals: int, rounding: str = "half_up") -> Fraction:
    """The number rounded to a count of decimals; a tie of half_up goes away from zero, `down` cuts, `up` takes the next."""
    scaled = abs(number) * 10**decimals
    whole = floor(scaled)
    rest = scaled - whole
    up = {
        "half_up": rest >= Fraction(1, 2),
        "half_even": rest > Fraction(1, 2) or (rest == Fraction(1, 2) and whole % 2 == 1),
        "down": False,
        "up": rest > 0,
    }[rounding]
    size = Fraction(whole + (1 if up else 0), 10**decimals)
    return -size if number < 0 else size


def terminates(number: Fraction) -> bool:
    """Whether the number has a finite decimal text."""
    rest = number.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return rest == 1


def printed(number: Fraction) -> Fraction:
    """The number as a result shows it: exact decimals in full, repeating ones to 12 places half up."""
    return number if terminates(number) else rounded(number, 12)


def _to_digits(mantissa: int, exponent: int, *, more: bool) -> Fraction:
    """`mantissa * 10**exponent` to 34 significant digits half-even; `more` says that a little was cut off."""
    surplus = len(str(mantissa)) - DIGITS
    if surplus <= 0:
        return Fraction(mantissa) * Fraction(10) ** exponent
    unit = 10**surplus
    whole, rest = divmod(mantissa, unit)
    above = 2 * rest > unit or (2 * rest == unit and (more or whole % 2 == 1))
    return Fraction(whole + (1 if above else 0)) * Fraction(10) ** (exponent + surplus)


def _integer_root(number: int, degree: int) -> int:
    """The largest integer whose power is not above the number."""
    if degree == 2:
        return isqrt(number)
    low, high = 0, 1 << (number.bit_length() // degree + 1)
    while low < high:
        middle = (low + high + 1) // 2
        if middle**degree <= number:
            low = middle
        else:
            high = middle - 1
    return low


def root(number: Fraction, degree: int) -> Fraction | None:
    """The root to 34 digits; missing for a negative number or a degree below one."""
    if number < 0 or degree < 1:
        return None
    if number == 0:
        return Fraction(0)
    size = len(str(number.numerator)) - len(str(number.denominator))
    places = DIGITS + 10 + max(0, -(size // degree))
    scaled, left = divmod(number.numerator * 10 ** (places * degree), number.denominator)
    found = _integer_root(scaled, degree)
    return _to_digits(found, -places, more=bool(left) or found**degree != scaled)


def _decimal(number: Fraction) -> Decimal:
    return _WIDE.divide(Decimal(number.numerator), Decimal(number.denominator))


def _shortened(number: Decimal) -> Fraction:
    return Fraction(Context(prec=DIGITS, rounding=ROUND_HALF_EVEN).plus(number))


def ln(number: Fraction) -> Fraction | None:
    """The natural logarithm to 34 digits; missing where there is none."""
    return _shortened(_WIDE.ln(_decimal(number))) if number > 0 else None


def exp(number: Fraction) -> Fraction:
    """The exponential to 34 digits."""
    return _shortened(_WIDE.exp(_decimal(number)))


def median(numbers: Sequence[Fraction]) -> Fraction:
    """The middle number, or the mean of the two middle ones."""
    ordered, half = sorted(numbers), len(numbers) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def mean(numbers: Sequence[Fraction], weights: Sequence[Fraction]) -> Fraction:
    """The weighted mean."""
    return sum((n * w for n, w in zip(numbers, weights, strict=True)), Fraction(0)) / sum(weights, Fraction(0))


def plain_mean(numbers: Sequence[Fraction]) -> Fraction:
    """The mean of numbers that all count alike."""
    return mean(numbers, [Fraction(1)] * len(numbers))


def geometric_mean(numbers: Sequence[Fraction], weights: Sequence[Fraction]) -> Fraction | None:
    """The weighted geometric mean to 34 digits: one root of one product, rounded once."""
    common = 1
    for weight in weights:
        common *= weight.denominator
    whole = [int(weight * common) for weight in weights]
    product = Fraction(1)
    for number, power in zip(numbers, whole, strict=True):
        product *= number**power
    return root(product, sum(whole))


def shared_out(amount: Fraction, weights: Sequence[Fraction]) -> list[Fraction]:
    """The amount shared out in proportion to the weights; evenly where all weights are zero."""
    together = sum(weights, Fraction(0))
    if together == 0:
        return [amount / len(weights) for _ in weights]
    return [amount * weight / together for weight in weights]
