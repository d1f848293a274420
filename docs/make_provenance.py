"""
Writes the page on how sure each shipped set is, in English and in Chinese, from the sets themselves.

Run `python docs/make_provenance.py` after a change of a shipped set; a test holds that the pages are up to date.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from provenance_texts import AREAS, COLUMNS, HEADINGS, OPENING, WORDS, Lang

from perfrules import RuleSet, list_rule_sets, load
from perfrules.model.items import Law, Provenance
from perfrules.model.texts import Text
from perfrules.reports.outline import STATUSES, bases

HERE = Path(__file__).parent
PAGES: dict[Lang, Path] = {"en": HERE / "how-sure.md", "zh": HERE / "how-sure.zh-CN.md"}
SORTS: tuple[Provenance | None, ...] = ("sourced", "recalled", "proposal", None)
# Notes of files are often Chinese with the English behind it in one text.
_TWO_LANGUAGES = re.compile(r"(?P<zh>.*[\u4e00-\u9fff].*?[。；）])\s+(?P<en>[A-Z][A-Za-z0-9’'-]*[ ,.:;].*)", re.DOTALL)


def page(lang: Lang) -> str:
    """The whole page in *lang*."""
    say, columns = HEADINGS[lang], COLUMNS[lang]
    sets = shipped()
    lines = [OPENING[lang].strip(), "", f"## {say['sets']}"]
    for title, members in by_area(sets, lang):
        lines += ["", f"### {title}", "", *table(columns["sets"], (counted(rules, lang) for rules in members))]
    lines += ["", f"## {say['basis']}", "", say["basis_note"], ""]
    lines += table(columns["basis"], (resting(rules, lang) for rules in sets))
    lines += ["", f"## {say['documents']}", "", say["documents_note"], ""]
    lines += table(columns["documents"], documents(sets, lang))
    return "\n".join(lines) + "\n"


@cache
def shipped() -> list[RuleSet]:
    """All shipped sets, read once for both pages."""
    return [load(entry.id) for entry in list_rule_sets()]


def by_area(sets: list[RuleSet], lang: Lang) -> Iterator[tuple[str, list[RuleSet]]]:
    """The sets of each area under its heading; an area without a heading is headed by its name."""
    areas: dict[str, list[RuleSet]] = {}
    for rules in sets:
        areas.setdefault(rules.id.rpartition(".")[0], []).append(rules)
    for area, members in areas.items():
        yield AREAS[area][lang] if area in AREAS else area, members


def counted(rules: RuleSet, lang: Lang) -> list[str]:
    """A row: the set, what it is, its status, and how many of its items are how sure."""
    counts = Counter(basis.provenance for basis in bases(rules))
    extended = rules.layers[-1].extends if rules.layers else None
    on = WORDS[lang]["on"].format(id=extended.text) if extended else ""
    status = STATUSES[rules.status].get(lang)
    return [f"`{rules.id}`", f"{rules.title.get(lang)}{on}", status, *(str(counts[sort]) for sort in SORTS)]


def resting(rules: RuleSet, lang: Lang) -> list[str]:
    """A row: the set, each document with how sure the items are that cite it, the note of the file."""
    cited = "<br>".join(f"{law.cite.get(lang)}{WORDS[lang]['after']}{marks(rules, law, lang)}" for law in laws(rules))
    return [f"`{rules.id}`", cited or "–", in_language(rules.note, lang) or "–"]


def marks(rules: RuleSet, law: Law, lang: Lang) -> str:
    """How many items cite *law*, and how sure they are."""
    say = WORDS[lang]
    counts = Counter(basis.provenance for basis in bases(rules) if law.id in basis.laws)
    found = [say[sort or "none"].format(n=counts[sort]) for sort in SORTS if counts[sort]]
    return say["between"].join(found) or say["not cited"]


def laws(rules: RuleSet) -> list[Law]:
    """The documents of a set in its order."""
    return list(rules.laws.values())


def documents(sets: list[RuleSet], lang: Lang) -> Iterator[list[str]]:
    """A row for each document, in the order of its name: its titles and what the sets say of it."""
    titles: dict[str, dict[str, None]] = {}
    notes: dict[str, dict[str, None]] = {}
    for law in (law for rules in sets for law in laws(rules)):
        cite = law.cite.get(lang)
        titles.setdefault(cite, {}).update({in_language(law.title, lang): None})
        notes.setdefault(cite, {}).update({in_language(law.note, lang): None})
    for cite in sorted(titles):
        yield [cite, joined(titles[cite]), joined(notes[cite])]


def joined(texts: Iterable[str]) -> str:
    """Different texts one below the other, without the empty ones."""
    return "<br>".join(text for text in texts if text) or "–"


def in_language(text: Text | None, lang: Lang) -> str:
    """The wording in *lang*; of a text that holds Chinese and English one behind the other, the half that is asked for."""
    wording = "" if text is None else text.get(lang)
    halves = _TWO_LANGUAGES.fullmatch(wording)
    return halves[lang].strip() if halves else wording.strip()


def table(heads: list[str], rows: Iterable[list[str]]) -> Iterator[str]:
    """A table; what would end a cell or a line is written so that it does not."""
    yield f"| {' | '.join(heads)} |"
    yield f"|{' --- |' * len(heads)}"
    for row in rows:
        yield f"| {' | '.join(' '.join(cell.split()).replace('|', chr(92) + '|') for cell in row)} |"


def main() -> None:
    """Write both pages."""
    for lang, path in PAGES.items():
        path.write_text(page(lang), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
