"""A table of records, batch by batch: its columns are bound once, then read into frames."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, final

import numpy as np
import pyarrow as pa

from perfrules.columns.frame import Frame
from perfrules.columns.intake.arrays import present, settled
from perfrules.columns.intake.binding import BoundTable, bind, row_type
from perfrules.columns.intake.figures import FigureReader
from perfrules.columns.intake.givens import Givens, Inputs, RowsGiven, standing
from perfrules.columns.intake.identities import Identities
from perfrules.columns.intake.reading import Reader, either
from perfrules.columns.intake.rows import Rows, by_record, rows_of, too_many
from perfrules.columns.intake.words import TruthReader, WordReader
from perfrules.columns.values import Mask
from perfrules.evaluation.layout import Layout
from perfrules.evaluation.rows import TableSlots
from perfrules.model.fields import Field, Table
from perfrules.model.rule_set import RuleSet
from perfrules.reading.columns import Column, Meaning
from perfrules.records.given import Given

_WORDS = frozenset({"text", "choice", "date"})


@final
class Taken(NamedTuple):
    """
    One batch as it was read.

    *ids* name the records. *bad* tells those of which something is not plainly good: their values in *frame* are not to be
    used. *given* makes a single record of any of them, by its place in the batch.
    """

    ids: pa.Array
    frame: Frame
    bad: Mask
    given: Callable[[int], Given]


@final
class Intake:
    """
    Takes in the batches of a table with the columns *schema*, for *rules* whose slots are laid out as *layout* says.

    Columns are found by id or title. *warnings* tell what deserves a look in the table as a whole.

    DataError where no record could be evaluated: a column that is asked for is not there, or misspelt.
    """

    def __init__(self, rules: RuleSet, layout: Layout, schema: pa.Schema) -> None:
        bound = bind(schema, rules)
        self.warnings = bound.warnings
        self._file = bound.file
        self._inputs = _Group(rules.inputs.values(), layout.inputs.__getitem__, bound.columns)
        self._has_ids = bound.id is not None
        self._given = (*bound.columns, *(() if bound.id is None else (bound.id._replace(meaning=Meaning(None, None)),)))
        tables = {one.table.id: one for one in bound.tables}
        self._tables = [_Table(tables.get(name), layout.tables[name], table) for name, table in rules.tables.items()]

    def take(self, batch: pa.RecordBatch, first: int) -> Taken:
        """The records of *batch*, of which the first has the number *first* in the whole table."""
        size, file = batch.num_rows, self._file
        arrays = [settled(batch.column(column.at)) for column in self._given]
        names = Identities(arrays[-1] if self._has_ids else None, size, first)
        frame = Frame(size)
        given = []
        with np.errstate(all="ignore"):
            bad = either(names.bad, self._inputs.read(arrays, frame))
            for table in self._tables:
                refused, rows = table.read(batch, frame)
                bad = either(bad, refused)
                given += rows
        stands = None if file is None else standing(file, self._given, [batch.column(file.at)])
        records = Givens(Inputs(self._given, arrays, stands), given, size, first)
        return Taken(names.names, frame, np.zeros(size, np.bool_) if bad is None else bad, records)


@final
class _Group:
    """The fields of records, or of the rows of a table: what reads each, and where its column stands among the given ones."""

    def __init__(self, fields: Iterable[Field], slot: Callable[[str], int], columns: Sequence[Column]) -> None:
        places = {column.name: at for at, column in enumerate(columns)}
        self._readers: list[tuple[int, Reader, int | None]] = []
        for field in fields:
            at = places.get(field.id)
            column = Column(0, field.id, Meaning(None, field)) if at is None else columns[at]
            self._readers.append((slot(field.id), _reader(field, column), at))

    def read(self, arrays: Sequence[pa.Array], frame: Frame) -> Mask | None:
        """Fill the slots of *frame*; where something is bad. A column that is not there holds nothing."""
        bad: Mask | None = None
        for slot, read, at in self._readers:
            found = read(pa.nulls(frame.size) if at is None else arrays[at])
            frame.slots[slot] = found.value
            bad = either(bad, found.bad)
        return bad


@final
class _Table:
    """One table of the rules, with the column that its rows stand in (None where there is none)."""

    def __init__(self, bound: BoundTable | None, slots: TableSlots, table: Table) -> None:
        self._bound = bound
        self._table = table
        self._group = _Group(table.columns.values(), slots.column, () if bound is None else bound.columns)

    def read(self, batch: pa.RecordBatch, frame: Frame) -> tuple[Mask | None, list[RowsGiven]]:
        """Add the frame of the rows; the records of which something is bad, and the rows for single records."""
        bound, size = self._bound, frame.size
        if bound is None:
            self._fill(frame, _none(size))
            return None, []
        array = settled(batch.column(bound.at))
        if row_type(array.type) is None:
            self._fill(frame, _none(size))
            no_rows = present(array) if self._table.optional else np.ones(size, np.bool_)
            return no_rows, [RowsGiven(bound, array, None)]
        parts = [column.at for column in bound.columns]
        rows = rows_of(array, parts if bound.file is None else [*parts, bound.file.at])
        refused = either(by_record(rows, self._fill(frame, rows)), too_many(rows.ends))
        if not self._table.optional:
            refused = either(refused, rows.absent)
        return refused, [RowsGiven(bound, array, rows)]

    def _fill(self, frame: Frame, rows: Rows) -> Mask | None:
        return self._group.read(rows.parts, frame.add_rows(self._table.id, rows.owner))


def _none(size: int) -> Rows:
    """No rows at all."""
    return Rows(np.zeros(size + 1, np.int64), (), None, None)


def _reader(field: Field, column: Column) -> Reader:
    if field.kind == "yes_no":
        return TruthReader(field)
    return WordReader(field) if field.kind in _WORDS else FigureReader(field, column)
