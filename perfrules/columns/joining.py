"""Rows that stand in a table of their own, put beside the records that they name; batch by batch, as long as both keep one order."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from perfrules.columns.csv_rows import LINE
from perfrules.columns.intake.arrays import undivided
from perfrules.columns.intake.binding import File, bind, file_of, spot
from perfrules.columns.intake.identities import keys_of
from perfrules.columns.sought import Places, RowIndex, hashed
from perfrules.columns.source import Stream, stream_of
from perfrules.errors import LISTED_AT_MOST, DataError
from perfrules.model.fields import Table
from perfrules.model.rule_set import RuleSet
from perfrules.problems import Problem, Spot, near
from perfrules.reading.headers import NameReader
from perfrules.reading.instructions import NO_INSTRUCTIONS, NO_PLAN
from perfrules.reading.tables import rows_listed
from perfrules.reading.vocabulary import ID_NAMES, Vocabulary
from perfrules.records.record import ID
from perfrules.records.refusal import quoted, titled
from perfrules.words import Words

_WINDOW = 4096


def joined(records: Stream, tables: Mapping[str, object], rules: RuleSet) -> Stream:
    """
    *records* with the rows of *tables*, by the ids of the tables of *rules*; each row names its record.

    Where rows stand in the order of their records, no more of them is kept than belongs to a batch; otherwise what is left
    of them is kept and sorted once. DataError for a table that the rules do not have or that stands in the records, too, for
    ids that are absent or come twice, and for rows whose record is nowhere; some of it is told only at the end.

    >>> import perfrules
    >>> records = pa.table({"id": ["P-1", "P-2"], "budget": [25, 30], "executed": [21.5, 30]})
    >>> targets = pa.table({"id": ["P-2"], **{name: ["100"] for name in ("name", "section", "target", "actual", "points")}})
    >>> stream = joined(stream_of(records), {"targets": targets}, perfrules.load("cn.project_self_evaluation"))
    >>> [len(rows) for batch in stream.batches for rows in batch.column("targets").to_pylist()]
    [0, 1]
    """
    if not tables:
        return records
    _check(records.schema, tables, rules)
    without_rows = [pa.field(name, pa.list_(pa.null())) for name in tables]
    bound = bind(pa.schema([*records.schema, *without_rows]), rules)
    if bound.id is None:
        raise DataError([Problem("data-id/column", spot(bound.file))])
    apart = [RowsApart(rules.tables[name], stream_of(data), bound.id.header) for name, data in tables.items()]
    schema = pa.schema([*records.schema, *(pa.field(one.table.id, pa.list_(one.type)) for one in apart)])
    return Stream(schema, _batches(records, schema, bound.id.at, apart), records.records)


def _check(schema: pa.Schema, tables: Iterable[str], rules: RuleSet) -> None:
    problems = []
    for name in tables:
        if name not in rules.tables:
            meant = near(name, rules.tables)
            facts = {"table": quoted(name), "near": meant or ""}
            problems.append(Problem("data-table-unknown/near" if meant else "data-table-unknown", None, facts))
        elif name in schema.names:
            problems.append(Problem("data-table-twice", None, {"table": titled(rules.tables[name].title)}))
    if problems:
        raise DataError(problems)


def _batches(records: Stream, schema: pa.Schema, at: int, apart: list["RowsApart"]) -> Iterator[pa.RecordBatch]:
    names = _Names()
    ahead = ((batch, keys_of(batch.column(at))) for batch in records.batches)
    current = next(ahead, None)
    while current is not None:
        (batch, keys), following = current, next(ahead, None)
        names.add(keys)
        columns = [one.of(keys, None if following is None else following[1]) for one in apart]
        yield pa.RecordBatch.from_arrays([*batch.columns, *columns], schema=schema)
        current = following
    names.check()
    for one in apart:
        one.close(names)


@final
class _Names:
    """The ids of all records that were met, in a few bytes each."""

    def __init__(self) -> None:
        self._hashes: list[Places] = []
        self._count = 0

    def add(self, keys: pa.Array) -> None:
        """Take down the ids of a batch; those of records without one differ from all others."""
        found = hashed(keys)
        empty = np.flatnonzero(pc.equal(keys, "").to_numpy(zero_copy_only=False))
        found[empty] = hashed(pa.array([f" {self._count + at}" for at in empty.tolist()], pa.string()))
        self._hashes.append(found)
        self._count += len(keys)

    def __contains__(self, key: str) -> bool:
        wanted = hashed(pa.array([key]))[0]
        return any(bool((part == wanted).any()) for part in self._hashes)

    def check(self) -> None:
        """DataError for records of the same id."""
        every = np.concatenate([np.zeros(0, np.int64), *self._hashes])
        order = np.argsort(every, kind="stable")
        same = np.flatnonzero(every[order[1:]] == every[order[:-1]])[:LISTED_AT_MOST]
        pairs = [(int(order[at]) + 1, int(order[at + 1]) + 1) for at in same.tolist()]
        if pairs:
            facts = [{"first": str(first), "second": str(second)} for first, second in pairs]
            raise DataError([Problem("table-twice", None, one) for one in facts])


@final
class _Chunk(NamedTuple):
    """Some rows: the ids of their records, themselves, and their numbers in the file or table."""

    keys: pa.Array
    rows: pa.Array
    numbers: Places

    def owners(self, keys: pa.Array) -> Places:
        """Which of *keys* the first rows belong to, as long as they belong to any."""
        found: list[Places] = [np.zeros(0, np.int64)]
        start, window = 0, _WINDOW
        while start < len(self.keys):
            places = pc.index_in(self.keys.slice(start, window), keys).fill_null(-1).to_numpy().astype(np.int64)
            strange = np.flatnonzero(places < 0)
            if len(strange):
                found.append(places[: strange[0]])
                break
            found.append(places)
            start, window = start + window, window * 2
        return np.concatenate(found)

    def behind(self, count: int) -> "_Chunk":
        """All but the first rows."""
        return _Chunk(self.keys[count:], self.rows[count:], self.numbers[count:])


@final
class RowsApart:
    """
    The rows of *table* that stand apart from the records, whose ids stand in a column called *id_header* or as usual.

    *type* is what one row holds.
    """

    def __init__(self, table: Table, rows: Stream, id_header: str) -> None:
        self.table = table
        self._file = file_of(rows.schema)
        self._at = _id_column(rows.schema, table, id_header, self._file)
        self._batches = rows.batches
        self._kept = [at for at in range(len(rows.schema)) if at != self._at]
        fields = [rows.schema.field(at) for at in self._kept]
        self.type = pa.struct([field.with_type(undivided(pa.array([], field.type)).type) for field in fields])
        self._read = 0
        self._chunk = self._chunk_of(pa.RecordBatch.from_pylist([], rows.schema))
        self._index: tuple[RowIndex, _Chunk] | None = None

    def of(self, keys: pa.Array, following: pa.Array | None) -> pa.Array:
        """The lists of rows of the records with *keys*, behind which those with the keys *following* come (None: none)."""
        records: list[Places] = [np.zeros(0, np.int64)]
        rows: list[pa.Array] = [pa.array([], self.type)]
        while self._has_rows():
            owners = self._chunk.owners(keys)
            records.append(owners)
            rows.append(self._chunk.rows[: len(owners)])
            self._chunk = self._chunk.behind(len(owners))
            if len(self._chunk.keys):
                break
        if len(self._chunk.keys) and (following is None or not pc.is_in(self._chunk.keys[:1], following)[0].as_py()):
            self._keep()
        if self._index is not None:
            index, kept = self._index
            counts, places = index.rows(keys)
            records.append(np.repeat(np.arange(len(keys)), counts))
            rows.append(kept.rows.take(pa.array(places)))
        return _lists(len(keys), np.concatenate(records), pa.concat_arrays(rows))

    def close(self, names: _Names) -> None:
        """DataError for rows that no record was found for."""
        if self._has_rows():
            self._keep()
        if self._index is None:
            return
        index, kept = self._index
        problems = []
        for key, places in index.left()[:LISTED_AT_MOST]:
            numbers = kept.numbers[places].tolist()
            facts: dict[str, str | Words] = {
                "id": quoted(key),
                "rows": rows_listed(numbers),
                "table": titled(self.table.title),
            }
            problems.append(Problem("table-order" if key in names else "data-table-id", self._spot(numbers[0]), facts))
        if problems:
            raise DataError(problems)

    def _has_rows(self) -> bool:
        """Whether there are rows left, of which the next ones are then at hand."""
        while not len(self._chunk.keys):
            batch = next(self._batches, None)
            if batch is None:
                return False
            self._chunk = self._chunk_of(batch)
        return True

    def _keep(self) -> None:
        """Keep all rows that are left."""
        chunks = [self._chunk, *map(self._chunk_of, self._batches)]
        keys = pa.concat_arrays([chunk.keys.cast(pa.large_string()) for chunk in chunks])
        rows = pa.concat_arrays([chunk.rows for chunk in chunks])
        kept = _Chunk(keys, rows, np.concatenate([chunk.numbers for chunk in chunks]))
        self._index, self._chunk = (RowIndex(keys), kept), kept.behind(len(keys))

    def _chunk_of(self, batch: pa.RecordBatch) -> _Chunk:
        """The rows of *batch*, without those that hold nothing; DataError for others that do not name their record."""
        if self._file is None:
            numbers = np.arange(self._read + 1, self._read + batch.num_rows + 1)
        else:
            numbers = batch.column(self._file.at).to_numpy()
        self._read += batch.num_rows
        keys = keys_of(batch.column(self._at))
        columns = [undivided(batch.column(at)) for at in self._kept]
        rows = pa.StructArray.from_arrays(columns, fields=list(self.type))
        named = pc.not_equal(keys, "")
        if pc.all(named).as_py():
            return _Chunk(keys, rows, numbers)
        for at in np.flatnonzero(~named.to_numpy(zero_copy_only=False)).tolist():
            if any(str(value).strip() for value in self._values(rows[at].as_py())):
                raise DataError([Problem("data-table-id/empty", self._spot(numbers[at]))])
        return _Chunk(keys.filter(named), rows.filter(named), numbers[named.to_numpy(zero_copy_only=False)])

    def _values(self, row: dict[str, object]) -> list[object]:
        return [value for name, value in row.items() if value is not None and (self._file is None or name != LINE)]

    def _spot(self, number: int) -> Spot:
        return Spot(self.table.id if self._file is None else self._file.name, row=int(number))


def _lists(size: int, owners: Places, rows: pa.Array) -> pa.Array:
    """*rows* as one list for each of so many records."""
    if (owners[1:] < owners[:-1]).any():
        rows = rows.take(pa.array(np.argsort(owners, kind="stable")))
    ends = np.zeros(size + 1, np.int32)
    np.cumsum(np.bincount(owners, minlength=size), out=ends[1:])
    return pa.ListArray.from_arrays(pa.array(ends), rows)


def _id_column(schema: pa.Schema, table: Table, id_header: str, file: File | None) -> int:
    """The column of rows with the ids of their records; DataError where there is none, or several."""
    if file is None and ID in schema.names and ID not in table.columns:
        return int(schema.names.index(ID))
    vocabulary = Vocabulary(table.columns.values(), table.id, id_names=(*ID_NAMES, id_header))
    names = NameReader(vocabulary, NO_PLAN, NO_INSTRUCTIONS)
    read = [names.read(at, name, Spot("")).column for at, name in enumerate(schema.names)]
    found = [column for column in read if column is not None and column.meaning.field is None]
    if not found:
        raise DataError([Problem("data-table-id/column", spot(file), {"table": titled(table.title)})])
    if len(found) > 1:
        facts = {"first": quoted(found[0].header), "header": quoted(found[1].header)}
        raise DataError([Problem("data-header/twice", spot(file, found[1].header), facts)])
    return found[0].at
