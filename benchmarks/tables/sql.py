"""Translates the workload's expressions into one SQL query, for DuckDB and Spark alike."""

import ast
from collections.abc import Sequence

from benchmarks.translate import OPERATORS
from benchmarks.workload import workload

FUNCTIONS = {"min": "least", "max": "greatest"}


def query(source: str, wanted: Sequence[str]) -> str:
    """*wanted* outputs of the records of *source*: one SELECT inside the other for each stage, so that nothing is written twice."""
    for stage in workload().stages:
        steps = ", ".join(f"{_text(ast.parse(text, mode='eval').body)} AS {key}" for key, text in stage)
        source = f"(SELECT *, {steps} FROM {source}) AS upper"  # noqa: S608 - our own text
    return f"SELECT {', '.join(wanted)} FROM {source}"  # noqa: S608 - our own text


def _text(node: ast.expr) -> str:
    match node:
        case ast.Constant(value=float(value)):
            return f"{value!r}e0"  # without an exponent it would be a decimal
        case ast.Constant(value=value):
            return repr(value)
        case ast.Name(id=name):
            return name
        case ast.IfExp(test=test, body=body, orelse=orelse):
            return f"CASE WHEN {_text(test)} THEN {_text(body)} ELSE {_text(orelse)} END"
        case ast.BinOp(left=left, op=op, right=right):
            return f"({_term(left)} {OPERATORS[type(op)]} {_term(right)})"
        case ast.BoolOp(op=op, values=values):
            return "(" + f" {OPERATORS[type(op)]} ".join(map(_text, values)) + ")"
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return f"(NOT {_text(operand)})"
        case ast.Compare(left=left, ops=[ast.Is()]):
            return f"({_text(left)} IS NULL)"
        case ast.Compare(left=left, ops=[op], comparators=[right]):
            return f"({_text(left)} {OPERATORS[type(op)]} {_text(right)})"
        case ast.Call(func=ast.Name(id=function), args=args):
            return f"{FUNCTIONS.get(function, function)}({', '.join(map(_text, args))})"
    raise NotImplementedError(ast.dump(node))


def _term(node: ast.expr) -> str:
    text = _text(node)
    return f"CAST({text} AS INT)" if isinstance(node, ast.Name) and node.id in workload().booleans else text
