"""Findings: what the flags and the scoring itself have to say about a record."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import final

from perfrules.evaluation.deadlines import deadline_of
from perfrules.evaluation.deferred import Deferred, Slots
from perfrules.evaluation.outcome import RowScores, is_dropped
from perfrules.evaluation.panel import PanelPlan, Sheet, Sheets
from perfrules.evaluation.plan import Plan
from perfrules.evaluation.printing import TOTAL_TITLE, printed
from perfrules.evaluation.rows import add_up
from perfrules.evaluation.tree import Branch
from perfrules.evaluation.wording import Wording
from perfrules.exact import Exact, compare, to_text
from perfrules.formula.kind import PERCENT
from perfrules.formula.syntax import Formula
from perfrules.messages import CATALOGUE
from perfrules.model.items import Flag, FlagSeverity, Indicator, Panel
from perfrules.problems import Place
from perfrules.scoring import Note
from perfrules.words import Lang, Words


@final
@dataclass(frozen=True, slots=True)
class Finding:
    """
    One problem that was found, with what shows it and what to do.

    *flag* is the flag's id, or the word of a finding that scoring makes by itself. *row* is the label of the row and
    *row_number* its number from 1, where the finding is about a row. *evidence* are the values by which the
    condition holds, as printed. *place* is where the rule stands, *item* the indicator
    that a finding of scoring is about.
    """

    flag: str
    severity: FlagSeverity
    category: str | None
    row: str | None
    row_number: int | None
    text: str
    evidence: Mapping[str, str]
    recommendation: str | None
    deadline: str | None
    laws: tuple[str, ...]
    place: Place
    item: str | None = None


def findings(plan: Plan, wording: Wording, slots: Slots) -> Iterator[Finding]:
    """The findings of the record in *slots*: those of the flags in the order of the rules, then those of scoring."""
    finder = _Finder(plan, wording, slots)
    sheets: Sheets | None = slots[plan.layout.panel]
    for flag in plan.compiler.rules.flags.values():
        yield from finder.of_flag(flag)
    on_sheets = [_Finder(plan, wording, list(one.slots), one) for one in sheets.all] if sheets else []
    judged = plan.panel.indicators if plan.panel and sheets else ()
    for indicator in plan.compiler.rules.indicators.values():
        for one in on_sheets if indicator.id in judged else [finder]:
            yield from one.of_notes(indicator)
    yield from finder.of_row_points()
    yield from finder.of_shared_rows()
    if plan.panel and sheets:
        yield from finder.of_spread(plan.panel, sheets)


_BY = Words(en="{item} ({assessor})", zh="{item}（{assessor}）")


@final
class _Finder:
    def __init__(self, plan: Plan, wording: Wording, slots: Slots, sheet: Sheet | None = None) -> None:
        self.sheet = sheet
        self.plan = plan
        self.rules = plan.compiler.rules
        self.layout = plan.layout
        self.wording = wording
        self.slots = slots

    def of_flag(self, flag: Flag) -> Iterator[Finding]:
        answer = self.slots[self.layout.flags[flag.id]]
        if flag.table is None:
            if answer:
                yield self._finding(flag, None, None)
            return
        for number, _ in enumerate(self.layout.tables[flag.table].each(self.slots)):
            if answer[number]:
                label = str(number + 1) if flag.label is None else self._label(flag.label, flag.table)
                yield self._finding(flag, label, number + 1)

    def _label(self, label: Formula, table: str) -> str:
        return self.wording.value(label, self.slots, table)

    def _finding(self, flag: Flag, label: str | None, number: int | None) -> Finding:
        recommended = flag.recommendation
        return Finding(
            flag.id,
            flag.severity,
            flag.category,
            label,
            number,
            self.wording.text(flag.finding, self.slots, flag.table),
            MappingProxyType(self.wording.deciding(flag.when, self.slots, flag.table)),
            None if recommended is None else self.wording.text(recommended, self.slots, flag.table),
            deadline_of(flag.deadline, self.plan.compiler, self.slots),
            flag.basis.laws,
            flag.place,
        )

    def of_notes(self, indicator: Indicator) -> Iterator[Finding]:
        notes = self.plan.notes[indicator.id]
        if indicator.rows is None:
            if not is_dropped(self.slots[self.layout.scores[indicator.id]]):
                yield from self._notes(indicator, notes, None, None)
            return
        scored = {row.row: row for row in self.slots[self.layout.scores[indicator.id]].rows}
        for number, _ in enumerate(self.layout.tables[indicator.rows.table].each(self.slots)):
            row = scored.get(number)
            if row is None or is_dropped(row.score):
                continue
            self.slots[self.layout.row_points] = row.of
            label = indicator.rows.label
            shown = str(number + 1) if label is None else self._label(label, indicator.rows.table)
            yield from self._notes(indicator, notes, shown, number + 1)

    def _notes(
        self,
        indicator: Indicator,
        notes: tuple[Note[Deferred], ...],
        label: str | None,
        number: int | None,
    ) -> Iterator[Finding]:
        for note in notes:
            if note.when.run(self.slots):
                facts = {name: self._fact(name, part.run(self.slots)) for name, part in note.facts}
                yield self._built_in(note.key, indicator, label, number, facts)

    def _fact(self, name: str, value: Exact) -> str:
        return printed(value, PERCENT, self.wording.lang, {}) if name == "ratio" else to_text(value)

    def _built_in(
        self, key: str, item: Indicator, label: str | None, number: int | None, facts: dict[str, str]
    ) -> Finding:
        shown = {"item": label or item.title.get(self.wording.lang), **facts}
        if self.sheet is not None:
            shown["item"] = _BY.get(self._lang).format(item=shown["item"], assessor=self.sheet.assessor)
            label = self.sheet.assessor if label is None else shown["item"]
            number = self.sheet.row + 1 if number is None else number
        return self._made(key, shown, facts, (label, number), item)

    @property
    def _lang(self) -> Lang:
        return "zh" if self.wording.lang == "zh" else "en"

    def _made(
        self,
        key: str,
        shown: dict[str, str],
        facts: dict[str, str],
        row: tuple[str | None, int | None],
        rule: Indicator | Panel,
    ) -> Finding:
        message = CATALOGUE[key]
        return Finding(
            key.partition("/")[0],
            "warning",
            None,
            *row,
            message.said(self._lang).format_map(shown),
            MappingProxyType(facts),
            message.fix(self._lang).format_map(shown),
            None,
            rule.basis.laws,
            rule.place,
            rule.id if isinstance(rule, Indicator) else None,
        )

    def of_spread(self, panel: PanelPlan, sheets: Sheets) -> Iterator[Finding]:
        """Totals of assessors that lie further apart than the rules allow; unknown ones could only widen it."""
        spread = panel.spread(sheets)
        if spread is not None and panel.limit is not None and compare(spread.width, panel.limit) > 0:
            totals = {"lowest": spread.low, "highest": spread.high}
            facts = {name: to_text(one.slots[panel.total]) for name, one in totals.items()}
            facts |= {"low": spread.low.assessor, "high": spread.high.assessor}
            facts |= {"spread": to_text(spread.width), "limit": to_text(panel.limit)}
            yield self._made("panel-spread", facts, facts, (None, None), panel.rule)

    def of_row_points(self) -> Iterator[Finding]:
        """Rows whose points do not add up to those of their group, before or after points have moved there."""
        for branch, indicator in self.plan.row_branches:
            yield from self._row_points(branch, indicator)

    def _row_points(self, branch: Branch, indicator: Indicator) -> Iterator[Finding]:
        parts: list[Exact | None] = []
        for member in branch.members:
            raw = self.slots[self.layout.raws[member.id]] if member.id in self.layout.raws else None
            if isinstance(raw, RowScores):
                parts += [row.of for row in raw.inside(branch.id)]
            else:
                parts.append(member.points)
        total = add_up([part for part in parts if part is not None])
        amount = self.plan.points[branch.id].run(self.slots) if branch.id else branch.points
        if None in parts or not parts or not isinstance(amount, tuple) or branch.points is None:
            return
        if compare(total, branch.points) and compare(total, amount):
            group, lang = self.rules.groups.get(branch.id), self.wording.lang
            title = TOTAL_TITLE.get("zh" if lang == "zh" else "en") if group is None else group.title.get(lang)
            facts = {"sum": to_text(total), "points": to_text(amount), "item": title}
            yield self._built_in("row-points-add-up", indicator, None, None, facts)

    def of_shared_rows(self) -> Iterator[Finding]:
        """Rows that more than one indicator scores."""
        for indicators in self.plan.shared_tables:
            counts: dict[int, list[Indicator]] = {}
            for indicator in indicators:
                for row in self.slots[self.layout.scores[indicator.id]].rows:
                    counts.setdefault(row.row, []).append(indicator)
            for number, found in sorted(counts.items()):
                if len(found) > 1:
                    facts = {"indicators": ", ".join(one.title.get(self.wording.lang) for one in found)}
                    yield self._built_in("row-scored-twice", found[0], str(number + 1), number + 1, facts)
