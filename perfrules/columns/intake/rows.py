"""Rows of a table that travel with their records, in a column of lists."""

from collections.abc import Iterable
from typing import NamedTuple, final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from perfrules.columns.intake.arrays import nulls, settled
from perfrules.columns.intake.reading import either
from perfrules.columns.values import Mask
from perfrules.records.record import MOST_ROWS

Places = NDArray[np.int64]


@final
class Rows(NamedTuple):
    """
    The rows of all records of a batch, one behind the other.

    Record i has those from `ends[i]` to `ends[i + 1]`. *parts* are the settled columns of the rows. *absent* tells the records
    that have no list at all, *empty* the rows that are no group of values.
    """

    ends: Places
    parts: tuple[pa.Array, ...]
    absent: Mask | None
    empty: Mask | None

    @property
    def owner(self) -> Places:
        """To which record each row belongs."""
        return np.repeat(np.arange(len(self.ends) - 1), np.diff(self.ends))


def rows_of(array: pa.Array, parts: Iterable[int]) -> Rows:
    """
    The rows in a settled column of lists, with those *parts* of them that are wanted; nulls hold no rows.

    >>> rows = rows_of(pa.array([[{"a": 1}], None, [{"a": 2}, {"a": 3}]]), [0])
    >>> rows.ends, rows.parts[0].to_pylist()
    (array([0, 1, 1, 3]), [1, 2, 3])
    """
    ends = np.zeros(len(array) + 1, np.int64)
    np.cumsum(pc.list_value_length(array).fill_null(0).to_numpy(zero_copy_only=False), out=ends[1:])
    rows = settled(array.flatten())
    if not pa.types.is_struct(rows.type):
        return Rows(ends, (), nulls(array), np.ones(len(rows), np.bool_))
    columns = rows.flatten()
    return Rows(ends, tuple(settled(columns[part]) for part in parts), nulls(array), nulls(rows))


def too_many(ends: Places) -> Mask | None:
    """The records with more rows than a record may have."""
    found: Mask = np.diff(ends) > MOST_ROWS
    return found if found.any() else None


def by_record(rows: Rows, bad: Mask | None) -> Mask | None:
    """The records of which a row is *bad* or no row at all."""
    if (bad := either(bad, rows.empty)) is None:
        return None
    found = np.zeros(len(rows.ends) - 1, np.bool_)
    found[rows.owner[bad]] = True
    return found
