"""Sums, means, the least and the greatest over the rows of each record, all exact."""

from dataclasses import dataclass, replace
from typing import cast, final

import numpy as np

from perfrules.columns.arithmetic import divide, multiply
from perfrules.columns.lifting import taken
from perfrules.columns.numbers import (
    LIMIT,
    SLACK,
    Bits,
    Exactly,
    Nearly,
    Numbers,
    Places,
    at,
    bottom_bits,
    constant,
    exacts,
    farthest,
    joined,
    near,
    some,
    unknown,
    whole,
)  # fmt: skip
from perfrules.columns.pairs import Pair, added
from perfrules.columns.segments import Segments
from perfrules.columns.sources import may_be_long, pair
from perfrules.columns.values import Mask, Truths
from perfrules.columns.wholes import TooLongError, held
from perfrules.evaluation.rows import add_up
from perfrules.exact import Exact
from perfrules.exact import compare as compared
from perfrules.formula.operations import Aggregate

SHORT_TABLE = 1024
"""Bits of the rows of a record, up to which they are counted with those of the record."""

MOST_PAIRED = 64
"""Rows of a record, up to which they are added in sums of two floats."""

EVERY = Truths(cast("Mask", np.True_))


@final
@dataclass(frozen=True, slots=True, eq=False)
class Totals:
    """The sums of the *numbers* of the rows that are *counted*."""

    numbers: Numbers
    counted: Mask
    segments: Segments

    def exacts(self, rows: Places) -> list[Exact]:
        """The sums of some records."""
        return [add_up(exacts(self.numbers, self._counted(record))) for record in rows.tolist()]

    def _counted(self, record: int) -> Places:
        rows = self.segments.rows_of(record)
        return rows[np.broadcast_to(some(self.counted, rows), rows.shape)]

    def pair(self, rows: Places) -> Pair | None:
        """The sums of some records, row by row of each."""
        if self.segments.most > MOST_PAIRED:
            return None
        counts, starts = self.segments.counts[rows], self.segments.starts[rows]
        total = Pair(np.zeros(len(rows)), np.zeros(len(rows)), 0.0)
        for turn in range(self.segments.most):
            # A record with fewer rows adds its first once more, times zero.
            places = np.where(turn < counts, starts + turn, 0)
            one = pair(self.numbers, places)
            if one is None:
                return None
            wanted = (turn < counts) & (self.counted[places] if self.counted.ndim else self.counted)
            total = added(total, Pair(one.high * wanted, one.low * wanted, one.error))
        return total

    def may_be_long(self, twos: int, fives: int) -> Mask | None:
        """The records with a row that may be."""
        found = may_be_long(self.numbers, twos, fives)
        return None if found is None else self.segments.any_of(found)


def aggregate(name: Aggregate, segments: Segments, value: Numbers, condition: Truths) -> Numbers:
    """
    The sum, mean, least or greatest of *value* over the rows of each record for which *condition* holds.

    Missing where a row may count and its value is not known, or whether it counts is not; the last three also where no row counts.

    >>> from perfrules.columns.segments import segments_of
    >>> aggregate("sum_of", segments_of(np.array([0, 0, 2]), 3), whole(np.array([1.0, 2.0, 4.0])), EVERY).top
    array([3., 0., 4.])
    """
    gone = unknown(value)
    open_rows = joined(condition.missing, None if gone is None else gone & condition.true)
    missing = None if open_rows is None else segments.any_of(open_rows)
    if name in {"sum_of", "mean_of"}:
        found = total(segments, value, condition.true)
        if name == "mean_of":
            found = divide(found, whole(segments.counted(condition.true)))
    else:
        found = _extreme(segments, value, condition.true, lowest=name == "lowest_of")
    return replace(found, missing=joined(found.missing, missing))


def total(segments: Segments, value: Numbers, counted: Mask) -> Numbers:
    """The sums of the rows that are *counted*."""
    everything = not counted.ndim and bool(counted)
    if isinstance(value, Exactly) and value.by is None:
        try:
            return _exact_total(segments, value, None if everything else counted)
        except TooLongError:
            pass
    high, error = near(value)
    high = high if everything else np.where(counted, high, 0.0)
    sums, sizes = segments.added(high), farthest(segments.added(np.abs(high)))
    # What each row is off by, and a rounding of at most the sum of the sizes for each row.
    spread = segments.most * (error + sizes * 2.0**-52) * SLACK
    (own, row), rows = bottom_bits(value), segments.most
    bits = Bits(rows * own, rows * row) if rows * own <= SHORT_TABLE else Bits(0, own + rows * row)
    return Nearly(sums, spread, Totals(value, counted, segments), bits)


def _exact_total(segments: Segments, value: Exactly, counted: Mask | None) -> Exactly:
    top = value.top if counted is None else np.where(counted, value.top, 0.0)
    rows = segments.most
    if rows * value.largest > LIMIT and farthest(segments.added(np.abs(top))) >= LIMIT:
        raise TooLongError
    sums = segments.added(top)
    # No sum on the way is further from zero than the sizes of all rows together.
    sums_held = held(sums, rows * min(value.least, 0), rows * max(value.most, 0))
    return Exactly(sums, value.bottom, sums_held.least, sums_held.most)


def _extreme(segments: Segments, value: Numbers, counted: Mask, *, lowest: bool) -> Numbers:
    """The least or the greatest of the rows that are *counted*."""
    if not lowest:
        value = multiply(value, constant((-1, 1)))
    found = _least(segments, value, counted)
    return found if lowest else multiply(found, constant((-1, 1)))


def _least(segments: Segments, value: Numbers, counted: Mask) -> Numbers:
    if isinstance(value, Exactly) and value.by is None:
        # Whole tops over one bottom compare as they are.
        empty = 4.0 * LIMIT
        tops = segments.least(np.where(counted, value.top, empty), empty)
        missing = tops == empty
        return replace(value, top=np.where(missing, 0.0, tops), least=min(value.least, 0), most=max(value.most, 0), missing=missing, marks=None)  # fmt: skip
    high, error = near(value)
    empty = 4 * farthest(high) + 1.0
    values = np.where(counted, high, empty)
    values = np.broadcast_to(values, segments.owner.shape)
    best = segments.least(values, empty)
    # Every row that may be the least one; the first stands for all that are as small.
    close = np.flatnonzero((values <= best[segments.owner] + 2 * error) & (values < empty))
    owners = segments.owner[close]
    first = np.ones(len(close), np.bool_)
    first[1:] = owners[1:] != owners[:-1]
    places = np.zeros(segments.size, np.intp)
    places[owners[first]] = close[first]
    others = close[~first]
    if isinstance(value, Exactly) and others.size:
        others = others[~_equal(value, others, places[segments.owner[others]])]
    gone = unknown(value)
    for row in others.tolist():
        record = segments.owner[row]
        # A record with a row that is missing is itself missing, and not looked at.
        if gone is not None and (gone if not gone.ndim else gone[row] or gone[places[record]]):
            continue
        if compared(at(value, row), at(value, int(places[record]))) < 0:
            places[record] = row
    missing = np.ones(segments.size, np.bool_)
    missing[owners[first]] = False
    return replace(taken(replace(value, missing=None, marks=None), places), missing=missing if missing.any() else None)


def _equal(value: Exactly, rows: Places, others: Places) -> Mask:
    """Where the numbers of two rows are seen to be equal at once."""
    bottom = np.broadcast_to(np.float64(1) if value.by is None else value.by, value.top.shape or rows.shape)
    top = np.broadcast_to(value.top, bottom.shape)
    first, second = top[rows] * bottom[others], top[others] * bottom[rows]
    return np.asarray((first == second) & (np.abs(first) < LIMIT))
