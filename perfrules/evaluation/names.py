"""What the names of formulas stand for in the slots of a record."""

import operator
from collections.abc import Callable, Mapping
from typing import final

from perfrules.evaluation.arithmetic import quotient
from perfrules.evaluation.deferred import Deferred, Slots, fixed, slot
from perfrules.evaluation.layout import Layout
from perfrules.evaluation.outcome import RowScores, is_dropped, total_of
from perfrules.evaluation.tree import ROOT
from perfrules.exact import Exact
from perfrules.model.items import Scale
from perfrules.model.rule_set import RuleSet


@final
class RecordNames:
    """`Names[Deferred]`; *points* tells what an indicator or group can get by the text, *moved* in a record."""

    def __init__(
        self, rules: RuleSet, layout: Layout, points: Callable[[str], Deferred], moved: Callable[[str], Deferred]
    ) -> None:
        self._rules = rules
        self._layout = layout
        self._points = points
        self._moved = moved
        self._plain: Mapping[str, int] = {**layout.inputs, **layout.values, "total_score": layout.scores[ROOT]}

    def value(self, name: str, row: str | None) -> Deferred:
        """The input, parameter, value, reserved word, or column of the *row* table."""
        if row is not None:
            table = self._layout.tables[row]
            if name in table.columns:
                return slot(table.column(name))
            if name == "row_score":
                return counted(table.score)
        if name == "grade":
            return slot(self._layout.grade)
        if name == "total_score":
            return counted(self._layout.scores[ROOT])
        parameter = self._rules.parameters.get(name)
        return fixed(parameter.value) if parameter else slot(self._plain[name])

    def score_of(self, item: str) -> Deferred:
        """The points an indicator or group got; missing where it does not count."""
        number = self._layout.scores[item]
        return slot(number) if item in self._layout.plain else counted(number)

    def rate_of(self, item: str) -> Deferred:
        """The share of its points that it got."""
        score, points = self.score_of(item).run, self._moved(item).run

        def run(slots: Slots) -> Exact | None:
            got, of = score(slots), points(slots)
            return None if got is None or of is None or is_dropped(of) else quotient(got, of)

        return Deferred(run)

    def points_of(self, item: str) -> Deferred:
        """The points it can get."""
        return self._points(item)

    def grade_of(self, number: Deferred) -> Deferred:
        """The grade that *number* would get as a total."""
        total = self._rules.total
        return word_of(self._rules.grades, number, fixed(total.of if total else None))

    def word_of(self, scale: str, number: Deferred) -> Deferred:
        """The word of *scale* for *number*; a scale of shares compares with the number itself."""
        return word_of(self._rules.scales[scale], number, fixed((1, 1)))

    def peers(self, name: str) -> Deferred:
        """The figures called *name* of the records evaluated together."""
        return slot(self._layout.peers[name])

    def fired(self, flag: str) -> Deferred:
        """Whether a flag fired, on any row where it looks at rows."""
        inner = operator.itemgetter(self._layout.flags[flag])
        if self._rules.flags[flag].table is None:
            return Deferred(inner)
        return Deferred(lambda slots: any_true(inner(slots)))


def any_true(answers: list[bool | None]) -> bool | None:
    """Kleene's or."""
    return True if True in answers else None if None in answers else False


def counted(number: int) -> Deferred:
    """The score in a slot; missing where the item does not count, the sum where it is scored by rows."""

    def run(slots: Slots) -> object:
        score = slots[number]
        if isinstance(score, RowScores):
            return total_of(score)
        return None if is_dropped(score) else score

    return Deferred(run)


def word_of(scale: Scale, number: Deferred, of: Deferred) -> Deferred:
    """
    The highest word of *scale* that begins at or below *number*; missing below the lowest.

    Where a word begins at a share of the points, it is also missing while these cannot be told, as in a panel whose
    sheets do not agree on what applies.
    """
    value, full, reached = number.run, of.run, reaching(scale)

    def run(slots: Slots) -> str | None:
        x = value(slots)
        return None if x is None else reached(x, full(slots))

    return Deferred(run)


def reaching(scale: Scale) -> Callable[[Exact, Exact | None], str | None]:
    """The same for a number and the points it is out of, which are None while they cannot be told."""
    words = [(word.id, word.start, word.share) for word in scale.values()]
    shares = any(share for _, _, share in words)

    def word(x: Exact, points: Exact | None) -> str | None:
        if points is None and shares:
            return None
        for name, start, share in words:
            n, d = (start[0] * points[0], start[1] * points[1]) if share and points else start
            if x[0] * d >= n * x[1]:
                return name
        return None

    return word
