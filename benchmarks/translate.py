"""Translates the workload's expressions, written once in a subset of Python, into the languages of the contenders."""

import ast
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, final

Json = Any  # a JSON value; the contenders read it, we only build it
OPERATORS: dict[type[ast.AST], str] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.Eq: "==",
    ast.Is: "==",
    ast.And: "and",
    ast.Or: "or",
}


@final
@dataclass(frozen=True, slots=True)
class Infix:
    """
    A language with `a ? b : c`, `null`, and functions over lists.

    *name* writes a name, *call* a function of arguments already written; names in *booleans* become 1 or 0 when added.
    """

    name: Callable[[str], str]
    call: Callable[[str, list[str]], str]
    booleans: frozenset[str]

    def text(self, expression: str) -> str:
        """*expression* in this language."""
        return self._text(ast.parse(expression, mode="eval").body)

    def _text(self, node: ast.expr) -> str:
        match node:
            case ast.Constant(value=None):
                return "null"
            case ast.Constant(value=value):
                return repr(value)
            case ast.Name(id=name):
                return self.name(name)
            case ast.IfExp(test=test, body=body, orelse=orelse):
                return f"({self._text(test)} ? {self._text(body)} : {self._text(orelse)})"
            case ast.BinOp(left=left, op=op, right=right):
                return f"({self._term(left)} {OPERATORS[type(op)]} {self._term(right)})"
            case ast.BoolOp(op=op, values=values):
                return "(" + f" {OPERATORS[type(op)]} ".join(map(self._text, values)) + ")"
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                return f"(not {self._text(operand)})"
            case ast.Compare(left=left, ops=[op], comparators=[right]):
                return f"({self._text(left)} {OPERATORS[type(op)]} {self._text(right)})"
            case ast.Call(func=ast.Name(id=function), args=args):
                return self.call(function, [self._text(arg) for arg in args])
        raise NotImplementedError(ast.dump(node))

    def _term(self, node: ast.expr) -> str:
        text = self._text(node)
        return f"({text} ? 1.0 : 0.0)" if isinstance(node, ast.Name) and node.id in self.booleans else text


@final
@dataclass(frozen=True, slots=True)
class JsonLogic:
    """The JSON logic language; *name* builds the node that reads a name."""

    name: Callable[[str], Json]

    def tree(self, expression: str) -> Json:
        """*expression* as a JSON logic rule."""
        return self._tree(ast.parse(expression, mode="eval").body)

    def _tree(self, node: ast.expr) -> Json:
        match node:
            case ast.Constant(value=value):
                return value
            case ast.Name(id=name):
                return self.name(name)
            case ast.IfExp(test=test, body=body, orelse=orelse):
                return {"if": [self._tree(part) for part in (test, body, orelse)]}
            case ast.BinOp(left=left, op=op, right=right):
                return {OPERATORS[type(op)]: [self._tree(left), self._tree(right)]}
            case ast.BoolOp(op=op, values=values):
                return {OPERATORS[type(op)]: [self._tree(value) for value in values]}
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                return {"!": [self._tree(operand)]}
            case ast.Compare(left=left, ops=[op], comparators=[right]):
                # `==` would turn text into numbers first; `===` compares as the workload means it.
                sign = OPERATORS[type(op)]
                return {"===" if sign == "==" else sign: [self._tree(left), self._tree(right)]}
            case ast.Call(func=ast.Name(id=function), args=args):
                return {function: [self._tree(arg) for arg in args]}
        raise NotImplementedError(ast.dump(node))
