"""Sums of two floats, high + low, which hold twice the digits of one, by operations whose errors are floats themselves."""

from typing import NamedTuple

from perfrules.columns.numbers import farthest
from perfrules.columns.values import Floats

_SPLITTER = 2.0**27 + 1


class Pair(NamedTuple):
    """Numbers no further than *error* from *high* + *low*."""

    high: Floats
    low: Floats
    error: float


def two_sum(a: Floats, b: Floats) -> tuple[Floats, Floats]:
    """
    The float nearest to a + b, and what it lacks, which is a float (Knuth).

    >>> import numpy as np
    >>> [float(part) for part in two_sum(np.float64(1e16), np.float64(1))]
    [1e+16, 1.0]
    """
    total = a + b
    part = total - a
    return total, (a - (total - part)) + (b - part)


def two_product(a: Floats, b: Floats) -> tuple[Floats, Floats]:
    """
    The float nearest to a × b, and what it lacks, which is a float (Dekker, Veltkamp), unless it is below 2^-1000.

    >>> import numpy as np
    >>> [float(part) for part in two_product(np.float64(2**30 + 1), np.float64(2**30 + 1))]
    [1.1529215067543306e+18, 1.0]
    """
    total = a * b
    a_high, a_low = _split(a)
    b_high, b_low = _split(b)
    return total, ((a_high * b_high - total) + a_high * b_low + a_low * b_high) + a_low * b_low


def _split(a: Floats) -> tuple[Floats, Floats]:
    """A as a sum of two floats of 26 digits, so that the products of such parts are exact."""
    long = a * _SPLITTER
    high = long - (long - a)
    return high, a - high


def divided(top: Floats, bottom: Floats) -> Pair:
    """
    Top ÷ bottom, whole numbers up to 2^53.

    >>> import numpy as np
    >>> high, low, _ = divided(np.array([1.0]), np.array([3.0]))
    >>> float(high[0]) * 3 + float(low[0]) * 3
    1.0
    """
    high = top / bottom
    back, lacking = two_product(high, bottom)
    # top − back is exact, as both lie close together; the rest of a rounded quotient times the bottom is a float.
    low = ((top - back) - lacking) / bottom
    # low is rounded once, off by 2^-53 of itself, which is at most 2^-53 of high.
    return Pair(high, low, farthest(high) * 2.0**-105 + 2.0**-1000)


def added(a: Pair, b: Pair) -> Pair:
    """A + b."""
    high, lacking = two_sum(a.high, b.high)
    low = lacking + (a.low + b.low)
    # Two roundings, each 2^-53 of a sum that is no larger than these.
    rounding = (farthest(lacking) + 2 * farthest(a.low) + 2 * farthest(b.low)) * 2.0**-52
    return Pair(high, low, a.error + b.error + rounding)


def multiplied(a: Pair, b: Pair) -> Pair:
    """A × b."""
    high, lacking = two_product(a.high, b.high)
    low = lacking + (a.high * b.low + a.low * b.high)
    far_a, far_b, low_a, low_b = farthest(a.high), farthest(b.high), farthest(a.low), farthest(b.low)
    # Four roundings, each 2^-53 of a part of *low*, and the product of the lows, which is left out.
    rounding = (farthest(lacking) + 2 * far_a * low_b + 2 * low_a * far_b) * 2.0**-51 + low_a * low_b
    spread = a.error * (far_b + low_b + b.error) + b.error * (far_a + low_a)
    return Pair(high, low, spread + rounding + 2.0**-1000)
