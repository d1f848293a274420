"""Problems told at the layer that caused them, with the place in the base beside."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import final

from perfrules.layers.consolidate import Consolidated
from perfrules.layers.draft import Alteration
from perfrules.problems import Place, Problem
from perfrules.text.nodes import ListNode, MapNode, Node, ScalarNode


def blamed(problems: Iterable[Problem], text: Consolidated) -> tuple[Problem, ...]:
    """
    *problems* of a consolidated text; what an alteration brought about is told where the alteration stands.

    What lies below a layer was sound by itself. So a problem is blamed on the last layer that wrote a place of it, altered
    the same item, an item that it names, or one that named it before; where there is none, it stays where it was found.
    """
    if not text.alterations:
        return tuple(problems)
    blame = _Blame(text)
    return tuple(blame.moved(problem) for problem in problems)


@final
class _Blame:
    def __init__(self, text: Consolidated) -> None:
        self._layer_at: dict[tuple[str, int], int] = {}  # which layer wrote a line, counted as they are laid
        self._items: dict[tuple[str, str], Place] = {}
        self._names: dict[str, Place] = {}
        self._left: dict[str, Place] = {}  # what the altered parts named before, as a removed indicator its group
        layers = list(dict.fromkeys(one.layer for one in text.alterations))
        number = {layer: count for count, layer in enumerate(layers)}
        for one in text.alterations:
            for place in _written(one):
                self._layer_at[place.file, place.line] = number[one.layer]
            self._items[one.section, one.item] = one.place
            self._names[one.item] = one.place
            self._left |= dict.fromkeys(_words(one.before), one.place)
        self._item_at = {
            place: (section.key, item.key)
            for section in text.root
            for item in (section.node if isinstance(section.node, MapNode) else ())
            for place in (item.place, *_inside(item.node))
        }

    def moved(self, problem: Problem) -> Problem:
        """The problem at the place of the alteration that caused it."""
        where = problem.where
        if not isinstance(where, Place):
            return problem
        culprit = max(self._suspects(problem, where), key=self._layer, default=where)
        if culprit == where:
            return problem
        others = tuple(place for place in problem.related if place != culprit)
        return replace(problem, where=culprit, related=(where, *others))

    def _suspects(self, problem: Problem, where: Place) -> Iterator[Place]:
        """
        The alterations that may have caused it, the likeliest first; the last layer among them has.

        Without that layer the text was sound, so of several only it can be the one.
        """
        yield from (place for place in (where, *problem.related) if (place.file, place.line) in self._layer_at)
        item = self._item_at.get(where)
        if item in self._items:
            yield self._items[item]
        yield from (
            self._names[fact] for fact in problem.facts.values() if isinstance(fact, str) and fact in self._names
        )
        if item and item[1] in self._left:
            yield self._left[item[1]]

    def _layer(self, place: Place) -> int:
        return self._layer_at[place.file, place.line]


def _written(alteration: Alteration) -> Iterator[Place]:
    yield alteration.place
    if alteration.after is not None:
        yield from _inside(alteration.after)


def _inside(node: Node) -> Iterator[Place]:
    yield node.place
    if isinstance(node, MapNode):
        for entry in node:
            yield entry.place
            yield from _inside(entry.node)
    elif isinstance(node, ListNode):
        for item in node.items:
            yield from _inside(item)


def _words(node: Node | None) -> Iterator[str]:
    """The plain words in a part of the text."""
    if isinstance(node, MapNode):
        for entry in node:
            yield from _words(entry.node)
    elif isinstance(node, ScalarNode):
        yield node.text
