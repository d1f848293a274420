"""The kinds of a formula and of all its parts, and every mix-up of kinds, units, words and names in it."""

import ast
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import final

from perfrules.formula import functions
from perfrules.formula.comparisons import TEXTUAL, comparison_fits, is_list_of_texts
from perfrules.formula.kind import DATE, NUMBER, PERCENT, PERCENT_POINTS, POINTS, TEXT, TEXTS, WHOLE, YES_NO, Kind
from perfrules.formula.literals import literal, written
from perfrules.formula.scope import Scope
from perfrules.formula.sides import Side, misfit, quotient_kind, sum_kind, unit_misfit
from perfrules.formula.syntax import Formula, Number
from perfrules.problems import Problem, near
from perfrules.roundings import ROUNDINGS
from perfrules.words import Words


@final
@dataclass(frozen=True, slots=True, eq=False)
class Typed:
    """
    A formula with the kind of each part.

    *texts* are the parts that may hold text where a number is needed; text counts as missing there.
    """

    formula: Formula
    kind: Kind
    kinds: Mapping[ast.AST, Kind]
    texts: frozenset[ast.AST]


def check_kinds(formula: Formula, scope: Scope) -> tuple[Typed | None, tuple[Problem, ...]]:
    """The kinds of *formula* in *scope*; None with the problems where they do not fit."""
    checker = _Checker(formula, scope)
    kind = checker.kind(formula.tree)
    if kind is None or checker.problems:
        return None, tuple(checker.problems)
    return Typed(formula, kind, checker.kinds, frozenset(checker.texts)), ()


@final
@dataclass(slots=True)
class _Checker:
    formula: Formula
    scope: Scope
    problems: list[Problem] = field(default_factory=list)
    kinds: dict[ast.AST, Kind] = field(default_factory=dict)
    texts: set[ast.AST] = field(default_factory=set)

    def kind(self, node: ast.expr) -> Kind | None:
        """The kind of *node*; None where a problem was reported in it."""
        match node:
            case ast.Constant():
                found: Kind | None = _constant(written(node))
            case ast.Name():
                found = self._name(node)
            case ast.UnaryOp(op=ast.Not()):
                found = YES_NO if self.condition(node.operand) else None
            case ast.UnaryOp():
                found = self.number(node.operand)
            case ast.BinOp():
                found = self._arithmetic(node)
            case ast.BoolOp():
                kinds = [self.condition(value) for value in node.values]
                found = None if None in kinds else YES_NO
            case ast.Compare():
                found = YES_NO if comparison_fits(self, node) else None
            case ast.IfExp():
                found = self._conditional(node)
            case ast.Call(func=ast.Name(id=name)):
                found = self._call(node, name)
            case _:  # pragma: no cover - the positive list of the parser holds no other part
                raise TypeError(node)
        if found is not None:
            self.kinds[node] = found
        return found

    def refuse(self, key: str, node: ast.AST, **facts: str | Words) -> None:
        self.problems.append(Problem(key, self.formula.at(node), facts))

    def shown(self, node: ast.expr) -> str:
        """The author's own words for *node*."""
        return self.formula.part(node)

    def number(self, node: ast.expr) -> Kind | None:
        """The kind of *node* where a number is needed."""
        kind = self.kind(node)
        if kind is None:
            return None
        if not kind.numeric:
            self.refuse("formula-kind/number", node, part=self.shown(node), kind=kind.described)
            return None
        if kind.name == "number_or_text":
            self.texts.add(node)
            return NUMBER
        return kind

    def condition(self, node: ast.expr) -> Kind | None:
        """The kind of *node* where yes or no is needed."""
        kind = self.kind(node)
        if kind is not None and kind != YES_NO:
            self.refuse("formula-kind/condition", node, part=self.shown(node), kind=kind.described)
            return None
        return kind

    def _name(self, node: ast.Name) -> Kind | None:
        name = node.id
        if name in {"true", "false"}:
            return YES_NO
        if self.scope.knows(name):
            kind = self.scope.kind_of(name)
            if kind == TEXTS and node is not self.formula.tree:
                self.refuse("formula-kind/texts", node, part=name)
                return None
            return kind
        if name in self.scope.scored:
            self.refuse("formula-name/score", node, name=name)
        elif name in self.scope.tables:
            self.refuse("formula-name/table", node, name=name)
        elif name in self.scope.flags:
            self.refuse("formula-name/flag", node, name=name)
        elif name in functions.ARITIES:
            self.refuse("formula-name/function", node, name=name)
        else:
            self.unknown(node, name, (*self.scope.words(), *functions.ARITIES))
        return None

    def unknown(self, node: ast.AST, name: str, known: tuple[str, ...]) -> None:
        lower = {"AND": "and", "OR": "or", "NOT": "not", "TRUE": "true", "FALSE": "false"}
        guess = lower.get(name.upper()) or near(name, known)
        if guess:
            self.refuse("formula-name/near", node, name=name, near=guess)
        else:
            self.refuse("formula-name", node, name=name)

    def _arithmetic(self, node: ast.BinOp) -> Kind | None:
        left, right = self.number(node.left), self.number(node.right)
        if left is None or right is None:
            return None
        if not self.units_fit(node.left, left, node.right, right, scaled=isinstance(node.op, (ast.Mult, ast.Div))):
            return None
        if isinstance(node.op, ast.Mult):
            return self._product(node, left, right)
        if isinstance(node.op, ast.Div):
            return quotient_kind(left, right)
        if isinstance(node.op, ast.Sub) and left.name == right.name == "percent":
            return PERCENT_POINTS
        if "percent" in {left.name, right.name} and (literal(node.left) or literal(node.right)):
            return PERCENT
        return sum_kind(left, right)

    def _product(self, node: ast.BinOp, left: Kind, right: Kind) -> Kind | None:
        if left.name == right.name == "money":
            self.refuse("formula-unit/product", node, part=self.shown(node))
            return None
        for kind in (left, right):
            if kind.name in {"money", "points"}:
                return kind
        return left if left == right else NUMBER

    def units_fit(self, a: ast.expr, left: Kind, b: ast.expr, right: Kind, *, scaled: bool) -> bool:
        """Whether two numbers may stand side by side; *scaled* when one only multiplies or divides the other."""
        sides = Side(self.formula, a, left), Side(self.formula, b, right)
        problem = unit_misfit(*sides) if scaled else misfit(*sides)
        if problem:
            self.problems.append(problem)
        return problem is None

    def _conditional(self, node: ast.IfExp) -> Kind | None:
        test, kind = self.condition(node.test), self._common([node.body, node.orelse])
        return kind if test else None

    def _common(self, nodes: list[ast.expr]) -> Kind | None:
        """The one kind that all *nodes* have."""
        kinds = [self.kind(node) for node in nodes]
        result = kinds[0]
        for node, kind in zip(nodes[1:], kinds[1:], strict=True):
            if result is None or kind is None:
                return None
            if result.numeric and kind.numeric:
                if not self.units_fit(nodes[0], result, node, kind, scaled=False):
                    return None
                result = sum_kind(result, kind)
            elif result.name == kind.name:
                result = Kind(result.name, result.unit, tuple(dict.fromkeys(result.words + kind.words)))
            elif {result.name, kind.name} <= {"choice", "text"}:
                result = TEXT
            else:
                facts = {"left": self.shown(nodes[0]), "right": self.shown(node)}
                self.refuse(
                    "formula-kind/branches", node, **facts, left_kind=result.described, right_kind=kind.described
                )
                return None
        if result is not None and result.name != "number_or_text":
            # Among plain numbers a text is a missing number.
            pairs = zip(nodes, kinds, strict=True)
            self.texts.update(node for node, kind in pairs if kind is not None and kind.name == "number_or_text")
        return result

    def _call(self, node: ast.Call, name: str) -> Kind | None:
        if name not in functions.ARITIES:
            guess = near(name, functions.ARITIES)
            key = "formula-function/near" if guess else "formula-function"
            self.refuse(key, node, name=name, near=guess or "")
            return None
        least, most = functions.ARITIES[name]
        if len(node.args) < least or (most is not None and len(node.args) > most):
            count = str(least) if least == most else f"{least}–{most}" if most is not None else f"≥ {least}"
            self.refuse("formula-arguments", node, name=name, count=count, given=str(len(node.args)))
            return None
        if name in functions.AGGREGATES:
            return self._aggregate(node, name)
        if name in functions.SCORE_FUNCTIONS:
            return self._score_function(node, name)
        if name in functions.PEER_FUNCTIONS:
            return self._among_peers(node, name)
        if name in functions.OTHER_FUNCTIONS:
            return self._other_function(node, name)
        return self._number_function(node, name)

    def _number_function(self, node: ast.Call, name: str) -> Kind | None:
        if name in {"round", "root"} and len(node.args) > 1:
            limit = functions.MOST_PLACES if name == "round" else functions.HIGHEST_ROOT
            number = literal(node.args[1])
            least = 0 if name == "round" else 2
            if not number or number.percent or number.value[1] != 1 or not least <= number.value[0] <= limit:
                self.refuse(f"formula-arguments/{name}", node.args[1], part=self.shown(node.args[1]), limit=str(limit))
                return None
        values = node.args[:1] if name in {"round", "root"} else node.args
        kinds = [self.number(value) for value in values]
        if name in {"ln", "exp", "root"}:
            return NUMBER if kinds[0] else None
        if None in kinds:
            return None
        kind = self._common(values)
        return WHOLE if kind == NUMBER and name == "round" and len(node.args) == 1 else kind

    def _other_function(self, node: ast.Call, name: str) -> Kind | None:
        if name == "missing":
            return YES_NO if self.kind(node.args[0]) else None
        if name == "first_known":
            return self._common(node.args)
        if name == "mentions":
            return self._mentions(*node.args)
        if name in functions.ROW_FUNCTIONS:
            return self._alike(node, name)
        if name == "rounding_of":
            numbers = [self.number(value) for value in node.args]
            fits = None not in numbers and self._common(node.args)
            return Kind("choice", words=tuple(ROUNDINGS)) if fits else None
        kinds = [self.kind(value) for value in node.args]
        for value, kind in zip(node.args, kinds, strict=True):
            if kind is not None and kind != DATE:
                self.refuse("formula-kind/date", value, part=self.shown(value), kind=kind.described)
                return None
        return WHOLE if None not in kinds else None

    def _mentions(self, text: ast.expr, phrases: ast.expr) -> Kind | None:
        kind = self.kind(text)
        if kind is not None and kind.name not in TEXTUAL:
            self.refuse("formula-kind/text", text, part=self.shown(text), kind=kind.described)
            return None
        if not isinstance(phrases, ast.List):
            return YES_NO if is_list_of_texts(self, phrases) and kind else None
        for item in phrases.elts:
            if not isinstance(item, ast.Constant) or not isinstance(item.value, str) or not item.value.strip():
                self.refuse("formula-phrase", item, part=self.shown(item))
                return None
        return YES_NO if kind else None

    def _alike(self, node: ast.Call, name: str) -> Kind | None:
        if self.scope.row is None:
            self.refuse("formula-row", node, function=name)
            return None
        key, *rest = node.args
        fits = self.kind(key) is not None
        found = self.number(rest.pop(0)) if name == "sum_alike" else WHOLE
        fits = all(self.condition(part) for part in rest) and fits
        return found if fits else None

    def _score_function(self, node: ast.Call, name: str) -> Kind | None:
        if name == "grade_of":
            if not self.scope.grades:
                self.refuse("formula-function/no-grades", node)
                return None
            return Kind("choice", words=self.scope.grades) if self.number(node.args[0]) else None
        known: Collection[str] = {"word_of": self.scope.scales, "fired": self.scope.flags}.get(name, self.scope.scored)
        word = self._id(node.args[0], known, name)
        if word is None:
            return None
        if name == "word_of":
            return Kind("choice", words=self.scope.scales[word]) if self.number(node.args[1]) else None
        return {"fired": YES_NO, "rate_of": PERCENT}.get(name, POINTS)

    def _among_peers(self, node: ast.Call, name: str) -> Kind | None:
        figure = node.args[0]
        if not isinstance(figure, ast.Name):
            self.refuse("formula-peers", figure, function=name, part=self.shown(figure))
            return None
        kind = self.number(figure)
        return WHOLE if kind and name == "peer_rank" else kind

    def _id(self, node: ast.expr, known: Collection[str], function: str) -> str | None:
        if isinstance(node, ast.Name) and node.id in known:
            return node.id
        name = self.shown(node)
        guess = near(name, known)
        key = "formula-id/near" if guess else "formula-id"
        self.refuse(key, node, name=name, near=guess or "", function=function)
        return None

    def _aggregate(self, node: ast.Call, name: str) -> Kind | None:
        args = node.args
        if name == "at_least":
            if self.number(args[0]) is None:
                return None
            args = args[1:]
        table = self._id(args[0], self.scope.tables, name)
        if table is None:
            return None
        outer, self.scope = self.scope, self.scope.inside(table)
        try:
            counts = name in {"count_of", "any_of", "all_of", "at_least"}
            kinds = [self.condition(part) if counts or at else self.kind(part) for at, part in enumerate(args[1:])]
            if None in kinds:
                return None
            if counts:
                return YES_NO if name != "count_of" else WHOLE
            return self._summary(node, name, args[1], has_condition=len(kinds) > 1)
        finally:
            self.scope = outer

    def _summary(self, node: ast.Call, name: str, value: ast.expr, *, has_condition: bool) -> Kind | None:
        if name == "distinct_of":
            return WHOLE
        if name == "share_of" and self.kinds[value] == YES_NO:
            return PERCENT
        kind = self.number(value)
        if name == "share_of" and kind is not None and not has_condition:
            self.refuse("formula-arguments/share", node)
            return None
        return PERCENT if name == "share_of" and kind else kind


def _constant(number: Number | None) -> Kind:
    if number is None:
        return TEXT
    return PERCENT if number.percent else WHOLE if number.value[1] == 1 else NUMBER
