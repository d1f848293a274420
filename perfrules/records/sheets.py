"""The sheets of a panel in one record: each names its assessor, nobody has two, and only they judge."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Protocol, cast, final

from perfrules.model.fields import Field, Table
from perfrules.model.items import Panel
from perfrules.model.section import Section
from perfrules.problems import Cell, Problem
from perfrules.records.refusal import quoted, shown, titled
from perfrules.records.values import Value
from perfrules.words import Words

MOST_SHEETS = 200


class Declared(Protocol):
    """What a rule set says about its records."""

    @property
    def inputs(self) -> Section[Field]:
        """What is known about one record."""

    @property
    def tables(self) -> Section[Table]:
        """The repeating rows of one record."""

    @property
    def panel(self) -> Panel | None:
        """The sheets of several assessors."""


def on_the_record(declared: Declared) -> tuple[Field, ...]:
    """The inputs as they stand on a record itself: those that sheets judge are not asked for there."""
    judged = _judged(declared)
    return tuple(replace(one, optional=True) if one.id in judged else one for one in declared.inputs.values())


def asked_of_the_record(declared: Declared) -> tuple[Field, ...]:
    """The inputs that a form asks of the record itself: all but those that sheets judge."""
    judged = _judged(declared)
    return tuple(one for one in declared.inputs.values() if one.id not in judged)


@final
class SheetChecker:
    """Looks at the sheets of records of one rule set; without a panel it has nothing to say."""

    def __init__(self, declared: Declared) -> None:
        panel, judged = declared.panel, _judged(declared)
        self._inputs = tuple((at, one) for at, one in enumerate(declared.inputs.values()) if one.id in judged)
        self._table = declared.tables[panel.table] if panel else None
        self._at = list(declared.tables).index(panel.table) if panel else 0
        self._name = panel.by if panel else ""
        self._by = list(self._table.columns).index(self._name) if self._table else 0

    def good(self, inputs: Sequence[Value], tables: Sequence[Sequence[Sequence[Value]]]) -> bool:
        """Whether there is nothing to say."""
        if self._table is None:
            return True
        names = [row[self._by] for row in tables[self._at]]
        plain = len(set(names)) == len(names) <= MOST_SHEETS and None not in names
        return plain and all(inputs[at] is None for at, _ in self._inputs)

    def problems(
        self,
        record: str,
        inputs: Sequence[Value],
        tables: Sequence[Sequence[Sequence[Value]]],
        others: Iterable[Problem],
    ) -> Iterator[Problem]:
        """What is wrong with the sheets of *record*, but for what *others* say of them already."""
        table = self._table
        if table is None:
            return
        facts: dict[str, str | Words] = {"table": titled(table.title)}
        places = [one.where for one in others if isinstance(one.where, Cell)]
        if any(one.field == table.id and one.row is None for one in places):
            return
        refused = {one.row for one in places if one.table == table.id and one.field == table.columns[self._name].id}
        for at, field in self._inputs:
            if inputs[at] is not None:
                where = Cell(record, field.id)
                yield Problem("data-judged", where, {**facts, "field": titled(field.title)}, severity="warning")
        rows, by = tables[self._at], table.columns[self._name]
        if len(rows) > MOST_SHEETS:
            size = {"count": str(len(rows)), "limit": str(MOST_SHEETS)}
            yield Problem("data-size/sheets", Cell(record, table.id), {**facts, **size})
        first: dict[str, int] = {}
        for number, row in enumerate(rows, 1):
            name = cast("str | None", row[self._by])
            where = Cell(record, by.id, table.id, number, shown(name))
            if name is None and number not in refused:
                yield Problem("data-assessor", where, {**facts, "field": titled(by.title)})
            elif name is not None and first.setdefault(name, number) != number:
                twice = {"value": quoted(name), "first": str(first[name]), "row": str(number)}
                yield Problem("data-assessor/repeated", where, {**facts, **twice})


def _judged(declared: Declared) -> frozenset[str]:
    """The inputs that the panel's table has a column for."""
    if declared.panel is None:
        return frozenset()
    return frozenset(declared.inputs) & frozenset(declared.tables[declared.panel.table].columns)
