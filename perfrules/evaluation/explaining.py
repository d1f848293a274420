"""How something came about: the rule in its own words, with the values of the record put beside every formula."""

import ast
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol, final

from perfrules.evaluation.deferred import NOT_APPLICABLE, Slots
from perfrules.evaluation.outcome import RowScores, points_of, together
from perfrules.evaluation.peers import PeerFigures
from perfrules.evaluation.plan import Plan
from perfrules.evaluation.printing import GRADE_TITLE, TOTAL_TITLE, printed
from perfrules.evaluation.tree import ROOT
from perfrules.evaluation.wording import Wording
from perfrules.exact import to_text
from perfrules.formula.kind import NUMBER
from perfrules.formula.literals import literal
from perfrules.formula.syntax import Formula
from perfrules.model.items import Basis, Flag, Group, Indicator, Law, Outcome, Total, Value
from perfrules.model.looked_up import looked_up
from perfrules.model.shapes import Relative, Rule, Shape, formulas_in
from perfrules.model.tree import Parent, tree_of
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
_PEERS = Words(
    en="{count} figures from {lowest} to {highest}, mean {mean}", zh="{count}个数值，{lowest}至{highest}，平均{mean}"
)
_ROW = Words(en="row {row}", zh="第{row}行")


class ScoreLike(Protocol):
    """The score of an item or of a row."""

    @property
    def points(self) -> Decimal | None:
        """What it got."""

    @property
    def of(self) -> Decimal | None:
        """What it could get."""

    @property
    def not_applicable(self) -> bool:
        """Whether it does not count."""


class RowLike(ScoreLike, Protocol):
    """The score of a row."""

    @property
    def row(self) -> int:
        """Its number from 1."""


class ItemLike(ScoreLike, Protocol):
    """The score of an item, with its rows."""

    @property
    def word(self) -> str | None:
        """Its word on its scale."""

    @property
    def rows(self) -> Sequence[RowLike] | None:
        """The rows, where it is scored by rows."""


class _Scores(Protocol):
    """The parts of a result that an explanation reads."""

    @property
    def scores(self) -> Mapping[str, ItemLike]:
        """Scores by item."""

    @property
    def outcomes(self) -> Mapping[str, str | None]:
        """Outcomes by id."""

    @property
    def score(self) -> Decimal | None:
        """The total."""

    @property
    def grade_title(self) -> str | None:
        """The grade."""


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
            shown = "" if step.formula in {step.part, step.value} else f"{step.formula} = "
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
            return self._group(rules.groups[item])
        if item in rules.values:
            return self._value(rules.values[item])
        if item in rules.flags:
            return self._flag(rules.flags[item])
        if item in rules.outcomes:
            return self._outcome(rules.outcomes[item])
        if item == "total" and rules.total is not None:
            return self._total(rules.total)
        if item == "grade" and rules.grades:
            return self._grade(next(iter(rules.grades.values())).place)
        raise KeyError(item)

    def _group(self, group: Group) -> Explanation:
        shown = self._points(group.id)
        steps = (
            *self._over_children(group.formula, shown),
            *self._looked_up(group.id),
            *self._steps([("not_applicable_when", group.not_applicable_when)]),
        )
        head = (group.id, group.title.get(self.wording.lang), shown, group.combine)
        return self._made(head, steps, group.basis, group.place, group.id)

    def _over_children(self, formula: Formula | None, shown: str) -> Iterator[Step]:
        """The formula by which a branch combines its children, what came of it, and the names it uses besides them."""
        if formula is not None and self.slots:
            yield Step("formula", formula.text, shown)
            for name, value in self.wording.evidence(formula, self.slots).items():
                yield Step(name, value, value)

    def _looked_up(self, parent: Parent) -> Iterator[Step]:
        """The line of the conversion table that a branch met: the words of its children, and the word for them."""
        found = looked_up(self.rules, tree_of(self.rules), parent)
        score = self.result.score if parent is None else self.result.scores[parent].points if self.slots else None
        if found is None or score is None:
            return
        scored = [(self.result.scores[name].word, scale) for name, scale in found.members]
        met = [scale[word] for word, scale in scored if word is not None and scale is not None]
        gives = found.word([word.id for word in met])
        if gives is not None:
            lang = self.wording.lang
            yield Step(f"table {found.table.id}", " ".join(word.title.get(lang) for word in met), gives.title.get(lang))

    def _value(self, value: Value) -> Explanation:
        name = Formula(value.id, value.place, in_line=False, tree=ast.Name(value.id))
        shown = self.wording.value(name, self.slots) if self.slots else self._undecided()
        method = value.rule.method if isinstance(value.rule, Shape) else None
        head = (value.id, value.title.get(self.wording.lang), shown, method)
        rule = ("", value.rule.rule) if isinstance(value.rule, Shape) else ("formula", value.rule)
        steps = self._steps([rule])
        return self._made(head, steps, value.basis, value.place)

    def _outcome(self, outcome: Outcome) -> Explanation:
        steps = self._steps([(f"when {number}", line.when) for number, line in enumerate(outcome.choose, 1)])
        shown = self.result.outcomes.get(outcome.id) or self._undecided()
        head = (outcome.id, outcome.title.get(self.wording.lang), shown, None)
        return self._made(head, steps, outcome.basis, outcome.place)

    def _total(self, total: Total) -> Explanation:
        score = self.result.score
        shown = self._undecided() if score is None else self._of(score, to_text(total.of))
        head = ("total", TOTAL_TITLE.get(self.lang), shown, total.combine)
        steps = (*self._over_children(total.formula, shown), *self._looked_up(None))
        return self._made(head, steps, Basis(), total.place, ROOT)

    def _grade(self, place: Place) -> Explanation:
        steps = self._steps([(f"{limit.id}.when", limit.when) for limit in self.rules.grade_limits.values()])
        head = ("grade", GRADE_TITLE.get(self.lang), self.result.grade_title or self._undecided(), None)
        score = self.result.score
        total = (
            [Step("total_score", "total_score", self._undecided() if score is None else str(score))]
            if self.slots
            else []
        )
        return self._made(head, (*total, *steps), Basis(), place)

    def _flag(self, flag: Flag) -> Explanation:
        part = [("when", flag.when)]
        steps: list[Step] = []
        answer = self.slots[self.plan.layout.flags[flag.id]] if self.slots else None
        if flag.table is None:
            steps += self._steps(part)
        elif self.slots:
            for number, _ in enumerate(self.plan.layout.tables[flag.table].each(self.slots)):
                steps += self._steps(part, flag.table, self._row(number, flag.label, flag.table))
        answers = answer if isinstance(answer, list) else [answer]
        shown = _YES if True in answers else _UNDECIDED if None in answers else _NO
        head = (flag.id, flag.title.get(self.wording.lang), shown.get(self.lang), None)
        return self._made(head, steps, flag.basis, flag.place)

    def _indicator(self, indicator: Indicator) -> Explanation:
        parts: list[tuple[str, object]] = [("", indicator.shape.rule), ("points", indicator.points)]
        parts.append(("not_applicable_when", indicator.not_applicable_when))
        steps: list[Step] = []
        if indicator.rows is None:
            steps += self._steps(parts)
            steps += self._peers(indicator.shape.rule)
        elif self.slots:
            table = indicator.rows.table
            parts.append(("where", indicator.rows.where))
            scored = {row.row: self._shown_points(row) for row in self.result.scores[indicator.id].rows or ()}
            for number, _ in enumerate(self.plan.layout.tables[table].each(self.slots), 1):
                label = self._row(number - 1, indicator.rows.label, table)
                steps += self._steps(parts, table, f"{label}: {scored.get(number, '—')}")
        head = (
            indicator.id,
            indicator.title.get(self.wording.lang),
            self._points(indicator.id),
            indicator.shape.method,
        )
        return self._made(head, steps, indicator.basis, indicator.place)

    def _peers(self, rule: Rule) -> Iterator[Step]:
        """How many figures were compared, from the lowest to the highest, and their mean."""
        if not isinstance(rule, Relative) or not self.slots:
            return
        name = rule.value.text.strip()
        found: PeerFigures | None = self.slots[self.plan.layout.peers[name]]
        if found is None or not found.figures:
            return
        kind = self.plan.compiler.scope.kind_of(name) or NUMBER
        lowest, mean, highest = (
            printed(one, kind, self.wording.lang, {}) for one in (found.lowest, found.mean, found.highest)
        )
        said = _PEERS.get(self.lang).format(count=len(found.figures), lowest=lowest, highest=highest, mean=mean)
        yield Step("peers", name, said)

    def _row(self, number: int, label: Formula | None, table: str) -> str:
        if label is None:
            return _ROW.get(self.lang).format(row=number + 1)
        return self.wording.value(label, self.slots, table)

    def _steps(
        self, parts: Iterable[tuple[str, object]], table: str | None = None, row: str | None = None
    ) -> Iterator[Step]:
        """Every formula of the named parts of a rule with its value, then every name that they use."""
        if not self.slots:
            return
        names: dict[str, str] = {}
        shown = set()
        for part, rule in parts:
            for path, formula in formulas_in(rule, part):
                shown.add(formula.text)
                written = formula.text if literal(formula.tree) else self.wording.value(formula, self.slots, table)
                yield Step(_as_written(path), formula.text, written, row)
                names |= self.wording.evidence(formula, self.slots, table)
        for name, value in names.items():
            if name not in shown:
                yield Step(name, value, value, row)

    def _points(self, item: str) -> str:
        """The points of an item, with its word where it has a scale."""
        if not self.slots:
            return self._undecided()
        score = self.result.scores[item]
        scale = (self.rules.groups.get(item) or self.rules.indicators[item]).scale
        shown = self._shown_points(score)
        return f"{shown} {self._title(scale, score.word)}" if scale and score.word else shown

    def _title(self, scale: str, word: str) -> str:
        return self.rules.scales[scale][word].title.get(self.wording.lang)

    def _shown_points(self, score: ScoreLike) -> str:
        if score.not_applicable:
            return _NOT_APPLICABLE.get(self.lang)
        return self._undecided() if score.points is None else self._of(score.points, score.of)

    def _of(self, points: object, of: object) -> str:
        return _POINTS.get(self.lang).format(points=points, of=of)

    def _undecided(self) -> str:
        return _UNDECIDED.get(self.lang)

    def _made(
        self, head: tuple[str, str, str, str | None], steps: Iterable[Step], basis: Basis, place: Place,
        branch: str | None = None,
    ) -> Explanation:  # fmt: skip
        """*head*: the id, the title, the result, the method; *branch*: whose members are listed."""
        return Explanation(
            *head, tuple(steps), tuple(self._members(branch)), tuple(self._basis(basis)), place, self.lang
        )

    def _members(self, branch: str | None) -> Iterator[tuple[str, str]]:
        """The members of a branch with their points."""
        found = [one for one in self.plan.compiler.tree.branches() if one.id == branch]
        for member in found[0].members if found and self.slots else ():
            item = self.rules.groups.get(member.id) or self.rules.indicators[member.id]
            yield f"{item.title.get(self.wording.lang)} ({member.id})", self._inside(member.id, found[0].id)

    def _inside(self, item: str, branch: str) -> str:
        """The points of a member in a branch: of rows, only those that land there."""
        scores = self.slots[self.plan.layout.scores[item]]
        if not isinstance(scores, RowScores):
            return self._points(item)
        rows = scores.inside(branch)
        got, of = together(RowScores(rows, scores.nothing)), points_of(rows)
        if not isinstance(got, tuple) or of is None:
            return (_NOT_APPLICABLE if got is NOT_APPLICABLE else _UNDECIDED).get(self.lang)
        return self._of(to_text(got), to_text(of))

    def _basis(self, basis: Basis) -> Iterator[str]:
        for law in basis.laws:
            yield self._law(self.rules.laws[law])
        if basis.provenance is not None:
            yield _PROVENANCE[basis.provenance].get(self.lang)

    def _law(self, law: Law) -> str:
        cite = law.cite.get(self.wording.lang)
        return f"{cite} {law.title.get(self.wording.lang)}" if law.title else cite


def _as_written(path: str) -> str:
    """
    The path in the words of the rule file.

    >>> _as_written("over.start"), _as_written("bands[2].gives.formula")
    ('over.from', 'bands 2.gives')
    """
    path = re.sub(r"\[(\d+)\]", r" \1", path.removeprefix("tiers."))
    return re.sub(r"\bstart$", "from", path.removesuffix(".formula"))
