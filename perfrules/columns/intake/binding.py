"""What the columns of a table mean: by id or title, as in the header of a sheet; what is wrong with them as a whole."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, final

import pyarrow as pa

from perfrules.columns.csv_rows import FILE, HEADER, LINE
from perfrules.errors import DataError
from perfrules.model.fields import Table
from perfrules.model.rule_set import RuleSet
from perfrules.problems import Problem, Spot
from perfrules.reading.columns import Column, Meaning
from perfrules.reading.headers import NameReader
from perfrules.reading.instructions import NO_INSTRUCTIONS, NO_PLAN
from perfrules.reading.sheet import plain_name
from perfrules.reading.units import NO_EFFECT
from perfrules.reading.vocabulary import Vocabulary
from perfrules.records.found import Found
from perfrules.records.groups import one_letter_off
from perfrules.records.record import ID
from perfrules.records.refusal import quoted, titled
from perfrules.records.sheets import on_the_record
from perfrules.words import Words


@final
class File(NamedTuple):
    """The CSV file that rows come from: its name, the row of its header, which column numbers the rows."""

    name: str
    header: int
    at: int


@final
class BoundTable(NamedTuple):
    """Where the rows of a table stand, what the parts of a row mean (none where no row has any), and the file they come from."""

    table: Table
    at: int
    columns: tuple[Column, ...]
    file: File | None = None


@final
class Bound(NamedTuple):
    """
    The columns of a table of records: those of inputs, that of the ids, those with the rows of tables.

    *file* is the one that the records come from, *warnings* are what deserves a look.
    """

    columns: tuple[Column, ...]
    id: Column | None
    tables: tuple[BoundTable, ...]
    file: File | None
    warnings: tuple[Problem, ...]


def bind(schema: pa.Schema, rules: RuleSet) -> Bound:
    """
    What the columns of *schema* mean by *rules*; DataError with everything that no record could be evaluated with.

    >>> import perfrules
    >>> schema = pa.schema([(name, pa.string()) for name in ("id", "全年预算数（万元）", "executed")])
    >>> schema = schema.append(pa.field("targets", pa.list_(pa.null())))
    >>> [column.name for column in bind(schema, perfrules.load("cn.project_self_evaluation")).columns]
    ['budget', 'executed']
    """
    found, file = Found(), file_of(schema)
    tables, others = _columns_of_tables(schema, rules, file, found)
    absent = [table for name, table in rules.tables.items() if name not in tables]
    fields = on_the_record(rules)
    vocabulary = Vocabulary(fields, tables=() if file is None else absent)
    group = _Group(vocabulary, {ID, *(field.id for field in fields)}, file, found)
    for at, name in others:
        group.add(at, name)
    misspelt = group.close([table.id for table in absent])
    if file is not None and (misplaced := _misplaced(file, is_known=bool(group.columns or misspelt))):
        raise DataError([misplaced])
    bound = tuple(_table(schema, rules.tables[name], at, found) for name, at in tables.items())
    own = [column for column in group.columns if column.meaning.table is None]
    beside = {column.meaning.table for column in group.columns} - {None}
    for table in absent:
        facts: dict[str, str | Words] = {"table": titled(table.title), "name": table.id}
        if table.id in beside:
            found.add(Problem("table-rows/beside", spot(file), facts))
        elif not table.optional and table.id not in misspelt:
            found.add(Problem("table-rows", spot(file), facts))
    if any(problem.severity == "error" for problem in found.problems):
        raise DataError(found.problems)
    ids = next((column for column in own if column.meaning.field is None), None) or next(
        (column for column in own if vocabulary.is_id_name(plain_name(column.header))), None
    )
    inputs = tuple(column for column in own if column.meaning.field is not None)
    return Bound(inputs, ids, bound, file, found.problems)


def file_of(fields: Iterable[pa.Field]) -> File | None:
    """The CSV file whose columns are *fields*; None where they come from elsewhere."""
    for at, field in enumerate(fields):
        if field.name == LINE and field.metadata and FILE in field.metadata:
            return File(field.metadata[FILE].decode(), int(field.metadata[HEADER]), at)
    return None


def _misplaced(file: File, *, is_known: bool) -> Problem | None:
    """Why the first row that holds something is no header; None if it is one."""
    if not is_known:
        return Problem("data-header/none", Spot(file.name, row=1))
    return Problem("data-header/title", Spot(file.name, row=1), {"row": str(file.header)}) if file.header > 1 else None


def spot(file: File | None, header: str | None = None) -> Spot | None:
    """The place of a column in its file."""
    return None if file is None else Spot(file.name, row=file.header, column=None if header is None else quoted(header))


def row_type(kind: pa.DataType) -> pa.DataType | None:
    """
    The type of the rows that a column of *kind* holds; None if it holds no lists.

    >>> row_type(pa.list_(pa.int8())), row_type(pa.int8())
    (DataType(int8), None)
    """
    lists = (
        pa.types.is_list, pa.types.is_large_list, pa.types.is_fixed_size_list,
        pa.types.is_list_view, pa.types.is_large_list_view,
    )  # fmt: skip
    return kind.value_type if any(is_one(kind) for is_one in lists) else None


def _columns_of_tables(
    schema: pa.Schema, rules: RuleSet, file: File | None, found: Found
) -> tuple[dict[str, int], list[tuple[int, str]]]:
    """The columns that are called like tables, by these, and all others."""
    titles = {plain_name(word): name for name, table in rules.tables.items() for _, word in table.title.wordings}
    tables: dict[str, int] = {}
    others = []
    for at, name in enumerate(schema.names):
        meant = name if name in rules.tables else titles.get(plain_name(name))
        if file is not None and at == file.at:
            continue
        if meant is None or (meant != name and meant in schema.names):
            others.append((at, name))
        elif meant in tables:
            facts = {"first": quoted(schema.names[tables[meant]]), "header": quoted(name)}
            found.add(Problem("data-header/twice", spot(file, name), facts))
        else:
            tables[meant] = at
    return tables, others


def _table(schema: pa.Schema, table: Table, at: int, found: Found) -> BoundTable:
    vocabulary = Vocabulary(table.columns.values(), table.id, id_names=())
    kind = row_type(schema.types[at])
    if kind is None or not pa.types.is_struct(kind):
        return BoundTable(table, at, ())
    parts = [kind.field(number) for number in range(kind.num_fields)]
    file = file_of(parts)
    group = _Group(vocabulary, set(table.columns), file, found)
    for number, part in enumerate(parts):
        if file is None or number != file.at:
            group.add(number, part.name)
    group.close(())
    return BoundTable(table, at, tuple(group.columns), file)


@final
class _Group:
    """Names that stand beside each other: those of a record, or of the rows of one table."""

    def __init__(self, vocabulary: Vocabulary, ids: set[str], file: File | None, found: Found) -> None:
        self.columns: list[Column] = []
        self._vocabulary = vocabulary
        self._ids = ids if file is None else set()  # in a header two names of one column are a mistake
        self._names = NameReader(vocabulary, NO_PLAN, NO_INSTRUCTIONS)
        self._file = file
        self._found = found
        self._strange: list[str] = []

    def add(self, at: int, header: str) -> None:
        """Take the column with this header; an id says itself, whatever else there is."""
        exact = header in self._ids
        if exact:
            column: Column | None = Column(at, header, self._exactly(header), NO_EFFECT)
        else:
            read = self._names.read(at, header, Spot(""))
            column = read.column
            if read.problem is not None:
                self._found.add(Problem(read.problem.key, spot(self._file, header), read.problem.facts))
                return
        if column is None:
            self._strange.append(header)
            return
        same = next((one for one in self.columns if one.meaning == column.meaning), None)
        if same is None:
            self.columns.append(column)
        elif exact == (same.header in self._ids):
            facts = {"first": quoted(same.header), "header": quoted(header)}
            self._found.add(Problem("data-header/twice", spot(self._file, header), facts))
        elif exact:
            self.columns[self.columns.index(same)] = column
            self._strange.append(same.header)
        else:
            self._strange.append(header)

    def close(self, tables: Iterable[str]) -> set[str]:
        """Tell what is not known and what is absent, the *tables* included; the names of tables that were misspelt."""
        there = {column.meaning.name for column in self.columns}
        own = (meaning for meaning in self._vocabulary.meanings if meaning.table == self._vocabulary.own)
        absent = [meaning for meaning in own if meaning.name not in there]
        titles = self._vocabulary.misspelt(self._strange, absent)
        ids = [*(meaning.field.id for meaning in absent if meaning.field is not None), *tables]
        misspelt = {name: meant for name, (meant, _) in titles.items()} | dict(_slips(self._strange, ids))
        for name in self._strange:
            self._found.add(self._unknown(name, misspelt))
        meant_ones = {*misspelt.values(), *(meaning.field.id for _, meaning in titles.values() if meaning.field)}
        for meaning in absent:
            field = meaning.field
            if field is not None and not field.optional and field.id not in meant_ones:
                facts: dict[str, str | Words] = {"field": titled(field.title), "name": meaning.name}
                self._found.add(Problem("data-column/absent", spot(self._file), facts))
        return meant_ones

    def _unknown(self, name: str, misspelt: Mapping[str, str]) -> Problem:
        place, facts = spot(self._file, name), {"header": quoted(name)}
        if name in misspelt:
            return Problem("data-column/misspelt", place, facts | {"near": quoted(misspelt[name])})
        if meant := self._vocabulary.near(plain_name(name)):
            return Problem("data-column/near", place, facts | {"near": quoted(meant)}, "warning")
        return Problem("data-column", place, facts, "warning")

    def _exactly(self, name: str) -> Meaning:
        own = self._vocabulary.own
        field = next((one.field for one in self._vocabulary.meanings if one.field and one.field.id == name), None)
        return Meaning(own if field is not None else None, field)


def _slips(strange: Iterable[str], absent: list[str]) -> Iterator[tuple[str, str]]:
    """Names one letter away from the id of something that is absent."""
    for name in strange:
        for meant in absent:
            if one_letter_off(name, meant):
                yield name, meant
