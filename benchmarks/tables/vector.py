"""Translates the workload's expressions into Python over whole columns, for numpy, openfisca and polars alike."""

import ast
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import final

from benchmarks.translate import OPERATORS

FUNCTIONS = {"min": "least", "max": "greatest"}


@final
@dataclass(frozen=True, slots=True)
class Vector:
    """
    Python over columns: `where`, `least`, `greatest`, `missing` and `number` (of a boolean) are functions of the engine.

    *name* writes a name, *word* a text constant; names in *booleans* are made numbers before they are added.
    """

    name: Callable[[str], str]
    word: Callable[[str], str]
    booleans: frozenset[str]

    def text(self, expression: str) -> str:
        """*expression* in this language."""
        return self._text(ast.parse(expression, mode="eval").body)

    def _text(self, node: ast.expr) -> str:
        match node:
            case ast.Constant(value=str(value)):
                return self.word(value)
            case ast.Constant(value=value):
                return repr(value)
            case ast.Name(id=name):
                return self.name(name)
            case ast.IfExp(test=test, body=body, orelse=orelse):
                return f"where({self._text(test)}, {self._text(body)}, {self._text(orelse)})"
            case ast.BinOp(left=left, op=op, right=right):
                return f"({self._term(left)} {OPERATORS[type(op)]} {self._term(right)})"
            case ast.BoolOp(op=op, values=values):
                sign = " & " if isinstance(op, ast.And) else " | "
                return "(" + sign.join(map(self._text, values)) + ")"
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                return f"(~{self._text(operand)})"
            case ast.Compare(left=left, ops=[ast.Is()]):
                return f"missing({self._text(left)})"
            case ast.Compare(left=left, ops=[op], comparators=[right]):
                return f"({self._text(left)} {OPERATORS[type(op)]} {self._text(right)})"
            case ast.Call(func=ast.Name(id=function), args=args):
                return f"{FUNCTIONS.get(function, function)}({', '.join(map(self._text, args))})"
        raise NotImplementedError(ast.dump(node))

    def _term(self, node: ast.expr) -> str:
        text = self._text(node)
        return f"number({text})" if isinstance(node, ast.Name) and node.id in self.booleans else text


def statements(program: Iterable[tuple[str, str]]) -> list[str]:
    """*program*, (name, text) in order, as assignments in which no part is calculated twice, the way a person writes it."""
    trees = [(name, ast.parse(text, mode="eval").body) for name, text in program]
    met = Counter(ast.unparse(part) for _, tree in trees for part in ast.walk(tree) if _costs(part))
    kept: dict[str, str] = {}
    lines: list[str] = []
    for name, tree in trees:
        text = ast.unparse(_Sharing(met, kept, lines).visit(tree))
        lines.append(f"{name} = {text}")
    return lines


def _costs(part: ast.AST) -> bool:
    return isinstance(part, (ast.BinOp, ast.Compare, ast.Call))


class _Sharing(ast.NodeTransformer):
    """Puts a name in place of every part met more than once, after a line that calculates it."""

    def __init__(self, met: Counter[str], kept: dict[str, str], lines: list[str]) -> None:
        self.met, self.kept, self.lines = met, kept, lines

    def visit(self, node: ast.AST) -> ast.AST:
        text = ast.unparse(node)
        changed: ast.AST = self.generic_visit(node)
        if not _costs(node) or self.met[text] == 1:
            return changed
        if text not in self.kept:
            self.kept[text] = f"part_{len(self.kept)}"
            self.lines.append(f"{self.kept[text]} = {ast.unparse(changed)}")
        return ast.Name(self.kept[text], ast.Load())
