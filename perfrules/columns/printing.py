"""Numbers of a batch as the floats that a single result gives: those nearest to the decimals that are shown."""

import numpy as np

from perfrules.columns.numbers import LIMIT, Exactly, Numbers, Places, at, near, scalar, unknown
from perfrules.columns.pairs import two_product
from perfrules.columns.sources import may_be_long, pair
from perfrules.columns.values import Floats, Mask
from perfrules.exact import PRINTED_PLACES, to_decimal

_SCALE = 10.0**PRINTED_PLACES


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
    return np.broadcast_to(found, size) + 0.0, absent


def _ending(numbers: Numbers) -> Floats | None:
    """Numbers whose digits all end, so that the nearest floats are theirs; None where some may not."""
    if not isinstance(numbers, Exactly) or numbers.by is not None or numbers.bottom > LIMIT:
        return None
    bottom = numbers.bottom
    return numbers.top / float(bottom) if 10 ** bottom.bit_length() % bottom == 0 else None


def _shown(numbers: Numbers, size: int, absent: Mask) -> Floats:
    """Numbers rounded to the printed places: by floats, then by sums of two floats, then exactly."""
    high, error = near(numbers)
    scaled = np.broadcast_to(high, size) * _SCALE
    places = np.rint(scaled)
    found = places / _SCALE
    large = np.abs(scaled)
    # What the float is off by, and one rounding of it times the scale.
    spread = large * 2.0**-50 if isinstance(numbers, Exactly) else large * 2.0**-52 + error * _SCALE
    # Digits that end behind the printed places are all shown, and large numbers have no room for so many.
    long = may_be_long(numbers, PRINTED_PLACES + 1, PRINTED_PLACES + 1)
    slow = np.ones(size, np.bool_) if long is None else (large > LIMIT) | long
    rest = np.abs(scaled - places)
    close = np.abs(rest - 0.5) <= spread
    rows = np.flatnonzero(close & ~slow & ~absent)
    found[rows], unsure = _by_pairs(numbers, rows)
    for row in (*np.flatnonzero(slow & ~absent).tolist(), *rows[unsure].tolist()):
        found[row] = float(to_decimal(at(numbers, row)))
    return found


def _by_pairs(numbers: Numbers, rows: Places) -> tuple[Floats, Mask]:
    """The same of some *rows* by sums of two floats, and where even these are too close to a tie."""
    parts = pair(numbers, rows)
    if parts is None or not rows.size:
        return np.zeros(rows.size), np.ones(rows.size, np.bool_)
    scaled, lacking = two_product(parts.high, scalar(_SCALE))
    low = parts.low * _SCALE
    places = np.rint(scaled)
    rest = (scaled - places) + (lacking + low)
    step = np.rint(rest)
    # Two roundings of what lies behind the float, and one of the whole.
    spread = parts.error * _SCALE + (np.abs(lacking) + np.abs(low)) * 2.0**-51 + np.abs(rest) * 2.0**-52
    return (places + step) / _SCALE, np.abs(np.abs(rest - step) - 0.5) <= spread
