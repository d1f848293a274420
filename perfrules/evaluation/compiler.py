"""From the items of a rule set to deferred values in the slots of a record."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any, cast, final

from perfrules.evaluation.allocation import moved_points
from perfrules.evaluation.deferred import NOT_APPLICABLE, Deferred, Slots, fixed, slot
from perfrules.evaluation.layout import lay_out
from perfrules.evaluation.making import Maker, typed_formula
from perfrules.evaluation.names import RecordNames
from perfrules.evaluation.operations import RecordOperations
from perfrules.evaluation.outcome import RowScores
from perfrules.evaluation.outcome import points_of as points_of_rows
from perfrules.evaluation.rows import add_up
from perfrules.evaluation.tree import ROOT, Branch, build_tree, plain_items, unstable
from perfrules.exact import ONE, Exact
from perfrules.formula.compile import compile_formula
from perfrules.formula.syntax import Formula
from perfrules.model.rule_set import RuleSet
from perfrules.model.scope import scope_of


@final
class Compiler(Maker[Deferred]):
    """Makes the formulas and shapes of one rule set ready; everything it holds is settled once and then only read."""

    names: RecordNames

    def __init__(self, rules: RuleSet) -> None:
        tree = build_tree(rules, _points_writer(rules))
        self.moved = unstable(tree)
        self.layout = lay_out(rules, plain_items(tree, self.moved))
        super().__init__(
            rules,
            tree,
            names=RecordNames(rules, self.layout, self.points_of, self.moved_points_of),
            ops=RecordOperations(self.layout.tables, self.layout.known),
            row_points=slot(self.layout.row_points),
            not_applicable=fixed(NOT_APPLICABLE),
        )
        # Results ask for the formulas of the rules again and again; others must not be kept.
        self.ready = lru_cache(maxsize=None)(self.value)

    def is_gone(self, branch: str, slots: Slots) -> bool | None:
        """Whether the condition holds under which *branch*, which has one, does not apply."""
        condition = self.branches[branch].not_applicable_when
        return None if condition is None else self.ready(condition).run(slots)

    def points_of(self, item: str) -> Deferred:
        """What an indicator or group can get, by the text: a constant, unless its rows bring their own points."""
        if item in self.rules.groups:
            return self._branch_points(self.branches[item])
        known = [self.leaf_points(leaf) for leaf in self.leaves[item]]
        if None not in known:
            return fixed(add_up([one for one in known if one is not None]))
        number = self.layout.raws[item]

        def run(slots: Slots) -> Exact | None:
            scores = slots[number]
            return points_of_rows(scores.rows) if isinstance(scores, RowScores) else None

        return Deferred(run)

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
        return fixed(self.branches[home].points) if home == ROOT else self.moved_points_of(home)

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


def _points_writer(rules: RuleSet) -> Callable[[Formula], Exact | None]:
    """What tells the points that a formula of numbers and parameters says, before there is any layout."""
    empty, scope = lay_out(rules, frozenset()), scope_of(rules)
    names, ops = RecordNames(rules, empty, fixed, fixed), RecordOperations(empty.tables, empty.known)

    def points(formula: Formula) -> Exact | None:
        deferred = compile_formula(typed_formula(formula, scope), names, ops)
        return deferred.value if deferred.constant else None

    return points
