"""From the items of a rule set to deferred values in the slots of a record."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any, cast, final

from perfrules.errors import RuleFileError
from perfrules.evaluation.allocation import moved_points
from perfrules.evaluation.deferred import NOT_APPLICABLE, Deferred, Slots, fixed, slot
from perfrules.evaluation.layout import lay_out
from perfrules.evaluation.names import RecordNames
from perfrules.evaluation.operations import RecordOperations
from perfrules.evaluation.outcome import RowScores
from perfrules.evaluation.outcome import points_of as points_of_rows
from perfrules.evaluation.rows import add_up
from perfrules.evaluation.tree import ROOT, Branch, Leaf, build_tree, plain_items, unstable
from perfrules.exact import ONE, Exact
from perfrules.formula.check import Typed, check_kinds
from perfrules.formula.compile import compile_formula
from perfrules.formula.kind import Kind
from perfrules.formula.scope import Scope
from perfrules.formula.syntax import Formula
from perfrules.model.items import Indicator, ScaleWord, Value
from perfrules.model.rule_set import RuleSet
from perfrules.model.scope import children_scope, scope_of
from perfrules.model.section import Section
from perfrules.model.shapes import Shape
from perfrules.scoring import Item, Scored, score


@final
class Compiler:
    """Makes the formulas and shapes of one rule set ready; everything it holds is settled once and then only read."""

    def __init__(self, rules: RuleSet) -> None:
        self.rules = rules
        self.scope = scope_of(rules)
        self.tree = build_tree(rules, self._points_writer())
        self.moved = unstable(self.tree)
        self.layout = lay_out(rules, plain_items(self.tree, self.moved))
        self.ops = RecordOperations(self.layout.tables, self.layout.known)
        self.names = RecordNames(rules, self.layout, self.points_of, self.moved_points_of)
        self._branches = {branch.id: branch for branch in self.tree.branches()}
        self.leaves = self.tree.leaves()
        # Results ask for the formulas of the rules again and again; others must not be kept.
        self.ready = lru_cache(maxsize=None)(self.value)

    def formula(self, formula: Formula, row: str | None = None) -> tuple[Deferred, Kind]:
        """The deferred value of a formula and its kind, looked at in a row of the table *row* where one is given."""
        scope = self.scope.inside(row) if row else self.scope
        typed = _typed(formula, scope)
        return compile_formula(typed, self.names, self.ops, row), typed.kind

    def value(self, formula: Formula, row: str | None = None) -> Deferred:
        """The deferred value of a formula."""
        return self.formula(formula, row)[0]

    def children_formula(self, formula: Formula, points: Exact) -> Deferred:
        """The share by a branch's own formula over its counted children; a plain number is points of its *points*."""
        typed = _typed(formula, children_scope(self.scope))
        value = compile_formula(typed, self.names, self.ops)
        return value if typed.kind.name in {"percent", "percent_points"} else self.ops.divide(value, fixed(points))

    def scored(self, indicator: Indicator, leaf: Leaf) -> Scored[Deferred]:
        """What the shape of an indicator gives; of a row, where it is scored by rows."""
        row = indicator.rows.table if indicator.rows else None
        points = slot(self.layout.row_points) if row else fixed(leaf.points or ONE)
        item = self.item(indicator.scale, points, row=row, bounded=True)
        result = score(indicator.shape, item)
        if indicator.not_applicable_when is None:
            return result
        dropped = self.value(indicator.not_applicable_when, row)
        return Scored(self.ops.choose(dropped, item.not_applicable, result.points), result.notes)

    def unpointed(self, indicator: Indicator, leaf: Leaf) -> bool:
        """Whether the rows of an indicator have no points: below a mean, a lowest and the like."""
        return indicator.points is None and not self.adds_points(leaf.branch)

    def item(self, scale: str | None, points: Deferred, *, row: str | None, bounded: bool) -> Item[Deferred]:
        """What a shape is given."""
        words: Section[ScaleWord] = self.rules.scales[scale] if scale else Section()
        return Item(self.ops, points, bounded, words, fixed(NOT_APPLICABLE), lambda formula: self.formula(formula, row))

    def named_value(self, value: Value) -> Deferred:
        """The deferred value of an item of `values`, rounded where it says so."""
        if isinstance(value.rule, Shape):
            result = self.ops.applicable(
                score(value.rule, self.item(value.scale, fixed(ONE), row=None, bounded=False)).points
            )
        else:
            result = self.value(value.rule)
        if value.digits is None:
            return result
        kind = self.scope.kind_of(value.id)
        shift = 2 if kind is not None and kind.name in {"percent", "percent_points"} else 0
        return self.ops.rounded(result, value.digits.places + shift, value.digits.rounding)

    def points_of(self, item: str) -> Deferred:
        """What an indicator or group can get, by the text: a constant, unless its rows bring their own points."""
        if item in self.rules.groups:
            return self._branch_points(self._branches[item])
        known = [self._leaf_points(leaf) for leaf in self.leaves[item]]
        if None not in known:
            return fixed(add_up([one for one in known if one is not None]))
        number = self.layout.raws[item]

        def run(slots: Slots) -> Exact | None:
            scores = slots[number]
            return points_of_rows(scores.rows) if isinstance(scores, RowScores) else None

        return Deferred(run)

    def _leaf_points(self, leaf: Leaf) -> Exact | None:
        """The points the text gives a leaf: rows have those of their branch that nothing else there has."""
        if leaf.indicator.rows is None:
            return leaf.points or ONE
        if not self.adds_points(leaf.branch):
            return ONE
        branch = self._branches.get(leaf.branch)
        others = [one.points for one in branch.members if one is not leaf] if branch else [None]
        if branch is None or branch.points is None or None in others:
            return None
        return add_up([branch.points, *((-one[0], one[1]) for one in others if one is not None)])

    def moved_points_of(self, item: str) -> Deferred:
        """What an indicator or group can get in a record, after points have moved."""
        indicator = self.rules.indicators.get(item)
        if indicator is not None and indicator.rows is not None:
            return self._rows_points(item)
        home, points = self.tree.home(item), self.points_of(item)
        if home is None or home not in self.moved:
            return points
        number, nominal = self.layout.allocations[home], points.run

        def run(slots: Slots) -> Any:  # noqa: ANN401 - an exact number or a mark
            return moved_points(nominal(slots), slots[number], item)

        return Deferred(run)

    def _rows_points(self, item: str) -> Deferred:
        """What the rows of an indicator can get in a record; a branch that no row fills counts with its own points."""
        number, nominal = self.layout.scores[item], self.points_of(item).run

        def run(slots: Slots) -> Exact | None:
            scores: RowScores = slots[number]
            if not scores.rows and not scores.homes:
                return cast("Exact | None", nominal(slots))
            parts = [points_of_rows(scores.rows), *(self._home_points(home).run(slots) for home in scores.empty)]
            return None if None in parts else add_up([part for part in parts if isinstance(part, tuple)])

        return Deferred(run)

    def _home_points(self, home: str) -> Deferred:
        """The points of a branch that rows could fill, and alone do: all of them, or those of a share."""
        if not self.adds_points(home):
            return fixed(ONE)
        return fixed(self._branches[home].points) if home == ROOT else self.moved_points_of(home)

    def _branch_points(self, branch: Branch) -> Deferred:
        if branch.points is not None or branch.combine != "sum":
            return fixed(branch.points or ONE)
        numbers = [(leaf.id, self.layout.raws[leaf.id]) for leaf in branch.leaves()]
        below = [self._branch_points(one) for one in branch.members if isinstance(one, Branch)]
        fixed_points = {leaf.id: leaf.points for leaf in branch.leaves()}

        def run(slots: Slots) -> Exact | None:
            parts: list[Exact | None] = [one.run(slots) for one in below]
            for name, number in numbers:
                raw = slots[number]
                own = points_of_rows(raw.inside(branch.id)) if isinstance(raw, RowScores) else fixed_points[name]
                parts.append(own)
            return None if None in parts else add_up([part for part in parts if part is not None])

        return Deferred(run)

    def adds_points(self, branch: str) -> bool:
        """Whether the members of a branch bring points that are added up."""
        found = self._branches.get(branch)
        return found is None or found.combine == "sum"

    def _points_writer(self) -> Callable[[Formula], Exact | None]:
        """What tells the points that a formula of numbers and parameters says, before there is any layout."""
        empty = lay_out(self.rules, frozenset())
        names, ops = RecordNames(self.rules, empty, fixed, fixed), RecordOperations(empty.tables, empty.known)

        def points(formula: Formula) -> Exact | None:
            deferred = compile_formula(_typed(formula, self.scope), names, ops)
            return deferred.value if deferred.constant else None

        return points


def _typed(formula: Formula, scope: Scope) -> Typed:
    """A formula with its kinds; RuleFileError where it does not fit, which a loaded rule set has been checked for."""
    typed, problems = check_kinds(formula, scope)
    if typed is None:
        raise RuleFileError(problems)
    return typed
