"""Nodes written as a rule file again: every value so that it is read as the same value."""

import json
import re
from collections.abc import Iterator

from perfrules.schema.names import is_word
from perfrules.text.characters import refused
from perfrules.text.nodes import Entry, ListNode, MapNode, Node, ScalarNode
from perfrules.text.scalars import meaning

WIDTH = 110
# What needs no quotes; in brackets a full-width comma does, as nobody can tell whether it was meant to separate.
_PLAIN = re.compile(r"[\w《〔“][\w .()/<>=+*%。、；！？《》〔〕“”（）…≥≤–-]*(?<! )")
_LITERAL = re.compile(r"(?! )[^\n]*[^\n ](?:\n+(?! )[^\n]*[^\n ])*\n?")
_NO_KEYS = frozenset({"true", "false", "null", "nan", "inf", "infinity"})


def flow(node: Node) -> str:
    r"""
    *node* in one line, as it may stand behind a word of a rule file.

    >>> from perfrules.text import read_nodes
    >>> flow(read_nodes(b"score:\n  method: yes_no\n  value: 'yes'", "rules.yaml")[0])
    "{score: {method: yes_no, value: 'yes'}}"
    """
    if isinstance(node, MapNode):
        return "{" + ", ".join(f"{key(entry.key)}: {flow(entry.node)}" for entry in node) + "}"
    if isinstance(node, ListNode):
        return "[" + ", ".join(flow(one) for one in node.items) + "]"
    return scalar(node)


def scalar(node: ScalarNode) -> str:
    """One value in one line: numbers, true and false as they were written, text with quotes where it needs them."""
    if not isinstance(node.value, str):
        return node.text
    return _quoted(node.value)


def key(word: str) -> str:
    """A word of a map, with quotes where it needs them."""
    return word if is_word(word) and word.lower() not in _NO_KEYS else _quoted(word)


def field(entry: Entry, indent: int) -> Iterator[str]:
    """The lines of one entry: in one line where it fits, else its parts one below the other."""
    yield from _led(f"{' ' * indent}{key(entry.key)}:", entry.node, indent)


def comment(text: str, indent: int) -> str:
    """A line that only people read."""
    shown = text if text.isprintable() and not refused(text) else "".join(map(_visible, text))
    return f"{' ' * indent}# {shown}"


def _led(lead: str, node: Node, indent: int) -> Iterator[str]:
    """The lines of *node* behind *lead*."""
    if isinstance(node, ScalarNode):
        text = node.value if isinstance(node.value, str) else ""
        if "\n" in text and _LITERAL.fullmatch(text) and text.replace("\n", "").isprintable():
            sign = "|" if text.endswith("\n") else "|-"
            yield f"{lead} {sign}"
            yield from (f"{' ' * (indent + 2)}{line}" if line else "" for line in text.removesuffix("\n").split("\n"))
            return
        yield f"{lead} {scalar(node)}"
        return
    line = f"{lead} {flow(node)}"
    if len(line) <= WIDTH or (isinstance(node, MapNode) and not node.entries):
        yield line
        return
    yield lead
    if isinstance(node, MapNode):
        for entry in node:
            yield from field(entry, indent + 2)
        return
    for one in node.items:
        yield from _item(one, indent + 2)


def _item(node: Node, indent: int) -> Iterator[str]:
    """One entry of a list; a map begins behind the sign."""
    sign = f"{' ' * indent}-"
    if not isinstance(node, MapNode) or len(f"{sign} {flow(node)}") <= WIDTH:
        yield from _led(sign, node, indent)
        return
    lines = (line for entry in node for line in field(entry, indent + 2))
    yield f"{sign} {next(lines).lstrip(' ')}"
    yield from lines


def _quoted(text: str) -> str:
    if _PLAIN.fullmatch(text) and meaning(text) == text:
        return text
    if text.isprintable() and ("'" not in text or '"' in text or "\\" in text):
        return "'" + text.replace("'", "''") + "'"
    return json.dumps(text, ensure_ascii=False)


def _visible(char: str) -> str:
    return char if char.isprintable() and not refused(char) else char.encode("unicode_escape").decode("ascii")
