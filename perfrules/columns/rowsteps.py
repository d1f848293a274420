"""The steps of an indicator that is scored row by row: what its shape gives each row, and what that comes to in the end."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple, cast, final

import numpy as np

from perfrules.columns.deferred import Deferred
from perfrules.columns.frame import Frame
from perfrules.columns.lifting import of_record
from perfrules.columns.marks import NOT_APPLICABLE, counted, dropped, sure
from perfrules.columns.names import slot
from perfrules.columns.numbers import Numbers, constant
from perfrules.columns.operations import ColumnOperations
from perfrules.columns.rowscores import HOMELESS, RowArrays, RowsOf
from perfrules.columns.values import Codes, Truths, Words
from perfrules.exact import ONE, Exact
from perfrules.model.items import Digits

NOWHERE = constant(None)


@final
@dataclass(frozen=True, slots=True, eq=False)
class RowScoring:
    """
    What the shape gives each row, before anything moves or is rounded.

    *where* says which rows are scored, *group_by* is the slot of the column that names the branch, *points_slot* that of the
    points of a row, which *points* gives; *score* is run last.
    """

    rows: RowsOf
    where: Deferred | None
    group_by: int | None
    points: Deferred
    points_slot: int
    score: Deferred

    def run(self, frame: Frame) -> None:
        """Score all rows of a batch."""
        rows = frame.rows[self.rows.table]
        landed = RowArrays(self._there(rows), self._branch(rows), NOWHERE, NOWHERE)
        rows.slots[self.rows.number] = landed
        of = rows.slots[self.points_slot] = cast("Numbers", self.points.run(rows))
        rows.slots[self.rows.number] = replace(landed, of=of, score=cast("Numbers", self.score.run(rows)))

    def _there(self, rows: Frame) -> Any:  # noqa: ANN401 - a mask
        if self.where is None:
            return np.ones(rows.size, np.bool_)
        found = cast("Truths", self.where.run(rows))
        there = found.true if found.missing is None else found.true | found.missing
        return np.broadcast_to(there, (rows.size,))

    def _branch(self, rows: Frame) -> Codes:
        if self.group_by is None:
            return np.zeros(rows.size, np.int32)
        words = cast("Words", rows.slots[self.group_by])
        known = {branch: place for place, branch in enumerate(self.rows.branches)}
        places = [known.get(cast("str", word), HOMELESS) for word in words.words]
        return np.array([*places, HOMELESS], np.int32)[words.codes]


def even_points(rows: RowsOf, shared: Mapping[str, Exact]) -> Deferred:
    """The points of each branch in *shared*, split evenly over the rows that land there."""
    ops = rows.ops
    found = ops.constant(None)
    for branch, points in shared.items():
        inside = rows.landing(branch)
        share = of_record(ops.divide(ops.constant(points), ops.count(rows.table, inside)))
        found = ops.choose(inside, share, found)
    return found


def wanted_score(ops: ColumnOperations, score: Deferred, wanted: Deferred, gone: Deferred | None) -> Deferred:
    """*score* of a row that is *wanted*; of one that may not be only this is sure: that it does not apply."""
    otherwise = ops.constant(None)
    if gone is not None:
        otherwise = ops.choose(sure(gone), NOT_APPLICABLE, otherwise)
    return ops.choose(wanted, score, otherwise)


@final
class Changes(NamedTuple):
    """
    What changes the scores of the rows in a branch, by the branch: what their points are multiplied by, whether it does not apply.

    *digits* are those to which every row is rounded.
    """

    factors: Mapping[str, Deferred]
    gone: Mapping[str, Deferred]
    digits: Digits | None


@final
class RowSettling:
    """
    What the rows come to in the end: moved points, rounding, branches that do not apply; each row is told its score.

    *raw* are the rows as scored, *final* those that come out; *score_slot* is the slot of the score of a row.
    """

    def __init__(self, raw: RowsOf, final: RowsOf, changes: Changes, score_slot: int) -> None:
        ops, (factors, gone, digits) = final.ops, changes
        self._raw, self._final, self._score_slot = raw.number, final, score_slot
        before = Deferred(lambda rows: cast("RowArrays", rows.slots[raw.number]).score)
        of = Deferred(lambda rows: cast("RowArrays", rows.slots[raw.number]).of)
        factor = ops.constant(ONE)
        for branch, one in factors.items():
            factor = ops.choose(raw.landing(branch), of_record(counted(one)), factor)
        score = ops.multiply(before, factor) if factors else before
        score = ops.choose(ops.missing(of), ops.constant(None), score)
        if digits is not None:
            score = ops.rounded(score, digits.places, digits.rounding)
        for branch, one in gone.items():
            score = ops.choose(ops.both([raw.landing(branch), of_record(one)]), NOT_APPLICABLE, score)
        self._score = ops.choose(dropped(before), before, score)
        settled = ops.invert(ops.either([ops.missing(self._score), dropped(self._score)]))
        self._of = ops.choose(settled, ops.multiply(of, factor), of) if factors else of
        here = Deferred(lambda rows: Truths(cast("RowArrays", rows.slots[raw.number]).there))
        self._told = ops.choose(here, counted(slot(final.number)), slot(score_slot))
        self._together = final.together()

    def run(self, frame: Frame) -> None:
        """Settle all rows of a batch, and what the records get for them."""
        rows = frame.rows[self._final.table]
        score, of = cast("Numbers", self._score.run(rows)), cast("Numbers", self._of.run(rows))
        rows.slots.setdefault(self._score_slot, NOWHERE)
        rows.slots[self._final.number] = score
        rows.slots[self._score_slot] = self._told.run(rows)
        rows.slots[self._final.number] = replace(cast("RowArrays", rows.slots[self._raw]), of=of, score=score)
        frame.slots[self._final.number] = self._together.run(frame)
