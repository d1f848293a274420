"""What is missing on the sheets of a panel."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from perfrules.evaluation.compiler import Compiler
from perfrules.evaluation.deferred import Slots
from perfrules.evaluation.gaps import Gap, gaps
from perfrules.evaluation.outcome import RowScores, is_dropped
from perfrules.evaluation.panel import PanelPlan, Sheet, Sheets


def panel_gaps(compiler: Compiler, plan: PanelPlan, sheets: Sheets, slots: Slots) -> Iterator[Gap]:
    """
    The reasons for what is undecided on the record and on its sheets, each with the assessor whose sheet it is.

    Sheets that a trimmed mean leaves out are passed over.
    """
    table = plan.rule.table
    own = list(gaps(compiler, slots, plan.indicators))
    yield from own
    if len(sheets.all) <= 2 * plan.trim:
        yield Gap(table, plan.rule.by, "few-sheets" if sheets.all else "no-sheets", table)
    for sheet in sheets.kept or sheets.all:
        for gap in gaps(compiler, list(sheet.slots)):
            if gap not in own:
                yield _on_sheet(gap, sheet, plan)
    for name in plan.indicators:
        shown = [one.slots[compiler.layout.scores[name]] for one in sheets.kept or sheets.all]
        if _disagree(shown):
            yield Gap(name, name, "applies-in-part", table)


def _on_sheet(gap: Gap, sheet: Sheet, plan: PanelPlan) -> Gap:
    if gap.table is None and gap.field in plan.fields:
        return replace(gap, table=plan.rule.table, row=sheet.row + 1, assessor=sheet.assessor)
    return replace(gap, assessor=sheet.assessor)


def _disagree(shown: list[Any]) -> bool:
    """Whether an indicator, or a row of it, counts on some sheets only."""
    if not shown or not isinstance(shown[0], RowScores):
        return len({is_dropped(one) for one in shown if one is not None}) > 1
    rows = zip(*(one.rows for one in shown), strict=True)
    return any(_disagree([row.score for row in same]) for same in rows) or _disagree([one.nothing for one in shown])
