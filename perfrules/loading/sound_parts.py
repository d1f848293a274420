"""The part of a faulty file that can be looked at further without reporting one mistake twice."""

from bisect import bisect_right
from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import final

from perfrules.loading.building.notes import Dropped
from perfrules.problems import Place, Problem
from perfrules.text.nodes import Entry, MapNode, ScalarNode

# Sections of items; in every other word of the file a mistake concerns the whole of it.
_SECTIONS = frozenset({
    "laws", "inputs", "tables", "parameters", "values", "groups", "indicators", "constraints", "grades", "grade_limits",
    "scales", "lookups", "word_lists", "categories", "flags", "outcomes",
})  # fmt: skip
_ALWAYS_THERE = ("id", "title", "status")


@final
class SoundParts:
    """
    The items of *root* that none of *problems* stands in.

    *root* is the file without the others, with stand-ins for the words that every file has; *dropped* names the others.
    """

    def __init__(self, root: MapNode, problems: Iterable[Problem]) -> None:
        self._whole = root
        faults = [problem.where for problem in problems if isinstance(problem.where, Place)]
        self.dropped: Dropped = frozenset(_item_at(root, fault) for fault in faults)
        kept = [entry for entry in map(self._without, root) if entry is not None]
        kept += [
            Entry(word, root.place, ScalarNode("-", "-", root.place))
            for word in _ALWAYS_THERE
            if all(entry.key != word for entry in kept)
        ]
        self.root = MapNode(tuple(kept), root.place)

    def lack(self, place: Place) -> bool:
        """Whether *place* lies in a part that they leave out."""
        item = _item_at(self._whole, place)
        return item in self.dropped or item.partition(".")[0] in self.dropped

    def _without(self, section: Entry) -> Entry | None:
        if section.key in self.dropped:
            return None
        if section.key not in _SECTIONS or not isinstance(section.node, MapNode):
            return section
        items = tuple(item for item in section.node if f"{section.key}.{item.key}" not in self.dropped)
        return replace(section, node=MapNode(items, section.node.place))


def _item_at(root: MapNode, place: Place) -> str:
    """The item that *place* stands in, as `section.id`, or the section where it stands in none."""
    section = _last_before(root.entries, place)
    if section is None:
        return ""
    if section.key not in _SECTIONS or not isinstance(section.node, MapNode):
        return section.key
    item = _last_before(section.node.entries, place)
    return section.key if item is None else f"{section.key}.{item.key}"


def _last_before(entries: Collection[Entry], place: Place) -> Entry | None:
    """The entry that begins last at or before *place*; entries stand in the order of the file."""
    at = bisect_right([entry.place for entry in entries], place)
    return list(entries)[at - 1] if at else None
