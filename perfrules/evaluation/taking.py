"""Filling a record from the results of other evaluations: inputs from a result of the same record, rows from many."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, final

from perfrules.evaluation.result import Result
from perfrules.model.fields import Field, Table, Taken
from perfrules.model.rule_set import RuleSet
from perfrules.problems import Cell, Problem
from perfrules.records.record import ID
from perfrules.records.refusal import quoted, titled

Takers = Sequence[tuple[Field, Taken]]
_NAMED_AT_MOST = 5


@final
class Filled(NamedTuple):
    """A record with what was taken over, and what is wrong with that."""

    record: dict[str, object]
    problems: tuple[Problem, ...]


@final
class Taking:
    """
    What the rules of one set take over from results; made once, used for every record.

    *rules* are the ids of the rule sets whose results fill inputs, *tables* the tables whose rows are results.
    """

    def __init__(self, rules: RuleSet) -> None:
        self.inputs = _takers(rules.inputs.values())
        self.rules = frozenset(taken.rules for _, taken in self.inputs)
        self.tables = tuple(
            (table, _takers(table.columns.values())) for table in rules.tables.values() if table.of_results
        )

    def filled(self, record: Mapping[str, object], results: Iterable[Result]) -> Filled:
        """
        *record* with what *results* say: its inputs by the result of the rule set they name, a row of a table for each.

        What the record says itself is never replaced: both at once is an error, and so is a result that nothing takes.
        """
        filling = _Filling(self, record)
        for result in results:
            filling.take(result)
        return filling.filled()


@final
class _Filling:
    """One record while it is being filled."""

    def __init__(self, taking: Taking, record: Mapping[str, object]) -> None:
        self._taking = taking
        self._record = dict(record)
        self._name = quoted(str(record.get(ID, "")))
        self._rows: dict[str, list[object]] = {table.id: [] for table, _ in taking.tables}
        self._seen: set[str | None] = set()
        self._failed: list[str] = []
        self._problems: dict[tuple[str, str], Problem] = {}

    def take(self, result: Result) -> None:
        """Take over from one result what is to be taken from it."""
        rules = result.rule_set.id
        if result.status == "error":
            self._failed.append(result.id)
        if rules in self._taking.rules:
            if rules in self._seen:
                self._complain("data-taken/several", Cell(self._name, ID), rules=rules)
            self._seen.add(rules)
            for field, taken in self._taking.inputs:
                if taken.rules == rules:
                    self._fill(field, self._handed(result, field, taken, Cell(self._name, field.id)))
        elif not self._taking.tables:
            self._complain("data-taken/nothing", Cell(self._name, ID), rules=rules)
        for table, takers in self._taking.tables:
            rows = self._rows[table.id]
            place = {column.id: Cell(self._name, column.id, table.id, len(rows) + 1) for column, _ in takers}
            rows.append({one.id: self._handed(result, one, taken, place[one.id]) for one, taken in takers})

    def filled(self) -> Filled:
        """The record as it now is."""
        for table, _ in self._taking.tables:
            if self._rows[table.id] or table.id not in self._record:
                self._fill(table, self._rows[table.id])
        problems = list(self._problems.values())
        if self._failed:
            names = [quoted(name) for name in self._failed[:_NAMED_AT_MOST]]
            names += ["…"] if len(self._failed) > len(names) else []
            facts = {"count": str(len(self._failed)), "names": ", ".join(names)}
            problems.append(Problem("data-taken/failed", Cell(self._name, ID), facts, "warning"))
        return Filled(self._record, tuple(problems))

    def _fill(self, item: Field | Table, value: object) -> None:
        own = self._record.get(item.id)
        if own is None or own in ("", [], ()):
            self._record[item.id] = value
        else:
            facts = {"field": titled(item.title)}
            self._problems["twice", item.id] = Problem("data-taken/twice", Cell(self._name, item.id), facts)

    def _handed(self, result: Result, field: Field, taken: Taken, cell: Cell) -> object:
        try:
            return result.handed(taken.item, taken.function)
        except KeyError:
            item = taken.item if taken.function is None else f"{taken.function}({taken.item})"
            self._complain("data-taken/unknown", cell, rules=result.rule_set.id, item=item, field=field.id)
            return None

    def _complain(self, key: str, cell: Cell, **facts: str) -> None:
        """Take down an error; the same about another result of the same rules is not said again."""
        self._problems.setdefault((key, " ".join(facts.values())), Problem(key, cell, facts))


def _takers(fields: Iterable[Field]) -> Takers:
    return [(field, field.taken) for field in fields if field.taken is not None]
