"""From the items of a rule set to deferred values, whichever way these are carried out."""

from functools import partial
from typing import Generic

from perfrules.errors import RuleFileError
from perfrules.evaluation.rows import add_up
from perfrules.evaluation.tree import Leaf, Tree
from perfrules.exact import ONE, Exact
from perfrules.formula.check import Typed, check_kinds
from perfrules.formula.compile import Names, compile_formula
from perfrules.formula.kind import Kind
from perfrules.formula.operations import D, Operations
from perfrules.formula.references import references
from perfrules.formula.scope import Scope
from perfrules.formula.syntax import Formula
from perfrules.model.items import Indicator, ScaleWord, Value
from perfrules.model.lookups import Labels, labels_of
from perfrules.model.rule_set import RuleSet
from perfrules.model.scope import children_scope, scope_of
from perfrules.model.section import Section
from perfrules.model.shapes import Shape
from perfrules.model.titles import titles_of_formula
from perfrules.scoring import Item, Scored, score


class Maker(Generic[D]):
    """
    Makes the formulas and shapes of one rule set ready for a backend.

    *row_points* are the points of the row that is looked at, *not_applicable* is the mark of what does not count.
    """

    def __init__(  # noqa: PLR0913 - what a backend brings along
        self, rules: RuleSet, tree: Tree, *, names: Names[D], ops: Operations[D], row_points: D, not_applicable: D
    ) -> None:
        self.rules, self.tree = rules, tree
        self.scope = scope_of(rules)
        self.names, self.ops = names, ops
        self.leaves = tree.leaves()
        self.branches = {branch.id: branch for branch in tree.branches()}
        self._row_points, self._not_applicable = row_points, not_applicable

    def formula(self, formula: Formula, row: str | None = None) -> tuple[D, Kind]:
        """The deferred value of a formula and its kind, looked at in a row of the table *row* where one is given."""
        scope = self.scope.inside(row) if row else self.scope
        typed = typed_formula(formula, scope)
        return compile_formula(typed, self.names, self.ops, row), typed.kind

    def value(self, formula: Formula, row: str | None = None) -> D:
        """The deferred value of a formula."""
        return self.formula(formula, row)[0]

    def children_formula(self, formula: Formula, points: Exact) -> D:
        """The share by a branch's own formula over its counted children; a plain number is points of its *points*."""
        typed = typed_formula(formula, children_scope(self.scope))
        value = compile_formula(typed, self.names, self.ops)
        if typed.kind.name in {"percent", "percent_points"}:
            return value
        return self.ops.divide(value, self.ops.constant(points))

    def scored(self, indicator: Indicator, leaf: Leaf) -> Scored[D]:
        """What the shape of an indicator gives; of a row, where it is scored by rows."""
        row = indicator.rows.table if indicator.rows else None
        points = self._row_points if row else self.ops.constant(leaf.points or ONE)
        item = self.item(indicator.scale, points, row=row, bounded=True)
        result = score(indicator.shape, item)
        if indicator.not_applicable_when is None:
            return result
        dropped = self.value(indicator.not_applicable_when, row)
        return Scored(self.ops.choose(dropped, item.not_applicable, result.points), result.notes)

    def item(self, scale: str | None, points: D, *, row: str | None, bounded: bool) -> Item[D]:
        """What a shape is given."""
        words: Section[ScaleWord] = self.rules.scales[scale] if scale else Section()

        def labels(formula: Formula) -> Labels:
            return labels_of(titles_of_formula(self.rules, self.scope, formula, row).items())

        compiled = partial(self.formula, row=row)
        return Item(self.ops, points, bounded, words, self._not_applicable, compiled, labels, self.names.peers)

    def named_value(self, value: Value) -> D:
        """The deferred value of an item of `values`, rounded where it says so."""
        if isinstance(value.rule, Shape):
            item = self.item(value.scale, self.ops.constant(ONE), row=None, bounded=False)
            result = self.ops.applicable(score(value.rule, item).points)
        else:
            result = self.value(value.rule)
        if value.digits is None:
            return result
        kind = self.scope.kind_of(value.id)
        shift = 2 if kind is not None and kind.name in {"percent", "percent_points"} else 0
        return self.ops.rounded(result, value.digits.places + shift, value.digits.rounding)

    def conditions(self) -> dict[str, D]:
        """The conditions under which branches do not apply."""
        return {
            branch.id: self.value(branch.not_applicable_when)
            for branch in self.branches.values()
            if branch.not_applicable_when is not None
        }

    def outside(self, branch: str) -> D | None:
        """When *branch* does not apply: by its own condition, or by that of a branch it stands in; None without any."""
        above = [self.branches[name].not_applicable_when for name in self.tree.above(branch) if name in self.branches]
        found = [self.value(condition) for condition in above if condition is not None]
        return self.ops.either(found) if found else None

    def absent(self, indicator: Indicator) -> D | None:
        """The condition under which an indicator scored by rows does not apply at all, where it needs no row to tell."""
        condition = indicator.not_applicable_when
        table = indicator.rows.table if indicator.rows else None
        if condition is None or table is None:
            return None
        columns = (*self.rules.tables[table].columns, "row_score")
        if any(one.row == table and one.name in columns for one in references(condition, table)):
            return None
        return self.value(condition)

    def unpointed(self, indicator: Indicator, leaf: Leaf) -> bool:
        """Whether the rows of an indicator have no points: below a mean, a lowest and the like."""
        return indicator.points is None and not self.adds_points(leaf.branch)

    def adds_points(self, branch: str) -> bool:
        """Whether the members of a branch bring points that are added up."""
        found = self.branches.get(branch)
        return found is None or found.combine == "sum"

    def leaf_points(self, leaf: Leaf) -> Exact | None:
        """The points that the text gives a leaf: rows have those of their branch that nothing else there has."""
        if leaf.indicator.rows is None:
            return leaf.points or ONE
        if not self.adds_points(leaf.branch):
            return ONE
        branch = self.branches.get(leaf.branch)
        others = [one.points for one in branch.members if one is not leaf] if branch else [None]
        if branch is None or branch.points is None or None in others:
            return None
        return add_up([branch.points, *((-one[0], one[1]) for one in others if one is not None)])


def typed_formula(formula: Formula, scope: Scope) -> Typed:
    """A formula with its kinds; RuleFileError where it does not fit, which a loaded rule set has been checked for."""
    typed, problems = check_kinds(formula, scope)
    if typed is None:
        raise RuleFileError(problems)
    return typed
