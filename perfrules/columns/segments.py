"""The rows of each record of a batch: counted, added up, and the one with the least or the greatest number."""

from dataclasses import dataclass
from typing import TypeVar, cast, final

import numpy as np
from numpy.typing import NDArray

from perfrules.columns.frame import Frame
from perfrules.columns.numbers import Places, scalar
from perfrules.columns.values import Floats, Mask

A = TypeVar("A", bound=np.generic)


@final
@dataclass(frozen=True, slots=True, eq=False)
class Segments:
    """
    Which rows belong together: row i to record `owner[i]` of *size*, rows of one record side by side.

    *counts* are the rows of each record, *starts* the place of its first, *most* the most that a record has.
    """

    size: int
    owner: Places
    counts: Places
    starts: Places
    most: int

    def counted(self, rows: Mask) -> Floats:
        """How many of *rows* each record has."""
        if not rows.ndim:
            return self.counts * scalar(bool(rows))
        return np.bincount(self.owner[rows], minlength=self.size).astype(np.float64)

    def any_of(self, rows: Mask) -> Mask:
        """The records that have one of *rows*."""
        found = np.zeros(self.size, np.bool_)
        found[self.owner[self._all(rows)]] = True
        return found

    def added(self, values: Floats) -> Floats:
        """The sums of the records."""
        return np.bincount(self.owner, self._all(values), self.size).astype(np.float64, copy=False)

    def least(self, values: Floats, empty: float) -> Floats:
        """The least of each record, *empty* where it has no row."""
        found = np.full(self.size, empty)
        filled = self.counts > 0
        if filled.any():
            found[filled] = np.minimum.reduceat(self._all(values), self.starts[filled])
        return found

    def _all(self, values: NDArray[A]) -> NDArray[A]:
        return values if values.ndim else np.broadcast_to(values, self.owner.shape)

    def rows_of(self, record: int) -> Places:
        """The rows of one record."""
        start = self.starts[record]
        return np.arange(start, start + self.counts[record])


def segments_of(owner: Places, size: int) -> Segments:
    """
    The rows of *size* records, by their *owner*, which rises or stays.

    >>> segments_of(np.array([0, 0, 2]), 3).added(np.array([1.0, 2.0, 4.0]))
    array([3., 0., 4.])
    """
    counts = np.bincount(owner, minlength=size)
    return Segments(size, owner, counts, np.cumsum(counts) - counts, int(counts.max()) if size else 0)


def rows_and_segments(frame: Frame, table: str) -> tuple[Frame, Segments]:
    """The rows of *table* and which record of *frame* each belongs to."""
    rows = frame.rows[table]
    if Segments not in rows.known:
        rows.known[Segments] = segments_of(cast("Places", rows.owner), frame.size)
    return rows, cast("Segments", rows.known[Segments])
