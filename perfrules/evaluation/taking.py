"""Filling a record from the results of other evaluations: inputs from a result of the same record, rows from many."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, final

from perfrules.evaluation.result import Result
from perfrules.model.fields import Field, Taken
from perfrules.model.rule_set import RuleSet
from perfrules.problems import Cell, Problem
from perfrules.records.record import ID
from perfrules.records.refusal import a_few, quoted, titled
from perfrules.words import Words

Takers = Sequence[tuple[Field, Taken]]


@final
class Filled(NamedTuple):
    """A record with what was taken over, and what is wrong with that."""

    record: dict[str, object]
    problems: tuple[Problem, ...]


@final
class Handed(NamedTuple):
    """What the inputs of a rule set take from one result of the rule set *rules*, and what is wrong with that result."""

    rules: str
    values: dict[str, object]
    problems: tuple[Problem, ...]


@final
class Taking:
    """
    What the rules of one set take over from results; made once, used for every record.

    *rules* are the ids of the rule sets whose results fill inputs, *tables* the tables whose rows are results.
    """

    def __init__(self, rules: RuleSet) -> None:
        self.inputs = _takers(rules.inputs.values())
        self.rules = frozenset(taken.rules for _, taken in self.inputs if taken.rules is not None)
        self.tables = tuple(
            (table, _takers(table.columns.values())) for table in rules.tables.values() if table.of_results
        )
        self._titles = {one.id: titled(one.title) for one in rules.inputs.values()}
        self._titles |= {table.id: titled(table.title) for table, _ in self.tables}

    def filled(self, record: Mapping[str, object], results: Iterable[Result]) -> Filled:
        """
        *record* with what *results* say: its inputs by the result of the rule set they name, a row of a table for each.

        What the record says itself is never replaced: both at once is an error, and so is a result that nothing takes.
        """
        rows: dict[str, list[object]] = {table.id: [] for table, _ in self.tables}
        handed: list[Handed] = []
        failed: list[str] = []
        problems = _Problems(record)
        for result in results:
            if result.rule_set.id in self.rules:
                handed.append(self.handed(result))
            elif not self.tables:
                problems.add("data-taken/nothing", ID, rules=result.rule_set.id)
            if self.tables and result.status == "error":
                failed.append(result.id)
            for table, takers in self.tables:
                rows[table.id].append(_taken(result, takers, problems, table.id, len(rows[table.id]) + 1))
        if failed:
            problems.warn_of(failed)
        filled, of_inputs = self.filled_by(record, handed)
        for name, found in rows.items():
            if found or name not in filled:
                self._fill(filled, name, found, problems)
        return Filled(filled, (*of_inputs, *problems.found))

    def handed(self, result: Result) -> Handed:
        """What the inputs take from *result*: little, where the result itself is large."""
        rules = result.rule_set.id
        problems = _Problems({ID: result.id})
        takers = [(field, taken) for field, taken in self.inputs if taken.rules == rules]
        return Handed(rules, _taken(result, takers, problems), (*result.errors, *problems.found))

    def filled_by(self, record: Mapping[str, object], handed: Iterable[Handed]) -> Filled:
        """*record* with its inputs filled by what was handed over, of each rule set once."""
        filled, problems = dict(record), _Problems(record)
        seen: set[str] = set()
        below: list[Problem] = []
        for one in handed:
            if one.rules in seen:
                problems.add("data-taken/several", ID, rules=one.rules)
                continue
            seen.add(one.rules)
            below += one.problems
            for name, value in one.values.items():
                self._fill(filled, name, value, problems)
        return Filled(filled, (*below, *problems.found))

    def _fill(self, record: dict[str, object], name: str, value: object, problems: "_Problems") -> None:
        own = record.get(name)
        if own is None or own in ("", [], ()):
            record[name] = value
        else:
            problems.add("data-taken/twice", name, field=self._titles[name])


@final
class _Problems:
    """What is wrong in filling one record; the same about several results of the same rules is said once."""

    def __init__(self, record: Mapping[str, object]) -> None:
        self._name = quoted(str(record.get(ID) or ""))
        self._found: dict[tuple[str, ...], Problem] = {}

    @property
    def found(self) -> tuple[Problem, ...]:
        return tuple(self._found.values())

    def add(self, key: str, name: str, table: str | None = None, row: int | None = None, **facts: str | Words) -> None:
        """Take down an error."""
        problem = Problem(key, Cell(self._name, name, table, row), facts)
        self._found.setdefault((key, name, *map(str, facts.values())), problem)

    def warn_of(self, failed: Sequence[str]) -> None:
        """Take down that some results hold nothing because of mistakes in their own data."""
        facts = {"count": str(len(failed)), "names": a_few(failed)}
        self._found["failed",] = Problem("data-taken/failed", Cell(self._name, ID), facts, "warning")


def _takers(fields: Iterable[Field]) -> Takers:
    return [(field, field.taken) for field in fields if field.taken is not None]


def _taken(
    result: Result, takers: Takers, problems: _Problems, table: str | None = None, row: int | None = None
) -> dict[str, object]:
    values: dict[str, object] = {}
    for field, taken in takers:
        try:
            values[field.id] = result.handed(taken.item, taken.function)
        except KeyError:
            values[field.id] = None
            item = taken.item if taken.function is None else f"{taken.function}({taken.item})"
            problems.add(
                "data-taken/unknown", field.id, table, row, field=field.id, item=item, rules=result.rule_set.id
            )
    return values
