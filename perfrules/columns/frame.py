"""A batch of records, and the rows of their tables, in slots laid out as those of single records."""

from typing import final
from weakref import ref

import numpy as np
from numpy.typing import NDArray

from perfrules.columns.values import Mask


@final
class Frame:
    """
    The slots of *size* records, or of all rows of one of their tables.

    A slot holds `Numbers`, `Truths` or `Words`. *doubt* is set for records whose values cannot be told in this way: they are
    evaluated one by one. A frame of rows knows its records (*parent*): row i belongs to record `owner[i]`; rows of one record
    stand together, in the order of the records.
    """

    __slots__ = ("__weakref__", "_parent", "doubt", "known", "owner", "rows", "size", "slots")

    def __init__(self, size: int, parent: "Frame | None" = None, owner: NDArray[np.int64] | None = None) -> None:
        self.size = size
        self.slots: dict[int, object] = {}
        self.known: dict[object, object] = {}
        self.doubt: Mask = np.zeros(size, np.bool_)
        self.rows: dict[str, Frame] = {}
        # Rows are used while their records are, whose arrays are thus given back as soon as a batch is done.
        self._parent = None if parent is None else ref(parent)
        self.owner = owner

    @property
    def parent(self) -> "Frame | None":
        """The frame of the records, for rows."""
        return None if self._parent is None else self._parent()

    def add_rows(self, table: str, owner: NDArray[np.int64]) -> "Frame":
        """The frame of the rows of *table*, of which row i belongs to record `owner[i]`; *owner* rises or stays."""
        self.rows[table] = Frame(len(owner), self, owner)
        return self.rows[table]

    def settle_doubt(self) -> Mask:
        """The records of which something, be it a row, is in doubt."""
        found = self.doubt.copy()
        for rows in self.rows.values():
            if rows.owner is not None:
                found[rows.owner[rows.doubt]] = True
        return found
