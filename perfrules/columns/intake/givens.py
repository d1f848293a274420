"""Single records out of a batch, for those that are evaluated one by one."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple, final

import pyarrow as pa

from perfrules.columns.intake.arrays import values_of
from perfrules.columns.intake.binding import BoundTable
from perfrules.columns.intake.figures import worth
from perfrules.columns.intake.rows import Rows
from perfrules.reading.columns import Column
from perfrules.records.given import Find, Given

_BLOCK = 256

Locating = Callable[[int], Find]
"""Where the values of a record stand, by its number from 1."""
Record = dict[str, object]


@final
class Columns(NamedTuple):
    """The settled *arrays* of so many records, and what each of them means."""

    size: int
    columns: Sequence[Column]
    arrays: Sequence[pa.Array]


@final
class RowsGiven:
    """The rows of one table: *rows* as they were taken apart, or the settled *array* where it holds no groups of values."""

    def __init__(self, table: BoundTable, array: pa.Array, rows: Rows | None) -> None:
        self.name = table.table.id
        self._columns = table.columns
        self._array = array
        self._rows = rows if table.columns else None

    def between(self, start: int, end: int) -> list[object]:
        """What the records from *start* to *end* give for the table."""
        rows = self._rows
        if rows is None:
            return values_of(self._array.slice(start, end - start))
        first, last = int(rows.ends[start]), int(rows.ends[end])
        groups: list[Record | None] = [*_groups(self._columns, rows.parts, first, last)]
        if rows.empty is not None:
            groups = [None if rows.empty[first + at] else group for at, group in enumerate(groups)]
        ends = (rows.ends[start : end + 1] - first).tolist()
        lists: list[object] = [groups[one:other] for one, other in pairwise(ends)]
        if rows.absent is not None:
            lists = [None if rows.absent[start + at] else one for at, one in enumerate(lists)]
        return lists


@final
class Givens:
    """Makes single records of the batch whose first record has the number *first*; some at a time, as they mostly come together."""

    def __init__(self, inputs: Columns, tables: Sequence[RowsGiven], first: int, locating: Locating | None) -> None:
        self._inputs = inputs
        self._tables = tables
        self._first = first
        self._locating = locating
        self._block: tuple[int, list[Record]] = (-1, [])

    def __call__(self, number: int) -> Given:
        """The record at the place *number* of the batch."""
        block, at = divmod(number, _BLOCK)
        known, records = self._block
        if known != block:
            records = self._between(block * _BLOCK, (block + 1) * _BLOCK)
            self._block = (block, records)
        position = self._first + number
        given = Given(records[at], str(position))
        return given if self._locating is None else given._replace(locate=self._locating(position))

    def _between(self, start: int, end: int) -> list[Record]:
        end = min(end, self._inputs.size)
        records = _groups(self._inputs.columns, self._inputs.arrays, start, end)
        for table in self._tables:
            for record, rows in zip(records, table.between(start, end), strict=True):
                record[table.name] = rows
        return records


def _groups(columns: Sequence[Column], arrays: Sequence[pa.Array], start: int, end: int) -> list[Record]:
    """Named values, one group for each place from *start* to *end*."""
    groups: list[Record] = [{} for _ in range(end - start)]
    for column, array in zip(columns, arrays, strict=True):
        name = column.name
        values = values_of(array.slice(start, end - start))
        if column.effect.suffix:
            values = [worth(column, value) for value in values]
        for group, value in zip(groups, values, strict=True):
            group[name] = value
    return groups
