"""Numbers side by side: whether their kinds and units fit together, and what kind comes out."""

import ast
from dataclasses import dataclass
from typing import final

from perfrules.formula.kind import NUMBER, WHOLE, Kind
from perfrules.formula.literals import beyond_share, literal
from perfrules.formula.syntax import Formula, Number
from perfrules.problems import Problem

_SHARES = frozenset({"percent", "percent_points"})


@final
@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """A part of a formula whose kind is known to be a number."""

    formula: Formula
    node: ast.expr
    kind: Kind

    @property
    def number(self) -> Number | None:
        """The number written out, or None."""
        return literal(self.node)

    @property
    def shown(self) -> str:
        """The author's own words."""
        return self.formula.part(self.node)


def misfit(left: Side, right: Side) -> Problem | None:
    """What is wrong with adding or comparing the two, or None."""
    if problem := unit_misfit(left, right):
        return problem
    for one, other in ((left, right), (right, left)):
        number = other.number
        if one.kind.name == "money" and other.kind.name != "money" and not (number and number.value[0] == 0):
            return _problem("formula-unit/bare", other, part=other.shown, money=one.shown)
        if one.kind.name in _SHARES and number and not number.percent and beyond_share(number.value):
            return _problem("formula-percent-sign", other, number=other.shown, part=one.shown)
        if one.kind.name == "points" and other.kind.name in _SHARES:
            return _problem("formula-points", other, part=other.shown, points=one.shown)
    return None


def unit_misfit(left: Side, right: Side) -> Problem | None:
    """What is wrong with the money units of the two, or None; this counts for products and quotients, too."""
    if left.kind.name == right.kind.name == "money" and left.kind.unit != right.kind.unit:
        units = {"left_unit": left.kind.unit or "", "right_unit": right.kind.unit or ""}
        return _problem("formula-unit", right, left=left.shown, right=right.shown, **units)
    return None


def _problem(key: str, side: Side, **facts: str) -> Problem:
    return Problem(key, side.formula.at(side.node), facts)


def quotient_kind(left: Kind, right: Kind) -> Kind:
    """The kind of left ÷ right."""
    if left.name == right.name or right.name in {"money", "points"}:
        return NUMBER
    return NUMBER if left == WHOLE else left


def sum_kind(left: Kind, right: Kind) -> Kind:
    """The kind of a sum, and of a choice between two numbers."""
    if left == right:
        return left
    for name in ("money", "points", "percent", "percent_points"):
        for kind in (left, right):
            if kind.name == name:
                return kind
    return NUMBER
