"""Rows of tables that stand apart from the records, each naming the record it belongs to."""

from collections.abc import Iterable, Iterator, Mapping
from typing import final
from unicodedata import normalize

from perfrules.model.fields import Table
from perfrules.problems import Problem
from perfrules.reading.columns import Columns
from perfrules.reading.headers import Bound
from perfrules.reading.sheet import Flaw, Line, Sheet
from perfrules.records.record import ID
from perfrules.records.refusal import quoted, titled


def id_key(value: object) -> str:
    """
    The one spelling that the spellings of an id share; empty for a value that is no id.

    >>> id_key(" Ｐ-1"), id_key(17), id_key(None)
    ('P-1', '17', '')
    """
    return normalize("NFKC", str(value)).strip() if type(value) in {str, int} else ""


@final
class RowsApart:
    """The rows of one table by the ids of their records; *problems* are those of the sheet as a whole."""

    def __init__(self, sheet: Sheet, table: Table, bound: Bound) -> None:
        self.table = table
        self.columns = Columns(sheet, table.id, (one for one in bound.columns if one.meaning.field is not None))
        self._rows: dict[str, list[Line]] = {}
        self._ids = Columns(sheet, None, (one for one in bound.columns if one.meaning.field is None))
        self.problems = list(bound.problems)
        if not self._ids.columns and not any(one.severity == "error" for one in bound.problems):
            facts = {"table": titled(table.title)}
            self.problems.append(Problem("data-table-id/column", sheet.spot(), facts))
        elif self._ids.columns:
            self._sort(bound.lines)

    def of(self, key: str) -> list[Line]:
        """The rows of the record with the id *key*, in the order of the file."""
        return self._rows.get(key, [])

    def strangers(self, keys: Mapping[str, int]) -> Iterator[Problem]:
        """The rows whose record is not among those with *keys*."""
        for key, lines in self._rows.items():
            if key not in keys:
                facts = {"id": quoted(key), "rows": rows_listed(line.number for line in lines)}
                yield Problem("data-table-id", self._ids.spot(lines[0].number, ID), facts)

    def _sort(self, lines: list[Line]) -> None:
        column = self._ids.columns[0]
        for line in lines:
            cell = line.cells[column.at]
            key = id_key(column.value(cell))
            if key:
                self._rows.setdefault(key, []).append(line)
            elif isinstance(cell, Flaw) or self.columns.filled(line):
                self.problems.append(Problem("data-table-id/empty", self._ids.spot(line.number, ID)))


def rows_listed(numbers: Iterable[int]) -> str:
    """
    Row numbers for a message.

    >>> rows_listed([2, 5]), rows_listed(range(100))
    ('2, 5', '0, 1, 2, 3, 4, 5, 6, 7, 8, 9, …')
    """
    listed = list(map(str, numbers))
    return ", ".join(listed[:10]) + (", …" if len(listed) > 10 else "")  # noqa: PLR2004 - as many as can be read


def repeated(found: Iterable[tuple[str, int]]) -> dict[str, list[int]]:
    """
    The keys that come more than once, with their numbers.

    >>> repeated([("P-1", 2), ("P-2", 3), ("P-1", 4)])
    {'P-1': [2, 4]}
    """
    numbers: dict[str, list[int]] = {}
    for key, number in found:
        if key:
            numbers.setdefault(key, []).append(number)
    return {key: many for key, many in numbers.items() if len(many) > 1}
