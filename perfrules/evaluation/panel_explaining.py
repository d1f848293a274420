"""How what several assessors judged became one: every sheet with what it says, then the average."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Protocol

from perfrules.evaluation.explaining import Explanation, Step
from perfrules.evaluation.panel import PanelPlan, Sheet, Sheets
from perfrules.words import Lang, Words

_LEFT_OUT = Words(en="{shown}, left out", zh="{shown}，去除")
_LABELLED = Words(en="{assessor}: {shown}", zh="{assessor}：{shown}")
_ROW = Words(en="{assessor}, {row}", zh="{assessor}，{row}")
_MEAN = Words(en="mean of the sheets ({count})", zh="{count}张评审表平均")
_TRIMMED = Words(
    en="mean of {count} of {all} sheets ({trim} left out at each end)",
    zh="{all}张评审表去掉最低、最高各{trim}张，取{count}张平均",
)
_BY_SHEET = Words(en="worked out for every sheet", zh="各评审表分别计算")


class Explained(Protocol):
    """What explains the items of one sheet."""

    def explain(self, item: str) -> Explanation:
        """How *item* came about on the sheet."""


def judged_by(
    plan: PanelPlan, sheets: Sheets, results: "tuple[Explained, ...]", found: Explanation, slot: int | None
) -> Explanation:
    """
    The explanation *found* of a judged item of the record, with what every sheet says in place of the record's own figures.

    *slot* is that of its score; None for a named value, of which the record has none.
    """
    counted = None if slot is None else _counted(plan, sheets, slot)
    steps: list[Step] = []
    for sheet, result in zip(sheets.all, results, strict=True):
        steps += _steps(sheet, result.explain(found.id), found, left_out=counted is not None and sheet not in counted)
    if slot is None:
        return replace(found, result=_BY_SHEET.get(found.lang), steps=tuple(steps))
    if counted:
        wording = _TRIMMED if plan.trim else _MEAN
        average = wording.get(found.lang).format(count=len(counted), all=len(sheets.all), trim=plan.trim)
        steps.append(Step(average, found.result, found.result))
    return replace(found, steps=tuple(steps))


def _counted(plan: PanelPlan, sheets: Sheets, slot: int) -> tuple[Sheet, ...] | None:
    """The sheets whose figures are averaged for this item."""
    return sheets.kept if plan.rule.average == "total" else plan.counted(sheets.all, slot)


def _steps(sheet: Sheet, own: Explanation, found: Explanation, *, left_out: bool) -> Iterator[Step]:
    """The steps of one sheet below a line with what it comes to; that line alone where it only adds up its parts."""
    lang: Lang = found.lang
    shown = _LEFT_OUT.get(lang).format(shown=own.result) if left_out else own.result
    if found.parts or not own.steps:
        yield Step(sheet.assessor, shown, shown)
        return
    label = _LABELLED.get(lang).format(assessor=sheet.assessor, shown=shown)
    for step in own.steps:
        row = label if step.row is None else _ROW.get(lang).format(assessor=sheet.assessor, row=step.row)
        yield replace(step, row=row)
