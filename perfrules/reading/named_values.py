"""Records that carry the names of their values (JSON, JSON Lines, YAML): titles are read there as ids, too."""

from collections.abc import Iterable
from decimal import Decimal
from typing import final

from perfrules.model.fields import Table
from perfrules.model.rule_set import RuleSet
from perfrules.problems import Cell, Problem, Spot
from perfrules.reading.headers import NameReader, Reading
from perfrules.reading.instructions import NO_INSTRUCTIONS, NO_PLAN, Instructions, SheetPlan
from perfrules.reading.sheet import plain_name
from perfrules.reading.vocabulary import Vocabulary
from perfrules.records.record import ID
from perfrules.records.refusal import quoted, shown

_SIMPLE = (str, int, float, Decimal)
_MOST_KEPT = 1000


@final
class NamedValues:
    """Makes records of files ready for the reader of records: names to ids, words and units as a mapping file says."""

    def __init__(self, rules: RuleSet, instructions: Instructions) -> None:
        self.tables = tuple(rules.tables)
        self._tables = {
            name: _Group(Vocabulary(table.columns.values(), name, id_names=()), _columns(table), instructions)
            for name, table in rules.tables.items()
        }
        self._inputs = _Group(Vocabulary(rules.inputs.values()), {ID, *rules.inputs, *rules.tables}, instructions)
        self._titles = {plain_name(word): one.id for one in rules.tables.values() for _, word in one.title.wordings}

    def record(self, record: object, position: str) -> tuple[object, list[Problem]]:
        """*record* by ids, the same object where nothing was to be done, and what is wrong with its names."""
        if type(record) is not dict:
            return record, []
        problems: list[Problem] = []
        named = self._inputs.named(record, quoted(position), problems)
        named = self._with_tables(named) if any(name not in self._inputs.known for name in named) else named
        for table, group in self._tables.items():
            rows = named.get(table)
            if type(rows) is list:
                read = [group.named(row, quoted(position), problems) if type(row) is dict else row for row in rows]
                if any(new is not old for new, old in zip(read, rows, strict=True)):
                    named = {**named, table: read}
        return named, problems

    def _with_tables(self, record: dict[str, object]) -> dict[str, object]:
        """Tables that are named by their title."""
        names = {name: self._titles.get(plain_name(name), name) for name in record if type(name) is str}
        return {
            (meant if (meant := names.get(name, name)) not in record else name): value for name, value in record.items()
        }


@final
class _Group:
    """The names that may stand beside each other: those of inputs, or of the columns of a table."""

    def __init__(self, vocabulary: Vocabulary, known: Iterable[str], instructions: Instructions) -> None:
        self.known = frozenset(known)
        self._own = vocabulary.own
        plan = instructions.records if vocabulary.own is None else instructions.tables.get(vocabulary.own, NO_PLAN)
        self._ready = plan == SheetPlan() and instructions == NO_INSTRUCTIONS
        self._ignored = plan.ignore
        self._reader = NameReader(vocabulary, plan, instructions)
        self._read: dict[str, Reading] = {}

    def named(self, group: dict[str, object], record: str, problems: list[Problem]) -> dict[str, object]:
        """*group* by ids; the same object where every name is one."""
        if self._ready and group.keys() <= self.known:
            return group
        named: dict[str, object] = {}
        for name, value in group.items():
            read = self._reading(name) if type(name) is str else None
            if read is not None and read.problem is not None:
                place = Cell(record, quoted(name), self._own, value=shown(value))
                problems.append(Problem(read.problem.key, place, read.problem.facts))
            elif read is None or read.column is None:
                if not (type(name) is str and plain_name(name) in self._ignored):
                    named[name] = value
            elif (column := read.column).name != name and column.name in group:
                named[name] = value
            elif type(value) in _SIMPLE and (column.effect.suffix or column.words):
                named[column.name] = column.value(value)  # type: ignore[arg-type]
            else:
                named[column.name] = value
        return named

    def _reading(self, name: str) -> Reading:
        found = self._read.get(name)
        if found is None:
            found = self._reader.read(0, name, Spot(""))
            if len(self._read) < _MOST_KEPT:
                self._read[name] = found
        return found


def _columns(table: Table) -> Iterable[str]:
    return table.columns
