"""What a rule file says, with the place of every key and every value."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import final

from perfrules.problems import Place

Scalar = str | bool | Decimal


@final
@dataclass(frozen=True, slots=True)
class ScalarNode:
    """
    One plain or quoted value: a number as written (Decimal), true or false, or text.

    *text* is the value as the author wrote it. *inner* is the place of the text's first character when the text stands in
    one line exactly as written (so that column n of the text is column n of the line), otherwise None.
    """

    value: Scalar
    text: str
    place: Place
    inner: Place | None = None


@final
@dataclass(frozen=True, slots=True)
class ListNode:
    """A list of nodes."""

    items: tuple["Node", ...]
    place: Place


@final
@dataclass(frozen=True, slots=True)
class Entry:
    """One key of a map, with the key's own place."""

    key: str
    place: Place
    node: "Node"


@final
@dataclass(frozen=True, slots=True)
class MapNode:
    """Keys and nodes in the order of the file; keys are unique."""

    entries: tuple[Entry, ...]
    place: Place

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)

    def entry(self, key: str) -> Entry | None:
        """The entry of *key*, or None."""
        return next((entry for entry in self.entries if entry.key == key), None)

    def get(self, key: str) -> "Node | None":
        """The node under *key*, or None."""
        entry = self.entry(key)
        return entry.node if entry else None


Node = ScalarNode | ListNode | MapNode
