"""Many results at a glance: one line each."""

from dataclasses import dataclass
from typing import final

from perfrules.reports import labels
from perfrules.reports.contents import Report
from perfrules.words import Lang


@final
@dataclass(frozen=True, slots=True)
class SummaryRow:
    """One record: how it is called, what came out, how many findings there are, what follows."""

    record: str
    status: str
    score: str
    grade: str
    findings: str
    outcomes: str


def headings(lang: Lang) -> tuple[str, ...]:
    """The headings of the columns."""
    shown = (labels.RECORD, labels.STATUS, labels.SCORE, labels.GRADE, labels.FINDINGS, labels.OUTCOMES)
    return tuple(label.get(lang) for label in shown)


def summary_row(report: Report) -> SummaryRow:
    """The line of one record."""
    facts = dict(report.facts)
    return SummaryRow(
        report.record,
        labels.STATUSES[report.status].get(report.lang),
        facts.get(labels.SCORE.get(report.lang), ""),
        facts.get(labels.GRADE.get(report.lang), ""),
        counted(report),
        _followed(report),
    )


def _followed(report: Report) -> str:
    """What follows from the result; of several consequences the first with its title, so that a record stays one line."""
    if not report.outcomes:
        return ""
    (title, text), *others = report.outcomes
    return f"{title}{labels.COLON.get(report.lang)}{text} (+{len(others)})" if others else text


def counted(report: Report) -> str:
    """How many findings of each severity, or how many mistakes the data have."""
    found = [one.severity_word for one in report.findings]
    words = [words.get(report.lang) for words in labels.SEVERITIES.values()]
    if report.errors:
        return f"{labels.ERRORS.get(report.lang)} {len(report.errors)}"
    return labels.SEPARATOR.get(report.lang).join(f"{word} {found.count(word)}" for word in words if word in found)
