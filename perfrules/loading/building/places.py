"""Where each word of a file was written, by the path that leads to it."""

from perfrules.problems import Place
from perfrules.text.nodes import ListNode, MapNode, Node


def places_in(root: Node) -> dict[tuple[str, ...], Place]:
    """
    The place of every value in *root*; the parts of a list are counted from 1.

    >>> from perfrules.text import read_nodes
    >>> node, _ = read_nodes(b"groups: {output: {points: 50}}", "rules.yaml")
    >>> str(places_in(node)["groups", "output", "points"])
    'rules.yaml:1:27'
    """
    places: dict[tuple[str, ...], Place] = {}
    _add((), root, places)
    return places


def _add(path: tuple[str, ...], node: Node, places: dict[tuple[str, ...], Place]) -> None:
    # Nodes are never nested deeper than the text stage allows, so this needs no stack of its own.
    places[path] = node.place
    if isinstance(node, MapNode):
        for entry in node:
            _add((*path, entry.key), entry.node, places)
    elif isinstance(node, ListNode):
        for number, part in enumerate(node.items, 1):
            _add((*path, str(number)), part, places)
