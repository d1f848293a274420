"""The order of calculation for a batch: the steps of a single record, each carried out for all records at once."""

from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from typing import cast, final

import numpy as np

from perfrules.columns.asking import asked_of_branch
from perfrules.columns.branches import Children, Part, Shares, rows_part, sum_of_members
from perfrules.columns.comparing import Groups, groups_of
from perfrules.columns.compiler import ColumnCompiler
from perfrules.columns.deferred import Deferred, NotColumnarError
from perfrules.columns.frame import Frame
from perfrules.columns.grading import ColumnGrading
from perfrules.columns.looking_up import by_table
from perfrules.columns.marks import NOT_APPLICABLE, counted, dropped
from perfrules.columns.moving import Moving, factor_of
from perfrules.columns.names import slot, word_of
from perfrules.columns.numbers import Numbers
from perfrules.columns.rowsteps import Changes, RowScoring, RowSettling, even_points, wanted_score
from perfrules.columns.values import Peers
from perfrules.evaluation.layout import CHILDREN
from perfrules.evaluation.peers import PeerTable
from perfrules.evaluation.plan import Plan, in_order
from perfrules.evaluation.tree import ROOT, Branch, Leaf
from perfrules.exact import ONE, ZERO
from perfrules.model.dependencies import dependencies
from perfrules.model.items import Indicator, Rows
from perfrules.model.looked_up import looked_up
from perfrules.model.peers import figure_nodes
from perfrules.model.tree import tree_of

PANEL = "panel"
"""Why rules with a panel are evaluated record by record."""

_GROUPS = "groups of peers"
"""Under which a frame keeps them."""

Step = Callable[[Frame], None]


@final
class ColumnPlan:
    """
    The steps that fill the slots of a batch, after *plan*, the plan for a single record.

    *peers* are the figures that records are compared with. NotColumnarError, with the reason, where the rules do what is
    only done record by record.
    """

    def __init__(self, plan: Plan, peers: PeerTable | None = None) -> None:
        if plan.panel is not None:
            raise NotColumnarError(PANEL)
        self.plan, self._peers = plan, peers
        self.compiler = ColumnCompiler(plan.compiler)
        self.rules, self.layout, self.ops = self.compiler.rules, self.compiler.layout, self.compiler.ops
        needed = {node: [target for target, _ in found] for node, found in dependencies(self.rules).items()}
        steps = {node: tuple(self._steps(*node)) for node in in_order(needed)}
        wanted = figure_nodes(self.rules, self.layout.peers)
        self.steps = tuple(chain.from_iterable(steps.values()))
        self._to_figures = tuple(chain.from_iterable(found for node, found in steps.items() if node in wanted))

    def run(self, frame: Frame) -> None:
        """Fill the slots of *frame* beyond its inputs; what cannot be told in this way is put in doubt."""
        with np.errstate(all="ignore"):
            for step in self.steps:
                step(frame)

    def figures(self, frame: Frame) -> Mapping[str, Numbers]:
        """What is compared with peers, by name; only the slots that it takes are filled."""
        with np.errstate(all="ignore"):
            for step in self._to_figures:
                step(frame)
            return {name: self.compiler.names.value(name, None).run(frame) for name in self.layout.peers}

    def groups(self, frame: Frame) -> Groups:
        """The groups of peers that the records of *frame* belong to."""
        if _GROUPS not in frame.known:
            frame.known[_GROUPS] = groups_of([frame.slots[number] for number in self.plan.comparing.by], frame.size)
        return cast("Groups", frame.known[_GROUPS])

    def _steps(self, kind: str, name: str) -> Iterator[Step]:
        layout, rules = self.layout, self.rules
        if kind == "value":
            yield self._into(layout.values[name], self.compiler.named_value(rules.values[name]))
        elif kind == "peers" and name in layout.peers:
            yield self._peers_of(name)
        elif kind == "share" and name in layout.raws:
            yield self._raw(rules.indicators[name])
        elif kind == "indicator" and name not in layout.plain:
            yield self._final(rules.indicators[name])
        elif kind == "moved" and name in self.compiler.moved:
            yield self._moving(self.compiler.branches[name]).run
        elif kind == "group":
            branch = self.compiler.branches[name]
            yield self._into(layout.scores[name], self._branch(branch))
        elif kind == "total":
            yield self._into(layout.scores[ROOT], self._branch(self.compiler.branches[ROOT]))
        elif kind == "grade" and self.plan.grading is not None:
            yield self._grade()
        elif kind == "flag":
            flag = rules.flags[name]
            yield self._into(layout.flags[name], self.compiler.value(flag.when, flag.table), flag.table)

    def _into(self, number: int, value: Deferred, table: str | None = None) -> Step:
        """The step that fills a slot of the records, or of the rows of a *table*."""

        def step(frame: Frame) -> None:
            at = frame if table is None else frame.rows[table]
            at.slots[number] = value.run(at)

        return step

    def _peers_of(self, name: str) -> Step:
        peers = self._peers or PeerTable({})

        def step(frame: Frame) -> None:
            groups = self.groups(frame)
            found = tuple(peers.of(said, name) for said in groups.said)
            frame.slots[self.layout.peers[name]] = Peers(found, groups.place)

        return step

    def _raw(self, indicator: Indicator) -> Step:
        ops = self.ops
        leaves = self.compiler.leaves[indicator.id]
        score = self.compiler.scored(indicator, leaves[0]).points
        if indicator.rows is not None:
            return self._row_scoring(indicator, indicator.rows, score)
        if indicator.if_missing == "zero":
            score = ops.first_known([score, ops.constant(ZERO)])
        if indicator.id in self.layout.plain and indicator.digits is not None:
            score = ops.rounded(score, indicator.digits.places, indicator.digits.rounding)
        return self._into(self.layout.raws[indicator.id], score)

    def _row_scoring(self, indicator: Indicator, rows: Rows, score: Deferred) -> Step:
        ops, compiler = self.ops, self.compiler
        raw, table = compiler.raw(indicator.id), self.layout.tables[rows.table]
        where = compiler.value(rows.where, rows.table) if rows.where else None
        leaves = compiler.leaves[indicator.id]
        if indicator.points is not None:
            points = compiler.value(indicator.points, rows.table)
        elif compiler.unpointed(indicator, leaves[0]):
            points = ops.constant(ONE)
        else:
            branches = (compiler.branches.get(leaf.branch) for leaf in leaves)
            points = even_points(
                raw, {one.id: one.points for one in branches if one is not None and one.points is not None}
            )
        wanted = ops.invert(ops.missing(slot(self.layout.row_points)))
        if where is not None:
            wanted = ops.both([ops.invert(ops.missing(where)), where, wanted])
        dropped_when = indicator.not_applicable_when
        gone = compiler.value(dropped_when, rows.table) if dropped_when else None
        score = ops.first_known([wanted_score(ops, score, wanted, gone), compiler.if_missing(indicator)])
        group_by = table.column(rows.group_by) if rows.group_by else None
        return RowScoring(raw, where, group_by, points, self.layout.row_points, score).run

    def _final(self, indicator: Indicator) -> Step:
        ops, compiler = self.ops, self.compiler
        if indicator.rows is not None:
            return self._row_settling(indicator, indicator.rows)
        branch = compiler.leaves[indicator.id][0].branch
        score = slot(self.layout.raws[indicator.id])
        if branch in compiler.moved:
            factor = counted(factor_of(self.layout.allocations[branch], indicator.id))
            moved = ops.multiply(score, factor)
            score = ops.choose(ops.either([dropped(score), ops.missing(score)]), score, moved)
            lost = ops.missing(slot(self.layout.raws[indicator.id]))
            score = ops.choose(lost, compiler.if_missing(indicator), score)
        elif indicator.if_missing != "undecided":
            score = ops.first_known([score, compiler.if_missing(indicator)])
        if indicator.digits is not None:
            score = ops.rounded(score, indicator.digits.places, indicator.digits.rounding)
        gone = compiler.gone(branch) if branch in compiler.branches else None
        if gone is not None:
            score = ops.choose(gone, NOT_APPLICABLE, score)
        return self._into(self.layout.scores[indicator.id], score)

    def _row_settling(self, indicator: Indicator, rows: Rows) -> Step:
        compiler, layout = self.compiler, self.layout
        raw, final = compiler.raw(indicator.id), compiler.final(indicator.id)
        factors = {
            one: factor_of(layout.allocations[one], indicator.id) for one in raw.branches if one in compiler.moved
        }
        gone = {one: found for one in raw.branches if (found := compiler.gone(one)) is not None}
        score_slot = layout.tables[rows.table].score
        return RowSettling(raw, final, Changes(factors, gone, indicator.digits), score_slot).run

    def _moving(self, branch: Branch) -> Moving:
        compiler, layout = self.compiler, self.layout
        home = compiler.tree.home(branch.id)
        above = layout.allocations[home] if home is not None and home in compiler.moved else None
        return Moving(branch, layout.allocations[branch.id], above, layout.raws, asked_of_branch(compiler, branch))

    def _branch(self, branch: Branch) -> Deferred:
        ops, compiler = self.ops, self.compiler
        condition = branch.not_applicable_when
        found = self._summed(branch) if branch.combine == "sum" else self._share(branch)
        score = found
        if condition is not None:
            untold = ops.both([ops.missing(compiler.value(condition)), ops.invert(dropped(found))])
            score = ops.choose(untold, ops.constant(None), score)
        if branch.digits is not None:
            score = ops.rounded(score, branch.digits.places, branch.digits.rounding)
        gone = compiler.gone(branch.id)
        return score if gone is None else ops.choose(gone, NOT_APPLICABLE, score)

    def _summed(self, branch: Branch) -> Deferred:
        rows = [self.compiler.final(one.id) for one in branch.members if self.compiler.by_rows(one.id)]
        parts = [self._part(one) for one in branch.members if not self.compiler.by_rows(one.id)]
        return sum_of_members(self.ops, parts, rows, branch.id)

    def _share(self, branch: Branch) -> Deferred:
        ops, compiler = self.ops, self.compiler
        parts: list[Part] = []
        homeless: list[Deferred] = []
        for one in branch.members:
            if compiler.by_rows(one.id):
                rows = compiler.final(one.id)
                parts.append(rows_part(ops, rows, branch.id, one.weight))
                homeless.append(rows.homeless())
            else:
                parts.append(self._part(one))
        amount = ops.constant(branch.points) if branch.id == ROOT else counted(compiler.moved_points_of(branch.id))
        table = looked_up(self.rules, tree_of(self.rules), branch.id or None)
        if table is not None:
            return by_table(ops, table, parts, homeless, amount)
        children = None
        if branch.formula is not None:
            formula = compiler.children_formula(branch.formula, branch.points or ONE)
            children = Children(CHILDREN, self.layout.tables[CHILDREN], formula)
        share = Shares(ops, parts, homeless).combined(branch.combine, children)
        return ops.choose(dropped(share), share, ops.multiply(share, amount))

    def _part(self, member: Leaf | Branch) -> Part:
        score = slot(self.layout.scores[member.id])
        drops = None if member.id in self.layout.plain else dropped(score)
        return Part(score, self.compiler.points_of(member.id), member.weight, drops)

    def _grade(self) -> Step:
        single, total = self.plan.grading, self.rules.total
        if single is None or total is None:  # pragma: no cover - asked for only where there are grades
            raise TypeError
        base = word_of(self.rules.grades, self.compiler.names.value("total_score", None), total.of, self.ops)
        conditions = tuple(self.compiler.value(limit.when) for limit, _ in single.limits)
        grading = ColumnGrading(base, conditions, single)

        def step(frame: Frame) -> None:
            frame.slots[self.layout.grade] = grading.run(frame)

        return step
