"""Pages as HTML in one file that loads nothing and runs nothing; everything from rules is escaped."""

from collections.abc import Iterator
from html import escape

from perfrules.gazette import labels
from perfrules.gazette.parts import Item, head_facts
from perfrules.gazette.reading import below, parts_of, reading, shown, titled
from perfrules.model.rule_set import RuleSet
from perfrules.reports import labels as words
from perfrules.reports.safe import harmless
from perfrules.text.nodes import Entry, Node
from perfrules.words import Lang

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_STYLE = (
    "body{font-family:serif;line-height:1.5;max-width:60em;margin:2em auto;padding:0 1em}"
    "h2{border-bottom:1px solid;margin-top:2em}h3{margin-bottom:.2em}ul{padding-left:1.5em;margin:.2em 0}"
    "table{border-collapse:collapse}td,th{border:1px solid;padding:.2em .5em;text-align:left;vertical-align:top}"
    ".note{border-left:3px solid;margin:.3em 0 .3em 1em;padding-left:.6em;font-size:90%;list-style:none}"
)


def html(rules: RuleSet, lang: Lang) -> str:
    """The text of *rules* as an HTML page."""
    return document(rules.title.get(lang), "\n".join(_lines(rules, lang)), lang)


def document(title: str, body: str, lang: Lang) -> str:
    """A whole HTML document around *body*."""
    return (
        f'<!DOCTYPE html>\n<html lang="{"zh-CN" if lang == "zh" else "en"}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n<title>{safe(title)}</title>\n'
        f"<style>{_STYLE}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def safe(text: str) -> str:
    """*text* for an HTML page."""
    return escape(harmless(text))


def _lines(rules: RuleSet, lang: Lang) -> Iterator[str]:
    colon = words.COLON.get(lang)
    text = reading(rules, lang)
    yield f"<h1>{safe(f'{rules.title.get(lang)} ({rules.id})')}</h1>\n<ul>"
    yield from (f"<li>{safe(label)}{colon}{safe(fact)}</li>" for label, fact in head_facts(rules, lang))
    yield from (_part(entry, colon) for entry in text.head)
    yield "</ul>"
    for section in text.sections:
        yield f"<section>\n<h2>{safe(labels.section_title(section.word, lang))}</h2>"
        plain = [item for item in section.items if not item.fields]
        if plain:
            yield from _list(plain, lang)
        for item in section.items:
            if item.fields:
                yield f"<article>\n<h3>{safe(titled(item))}</h3>"
                yield from (f'<p class="note">{note}</p>' for note in _notes(item, lang))
                yield from _list(list(below(item)), lang)
                yield "</article>"
        yield "</section>"


def _list(items: list[Item], lang: Lang) -> Iterator[str]:
    yield "<ul>"
    for item in items:
        if item.entry is None:
            yield f"<li><del>{safe(item.word)}</del></li>"
        else:
            yield _part(item.entry, words.COLON.get(lang))
        yield from (f'<li class="note">{note}</li>' for note in _notes(item, lang))
    yield "</ul>"


def _notes(item: Item, lang: Lang) -> Iterator[str]:
    return ("<br>".join(safe(line) for line in labels.note(change, lang)) for change in item.changes)


def _part(part: Entry | Node, colon: str) -> str:
    """A word and its value, or a value: in one line where it is short, else its parts as a list of their own."""
    node = part.node if isinstance(part, Entry) else part
    lead = f"{safe(part.key)}{colon}" if isinstance(part, Entry) else ""
    inner = "".join(_part(one, colon) for one in parts_of(node))
    return f"<li>{lead}<ul>{inner}</ul></li>" if inner else f"<li>{lead}{safe(shown(node))}</li>"
