"""The parts of a consolidated text, each with its changes: sections of items of fields, the removed ones among them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import final

from perfrules.gazette import labels
from perfrules.gazette.changes import Change, changes_of
from perfrules.layers.draft import OF_VALUES
from perfrules.layers.layer import SECTIONS
from perfrules.model.rule_set import RuleSet
from perfrules.reports import labels as words
from perfrules.reports import outline
from perfrules.text.nodes import Entry, MapNode, Node
from perfrules.words import Lang


@final
@dataclass(frozen=True, slots=True, eq=False)
class Item:
    """
    One item, or one field of an item, with its changes; *entry* is None where it was removed.

    An item of plain values has no *fields*.
    """

    word: str
    entry: Entry | None
    changes: tuple[Change, ...]
    fields: tuple["Item", ...] = ()


@final
@dataclass(frozen=True, slots=True, eq=False)
class Section:
    """One section with its items, those that were removed behind the others."""

    word: str
    items: tuple[Item, ...]


def sections_of(rules: RuleSet, root: MapNode) -> tuple[Section, ...]:
    """The sections of the text *root* of *rules*; one that lost all its items is the last."""
    made: dict[tuple[str, str, str | None], list[Change]] = {}
    for change in changes_of(rules):
        made.setdefault((change.section, change.item, change.field), []).append(change)
    names = [entry.key for entry in root if entry.key in SECTIONS]
    names += [section for section, _, _ in made if section not in names]
    return tuple(Section(name, tuple(_items(name, root.get(name), made))) for name in dict.fromkeys(names))


def _items(
    section: str, node: Node | None, made: Mapping[tuple[str, str, str | None], Sequence[Change]]
) -> Iterator[Item]:
    """The items of a section; what became of the fields of a removed one no longer matters."""
    there = {entry.key: entry for entry in node} if isinstance(node, MapNode) else {}
    gone = [item for other, item, field in made if other == section and field is None and item not in there]
    for word in (*there, *dict.fromkeys(gone)):
        entry = there.get(word)
        own = tuple(made.get((section, word, None), ()))
        yield Item(word, entry, own, tuple(_fields(section, entry, made)) if entry is not None else ())


def _fields(section: str, entry: Entry, made: Mapping[tuple[str, str, str | None], Sequence[Change]]) -> Iterator[Item]:
    if section in OF_VALUES or not isinstance(entry.node, MapNode):
        return
    there = {one.key: one for one in entry.node}
    named = [field for other, item, field in made if (other, item) == (section, entry.key) and field is not None]
    for word in dict.fromkeys((*there, *named)):
        yield Item(word, there.get(word), tuple(made.get((section, entry.key, word), ())))


def head_lines(rules: RuleSet, lang: Lang) -> Iterator[str]:
    """What the text is: its title, its days, its hash and those of its files."""
    yield f"{rules.title.get(lang)} ({rules.id})"
    yield from (f"{label}{words.COLON.get(lang)}{text}" for label, text in head_facts(rules, lang))


def head_facts(rules: RuleSet, lang: Lang) -> Iterator[tuple[str, str]]:
    """The same below the title, each with its label."""
    yield labels.STATUS.get(lang), outline.STATUSES[rules.status].get(lang)
    yield labels.IN_FORCE.get(lang), outline.in_force(rules, lang)
    if rules.stamp.as_of is not None:
        yield labels.AS_OF.get(lang), str(rules.stamp.as_of)
    yield labels.SHA256.get(lang), rules.stamp.sha256
    yield from ((labels.FILE.get(lang), f"{name} ({digest})") for name, digest in rules.stamp.files)
