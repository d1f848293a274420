"""The text while layers are laid over it: sections of items of fields, each remembering where it came from."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import final

from perfrules.layers.layer import Kind, Layer
from perfrules.problems import Place, Problem, near
from perfrules.schema.names import is_language
from perfrules.text.nodes import Entry, MapNode, Node, ScalarNode

FIXED = "fixed"
OF_VALUES = frozenset({"categories", "total", "panel", "peers"})
"""The sections whose items are values, not fields."""


@final
@dataclass(frozen=True, slots=True, eq=False)
class Alteration:
    """
    What one layer did at one place of the text: an item or, where *field* is given, a field of it.

    *before* and *after* are what stood there; None where there was or is nothing. *place* is where the layer says so.
    """

    layer: Layer
    kind: Kind
    section: str
    item: str
    field: str | None
    before: Node | None
    after: Node | None
    place: Place


@final
@dataclass(slots=True, eq=False)
class _Item:
    """An item as it now stands: fields under their words, or one plain value; and the layer that brought it in."""

    key: str
    place: Place
    layer: Layer
    node_place: Place
    fields: dict[str, Entry] | None
    value: Node | None

    @property
    def node(self) -> Node:
        if self.fields is not None:
            return MapNode(tuple(self.fields.values()), self.node_place)
        assert self.value is not None  # noqa: S101 - an item has fields or a value
        return self.value

    @property
    def fixed(self) -> bool:
        mark = self.fields.get(FIXED) if self.fields else None
        return mark is not None and isinstance(mark.node, ScalarNode) and mark.node.value is True


@final
@dataclass(slots=True, eq=False)
class Draft:
    """
    A text under alteration.

    Merging goes three steps, section, id and field, and a field is replaced whole. What cannot be done is a problem that
    names both places, and is left undone.
    """

    alterations: list[Alteration] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    _sections: dict[str, dict[str, _Item]] = field(default_factory=dict)
    _places: dict[str, Entry] = field(default_factory=dict)
    _removed: dict[tuple[str, str], Place] = field(default_factory=dict)
    _touched: dict[tuple[str, str], dict[str | None, tuple[Layer, Place]]] = field(default_factory=dict)

    def begin(self, layer: Layer) -> None:
        """Begin with the text of a file that extends no other."""
        for kind, part in layer.parts:
            for section in part:
                if kind == "add":
                    self._places[section.key] = section
                    self._sections[section.key] = {
                        entry.key: _item(section.key, entry, layer) for entry in _lines(section.node)
                    }
                else:
                    facts = {"word": kind, "section": section.key}
                    self.problems.append(Problem("layer-no-base", section.place, facts))

    def lay(self, layer: Layer) -> None:
        """Lay *layer* over the text."""
        done: dict[Kind, Callable[[Layer, Entry], None]] = {
            "add": self._add,
            "change": self._change,
            "remove": self._remove,
        }
        for kind, part in layer.parts:
            for section in part:
                done[kind](layer, section)

    def entries(self) -> Iterator[Entry]:
        """The sections of the text, each with the place where it was first written."""
        for name, items in self._sections.items():
            if items:
                first = self._places[name]
                lines = tuple(Entry(item.key, item.place, item.node) for item in items.values())
                yield Entry(name, first.place, MapNode(lines, first.node.place))

    def _add(self, layer: Layer, section: Entry) -> None:
        items = self._sections.setdefault(section.key, {})
        self._places.setdefault(section.key, section)
        for entry in _lines(section.node):
            old = items.get(entry.key)
            if old is not None:
                facts = {"name": entry.key, "section": section.key}
                self.problems.append(Problem("layer-add", entry.place, facts, related=(old.place,)))
                continue
            items[entry.key] = _item(section.key, entry, layer)
            self._note(layer, "add", section.key, entry, None, None, entry.node)

    def _change(self, layer: Layer, section: Entry) -> None:
        for entry in _lines(section.node):
            item = self._known(section.key, entry)
            if item is None or not self._open(layer, item, entry):
                continue
            if item.fields is None:
                if self._free(layer, section.key, item.key, None, entry.place):
                    before, item.value = item.value, entry.node
                    self._note(layer, "change", section.key, entry, None, before, entry.node)
            elif isinstance(entry.node, MapNode):
                self._change_fields(layer, section.key, item, entry)
            else:
                facts = {"name": item.key, "section": section.key}
                self.problems.append(Problem("layer-change-fields", entry.place, facts, related=(item.place,)))

    def _change_fields(self, layer: Layer, section: str, item: _Item, entry: Entry) -> None:
        fields = item.fields or {}
        for one in _lines(entry.node):
            if self._free(layer, section, item.key, one.key, one.place):
                before = fields[one.key].node if one.key in fields else None
                fields[one.key] = one
                self._note(layer, "change", section, entry, one, before, one.node)

    def _remove(self, layer: Layer, section: Entry) -> None:
        for entry in _lines(section.node):
            item = self._known(section.key, entry)
            if item is None or not self._open(layer, item, entry):
                continue
            if item.fields is not None and _names_fields(entry.node, item.fields):
                self._remove_fields(layer, section.key, item, entry)
            elif self._free(layer, section.key, item.key, None, entry.place):
                del self._sections[section.key][item.key]
                self._removed[section.key, item.key] = entry.place
                self._note(layer, "remove", section.key, entry, None, item.node, None)

    def _remove_fields(self, layer: Layer, section: str, item: _Item, entry: Entry) -> None:
        fields = item.fields or {}
        for one in _lines(entry.node):
            if one.key not in fields:
                self._lacks(one, fields, item.key)
            elif self._free(layer, section, item.key, one.key, one.place):
                self._note(layer, "remove", section, entry, one, fields.pop(one.key).node, None)

    def _known(self, section: str, entry: Entry) -> _Item | None:
        """The item that a layer speaks of."""
        items = self._sections.get(section, {})
        if entry.key in items:
            return items[entry.key]
        removed = self._removed.get((section, entry.key))
        if removed is not None:
            facts = {"name": entry.key, "section": section}
            self.problems.append(Problem("layer-unknown/removed", entry.place, facts, related=(removed,)))
        else:
            self._lacks(entry, items, section)
        return None

    def _lacks(self, entry: Entry, known: Iterable[str], holder: str) -> None:
        meant = near(entry.key, known)
        facts = {"name": entry.key, "section": holder, "near": meant or ""}
        self.problems.append(Problem("layer-unknown/near" if meant else "layer-unknown", entry.place, facts))

    def _open(self, layer: Layer, item: _Item, entry: Entry) -> bool:
        """Whether the item may be altered by a layer of this file."""
        if not item.fixed or item.layer.file == layer.file:
            return True
        mark = (item.fields or {})[FIXED].place
        self.problems.append(Problem("layer-fixed", entry.place, {"name": item.key}, related=(mark,)))
        return False

    def _free(self, layer: Layer, section: str, item: str, one: str | None, place: Place) -> bool:
        """Whether no other amendment of this file alters the same field, or the whole item, from the same day on."""
        touched = self._touched.setdefault((section, item), {})
        rivals = [
            there
            for other_field, (other, there) in touched.items()
            if other is not layer
            and (other.file, other.since) == (layer.file, layer.since)
            and (one is None or other_field in {None, one})
        ]
        if rivals:
            facts = {"name": item, "day": str(layer.since)}
            self.problems.append(Problem("layer-conflict", place, facts, related=(rivals[0],)))
            return False
        touched[one] = (layer, place)
        return True

    def _note(  # noqa: PLR0913, PLR0917 - one line of the history
        self,
        layer: Layer,
        kind: Kind,
        section: str,
        entry: Entry,
        one: Entry | None,
        before: Node | None,
        after: Node | None,
    ) -> None:
        place = one.place if one is not None else entry.place
        field_name = one.key if one is not None else None
        self.alterations.append(Alteration(layer, kind, section, entry.key, field_name, before, after, place))


def _item(section: str, entry: Entry, layer: Layer) -> _Item:
    """An item with its fields; where the section holds plain values, texts in several languages among them, a value."""
    if section not in OF_VALUES and isinstance(entry.node, MapNode):
        return _Item(entry.key, entry.place, layer, entry.node.place, {one.key: one for one in entry.node}, None)
    return _Item(entry.key, entry.place, layer, entry.node.place, None, entry.node)


def _names_fields(reasons: Node, fields: dict[str, Entry]) -> bool:
    """Whether *reasons* go with single fields; otherwise they are the reason for the item, perhaps by language."""
    return isinstance(reasons, MapNode) and not all(is_language(one.key) and one.key not in fields for one in reasons)


def _lines(node: Node) -> tuple[Entry, ...]:
    return node.entries if isinstance(node, MapNode) else ()
