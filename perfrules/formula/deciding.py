"""Which parts of a condition made it hold."""

import ast
from collections.abc import Callable, Iterator

from perfrules.formula.references import table_at


def deciding_names(tree: ast.expr, holds: Callable[[ast.expr], object]) -> frozenset[str]:
    """
    The names that *tree* came about by: without alternatives that do not hold, and without the side of a choice not taken.

    *holds* gives what a condition in it is: true, false, or None where that cannot be told. Functions over rows count whole.

    >>> from perfrules.formula.syntax import parse_formula
    >>> from perfrules.problems import Place
    >>> formula = parse_formula("late > 0 or cost > (plan if fixed else budget)", Place("f", 1, 1))
    >>> sorted(deciding_names(formula.tree, lambda part: formula.part(part) != "late > 0"))
    ['cost', 'fixed', 'plan']
    """
    return frozenset(node.id for node in _deciding(tree, holds))


def _deciding(node: ast.AST, holds: Callable[[ast.expr], object]) -> Iterator[ast.Name]:
    kept: list[ast.AST] = list(ast.iter_child_nodes(node))
    match node:
        case ast.Name():
            yield node
        case ast.BoolOp(op=ast.Or(), values=values):
            kept = [value for value in values if holds(value) is True] or [*values]
        case ast.IfExp(test=test, body=body, orelse=orelse):
            taken = holds(test)
            kept = [test, body, orelse] if taken is None else [test, body if taken else orelse]
        case ast.Call() if table_at(node) is not None:
            yield from (part for part in ast.walk(node) if isinstance(part, ast.Name))
            kept = []
        case _:
            pass
    for part in kept:
        yield from _deciding(part, holds)
