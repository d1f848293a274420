"""What the allocation of a branch, and the completeness of a record, ask for."""

from collections.abc import Iterator, Sequence
from typing import cast, final

from perfrules.columns.compiler import ColumnCompiler
from perfrules.columns.deferred import Deferred
from perfrules.columns.lifting import of_record
from perfrules.columns.names import slot
from perfrules.columns.patterns import MISSING
from perfrules.columns.rowscores import RowArrays, RowsOf
from perfrules.columns.standins import STATES, RowGroup, RowsAlike, StandIns
from perfrules.columns.values import LEFT_OUT, NOT_APPLICABLE
from perfrules.evaluation.tree import ROOT, Branch, may_drop
from perfrules.exact import ONE, ZERO

COUNTED, OUT = (0, MISSING), (NOT_APPLICABLE, LEFT_OUT)


def asked_of_branch(compiler: ColumnCompiler, branch: Branch) -> StandIns:
    """Which members below *branch* drop out, and what rows bring."""
    asked = _Asked(compiler)
    asked.of_members(branch)
    rows = [_landing(compiler, item, branches) for item, branches in asked.landing.items()]
    return StandIns(compiler.layout.size, asked.items, rows, asked.conditions)


@final
class _Asked:
    """Gathers what an allocation looks at; other slots need not be filled by then."""

    def __init__(self, compiler: ColumnCompiler) -> None:
        self._compiler = compiler
        self.items: dict[int, Deferred] = {}
        self.landing: dict[str, list[str]] = {}
        self.conditions: dict[str, Deferred] = {}

    def of_members(self, branch: Branch) -> None:
        """Whether the members of *branch*, or all of them, drop out, and what rows bring."""
        compiler = self._compiler
        if branch.not_applicable_when is not None:
            self.conditions[branch.id] = compiler.value(branch.not_applicable_when)
        for leaf in branch.leaves():
            if may_drop(leaf) and not compiler.by_rows(leaf.id):
                self.items[compiler.layout.raws[leaf.id]] = slot(compiler.layout.raws[leaf.id])
        self._of_rows(branch)
        for member in branch.members:
            if isinstance(member, Branch):
                self._of_branch(member)

    def _of_branch(self, branch: Branch) -> None:
        """Whether a member that is a branch drops out, by its condition or by all of its members, and what it brings."""
        if all(may_drop(member) for member in branch.members):
            self.of_members(branch)
            return
        if branch.not_applicable_when is not None:
            self.conditions[branch.id] = self._compiler.value(branch.not_applicable_when)
        if branch.points is None:
            self._of_points(branch)

    def _of_points(self, branch: Branch) -> None:
        """What rows bring to a branch whose points are those of its members."""
        self._of_rows(branch)
        for member in branch.members:
            if isinstance(member, Branch) and member.points is None:
                self._of_points(member)

    def _of_rows(self, branch: Branch) -> None:
        for leaf in branch.leaves():
            if self._compiler.by_rows(leaf.id):
                self.landing.setdefault(leaf.id, []).append(branch.id)


def _landing(compiler: ColumnCompiler, item: str, branches: Sequence[str]) -> RowsAlike:
    raw = compiler.raw(item)
    groups = []
    for name in branches:
        for states in (COUNTED, OUT):
            inside = raw.in_states(name, states)
            any_row, points = compiler.ops.any_row(raw.table, inside), raw.points_where(inside)
            groups.append(RowGroup(name, STATES[states[0]], any_row, points))
    return RowsAlike((raw.number,), raw.nothing, raw.homeless(), tuple(groups))


def asked_of_record(compiler: ColumnCompiler) -> StandIns:
    """Which scores are known, and how many points rows bring for which of them are."""
    rules, layout = compiler.rules, compiler.layout
    by_rows = [name for name in rules.indicators if compiler.by_rows(name)]
    items = {
        number: slot(number)
        for name, number in layout.scores.items()
        if name not in by_rows and (name != ROOT or rules.total is not None)
    }
    branches = compiler.branches.values()
    conditions = {
        one.id: compiler.value(one.not_applicable_when) for one in branches if one.not_applicable_when is not None
    }
    rows = [_rows(compiler, compiler.raw(name), compiler.final(name)) for name in by_rows]
    return StandIns(layout.size, items, rows, conditions)


def _rows(compiler: ColumnCompiler, raw: RowsOf, final: RowsOf) -> RowsAlike:
    groups = tuple(_groups(compiler, raw, final))
    return RowsAlike((raw.number, final.number), final.nothing, final.homeless(), groups)


def _groups(compiler: ColumnCompiler, raw: RowsOf, final: RowsOf) -> Iterator[RowGroup]:
    ops = compiler.ops
    of = Deferred(lambda rows: cast("RowArrays", rows.slots[raw.number]).of)
    known = ops.first_known([of, ops.constant(ZERO)])
    for branch in raw.branches:
        worth = ops.both([final.landing(branch), ops.compare_numbers("!=", known, ops.constant(ZERO))])
        # Rows that bring no points at all count alike.
        points = ops.choose(of_record(ops.any_row(raw.table, worth)), known, ops.constant(ONE))
        for state, score in enumerate(STATES):
            inside = final.in_states(branch, (state,))
            total = ops.aggregate("sum_of", raw.table, points, inside)
            yield RowGroup(branch, score, ops.any_row(raw.table, inside), total)
