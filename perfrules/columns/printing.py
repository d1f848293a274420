"""Numbers of a batch as the floats that a single result gives: those nearest to the decimals that are shown."""

from typing import cast

import numpy as np

from perfrules.columns.numbers import (
    LIMIT,
    SLACK,
    Exactly,
    Numbers,
    Places,
    exacts,
    farthest,
    near,
    quotients,
    scalar,
    unknown,
)
from perfrules.columns.pairs import two_product
from perfrules.columns.sources import may_be_long, pair
from perfrules.columns.values import Floats, Mask
from perfrules.exact import PRINTED_PLACES, Exact, reduced, rounded

_SCALE = 10.0**PRINTED_PLACES
_LARGEST = LIMIT / _SCALE


def to_floats(numbers: Numbers, size: int) -> tuple[Floats, Mask]:
    """
    The floats nearest to the decimals that are shown for *size* numbers, and where there is none (there the float is any).

    >>> from perfrules.columns.numbers import whole
    >>> to_floats(whole(np.array([862.0, 900.0]), 100), 2)
    (array([8.62, 9.  ]), array([False, False]))
    """
    gone = unknown(numbers)
    absent = np.zeros(size, np.bool_) if gone is None else np.array(np.broadcast_to(gone, size))
    found = _ending(numbers)
    if found is None:
        found = _shown(numbers, size, absent)
    # Zero has no sign where it is shown.
    return np.broadcast_to(found, size) + 0.0 if found.shape != (size,) else np.add(found, 0.0, out=found), absent


def _ending(numbers: Numbers) -> Floats | None:
    """Numbers whose digits all end, so that the nearest floats are theirs; None where some may not."""
    if not isinstance(numbers, Exactly) or numbers.by is not None or numbers.bottom > LIMIT:
        return None
    bottom = numbers.bottom
    return numbers.top / float(bottom) if 10 ** bottom.bit_length() % bottom == 0 else None


def _shown(numbers: Numbers, size: int, absent: Mask) -> Floats:
    """Numbers rounded to the printed places: by floats, then by sums of two floats, then exactly."""
    if isinstance(numbers, Exactly):
        high, roundings = quotients(numbers)
        off = farthest(high) * roundings * 2.0**-53
    else:
        high, off = near(numbers)
    if high.shape != (size,):
        high = np.broadcast_to(high, size)
    scaled = high * _SCALE
    places = np.rint(scaled)
    scaled -= places
    rest = np.abs(scaled, out=scaled)
    # What the float is off by, and one rounding of it times the scale; a tie is half a place away from two.
    most = farthest(high)
    close = rest >= 0.5 - (off + most * 2.0**-53) * _SCALE * SLACK - 2.0**-50
    found = np.divide(places, _SCALE, out=places)
    slow = _slow(numbers, high, most)
    if slow is not None:
        slow = np.broadcast_to(slow, size) & ~absent
        close &= ~slow
        rows = np.flatnonzero(slow)
        found[rows] = [_float_of(one) for one in exacts(numbers, rows)]
    rows = np.flatnonzero(close & ~absent)
    if rows.size:
        found[rows], unsure = _by_pairs(numbers, rows)
        rows = rows[unsure]
        found[rows] = [_float_of(one) for one in exacts(numbers, rows)]
    return found


def _slow(numbers: Numbers, high: Floats, most: float) -> Mask | None:
    """
    Where the printed places are not all there is to it; None where they are everywhere.

    Digits that end behind them are all shown, and large numbers have no room for so many.
    """
    long = may_be_long(numbers, PRINTED_PLACES + 1, PRINTED_PLACES + 1)
    if long is None:
        return cast("Mask", np.True_)
    if most > _LARGEST:
        return long | (np.abs(high) > _LARGEST)
    return long if long.any() else None


def _float_of(value: Exact) -> float:
    """
    The float nearest to the decimal that is shown.

    >>> _float_of((1, 3)), _float_of((1, 2**13))
    (0.333333333333, 0.0001220703125)
    """
    n, d = reduced(value)
    # A bottom that divides a power of ten divides that of as many digits as it has bits.
    if pow(10, d.bit_length(), d):
        n, d = rounded((n, d), PRINTED_PLACES)
    return n / d


def _by_pairs(numbers: Numbers, rows: Places) -> tuple[Floats, Mask]:
    """The same of some *rows* by sums of two floats, and where even these are too close to a tie."""
    parts = pair(numbers, rows)
    if parts is None:
        return np.zeros(rows.size), np.ones(rows.size, np.bool_)
    scaled, lacking = two_product(parts.high, scalar(_SCALE))
    low = parts.low * _SCALE
    places = np.rint(scaled)
    rest = (scaled - places) + (lacking + low)
    step = np.rint(rest)
    # Two roundings of what lies behind the float, and one of the whole.
    spread = parts.error * _SCALE + (np.abs(lacking) + np.abs(low)) * 2.0**-51 + np.abs(rest) * 2.0**-52
    return (places + step) / _SCALE, np.abs(np.abs(rest - step) - 0.5) <= spread
