"""An indicator that is scored row by row."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, final

from perfrules.evaluation.deferred import NOT_APPLICABLE, Deferred, Slots
from perfrules.evaluation.outcome import RowScore, RowScores, is_dropped
from perfrules.evaluation.rows import TableSlots
from perfrules.exact import ONE, Exact, rounded
from perfrules.model.items import Digits


@final
@dataclass(frozen=True, slots=True, eq=False)
class RowScoring:
    """
    The parts of such an indicator, each looked at in a row.

    *points* None means that the points of a branch, in *shared*, are split evenly over the rows that land in it. *home* is
    the branch of all rows, or *group_by* the column that names it; *homes* are the branches that nothing else fills.
    *missing* is what a missing row counts as. *dropped* says when a row does not apply, *absent*, without looking at a
    row, that the indicator does not.
    """

    table: TableSlots
    where: Deferred | None
    home: str
    group_by: int | None
    points: Deferred | None
    shared: dict[str, Exact]
    points_slot: int
    score: Deferred
    missing: Any
    dropped: Deferred | None
    absent: Deferred | None
    homes: tuple[str, ...]

    def run(self, slots: Slots) -> RowScores:
        """What the shape gives each row, before anything moves or is rounded."""
        landings = self._landings(slots)
        even = self._even(landings) if self.points is None else {}
        found = []
        for number, _ in enumerate(self.table.each(slots)):
            if number not in landings:
                continue
            branch, wanted = landings[number]
            of = even.get(branch) if self.points is None else self.points.run(slots)
            slots[self.points_slot] = of
            score = self._score(slots, wanted=wanted and of is not None)
            found.append(RowScore(number, branch, of, self.missing if score is None else score))
        return RowScores(tuple(found), self._nothing(slots), self.homes)

    def _score(self, slots: Slots, *, wanted: bool) -> Any:  # noqa: ANN401 - an exact number, a mark or missing
        """What the shape gives a row; of one that may not be wanted only this is sure: that it does not apply."""
        if wanted:
            return self.score.run(slots)
        return NOT_APPLICABLE if self.dropped is not None and self.dropped.run(slots) else None

    def _nothing(self, slots: Slots) -> Any:  # noqa: ANN401 - an exact number, a mark or missing
        """What the indicator comes to where no row lands."""
        return NOT_APPLICABLE if self.absent is not None and self.absent.run(slots) else self.missing

    def _landings(self, slots: Slots) -> dict[int, tuple[str | None, bool]]:
        """The branch of each row, None where its cell is empty, and whether *where* is sure of it; others are not there."""
        landings: dict[int, tuple[str | None, bool]] = {}
        for number, _ in enumerate(self.table.each(slots)):
            wanted = True if self.where is None else self.where.run(slots)
            if wanted is False:
                continue
            landings[number] = (self.home if self.group_by is None else slots[self.group_by], wanted is True)
        return landings

    def _even(self, landings: dict[int, tuple[str | None, bool]]) -> dict[str | None, Exact]:
        counts: dict[str | None, int] = {}
        for branch, _ in landings.values():
            counts[branch] = counts.get(branch, 0) + 1
        return {
            branch: (self.shared[branch][0], self.shared[branch][1] * count)
            for branch, count in counts.items()
            if branch is not None and branch in self.shared
        }


@final
@dataclass(frozen=True, slots=True, eq=False)
class RowSettling:
    """
    What the rows come to in the end: moved points, rounding, missing rows left out; each row is told its score.

    *branches* are those that rows can land in, *gone* the conditions under which a branch does not apply, *allocations* the slots of what its members get.
    """

    indicator: str
    raw: int
    table: TableSlots
    allocations: Mapping[str, int]
    gone: Mapping[str, Deferred]
    branches: tuple[str, ...]
    digits: Digits | None

    def run(self, slots: Slots) -> RowScores:
        """The final scores of the rows, of which each row is told its own."""
        scores = self.settled(slots)
        cells = slots[self.table.rows]
        for row in scores.rows:
            cells[row.row][-1] = None if is_dropped(row.score) else row.score
        return scores

    def settled(self, slots: Slots) -> RowScores:
        """The final scores of the rows."""
        raw: RowScores = slots[self.raw]
        rows = tuple(self._settled(row, slots) for row in raw.rows)
        gone = {branch for branch in self.branches if branch in self.gone and self.gone[branch].run(slots)}
        nothing = NOT_APPLICABLE if gone.issuperset(self.branches) else raw.nothing
        return RowScores(rows, nothing, tuple(home for home in raw.homes if home not in gone))

    def _settled(self, row: RowScore, slots: Slots) -> RowScore:
        if is_dropped(row.score):
            return row
        if row.branch is not None and row.branch in self.gone and self.gone[row.branch].run(slots):
            return RowScore(row.row, row.branch, row.of, NOT_APPLICABLE)
        allocation = None if row.branch is None else slots[self.allocations[row.branch]]
        factor: Any = ONE if allocation is None else allocation.factors[self.indicator]
        if row.score is None or row.of is None or factor is None:
            return RowScore(row.row, row.branch, row.of, None)
        of, score = row.of, row.score
        if factor != ONE:
            of, score = (of[0] * factor[0], of[1] * factor[1]), (score[0] * factor[0], score[1] * factor[1])
        if self.digits is not None:
            score = rounded(score, self.digits.places, self.digits.rounding)
        return RowScore(row.row, row.branch, of, score)
