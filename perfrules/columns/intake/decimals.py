"""Arrow's decimals as whole numbers of their last place."""

from typing import NamedTuple, final

import numpy as np
import pyarrow as pa

from perfrules.columns.intake.grids import PLACES
from perfrules.columns.values import Floats, Mask
from perfrules.records.figures import LIMIT

_LONGEST = 38


@final
class Unscaled(NamedTuple):
    """Whole numbers *tops* of so many decimal *places*, and where they are exact."""

    tops: Floats
    places: int
    exact: Mask


def unscaled(array: pa.Array, most: int) -> Unscaled | None:
    """
    The figures of an array of decimals in units of a place that suffices for all of them; at most *most* places.

    None where no such place is found; nulls are zeros.

    >>> unscaled(pa.array(["12.50", "0.25"]).cast(pa.decimal128(38, 10)), 12).tops
    array([1250.,   25.])
    """
    for places in (places for places in PLACES if places <= most):
        try:
            narrow = array.cast(pa.decimal128(_LONGEST, places)).fill_null(0)
        except (pa.ArrowInvalid, pa.ArrowNotImplementedError):
            continue
        halves = np.frombuffer(narrow.buffers()[1], np.int64).reshape(-1, 2)[narrow.offset :][: len(narrow)]
        tops = halves[:, 0].astype(np.float64)
        return Unscaled(tops, places, (halves[:, 1] == halves[:, 0] >> 63) & (np.abs(tops) < LIMIT))
    return None
