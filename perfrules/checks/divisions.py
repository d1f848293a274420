"""Divisions whose denominator may be zero."""

import ast
from collections.abc import Iterator
from typing import cast, final

from perfrules.checks.context import Context
from perfrules.checks.slots import Slot
from perfrules.exact import ZERO, compare
from perfrules.formula.references import references, table_at
from perfrules.formula.syntax import Formula
from perfrules.model.fields import Field
from perfrules.problems import Problem

FURTHEST = 20  # values of values that are looked into
_NEVER_NEGATIVE = frozenset({"abs", "count_of", "distinct_of", "repeats_of", "score_of", "rate_of"})
_POSITIVE, _NOT_NEGATIVE, _ANY = 2, 1, 0


def check_divisions(context: Context) -> Iterator[Problem]:
    """
    A warning for each formula that divides by what may be zero.

    It stays silent where the denominator has a `min` above 0 or is a constant, where the formula tests it, and where the
    indicators that use the formula say with `if_missing` what is to happen.
    """
    answered, signs = _answered(context), _Signs(context)
    for slot in context.slots:
        if slot.formula not in context.typed or (slot.section, slot.item) in answered:
            continue
        if node := next(_unsafe(slot, signs), None):
            facts = {"part": slot.formula.part(node)}
            yield Problem("division-by-zero-possible", slot.formula.at(node), facts, severity="warning")


def _unsafe(slot: Slot, signs: "_Signs") -> Iterator[ast.expr]:
    """The denominators that may be zero and are not tested."""
    tested = _tested(slot.formula.tree)
    for node, row in _divisions(slot.formula.tree, slot.row):
        names = {ast.dump(part) for part in ast.walk(node) if isinstance(part, ast.Name)}
        if not tested & {ast.dump(node), *names} and signs.of(node, row) != _POSITIVE:
            yield node


def _answered(context: Context) -> set[tuple[str, str]]:
    """The indicators that write `if_missing`, and the values that only such indicators use."""
    rules = context.rules
    users: dict[str, set[tuple[str, str]]] = {}
    for slot in context.slots:
        for reference in references(slot.formula, slot.row):
            if reference.name in rules.values and not slot.printed:
                users.setdefault(reference.name, set()).add((slot.section, slot.item))
    answered = {("indicators", one.id) for one in rules.indicators.values() if _writes_if_missing(context, one.id)}
    waiting = list(users)
    for name in waiting:
        if users[name] <= answered and ("values", name) not in answered:
            answered.add(("values", name))
            waiting += [one for one, by in users.items() if ("values", name) in by]
    return answered


def _writes_if_missing(context: Context, name: str) -> bool:
    written = context.written("indicators", name, "if_missing")
    return written or context.rules.indicators[name].if_missing != "undecided"


@final
class _Signs:
    """What is known of the signs of figures, whatever the data."""

    def __init__(self, context: Context) -> None:
        self._rules = context.rules
        self._constants = context.constants
        self._values: dict[str, int] = {}  # each value is looked into once

    def of(self, node: ast.expr, row: str | None, further: int = FURTHEST) -> int:
        """The sign of *node*, looked at in *row*; values are looked into *further* times."""
        constant = self._constants.value(node)
        if isinstance(constant, tuple):
            return _POSITIVE if constant[0] != 0 else _ANY
        match node:
            case ast.Name(id=name):
                return self._of_name(name, row, further)
            case ast.UnaryOp(op=ast.UAdd(), operand=part):
                return self.of(part, row, further)
            case ast.BinOp(left=left, right=right, op=op) if not isinstance(op, ast.Sub):
                pair = self.of(left, row, further), self.of(right, row, further)
                least = min(pair)
                return max(pair) if isinstance(op, ast.Add) and least != _ANY else least
            case ast.IfExp():
                return min(self.of(node.body, row, further), self.of(node.orelse, row, further))
            case ast.Call(func=ast.Name(id=name)):
                return self._of_call(node, name, row, further)
            case _:
                return _ANY

    def _of_name(self, name: str, row: str | None, further: int) -> int:
        table = self._rules.tables.get(row or "")
        field = (table.columns.get(name) if table else None) or self._rules.inputs.get(name)
        if field is not None:
            return _sign_of_field(field)
        value = self._rules.values.get(name)
        if value is None or further == 0 or not isinstance(value.rule, Formula):
            return _ANY
        if name not in self._values:
            self._values[name] = _ANY  # for the time being, and for good where values go in a circle
            self._values[name] = self.of(value.rule.tree, None, further - 1)
        return self._values[name]

    def _of_call(self, node: ast.Call, name: str, row: str | None, further: int) -> int:
        if name in {"points_of", "exp"}:
            return _POSITIVE
        if name in {"max", "min"}:
            signs = [self.of(part, row, further) for part in node.args]
            return max(signs) if name == "max" else min(signs)
        if name == "repeats_of" and len(node.args) == 1:  # a row is always like itself
            return _POSITIVE
        return _NOT_NEGATIVE if name in _NEVER_NEGATIVE else _ANY


def _sign_of_field(field: Field) -> int:
    if field.minimum is None or compare(field.minimum, ZERO) < 0:
        return _ANY
    return _POSITIVE if field.minimum[0] > 0 else _NOT_NEGATIVE


def _divisions(node: ast.AST, row: str | None) -> Iterator[tuple[ast.expr, str | None]]:
    """Every denominator below *node*, with the table whose row is looked at there."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div):
        yield node.right, row
    if isinstance(node, ast.Call):
        at = table_at(node)
        table = node.args[at] if at is not None else None
        row = table.id if isinstance(table, ast.Name) else row
    for child in ast.iter_child_nodes(node):
        yield from _divisions(child, row)


def _tested(tree: ast.expr) -> set[str]:
    """What a formula compares with something, or asks whether it is missing."""
    tested: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare):
            tested |= {ast.dump(part) for part in (node.left, *node.comparators)}
        if isinstance(node, ast.Call) and cast("ast.Name", node.func).id == "missing":
            tested |= {ast.dump(part) for part in node.args}
    return tested
