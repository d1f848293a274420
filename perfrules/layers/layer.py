"""One layer of a text: what a file or an amendment adds, changes and removes, from when to when, and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, cast, final

from perfrules.problems import Place
from perfrules.text.nodes import Entry, ListNode, MapNode, Node, ScalarNode

Kind = Literal["add", "change", "remove"]
SECTIONS = frozenset({
    "laws", "inputs", "tables", "parameters", "values", "groups", "indicators", "total", "panel", "peers", "constraints",
    "grades", "grade_limits", "scales", "lookups", "word_lists", "categories", "flags", "outcomes",
})  # fmt: skip
"""What has items; the other words of a file are about the file itself."""


@final
@dataclass(frozen=True, slots=True, eq=False)
class Layer:
    """
    A set of alterations that are made together.

    *file* is where it stands, *place* where it begins there. *since* and *until* (inclusive) are the days it holds; None is
    open. *law* is the id of the document it follows, *reason* a text, or texts by language.
    """

    file: str
    place: Place
    since: date | None = None
    until: date | None = None
    law: str | None = None
    reason: Node | None = None
    parts: tuple[tuple[Kind, MapNode], ...] = ()

    def holds_on(self, day: date) -> bool:
        """Whether it is in force on *day*."""
        return (self.since or date.min) <= day <= (self.until or date.max)


@final
@dataclass(frozen=True, slots=True, eq=False)
class FileLayers:
    """
    A file taken apart: its *head* (id, title, …), its *own* layer, its dated *amendments*, and the file it *extends*.

    *first* and *last* are the days on which it is in force.
    """

    name: str
    root: MapNode
    head: tuple[Entry, ...]
    own: Layer
    amendments: tuple[Layer, ...]
    extends: ScalarNode | None
    first: date | None
    last: date | None

    @property
    def in_force(self) -> Entry | None:
        """Where its dates are written."""
        return next((entry for entry in self.head if entry.key == "in_force"), None)


def taken_apart(root: MapNode, name: str) -> FileLayers:
    """The layers of a file whose shape has no mistake."""
    words = {entry.key: entry.node for entry in root}
    added = MapNode(tuple(entry for entry in root if entry.key in SECTIONS), root.place)
    own = Layer(name, root.place, parts=(("add", added), *_parts(root, ("change", "remove"))))
    amendments = words.get("amendments")
    extends = words.get("extends")
    first, last = _period(words.get("in_force"))
    return FileLayers(
        name,
        root,
        tuple(entry for entry in root if entry.key not in SECTIONS | {"change", "remove", "amendments", "extends"}),
        own,
        tuple(_amendment(node, name) for node in _items(amendments)),
        extends if isinstance(extends, ScalarNode) else None,
        first,
        last,
    )


def _amendment(node: MapNode, name: str) -> Layer:
    since, until = _period(node.get("in_force"))
    law = node.get("law")
    return Layer(
        name,
        node.place,
        since,
        until,
        law.text if isinstance(law, ScalarNode) else None,
        node.get("reason"),
        tuple(_parts(node, ("add", "change", "remove"))),
    )


def _parts(node: MapNode, kinds: tuple[Kind, ...]) -> Iterator[tuple[Kind, MapNode]]:
    for kind in kinds:
        part = node.get(kind)
        if isinstance(part, MapNode):
            yield kind, part


def _items(node: Node | None) -> tuple[MapNode, ...]:
    """The amendments; the check of the shape has made sure that they are a list of maps."""
    return tuple(cast("MapNode", one) for one in cast("ListNode", node).items) if node is not None else ()


def _period(node: Node | None) -> tuple[date | None, date | None]:
    """The days that *node* writes; the check of the shape has made sure that they are days."""
    if not isinstance(node, MapNode):
        return None, None
    first, last = (node.get(word) for word in ("from", "until"))
    return _day(first), _day(last)


def _day(node: Node | None) -> date | None:
    return date.fromisoformat(node.text) if isinstance(node, ScalarNode) else None
