"""The names that a formula mentions, and as what."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, cast, final

from perfrules.formula.functions import AGGREGATES, PEER_FUNCTIONS, ROW_FUNCTIONS, SCORE_FUNCTIONS
from perfrules.formula.syntax import Formula

Sort = Literal["name", "table", "score_of", "rate_of", "points_of", "word_of", "fired", "peers"]


@final
@dataclass(frozen=True, slots=True, eq=False)
class Reference:
    """
    One mention: a plain name, a table that is gone through, the id that a score function takes, or a figure among peers.

    *row* is the table whose row is looked at there; *every* says that all its rows are gone through.
    """

    sort: Sort
    name: str
    node: ast.expr
    row: str | None
    every: bool = False


def references(formula: Formula, row: str | None = None) -> Iterator[Reference]:
    """
    What *formula* mentions, in reading order; *row* is the table whose row it is looked at in.

    >>> from perfrules.formula.syntax import parse_formula
    >>> from perfrules.problems import Place
    >>> formula = parse_formula("sum_of(targets, points) + score_of(output)", Place("f", 1, 1))
    >>> [(one.sort, one.name, one.row) for one in references(formula)]
    [('table', 'targets', None), ('name', 'points', 'targets'), ('score_of', 'output', None)]
    """
    yield from _mentions(formula.tree, row, every=False)


def table_at(node: ast.Call) -> int | None:
    """Where in the brackets the table stands, if *node* calls a function over rows."""
    name = cast("ast.Name", node.func).id
    at = 1 if name == "at_least" else 0
    return at if name in AGGREGATES and len(node.args) > at else None


def calls(formula: Formula, function: str) -> bool:
    """Whether *formula* uses *function*."""
    return any(
        isinstance(node, ast.Call) and cast("ast.Name", node.func).id == function for node in ast.walk(formula.tree)
    )


def _mentions(node: ast.AST, row: str | None, *, every: bool) -> Iterator[Reference]:
    if isinstance(node, ast.Name):
        yield Reference("name", node.id, node, row, every)
    elif not isinstance(node, ast.Call):
        for child in ast.iter_child_nodes(node):
            yield from _mentions(child, row, every=every)
    else:
        yield from _in_call(node, row, every=every)


def _in_call(node: ast.Call, row: str | None, *, every: bool) -> Iterator[Reference]:
    name = cast("ast.Name", node.func).id
    plain = node.args
    at = table_at(node)
    if at is not None:
        table = node.args[at]
        for part in node.args[:at]:
            yield from _mentions(part, row, every=every)
        if isinstance(table, ast.Name):
            yield Reference("table", table.id, table, row)
            row, every = table.id, True
        plain = node.args[at + 1 :]
    elif name in SCORE_FUNCTIONS and name != "grade_of" and plain and isinstance(plain[0], ast.Name):
        yield Reference(cast("Sort", name), plain[0].id, plain[0], row)
        plain = plain[1:]
    elif name in PEER_FUNCTIONS and plain and isinstance(plain[0], ast.Name):
        yield Reference("peers", plain[0].id, plain[0], row)
        plain = plain[1:]
    every = every or name in ROW_FUNCTIONS
    for part in plain:
        yield from _mentions(part, row, every=every)
