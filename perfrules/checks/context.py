"""What the checks look at: the rule set with everything about it that several of them need, worked out once."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import final

from perfrules.checks.constants import Constants
from perfrules.checks.expected import mismatch
from perfrules.checks.full_points import full_points, own_points
from perfrules.checks.slots import CHILDREN, Slot, slots_of
from perfrules.exact import Exact
from perfrules.formula.check import Typed, check_kinds
from perfrules.formula.scope import Scope
from perfrules.formula.syntax import Formula
from perfrules.model.rule_set import RuleSet
from perfrules.model.scope import children_scope, scope_of
from perfrules.model.tree import Tree, tree_of
from perfrules.problems import Place, Problem

_WHOLE = frozenset({"total", "panel"})  # sections that are one item


@final
@dataclass(frozen=True, slots=True, eq=False)
class Context:
    """
    One rule set under check.

    *typed* holds the formulas whose own kinds fit, *faults* the problems of the others; the *misplaced* of them are not what
    their place expects. *own* are the points that items have by
    themselves, *full* those they can get; None where the text alone does not tell.
    """

    rules: RuleSet
    scope: Scope
    tree: Tree
    slots: tuple[Slot, ...]
    typed: Mapping[Formula, Typed]
    faults: tuple[Problem, ...]
    misplaced: frozenset[Formula]
    constants: Constants
    own: Mapping[str, Exact | None]
    full: Mapping[str, Exact | None]

    def place(self, section: str, *path: str) -> Place:
        """Where a word of an item was written; the nearest word above it, at last the item, where that is not known."""
        for end in range(len(path), 0 if section in _WHOLE else 1, -1):
            if place := self.rules.places.get((section, *path[:end])):
                return place
        item = getattr(self.rules, section)
        found: Place = item.place if section in _WHOLE else item[path[0]].place
        return found

    def written(self, *path: str) -> bool:
        """Whether the author wrote the word that *path* leads to."""
        return path in self.rules.places

    def number(self, formula: Formula | None) -> Exact | None:
        """The number that *formula* always is, or None; None as well where it has a problem."""
        sound = formula in self.typed and formula not in self.misplaced
        return self.constants.number(formula) if sound else None


def context_of(rules: RuleSet) -> Context:
    """The context of *rules*."""
    scope, tree, slots = scope_of(rules), tree_of(rules), slots_of(rules)
    typed: dict[Formula, Typed] = {}
    faults: list[Problem] = []
    for slot in slots:
        found, problems = check_kinds(slot.formula, scope_at(scope, slot.row))
        faults += problems
        if found:
            typed[slot.formula] = found
    misplaced = frozenset(
        slot.formula for slot in slots if slot.formula in typed and mismatch(slot.expected, typed[slot.formula])
    )
    plain = Constants(rules.parameters, lambda _: None)
    own = own_points(tree, lambda formula: plain.number(formula) if formula not in misplaced else None)
    full = full_points(tree, own)
    constants = Constants(rules.parameters, full.get)
    return Context(rules, scope, tree, slots, typed, tuple(faults), misplaced, constants, own, full)


def scope_at(scope: Scope, row: str | None) -> Scope:
    """The scope of a formula that is looked at in *row*."""
    if row == CHILDREN:
        return children_scope(scope)
    return scope if row is None else scope.inside(row)
