"""Formulas of the oracle: Python's own parser, then the plainest recursion over its tree."""

import ast
import datetime as dt
import operator
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from functools import cache
from typing import Any, Final, Protocol

from tests.oracle import figures
from tests.oracle.figures import Value
from tests.oracle.kleene import kleene_and, kleene_not, kleene_or
from tests.oracle.peers import mean_among, rank_among

_NUMBER: Final = re.compile(r"(?<![\w.])(\d+(?:\.\d+)?)(%?)")
_QUOTED: Final = re.compile(r"('[^']*'|\"[^\"]*\")")


class Scope(Protocol):
    """What a formula can see: names, rows of a table, scores and words."""

    def name(self, word: str) -> Value: ...
    def rows(self, table: str) -> "Sequence[Scope]": ...
    def around(self) -> "Sequence[Scope]": ...
    def score(self, function: str, item: str) -> Value: ...
    def word(self, scale: str | None, number: Fraction) -> Value: ...
    def fired(self, flag: str) -> Value: ...
    def peers(self, name: str) -> "Sequence[Fraction]": ...


@cache
def parse(text: str) -> ast.expr:
    """The tree of a formula; numbers become calls that keep their digits (`0.1` is a tenth)."""
    pieces = [
        piece if _QUOTED.fullmatch(piece) else _NUMBER.sub(lambda m: f"NUMBER('{m[1]}', '{m[2]}')", piece)
        for piece in _QUOTED.split(text)
    ]
    return ast.parse("".join(pieces).strip(), mode="eval").body


def formula(text: str, scope: Scope) -> Value:
    """The value of a formula's text in a scope; None is missing."""
    return value(parse(text), scope)


def value(node: ast.expr, scope: Scope) -> Value:
    """The value of a tree in a scope."""
    return _NODES[type(node)](node, scope)


# Nodes


def _constant(node: ast.expr, _scope: Scope) -> Value:
    assert isinstance(node, ast.Constant)
    assert isinstance(node.value, str | bool)
    return node.value


def _name(node: ast.expr, scope: Scope) -> Value:
    assert isinstance(node, ast.Name)
    return node.id == "true" if node.id in {"true", "false"} else scope.name(node.id)


def _number(found: Value) -> Fraction | None:
    """A figure to calculate with; the text content of a number_or_text counts as missing."""
    return found if isinstance(found, Fraction) else None


def _unary(node: ast.expr, scope: Scope) -> Value:
    assert isinstance(node, ast.UnaryOp)
    found = value(node.operand, scope)
    if isinstance(node.op, ast.Not):
        return kleene_not(found)
    number = _number(found)
    return None if number is None else -number


def _binary(node: ast.expr, scope: Scope) -> Value:
    assert isinstance(node, ast.BinOp)
    a, b = _number(value(node.left, scope)), _number(value(node.right, scope))
    if a is None or b is None:
        return None
    match node.op:
        case ast.Add():
            return a + b
        case ast.Sub():
            return a - b
        case ast.Mult():
            return a * b
        case ast.Div():
            return None if b == 0 else a / b
    raise AssertionError(node.op)


_ORDER: Final[Mapping[type[ast.cmpop], Callable[[Any, Any], Any]]] = {
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
}


def _compared(a: Value, op: ast.cmpop, b: Value) -> bool | None:
    if a is None or b is None:
        return None
    if isinstance(a, dt.date) and isinstance(b, str):
        b = dt.date.fromisoformat(b)
    if isinstance(b, dt.date) and isinstance(a, str):
        a = dt.date.fromisoformat(a)
    if isinstance(op, ast.Eq):
        return a == b
    if isinstance(op, ast.NotEq):
        return a != b
    if isinstance(a, str) or isinstance(b, str):
        return None
    return bool(_ORDER[type(op)](a, b))


def _compare(node: ast.expr, scope: Scope) -> Value:
    assert isinstance(node, ast.Compare)
    links: list[Value] = []
    left = value(node.left, scope)
    for op, side in zip(node.ops, node.comparators, strict=True):
        if isinstance(op, ast.In | ast.NotIn):
            among = kleene_or([_compared(left, ast.Eq(), item) for item in _listed(side, scope)])
            links.append(among if isinstance(op, ast.In) else kleene_not(among))
        else:
            right = value(side, scope)
            links.append(_compared(left, op, right))
            left = right
    return kleene_and(links)


def _listed(node: ast.expr, scope: Scope) -> Sequence[Value]:
    """What stands in a list, or in the parameter that a name means."""
    if isinstance(node, ast.List):
        return [value(item, scope) for item in node.elts]
    found = value(node, scope)
    assert isinstance(found, tuple)
    return found


def _boolean(node: ast.expr, scope: Scope) -> Value:
    assert isinstance(node, ast.BoolOp)
    parts = [value(part, scope) for part in node.values]
    return kleene_and(parts) if isinstance(node.op, ast.And) else kleene_or(parts)


def _conditional(node: ast.expr, scope: Scope) -> Value:
    assert isinstance(node, ast.IfExp)
    test = value(node.test, scope)
    if test is None:
        return None
    return value(node.body if test else node.orelse, scope)


def _call(node: ast.expr, scope: Scope) -> Value:
    assert isinstance(node, ast.Call)
    assert isinstance(node.func, ast.Name)
    return _FUNCTIONS[node.func.id](node.args, scope)


# Functions

Arguments = list[ast.expr]


def _literal(args: Arguments, _scope: Scope) -> Value:
    digits, percent = args
    assert isinstance(digits, ast.Constant)
    assert isinstance(percent, ast.Constant)
    return Fraction(str(digits.value)) / (100 if percent.value else 1)


def _of_numbers(work: Callable[[list[Fraction]], Value]) -> Callable[[Arguments, Scope], Value]:
    """A function of figures that is missing as soon as one of them is."""

    def function(args: Arguments, scope: Scope) -> Value:
        numbers = [_number(value(arg, scope)) for arg in args]
        known = [number for number in numbers if number is not None]
        return work(known) if len(known) == len(numbers) else None

    return function


def _missing(args: Arguments, scope: Scope) -> Value:
    return value(args[0], scope) is None


def _first_known(args: Arguments, scope: Scope) -> Value:
    found = [value(arg, scope) for arg in args]
    return next((one for one in found if one is not None), None)


def _days_between(args: Arguments, scope: Scope) -> Value:
    first, last = (value(arg, scope) for arg in args)
    if isinstance(first, dt.date) and isinstance(last, dt.date):
        return Fraction((last - first).days)
    return None


def _item(node: ast.expr) -> str:
    assert isinstance(node, ast.Name)
    return node.id


def _score(function: str) -> Callable[[Arguments, Scope], Value]:
    return lambda args, scope: scope.score(function, _item(args[0]))


def _grade_of(args: Arguments, scope: Scope) -> Value:
    number = _number(value(args[0], scope))
    return None if number is None else scope.word(None, number)


def _word_of(args: Arguments, scope: Scope) -> Value:
    number = _number(value(args[1], scope))
    return None if number is None else scope.word(_item(args[0]), number)


def _fired(args: Arguments, scope: Scope) -> Value:
    return scope.fired(_item(args[0]))


def _mentions(args: Arguments, scope: Scope) -> Value:
    found = value(args[0], scope)
    if found is None:
        return None
    return isinstance(found, str) and any(_plain(str(one)) in _plain(found) for one in _listed(args[1], scope))


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _rounding_of(args: Arguments, scope: Scope) -> Value:
    """For plain numbers: each way of rounding in turn, to each number of places."""
    printed, whole, of = (_number(value(arg, scope)) for arg in args)
    if printed is None or whole is None or of is None:
        return None
    rate = whole / of if of > 0 else None
    ways: dict[str, list[Fraction]] = {"exact": [whole]}
    for word in ("half_up", "half_even", "down", "up"):
        ways[word] = [figures.rounded(whole, places, word) for places in range(5)]
    for word in ("half_up", "down", "up"):
        points = [] if rate is None else [figures.rounded(rate, places, word) * of for places in (2, 3, 4)]
        ways[f"rate_{word}"] = points + [figures.rounded(one, 2) for one in points]
    return next((word for word, figures_ in ways.items() if printed in figures_), "other")


# Aggregates


def _chosen(args: Arguments, scope: Scope) -> list[tuple[Value, Value]]:
    """For each row of the table: whether the condition takes it in (true, false, missing), and the expression."""
    table, expression, *condition = args
    return [
        (value(condition[0], row) if condition else True, value(expression, row)) for row in scope.rows(_item(table))
    ]


def _over_rows(work: Callable[[list[Fraction]], Value]) -> Callable[[Arguments, Scope], Value]:
    """An aggregate of figures: missing as soon as a row that counts, or may count, is not known."""

    def function(args: Arguments, scope: Scope) -> Value:
        numbers: list[Fraction] = []
        for taken, found in _chosen(args, scope):
            if taken is False:
                continue
            number = _number(found)
            if taken is None or number is None:
                return None
            numbers.append(number)
        return work(numbers)

    return function


def _truths(args: Arguments, scope: Scope) -> list[bool | None]:
    return [kleene_and([taken, found]) for taken, found in _chosen(args, scope)]


def _count_of(args: Arguments, scope: Scope) -> Value:
    truths = _truths(args, scope)
    return None if None in truths else Fraction(truths.count(True))


def _any_of(args: Arguments, scope: Scope) -> Value:
    return kleene_or(_truths(args, scope))


def _all_of(args: Arguments, scope: Scope) -> Value:
    return kleene_and([kleene_or([kleene_not(taken), found]) for taken, found in _chosen(args, scope)])


def _at_least(args: Arguments, scope: Scope) -> Value:
    wanted = _number(value(args[0], scope))
    if wanted is None:
        return None
    truths = _truths(args[1:], scope)
    if truths.count(True) >= wanted:
        return True
    return None if truths.count(True) + truths.count(None) >= wanted else False


def _share_of(args: Arguments, scope: Scope) -> Value:
    """The share of rows for which the expression is true, among those the condition takes in."""
    chosen = [(taken, found) for taken, found in _chosen(args, scope) if taken is not False]
    if not chosen or any(taken is None or found is None for taken, found in chosen):
        return None
    return Fraction(sum(1 for _, found in chosen if found), len(chosen))


def _distinct_of(args: Arguments, scope: Scope) -> Value:
    chosen = [(taken, found) for taken, found in _chosen(args, scope) if taken is not False]
    if any(taken is None or found is None for taken, found in chosen):
        return None
    different: list[Value] = []
    for _, found in chosen:
        if not any(type(found) is type(one) and found == one for one in different):
            different.append(found)
    return Fraction(len(different))


def _sum_alike(args: Arguments, scope: Scope) -> Value:
    """What each row of the table gives that has the same key as this one."""
    key, expression, *condition = args
    mine, together = value(key, scope), Fraction(0)
    if mine is None:
        return None
    for row in scope.around():
        taken = value(condition[0], row) if condition else True
        theirs = value(key, row)
        if taken is False or (theirs is not None and theirs != mine):
            continue
        number = _number(value(expression, row))
        if taken is None or theirs is None or number is None:
            return None
        together += number
    return together


def _repeats_of(args: Arguments, scope: Scope) -> Value:
    return _sum_alike([args[0], parse("1"), *args[1:]], scope)


_FUNCTIONS: Final[Mapping[str, Callable[[Arguments, Scope], Value]]] = {
    "NUMBER": _literal,
    "min": _of_numbers(min),
    "max": _of_numbers(max),
    "mean": _of_numbers(figures.plain_mean),
    "median": _of_numbers(figures.median),
    "abs": _of_numbers(lambda n: abs(n[0])),
    "round": _of_numbers(lambda n: figures.rounded(n[0], int(n[1]) if len(n) > 1 else 0)),
    "ln": _of_numbers(lambda n: figures.ln(n[0])),
    "exp": _of_numbers(lambda n: figures.exp(n[0])),
    "root": _of_numbers(lambda n: figures.root(n[0], int(n[1]) if len(n) > 1 else 2)),
    "missing": _missing,
    "first_known": _first_known,
    "days_between": _days_between,
    "mentions": _mentions,
    "rounding_of": _rounding_of,
    "score_of": _score("score_of"),
    "rate_of": _score("rate_of"),
    "points_of": _score("points_of"),
    "grade_of": _grade_of,
    "word_of": _word_of,
    "fired": _fired,
    "peer_mean": lambda args, scope: mean_among(scope.peers(_item(args[0]))),
    "peer_rank": lambda args, scope: rank_among(_number(value(args[0], scope)), scope.peers(_item(args[0]))),
    "sum_of": _over_rows(lambda n: sum(n, Fraction(0))),
    "mean_of": _over_rows(lambda n: figures.plain_mean(n) if n else None),
    "lowest_of": _over_rows(lambda n: min(n, default=None)),
    "highest_of": _over_rows(lambda n: max(n, default=None)),
    "count_of": _count_of,
    "any_of": _any_of,
    "all_of": _all_of,
    "at_least": _at_least,
    "share_of": _share_of,
    "distinct_of": _distinct_of,
    "sum_alike": _sum_alike,
    "repeats_of": _repeats_of,
}

_NODES: Final[Mapping[type[ast.expr], Callable[[ast.expr, Scope], Value]]] = {
    ast.Constant: _constant,
    ast.Name: _name,
    ast.UnaryOp: _unary,
    ast.BinOp: _binary,
    ast.Compare: _compare,
    ast.BoolOp: _boolean,
    ast.IfExp: _conditional,
    ast.Call: _call,
}
