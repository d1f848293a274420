"""The figures that a form prints, and where the same figures lie among the results of a record."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import final

from perfrules.evaluation.deferred import NOT_APPLICABLE, Run, Slots
from perfrules.evaluation.layout import Layout
from perfrules.evaluation.outcome import RowScore, RowScores, is_dropped
from perfrules.evaluation.rows import add_up
from perfrules.evaluation.tree import ROOT, Branch, Leaf
from perfrules.exact import ZERO, Exact
from perfrules.formula.kind import Kind


@final
@dataclass(frozen=True, slots=True, eq=False)
class Printed:
    """
    One item whose result a form prints, in the field *declared*.

    *slot* holds the result, as the rules round it, *exact* gives it without that rounding; *of* gives the points that can be
    got, None for a value. *table* is the one whose rows print a figure each. *branch* has parts that add up to the item.
    """

    item: str
    declared: str
    kind: Kind
    slot: int
    exact: Run
    of: Run | None
    table: str | None = None
    branch: Branch | None = None


@final
class Form:
    """The printed figures of one record."""

    def __init__(self, layout: Layout, slots: Slots) -> None:
        self._layout = layout
        self._slots = slots

    def figure(self, name: str) -> Exact | None:
        """What stands in the input *name*."""
        found: Exact | None = self._slots[self._layout.inputs[name]]
        return found

    def cell(self, table: str, column: str, row: int) -> Exact | None:
        """What stands in a *column* of a row, counted from 0."""
        slots = self._layout.tables[table]
        found: Exact | None = self._slots[slots.rows][row][slots.columns.index(column)]
        return found

    def sum_below(self, branch: Branch, groups: dict[str, str]) -> Exact | None:
        """
        The sum of what is printed for the parts of *branch*; None where it does not add up, or a part is not printed.

        *groups* tells the fields of the groups that print a figure of their own; for others their parts are added. What
        does not apply and has no figure counts as nothing.
        """
        if branch.combine != "sum":
            return None
        found: list[Exact] = []
        for member in branch.members:
            parts = self._of_branch(member, groups) if isinstance(member, Branch) else self._of_leaf(member)
            for part in parts:
                if part is None:
                    return None
                found.append(part)
        return add_up(found)

    def _of_branch(self, branch: Branch, groups: dict[str, str]) -> Iterator[Exact | None]:
        printed = self.figure(groups[branch.id]) if branch.id in groups else None
        if printed is None and self._score(branch.id) is NOT_APPLICABLE:
            printed = ZERO
        yield self.sum_below(branch, groups) if printed is None else printed

    def _of_leaf(self, leaf: Leaf) -> Iterator[Exact | None]:
        declared, score = leaf.indicator.declared, self._score(leaf.id)
        if declared is None:
            yield None
        elif not isinstance(score, RowScores):
            yield self._or_nothing(self.figure(declared), score)
        else:
            yield from self._of_rows(leaf, declared, score)

    def _of_rows(self, leaf: Leaf, column: str, scores: RowScores) -> Iterator[Exact | None]:
        rows: tuple[RowScore, ...] = scores.inside(leaf.branch)
        if scores.homeless or (not rows and scores.nothing is not NOT_APPLICABLE):
            yield None
        table = leaf.indicator.rows.table if leaf.indicator.rows else ROOT
        for row in rows:
            yield self._or_nothing(self.cell(table, column, row.row), row.score)

    def _or_nothing(self, printed: Exact | None, score: object) -> Exact | None:
        return ZERO if printed is None and is_dropped(score) else printed

    def _score(self, item: str) -> object:
        return self._slots[self._layout.scores[item]]
