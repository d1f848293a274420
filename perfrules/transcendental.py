"""Logarithm, exponential and roots to 34 digits, half-even: with declared rounding the only steps that lose digits."""

from decimal import ROUND_HALF_EVEN, Context, Decimal

from perfrules.exact import Exact, from_decimal

DIGITS = 34
LARGEST_EXPONENT = 1000
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
    n, d = value
    if n < 0:
        return None
    if n == 0:
        return (0, 1)
    # Enough digits that the integer root holds more than 34 of them; a sticky digit keeps a cut tail from looking like a tie.
    shift = DIGITS + 4 + max(0, (len(str(d)) - len(str(n))) // degree + 1)
    scaled, rest = divmod(n * 10 ** (degree * shift), d)
    found = _whole_root(scaled, degree)
    exact = rest == 0 and found**degree == scaled
    digits = Decimal(found * 10 + (0 if exact else 1))
    return from_decimal(_DECLARED.plus(digits.scaleb(-shift - 1, Context(prec=len(str(found)) + 2))))


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
