"""The order of calculation, fixed once: a list of steps, each of which fills one slot of a record."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from graphlib import TopologicalSorter
from itertools import chain
from typing import final

from perfrules.evaluation.allocation import Allocator
from perfrules.evaluation.combine import Child, Children, plain_sum, share_of_children, sum_of_children
from perfrules.evaluation.compiler import Compiler
from perfrules.evaluation.deferred import LEFT_OUT, NOT_APPLICABLE, Deferred, Run, Slots, fixed
from perfrules.evaluation.grading import Grading
from perfrules.evaluation.layout import CHILDREN, Layout
from perfrules.evaluation.limits import kept_short
from perfrules.evaluation.looking_up import by_table
from perfrules.evaluation.names import word_of
from perfrules.evaluation.outcome import RowScores, is_dropped, points_of, together
from perfrules.evaluation.panel import PanelPlan
from perfrules.evaluation.panel_plan import panel_plan
from perfrules.evaluation.peers import group_key, with_own
from perfrules.evaluation.printed import Printed
from perfrules.evaluation.rowscoring import RowScoring, RowSettling
from perfrules.evaluation.tree import ROOT, Branch
from perfrules.exact import ONE, ZERO, Exact, rounded, to_decimal
from perfrules.formula.kind import POINTS
from perfrules.model.dependencies import Node, dependencies
from perfrules.model.items import Digits, Indicator, Rows
from perfrules.model.peers import figure_nodes
from perfrules.model.rule_set import RuleSet
from perfrules.scoring import Note

MISSING = {"zero": ZERO, "leave_out": LEFT_OUT, "undecided": None}


@final
@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """
    One line of the score tree: an item, the slot of its score, what it can get, its word on a scale.

    *of* are the points as shown, where they are the same for every record.
    """

    item: str
    slot: int
    points: Deferred
    of: Decimal | None
    word: Deferred | None


@final
@dataclass(frozen=True, slots=True, eq=False)
class Comparing:
    """What is compared with peers: the slots of the inputs *by* which these are told apart, the *figures*, the *steps* to them."""

    by: tuple[int, ...]
    figures: Mapping[str, Run]
    steps: tuple[tuple[int, Run], ...]


@final
@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """
    *steps* fill slots in order; the rest is looked at when parts of a result are asked for.

    *notes* are the findings that shapes make, *points* what each item can get, *lines* the score tree. The points of rows
    are to add up in *row_branches*, of which one indicator is named; *shared_tables* are the indicators that score the
    rows of one table; *printed* are the items that forms print, in the order of a form. *panel* says how the steps are run
    where several assessors judge a record, *comparing* what is compared with the records evaluated together.
    """

    layout: Layout
    compiler: Compiler
    steps: tuple[tuple[int, Run], ...]
    grading: Grading | None
    notes: Mapping[str, tuple[Note[Deferred], ...]]
    points: Mapping[str, Deferred]
    lines: tuple[Line, ...]
    row_branches: tuple[tuple[Branch, Indicator], ...]
    shared_tables: tuple[tuple[Indicator, ...], ...]
    printed: tuple[Printed, ...]
    panel: PanelPlan | None
    comparing: Comparing

    def peer_group(self, slots: Slots) -> tuple[object, ...]:
        """What the record in *slots* says in the inputs that set its peers apart."""
        return tuple(group_key(slots[number]) for number in self.comparing.by)

    def figures(self, slots: Slots) -> tuple[tuple[object, ...], Mapping[str, Exact]]:
        """The group of a record and its known figures that are compared; *slots* are filled with what they need."""
        for number, run in self.comparing.steps:
            slots[number] = run(slots)
        found = {name: run(slots) for name, run in self.comparing.figures.items()}
        return self.peer_group(slots), {name: figure for name, figure in found.items() if figure is not None}


def make_plan(rules: RuleSet) -> Plan:
    """The plan for *rules*, which were loaded without a mistake."""
    return _Planner(rules).plan()


def in_order(needed: Mapping[Node, Iterable[Node]]) -> Iterable[Node]:
    """Everything after what it depends on; that there is no circle was seen when the rules were loaded."""
    return TopologicalSorter(needed).static_order()


@final
class _Planner:
    def __init__(self, rules: RuleSet) -> None:
        self.rules = rules
        self.compiler = Compiler(rules)
        self.layout = self.compiler.layout
        self.ops = self.compiler.ops
        self.tree = self.compiler.tree
        self.moved = self.compiler.moved
        self.branches = self.compiler.branches
        self.homes = self.compiler.leaves
        edges = dependencies(self.rules)
        self.needed = {node: [target for target, _ in found] for node, found in edges.items()}
        self.row_slots = [self.layout.tables[name].rows for name in rules.tables]
        self.notes: dict[str, tuple[Note[Deferred], ...]] = {}
        self.conditions = self.compiler.conditions()
        outside = {name: self.compiler.outside(name) for name in self.branches}
        self.gone = {name: found for name, found in outside.items() if found is not None}
        self.grading = self._grading()

    def plan(self) -> Plan:
        steps = {node: tuple(self._steps(*node)) for node in in_order(self.needed)}
        points = {item: self.compiler.moved_points_of(item) for item in (*self.rules.indicators, *self.rules.groups)}
        lines = tuple(self._line(item, of) for item, of in points.items())
        branches = tuple(self._row_branches())
        shared = tuple(self._shared_tables())
        printed = tuple(self._printed(points))
        panel = None if self.rules.panel is None else panel_plan(self.compiler, self.rules.panel, steps)
        all_steps = tuple(chain.from_iterable(steps.values()))
        return Plan(
            self.layout,
            self.compiler,
            all_steps,
            self.grading,
            self.notes,
            points,
            lines,
            branches,
            shared,
            printed,
            panel,
            self._comparing(steps),
        )

    def _comparing(self, steps: Mapping[Node, tuple[tuple[int, Run], ...]]) -> Comparing:
        peers, wanted = self.rules.peers, figure_nodes(self.rules, self.layout.peers)
        return Comparing(
            () if peers is None else tuple(self.layout.inputs[name] for name in peers.by),
            {name: self.compiler.names.value(name, None).run for name in self.layout.peers},
            tuple(step for node, found in steps.items() if node in wanted for step in found),
        )

    def _shared_tables(self) -> Iterator[tuple[Indicator, ...]]:
        """The indicators of each table that several of them score, of whose rows each should belong to one."""
        for table in self.rules.tables:
            found = [one for one in self.rules.indicators.values() if one.rows is not None and one.rows.table == table]
            if len(found) > 1:
                yield tuple(found)

    def _printed(self, points: Mapping[str, Deferred]) -> Iterator[Printed]:
        """Values, indicators, groups, the total: those whose results a form prints."""
        rules, layout = self.rules, self.layout
        for value in rules.values.values():
            kind = self.compiler.scope.kind_of(value.id)
            if value.declared is not None and kind is not None:
                exact = self.compiler.named_value(replace(value, digits=None)).run
                yield Printed(value.id, value.declared, kind, layout.values[value.id], exact, None)
        for one in rules.indicators.values():
            if one.declared is not None:
                table = one.rows.table if one.rows else None
                exact, of = self._unrounded(replace(one, digits=None)), points[one.id].run
                yield Printed(one.id, one.declared, POINTS, layout.scores[one.id], exact, of, table)
        for name in (*rules.groups, ROOT):
            owner, branch = rules.groups.get(name, rules.total), self.branches.get(name)
            if owner is not None and owner.declared is not None and branch is not None:
                exact = self._branch(replace(branch, digits=None))
                of = points[branch.id].run if branch.id else fixed(branch.points).run
                yield Printed(branch.id, owner.declared, POINTS, layout.scores[branch.id], exact, of, branch=branch)

    def _unrounded(self, indicator: Indicator) -> Run:
        """What *indicator*, of which the rounding was taken, comes to once everything else is known."""
        if indicator.id in self.layout.plain:
            return self._raw(indicator)
        return self._final(indicator) if indicator.rows is None else self._settling(indicator, indicator.rows).settled

    def _line(self, item: str, points: Deferred) -> Line:
        scale = (self.rules.groups.get(item) or self.rules.indicators[item]).scale
        word = None if scale is None else word_of(self.rules.scales[scale], self.compiler.names.score_of(item), points)
        of = to_decimal(points.value) if points.constant else None
        return Line(item, self.layout.scores[item], points, of, word)

    def _row_branches(self) -> Iterator[tuple[Branch, Indicator]]:
        """The branches whose points the rows that land there should add up to."""
        for branch in self.branches.values():
            found = [leaf.indicator for leaf in branch.leaves() if leaf.indicator.rows is not None]
            rescaled = any(one.rows is not None and one.rows.rescale for one in found)
            if found and branch.points is not None and branch.combine == "sum" and not rescaled:
                yield branch, found[0]

    def _steps(self, kind: str, name: str) -> Iterator[tuple[int, Run]]:
        layout = self.layout
        if kind == "value":
            run = self.compiler.named_value(self.rules.values[name]).run
            chained = self._reads(("value", name), {"value", "indicator", "group", "total"})
            yield layout.values[name], kept_short(run, self.row_slots) if chained else run
        elif kind == "peers" and name in layout.peers:
            yield layout.peers[name], with_own(layout.peers[name], self.compiler.names.value(name, None).run)
        elif kind == "share" and name in layout.raws:
            yield layout.raws[name], self._raw(self.rules.indicators[name])
        elif kind == "indicator" and name not in layout.plain:
            yield layout.scores[name], self._final(self.rules.indicators[name])
        elif kind == "moved" and name in self.moved:
            home = self.tree.home(name)
            above = layout.allocations[home] if home in self.moved else None
            allocator = Allocator(self.branches[name], above, layout.raws, self.conditions)
            yield layout.allocations[name], allocator.run
        elif kind == "group":
            run = self._branch(self.branches[name])
            chained = self.branches[name].combine == "formula"
            yield layout.scores[name], kept_short(run, self.row_slots) if chained else run
        elif kind == "total":
            yield layout.scores[ROOT], self._branch(self.branches[ROOT])
        elif kind == "grade" and self.grading is not None:
            yield layout.grade, self.grading.run
        elif kind == "flag":
            yield layout.flags[name], self._flag(name)

    def _reads(self, node: Node, kinds: set[str]) -> bool:
        """Whether the result of *node* looks at other results of these kinds, so that numbers could grow from one to the next."""
        return any(kind in kinds for kind, _ in self.needed[node])

    def _raw(self, indicator: Indicator) -> Run:
        leaves = self.homes[indicator.id]
        scored = self.compiler.scored(indicator, leaves[0])
        self.notes[indicator.id] = scored.notes
        score = scored.points
        if self._reads(("share", indicator.id), {"indicator", "group", "total"}):
            score = Deferred(kept_short(score.run, self.row_slots))
        if indicator.rows is None:
            if indicator.if_missing == "zero":
                score = self.ops.first_known([score, fixed(ZERO)])
            if indicator.id in self.layout.plain and indicator.digits is not None:
                score = self.ops.rounded(score, indicator.digits.places, indicator.digits.rounding)
            return score.run
        rows, table = indicator.rows, self.layout.tables[indicator.rows.table]
        points = self.compiler.value(indicator.points, rows.table) if indicator.points else None
        if points is None and self.compiler.unpointed(indicator, leaves[0]):
            points = fixed(ONE)
        shared = {leaf.branch: self.branches[leaf.branch].points for leaf in leaves if leaf.branch in self.branches}
        return RowScoring(
            table,
            self.compiler.value(rows.where, rows.table) if rows.where else None,
            leaves[0].branch,
            table.column(rows.group_by) if rows.group_by else None,
            points,
            {name: one for name, one in shared.items() if one is not None},
            self.layout.row_points,
            score,
            MISSING[indicator.if_missing],
            self.compiler.value(dropped, rows.table) if (dropped := indicator.not_applicable_when) else None,
            self.compiler.absent(indicator),
            tuple(
                leaf.branch
                for leaf in leaves
                if leaf.branch in self.branches and len(self.branches[leaf.branch].members) == 1
            ),
        ).run

    def _final(self, indicator: Indicator) -> Run:
        if indicator.rows is not None:
            return self._settling(indicator, indicator.rows).run
        raw = self.layout.raws[indicator.id]
        leaf = self.homes[indicator.id][0]
        allocation = self.layout.allocations.get(leaf.branch, 0)
        missing = MISSING[indicator.if_missing]
        digits, moved, gone = indicator.digits, leaf.branch in self.moved, self.gone.get(leaf.branch)

        def run(slots: Slots) -> object:
            score = slots[raw]
            if gone is not None and gone.run(slots):
                return NOT_APPLICABLE
            if score is None:
                return missing
            if is_dropped(score):
                return score
            if moved:
                factor = slots[allocation].factors[leaf.id]
                if factor is None:
                    return None
                score = (score[0] * factor[0], score[1] * factor[1])
            return score if digits is None else rounded(score, digits.places, digits.rounding)

        return run

    def _settling(self, indicator: Indicator, rows: Rows) -> RowSettling:
        table, raw = self.layout.tables[rows.table], self.layout.raws[indicator.id]
        branches = tuple(leaf.branch for leaf in self.homes[indicator.id])
        return RowSettling(indicator.id, raw, table, self.layout.allocations, self.gone, branches, indicator.digits)

    def _branch(self, branch: Branch) -> Run:
        gone, condition = self.gone.get(branch.id), self.conditions.get(branch.id)
        amount_of = fixed(branch.points).run if branch.id == ROOT else self.compiler.moved_points_of(branch.id).run
        if branch.combine == "sum":
            members = [self.layout.scores[one.id] for one in branch.members]
            if branch.id in self.layout.plain:
                return self._plain_branch(members, branch.digits)
            inner, scaled = sum_of_children(members, branch.id), False
        elif branch.combine == "lookup":
            inner, scaled = by_table(self.rules, branch.id, self._children(branch), amount_of), False
        else:
            formula = self.compiler.children_formula(branch.formula, branch.points or ONE) if branch.formula else None
            children = self._children(branch)
            inner, scaled = share_of_children(branch.combine, children, formula, self.layout.tables[CHILDREN]), True
        digits = branch.digits

        def run(slots: Slots) -> object:
            if gone is not None and gone.run(slots):
                return NOT_APPLICABLE
            found = inner(slots)
            if found is False:
                return NOT_APPLICABLE
            if found is None or (condition is not None and condition.run(slots) is None):
                return None
            if scaled:
                amount = amount_of(slots)
                if amount is None:
                    return None
                found = (found[0] * amount[0], found[1] * amount[1])
            return _rounded(found, digits)

        return run

    def _plain_branch(self, members: list[int], digits: Digits | None) -> Run:
        total = Deferred(plain_sum(members))
        return total.run if digits is None else self.ops.rounded(total, digits.places, digits.rounding).run

    def _children(self, branch: Branch) -> Children:
        members = [(one, self.layout.scores[one.id]) for one in branch.members]
        points = {one.id: self.compiler.points_of(one.id) for one in branch.members}

        def children(slots: Slots) -> list[Child] | None:
            found: list[Child] = []
            for member, number in members:
                score = slots[number]
                if isinstance(score, RowScores):
                    if score.homeless:
                        return None
                    inside = RowScores(score.inside(branch.id), score.nothing)
                    of = points_of(inside.rows) if inside.rows else ONE
                    found.append((together(inside), of, member.weight))
                else:
                    found.append((score, points[member.id].run(slots), member.weight))
            return found

        return children

    def _grading(self) -> Grading | None:
        total = self.rules.total
        if not self.rules.grades or total is None:
            return None
        base = word_of(self.rules.grades, self.compiler.names.value("total_score", None), fixed(total.of))
        limits = tuple((limit, self.compiler.value(limit.when)) for limit in self.rules.grade_limits.values())
        return Grading(tuple(self.rules.grades), base, limits)

    def _flag(self, name: str) -> Run:
        flag = self.rules.flags[name]
        condition = self.compiler.value(flag.when, flag.table)
        if flag.table is None:
            return condition.run
        table, answer = self.layout.tables[flag.table], condition.run
        return lambda slots: [answer(slots) for _ in table.each(slots)]


def _rounded(value: Exact, digits: Digits | None) -> Exact:
    return value if digits is None else rounded(value, digits.places, digits.rounding)
