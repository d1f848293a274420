"""From a checked formula to a deferred value: one walk over the tree, in which every operator and function is a backend's."""

import ast
from collections.abc import Callable
from typing import Generic, Protocol, cast, final

from simpleeval import SimpleEval

from perfrules.exact import ONE
from perfrules.formula.check import Typed
from perfrules.formula.functions import AGGREGATES, PEER_FUNCTIONS, ROW_FUNCTIONS
from perfrules.formula.kind import DATE, YES_NO
from perfrules.formula.literals import iso_date, literal, written
from perfrules.formula.operations import Aggregate, D, Operations, Sign

_SIGNS: dict[type[ast.cmpop], Sign] = {
    ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=",
}  # fmt: skip

_COUNTS = frozenset({"count_of", "any_of", "all_of", "at_least"})


class Names(Protocol[D]):
    """What the names of a formula stand for in a backend."""

    def value(self, name: str, row: str | None) -> D:
        """The input, parameter, value, reserved word, or column of the *row* table."""

    def score_of(self, item: str) -> D:
        """The points an indicator or group got."""

    def rate_of(self, item: str) -> D:
        """The share of its points that it got."""

    def points_of(self, item: str) -> D:
        """The points it can get."""

    def grade_of(self, number: D) -> D:
        """The grade that *number* would get as a total."""

    def word_of(self, scale: str, number: D) -> D:
        """The word of *scale* for *number*."""

    def peers(self, name: str) -> D:
        """The figures called *name* of the records evaluated together."""

    def fired(self, flag: str) -> D:
        """Whether a flag fired."""


def compile_formula(typed: Typed, names: Names[D], ops: Operations[D], row: str | None = None) -> D:
    """
    The deferred value of *typed*, looked at in a row of the table *row* where one is given.

    Nothing is evaluated here but the tree; the backend's operations compose what a record will run.
    """
    return _Walker(typed, names, ops, row).walk()


@final
class _Walker(SimpleEval, Generic[D]):  # type: ignore[misc]
    """simpleeval with nothing of its own left but the walk: no attribute, no container, no function that is not ours."""

    def __init__(self, typed: Typed, names: Names[D], ops: Operations[D], row: str | None) -> None:
        super().__init__(
            operators={
                ast.Add: ops.add,
                ast.Sub: ops.subtract,
                ast.Mult: ops.multiply,
                ast.Div: ops.divide,
                ast.Not: ops.invert,
                ast.USub: ops.negate,
                ast.UAdd: lambda part: part,
            },
            functions={},
            names={},
            allowed_attrs={},
        )
        self.nodes = {
            ast.Constant: self._constant,
            ast.Name: self._name,
            ast.UnaryOp: self._eval_unaryop,
            ast.BinOp: self._eval_binop,
            ast.BoolOp: self._logic,
            ast.Compare: self._comparison,
            ast.IfExp: self._conditional,
            ast.Call: self._call,
        }
        self._typed = typed
        self._names = names
        self._ops = ops
        self._row = row

    def walk(self) -> D:
        return cast("D", self.eval(self._typed.formula.text, self._typed.formula.tree))

    def _eval(self, node: ast.expr) -> D:
        result = cast("D", super()._eval(node))
        return self._ops.number_part(result) if node in self._typed.texts else result

    def _constant(self, node: ast.Constant) -> D:
        number = written(node)
        return self._ops.constant(number.value if number else cast("str", node.value))

    def _name(self, node: ast.Name) -> D:
        if node.id in {"true", "false"}:
            return self._ops.constant(node.id == "true")
        return self._names.value(node.id, self._row)

    def _logic(self, node: ast.BoolOp) -> D:
        parts = [self._eval(value) for value in node.values]
        return self._ops.both(parts) if isinstance(node.op, ast.And) else self._ops.either(parts)

    def _comparison(self, node: ast.Compare) -> D:
        operands = [node.left, *node.comparators]
        parts = []
        for sign, left, right in zip(node.ops, operands, operands[1:], strict=False):
            if isinstance(sign, (ast.In, ast.NotIn)) and isinstance(right, ast.Name):
                inside = self._ops.among(self._eval(left), self._eval(right))
                parts.append(inside if isinstance(sign, ast.In) else self._ops.invert(inside))
            elif isinstance(right, ast.List):
                inside = self._ops.either([self._pair("==", left, item) for item in right.elts])
                parts.append(inside if isinstance(sign, ast.In) else self._ops.invert(inside))
            else:
                parts.append(self._pair(_SIGNS[type(sign)], left, right))
        return parts[0] if len(parts) == 1 else self._ops.both(parts)

    def _pair(self, sign: Sign, left: ast.expr, right: ast.expr) -> D:
        kinds = self._typed.kinds
        if kinds[left].name == kinds[right].name == "number_or_text" and sign in {"==", "!="}:
            same = self._ops.compare_mixed(self._eval(left), self._eval(right))
            return same if sign == "==" else self._ops.invert(same)
        if kinds[left].numeric and kinds[right].numeric:
            return self._ops.compare_numbers(sign, self._eval(left), self._eval(right))
        dated = DATE in {kinds[left], kinds[right]}
        a, b = (self._date(part) if dated else self._eval(part) for part in (left, right))
        return self._ops.compare_plain(sign, a, b)

    def _date(self, node: ast.expr) -> D:
        if isinstance(node, ast.Constant):
            return self._ops.constant(iso_date(cast("str", node.value)))
        return self._eval(node)

    def _conditional(self, node: ast.IfExp) -> D:
        return self._ops.choose(self._eval(node.test), self._eval(node.body), self._eval(node.orelse))

    def _call(self, node: ast.Call) -> D:
        name = cast("ast.Name", node.func).id
        if name in AGGREGATES:
            found = self._row_count(node, name) if name in _COUNTS else self._summary(node, name)
            # Inside a row an aggregate sees no cell of that row, but for the number that `at_least` takes.
            return found if self._row is None or name == "at_least" else self._ops.once(found)
        if name in {"score_of", "rate_of", "points_of", "fired", "word_of", "grade_of"}:
            return self._score(node, name)
        if name in PEER_FUNCTIONS:
            return self._standing(node.args[0], name)
        if name in {"round", "root"}:
            return self._with_whole(node, name)
        if name == "mentions":
            return self._ops.mentions(self._eval(node.args[0]), self._phrases(node.args[1]))
        parts = [self._eval(part) for part in node.args]
        ops = self._ops
        if name in ROW_FUNCTIONS:
            key, *rest = parts if name == "sum_alike" else (parts[0], ops.constant(ONE), *parts[1:])
            return ops.alike(cast("str", self._row), key, rest[0], rest[1] if len(rest) > 1 else None)
        if name == "rounding_of":
            return ops.rounding_of(*(self._digits(part, node) for node, part in zip(node.args, parts, strict=True)))
        several = {"min": ops.minimum, "max": ops.maximum, "mean": ops.mean, "median": ops.median}
        several["first_known"] = ops.first_known
        if name in several:
            return several[name](parts)
        if name == "days_between":
            return ops.days_between(parts[0], parts[1])
        single: dict[str, Callable[[D], D]] = {
            "abs": ops.absolute, "ln": ops.logarithm, "exp": ops.exponential, "missing": ops.missing,
        }  # fmt: skip
        return single[name](parts[0])

    def _standing(self, figure: ast.expr, name: str) -> D:
        peers, value = self._names.peers(cast("ast.Name", figure).id), self._eval(figure)
        if name == "peer_mean":
            return self._ops.among_peers("mean", peers, value)
        return self._ops.add(self._ops.among_peers("above", peers, value), self._ops.constant(ONE))

    def _phrases(self, node: ast.expr) -> D:
        if isinstance(node, ast.List):
            return self._ops.constant(tuple(cast("str", cast("ast.Constant", item).value) for item in node.elts))
        return self._eval(node)

    def _digits(self, part: D, node: ast.expr) -> D:
        """*part* as the number whose digits are printed: a percentage without its sign."""
        percent = self._typed.kinds[node].name in {"percent", "percent_points"}
        return self._ops.multiply(part, self._ops.constant((100, 1))) if percent else part

    def _with_whole(self, node: ast.Call, name: str) -> D:
        number = literal(node.args[1]) if len(node.args) > 1 else None
        whole = number.value[0] if number else 0
        part = self._eval(node.args[0])
        if name == "root":
            return self._ops.root(part, whole)
        shift = 2 if self._typed.kinds[node].name in {"percent", "percent_points"} else 0
        return self._ops.rounded(part, whole + shift, "half_up")

    def _score(self, node: ast.Call, name: str) -> D:
        if name == "grade_of":
            return self._names.grade_of(self._eval(node.args[0]))
        item = cast("ast.Name", node.args[0]).id
        if name == "word_of":
            return self._names.word_of(item, self._eval(node.args[1]))
        names = self._names
        by_id = {
            "score_of": names.score_of, "rate_of": names.rate_of, "points_of": names.points_of, "fired": names.fired,
        }  # fmt: skip
        return by_id[name](item)

    def _rows(self, table: str, parts: list[ast.expr]) -> list[D]:
        outer, self._row = self._row, table
        try:
            return [self._eval(part) for part in parts]
        finally:
            self._row = outer

    def _summary(self, node: ast.Call, name: str) -> D:
        table = cast("ast.Name", node.args[0]).id
        value, *rest = self._rows(table, node.args[1:])
        condition = rest[0] if rest else None
        ops = self._ops
        if name == "distinct_of":
            return ops.distinct(table, value, condition)
        if name != "share_of":
            return ops.aggregate(cast("Aggregate", name), table, value, condition)
        if self._typed.kinds[node.args[1]] == YES_NO:
            both = value if condition is None else ops.both([value, condition])
            every = ops.constant(value=True) if condition is None else condition
            return ops.divide(ops.count(table, both), ops.count(table, every))
        part, whole = (ops.aggregate("sum_of", table, value, condition), ops.aggregate("sum_of", table, value, None))
        return ops.divide(part, whole)

    def _row_count(self, node: ast.Call, name: str) -> D:
        ops = self._ops
        args = node.args[1:] if name == "at_least" else node.args
        table = cast("ast.Name", args[0]).id
        parts = self._rows(table, args[1:])
        if name == "all_of":
            condition = parts[0] if len(parts) == 1 else ops.either([ops.invert(parts[1]), parts[0]])
            return ops.every_row(table, condition)
        every = ops.constant(value=True)
        condition = ops.both(parts) if len(parts) > 1 else parts[0] if parts else every
        if name == "count_of":
            return ops.count(table, condition)
        if name == "any_of":
            return ops.any_row(table, condition)
        return ops.at_least_rows(self._eval(node.args[0]), table, condition)
