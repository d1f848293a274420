"""What several sheets say of one item, as one: numbers are averaged, marks have to agree."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from perfrules.evaluation.allocation import Allocation
from perfrules.evaluation.deferred import LEFT_OUT, NOT_APPLICABLE
from perfrules.evaluation.outcome import RowScore, RowScores, is_dropped
from perfrules.exact import Exact, compare

Found = list[Any]
Averaged = Callable[[Found], Any]
"""One answer out of the answers of the sheets, of which each is an exact number, a mark or missing."""


def settled(found: Found, averaged: Callable[[list[Exact]], Exact | None]) -> Any:  # noqa: ANN401 - a number, a mark or missing
    """
    One answer out of those of the sheets: the average of numbers, or a mark where the item counts on no sheet.

    It is missing where one is missing, and where the item counts on some sheets only.

    >>> from perfrules.evaluation.operations import mean
    >>> settled([(8, 1), (9, 1)], mean), settled([(8, 1), None], mean)
    ((17, 2), None)
    """
    if any(isinstance(one, tuple) for one in found):
        return averaged(found) if all(isinstance(one, tuple) for one in found) else None
    if not all(is_dropped(one) for one in found):
        return None
    return LEFT_OUT if LEFT_OUT in found else NOT_APPLICABLE


def in_one(found: Found, averaged: Averaged) -> Any:  # noqa: ANN401 - what lies in a slot
    """What the sheets have in one slot, together; rows are taken one by one, and are the same on every sheet."""
    first = found[0]
    if not isinstance(first, RowScores):
        return averaged(found)
    rows = [_row(same, averaged) for same in zip(*(one.rows for one in found), strict=True)]
    nothing = averaged([one.nothing for one in found])
    return replace(first, rows=tuple(rows), nothing=first.nothing if isinstance(nothing, tuple) else nothing)


def unknown(_: Found) -> None:
    """What cannot be told from the sheets."""


def agreed(found: Sequence[Allocation]) -> Allocation:
    """How points move, where all sheets say the same; otherwise it cannot be told."""
    first = found[0]
    factors = {name: _same(one.factors[name] for one in found) for name in first.factors}
    return Allocation(_same(one.amount for one in found), factors)


def _row(same: Sequence[RowScore], averaged: Averaged) -> RowScore:
    """A row of all sheets; where it is not worth the same on each, its points cannot be averaged."""
    of, score = _same(row.of for row in same), averaged([row.score for row in same])
    return replace(same[0], of=of, score=None if of is None and not is_dropped(score) else score)


def _same(found: Iterable[Any]) -> Any:  # noqa: ANN401 - an exact number, a mark or missing
    """What all of *found* are; missing where they differ."""
    first, *others = found
    return (
        first
        if all(
            one is first or (isinstance(one, tuple) and isinstance(first, tuple) and not compare(one, first))
            for one in others
        )
        else None
    )
