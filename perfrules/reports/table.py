"""A result as tables and paragraphs for a terminal; needs the extra `cli`."""

import io
from collections.abc import Iterable, Iterator, Sequence

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from perfrules.evaluation.result import Result
from perfrules.reports import labels
from perfrules.reports.contents import Report, ReportedFinding, report_of
from perfrules.reports.safe import harmless, harmless_lines
from perfrules.reports.summary import SummaryRow, headings
from perfrules.words import Lang

WIDTH = 100
_COLOURS = {"error": "bold red", "warning": "yellow", "info": "cyan"}


def table(result: Result, lang: Lang | None = None, width: int = WIDTH) -> str:
    """
    The report of *result* as plain text *width* columns wide, without colours.

    *lang* is the language of the labels, by default that of the locale.

    >>> import perfrules
    >>> rules = perfrules.load("cn.project_self_evaluation")
    >>> print(table(perfrules.Evaluator(rules, "en").evaluate({"id": "P-1", "budget": 5}), "en"))  # doctest: +ELLIPSIS
    Self-evaluation of project spending: P-1
    Status: data error
    ...
    """
    return plain(drawn(report_of(result, lang)), width)


def plain(shown: RenderableType, width: int = WIDTH) -> str:
    """What a terminal of *width* columns without colours shows, without the blanks at the ends of lines."""
    out = io.StringIO()
    Console(file=out, width=width, color_system=None, highlight=False, legacy_windows=False).print(shown)
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines())


def grid(titles: Sequence[str], rows: Sequence[Sequence[str]], numbers: Sequence[int] = ()) -> Table:
    """A table with a rule below its headings; the columns *numbers* (from 0) stand to the right."""
    shown = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="bold")
    for at, title in enumerate(titles):
        shown.add_column(Text(harmless(title)), justify="right" if at in numbers else "left", overflow="fold")
    for row in rows:
        shown.add_row(*[Text(harmless(cell)) for cell in row])
    return shown


def heading(title: str) -> Text:
    """A heading with an empty line above it."""
    return Text(f"\n{harmless(title)}", style="bold")


def listed(title: str, lines: Sequence[str]) -> Iterator[RenderableType]:
    """A heading and its lines; nothing where there are none."""
    if lines:
        yield heading(title)
        yield from (Padding(Text(harmless_lines(line)), (0, 0, 0, 2)) for line in lines)


def drawn(report: Report) -> Group:
    """The parts of *report* one below the other."""
    return Group(*_parts(report))


def summary(rows: Iterable[SummaryRow], lang: Lang) -> Table:
    """A table with one line for each record."""
    cells = [(row.record, row.status, row.score, row.grade, row.findings, row.outcomes) for row in rows]
    return grid(headings(lang), cells, numbers=(2,))


def _parts(report: Report) -> Iterator[RenderableType]:
    lang = report.lang
    colon = labels.COLON.get(lang)
    yield Text(harmless(f"{report.title}{colon if report.record else ''}{report.record}"), style="bold")
    for label, text in report.facts:
        yield Text.assemble(harmless(f"{label}{colon}"), (harmless(text), "bold"))
    if report.tree:
        yield Text()
        yield _tree(report)
    if report.panel:
        yield heading(labels.PANEL.get(lang))
        titles = (labels.ASSESSOR, labels.SCORE, labels.GRADE, labels.COUNTED)
        yield grid([label.get(lang) for label in titles], report.panel, (1,))
    yield from listed(labels.VALUES.get(lang), [f"{title}{colon}{text}" for title, text in report.values])
    yield from listed(labels.LIMITS.get(lang), report.limits)
    if report.status != "error":
        yield heading(labels.FINDINGS.get(lang))
        for finding in report.findings:
            yield from _finding(finding, colon)
        if not report.findings:
            yield Padding(Text(labels.NO_FINDINGS.get(lang)), (0, 0, 0, 2))
    yield from listed(labels.UNDECIDED_FLAGS.get(lang), report.undecided_flags)
    yield from listed(labels.OUTCOMES.get(lang), [f"{title}{colon}{text}" for title, text in report.outcomes])
    yield from listed(labels.MISSING.get(lang), report.missing)
    yield from listed(labels.WARNINGS.get(lang), [problem.text(lang) for problem in report.warnings])
    yield from listed(labels.ERRORS.get(lang), [problem.text(lang) for problem in report.errors])


def _tree(report: Report) -> Table:
    lang = report.lang
    shown = grid([label.get(lang) for label in (labels.ITEM, labels.SCORE, labels.OF, labels.SHARE)], (), (1, 2, 3))
    for row in report.tree:
        cells = (f"{'  ' * row.depth}{row.title}", row.points, row.of, row.share)
        style = "bold" if row.sort in {"total", "group"} else ""
        shown.add_row(*[Text(harmless(cell), style=style) for cell in cells])
    return shown


def _finding(finding: ReportedFinding, colon: str) -> Iterator[RenderableType]:
    parts = [part for part in (finding.title, finding.category, finding.row) if part]
    head = Text.assemble((harmless(finding.severity_word), _COLOURS[finding.severity]))
    head.append(harmless("".join(f" · {part}" for part in parts)))
    yield Padding(head, (0, 0, 0, 2))
    yield Padding(Text(harmless(finding.text)), (0, 0, 0, 4))
    for label, text in finding.lines:
        yield Padding(Text.assemble((harmless(f"{label}{colon}"), "dim"), harmless(text)), (0, 0, 0, 4))
