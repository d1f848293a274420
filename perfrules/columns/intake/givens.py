"""Single records out of a batch, for those that are evaluated one by one."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple, final

import pyarrow as pa

from perfrules.columns.intake.arrays import values_of
from perfrules.columns.intake.binding import BoundTable, File
from perfrules.columns.intake.figures import worth
from perfrules.columns.intake.rows import Rows
from perfrules.reading.columns import Column
from perfrules.reading.places import Part, Places
from perfrules.records.given import Given
from perfrules.records.refusal import quoted

_BLOCK = 256

Record = dict[str, object]


@final
class Standing(NamedTuple):
    """Where values stand in a CSV file: its name, the headers by field, the numbers of the rows."""

    file: str
    headers: Mapping[str, str]
    lines: pa.Array

    def part(self, start: int, end: int) -> Part:
        """Where those from *start* to *end* stand."""
        return Part(self.file, None, self.headers, tuple(self.lines[start:end].to_pylist()))


@final
class RowsGiven:
    """The rows of one table: *rows* as they were taken apart, or the settled *array* where it holds no groups of values."""

    def __init__(self, table: BoundTable, array: pa.Array, rows: Rows | None) -> None:
        self.name = table.table.id
        self._columns = table.columns
        self._array = array
        self._rows = rows if table.columns else None
        self._standing = None if rows is None else standing(table.file, table.columns, rows.parts)

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

    def part(self, number: int) -> Part | None:
        """Where the rows of a record stand; None where that is in no file."""
        if self._standing is None or self._rows is None:
            return None
        return self._standing.part(int(self._rows.ends[number]), int(self._rows.ends[number + 1]))


@final
class Inputs(NamedTuple):
    """The settled *arrays* of some records, what each of them means, and where they stand, if that is in a file."""

    columns: Sequence[Column]
    arrays: Sequence[pa.Array]
    standing: Standing | None


@final
class Givens:
    """
    Makes single records of *size* in a batch, the first of which has the number *first*.

    They are made some at a time, as they mostly come together.
    """

    def __init__(self, inputs: Inputs, tables: Sequence[RowsGiven], size: int, first: int) -> None:
        self._inputs = inputs
        self._tables = tables
        self._size = size
        self._first = first
        self._block: tuple[int, list[Record]] = (-1, [])

    def __call__(self, number: int) -> Given:
        """The record at the place *number* of the batch."""
        block, at = divmod(number, _BLOCK)
        known, records = self._block
        if known != block:
            records = self._between(block * _BLOCK, (block + 1) * _BLOCK)
            self._block = (block, records)
        given = Given(records[at], str(self._first + number))
        own = None if self._inputs.standing is None else self._inputs.standing.part(number, number + 1)
        parts = {table.name: part for table in self._tables if (part := table.part(number)) is not None}
        return given._replace(locate=Places(own, parts)) if own is not None or parts else given

    def _between(self, start: int, end: int) -> list[Record]:
        end = min(end, self._size)
        records = _groups(self._inputs.columns, self._inputs.arrays, start, end)
        for table in self._tables:
            for record, rows in zip(records, table.between(start, end), strict=True):
                record[table.name] = rows
        return records


def standing(file: File | None, columns: Iterable[Column], arrays: Sequence[pa.Array]) -> Standing | None:
    """Where values of *file* stand, the last of whose *arrays* numbers the rows; None where there is no file."""
    if file is None:
        return None
    return Standing(file.name, {column.name: quoted(column.header) for column in columns}, arrays[-1])


def _groups(columns: Sequence[Column], arrays: Sequence[pa.Array], start: int, end: int) -> list[Record]:
    """Named values, one group for each place from *start* to *end*."""
    groups: list[Record] = [{} for _ in range(end - start)]
    for column, array in zip(columns, arrays, strict=False):  # behind them the numbers of the rows
        name = column.name
        values = values_of(array.slice(start, end - start))
        if column.effect.suffix:
            values = [worth(column, value) for value in values]
        for group, value in zip(groups, values, strict=True):
            group[name] = value
    return groups
