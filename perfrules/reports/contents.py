"""What a report of one result says, as plain strings in reading order; how it looks is up to table and Markdown."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import final

from perfrules.evaluation.findings import Finding
from perfrules.evaluation.result import Result, Status
from perfrules.model.items import FlagSeverity
from perfrules.problems import Problem
from perfrules.reports import labels
from perfrules.reports.missing import missing_lines
from perfrules.reports.source import cited, field_title, limitation, located, period, title_of
from perfrules.reports.tree import TreeRow, percent, tree_rows
from perfrules.words import Lang, message_language


@final
@dataclass(frozen=True, slots=True)
class ReportedFinding:
    """A finding: how serious, what sort of problem, where; then label and text of every further line."""

    severity: FlagSeverity
    severity_word: str
    title: str
    category: str | None
    row: str | None
    text: str
    lines: tuple[tuple[str, str], ...]


@final
@dataclass(frozen=True, slots=True)
class Report:
    """
    One result in words; parts that have nothing to say are empty. *lang* is the language of the labels.

    *facts* are pairs of label and text: score, grade, share of points that could be decided; *values* likewise the named
    values. *panel* has a line for each assessor: name, total, grade, whether the total counts.
    """

    title: str
    record: str
    status: Status
    lang: Lang
    facts: tuple[tuple[str, str], ...]
    tree: tuple[TreeRow, ...]
    panel: tuple[tuple[str, str, str, str], ...]
    values: tuple[tuple[str, str], ...]
    limits: tuple[str, ...]
    findings: tuple[ReportedFinding, ...]
    undecided_flags: tuple[str, ...]
    outcomes: tuple[tuple[str, str], ...]
    missing: tuple[str, ...]
    warnings: tuple[Problem, ...]
    errors: tuple[Problem, ...]


def report_of(result: Result, lang: Lang | None = None, record: str | None = None) -> Report:
    """
    What there is to say about *result*.

    *lang* is the language of the labels, by default that of the locale; *record* names the record instead of its id or number.

    >>> import perfrules
    >>> rules = perfrules.load("cn.project_self_evaluation")
    >>> report_of(perfrules.Evaluator(rules).evaluate({"id": "P-1"}), "en").facts
    (('Status', 'data error'),)
    """
    return _Reporter(result, lang or message_language()).report(record)


@final
class _Reporter:
    def __init__(self, result: Result, lang: Lang) -> None:
        self.result = result
        self.rules = result.rule_set
        self.lang = lang
        self.speech = result.lang

    def report(self, record: str | None) -> Report:
        result = self.result
        name = record or result.id or labels.THE_RECORD.get(self.lang)
        return Report(
            self.rules.title.get(self.speech), record or result.id, result.status, self.lang, tuple(self._facts()),
            tree_rows(result, self.lang), tuple(self._sheets()), tuple(self._values()), tuple(self._limits()), tuple(self._finding(one) for one in result.findings),
            tuple(title_of(self.rules, flag, self.speech) for flag in result.flags.undecided), tuple(self._outcomes()),
            tuple(missing_lines(self.rules, result.missing, self.lang, self.speech)),
            located(result.warnings, name, result.id), located(result.errors, name, result.id),
        )  # fmt: skip

    def _facts(self) -> Iterator[tuple[str, str]]:
        result, rules = self.result, self.rules
        if result.status == "error" or rules.total is None:
            yield labels.STATUS.get(self.lang), labels.STATUSES[result.status].get(self.lang)
        if result.status == "error":
            return
        undecided = labels.UNDECIDED.get(self.lang)
        if rules.total is not None:
            yield labels.SCORE.get(self.lang), undecided if result.score is None else f"{result.score:f}"
        if rules.grades:
            yield labels.GRADE.get(self.lang), result.grade_title or undecided
        if result.panel is not None and result.panel.spread is not None:
            yield labels.SPREAD.get(self.lang), f"{result.panel.spread:f}"
        if result.completeness != 1:
            yield labels.COMPLETENESS.get(self.lang), percent(result.completeness, Decimal(1))

    def _sheets(self) -> Iterator[tuple[str, str, str, str]]:
        undecided = labels.UNDECIDED.get(self.lang)
        for sheet in self.result.panel.sheets if self.result.panel else ():
            one = sheet.result
            score = undecided if one.score is None else f"{one.score:f}"
            grade = (one.grade_title or undecided) if self.rules.grades else ""
            yield sheet.assessor, score, grade, labels.KEPT[sheet.kept].get(self.lang)

    def _values(self) -> Iterator[tuple[str, str]]:
        for name, said in self.result.printed_values.items():
            yield title_of(self.rules, name, self.speech), said or labels.UNDECIDED.get(self.lang)

    def _limits(self) -> Iterator[str]:
        for name in self.result.limited_by:
            limit = self.rules.grade_limits[name]
            said = limitation(self.rules, limit, self.lang, self.speech)
            yield f"{said} ({self._cited(limit.laws)})" if limit.laws else said

    def _cited(self, laws: tuple[str, ...]) -> str:
        return labels.SEPARATOR.get(self.lang).join(cited(self.rules.laws[law], self.speech) for law in laws)

    def _finding(self, finding: Finding) -> ReportedFinding:
        flag = self.rules.flags.get(finding.flag)
        category = self.rules.categories.get(finding.category or "")
        return ReportedFinding(
            finding.severity,
            labels.SEVERITIES[finding.severity].get(self.lang),
            "" if flag is None else flag.title.get(self.speech),
            None if category is None else category.get(self.speech),
            finding.row,
            finding.text,
            tuple(self._lines(finding, None if flag is None else flag.table)),
        )

    def _lines(self, finding: Finding, table: str | None) -> Iterator[tuple[str, str]]:
        if finding.evidence and finding.flag in self.rules.flags:
            colon = labels.COLON.get(self.lang)
            shown = [
                f"{field_title(self.rules, name, table, self.speech)}{colon}{value}"
                for name, value in finding.evidence.items()
            ]
            yield labels.EVIDENCE.get(self.lang), "; ".join(shown) if self.lang == "en" else "；".join(shown)
        if finding.recommendation:
            yield labels.RECOMMENDATION.get(self.lang), finding.recommendation
        if finding.deadline:
            yield labels.DEADLINE.get(self.lang), period(finding.deadline, self.lang)
        if finding.laws:
            yield labels.LAWS.get(self.lang), self._cited(finding.laws)

    def _outcomes(self) -> Iterator[tuple[str, str]]:
        for name, said in self.result.outcomes.items():
            yield title_of(self.rules, name, self.speech), said or labels.UNDECIDED.get(self.lang)
