"""What each place expects of its formula, held against the kind that the formula has."""

import ast
from collections.abc import Callable

from perfrules.checks.slots import Expected
from perfrules.formula.check import Typed
from perfrules.formula.kind import TEXTS, YES_NO
from perfrules.formula.literals import beyond_share, literal
from perfrules.model.shapes import SIGN_WORDS

SHARES = frozenset({"percent", "percent_points"})


def mismatch(expected: Expected, typed: Typed) -> str:
    """The key of the problem of a formula that is not what its place expects; empty where it is."""
    return _WANTED[expected](typed)


def _single(typed: Typed) -> str:
    return "formula-kind/texts" if typed.kind == TEXTS else ""


def _condition(typed: Typed) -> str:
    return "" if typed.kind == YES_NO else "formula-kind/condition"


def _number(typed: Typed) -> str:
    return "" if typed.kind.numeric else "formula-kind/number"


def _gives(typed: Typed) -> str:
    return "" if typed.kind.numeric and typed.kind.name != "money" else "gives-kind"


def _points(typed: Typed) -> str:
    return "" if typed.kind.name in {"number", "whole", "points", "number_or_text"} else "points-kind"


def _share(typed: Typed) -> str:
    number = literal(typed.formula.tree)
    if number and not number.percent and beyond_share(number.value):
        return "share-kind/percent-sign"
    return "" if typed.kind.name in {*SHARES, "number", "whole", "number_or_text"} else "share-kind"


def _word(typed: Typed) -> str:
    tree = typed.formula.tree
    if isinstance(tree, ast.Constant) and tree.value in SIGN_WORDS:
        return ""
    return "" if typed.kind.name == "choice" else "word-kind"


_WANTED: dict[Expected, Callable[[Typed], str]] = {
    "anything": _single,
    "printed": lambda _: "",
    "condition": _condition,
    "number": _number,
    "points": _points,
    "gives": _gives,
    "share": _share,
    "word": _word,
}
