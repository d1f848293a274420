"""Columns of texts that are plain figures throughout, as programs write them."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from perfrules.columns.intake.arrays import Ends, Signs, signs_of
from perfrules.columns.values import Floats, Mask

_LONGEST = 12
"""So few signs hold at most ten decimal places, and no more digits than a float keeps."""
_DIGIT = np.zeros(256, np.bool_)
_DIGIT[list(b"0123456789")] = True
_SIGNS = _DIGIT.copy()
_SIGNS[list(b".-")] = True
_ZERO, _POINT, _MINUS = b"0.-"


def plain_floats(array: pa.Array) -> tuple[Floats, Mask | None] | None:
    """
    The figures that the texts of *array* say, and where these are null or empty; None unless all of them are plain ones.

    Plain are digits with a point and a minus sign, without zeros in front.

    >>> plain_floats(pa.array(["12.50", "-3", ""])), plain_floats(pa.array(["012"]))
    ((array([12.5, -3. ,  0. ]), array([False, False,  True])), None)
    """
    if array.type not in (pa.string(), pa.large_string()) or not len(array):
        return None
    empty = pc.or_kleene(pc.is_null(array), pc.equal(array, "")) if array.null_count else pc.equal(array, "")
    missing: Mask | None = None
    if pc.any(empty).as_py():
        missing = empty.to_numpy(zero_copy_only=False)
        array = pc.if_else(empty, "0", array)
    ends, signs = signs_of(array)
    if np.diff(ends).max() > _LONGEST or not _SIGNS[signs[ends[0] : ends[-1]]].all() or not _well_formed(signs, ends):
        return None
    try:
        return array.cast(pa.float64()).to_numpy(), missing
    except pa.ArrowInvalid:  # two points, or a minus sign among the digits
        return None


def _well_formed(signs: Signs, ends: Ends) -> bool:
    """Whether each text begins and ends with a digit, and a zero in front stands alone before the point."""
    first = ends[:-1] + (signs[ends[:-1]] == _MINUS)
    if (first >= ends[1:]).any() or not _DIGIT[signs[first]].all() or not _DIGIT[signs[ends[1:] - 1]].all():
        return False
    zeros = first[(signs[first] == _ZERO) & (first + 1 < ends[1:])]
    return bool((signs[zeros + 1] == _POINT).all())
