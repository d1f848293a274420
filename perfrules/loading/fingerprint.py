"""What a rule file says, as one number: the same for every layout, another for every change of a value."""

import json
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from hashlib import sha256

from perfrules.exact import from_decimal, to_text
from perfrules.model.rule_set import Stamp
from perfrules.text.nodes import ListNode, MapNode, Node


def stamp(root: Node, files: Iterable[tuple[str, bytes]], as_of: date | None) -> Stamp:
    """The stamp of the rules in *root*, read from *files* (name and bytes) as they stood on the day *as_of*."""
    hashes = tuple((name, sha256(data).hexdigest()) for name, data in files)
    return Stamp(sha256(canonical(root).encode()).hexdigest(), as_of, hashes)


def canonical(node: Node) -> str:
    r"""
    The canonical form of *node*: JSON without blanks, words in the order of their characters, plain numbers.

    >>> from perfrules.text import read_nodes
    >>> canonical(read_nodes(b"b: 1.50  # why\na: [yes_, '2']", "rules.yaml")[0])
    '{"a":["yes_","2"],"b":1.5}'
    """
    if isinstance(node, MapNode):
        entries = sorted(node, key=lambda entry: entry.key)
        return "{" + ",".join(f"{_quoted(entry.key)}:{canonical(entry.node)}" for entry in entries) + "}"
    if isinstance(node, ListNode):
        return "[" + ",".join(canonical(part) for part in node.items) + "]"
    if isinstance(node.value, Decimal):
        return to_text(from_decimal(node.value))
    return _quoted(node.value) if isinstance(node.value, str) else str(node.value).lower()


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
