"""What may be compared with what."""

import ast
from typing import Protocol

from perfrules.formula.kind import DATE, TEXT, TEXTS, Kind
from perfrules.formula.literals import iso_date
from perfrules.formula.scope import Scope
from perfrules.problems import near
from perfrules.words import Words

TEXTUAL = frozenset({"text", "number_or_text"})
"""Kinds whose values may be text that is written freely."""


class Checker(Protocol):
    """The check of a formula, as far as comparisons need it; *kinds* and *texts* are added to."""

    scope: Scope
    kinds: dict[ast.AST, Kind]
    texts: set[ast.AST]

    def kind(self, node: ast.expr) -> Kind | None:
        """The kind of *node*; None where a problem was reported in it."""

    def refuse(self, key: str, node: ast.AST, **facts: str | Words) -> None:
        """Report a problem at *node*."""

    def shown(self, node: ast.expr) -> str:
        """The author's own words for *node*."""

    def units_fit(self, a: ast.expr, left: Kind, b: ast.expr, right: Kind, *, scaled: bool) -> bool:
        """Whether two numbers may stand side by side."""


def comparison_fits(checker: Checker, node: ast.Compare) -> bool:
    """Whether all sides of *node* can be compared as it says; what cannot is reported."""
    parts = [node.left, *node.comparators]
    fine = True
    for sign, left, right in zip(node.ops, parts, parts[1:], strict=False):
        if isinstance(right, ast.List):
            fits = [_pair(checker, left, item, ordered=False) for item in right.elts]
            fine = fine and all(fits)
        elif isinstance(sign, (ast.In, ast.NotIn)):
            fine = _among(checker, left, right) and fine
        else:
            ordered = not isinstance(sign, (ast.Eq, ast.NotEq))
            fine = _pair(checker, left, right, ordered=ordered) and fine
    return fine


def is_list_of_texts(checker: Checker, node: ast.expr) -> bool:
    """Whether *node* is the name of a list of texts, which has no place but where one is asked for; else it is reported."""
    if isinstance(node, ast.Name) and checker.scope.kind_of(node.id) == TEXTS:
        checker.kinds[node] = TEXTS
        return True
    kind = checker.kind(node)
    if kind is not None:
        checker.refuse("formula-kind/list", node, part=checker.shown(node), kind=kind.described)
    return False


def _among(checker: Checker, a: ast.expr, texts: ast.expr) -> bool:
    left, listed = checker.kinds.get(a) or checker.kind(a), is_list_of_texts(checker, texts)
    if left is None or not listed:
        return False
    if left.name not in TEXTUAL:
        _refuse_pair(checker, a, left, texts, TEXTS)
        return False
    return True


def _pair(checker: Checker, a: ast.expr, b: ast.expr, *, ordered: bool) -> bool:
    left = checker.kinds.get(a) or checker.kind(a)
    right = checker.kind(b)
    if left is None or right is None:
        return False
    if left.numeric and right.numeric:
        if ordered or {left.name, right.name} != {"number_or_text"}:
            checker.texts.update(node for node, kind in ((a, left), (b, right)) if kind.name == "number_or_text")
        return checker.units_fit(a, left, b, right, scaled=False)
    for node, kind in ((b, left), (a, right)):
        if kind == DATE and isinstance(node, ast.Constant) and isinstance(node.value, str):
            return _date_literal(checker, node, node.value)
    for node, kind, other_node, other in ((a, left, b, right), (b, right, a, left)):
        if ordered and kind != DATE:
            wrong = other_node if kind.numeric else node
            facts = {"part": checker.shown(wrong)}
            checker.refuse("formula-kind/number", wrong, **facts, kind=checker.kinds[wrong].described)
            return False
        if kind.name == "choice" and other == TEXT:
            return _choice_word(checker, node, kind, other_node)
    same = left.name == right.name or {left.name, right.name} == {"number_or_text", "text"}
    if not same:
        _refuse_pair(checker, a, left, b, right)
    return same


def _refuse_pair(checker: Checker, a: ast.expr, left: Kind, b: ast.expr, right: Kind) -> None:
    facts = {"left": checker.shown(a), "right": checker.shown(b)}
    checker.refuse("formula-kind/compare", b, **facts, left_kind=left.described, right_kind=right.described)


def _date_literal(checker: Checker, node: ast.expr, text: str) -> bool:
    if iso_date(text) is None:
        checker.refuse("formula-date", node, text=text)
        return False
    return True


def _choice_word(checker: Checker, node: ast.expr, kind: Kind, other: ast.expr) -> bool:
    if not isinstance(other, ast.Constant) or not isinstance(other.value, str):
        _refuse_pair(checker, node, kind, other, TEXT)
        return False
    if other.value not in kind.words:
        guess = near(other.value, kind.words) or ""
        key = "formula-choice-word/near" if guess else "formula-choice-word"
        facts = {"word": other.value, "part": checker.shown(node), "near": guess}
        checker.refuse(key, other, **facts, words=" ".join(kind.words))
        return False
    return True
