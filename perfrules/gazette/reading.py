"""A consolidated text as people read it: in one language, its parts with their titles."""

from collections.abc import Collection, Iterator
from typing import NamedTuple, final

from perfrules.gazette.parts import Item, Section, sections_of
from perfrules.gazette.written import flow
from perfrules.layers.consolidate import consolidate
from perfrules.layers.layer import SECTIONS
from perfrules.model.rule_set import RuleSet
from perfrules.text.nodes import Entry, ListNode, MapNode, Node, ScalarNode
from perfrules.words import Lang

_HEAD = frozenset({"format", "id", "title", "status", "in_force"})
_TITLE = "title"
_SHORT = 60


@final
class Reading(NamedTuple):
    """What the text says of itself beside its title and days, and its sections."""

    head: tuple[Entry, ...]
    sections: tuple[Section, ...]


def reading(rules: RuleSet, lang: Lang) -> Reading:
    """The text of *rules*; what is said in several languages, in the language *lang*, else in the first."""
    root = consolidate(rules.layers, rules.stamp.as_of).root
    entries = tuple(_entry(entry, rules.languages, lang) for entry in root)
    head = tuple(entry for entry in entries if entry.key not in SECTIONS | _HEAD)
    return Reading(head, sections_of(rules, MapNode(entries, root.place)))


def titled(item: Item) -> str:
    """What an item is called, and its id."""
    found = item.entry.node.get(_TITLE) if item.entry is not None and isinstance(item.entry.node, MapNode) else None
    return f"{found.text} ({item.word})" if isinstance(found, ScalarNode) else item.word


def below(item: Item) -> Iterator[Item]:
    """The fields to be shown below the title of *item*."""
    return (field for field in item.fields if field.word != _TITLE or field.changes)


def parts_of(node: Node) -> tuple[Entry | Node, ...]:
    """What is listed below a word: nothing where the value fits behind it."""
    if isinstance(node, ScalarNode) or len(flow(node)) <= _SHORT:
        return ()
    return node.entries if isinstance(node, MapNode) else node.items


def shown(node: Node) -> str:
    """A value in one line: text as it reads, everything else as it is written."""
    return node.text if isinstance(node, ScalarNode) else flow(node)


def _entry(entry: Entry, languages: Collection[str], lang: Lang) -> Entry:
    return Entry(entry.key, entry.place, _said(entry.node, languages, lang))


def _said(node: Node, languages: Collection[str], lang: Lang) -> Node:
    """*node* with one wording for each text in several languages."""
    if isinstance(node, ListNode):
        return ListNode(tuple(_said(one, languages, lang) for one in node.items), node.place)
    if not isinstance(node, MapNode):
        return node
    wordings = {entry.key: entry.node for entry in node if entry.key in languages}
    if wordings and len(wordings) == len(node.entries):
        return wordings.get(lang) or node.entries[0].node
    return MapNode(tuple(_entry(entry, languages, lang) for entry in node), node.place)
