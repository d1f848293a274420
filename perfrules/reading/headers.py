"""The header of a sheet: what each column means, and everything that is wrong with it."""

from collections.abc import Iterator
from typing import NamedTuple, final
from unicodedata import category

from perfrules.model.fields import MONEY_UNITS, Field
from perfrules.problems import Problem, Spot
from perfrules.reading.columns import Column, Meaning, Words
from perfrules.reading.instructions import Instructions, SheetPlan
from perfrules.reading.sheet import EMPTY, Line, Sheet, is_merged, plain_name
from perfrules.reading.units import NO_EFFECT, NUMBERS, Effect, effect, same_unit
from perfrules.reading.vocabulary import Vocabulary, with_unit
from perfrules.records.refusal import quoted, titled
from perfrules.words import Words as Wording

_LOOKED_AT = 20
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co"})


@final
class Bound(NamedTuple):
    """A header that was read: its columns, the lines below it, all problems."""

    columns: tuple[Column, ...]
    lines: list[Line]
    problems: tuple[Problem, ...]


@final
class Reading(NamedTuple):
    """What one name says: a column, or why it cannot be one; neither for a name that is not known."""

    meaning: Meaning | None
    column: Column | None
    problem: Problem | None


def bind(sheet: Sheet, vocabulary: Vocabulary, plan: SheetPlan, instructions: Instructions) -> Bound:
    """The header of *sheet* by the names that it may use; *plan* is what a mapping file says of this sheet."""
    number = plan.header_row or sheet.header
    header = next((line for line in sheet.lines if line.number == number), None)
    below = [line for line in sheet.lines if line.number > number]
    binder = _Binder(sheet, vocabulary, plan, instructions)
    if misplaced := binder.misplaced(header):
        return Bound((), [], (misplaced,))
    assert header is not None  # noqa: S101 - a row that is not there is misplaced
    return binder.bound(header, below)


@final
class NameReader:
    """What single names say, by *vocabulary* and what a mapping file says of this sheet (*plan*) and of words."""

    def __init__(self, vocabulary: Vocabulary, plan: SheetPlan, instructions: Instructions) -> None:
        self._vocabulary = vocabulary
        self._plan = plan
        self._instructions = instructions

    def read(self, index: int, text: str, spot: Spot) -> Reading:
        """What the header *text* says."""
        name = plain_name(text)
        if (mapped := self._plan.columns.get(name)) is not None:
            return self._column(index, text, mapped.meaning, mapped.effect)
        if hidden := next((char for char in text if category(char) in _INVISIBLE and char not in "\t\n\r"), None):
            facts = {"header": quoted(text), "character": f"U+{ord(hidden):04X}"}
            return Reading(None, None, Problem("data-header/character", spot, facts))
        found, unit = self._vocabulary.candidates(name), ""
        if not found and (parts := with_unit(name)):
            found = [one for one in self._vocabulary.candidates(parts[0]) if one.field and one.field.kind in NUMBERS]
            unit = parts[1]
        if len(found) > 1:
            facts = {"header": quoted(text), "known": ", ".join(one.name for one in found)}
            return Reading(None, None, Problem("data-header/ambiguous", spot, facts))
        if not found:
            return Reading(None, None, None)
        meaning, field = found[0], found[0].field
        if field is None or not unit:
            return self._column(index, text, meaning, NO_EFFECT)
        if not same_unit(field, unit):
            return Reading(meaning, None, _other_unit(field, unit, text, spot))
        return self._column(index, text, meaning, effect(field, unit) or NO_EFFECT)

    def _column(self, index: int, text: str, meaning: Meaning, unit: Effect) -> Reading:
        words: Words = self._instructions.words.get(meaning.name, {})
        return Reading(meaning, Column(index, text, meaning, unit, words), None)


@final
class _Binder:
    def __init__(self, sheet: Sheet, vocabulary: Vocabulary, plan: SheetPlan, instructions: Instructions) -> None:
        self.sheet = sheet
        self.vocabulary = vocabulary
        self.plan = plan
        self.names = NameReader(vocabulary, plan, instructions)

    def misplaced(self, header: Line | None) -> Problem | None:
        """Why the row that was looked at is no header; None if it says at least one name, and no other row says more."""
        own = self._known_names(header)
        counts = {line.number: self._known_names(line) for line in self.sheet.lines[:_LOOKED_AT]}
        best = max(counts, key=lambda row: counts[row], default=0)
        spot = self.sheet.spot(self.plan.header_row or self.sheet.header)
        if best and counts[best] > max(own, 1) and counts[best] > 2 * own:
            return Problem("data-header/title", spot, {"row": str(best)})
        return None if own or self._misspelt(header) else Problem("data-header/none", spot)

    def bound(self, header: Line, below: list[Line]) -> Bound:
        """The columns, with all problems of the header."""
        problems: list[Problem] = []
        columns: list[Column] = []
        strange: dict[str, Spot] = {}
        seen: dict[tuple[bool, str], str] = {}
        row = header.number
        for index, cell in enumerate(header.cells):
            text = str(cell)
            name, spot = plain_name(text), self.sheet.spot(row, text)
            if not name:
                if any(line.cells[index] != EMPTY and not is_merged(line.cells[index]) for line in below):
                    facts = {"column": column_letters(index)}
                    problems.append(Problem("data-header/blank", self.sheet.spot(row), facts))
                continue
            if name in self.plan.ignore:
                continue
            read = self.names.read(index, text, spot)
            if read.problem is not None:
                problems.append(read.problem)
            key = (False, name) if read.meaning is None else (True, read.meaning.name)
            if key in seen:
                problems.append(
                    Problem("data-header/twice", spot, {"header": quoted(text), "first": quoted(seen[key])})
                )
            seen.setdefault(key, text)
            if read.column is not None:
                columns.append(read.column)
            elif read.problem is None:
                strange[name] = spot
        problems += self._unbound(strange, [name for known, name in seen if known], row)
        return Bound(tuple(columns), below, tuple(problems))

    def _unbound(self, strange: dict[str, Spot], bound: list[str], row: int) -> Iterator[Problem]:
        """The columns that are asked for and not there, and the names that are not known."""
        meanings = self.vocabulary.meanings
        tables = {self.vocabulary.own, *(meaning.table for meaning in meanings if meaning.name in bound)}
        absent = [one for one in meanings if one.name not in bound and one.table in tables and one.is_needed]
        misspelt = self.vocabulary.misspelt(strange, absent)
        found = {meaning.name for _, meaning in misspelt.values()}
        for name, spot in strange.items():
            if name in misspelt:
                facts: dict[str, str | Wording] = {"header": quoted(name), "near": quoted(misspelt[name][0])}
                yield Problem("data-column/misspelt", spot, facts)
            elif meant := self.vocabulary.near(name):
                yield Problem("data-column/near", spot, {"header": quoted(name), "near": quoted(meant)}, "warning")
            else:
                yield Problem("data-column", spot, {"header": quoted(name)}, "warning")
        for meaning in absent:
            if meaning.name not in found:
                facts = {"field": _title(meaning), "name": meaning.name}
                yield Problem("data-column/absent", self.sheet.spot(row), facts)

    def _known_names(self, line: Line | None) -> int:
        """How many cells of a row are names of columns."""
        names = () if line is None else (plain_name(str(cell)) for cell in line.cells if cell != EMPTY)
        return sum(1 for name in names if self._is_known(name))

    def _misspelt(self, line: Line | None) -> bool:
        """Whether a row names columns, if only with a slip."""
        names = () if line is None else (plain_name(str(cell)) for cell in line.cells)
        return bool(self.vocabulary.misspelt(names, self.vocabulary.meanings))

    def _is_known(self, name: str) -> bool:
        base, _ = with_unit(name) or (name, "")
        return name in self.plan.columns or bool(self.vocabulary.candidates(name) or self.vocabulary.candidates(base))


def _title(meaning: Meaning) -> str | Wording:
    return meaning.name if meaning.field is None else titled(meaning.field.title)


def _other_unit(field: Field, unit: str, text: str, spot: Spot) -> Problem:
    facts: dict[str, str | Wording] = {
        "header": quoted(text), "unit": quoted(unit), "field": titled(field.title), "expected": field.unit or "",
    }  # fmt: skip
    if field.kind == "money" and field.unit in MONEY_UNITS and unit in MONEY_UNITS:
        return Problem("data-header-unit/money", spot, facts)
    return Problem("data-header-unit" if field.unit else "data-header-unit/none", spot, facts)


def column_letters(index: int) -> str:
    """
    The letters of a column as a spreadsheet shows them.

    >>> column_letters(0), column_letters(27)
    ('A', 'AB')
    """
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
