"""How something came about: the rule in its own words, with the values of the record put beside every formula."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Protocol, final

from perfrules.evaluation.deferred import Slots
from perfrules.evaluation.outcome import is_dropped
from perfrules.evaluation.plan import Plan
from perfrules.evaluation.wording import Wording
from perfrules.exact import to_text
from perfrules.formula.references import references
from perfrules.formula.syntax import Formula
from perfrules.model.items import Basis, Flag, Indicator, Law
from perfrules.model.shapes import Shape, formulas_in
from perfrules.model.texts import Text
from perfrules.problems import Place
from perfrules.words import Lang, Words

_METHOD = Words(en="method", zh="计分方法")
_UNDECIDED = Words(en="undecided", zh="无法判定")
_NOT_APPLICABLE = Words(en="not applicable", zh="不适用")
_POINTS = Words(en="{points} of {of} points", zh="{points}分（满分{of}分）")
_PROVENANCE = {
    "sourced": Words(en="sourced", zh="有出处"),
    "recalled": Words(en="recalled, not checked against the document", zh="凭记忆，未核对原文"),
    "proposal": Words(en="a proposal", zh="建议"),
}
_LAWS = Words(en="basis", zh="依据")
_YES = Words(en="fired", zh="已触发")
_NO = Words(en="did not fire", zh="未触发")
_ROW = Words(en="row {row}", zh="第{row}行")


class _Scores(Protocol):
    """The parts of a result that an explanation reads."""

    @property
    def scores(self) -> Any:  # noqa: ANN401 - a mapping of scores
        """Scores by item."""

    @property
    def outcomes(self) -> Any:  # noqa: ANN401 - a mapping of texts
        """Outcomes by id."""

    @property
    def grade_title(self) -> str | None:
        """The grade."""

    @property
    def limited_by(self) -> tuple[str, ...]:
        """What limited it."""


@final
@dataclass(frozen=True, slots=True)
class Step:
    """One line: which part of the rule, its formula as written, its value in this record; *row* is the row's label."""

    part: str
    formula: str
    value: str
    row: str | None = None


@final
@dataclass(frozen=True, slots=True)
class Explanation:
    """
    How *id* came about.

    *result* is what came out, *steps* the parts of its rule and every name they use, *parts* what it is put together from,
    *basis* the laws and how sure they are, *place* where the rule stands.
    """

    id: str
    title: str
    result: str
    method: str | None
    steps: tuple[Step, ...]
    parts: tuple[tuple[str, str], ...]
    basis: tuple[str, ...]
    place: Place
    lang: Lang

    def __str__(self) -> str:
        lines = [f"{self.title} ({self.id}): {self.result}"]
        if self.method:
            lines.append(f"  {_METHOD.get(self.lang)}: {self.method}")
        row = None
        for step in self.steps:
            if step.row != row and step.row is not None:
                lines.append(f"  {step.row}")
            row = step.row
            shown = "" if step.formula == step.value else f"{step.formula} = "
            lines.append(f"  {'  ' if row else ''}{step.part}: {shown}{step.value}")
        lines += [f"  {name}: {value}" for name, value in self.parts]
        lines += [f"  {_LAWS.get(self.lang)}: {text}" for text in self.basis]
        lines.append(f"  → {self.place}")
        return "\n".join(lines)


def explain(plan: Plan, wording: Wording, slots: Slots, item: str, result: _Scores) -> Explanation:
    """The explanation of *item*; KeyError where the rules do not know it."""
    return _Explainer(plan, wording, slots, result).explained(item)


@final
class _Explainer:
    def __init__(self, plan: Plan, wording: Wording, slots: Slots, result: _Scores) -> None:
        self.plan, self.rules = plan, plan.compiler.rules
        self.wording, self.slots, self.result = wording, slots, result
        self.lang: Lang = "zh" if wording.lang == "zh" else "en"

    def explained(self, item: str) -> Explanation:
        rules = self.rules
        if item in rules.indicators:
            return self._indicator(rules.indicators[item])
        if item in rules.groups:
            group = rules.groups[item]
            steps = tuple(self._steps((group.formula, group.not_applicable_when)))
            return self._made(
                item, group.title, self._points(item), group.combine, steps, group.basis, group.place, item
            )
        if item in rules.values:
            value = rules.values[item]
            formula = Formula(item, value.place, in_line=False, tree=_name(item))
            shown = self.wording.value(formula, self.slots) if self.slots else self._undecided()
            method = value.rule.method if isinstance(value.rule, Shape) else None
            return self._made(
                item, value.title, shown, method, tuple(self._steps(value.rule)), value.basis, value.place
            )
        if item in rules.flags:
            return self._flag(rules.flags[item])
        if item in rules.outcomes:
            outcome = rules.outcomes[item]
            shown = self.result.outcomes.get(item) or self._undecided()
            lines = tuple(line.when for line in outcome.choose)
            return self._made(item, outcome.title, shown, None, tuple(self._steps(lines)), outcome.basis, outcome.place)
        if item in {"total", "grade"} and rules.total is not None:
            return self._total(item)
        raise KeyError(item)

    def _total(self, item: str) -> Explanation:
        total = self.rules.total
        if total is None:  # pragma: no cover - asked before
            raise KeyError(item)
        title = Text((("zh", "总分"), ("en", "Total"))) if item == "total" else Text((("zh", "等级"), ("en", "Grade")))
        score = getattr(self.result, "score", None)
        shown = self.result.grade_title if item == "grade" else None
        if item == "total" and score is not None:
            shown = _POINTS.get(self.lang).format(points=score, of=to_text(total.of))
        limits = tuple(limit.when for limit in self.rules.grade_limits.values()) if item == "grade" else ()
        steps = tuple(self._steps((total.formula, *limits)))
        parts = "" if item == "total" else None
        return self._made(item, title, shown or self._undecided(), total.combine, steps, Basis(), total.place, parts)

    def _flag(self, flag: Flag) -> Explanation:
        steps: list[Step] = []
        answer = self.slots[self.plan.layout.flags[flag.id]] if self.slots else None
        if flag.table is None:
            steps += self._steps(flag.when)
        elif self.slots:
            for number, _ in enumerate(self.plan.layout.tables[flag.table].each(self.slots)):
                steps += self._steps(flag.when, flag.table, self._row(number, flag.label, flag.table))
        answers = answer if isinstance(answer, list) else [answer]
        shown = _YES if True in answers else None if None in answers else _NO
        result = self._undecided() if shown is None else shown.get(self.lang)
        return self._made(flag.id, flag.title, result, None, tuple(steps), flag.basis, flag.place)

    def _indicator(self, indicator: Indicator) -> Explanation:
        parts = (indicator.shape.rule, indicator.points, indicator.not_applicable_when)
        steps: list[Step] = []
        if indicator.rows is None:
            steps += self._steps(parts)
        elif self.slots:
            table = indicator.rows.table
            inner = (*parts, indicator.rows.where)
            for number, _ in enumerate(self.plan.layout.tables[table].each(self.slots)):
                label = self._row(number, indicator.rows.label, table)
                steps += self._steps(inner, table, f"{label}: {self._row_points(indicator.id, number)}")
        return self._made(
            indicator.id, indicator.title, self._points(indicator.id), indicator.shape.method, tuple(steps),
            indicator.basis, indicator.place,
        )  # fmt: skip

    def _row(self, number: int, label: Formula | None, table: str) -> str:
        if label is None:
            return _ROW.get(self.lang).format(row=number + 1)
        return self.wording.value(label, self.slots, table)

    def _row_points(self, indicator: str, number: int) -> str:
        rows = self.result.scores[indicator].rows or ()
        found = next((row for row in rows if row.row == number + 1), None)
        return "—" if found is None else self._shown_points(found)

    def _steps(self, part: object, table: str | None = None, row: str | None = None) -> Iterator[Step]:
        """Every formula of a rule with its value, then every name that they use."""
        if not self.slots:
            return
        names: dict[str, str] = {}
        for path, formula in formulas_in(part):
            value = self.wording.value(formula, self.slots, table)
            yield Step(_cleaned(path), formula.text, value, row)
            for one in references(formula, table):
                if one.sort == "name" and one.row == table and one.name != formula.text:
                    name = Formula(one.name, formula.place, in_line=False, tree=one.node)
                    names[one.name] = self.wording.value(name, self.slots, table)
        for used, shown in names.items():
            yield Step(used, shown, shown, row)

    def _points(self, item: str) -> str:
        return self._shown_points(self.result.scores[item]) if self.slots else self._undecided()

    def _shown_points(self, score: Any) -> str:  # noqa: ANN401 - of an item or of a row
        if score.not_applicable:
            return _NOT_APPLICABLE.get(self.lang)
        if score.points is None:
            return self._undecided()
        return _POINTS.get(self.lang).format(points=score.points, of=score.of)

    def _undecided(self) -> str:
        return _UNDECIDED.get(self.lang)

    def _made(  # noqa: PLR0913, PLR0917 - puts one together
        self, item: str, title: Text, result: str, method: str | None, steps: tuple[Step, ...], basis: Basis, place: Place,
        branch: str | None = None,
    ) -> Explanation:  # fmt: skip
        return Explanation(
            item, title.get(self.wording.lang), result, method, steps, tuple(self._members(branch)),
            tuple(self._basis(basis)), place, self.lang,
        )  # fmt: skip

    def _members(self, branch: str | None) -> Iterator[tuple[str, str]]:
        """The members of a branch with their points."""
        found = [one for one in self.plan.compiler.tree.branches() if one.id == branch]
        for member in found[0].members if found and self.slots else ():
            score = self.slots[self.plan.layout.scores[member.id]]
            shown = _NOT_APPLICABLE.get(self.lang) if is_dropped(score) else self._points(member.id)
            item = self.rules.groups.get(member.id) or self.rules.indicators[member.id]
            yield f"{item.title.get(self.wording.lang)} ({member.id})", shown

    def _basis(self, basis: Basis) -> Iterator[str]:
        for law in basis.laws:
            yield self._law(self.rules.laws[law])
        if basis.provenance is not None:
            yield _PROVENANCE[basis.provenance].get(self.lang)

    def _law(self, law: Law) -> str:
        cite = law.cite.get(self.wording.lang)
        return f"{cite} {law.title.get(self.wording.lang)}" if law.title else cite


def _name(item: str) -> Any:  # noqa: ANN401 - a part of a formula
    import ast  # noqa: PLC0415

    return ast.Name(item)


def _cleaned(path: str) -> str:
    """The path without the numbers of the parts that were put together only for the walk."""
    return path.partition("].")[2] if path.startswith("[") else path
