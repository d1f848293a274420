"""JSON, YAML and JSON Lines: one record, a list of them, or one a line."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from typing import NamedTuple, final

from perfrules.errors import DataError
from perfrules.problems import Cell, Place, Problem, Spot
from perfrules.reading.named_values import NamedValues
from perfrules.reading.places import Part, Places
from perfrules.reading.sheet import EMPTY, MOST_ROWS, Line, Sheet
from perfrules.reading.source import Source
from perfrules.reading.tables import RowsApart, id_key, repeated, rows_listed
from perfrules.records.found import Found
from perfrules.records.given import DataStamp, Given, Origin, nowhere
from perfrules.records.json_text import from_json
from perfrules.records.record import ID
from perfrules.records.refusal import described, quoted, titled
from perfrules.text import ListNode, MapNode, Node, read_nodes

_EMPTY_VALUES = frozenset({"ambiguous-value/empty", "ambiguous-value/nothing"})
UTF_8 = "utf-8"


@final
class Listed(NamedTuple):
    """The records of a file, not yet looked into, each with its line or number (None for one by itself)."""

    name: str
    records: Callable[[], Iterator[tuple[int | None, object]]]
    by_line: bool
    as_list: bool


def from_tree(source: Source, form: str) -> Listed:
    """One record or a list of them, as JSON or YAML; DataError if it is neither."""
    found = from_json(source.data, source.name) if form == "json" else _from_yaml(source)
    if type(found) is dict:
        return Listed(source.name, lambda: iter([(None, found)]), by_line=False, as_list=False)
    if type(found) is not list:
        raise DataError([Problem("data-top", Place(source.name, 1, 1), {"found": described(found)})])
    if not found:
        raise DataError([Problem("data-top/empty", Place(source.name, 1, 1))])
    if len(found) > MOST_ROWS:
        facts = {"count": str(len(found)), "limit": str(MOST_ROWS)}
        raise DataError([Problem("data-size/records", Place(source.name, 1, 1), facts)])
    return Listed(source.name, lambda: iter(enumerate(found, start=1)), by_line=False, as_list=True)


def from_lines(source: Source) -> Listed:
    r"""
    One record a line, as JSON; lines that hold nothing are passed over. DataError with every line that cannot be read.

    >>> list(from_lines(Source("a.jsonl", b'{"id": 1}\n\n{"id": 2}\n')).records())
    [(1, {'id': 1}), (3, {'id': 2})]
    """
    found = Found()
    for count, (line, text) in enumerate(_lines(source)):
        try:
            from_json(text, source.name)
        except DataError as error:
            found.add(*(_moved(problem, line) for problem in error.problems))
        if count >= MOST_ROWS:
            facts = {"limit": str(MOST_ROWS)}
            raise DataError([Problem("data-size/sheet", Spot(source.name, row=line), facts)])
    if found.problems:
        raise DataError(found.problems)
    return Listed(
        source.name,
        lambda: ((line, from_json(text, source.name)) for line, text in _lines(source)),
        by_line=True,
        as_list=True,
    )


def _lines(source: Source) -> Iterator[tuple[int, bytes]]:
    for number, line in enumerate(BytesIO(source.data), start=1):
        text = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
        if text.strip():
            yield number, text


def _moved(problem: Problem, line: int) -> Problem:
    """A problem of one line at its place in the whole file."""
    place = problem.where
    return replace(problem, where=replace(place, line=line)) if isinstance(place, Place) else problem


def as_sheet(listed: Listed) -> Sheet:
    """The groups of a file as a sheet, its header the names in the order in which they first come; for tables apart."""
    names: dict[str, int] = {}
    rows = []
    for number, group in listed.records():
        if type(group) is not dict:
            raise DataError([Problem("data-record", Spot(listed.name, row=number), {"found": described(group)})])
        for name in group:
            names.setdefault(str(name), len(names))
        rows.append((number or 1, group))
    lines = [Line(0, tuple(names))]
    lines += [
        Line(number, tuple(EMPTY if (value := group.get(name)) is None else value for name in names))
        for number, group in rows
    ]
    return Sheet(listed.name, None, lines, header=0)


@final
class ListedRecords:
    """The records of such a file with the rows of tables that stand apart."""

    def __init__(self, listed: Listed, values: NamedValues) -> None:
        self.as_list = listed.as_list
        self.id_headers: tuple[str, ...] = ()
        self._listed = listed
        self._values = values
        self._apart: dict[str, RowsApart] = {}
        self._keys: list[tuple[str, int | None]] = []
        self._own_tables: dict[str, int | None] = {}
        for number, found in listed.records():
            record, _ = values.record(found, "")
            self._keys.append((id_key(_id(record)), number))
            if type(record) is dict:
                for table in values.tables:
                    if record.get(table) is not None:
                        self._own_tables.setdefault(table, number)

    def add(self, apart: RowsApart) -> None:
        """Take the rows of a table from a file of its own."""
        self._apart[apart.table.id] = apart

    @property
    def count(self) -> int:
        """How many records there are."""
        return len(self._keys)

    def problems(self) -> Iterator[Problem]:
        """What keeps the file as a whole from being evaluated."""
        yield from self._repeated()
        known = dict.fromkeys([key for key, _ in self._keys if key], 0)
        for table, apart in self._apart.items():
            if table in self._own_tables:
                facts = {"table": titled(apart.table.title)}
                yield Problem("data-table-twice", self._spot(self._own_tables[table]), facts)
            if not known:
                yield Problem("data-id/column", self._spot(None))
            else:
                yield from apart.strangers(known)

    def given(self, files: tuple[DataStamp, ...]) -> Iterator[Given]:
        """The records, one by one."""
        for position, (number, found) in enumerate(self._listed.records(), start=1):
            name = str(position) if self._listed.as_list else ""
            record, problems = self._values.record(found, name)
            parts: dict[str, Part] = {}
            if self._apart and type(record) is dict:
                record = dict(record)
                problems += self._add_rows(record, parts)
            own = Part(self._listed.name, None, {}, (number if self._listed.by_line else None,))
            locate = Places(own, parts) if self._listed.by_line or parts else nowhere
            yield Given(record, name, tuple(problems), locate, Origin(files, number))

    def _add_rows(self, record: dict[str, object], parts: dict[str, Part]) -> Iterator[Problem]:
        """Put the rows that stand apart into *record*, and their places into *parts*."""
        name = quoted(str(record.get(ID)))
        for table, apart in self._apart.items():
            rows = apart.of(id_key(record.get(ID)))
            record[table] = [apart.columns.values(row) for row in rows]
            parts[table] = apart.columns.part(rows)
            for at, row in enumerate(rows, start=1):
                yield from apart.columns.problems(row, name, at)

    def _repeated(self) -> Iterator[Problem]:
        for key, numbers in repeated((key, number or 1) for key, number in self._keys).items():
            if self._listed.by_line:
                facts = {"id": quoted(key), "rows": rows_listed(numbers)}
                yield Problem("data-id/rows", self._spot(numbers[1]), facts)
                continue
            for number in numbers[1:]:
                facts = {"id": quoted(key), "first": str(numbers[0]), "second": str(number)}
                yield Problem("data-id/twice", Cell(quoted(key), ID), facts)

    def _spot(self, number: int | None) -> Spot:
        return Spot(self._listed.name, None, number if self._listed.by_line else None)


def _id(record: object) -> object:
    return record.get(ID) if type(record) is dict else None


def _from_yaml(source: Source) -> object:
    node, problems = read_nodes(source.data, source.name)
    # Rules are never empty, records may well be: `paid:` and `paid: null` say that it is not known.
    refused = [problem for problem in problems if problem.key not in _EMPTY_VALUES]
    if refused or node is None:
        raise DataError(refused)
    return _plain(node, frozenset(str(problem.where) for problem in problems))


def _plain(node: Node, empty: frozenset[str]) -> object:
    """The value of a node without its place, None at the places *empty*; depth was limited where the text was read."""
    if isinstance(node, MapNode):
        return {entry.key: _plain(entry.node, empty) for entry in node}
    if isinstance(node, ListNode):
        return [_plain(item, empty) for item in node.items]
    value = node.value
    if isinstance(value, Decimal):
        return value if "." in node.text else int(value)
    return None if value == "" or str(node.place) in empty else value
