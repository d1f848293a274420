"""From a path of the plain value back to the node, the word above it and their places."""

from dataclasses import dataclass
from typing import final

from perfrules.problems import Place
from perfrules.schema.validator import Path
from perfrules.text.nodes import Entry, ListNode, MapNode, Node


@final
@dataclass(frozen=True, slots=True)
class Spot:
    """
    Where in the file a mistake is: the node, the nearest word above it, and the map that holds that word.

    *named* is the place of that word where the node stands directly below it, otherwise the place of the node.
    """

    node: Node
    word: str
    named: Place
    holder: MapNode

    def key_place(self, word: str) -> Place:
        """The place of *word* in this map."""
        return _entry(self.node, word).place

    def beside(self, word: str) -> Place:
        """The place of *word*, a sibling of this one."""
        return _entry(self.holder, word).place


def spot_at(root: MapNode, path: Path) -> Spot:
    """The spot that *path* leads to from *root*."""
    spot = Spot(root, "", root.place, root)
    for step in path:
        if isinstance(step, str):
            entry = _entry(spot.node, step)
            spot = Spot(entry.node, step, entry.place, _as_map(spot.node))
        else:
            node = _item(spot.node, step)
            spot = Spot(node, spot.word, node.place, spot.holder)
    return spot


def _as_map(node: Node) -> MapNode:
    assert isinstance(node, MapNode)  # noqa: S101  paths come from the same nodes
    return node


def _entry(node: Node, key: str) -> Entry:
    entry = _as_map(node).entry(key)
    assert entry is not None  # noqa: S101
    return entry


def _item(node: Node, number: int) -> Node:
    assert isinstance(node, ListNode)  # noqa: S101
    return node.items[number]
