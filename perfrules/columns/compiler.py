"""From the items of a rule set to deferred values in the slots of a batch."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar, final

from perfrules.columns.deferred import Deferred
from perfrules.columns.marks import LEFT_OUT, NOT_APPLICABLE, counted_or_nothing, dropped, sure
from perfrules.columns.moving import factor_of
from perfrules.columns.names import ColumnNames, slot
from perfrules.columns.operations import ColumnOperations
from perfrules.columns.rowscores import RowsOf
from perfrules.evaluation.compiler import Compiler
from perfrules.evaluation.making import Maker
from perfrules.evaluation.rows import add_up
from perfrules.evaluation.tree import ROOT, Branch
from perfrules.exact import ONE, ZERO
from perfrules.model.items import Indicator

T = TypeVar("T")


@final
class ColumnCompiler(Maker[Deferred]):
    """Makes the formulas and shapes of one rule set ready for batches; *single* has done so for single records."""

    ops: ColumnOperations

    def __init__(self, single: Compiler) -> None:
        self.layout, self.moved = single.layout, single.moved
        ops = ColumnOperations()
        super().__init__(
            single.rules,
            single.tree,
            names=ColumnNames(single.rules, self.layout, ops, self.points_of, self.moved_points_of),
            ops=ops,
            row_points=slot(self.layout.row_points),
            not_applicable=NOT_APPLICABLE,
        )
        self._kept: dict[object, Any] = {}

    def points_of(self, item: str) -> Deferred:
        """What an indicator or group can get, by the text: a constant, unless its rows bring their own points."""
        if item in self.rules.groups:
            return self._branch_points(self.branches[item])
        known = [self.leaf_points(leaf) for leaf in self.leaves[item]]
        if None in known:
            return self.raw(item).points()
        return self.ops.constant(add_up([one for one in known if one is not None]))

    def moved_points_of(self, item: str) -> Deferred:
        """What an indicator or group can get in a record, after points have moved."""
        if self.by_rows(item):
            return self._rows_points(item)
        home, points = self.tree.home(item), self.points_of(item)
        if home is None or home not in self.moved:
            return points
        factor = factor_of(self.layout.allocations[home], item)
        return self.ops.choose(dropped(factor), NOT_APPLICABLE, self.ops.multiply(points, factor))

    def by_rows(self, item: str) -> bool:
        """Whether *item* is an indicator that is scored row by row."""
        return item in self.rules.indicators and self.rules.indicators[item].rows is not None

    def if_missing(self, indicator: Indicator) -> Deferred:
        """What a missing score of *indicator* counts as."""
        return {
            "zero": self.ops.constant(ZERO),
            "leave_out": LEFT_OUT,
            "undecided": self.ops.constant(None),
        }[indicator.if_missing]

    def gone(self, branch: str) -> Deferred | None:
        """Where *branch* certainly does not apply, by its own condition or that of a branch it stands in."""
        found = self._once(("gone", branch), lambda: self.outside(branch))
        return None if found is None else sure(found)

    def raw(self, item: str) -> RowsOf:
        """The rows of an indicator as its shape scores them."""
        return self._once(("raw", item), lambda: self._raw(self.rules.indicators[item]))

    def final(self, item: str) -> RowsOf:
        """The rows of an indicator in the end."""
        return self._once(("final", item), lambda: self._final(self.rules.indicators[item]))

    def _raw(self, indicator: Indicator) -> RowsOf:
        branches = tuple(leaf.branch for leaf in self.leaves[indicator.id])
        absent, nothing = self.absent(indicator), self.if_missing(indicator)
        if absent is not None:
            nothing = self.ops.choose(sure(absent), NOT_APPLICABLE, nothing)
        homes = [(one, None) for one in branches if one in self.branches and len(self.branches[one].members) == 1]
        table = indicator.rows.table if indicator.rows else ""
        return RowsOf(self.ops, table, self.layout.raws[indicator.id], branches, nothing, tuple(homes))

    def _final(self, indicator: Indicator) -> RowsOf:
        raw = self.raw(indicator.id)
        nothing = raw.nothing
        closed = [found for one in raw.branches if (found := self.gone(one)) is not None]
        if len(closed) == len(raw.branches):
            nothing = self.ops.choose(self.ops.both(closed), NOT_APPLICABLE, nothing)
        homes = tuple((home, self.gone(home)) for home, _ in raw.homes)
        return replace(raw, number=self.layout.scores[indicator.id], nothing=nothing, homes=homes)

    def _once(self, key: object, make: Callable[[], T]) -> T:
        if key not in self._kept:
            self._kept[key] = make()
        found: T = self._kept[key]
        return found

    def _rows_points(self, item: str) -> Deferred:
        """What the rows of an indicator can get in a record; a branch that no row fills counts with its own points."""
        ops, rows = self.ops, self.final(item)
        points = rows.points()
        for home, empty in rows.empty_homes():
            own = counted_or_nothing(self._home_points(home))
            points = ops.add(points, ops.choose(empty, own, ops.constant(ZERO)))
        lonely = ops.both([ops.invert(rows.any_row()), *(gone for _, gone in rows.homes if gone is not None)])
        if all(gone is not None for _, gone in rows.homes):
            points = ops.choose(lonely, self.points_of(item), points)
        return points

    def _home_points(self, home: str) -> Deferred:
        """The points of a branch that rows could fill, and alone do: all of them, or those of a share."""
        if not self.adds_points(home):
            return self.ops.constant(ONE)
        return self.ops.constant(self.branches[home].points) if home == ROOT else self.moved_points_of(home)

    def _branch_points(self, branch: Branch) -> Deferred:
        if branch.points is not None or branch.combine != "sum":
            return self.ops.constant(branch.points or ONE)
        parts = [self._branch_points(one) for one in branch.members if isinstance(one, Branch)]
        for leaf in branch.leaves():
            rows = self.by_rows(leaf.id)
            parts.append(self.raw(leaf.id).points(branch.id) if rows else self.ops.constant(leaf.points))
        return self.sum_of(parts)

    def sum_of(self, parts: list[Deferred]) -> Deferred:
        """All *parts* together."""
        total = self.ops.constant(ZERO)
        for part in parts:
            total = self.ops.add(total, part)
        return total
