"""One record to the values that evaluation works with, and everything that is wrong with it."""

import re
from collections.abc import Sequence
from typing import NamedTuple, final

from perfrules.model.fields import Field, Table
from perfrules.model.peers import PEERS
from perfrules.problems import Cell, Problem
from perfrules.records.found import Found
from perfrules.records.groups import GroupReader, Locate, as_group, as_rows
from perfrules.records.peers import NO_FIGURES, Figures, PeersReader
from perfrules.records.refusal import Refused, described, quoted, shown, titled
from perfrules.records.sheets import Declared, SheetChecker, on_the_record
from perfrules.records.texts import read_text
from perfrules.records.values import Value
from perfrules.words import Words

ID = "id"
ID_TITLE = Words(en="the id", zh="编号")
MOST_ROWS = 200_000
# What a spreadsheet makes of a code of eighteen digits: the last ones are lost.
_SCIENTIFIC = re.compile(r"[0-9](?:\.[0-9]+)?[eE]\+?[0-9]+")

Row = list[Value]


@final
class ReadRecord(NamedTuple):
    """
    One record as read.

    *inputs* are in the order of the rule set's inputs, *tables* in that of its tables, the values of a row in that of the
    columns, *peers* hold the figures of others by name. *problems* are errors before warnings; with an error among them, the
    values are not to be used.
    """

    id: str
    inputs: Row
    tables: list[list[Row]]
    problems: tuple[Problem, ...]
    peers: Figures = NO_FIGURES


@final
class RecordReader:
    """
    Reads the records of one rule set; made once, used for every record, by any number of threads.

    *compared* are the fields whose figures a record may bring of its peers.

    >>> from types import SimpleNamespace
    >>> from perfrules.model.fields import Field
    >>> from perfrules.model.section import Section
    >>> from perfrules.model.texts import Text
    >>> from perfrules.problems import Place
    >>> paid = Field("paid", Text((("en", "Paid"),)), "number", Place("rules.yaml", 1, 1))
    >>> reader = RecordReader(SimpleNamespace(inputs=Section([("paid", paid)]), tables=Section(), panel=None))
    >>> reader.read({"id": "P-1", "paid": 2.5})
    ReadRecord(id='P-1', inputs=[(250, 100)], tables=[], problems=(), peers=mappingproxy({}))
    >>> [problem.line("en") for problem in reader.read({"id": "P-1", "paid": "none"}).problems]
    ["P-1: paid: error: 'none' is a sign for nothing (Paid). [data-empty]"]
    """

    def __init__(self, declared: Declared, compared: Sequence[Field] = ()) -> None:
        self._inputs = GroupReader(on_the_record(declared), declared.tables, (ID, PEERS) if compared else (ID,))
        self._peers = PeersReader(compared)
        self._sheets = SheetChecker(declared)
        self._tables = tuple((table, GroupReader(table.columns.values())) for table in declared.tables.values())

    def read(self, record: object, position: str = "") -> ReadRecord:
        """
        The values and problems of *record*; never an exception, whatever it is.

        *position* names the record in messages and results where it has no id of its own.
        """
        group = as_group(record)
        if group is None:
            problem = Problem("data-record", None, {"found": described(record)})
            return ReadRecord(position, [], [], (problem,))
        return self._good(group, position) or self._with_problems(group, position)

    def _good(self, record: dict[str, object], position: str) -> ReadRecord | None:
        """The record if there is nothing to say about it."""
        inputs = self._inputs.good(record)
        if inputs is None or PEERS in record:
            return None
        tables = []
        for table, reader in self._tables:
            rows = record.get(table.id)
            if type(rows) is not list or len(rows) > MOST_ROWS:
                return None
            read_rows = []
            for row in rows:
                values = reader.good(row) if type(row) is dict else None
                if values is None:
                    return None
                read_rows.append(values)
            tables.append(read_rows)
        if not self._sheets.good(inputs, tables):
            return None
        try:
            return ReadRecord(read_id(record.get(ID), position), inputs, tables, ())
        except Refused:
            return None

    def _with_problems(self, record: dict[str, object], position: str) -> ReadRecord:
        """The record with everything that is to be said about it."""
        found = Found()
        name = position
        try:
            name = read_id(record.get(ID), position)
        except Refused as refused:
            value = shown(record[ID])
            facts = {"field": ID_TITLE, "value": value, **refused.facts}
            found.add(Problem(refused.key, Cell(position, ID, value=value), facts))
        place = quoted(name)
        inputs, problems = self._inputs.read(record, lambda field, value: Cell(place, field, value=shown(value)))
        found.add(*problems)
        misspelt = set(self._inputs.misspelt(record).values())
        tables = [
            [] if table.id in misspelt else _rows(record.get(table.id), table, reader, place, found)
            for table, reader in self._tables
        ]
        found.add(*self._sheets.problems(place, inputs, tables, found.problems))
        peers, wrong = self._peers.read(record.get(PEERS), place)
        found.add(*wrong)
        return ReadRecord(name, inputs, tables, found.problems, peers)


def _rows(rows: object, table: Table, reader: GroupReader, record: str, found: Found) -> list[Row]:
    """The rows of one table, with what is wrong in them; a surplus column is named once, not in every row."""
    here = Cell(record, table.id, value=shown(rows))
    facts: dict[str, str | Words] = {"table": titled(table.title), "name": table.id}
    if rows is None:
        if not table.optional:
            found.add(Problem("data-absent/table", here, facts))
        return []
    listed = as_rows(rows)
    if listed is None:
        found.add(Problem("data-table", here, {**facts, "found": described(rows)}))
        return []
    if len(listed) > MOST_ROWS:
        found.add(Problem("data-size/rows", here, {**facts, "count": str(len(listed)), "limit": str(MOST_ROWS)}))
        return []
    read_rows = []
    surplus: set[str] = set()
    for number, row in enumerate(listed, start=1):
        group = as_group(row)
        if group is None:
            found.add(Problem("data-row", here, {**facts, "row": str(number), "found": described(row)}))
            continue
        values = reader.good(group)
        if values is None:
            values, problems = reader.read(group, _locator(record, table.id, number), surplus)
            found.add(*problems)
        read_rows.append(values)
    return read_rows


def _locator(record: str, table: str, row: int) -> Locate:
    """Places in one row."""
    return lambda field, value: Cell(record, field, table, row, shown(value))


def read_id(value: object, position: str) -> str:
    """
    What the record is called whose id is *value*: by its *position* where that is empty; Refused if it is no text or code.

    >>> read_id(17, "3"), read_id(None, "3")
    ('17', '3')
    """
    found = read_text(value)
    if found is None:
        return position
    if _SCIENTIFIC.fullmatch(found):
        raise Refused(key="data-id/scientific")
    return found
