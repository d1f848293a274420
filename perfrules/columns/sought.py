"""Rows by the ids of their records, when they do not stand in the order of these."""

from typing import final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from perfrules.columns.values import Mask

Places = NDArray[np.int64]


def hashed(keys: pa.Array, salt: int = 0) -> Places:
    """
    A number for each of *keys*; different ones hardly ever share it.

    >>> one, other, again = hashed(pa.array(["P-1", "P-2", "P-1"]))
    >>> bool(one == again), bool(one == other)
    (True, False)
    """
    return np.fromiter((hash((salt, key)) for key in keys.to_pylist()), np.int64, len(keys))


@final
class RowIndex:
    """
    Finds the rows of records by their *keys*, one for each row, at least one; rows of one key keep their order.

    >>> index = RowIndex(pa.array(["b", "a", "b"]))
    >>> counts, rows = index.rows(pa.array(["a", "c", "b"]))
    >>> counts.tolist(), rows.tolist(), index.left()
    ([1, 0, 2], [1, 0, 2], [])
    """

    def __init__(self, keys: pa.Array) -> None:
        encoded = keys.dictionary_encode()
        codes = encoded.indices.to_numpy()
        self._names = encoded.dictionary
        self._rows = np.argsort(codes, kind="stable")
        self._ends = np.zeros(len(self._names) + 1, np.int64)
        np.cumsum(np.bincount(codes, minlength=len(self._names)), out=self._ends[1:])
        self._used: Mask = np.zeros(len(self._names), np.bool_)
        self._salt = 0
        while len(np.unique(hashes := hashed(self._names, self._salt))) < len(hashes):
            self._salt += 1
        self._order = np.argsort(hashes)
        self._hashes = hashes[self._order]

    def rows(self, keys: pa.Array) -> tuple[Places, Places]:
        """How many rows each of *keys* has, and the places of all these rows, one behind the other."""
        at = np.searchsorted(self._hashes, hashed(keys, self._salt))
        names = self._order[np.minimum(at, len(self._order) - 1)]
        known = pc.equal(self._names.take(pa.array(names)), keys.cast(self._names.type)).to_numpy(zero_copy_only=False)
        self._used[names[known]] = True
        counts = np.where(known, self._ends[names + 1] - self._ends[names], 0)
        before = np.cumsum(counts) - counts
        return counts, self._rows[np.arange(counts.sum()) + np.repeat(self._ends[names] - before, counts)]

    def left(self) -> list[tuple[str, Places]]:
        """The keys that were never asked for, each with its rows."""
        found = np.flatnonzero(~self._used)
        return [(self._names[at].as_py(), self._rows[self._ends[at] : self._ends[at + 1]]) for at in found.tolist()]
