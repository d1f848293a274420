"""What a part of a formula writes out: numbers, percentages, dates."""

import ast
import re
from datetime import date

from perfrules.exact import Exact, compare
from perfrules.formula.syntax import Number

SHARE_LIMIT = 2  # a bare number above this beside a percentage was meant as a percentage
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")  # years of weeks and days without hyphens are ISO dates, too


def literal(node: ast.AST) -> Number | None:
    """The number that *node* writes out, a sign before it included, or None where it is not a plain number."""
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        inner = literal(node.operand)
        return Number((-inner.value[0], inner.value[1]), inner.percent) if inner else None
    return written(node)


def written(node: ast.AST) -> Number | None:
    """The number in a constant; the parser put it there."""
    value: object = node.value if isinstance(node, ast.Constant) else None
    return value if isinstance(value, Number) else None


def beyond_share(value: Exact) -> bool:
    """
    Whether *value* is too far from zero to be meant as a share.

    >>> beyond_share((80, 1)), beyond_share((8, 10))
    (True, False)
    """
    return compare(value, (SHARE_LIMIT, 1)) > 0 or compare(value, (-SHARE_LIMIT, 1)) < 0


def iso_date(text: str) -> date | None:
    """
    The date that an ISO text says, or None.

    >>> iso_date("2024-02-29"), iso_date("2023-02-29"), iso_date("2024-W01-1")
    (datetime.date(2024, 2, 29), None, None)
    """
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None
