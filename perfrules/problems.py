"""Problems as values: what is wrong, where, and what to do; collected, sorted, shown in two languages."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Literal, final

from perfrules.messages import CATALOGUE
from perfrules.words import Lang, Words

Severity = Literal["error", "warning"]
SEVERITY_WORDS = {"error": Words(en="error", zh="错误"), "warning": Words(en="warning", zh="警告")}
LONGEST_QUOTE = 60


@final
@dataclass(frozen=True, slots=True, order=True)
class Place:
    """
    A place in a rule file; line and column count from 1, columns count characters.

    >>> str(Place("rules.yaml", 12, 5))
    'rules.yaml:12:5'
    """

    file: str
    line: int
    column: int
    source: str = field(default="", compare=False, repr=False)

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@final
@dataclass(frozen=True, slots=True)
class Spot:
    """
    A place in a data file: the sheet of a workbook, the row as a spreadsheet counts it, the header of the column.

    >>> str(Spot("forms.xlsx", "项目", 3, "得分"))
    'forms.xlsx[项目]:3: 得分'
    """

    file: str
    sheet: str | None = None
    row: int | None = None
    column: str | None = None

    @property
    def start(self) -> str:
        """The place without its column."""
        sheet = "" if self.sheet is None else f"[{self.sheet}]"
        return f"{self.file}{sheet}" if self.row is None else f"{self.file}{sheet}:{self.row}"

    def __str__(self) -> str:
        return self.start if self.column is None else f"{self.start}: {self.column}"


@final
@dataclass(frozen=True, slots=True)
class Cell:
    """
    A place in data: the record, the table and row (from 1) where there is one, the field, the value found.

    *spot* is where it stands in the file that it was read from.

    >>> str(Cell("P-1", "paid", spot=Spot("forms.csv", row=2, column="支出")))
    'forms.csv:2: P-1: 支出'
    """

    record: str
    field: str
    table: str | None = None
    row: int | None = None
    value: str | None = None
    spot: Spot | None = None

    def __str__(self) -> str:
        inside = f"{self.table}[{self.row}]." if self.table is not None else ""
        name = f"{inside}{self.field}"
        if self.spot is not None and self.spot.column is not None:
            name = self.spot.column
        named = f"{self.record}: {name}" if self.record else name
        return named if self.spot is None else f"{self.spot.start}: {named}"


@final
@dataclass(frozen=True, slots=True)
class Problem:
    """
    One thing that is wrong.

    *key* names the message: a stable code, or `code/variant` where one code has several wordings.
    *facts* fill the message; *related* are other places that belong to the same mistake.
    """

    key: str
    where: Place | Cell | Spot | None = None
    facts: Mapping[str, str | Words] = field(default_factory=dict)
    severity: Severity = "error"
    related: tuple[Place, ...] = ()

    @property
    def code(self) -> str:
        """The stable code, without its variant."""
        return self.key.partition("/")[0]

    def said(self, lang: Lang) -> str:
        """What is the case, in one sentence or two."""
        return self._filled(CATALOGUE[self.key].said(lang), lang)

    def fix(self, lang: Lang) -> str:
        """What to do about it."""
        return self._filled(CATALOGUE[self.key].fix(lang), lang)

    def line(self, lang: Lang) -> str:
        """Place, sentence and code in one line."""
        place = f"{self.where}: " if self.where is not None else ""
        return f"{place}{SEVERITY_WORDS[self.severity].get(lang)}: {self.said(lang)} [{self.code}]"

    def text(self, lang: Lang) -> str:
        """The whole message: the line, the source with a caret, what to do, the other places."""
        parts = [self.line(lang)]
        if isinstance(self.where, Place) and self.where.source.strip():
            parts += _quoted(self.where)
        parts.append(f"  → {self.fix(lang)}")
        parts += [f"  · {place}: {place.source.strip()}" for place in self.related]
        return "\n".join(parts)

    def _filled(self, template: str, lang: Lang) -> str:
        facts = {
            name: fact.get(lang) if isinstance(fact, Words) else shortened(printable(fact))
            for name, fact in self.facts.items()
        }
        return template.format_map(facts)


def _quoted(place: Place) -> list[str]:
    """The source line and a caret below the column, cut to a window where the line is long."""
    start = max(0, place.column - 1 - LONGEST_QUOTE)
    shown = printable(place.source[start : place.column - 1 + LONGEST_QUOTE])
    before = printable(place.source[start : place.column - 1])
    width = sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in before)
    return [f"    {shown}", f"    {' ' * width}^"]


def shortened(text: str, limit: int = 120) -> str:
    """
    *text* cut to *limit* characters, so that no message can be flooded by the data it speaks of.

    >>> shortened("x" * 200, 5)
    'xxxxx…'
    """
    return text if len(text) <= limit else f"{text[:limit]}…"


def printable(text: str) -> str:
    r"""
    *text* with control, invisible and lone surrogate characters shown as escapes, so that a terminal never obeys them.

    >>> printable("a\x1b[31m")
    'a\\x1b[31m'
    """
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)


def near(word: str, known: Iterable[str]) -> str | None:
    """
    The known word that *word* was most likely meant to be, or None.

    >>> near("wieght", ["weight", "title"])
    'weight'
    """
    found = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return found[0] if found else None


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems sorted by file, line and column; those without a place come last, in the order given."""

    def rank(problem: Problem) -> tuple[int, str, int, int]:
        if isinstance(problem.where, Place):
            return (0, problem.where.file, problem.where.line, problem.where.column)
        if isinstance(problem.where, Spot):
            return (0, problem.where.file, problem.where.row or 0, 0)
        return (1, "", 0, 0)

    return tuple(sorted(problems, key=rank))
