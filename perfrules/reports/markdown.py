"""A result as a Markdown page; everything that comes from rules or data is escaped."""

from collections.abc import Iterable, Iterator, Sequence

from perfrules.evaluation.result import Result
from perfrules.problems import Problem
from perfrules.reports import labels
from perfrules.reports.contents import Report, ReportedFinding, report_of
from perfrules.reports.safe import escaped
from perfrules.reports.summary import SummaryRow, headings
from perfrules.words import Lang, Words

_INDENT = "&emsp;"


def markdown(result: Result, lang: Lang | None = None) -> str:
    """
    The report of *result* as Markdown; *lang* is the language of the labels, by default that of the locale.

    >>> import perfrules
    >>> rules = perfrules.load("cn.project_self_evaluation")
    >>> print(markdown(perfrules.Evaluator(rules, "en").evaluate({"id": "P-1", "budget": 5}), "en"))  # doctest: +ELLIPSIS
    # Self-evaluation of project spending: P-1
    <BLANKLINE>
    - Status: data error
    <BLANKLINE>
    ## Mistakes in the data
    ...
    """
    return "\n".join(page(report_of(result, lang)))


def page(report: Report, level: int = 1) -> Iterator[str]:
    """The lines of one report, ending with an empty one; *level* is that of its heading."""
    colon = labels.COLON.get(report.lang)
    heading = "#" * (level + 1)
    yield f"{'#' * level} {escaped(report.title)}{colon if report.record else ''}{escaped(report.record)}"
    yield ""
    yield from (f"- {escaped(label)}{colon}{escaped(text)}" for label, text in report.facts)
    yield ""
    if report.tree:
        yield from _tree(report)
    if report.panel:
        yield f"{heading} {labels.PANEL.get(report.lang)}"
        yield ""
        yield from _sheets(report)
    yield from _list(heading, labels.VALUES, [f"{title}{colon}{text}" for title, text in report.values], report.lang)
    yield from _list(heading, labels.LIMITS, report.limits, report.lang)
    if report.status != "error":
        yield f"{heading} {labels.FINDINGS.get(report.lang)}"
        yield ""
        yield from _findings(report)
    yield from _list(heading, labels.UNDECIDED_FLAGS, report.undecided_flags, report.lang)
    yield from _list(
        heading, labels.OUTCOMES, [f"{title}{colon}{text}" for title, text in report.outcomes], report.lang
    )
    yield from _list(heading, labels.MISSING, report.missing, report.lang)
    yield from _list(heading, labels.WARNINGS, _said(report.warnings, report.lang), report.lang)
    yield from _list(heading, labels.ERRORS, _said(report.errors, report.lang), report.lang)


def summary(rows: Iterable[SummaryRow], lang: Lang) -> Iterator[str]:
    """The lines of a table with one line for each record."""
    yield f"# {labels.SUMMARY.get(lang)}"
    yield ""
    yield from _table(headings(lang), "---|---|--:|---|---|---")
    for row in rows:
        cells = (row.record, row.status, row.score, row.grade, row.findings, row.outcomes)
        yield _line(escaped(cell) for cell in cells)
    yield ""


def _tree(report: Report) -> Iterator[str]:
    titles = (label.get(report.lang) for label in (labels.ITEM, labels.SCORE, labels.OF, labels.SHARE))
    yield from _table(titles, "---|--:|--:|--:")
    for row in report.tree:
        title = escaped(row.title)
        shown = f"**{title}**" if row.sort in {"total", "group"} and title else title
        yield _line((f"{_INDENT * row.depth}{shown}", escaped(row.points), row.of, row.share))
    yield ""


def _sheets(report: Report) -> Iterator[str]:
    titles = (labels.ASSESSOR, labels.SCORE, labels.GRADE, labels.COUNTED)
    yield from _table([label.get(report.lang) for label in titles], "---|--:|---|---")
    for row in report.panel:
        yield _line([escaped(cell) for cell in row])
    yield ""


def _table(titles: Iterator[str] | Sequence[str], rule: str) -> Iterator[str]:
    yield _line(titles)
    yield f"|{rule}|"


def _line(cells: Iterator[str] | Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _findings(report: Report) -> Iterator[str]:
    for number, finding in enumerate(report.findings, start=1):
        indent = " " * (len(str(number)) + 2)
        yield f"{number}. {_heading(finding)}"
        yield ""
        yield f"{indent}{escaped(finding.text)}"
        yield ""
        for label, text in finding.lines:
            yield f"{indent}- {escaped(label)}{labels.COLON.get(report.lang)}{escaped(text)}"
        yield ""
    if not report.findings:
        yield labels.NO_FINDINGS.get(report.lang)
        yield ""


def _heading(finding: ReportedFinding) -> str:
    parts = [part for part in (finding.title, finding.category, finding.row) if part]
    return " · ".join([f"**{escaped(finding.severity_word)}**", *(escaped(part) for part in parts)])


def _list(heading: str, title: Words, lines: Sequence[str], lang: Lang) -> Iterator[str]:
    if lines:
        yield f"{heading} {title.get(lang)}"
        yield ""
        yield from (f"- {escaped(line)}" for line in lines)
        yield ""


def _said(problems: Sequence[Problem], lang: Lang) -> list[str]:
    return [f"{problem.line(lang)} {problem.fix(lang)}" for problem in problems]
