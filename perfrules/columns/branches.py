"""How the score of a branch comes from those of its members, for a whole batch."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast, final

import numpy as np

from perfrules.columns.deferred import Deferred
from perfrules.columns.frame import Frame
from perfrules.columns.geometric import geometric_mean
from perfrules.columns.lifting import of_record
from perfrules.columns.marks import NOT_APPLICABLE, counted_or_nothing, dropped
from perfrules.columns.numbers import Numbers
from perfrules.columns.operations import ColumnOperations
from perfrules.columns.patterns import Places
from perfrules.columns.rowscores import RowsOf
from perfrules.columns.values import Truths
from perfrules.evaluation.rows import TableSlots
from perfrules.exact import ONE, ZERO, Exact
from perfrules.model.items import Combine


@final
@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """A member that is no row: its score, and what it can get; *drops* None where it always counts."""

    score: Deferred
    of: Deferred
    weight: Exact
    drops: Deferred | None


def all_dropped(ops: ColumnOperations, drops: Sequence[Deferred | None]) -> Deferred | None:
    """Whether no member counts; None where one always does."""
    known = [one for one in drops if one is not None]
    return ops.both(known) if len(known) == len(drops) else None


def sum_of_members(ops: ColumnOperations, parts: Sequence[Part], rows: Sequence[RowsOf], branch: str) -> Deferred:
    """
    The sum of the counted members' scores: missing where one is missing, a mark where none counts.

    *rows* are indicators scored by rows, which may land in *branch*. Such a one is missing where no row lands and nothing
    else fills the branch.
    """
    counted = [part.score if part.drops is None else counted_or_nothing(part.score) for part in parts]
    total = added(ops, [*counted, *(one.total(branch) for one in rows)])
    for one in rows:
        total = ops.choose(one.homeless(), ops.constant(None), total)
    if any(part.drops is None for part in parts):
        return total
    if not rows:
        none = all_dropped(ops, [part.drops for part in parts])
        return total if none is None else ops.choose(none, NOT_APPLICABLE, total)
    any_counted = ops.either(
        [
            *(ops.invert(part.drops) for part in parts if part.drops is not None),
            *(one.any_counted(branch) for one in rows),
            *(one.homeless() for one in rows),
        ]
    )
    return ops.choose(any_counted, total, _unfilled(ops, rows, branch))


def _unfilled(ops: ColumnOperations, rows: Sequence[RowsOf], branch: str) -> Deferred:
    """What a branch comes to where nothing counts: nothing, missing, or a mark, by what stands for the rows that are not there."""
    empty = [(ops.invert(one.any_row(branch)), one.nothing) for one in rows]
    zero = ops.constant(ZERO)
    whole = added(ops, [ops.choose(no, counted_or_nothing(nothing), zero) for no, nothing in empty])
    some = ops.either([ops.both([no, ops.invert(dropped(nothing))]) for no, nothing in empty])
    return ops.choose(some, whole, NOT_APPLICABLE)


def added(ops: ColumnOperations, parts: Sequence[Deferred]) -> Deferred:
    """All *parts* together."""
    total = ops.constant(ZERO)
    for part in parts:
        total = ops.add(total, part)
    return total


def rows_part(ops: ColumnOperations, rows: RowsOf, branch: str, weight: Exact) -> Part:
    """The rows that land in *branch* as one member."""
    score = rows.together(branch)
    of = ops.choose(rows.any_row(branch), rows.points(branch), ops.constant(ONE))
    return Part(score, of, weight, dropped(score))


@final
class Shares:
    """The share that a branch gets from its counted members: missing where one is missing, a mark where none counts."""

    def __init__(self, ops: ColumnOperations, parts: Sequence[Part], homeless: Sequence[Deferred]) -> None:
        self.ops, self.parts, self.homeless = ops, parts, homeless
        self.shares = [ops.divide(_number(part), part.of) for part in parts]
        self.drops = [ops.constant(value=False) if part.drops is None else part.drops for part in parts]

    def combined(self, combine: Combine, children: "Children | None") -> Deferred:
        """The share, by the way of combining or the branch's own formula over its *children*."""
        ops = self.ops
        share = self._share(combine, children)
        for one in self.homeless:
            share = ops.choose(one, ops.constant(None), share)
        none = all_dropped(ops, [part.drops for part in self.parts])
        if none is None:
            return share
        nowhere = ops.both([none, *(ops.invert(one) for one in self.homeless)])
        return ops.choose(nowhere, NOT_APPLICABLE, share)

    def _share(self, combine: Combine, children: "Children | None") -> Deferred:
        if children is not None:
            return children.share(self.ops, self.parts, self.shares)
        if combine == "mean":
            return self._mean()
        if combine == "geometric_mean":
            return self._geometric_mean()
        ops = self.ops
        best, none_yet = self.shares[0], self.drops[0]
        for share, drops in zip(self.shares[1:], self.drops[1:], strict=True):
            if combine == "lowest":
                both = ops.minimum([best, share])
            elif combine == "highest":
                both = ops.maximum([best, share])
            else:
                both = ops.constant(None)
            best = ops.choose(none_yet, share, ops.choose(drops, best, both))
            none_yet = ops.both([none_yet, drops])
        return best

    def _geometric_mean(self) -> Deferred:
        weights = [part.weight for part in self.parts]

        def run(frame: Frame) -> Numbers:
            shares = [cast("Numbers", share.run(frame)) for share in self.shares]
            dropped = [cast("Truths", drops.run(frame)).true for drops in self.drops]
            return geometric_mean(shares, weights, dropped)

        return Deferred(run)

    def _mean(self) -> Deferred:
        ops, zero = self.ops, self.ops.constant(ZERO)
        weights = [ops.constant(part.weight) for part in self.parts]
        weighed = [ops.multiply(share, weight) for share, weight in zip(self.shares, weights, strict=True)]
        kept = [
            [ops.choose(drops, zero, one) for drops, one in zip(self.drops, ones, strict=True)]
            for ones in (weighed, weights)
        ]
        return ops.divide(added(ops, kept[0]), added(ops, kept[1]))


@final
@dataclass(frozen=True, slots=True, eq=False)
class Children:
    """The counted members of a branch as the rows of a *table* called *name*, over which its own *formula* goes."""

    name: str
    table: TableSlots
    formula: Deferred

    def share(self, ops: ColumnOperations, parts: Sequence[Part], shares: Sequence[Deferred]) -> Deferred:
        """What the formula gives; missing where the share of a counted member is."""
        columns = {
            "score": [part.score for part in parts],
            "rate": shares,
            "weight": [ops.constant(part.weight) for part in parts],
            "full": [part.of for part in parts],
        }
        by_member = {self.table.column(name): self._by_member(ops, found) for name, found in columns.items()}
        rate = Deferred(lambda frame: frame.slots[self.table.column("rate")])
        unknown = ops.any_row(self.name, ops.missing(rate))
        found = ops.choose(unknown, ops.constant(None), self.formula)

        def run(frame: Frame) -> object:
            kept = np.ones((frame.size, len(parts)), np.bool_)
            for number, part in enumerate(parts):
                if part.drops is not None:
                    kept[:, number] = ~cast("Truths", part.drops.run(frame)).true
            owner, member = np.nonzero(kept)
            rows = frame.add_rows(self.name, owner)
            rows.slots[self.table.rows] = member
            for number, column in by_member.items():
                rows.slots[number] = column.run(rows)
            share = found.run(frame)
            frame.doubt[owner[rows.doubt]] = True
            del frame.rows[self.name]
            return share

        return Deferred(run)

    def _by_member(self, ops: ColumnOperations, found: Sequence[Deferred]) -> Deferred:
        column = of_record(found[-1])
        for number in range(len(found) - 2, -1, -1):
            column = ops.choose(self._is_member(number), of_record(found[number]), column)
        return column

    def _is_member(self, number: int) -> Deferred:
        return Deferred(lambda rows: Truths(cast("Places", rows.slots[self.table.rows]) == number))


def _number(part: Part) -> Deferred:
    return part.score if part.drops is None else counted_or_nothing(part.score)
