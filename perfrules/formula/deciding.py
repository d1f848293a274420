"""Which parts of a condition made it hold."""

import ast
from collections.abc import Callable, Iterable
from typing import TypeVar

from perfrules.formula.references import table_at

D = TypeVar("D")
Known = frozenset[str]
Names = Known | Callable[[D], Known]


def deciding_names(tree: ast.expr, asked: Callable[[ast.expr], Callable[[D], object]]) -> Names[D]:
    """
    The names by which *tree* came about: without alternatives that do not hold, and without the side of a choice not taken.

    They are the same for all data, or given by a function of the data. *asked* makes of a condition inside *tree* what tells
    whether it is true, false, or None where that cannot be told. Functions over rows count whole.

    >>> from perfrules.formula.syntax import parse_formula
    >>> from perfrules.problems import Place
    >>> formula = parse_formula("late > 0 or cost > budget", Place("f", 1, 1))
    >>> names = deciding_names(formula.tree, lambda part: lambda true_ones: formula.part(part) in true_ones)
    >>> sorted(names(["cost > budget"]))
    ['budget', 'cost']
    """
    match tree:
        case ast.Name(id=name):
            return frozenset({name})
        case ast.Call() if table_at(tree) is not None:
            return frozenset(part.id for part in ast.walk(tree) if isinstance(part, ast.Name))
        case ast.BoolOp(op=ast.Or(), values=values):
            return _either([(asked(value), deciding_names(value, asked)) for value in values])
        case ast.IfExp(test=test, body=body, orelse=orelse):
            tested, taken, other = (deciding_names(part, asked) for part in (test, body, orelse))
            return _side(asked(test), tested, taken, other)
        case _:
            children = (child for child in ast.iter_child_nodes(tree) if isinstance(child, ast.expr))
            return _all([deciding_names(child, asked) for child in children])


def _either(parts: list[tuple[Callable[[D], object], Names[D]]]) -> Callable[[D], Known]:
    every = [names for _, names in parts]
    return lambda data: _of([names for test, names in parts if test(data) is True] or every, data)


def _side(test: Callable[[D], object], tested: Names[D], then: Names[D], other: Names[D]) -> Callable[[D], Known]:
    def names(data: D) -> Known:
        taken = test(data)
        return _of([tested, then, other] if taken is None else [tested, then if taken else other], data)

    return names


def _all(parts: list[Names[D]]) -> Names[D]:
    varying = [part for part in parts if callable(part)]
    fixed = frozenset[str]().union(*(part for part in parts if not callable(part)))
    return (lambda data: fixed | _of(varying, data)) if varying else fixed


def _of(parts: Iterable[Names[D]], data: D) -> Known:
    return frozenset[str]().union(*(part(data) if callable(part) else part for part in parts))
