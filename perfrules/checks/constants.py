"""The value of a formula that needs no record: numbers, parameters and points of the text itself."""

import ast
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import cast, final

from perfrules.exact import Exact, compare
from perfrules.formula.kind import TEXTS
from perfrules.formula.literals import written
from perfrules.formula.syntax import Formula
from perfrules.model.items import Parameter

Constant = Exact | bool | str | date | None

_SIGNS: dict[type[ast.cmpop], Callable[[int], bool]] = {
    ast.Lt: lambda side: side < 0,
    ast.LtE: lambda side: side <= 0,
    ast.Gt: lambda side: side > 0,
    ast.GtE: lambda side: side >= 0,
}


@final
@dataclass(frozen=True, slots=True, eq=False)
class Constants:
    """
    Works out constant formulas: arithmetic, comparisons, `and or not` and the conditional.

    *points* gives the points that an indicator or group can get, None where the text alone does not tell. Whatever is
    not constant, or divides by zero, is None.
    """

    parameters: Mapping[str, Parameter]
    points: Callable[[str], Exact | None]

    def number(self, formula: Formula | None) -> Exact | None:
        """The number that *formula* always is, or None."""
        found = self.value(formula.tree) if formula else None
        return found if isinstance(found, tuple) else None

    def value(self, node: ast.expr) -> Constant:
        """What *node* always is, or None."""
        match node:
            case ast.Constant():
                number = written(node)
                return number.value if number else cast("str", node.value)
            case ast.Name(id=name):
                return name == "true" if name in {"true", "false"} else self._parameter(name)
            case ast.UnaryOp():
                return self._unary(node)
            case ast.BinOp():
                return self._arithmetic(node)
            case ast.BoolOp():
                return self._logic(node)
            case ast.Compare():
                return self._comparison(node)
            case ast.IfExp():
                test = self.value(node.test)
                return self.value(node.body if test else node.orelse) if isinstance(test, bool) else None
            case ast.Call(func=ast.Name(id="points_of"), args=[ast.Name(id=name)]):
                return self.points(name)
            case _:
                return None

    def _parameter(self, name: str) -> Constant:
        parameter = self.parameters.get(name)
        return cast("Constant", parameter.value) if parameter and parameter.kind != TEXTS else None

    def _unary(self, node: ast.UnaryOp) -> Constant:
        part = self.value(node.operand)
        if isinstance(node.op, ast.Not):
            return not part if isinstance(part, bool) else None
        if not isinstance(part, tuple):
            return None
        return (-part[0], part[1]) if isinstance(node.op, ast.USub) else part

    def _arithmetic(self, node: ast.BinOp) -> Constant:
        left, right = self.value(node.left), self.value(node.right)
        if not isinstance(left, tuple) or not isinstance(right, tuple):
            return None
        (a, b), (c, d) = left, right
        match node.op:
            case ast.Add():
                return (a * d + c * b, b * d)
            case ast.Sub():
                return (a * d - c * b, b * d)
            case ast.Mult():
                return (a * c, b * d)
            case _:
                return None if c == 0 else (a * d, b * c) if c > 0 else (-a * d, -b * c)

    def _logic(self, node: ast.BoolOp) -> Constant:
        parts = [self.value(part) for part in node.values]
        decisive = isinstance(node.op, ast.Or)
        if decisive in parts:
            return decisive
        return None if None in parts else not decisive

    def _comparison(self, node: ast.Compare) -> Constant:
        parts = [node.left, *node.comparators]
        found = [self._pair(sign, left, right) for sign, left, right in zip(node.ops, parts, parts[1:], strict=False)]
        if False in found:
            return False
        return None if None in found else True

    def _pair(self, sign: ast.cmpop, left: ast.expr, right: ast.expr) -> bool | None:
        if isinstance(sign, (ast.In, ast.NotIn)) and isinstance(right, ast.Name):
            text, listed = self.value(left), self.parameters.get(right.id)
            if text is None or listed is None or listed.kind != TEXTS:
                return None
            return (text in cast("tuple[str, ...]", listed.value)) == isinstance(sign, ast.In)
        if isinstance(right, ast.List):
            same = [self._pair(ast.Eq(), left, item) for item in right.elts]
            inside = True if True in same else None if None in same else False
            return inside if isinstance(sign, ast.In) or inside is None else not inside
        a, b = self.value(left), self.value(right)
        if a is None or b is None:
            return None
        # Dates are ISO texts, which come in the order of their days.
        numbers = isinstance(a, tuple) and isinstance(b, tuple)
        side = compare(cast("Exact", a), cast("Exact", b)) if numbers else (str(a) > str(b)) - (str(a) < str(b))
        if isinstance(sign, (ast.Eq, ast.NotEq)):
            return (side == 0) == isinstance(sign, ast.Eq)
        return _SIGNS[type(sign)](side)
