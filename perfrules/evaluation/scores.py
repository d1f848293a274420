"""Scores as a result shows them, and whether a record is decided."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, NamedTuple, final

from perfrules.evaluation.deferred import LEFT_OUT, NOT_APPLICABLE, Slots
from perfrules.evaluation.outcome import RowScores, together, total_of
from perfrules.evaluation.plan import Line, Plan
from perfrules.evaluation.tree import ROOT
from perfrules.evaluation.wording import Wording
from perfrules.exact import to_decimal


@final
class RowResult(NamedTuple):
    """One scored row: its number from 1, label, branch, the points it got (None where undecided) and could get."""

    row: int
    label: str | None
    group: str | None
    points: Decimal | None
    of: Decimal | None
    not_applicable: bool = False


@final
class ScoreResult(NamedTuple):
    """The points an indicator or group got (None where undecided) and could get, its word on a scale, its rows."""

    points: Decimal | None
    of: Decimal | None
    not_applicable: bool = False
    word: str | None = None
    rows: tuple[RowResult, ...] | None = None


def scores_of(plan: Plan, wording: Wording, slots: Slots) -> Mapping[str, ScoreResult]:
    """Every indicator, then every group, of the record in *slots*."""
    found = {}
    for line in plan.lines:
        score = slots[line.slot]
        if isinstance(score, RowScores):
            found[line.item] = _rows(plan, wording, list(slots), line)
            continue
        points = line.points.run(slots)
        word = None if line.word is None else line.word.run(slots)
        of = line.of if line.points.constant else shown(points)
        found[line.item] = ScoreResult(shown(score), of, score is NOT_APPLICABLE, word)
    return found


def _rows(plan: Plan, wording: Wording, slots: Slots, line: Line) -> ScoreResult:
    scores: RowScores = slots[line.slot]
    rows_of = plan.compiler.rules.indicators[line.item].rows
    labels: dict[int, str] = {}
    if rows_of is not None and rows_of.label is not None:
        for number, _ in enumerate(plan.layout.tables[rows_of.table].each(slots)):
            labels[number] = wording.value(rows_of.label, slots, rows_of.table)
    rows = tuple(
        RowResult(
            row.row + 1, labels.get(row.row), row.branch or None, shown(row.score), shown(row.of),
            row.score is NOT_APPLICABLE,
        )
        for row in scores.rows
    )  # fmt: skip
    gone = together(scores) is NOT_APPLICABLE
    return ScoreResult(shown(total_of(scores)), shown(line.points.run(slots)), gone, None, rows)


def is_decided(plan: Plan, slots: Slots) -> bool:
    """Whether the total and the grade are known; without a total, whether every indicator and group is."""
    rules, layout = plan.compiler.rules, plan.layout
    if rules.total is not None:
        if not isinstance(slots[layout.scores[ROOT]], tuple):
            return False
        return plan.grading is None or slots[layout.grade] is not None
    return all(_is_known(slots[layout.scores[item]]) for item in (*rules.indicators, *rules.groups))


def _is_known(score: object) -> bool:
    if isinstance(score, RowScores):
        score = None if score.homeless else together(score)
    return score is not None and score is not LEFT_OUT


def shown(value: Any) -> Decimal | None:  # noqa: ANN401 - an exact number or a mark
    """*value* as a Decimal; None for a mark and for what is missing."""
    return to_decimal(value) if isinstance(value, tuple) else None
