"""From the text of a formula to a tree of allowed parts; everything not on the positive list is refused."""

import ast
from dataclasses import dataclass, replace
from typing import NoReturn, cast, final

from perfrules.exact import Exact, parse
from perfrules.formula.tokens import Refusal, Token, tokens
from perfrules.problems import Place, Problem

MOST_NODES = 400
DEEPEST = 50

_LEAVES = (ast.Load, ast.And, ast.Or, ast.Not, ast.USub, ast.UAdd, ast.Add, ast.Sub, ast.Mult, ast.Div)
_COMPARISONS = (ast.Eq, ast.NotEq, ast.Lt, ast.LtE, ast.Gt, ast.GtE, ast.In, ast.NotIn)
_PARTS = (ast.BoolOp, ast.UnaryOp, ast.BinOp, ast.Compare, ast.IfExp, ast.Call, ast.Name, ast.Constant, ast.List)


@final
@dataclass(frozen=True, slots=True)
class Number:
    """A number written in a formula; a percent literal keeps that it was one."""

    value: Exact
    percent: bool


@final
@dataclass(frozen=True, slots=True, eq=False)
class Formula:
    """
    A formula that passed the positive list.

    *tree* holds only allowed parts; its number constants are `Number`. *place* is where the text begins; *in_line* says
    that the text stands in one line as written, so that columns inside it are columns of the file.
    """

    text: str
    place: Place
    in_line: bool
    tree: ast.expr

    def at(self, node: ast.AST) -> Place:
        """Where *node* stands in the file, or the start of the formula where that cannot be told."""
        return _moved(self.place, _column(self.text, node), in_line=self.in_line)

    def part(self, node: ast.expr) -> str:
        """The author's own words for *node*."""
        source = f"({self.text})".encode()
        end = node.end_col_offset or len(source) - 1
        end += source[end : end + 1] == b"%"  # the parser did not see the sign that belongs to the number
        return source[node.col_offset : end].decode()


@final
class _RefusedError(Exception):
    def __init__(self, refusal: Refusal) -> None:
        self.refusal = refusal


def parse_formula(text: str, place: Place, *, in_line: bool = True) -> Formula | Problem:
    """
    The formula in *text*, or what is wrong with it; never an exception.

    >>> parse_formula("paid / budget", Place("f", 1, 1)).text
    'paid / budget'
    >>> parse_formula("paid // budget", Place("f", 1, 1)).code
    'formula-not-allowed'
    """
    text = text.replace("\n", " ").rstrip(" ")
    found, refusal = tokens(text)
    if refusal is None:
        try:
            return Formula(text, place, in_line, _tree(text, found))
        except _RefusedError as error:
            refusal = error.refusal
    where = _moved(place, refusal.at, in_line=in_line)
    return Problem(refusal.key, where, dict(refusal.facts))


def _moved(place: Place, by: int, *, in_line: bool) -> Place:
    return replace(place, column=place.column + by) if in_line else place


def _column(text: str, node: ast.AST) -> int:
    """The character at which *node* begins; the parser counts bytes, and one bracket that we put before the text."""
    offset: int = getattr(node, "col_offset", 1)
    return len(text.encode()[: max(0, offset - 1)].decode(errors="ignore"))


def _tree(text: str, found: list[Token]) -> ast.expr:
    source = text
    for token in found:
        if token.kind == "percent":
            source = f"{source[: token.end - 1]} {source[token.end :]}"
    try:
        tree = ast.parse(f"({source})", mode="eval").body
    except SyntaxError as error:
        at = max(0, min((error.offset or 1) - 2, len(text) - 1))
        _refuse("formula-syntax", at)
    except (MemoryError, RecursionError, ValueError):
        _refuse("formula-too-deep", 0, limit=str(DEEPEST))
    _check_size(tree)
    numbers = {token.start: token for token in found if token.kind in {"number", "percent"}}
    return _Literals(text, numbers).checked(tree)


def _refuse(key: str, at: int, **facts: str) -> NoReturn:
    raise _RefusedError(Refusal(key, at, tuple(facts.items())))


def _check_size(tree: ast.expr) -> None:
    level: list[ast.AST] = [tree]
    depth = nodes = 0
    while level:
        depth += 1
        nodes += len(level)
        if depth > DEEPEST:
            _refuse("formula-too-deep", 0, limit=str(DEEPEST))
        if nodes > MOST_NODES:
            _refuse("formula-too-long/parts", 0, limit=str(MOST_NODES))
        level = [
            child
            for node in level
            for child in ast.iter_child_nodes(node)
            if not isinstance(child, (*_LEAVES, *_COMPARISONS))
        ]


@final
class _Literals(ast.NodeTransformer):
    """Checks every part against the positive list and puts exact numbers in place of the parser's."""

    def __init__(self, text: str, numbers: dict[int, Token]) -> None:
        self._text = text
        self._numbers = numbers

    def checked(self, tree: ast.expr) -> ast.expr:
        result: ast.expr = self.visit(tree)
        return result

    def _refuse(self, node: ast.AST, key: str, **facts: str) -> NoReturn:
        _refuse(key, _column(self._text, node), **facts)

    def generic_visit(self, node: ast.AST) -> ast.AST:
        if isinstance(node, (*_LEAVES, *_COMPARISONS)):
            return node
        if isinstance(node, ast.Tuple):
            self._refuse(node, "formula-not-allowed/comma")
        if not isinstance(node, _PARTS):
            word = self._text[_column(self._text, node) :][:20]
            self._refuse(node, "formula-not-allowed", word=word)
        return super().generic_visit(node)

    def visit_Constant(self, node: ast.Constant) -> ast.Constant:
        if isinstance(node.value, str):
            return node
        token = self._numbers[_column(self._text, node)]
        n, d = parse(token.text)
        number = Number((n, d * 100) if token.kind == "percent" else (n, d), token.kind == "percent")
        return ast.copy_location(ast.Constant(cast("int", number)), node)

    def visit_List(self, node: ast.List) -> ast.AST:
        self._refuse(node, "formula-not-allowed/list")

    def visit_Compare(self, node: ast.Compare) -> ast.AST:
        node.left = self.visit(node.left)
        for index, (sign, right) in enumerate(zip(node.ops, node.comparators, strict=True)):
            listed = isinstance(right, ast.List) or (
                isinstance(right, ast.Name) and isinstance(sign, (ast.In, ast.NotIn))
            )
            if isinstance(sign, (ast.In, ast.NotIn)) != listed:
                self._refuse(right, "formula-not-allowed/list")
            node.comparators[index] = self._constants(right) if isinstance(right, ast.List) else self.visit(right)
        return node

    def _constants(self, node: ast.List) -> ast.List:
        for item in node.elts:
            value = item.operand if isinstance(item, ast.UnaryOp) and isinstance(item.op, ast.USub) else item
            if not isinstance(value, ast.Constant):
                self._refuse(item, "formula-not-allowed/list")
        if not node.elts:
            self._refuse(node, "formula-not-allowed/list")
        node.elts = [self.visit(item) for item in node.elts]
        return node

    def visit_Call(self, node: ast.Call) -> ast.AST:
        if not isinstance(node.func, ast.Name):
            self._refuse(node, "formula-not-allowed/call")
        if node.keywords or any(isinstance(argument, ast.Starred) for argument in node.args):
            self._refuse(node, "formula-not-allowed/arguments")
        takes_list = node.func.id == "mentions"
        node.args = [
            self._constants(argument) if takes_list and at and isinstance(argument, ast.List) else self.visit(argument)
            for at, argument in enumerate(node.args)
        ]
        return node
