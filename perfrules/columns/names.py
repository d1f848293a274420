"""What the names of formulas stand for in the slots of a batch."""

from collections.abc import Callable, Mapping
from typing import cast, final

import numpy as np

from perfrules.columns.deferred import Deferred
from perfrules.columns.frame import Frame
from perfrules.columns.lifting import of_record
from perfrules.columns.marks import counted
from perfrules.columns.operations import ColumnOperations
from perfrules.columns.values import Codes, Truths, Words
from perfrules.evaluation.layout import Layout
from perfrules.evaluation.tree import ROOT
from perfrules.exact import ONE, Exact
from perfrules.model.items import Scale
from perfrules.model.rule_set import RuleSet


@final
class ColumnNames:
    """
    `Names[Deferred]`; *points* tells what an indicator or group can get by the text, *moved* in a record.

    What belongs to the record is the same for all of its rows.
    """

    def __init__(
        self,
        rules: RuleSet,
        layout: Layout,
        ops: ColumnOperations,
        points: Callable[[str], Deferred],
        moved: Callable[[str], Deferred],
    ) -> None:
        self._rules, self._layout, self._ops = rules, layout, ops
        self._points, self._moved = points, moved
        self._plain: Mapping[str, int] = {**layout.inputs, **layout.values, "grade": layout.grade}

    def value(self, name: str, row: str | None) -> Deferred:
        """The input, parameter, value, reserved word, or column of the *row* table."""
        if row is not None:
            table = self._layout.tables[row]
            if name in table.columns:
                return slot(table.column(name))
            if name == "row_score":
                return slot(table.score)
        if name == "total_score":
            return self.score_of(ROOT)
        parameter = self._rules.parameters.get(name)
        return self._ops.constant(parameter.value) if parameter else of_record(slot(self._plain[name]))

    def score_of(self, item: str) -> Deferred:
        """The points an indicator or group got; missing where it does not count."""
        return of_record(counted(slot(self._layout.scores[item])))

    def rate_of(self, item: str) -> Deferred:
        """The share of its points that it got."""
        return of_record(self._ops.divide(counted(slot(self._layout.scores[item])), counted(self._moved(item))))

    def points_of(self, item: str) -> Deferred:
        """The points it can get."""
        return of_record(self._points(item))

    def grade_of(self, number: Deferred) -> Deferred:
        """The grade that *number* would get as a total."""
        total = self._rules.total
        # There are no grades without a total.
        return word_of(self._rules.grades, number, total.of if total else ONE, self._ops)

    def word_of(self, scale: str, number: Deferred) -> Deferred:
        """The word of *scale* for *number*; a scale of shares compares with the number itself."""
        return word_of(self._rules.scales[scale], number, ONE, self._ops)

    def peers(self, name: str) -> Deferred:
        """The figures called *name* of the records evaluated together."""
        return of_record(slot(self._layout.peers[name]))

    def fired(self, flag: str) -> Deferred:
        """Whether a flag fired, on any row where it looks at rows."""
        table = self._rules.flags[flag].table
        answer = slot(self._layout.flags[flag])
        return of_record(answer if table is None else self._ops.any_row(table, answer))


def slot(number: int) -> Deferred:
    """What lies in a slot of the frame that is looked at."""
    return Deferred(lambda frame: frame.slots[number])


def word_of(scale: Scale, number: Deferred, of: Exact, ops: ColumnOperations) -> Deferred:
    """The highest word of *scale* that begins at or below *number*, shares being shares *of* the points; missing below the lowest."""
    tests = []
    for word in reversed(list(scale.values())):
        start = ops.constant((word.start[0] * of[0], word.start[1] * of[1]) if word.share else word.start)
        tests.append(ops.compare_numbers(">=", number, start).run)
    words = tuple(reversed(list(scale)))

    def run(frame: Frame) -> Words:
        codes: Codes = np.full((), -1, np.int32)
        for code, test in enumerate(tests):
            codes = np.where(cast("Truths", test(frame)).true, np.int32(code), codes)
        return Words(codes, words)

    return Deferred(run)
