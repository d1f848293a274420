"""What the columns of a table mean: by id or title, as in the header of a sheet; what is wrong with them as a whole."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple, final

import pyarrow as pa

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

SpotOf = Callable[[str | None], Spot | None]


@final
class BoundTable(NamedTuple):
    """Where the rows of a table stand, and what the parts of a row mean (none where no row has any)."""

    table: Table
    at: int
    columns: tuple[Column, ...]


@final
class Bound(NamedTuple):
    """The columns of a table of records: those of inputs, that of the ids, those with the rows of tables; what to warn of."""

    columns: tuple[Column, ...]
    id: Column | None
    tables: tuple[BoundTable, ...]
    warnings: tuple[Problem, ...]


def nowhere(_header: str | None) -> Spot | None:
    """The place of a column that stands in no file."""
    return None


def bind(schema: pa.Schema, rules: RuleSet, spot: SpotOf = nowhere) -> Bound:
    """
    What the columns of *schema* mean by *rules*; DataError with everything that no record could be evaluated with.

    >>> import perfrules
    >>> schema = pa.schema([(name, pa.string()) for name in ("id", "全年预算数（万元）", "executed")])
    >>> schema = schema.append(pa.field("targets", pa.list_(pa.null())))
    >>> [column.name for column in bind(schema, perfrules.load("cn.project_self_evaluation")).columns]
    ['budget', 'executed']
    """
    found = Found()
    titles = {plain_name(word): name for name, table in rules.tables.items() for _, word in table.title.wordings}
    titles |= {name: name for name in rules.tables}
    fields = on_the_record(rules)
    vocabulary = Vocabulary(fields)
    group = _Group(vocabulary, {ID, *(field.id for field in fields)}, spot, found)
    tables: dict[str, int] = {}
    names = schema.names
    for at, name in enumerate(names):
        meant = name if name in rules.tables else titles.get(plain_name(name))
        if meant is None or (meant != name and meant in names):
            group.add(at, name)
        elif meant in tables:
            facts = {"first": quoted(names[tables[meant]]), "header": quoted(name)}
            found.add(Problem("data-header/twice", spot(name), facts))
        else:
            tables[meant] = at
    absent = [name for name in rules.tables if name not in tables]
    misspelt = group.close(absent)
    bound = tuple(_table(schema, rules.tables[name], at, spot, found) for name, at in tables.items())
    for name in absent:
        table = rules.tables[name]
        if not table.optional and name not in misspelt:
            facts_of_table: dict[str, str | Words] = {"table": titled(table.title), "name": name}
            found.add(Problem("table-rows", spot(None), facts_of_table))
    if any(problem.severity == "error" for problem in found.problems):
        raise DataError(found.problems)
    own = {column.meaning.field is None: column for column in group.columns}
    ids = own.get(True) or next((one for one in group.columns if vocabulary.is_id_name(plain_name(one.header))), None)
    columns = tuple(column for column in group.columns if column.meaning.field is not None)
    return Bound(columns, ids, bound, found.problems)


def _table(schema: pa.Schema, table: Table, at: int, spot: SpotOf, found: Found) -> BoundTable:
    vocabulary = Vocabulary(table.columns.values(), table.id, id_names=())
    kind = row_type(schema.types[at])
    if kind is None or not pa.types.is_struct(kind):
        return BoundTable(table, at, ())
    group = _Group(vocabulary, set(table.columns), spot, found)
    for number in range(kind.num_fields):
        group.add(number, kind.field(number).name)
    group.close(())
    return BoundTable(table, at, tuple(group.columns))


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


@final
class _Group:
    """Names that stand beside each other: those of a record, or of the rows of one table."""

    def __init__(self, vocabulary: Vocabulary, ids: set[str], spot: SpotOf, found: Found) -> None:
        self.columns: list[Column] = []
        self._vocabulary = vocabulary
        self._ids = ids
        self._names = NameReader(vocabulary, NO_PLAN, NO_INSTRUCTIONS)
        self._spot = spot
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
                self._found.add(Problem(read.problem.key, self._spot(header), read.problem.facts))
                return
        if column is None:
            self._strange.append(header)
            return
        same = next((one for one in self.columns if one.meaning == column.meaning), None)
        if same is None:
            self.columns.append(column)
        elif exact == (same.header in self._ids):
            facts = {"first": quoted(same.header), "header": quoted(header)}
            self._found.add(Problem("data-header/twice", self._spot(header), facts))
        elif exact:
            self.columns[self.columns.index(same)] = column
            self._strange.append(same.header)
        else:
            self._strange.append(header)

    def close(self, tables: Iterable[str]) -> set[str]:
        """Tell what is not known and what is absent, the *tables* included; the names of tables that were misspelt."""
        there = {column.meaning.name for column in self.columns}
        absent = [meaning for meaning in self._vocabulary.meanings if meaning.name not in there]
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
                self._found.add(Problem("data-column/absent", self._spot(None), facts))
        return meant_ones

    def _unknown(self, name: str, misspelt: Mapping[str, str]) -> Problem:
        spot, facts = self._spot(name), {"header": quoted(name)}
        if name in misspelt:
            return Problem("data-column/misspelt", spot, facts | {"near": quoted(misspelt[name])})
        if meant := self._vocabulary.near(plain_name(name)):
            return Problem("data-column/near", spot, facts | {"near": quoted(meant)}, "warning")
        return Problem("data-column", spot, facts, "warning")

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
