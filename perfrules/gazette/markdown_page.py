"""The consolidated text as a Markdown page; everything from rules is escaped."""

from collections.abc import Iterator

from perfrules.gazette import labels
from perfrules.gazette.parts import Item, head_facts
from perfrules.gazette.reading import below, parts_of, reading, shown, titled
from perfrules.model.rule_set import RuleSet
from perfrules.reports import labels as words
from perfrules.reports.safe import escaped
from perfrules.text.nodes import Entry, Node
from perfrules.words import Lang


def markdown(rules: RuleSet, lang: Lang) -> str:
    """The text of *rules* as a Markdown page."""
    return "".join(f"{line}\n" for line in _lines(rules, lang))


def _lines(rules: RuleSet, lang: Lang) -> Iterator[str]:
    colon = words.COLON.get(lang)
    text = reading(rules, lang)
    yield f"# {escaped(f'{rules.title.get(lang)} ({rules.id})')}"
    yield ""
    yield from (f"- {escaped(label)}{colon}{escaped(fact)}" for label, fact in head_facts(rules, lang))
    for entry in text.head:
        yield from _part(entry.key, entry.node, 0, colon)
    for section in text.sections:
        yield ""
        yield f"## {labels.section_title(section.word, lang)}"
        plain = [item for item in section.items if not item.fields]
        if plain:
            yield ""
        for item in plain:
            yield from _field(item, lang)
        for item in section.items:
            if item.fields:
                yield from _item(item, lang)


def _item(item: Item, lang: Lang) -> Iterator[str]:
    yield ""
    yield f"### {escaped(titled(item))}"
    yield ""
    yield from _notes(item, "", lang)
    for field in below(item):
        yield from _field(field, lang)


def _field(item: Item, lang: Lang) -> Iterator[str]:
    colon = words.COLON.get(lang)
    if item.entry is None:
        yield f"- {escaped(item.word)}{colon}{labels.REMOVED.get(lang)}"
    else:
        yield from _part(item.word, item.entry.node, 0, colon)
    yield from _notes(item, "  ", lang)


def _notes(item: Item, indent: str, lang: Lang) -> Iterator[str]:
    for change in item.changes:
        yield f"{indent}- ※ {escaped(labels.SEPARATOR.get(lang).join(labels.note(change, lang)))}"


def _part(word: str, node: Node, depth: int, colon: str) -> Iterator[str]:
    """A word and its value: in one line where it is short, else its parts as a list of their own, counted in a list."""
    lead = f"{'  ' * depth}- {escaped(word)}"
    inner = parts_of(node)
    if not inner:
        yield f"{lead}{colon if word else ''}{escaped(shown(node))}"
        return
    yield lead
    for number, one in enumerate(inner, 1):
        if isinstance(one, Entry):
            yield from _part(one.key, one.node, depth + 1, colon)
        else:
            yield from _part(f"({number})" if parts_of(one) else "", one, depth + 1, colon)
