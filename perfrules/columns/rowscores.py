"""What the rows of an indicator came to, and what a record makes of them."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from typing import final

import numpy as np

from perfrules.columns.deferred import Deferred
from perfrules.columns.frame import Frame
from perfrules.columns.marks import LEFT_OUT, NOT_APPLICABLE, counted_or_nothing, dropped, left_out
from perfrules.columns.numbers import Numbers
from perfrules.columns.operations import ColumnOperations
from perfrules.columns.patterns import states as state_of
from perfrules.columns.values import LEFT_OUT as LEFT_OUT_CODE
from perfrules.columns.values import Codes, Mask, Truths
from perfrules.exact import ZERO

ANYWHERE = None
HOMELESS = -1


@final
@dataclass(frozen=True, slots=True, eq=False)
class RowArrays:
    """
    The rows of a batch as one indicator scores them.

    *there* are those that it scores at all, *branch* is the place of the branch where each lands among those that rows can
    land in, -1 where that is missing; *of* are its points and *score* what it got, with marks.
    """

    there: Mask
    branch: Codes
    of: Numbers
    score: Numbers


@final
@dataclass(frozen=True, slots=True, eq=False)
class RowsOf:
    """
    The rows of one indicator in the slot *number* of the frame of their *table*, looked at from the record.

    *branches* are those that rows can land in; *homes* those that nothing else fills, each with the condition under which it
    does not apply at all; *nothing* is what a home gets where no row lands.
    """

    ops: ColumnOperations
    table: str
    number: int
    branches: tuple[str, ...]
    nothing: Deferred
    homes: tuple[tuple[str, Deferred | None], ...]

    def any_row(self, branch: str | None = ANYWHERE) -> Deferred:
        """Whether any row lands, in *branch*."""
        return self.ops.any_row(self.table, self.landing(branch))

    def any_counted(self, branch: str | None = ANYWHERE) -> Deferred:
        """Whether any row counts."""
        return self.ops.any_row(self.table, self._counted(branch))

    def homeless(self) -> Deferred:
        """Whether a row does not say where it lands, so that no branch can be sure of its sum."""
        return self.ops.any_row(self.table, self._rows(lambda rows: rows.there & (rows.branch == HOMELESS)))

    def total(self, branch: str | None = ANYWHERE) -> Deferred:
        """The sum of the scores that count; missing where one is."""
        score = Deferred(lambda frame: replace(self._arrays(frame).score, marks=None))
        return self.ops.aggregate("sum_of", self.table, score, self._counted(branch))

    def points(self, branch: str | None = ANYWHERE) -> Deferred:
        """The sum of the points of the rows that count; missing where a row does not tell."""
        return self.points_where(self._counted(branch))

    def points_where(self, condition: Deferred) -> Deferred:
        """The sum of the points of the rows for which *condition* holds."""
        return self.ops.aggregate("sum_of", self.table, Deferred(lambda frame: self._arrays(frame).of), condition)

    def empty_homes(self) -> Sequence[tuple[str, Deferred]]:
        """For each branch that only these rows could fill, whether they do not."""
        ops = self.ops
        found = []
        for home, gone in self.homes:
            empty = ops.invert(self.any_row(home))
            found.append((home, empty if gone is None else ops.both([empty, ops.invert(gone)])))
        return found

    def together(self, branch: str | None = ANYWHERE) -> Deferred:
        """What the rows come to: the sum of those that count, missing where one is missing, a mark where none counts."""
        ops = self.ops
        waits = [ops.invert(self.any_row(branch))]
        waits += [empty for _, empty in self.empty_homes()] if branch is ANYWHERE else []
        without = ops.either(waits)
        any_counted = ops.either(
            [
                self.any_counted(branch),
                ops.both([without, ops.invert(dropped(self.nothing))]),
            ]
        )
        beside = ops.choose(without, counted_or_nothing(self.nothing), ops.constant(ZERO))
        total = ops.add(self.total(branch), beside)
        left = ops.either(
            [
                ops.any_row(self.table, self._left_out(branch)),
                ops.both([without, left_out(self.nothing)]),
            ]
        )
        return ops.choose(any_counted, total, ops.choose(left, LEFT_OUT, NOT_APPLICABLE))

    def in_states(self, branch: str, states: Collection[int]) -> Deferred:
        """Of a row: whether it lands in *branch* with one of these states of its score (`patterns.states`)."""

        def inside(rows: RowArrays) -> Mask:
            found = state_of(rows.score)
            wanted: Mask = reduce(np.logical_or, [found == state for state in states])
            return self._inside(rows, branch) & wanted

        return self._rows(inside)

    def landing(self, branch: str | None) -> Deferred:
        """Of a row: whether it lands in *branch*."""
        return self._rows(lambda rows: self._inside(rows, branch))

    def _counted(self, branch: str | None) -> Deferred:
        def counted(rows: RowArrays) -> Mask:
            marks = rows.score.marks
            inside = self._inside(rows, branch)
            return inside if marks is None else inside & (marks == 0)

        return self._rows(counted)

    def _left_out(self, branch: str | None) -> Deferred:
        def left(rows: RowArrays) -> Mask:
            marks = rows.score.marks
            return (
                np.zeros(len(rows.there), np.bool_)
                if marks is None
                else self._inside(rows, branch) & (marks == LEFT_OUT_CODE)
            )

        return self._rows(left)

    def _inside(self, rows: RowArrays, branch: str | None) -> Mask:
        if branch is ANYWHERE:
            return rows.there
        found: Mask = rows.there & (rows.branch == self.branches.index(branch))
        return found

    def _rows(self, test: Callable[[RowArrays], Mask]) -> Deferred:
        return Deferred(lambda frame: Truths(test(self._arrays(frame))))

    def _arrays(self, frame: Frame) -> RowArrays:
        found: RowArrays = frame.slots[self.number]  # type: ignore[assignment]
        return found
