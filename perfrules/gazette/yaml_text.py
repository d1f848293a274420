"""The consolidated text as a rule file, with its notes as comments."""

from collections.abc import Iterable, Iterator

from perfrules.gazette import labels
from perfrules.gazette.changes import Change
from perfrules.gazette.parts import Item, Section, head_lines, sections_of
from perfrules.gazette.written import WIDTH, comment, field, flow, key
from perfrules.layers.consolidate import consolidate
from perfrules.model.rule_set import RuleSet
from perfrules.words import Lang


def yaml(rules: RuleSet, lang: Lang) -> str:
    """The text of *rules* as a rule file; what was removed is told in comments only."""
    return "".join(f"{line}\n" for line in _lines(rules, lang))


def _lines(rules: RuleSet, lang: Lang) -> Iterator[str]:
    yield from (comment(line, 0) for line in head_lines(rules, lang))
    if rules.alterations:
        yield comment(labels.CONSOLIDATED.get(lang), 0)
    root = consolidate(rules.layers, rules.stamp.as_of).root
    sections = sections_of(rules, root)
    for entry in root:
        if all(entry.key != section.word for section in sections):
            yield from field(entry, 0)
    for section in sections:
        yield ""
        yield from _section(section, lang)


def _section(section: Section, lang: Lang) -> Iterator[str]:
    lasting = any(item.entry is not None for item in section.items)
    yield f"{section.word}:" if lasting else comment(f"{section.word}:", 0)
    for item in section.items:
        yield from _item(item, lang)


def _item(item: Item, lang: Lang) -> Iterator[str]:
    yield from _notes(item.changes, 2, lang)
    if item.entry is None:
        yield comment(f"{key(item.word)}: {labels.REMOVED.get(lang)}", 2)
        return
    line = f"  {key(item.word)}: {flow(item.entry.node)}"
    if not item.fields or (len(line) <= WIDTH and not any(one.changes for one in item.fields)):
        yield from field(item.entry, 2)
        return
    yield f"  {key(item.word)}:"
    for one in item.fields:
        yield from _notes(one.changes, 4, lang)
        if one.entry is None:
            yield comment(f"{key(one.word)}: {labels.REMOVED.get(lang)}", 4)
        else:
            yield from field(one.entry, 4)


def _notes(changes: Iterable[Change], indent: int, lang: Lang) -> Iterator[str]:
    for change in changes:
        yield from (comment(line, indent) for line in labels.note(change, lang))
