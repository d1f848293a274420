"""Whether a formula gives a share or points: the one question of kind that changes a score."""

import ast
from collections.abc import Mapping
from typing import Any, Final

from tests.oracle.formulas import parse

Rules = Mapping[str, Any]

_ALWAYS: Final = frozenset({"rate_of", "share_of"})
_LIKE_THEIR_FIRST: Final = frozenset({"min", "max", "mean", "median", "abs", "round", "first_known", "peer_mean"})
_LIKE_THEIR_ROWS: Final = frozenset({"sum_of", "mean_of", "lowest_of", "highest_of"})
CHILDREN: Final = {"score": "number", "rate": "percent", "weight": "number", "full": "number"}


def kind_of_parameter(parameter: Mapping[str, Any]) -> str:
    """The kind a parameter declares, or else the one its figure shows."""
    shown = "percent" if isinstance(parameter["value"], str) and parameter["value"].endswith("%") else "number"
    return str(parameter.get("kind", shown))


def names(rules: Rules, table: str | None) -> dict[str, str]:
    """The kind of every name a formula can see, at a record or at a row of a table."""
    kinds: dict[str, str] = {"row_score": "number", "total_score": "number"}
    kinds |= {name: entry["kind"] for name, entry in rules.get("inputs", {}).items()}
    kinds |= {name: kind_of_parameter(entry) for name, entry in rules.get("parameters", {}).items()}
    kinds |= {name: entry.get("kind", "number") for name, entry in rules.get("values", {}).items()}
    if table is not None:
        kinds |= columns(rules, table)
    return kinds


def columns(rules: Rules, table: str) -> dict[str, str]:
    """The kinds of a table's columns; `children` is the table of a group's counted children."""
    if table == "children":
        return CHILDREN
    return {name: entry["kind"] for name, entry in rules["tables"][table]["columns"].items()}


def is_share(text: str, rules: Rules, table: str | None) -> bool:
    """Whether the formula's static kind is percent."""
    return _share(parse(text), names(rules, table), rules)


def _share(node: ast.expr, kinds: Mapping[str, str], rules: Rules) -> bool:
    match node:
        case ast.Name(id=word):
            return kinds.get(word) == "percent"
        case ast.UnaryOp(op=ast.USub(), operand=inner):
            return _share(inner, kinds, rules)
        case ast.BinOp(left=left, op=ast.Add() | ast.Sub(), right=right):
            return _share(left, kinds, rules) or _share(right, kinds, rules)
        case ast.BinOp(left=left, op=ast.Mult(), right=right):
            return _share(left, kinds, rules) and _share(right, kinds, rules)
        case ast.BinOp(left=left, op=ast.Div(), right=right):
            return _share(left, kinds, rules) and not _share(right, kinds, rules)
        case ast.IfExp(body=first, orelse=second):
            return _share(first, kinds, rules) or _share(second, kinds, rules)
        case ast.Call(func=ast.Name(id=function), args=args):
            return _call(function, args, kinds, rules)
    return False


def _call(function: str, args: list[ast.expr], kinds: Mapping[str, str], rules: Rules) -> bool:
    if function == "NUMBER":
        return isinstance(args[1], ast.Constant) and args[1].value == "%"
    if function in _LIKE_THEIR_FIRST:
        return _share(args[0], kinds, rules)
    if function == "sum_alike":
        return _share(args[1], kinds, rules)
    if function in _LIKE_THEIR_ROWS:
        assert isinstance(args[0], ast.Name)
        return _share(args[1], {**kinds, **columns(rules, args[0].id)}, rules)
    return function in _ALWAYS
