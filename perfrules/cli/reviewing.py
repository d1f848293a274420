"""The command `review`."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import final

from rich.console import Group, RenderableType
from rich.text import Text

from perfrules.cli.results import named_results
from perfrules.cli.sources import DataOptions, data_from, evaluator_from, one_standard_input
from perfrules.cli.terminal import DATA, FINE, USAGE, Stop, Terminal, encoded, one_of
from perfrules.errors import LISTED_AT_MOST
from perfrules.evaluation.as_json import to_json
from perfrules.evaluation.comparison import Comparison
from perfrules.evaluation.evaluator import Evaluator
from perfrules.evaluation.result import Result
from perfrules.exports import csv_parts
from perfrules.model.printed import printed_fields
from perfrules.problems import Problem
from perfrules.reading import DataFile
from perfrules.reports import labels
from perfrules.reports import review_labels as words
from perfrules.reports.review_pages import (
    COLUMNS,
    SUMMARY_COLUMNS,
    Line,
    counted,
    csv_columns,
    csv_lines,
    finding_lines,
    review_page,
    summary_cells,
    summary_page,
)
from perfrules.reports.reviews import Review, outcome_of, review_of
from perfrules.reports.safe import harmless
from perfrules.reports.source import located
from perfrules.reports.table import grid, listed

FORMS = ("table", "json", "markdown", "csv")
SHOWN_AT_MOST = 20
_JSON_KEYS = ("format", "rules", "data", "id", "status")
_FIGURES = (1, 2, 3, 4)
_COLOURS = {"different": "bold red", "rounding": "yellow", "undecided": "magenta"}
Shown = Callable[[Result], Sequence[Comparison]]


def review(  # noqa: PLR0913, PLR0917 - the words of a command line
    rules: str, data: str, options: DataOptions, form: str, output: str | None, shown: Shown, texts: str | None, terminal: Terminal
) -> int:  # fmt: skip
    """Print or write, in *form*, the figures of the forms in *data* beside those that the rules give."""
    one_of("--format", form, FORMS)
    one_standard_input(rules, data)
    evaluator = evaluator_from(rules, terminal.lang, texts, options.as_of)
    if not printed_fields(evaluator.rule_set):
        raise Stop(USAGE, [Problem("review-nothing", None, {"id": evaluator.rule_set.id})])
    reviewing = _Reviewing(evaluator, data_from(data, evaluator.rule_set, options, terminal), shown, terminal)
    parts = {"json": reviewing.json, "markdown": reviewing.markdown, "csv": reviewing.csv}
    inputs = (rules, *options.files(data))
    if form == "table":
        terminal.write_shown(reviewing.tables(), output, inputs)
    else:
        terminal.write(parts[form](), output, inputs)
    terminal.complain(reviewing.unsaid)
    return DATA if reviewing.failed else FINE


def every(result: Result) -> Sequence[Comparison]:
    """All comparisons of a form."""
    return result.review


@final
class _Reviewing:
    """
    The forms of a file under one rule set; *failed* once one with mistakes in its data has been met.

    *unsaid* are the mistakes for which the form of the output has no place.
    """

    def __init__(self, evaluator: Evaluator, forms: DataFile, shown: Shown, terminal: Terminal) -> None:
        self.evaluator, self.forms, self.shown = evaluator, forms, shown
        self.lang = terminal.lang
        self.failed = False
        self.unsaid: list[Problem] = []

    def results(self) -> Iterator[tuple[str | None, Result]]:
        """Every result, with a name where the record has no id of its own."""
        for name, result in named_results(self.evaluator, self.forms, self.lang):
            self.failed = self.failed or result.status == "error"
            yield name, result

    def reviews(self) -> Iterator[Review]:
        for name, result in self.results():
            yield review_of(result, self.lang, name, self.shown(result))

    def json(self) -> Iterator[bytes]:
        """One object for one form, a list for a list."""
        return encoded(self._json_parts())

    def _json_parts(self) -> Iterator[str]:
        separator = "[\n" if self.forms.as_list else ""
        for _, result in self.results():
            yield separator + self._json(result)
            separator = ",\n"
        yield "\n]\n" if self.forms.as_list else "\n"

    def _json(self, result: Result) -> str:
        whole = result.to_dict()
        form = {key: whole[key] for key in _JSON_KEYS if key in whole}
        shown = {(one.item, one.row) for one in self.shown(result)}
        form["outcome"] = outcome_of(result)
        form["review"] = [one for one in whole["review"] if (one["item"], one["row"]) in shown]
        form["errors"] = whole["errors"]
        return to_json(form)

    def markdown(self) -> Iterator[bytes]:
        """A list has a summary first, then every form that has something to show."""
        lines = self._markdown_of_many() if self.forms.as_list else self._markdown_of_one()
        return encoded(f"{line}\n" for line in lines)

    def _markdown_of_one(self) -> Iterator[str]:
        for review in self.reviews():
            yield from review_page(review)

    def _markdown_of_many(self) -> Iterator[str]:
        yield from summary_page(self.reviews(), self.lang)
        for review in self.reviews():
            if _tells(review):
                yield from review_page(review, level=2)

    def csv(self) -> Iterator[bytes]:
        """One line for each comparison; forms with mistakes in their data have none."""
        return csv_parts(csv_columns(self.lang), self._csv_lines())

    def _csv_lines(self) -> Iterator[Line]:
        for name, result in self.results():
            record = name or result.id
            yield from csv_lines(result, self.shown(result), record, self.lang)
            self.unsaid += located(result.errors, record, result.id)
            self.unsaid[LISTED_AT_MOST:] = []

    def tables(self) -> Iterator[RenderableType]:
        """A list has a summary first, then the forms that have something to show, unless there are too many."""
        if not self.forms.as_list:
            yield from map(drawn, self.reviews())
            return
        rows: list[tuple[str, ...]] = []
        details: list[Review] = []
        counts: Counter[str] = Counter()
        told = 0
        for review in self.reviews():
            counts[review.outcome] += 1
            rows.append(summary_cells(review))
            told += _tells(review)
            if _tells(review) and len(details) < SHOWN_AT_MOST:
                details.append(review)
        yield grid([one.get(self.lang) for one in SUMMARY_COLUMNS], rows, numbers=(2, 3, 4, 5))
        yield Text(f"\n{counted(counts, self.lang)}")
        for review in details:
            yield Text()
            yield drawn(review)
        if told > len(details):
            yield Text(f"\n{words.FEWER.get(self.lang).format(limit=SHOWN_AT_MOST)}")


def drawn(review: Review) -> Group:
    """One form: how it came out, its lines side by side, its findings."""
    return Group(*_parts(review))


def _parts(review: Review) -> Iterator[RenderableType]:
    lang, colon = review.lang, labels.COLON.get(review.lang)
    yield Text(harmless(f"{review.title}{colon if review.record else ''}{review.record}"), style="bold")
    outcome = words.OUTCOMES[review.outcome].get(lang)
    yield Text.assemble(f"{words.OUTCOME.get(lang)}{colon}", (outcome, "bold"))
    if review.rows:
        yield Text()
        shown = grid([one.get(lang) for one in COLUMNS], (), _FIGURES)
        for row in review.rows:
            cells = (f"{'  ' * row.depth}{row.title}", row.of, row.printed, row.computed, row.difference, row.remark)
            shown.add_row(*[Text(harmless(cell)) for cell in cells], style=_COLOURS.get(row.verdict or "", ""))
        yield shown
    elif review.outcome != "error":
        yield Text(words.NO_DIFFERENCE.get(lang))
    yield from listed(labels.FINDINGS.get(lang), finding_lines(review))
    yield from listed(labels.ERRORS.get(lang), [problem.text(lang) for problem in review.errors])


def _tells(review: Review) -> bool:
    return bool(review.rows or review.findings or review.errors)
