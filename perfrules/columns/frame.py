"""A batch of records, and the rows of their tables, in slots laid out as those of single records."""

from typing import final

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

    __slots__ = ("doubt", "known", "owner", "parent", "rows", "size", "slots")

    def __init__(self, size: int, parent: "Frame | None" = None, owner: NDArray[np.int64] | None = None) -> None:
        self.size = size
        self.slots: dict[int, object] = {}
        self.known: dict[object, object] = {}
        self.doubt: Mask = np.zeros(size, np.bool_)
        self.rows: dict[str, Frame] = {}
        self.parent = parent
        self.owner = owner

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
