"""Floats with more digits than whole numbers of a common place hold: quotients that other programs worked out."""

from dataclasses import dataclass
from typing import final

import numpy as np

from perfrules.columns.numbers import Bits, Nearly, Places, farthest
from perfrules.columns.values import Floats, Mask
from perfrules.exact import Exact
from perfrules.records.figures import PLACES, from_float

_DIGITS = 17
"""The shortest decimal text of a float has at most so many."""
_FEWEST_PLACES = 6
"""What single records read at once has so many."""


@final
@dataclass(frozen=True, slots=True, eq=False)
class LongFloats:
    """What the shortest decimal texts of *values* say, over *by*."""

    values: Floats
    by: int

    def exacts(self, rows: Places) -> list[Exact]:
        """The numbers of *rows*."""
        return [(n, d * self.by) for n, d in map(from_float, self.values[rows].tolist())]

    def pair(self, rows: Places) -> None:  # noqa: ARG002 - the same for all rows
        """Not worth its while."""
        return

    def may_be_long(self, twos: int, fives: int) -> None:  # noqa: ARG002 - the same for all
        """Any of them may be."""
        return


def nearly(values: Floats, by: int, missing: Mask | None) -> Nearly:
    """
    The numbers of `LongFloats`.

    >>> numbers = nearly(np.array([1 / 3]), 100, None)
    >>> numbers.source.exacts(np.array([0])), numbers.error < 1e-15
    ([(3333333333333333, 1000000000000000000)], True)
    """
    high = values / float(by)
    # A float is off by 2^-53 of itself from the decimal that it is nearest to; the quotient adds as much.
    error = farthest(np.abs(high)) * 2.0**-51 + 2.0**-1000
    size = np.abs(values[values != 0])
    places = _DIGITS - int(np.floor(np.log10(size.min()))) if size.size else 0
    bits = Bits((10 ** max(places, _FEWEST_PLACES) * by).bit_length(), 0)
    return Nearly(high, error, LongFloats(values, by), bits, missing=missing)


def within(values: Floats, low: float, high: float) -> Mask:
    """
    Which *values* are figures whose decimals surely lie between *low* and *high* and have no more places than are read.

    A decimal lies on the same side of a limit as the float nearest to it of the float nearest to the limit.

    >>> within(np.array([0.5, 1.0, np.nan, 1e-30]), 0.0, 1.0)
    array([ True, False, False, False])
    """
    size = np.abs(values)
    found: Mask = (values > low) & (values < high) & ((size > 10.0 ** (_DIGITS - PLACES)) | (size == 0))
    return found
