"""Records out of a sheet: one a row, or one a block of rows that hold a table beside it."""

from collections.abc import Iterator, Sequence
from typing import final

from perfrules.model.rule_set import RuleSet
from perfrules.problems import Cell, Problem
from perfrules.reading.columns import Column, Columns, Meaning
from perfrules.reading.headers import Bound
from perfrules.reading.places import Part, Places
from perfrules.reading.sheet import EMPTY, Line, Sheet, is_merged, plain_name
from perfrules.reading.tables import RowsApart, id_key, repeated, rows_listed
from perfrules.reading.vocabulary import Vocabulary
from perfrules.records.given import DataStamp, Given, Origin
from perfrules.records.record import ID
from perfrules.records.refusal import quoted, shown, titled

Group = tuple[Line, ...]


@final
class SheetRecords:
    """The records of one sheet, with the rows of tables in the same sheet (blocks) and apart from it."""

    def __init__(self, sheet: Sheet, bound: Bound, vocabulary: Vocabulary, rules: RuleSet) -> None:
        own = [one for one in bound.columns if one.meaning.table is None]
        self.inputs = Columns(sheet, None, own)
        self.blocks = {
            name: Columns(sheet, name, columns)
            for name in rules.tables
            if (columns := [one for one in bound.columns if one.meaning.table == name])
        }
        self._sheet = sheet
        self._id = next((one for one in own if one.meaning == Meaning(None, None)), None) or next(
            (one for one in own if vocabulary.is_id_name(plain_name(one.header))), None
        )
        self.as_list = True
        self.id_headers: tuple[str, ...] = ()
        if self._id is not None:
            self.inputs.headers[ID] = quoted(self._id.header)
            self.id_headers = (self._id.header,)
        self._apart: dict[str, RowsApart] = {}
        self.faulty = any(problem.severity == "error" for problem in bound.problems)
        self.groups: list[Group] = self._grouped(bound.lines)
        self.keys = [self._key(lines[0]) for lines in self.groups]

    def add(self, apart: RowsApart) -> None:
        """Take the rows of a table from another sheet."""
        self._apart[apart.table.id] = apart

    def problems(self) -> Iterator[Problem]:
        """What keeps the sheet as a whole from being evaluated."""
        if self.faulty:
            return
        if self._id is None and (self.blocks or self._apart):
            yield Problem("data-id/column", self._sheet.spot())
            return
        if not self.groups:
            yield Problem("data-top/rows", self._sheet.spot())
        for key, numbers in repeated(zip(self.keys, (lines[0].number for lines in self.groups), strict=True)).items():
            facts = {"id": quoted(key), "rows": rows_listed(numbers)}
            yield Problem("data-id/rows", self.inputs.spot(numbers[1], self._id.name if self._id else ID), facts)
        known = dict.fromkeys(self.keys, 0)
        for apart in self._apart.values():
            yield from apart.strangers(known)

    @property
    def count(self) -> int:
        """How many records there are."""
        return len(self.groups)

    def given(self, files: tuple[DataStamp, ...]) -> Iterator[Given]:
        """The records, one by one."""
        for number, (lines, key) in enumerate(zip(self.groups, self.keys, strict=True), start=1):
            yield self._given(lines, key, str(number), files)

    def _given(self, lines: Group, key: str, position: str, files: tuple[DataStamp, ...]) -> Given:
        first = lines[0]
        record = self.inputs.values(first)
        if self._id is not None:
            record[ID] = self._id.value(first.cells[self._id.at])
        name = quoted(str(record.get(ID) or position).strip())
        problems = [*self.inputs.problems(first, name), *self._different(lines, name)]
        parts: dict[str, Part] = {}
        for table, columns, rows in self._rows(lines, key):
            record[table] = [columns.values(row) for row in rows]
            for number, row in enumerate(rows, start=1):
                problems += columns.problems(row, name, number)
            parts[table] = columns.part(rows)
        places = Places(self.inputs.part([first]), parts)
        return Given(record, position, tuple(problems), places, Origin(files, first.number))

    def _rows(self, lines: Group, key: str) -> Iterator[tuple[str, Columns, Sequence[Line]]]:
        for table, columns in self.blocks.items():
            yield table, columns, [line for line in lines if columns.filled(line)]
        for table, apart in self._apart.items():
            yield table, apart.columns, apart.of(key)

    def _grouped(self, lines: list[Line]) -> list[Group]:
        if not self.blocks or self._id is None:
            return [(line,) for line in lines]
        groups: list[list[Line]] = []
        current = ""
        for line in lines:
            key = self._key(line)
            if groups and (key == current or not key):
                groups[-1].append(line)
            else:
                groups.append([line])
                current = key
        return [tuple(group) for group in groups]

    def _key(self, line: Line) -> str:
        return "" if self._id is None else id_key(self._id.value(line.cells[self._id.at]))

    def _different(self, lines: Group, record: str) -> Iterator[Problem]:
        """Inputs that a further row of a block gives otherwise than its first row."""
        first = lines[0]
        for line in lines[1:]:
            for column in self.inputs.columns:
                cell, before = line.cells[column.at], first.cells[column.at]
                if cell in (EMPTY, before) or is_merged(cell) or column is self._id:
                    continue
                yield self._differs(column, line, first, record)

    def _differs(self, column: Column, line: Line, first: Line, record: str) -> Problem:
        cell = line.cells[column.at]
        value = shown(column.value(cell))
        field = column.meaning.field
        place = Cell(record, column.name, value=value, spot=self.inputs.spot(line.number, column.name))
        facts = {
            "value": value,
            "first": str(first.number),
            "field": column.name if field is None else titled(field.title),
        }
        return Problem("data-block", place, facts)
