"""The check of a file's shape: nodes in, problems out, one for each mistake."""

from typing import Any

from perfrules.problems import Problem, in_order
from perfrules.schema.spots import spot_at
from perfrules.schema.validator import Path, Violation, violations
from perfrules.schema.values import value_problem
from perfrules.schema.words import word_problems
from perfrules.text.nodes import ListNode, MapNode, Node
from perfrules.words import Words


def check_shape(root: Node) -> tuple[Problem, ...]:
    """
    All words that are unknown, missing, of the wrong kind or not supported in the file read as *root*, sorted by place.

    No problem means that every field of the file is of the declared form; what the fields say is checked later.

    >>> from perfrules.problems import Place
    >>> from perfrules.text.nodes import ScalarNode
    >>> check_shape(ScalarNode("id", "id", Place("rules.yaml", 1, 1)))[0].code
    'top-level'
    """
    if not isinstance(root, MapNode):
        found = Words(en="a list", zh="一个列表") if isinstance(root, ListNode) else Words(en="one text", zh="一段文字")
        return (Problem("top-level", root.place, {"found": found}),)
    if not root.entries:
        return (Problem("top-level/empty", root.place),)
    broken: dict[Path, list[Violation]] = {}
    for violation in violations(plain(root)):
        broken.setdefault(violation.path, []).append(violation)
    problems: list[Problem] = []
    for path, together in broken.items():
        spot = spot_at(root, path)
        about_value = value_problem(spot, together)
        problems += word_problems(spot, together) if about_value is None else [about_value]
    return in_order(problems)


def plain(node: Node) -> Any:  # noqa: ANN401  any JSON value
    """*node* as plain maps, lists and values; a number without a decimal point becomes an int, others stay Decimal."""
    if isinstance(node, MapNode):
        return {entry.key: plain(entry.node) for entry in node}
    if isinstance(node, ListNode):
        return [plain(item) for item in node.items]
    value = node.value
    if isinstance(value, str | bool) or value.as_tuple().exponent != 0:
        return value
    return int(value)
