"""复核: every figure that a form prints beside the one that the rules give."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import cast, final

from perfrules.evaluation.accumulated import explained_by_parts
from perfrules.evaluation.comparison import GRADE, TOTAL, Comparison, PrintedSum, Verdict, judged
from perfrules.evaluation.deferred import NOT_APPLICABLE, Slots
from perfrules.evaluation.gaps import Gap, gaps_of_value
from perfrules.evaluation.outcome import RowScore, RowScores
from perfrules.evaluation.plan import Plan
from perfrules.evaluation.printed import Form, Printed
from perfrules.evaluation.printing import GRADE_TITLE, TOTAL_TITLE
from perfrules.evaluation.tree import ROOT, Branch
from perfrules.evaluation.wording import Wording
from perfrules.exact import ZERO, Exact, to_decimal
from perfrules.formula.kind import Kind
from perfrules.words import Lang


def comparisons(
    plan: Plan, wording: Wording, slots: Slots, grade: str | None, missing: tuple[Gap, ...]
) -> Iterator[Comparison]:
    """The comparisons of one record, in the order of a form: values, indicators with their rows, groups, total, grade."""
    reviewer = _Reviewer(plan, wording, slots, missing)
    found = [comparison for printed in plan.printed for comparison in reviewer.item(printed)]
    yield from explained_by_parts(plan, slots, found)
    yield from reviewer.grade(grade)


@final
class _Reviewer:
    def __init__(self, plan: Plan, wording: Wording, slots: Slots, missing: tuple[Gap, ...]) -> None:
        self.plan, self.wording, self.slots, self.missing = plan, wording, slots, missing
        self.rules = plan.compiler.rules
        self.form = Form(plan.layout, slots)
        self.groups = {one.id: one.declared for one in self.rules.groups.values() if one.declared is not None}
        self.speech: Lang = "zh" if wording.lang == "zh" else "en"

    def item(self, item: Printed) -> Iterator[Comparison]:
        if item.table is not None:
            yield from self._rows(item, item.table)
            return
        printed, computed = self.form.figure(item.declared), _known(self.slots[item.slot])
        of = item.of(self.slots) if item.of is not None else None
        found = self._compared(item, printed, computed, _known(item.exact(self.slots)), of)
        parts = None if item.branch is None or printed is None else self._sum(item.branch, printed, _number(of))
        missing = self._missing(item) if found.verdict == "undecided" else ()
        yield found._replace(parts=parts, missing=missing)

    def grade(self, computed: str | None) -> Iterator[Comparison]:
        name = self.rules.total.declared_grade if self.rules.total else None
        if name is None:
            return
        printed = cast("str | None", self.slots[self.plan.layout.inputs[name]])
        verdict: Verdict = "same" if printed == computed else "different"
        if printed is None or computed is None:
            verdict = "not_printed" if printed is None else "undecided"
        missing = self.missing if verdict == "undecided" else ()
        kind, title = Kind("choice"), GRADE_TITLE.get(self.speech)
        yield Comparison(
            GRADE, None, title, None, kind, None, printed, computed, None, None, None, verdict, missing=missing
        )

    def _rows(self, item: Printed, table: str) -> Iterator[Comparison]:
        scores, exact = cast("RowScores", self.slots[item.slot]), cast("RowScores", item.exact(self.slots))
        labels = self._labels(item.item, table)
        for row, behind in zip(scores.rows, exact.rows, strict=True):
            printed = self.form.cell(table, item.declared, row.row)
            found = self._compared(item, printed, _known(row.score), _known(behind.score), row.of)
            missing = self._missing(item, row) if found.verdict == "undecided" else ()
            yield found._replace(row=row.row + 1, label=labels.get(row.row), missing=missing)

    def _labels(self, indicator: str, table: str) -> Mapping[int, str]:
        """The names of the rows, by their numbers from 0."""
        rows = self.rules.indicators[indicator].rows
        if rows is None or rows.label is None:
            return {}
        each = enumerate(self.plan.layout.tables[table].each(self.slots))
        return {number: self.wording.value(rows.label, self.slots, table) for number, _ in each}

    def _compared(
        self, item: Printed, printed: Exact | None, computed: Exact | None, exact: Exact | None, of: object
    ) -> Comparison:
        rounding: str | None = None
        if printed is None or computed is None or exact is None:
            verdict: Verdict = "not_printed" if printed is None else "undecided"
        else:
            verdict, rounding = judged(printed, computed, exact, _number(of), percent=_is_percent(item.kind))
        difference = None if printed is None or computed is None else to_decimal(_less(printed, computed))
        return Comparison(
            item.item or TOTAL, None, self._title(item.item), None, item.kind, _decimal(_number(of)), _decimal(printed),
            _decimal(computed), _decimal(exact), difference, rounding, verdict,
        )  # fmt: skip

    def _sum(self, branch: Branch, printed: Exact, of: Exact | None) -> PrintedSum | None:
        added = self.form.sum_below(branch, self.groups)
        if added is None:
            return None
        verdict, rounding = judged(printed, added, added, of, percent=False)
        return PrintedSum(to_decimal(added), to_decimal(_less(printed, added)), rounding, verdict)

    def _title(self, item: str) -> str:
        if item == ROOT:
            return TOTAL_TITLE.get(self.speech)
        rules = self.rules
        owner = rules.values.get(item) or rules.groups.get(item) or rules.indicators[item]
        return owner.title.get(self.wording.lang)

    def _missing(self, item: Printed, row: RowScore | None = None) -> tuple[Gap, ...]:
        """Why *item* has no figure: its own reasons, or, where it only waits for others, all that the record lacks."""
        if item.item in self.rules.values:
            return tuple(gaps_of_value(self.plan.compiler, self.slots, self.rules.values[item.item]))
        number = None if row is None else row.row + 1
        own = tuple(gap for gap in self.missing if gap.item == item.item and number in {None, gap.row})
        return own or self.missing


def _known(score: object) -> Exact | None:
    """The figure of a result: nothing is got for what does not apply, and what is left out has none."""
    if score is NOT_APPLICABLE:
        return ZERO
    return _number(score)


def _number(value: object) -> Exact | None:
    return cast("Exact", value) if isinstance(value, tuple) else None


def _is_percent(kind: Kind) -> bool:
    return kind.name in {"percent", "percent_points"}


def _less(a: Exact, b: Exact) -> Exact:
    return (a[0] * b[1] - b[0] * a[1], a[1] * b[1])


def _decimal(value: Exact | None) -> Decimal | None:
    return None if value is None else to_decimal(value)
