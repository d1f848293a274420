"""Slots of a single record that stand in for all records of a batch that are alike: only what a step asks for is told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, final

import numpy as np
from numpy.typing import NDArray

from perfrules.columns.deferred import Deferred
from perfrules.columns.frame import Frame
from perfrules.columns.numbers import Numbers, at
from perfrules.columns.patterns import Grouping, Keys, answers, states, telling
from perfrules.columns.values import Mask
from perfrules.evaluation import deferred
from perfrules.evaluation.outcome import RowScore, RowScores
from perfrules.exact import ONE, Exact

STATES = (ONE, deferred.NOT_APPLICABLE, deferred.LEFT_OUT, None)
"""What stands in for a number, the two marks, and what is missing."""
ANSWERS = (False, True, None)


@final
@dataclass(frozen=True, slots=True, eq=False)
class RowGroup:
    """The rows that land in a *branch* in one state, which *score* stands for: whether there are any, their points together."""

    branch: str
    score: Any
    any_row: Deferred
    points: Deferred


@final
@dataclass(frozen=True, slots=True, eq=False)
class RowsAlike:
    """The rows of an indicator, as they lie in *slots*: by groups, with what counts where none lands."""

    slots: tuple[int, ...]
    nothing: Deferred
    homeless: Deferred
    groups: tuple[RowGroup, ...]


@final
@dataclass(frozen=True, slots=True, eq=False)
class StandIns:
    """
    What a step asks of a record.

    *items* are scores of which only the state is asked, by slot; *rows* those of indicators that are scored row by row;
    *conditions* those of branches, whose answers lie behind the *size* slots of a record.
    """

    size: int
    items: Mapping[int, Deferred]
    rows: Sequence[RowsAlike]
    conditions: Mapping[str, Deferred]

    def place(self, branch: str) -> int:
        """Where the answer to the condition of *branch* lies."""
        return self.size + list(self.conditions).index(branch)

    def look(self, frame: Frame, grouping: Grouping) -> "Looked":
        """Tell the records of a batch apart by all that is asked."""
        items = {number: states(one.run(frame)) for number, one in self.items.items()}
        conditions = [answers(one.run(frame)) for one in self.conditions.values()]
        for codes in items.values():
            grouping.add(codes, len(STATES))
        for codes in conditions:
            grouping.add(codes, len(ANSWERS))
        return Looked(self.size, items, conditions, [_look(one, frame, grouping) for one in self.rows])


@final
class LookedRows(NamedTuple):
    """The rows of an indicator in every record of a batch."""

    rows: RowsAlike
    nothing: Keys
    homeless: Keys
    groups: list[tuple[RowGroup, Keys, Numbers]]

    def scores(self, record: int) -> RowScores:
        """What stands in for the rows of *record*."""
        found = []
        for number, (group, there, points) in enumerate(self.groups):
            if pick(there, record):
                of = number_at(points, record)
                # Points that cancel each other out are not the same as none.
                shares = [of] if of is None or of[0] else [ONE, (-1, 1)]
                found += [RowScore(number, group.branch, share, group.score) for share in shares]
        if pick(self.homeless, record):
            found.append(RowScore(len(self.groups), None, ONE, None))
        return RowScores(tuple(found), STATES[pick(self.nothing, record)])


@final
class Looked(NamedTuple):
    """What was asked, of every record of a batch."""

    size: int
    items: dict[int, Keys]
    conditions: list[Keys]
    rows: list[LookedRows]

    def slots(self, record: int) -> list[Any]:
        """The slots that stand in for *record* and all that are like it."""
        slots: list[Any] = [ONE] * self.size
        for number, codes in self.items.items():
            slots[number] = STATES[pick(codes, record)]
        for one in self.rows:
            for number in one.rows.slots:
                slots[number] = one.scores(record)
        return [*slots, *(ANSWERS[pick(codes, record)] for codes in self.conditions)]


def _look(rows: RowsAlike, frame: Frame, grouping: Grouping) -> LookedRows:
    nothing, homeless = states(rows.nothing.run(frame)), answers(rows.homeless.run(frame))
    grouping.add(nothing, len(STATES))
    grouping.add(homeless, len(ANSWERS))
    groups = []
    for group in rows.groups:
        there = answers(group.any_row.run(frame))
        if there.any():
            points = group.points.run(frame)
            grouping.add(there, len(ANSWERS))
            grouping.add(*telling(points, frame.size))
            groups.append((group, there, points))
    return LookedRows(rows, nothing, homeless, groups)


def pick(codes: NDArray[np.integer] | Mask, record: int) -> int:
    """The code of one record; one for all has no dimension."""
    return int(codes[record] if codes.ndim else codes)


def number_at(numbers: Numbers, record: int) -> Exact | None:
    """The number of one record; None where it is missing."""
    missing = numbers.missing
    if missing is not None and pick(missing, record):
        return None
    return at(numbers, record)
