"""Several assessors' sheets of one record: each is evaluated by all the rules, then they become one result."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, final

from perfrules.evaluation.averaging import agreed, in_one, settled, unknown
from perfrules.evaluation.deferred import Run, Slots
from perfrules.evaluation.operations import mean
from perfrules.evaluation.outcome import RowScores, is_dropped
from perfrules.evaluation.rows import TableSlots
from perfrules.exact import Exact, rounded
from perfrules.model.items import Digits, Panel

Steps = tuple[tuple[int, Run], ...]


@final
@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """One assessor's sheet: its row from 0, the assessor, the record as this assessor judges it."""

    row: int
    assessor: str
    slots: Slots


@final
@dataclass(frozen=True, slots=True, eq=False)
class Sheets:
    """
    All sheets of a record.

    *kept* are those whose totals are averaged: all where each indicator is averaged by itself, None where it cannot be told.
    """

    all: tuple[Sheet, ...]
    kept: tuple[Sheet, ...] | None


@final
@dataclass(frozen=True, slots=True, eq=False)
class Spread:
    """The sheets with the lowest and the highest total, how far apart those are, and whether all totals are known."""

    low: Sheet
    high: Sheet
    width: Exact
    known: bool


@final
@dataclass(frozen=True, slots=True, eq=False)
class JudgedBranch:
    """A group, or the whole, whose score the sheets have: its slot, its members' slots, its rounding."""

    id: str
    slot: int
    members: tuple[int, ...]
    digits: Digits | None


@final
@dataclass(frozen=True, slots=True, eq=False)
class PanelPlan:
    """
    What is worked out when, and how the sheets become one.

    *limit* are the points by which totals may lie apart. *common* steps depend on no sheet, *judged* ones are run for every sheet, *after* are run once the scores of the sheets
    have become those of the record. *inputs* are pairs of an input's slot and its column in a row of *table*; *by* is the
    column of the assessor. *raws* are the slots of what shapes give, *scores* those of the indicators' points with their
    rounding, *allocations* those of how points move, all of them as far as sheets may differ there; *moved* tells for the slot
    of a score which allocation says what the item is worth, and its id there. *branches* are such groups from the deepest up, and the total. *scored* are pairs of an indicator's slot and that of the table whose rows it
    scores. *indicators*, *groups* and named *values* are those that every sheet has for itself, *fields* the inputs it judges.
    """

    rule: Panel
    table: TableSlots
    by: int
    inputs: tuple[tuple[int, int], ...]
    trim: int
    limit: Exact | None
    common: Steps
    judged: Steps
    after: Steps
    raws: tuple[int, ...]
    scores: Mapping[int, Digits | None]
    allocations: tuple[int, ...]
    moved: Mapping[int, tuple[int, str]]
    branches: tuple[JudgedBranch, ...]
    scored: tuple[tuple[int, int], ...]
    total: int
    known: int
    panel: int
    indicators: tuple[str, ...]
    groups: tuple[str, ...]
    values: tuple[str, ...]
    fields: frozenset[str]

    def run(self, slots: Slots) -> None:
        """Fill the slots of a record that holds inputs and tables."""
        for number, _ in self.inputs:
            slots[number] = None
        for number, run in self.common:
            slots[number] = run(slots)
        rows = slots[self.table.rows]
        sheets = tuple(Sheet(at, row[self.by], self._sheet(slots, row)) for at, row in enumerate(rows))
        kept = self.counted(sheets, self.total if self.rule.average == "total" else None)
        self._combine(slots, sheets, kept)
        slots[self.known] = None
        for number, run in self.after:
            slots[number] = run(slots)
        slots[self.panel] = Sheets(sheets, kept)

    def counted(self, sheets: tuple[Sheet, ...], number: int | None) -> tuple[Sheet, ...] | None:
        """
        The sheets that count when what they have in slot *number* is averaged; None where that cannot be told.

        Of equal figures, that of the assessor whose name comes first in the order of characters is the lower one. Without a
        slot all count, if they are enough.
        """
        if len(sheets) <= 2 * self.trim:
            return None
        found = [None if number is None else sheet.slots[number] for sheet in sheets]
        if number is None or not self.trim or all(is_dropped(one) for one in found):
            return sheets
        if not all(isinstance(one, tuple) for one in found):
            return None
        ordered = sorted(sheets, key=lambda sheet: (Fraction(*sheet.slots[number]), sheet.assessor))
        return tuple(sorted(ordered[self.trim : -self.trim], key=lambda sheet: sheet.row))

    def judges(self, item: str) -> bool:
        """Whether sheets may differ in *item*: an indicator, a group, a value, or `total`."""
        own = {*self.indicators, *self.groups, *self.values}
        return item in own or (item == "total" and any(branch.slot == self.total for branch in self.branches))

    def keeps(self, sheets: Sheets, sheet: Sheet) -> bool | None:
        """Whether the total of *sheet* counts in the average; None where that cannot be told, or indicators tell it."""
        if sheets.kept is None or (self.rule.average == "each_indicator" and self.trim):
            return None
        return sheet in sheets.kept

    def spread(self, sheets: Sheets) -> Spread | None:
        """How far the totals lie apart that are known; None where none is."""
        known = [one for one in sheets.all if isinstance(one.slots[self.total], tuple)]
        if not known:
            return None
        ordered = sorted(known, key=lambda one: (Fraction(*one.slots[self.total]), one.assessor))
        low, high = ordered[0], ordered[-1]
        return Spread(low, high, _less(high.slots[self.total], low.slots[self.total]), len(known) == len(sheets.all))

    def _sheet(self, slots: Slots, row: Sequence[Any] | None) -> Slots:
        """The record as one assessor judges it; nothing is judged where there is no *row*."""
        sheet = list(slots)
        sheet[self.known] = None
        for _, rows in self.scored:
            sheet[rows] = [list(one) for one in sheet[rows]]
        for number, column in self.inputs:
            sheet[number] = None if row is None else row[column]
        for number, run in self.judged:
            sheet[number] = run(sheet)
        return sheet

    def _combine(self, slots: Slots, sheets: tuple[Sheet, ...], kept: tuple[Sheet, ...] | None) -> None:
        """Make the scores of the record out of those of the sheets; where there is none, out of one without judgements."""
        shown = [sheet.slots for sheet in kept or sheets] or [self._sheet(slots, None)]
        for number in self.allocations:
            slots[number] = agreed([one[number] for one in shown])
        for number in self.raws:
            slots[number] = in_one([one[number] for one in shown], self._averaged(kept, None))
        for number, digits in self.scores.items():
            found = in_one([one[number] for one in shown], self._averaged(kept, digits))
            slots[number] = found if self._worth_the_same(number, slots) else None
        for number, rows in self.scored:
            for row in slots[number].rows:
                slots[rows][row.row][-1] = None if is_dropped(row.score) else row.score
        if self.rule.average == "total":
            for branch in self.branches:
                slots[branch.slot] = self._branch(branch, slots, shown, kept)

    def _worth_the_same(self, number: int, slots: Slots) -> bool:
        """Whether the item with the score in slot *number* can get the same points on every sheet, as far as those move."""
        if number not in self.moved:
            return True
        allocation, member = self.moved[number]
        return slots[allocation].factors[member] is not None

    def _averaged(self, kept: object, digits: Digits | None) -> Callable[[list[Any]], Any]:
        """How what the sheets have in a slot becomes one: missing where it cannot be told which of them count."""
        if kept is None:
            return unknown
        if self.rule.average == "total":
            return lambda found: settled(found, mean)
        return lambda found: settled(found, lambda numbers: _rounded(mean(self._trimmed(numbers)), digits))

    def _trimmed(self, numbers: list[Exact]) -> list[Exact]:
        return sorted(numbers, key=lambda one: Fraction(*one))[self.trim : len(numbers) - self.trim]

    def _branch(self, branch: JudgedBranch, slots: Slots, shown: list[Slots], kept: object) -> Any:  # noqa: ANN401
        """The score of a branch: that of the sheets, unless a member cannot be told."""
        is_open = any(_is_open(slots[number], branch.id) for number in branch.members)
        if kept is None or is_open or not self._worth_the_same(branch.slot, slots):
            return None
        digits = branch.digits if branch.slot == self.total else None
        return settled([one[branch.slot] for one in shown], lambda numbers: _rounded(mean(numbers), digits))


def _is_open(score: object, branch: str) -> bool:
    """Whether a member of a branch is undecided there."""
    if isinstance(score, RowScores):
        return any(row.score is None for row in score.inside(branch))
    return score is None


def _rounded(number: Exact, digits: Digits | None) -> Exact:
    return number if digits is None else rounded(number, digits.places, digits.rounding)


def _less(a: Exact, b: Exact) -> Exact:
    return (a[0] * b[1] - b[0] * a[1], a[1] * b[1])
