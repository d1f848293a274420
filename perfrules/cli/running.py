"""The commands `run`, `explain` and `demo`."""

from collections.abc import Iterator
from pathlib import Path
from typing import cast, final

from rich.console import RenderableType
from rich.text import Text

from perfrules.cli import words
from perfrules.cli.results import named_results
from perfrules.cli.sources import (
    NO_OPTIONS,
    PARQUET,
    DataOptions,
    data_from,
    evaluator_from,
    in_columns,
    one_standard_input,
    tables_in,
)
from perfrules.cli.tables import wants_table, write_tables
from perfrules.cli.terminal import DATA, FINE, USAGE, Stop, Terminal, encoded, one_of
from perfrules.cli.writing import DATA_FORMS, Target, write_data
from perfrules.evaluation.evaluator import Evaluator
from perfrules.evaluation.result import Result
from perfrules.loading.library import sets_folder
from perfrules.model.rule_set import RuleSet
from perfrules.problems import Problem, near, printable, shortened
from perfrules.reading import DataFile
from perfrules.reports import table
from perfrules.reports.contents import Report, report_of
from perfrules.reports.markdown import page, summary
from perfrules.reports.summary import SummaryRow, summary_row
from perfrules.words import Words

FORMS = ("table", *DATA_FORMS, PARQUET, "markdown")
REPORTED_AT_MOST = 20
_LISTED_AT_MOST = 20
DEMOS = {  # what is shown: the rule set and the record
    "putuo": ("cn.project_self_evaluation", "putuo_sports_2022.json"),
    "karamay": ("cn.portfolio_disclosure", "karamay_2023.yaml"),
}


def run(  # noqa: PLR0913, PLR0917 - the words of a command line
    rules: str,
    data: str,
    options: DataOptions,
    target: Target,
    texts: str | None,
    terminal: Terminal,
) -> int:
    """Evaluate the records in *data*; print or write what *target* says."""
    form = target.chosen()
    one_of("--format", form, FORMS)
    one_standard_input(rules, data)
    inputs = (rules, *options.files(data))
    tables = wants_table(target, data)
    evaluator = evaluator_from(rules, terminal.lang, texts, options.as_of)
    if tables and in_columns(data, options, evaluator.rule_set):
        return write_tables(evaluator, Path(data), tables_in(options), target, inputs, terminal)
    records = data_from(data, evaluator.rule_set, options, terminal)
    if tables:
        return write_tables(evaluator, records, {}, target, inputs, terminal)
    if form in DATA_FORMS:
        return write_data(evaluator, records, target, inputs, terminal)
    if target.besides:
        write_data(evaluator, records, target.without_results(), inputs, terminal)
    evaluation = _Evaluation(evaluator, records, terminal)
    if form == "table":
        terminal.write_shown(evaluation.tables(), target.output, inputs)
    else:
        terminal.write(encoded(f"{line}\n" for line in evaluation.markdown()), target.output, inputs)
    return DATA if evaluation.failed else FINE


def explain(  # noqa: PLR0913, PLR0917 - the words of a command line
    rules: str,
    data: str,
    options: DataOptions,
    item: str,
    record: str | None,
    texts: str | None,
    terminal: Terminal,
) -> int:
    """Print how *item* of one record came about."""
    one_standard_input(rules, data)
    evaluator = evaluator_from(rules, terminal.lang, texts, options.as_of)
    known = _explained(evaluator.rule_set)
    if item not in known:
        meant = near(item, known)
        facts = {"item": item, "near": meant or ""}
        raise Stop(USAGE, [Problem("item-unknown/near" if meant else "item-unknown", None, facts)])
    result = _Evaluation(evaluator, data_from(data, evaluator.rule_set, options, terminal), terminal).one(record)
    if result.errors:
        raise Stop(DATA, report_of(result, terminal.lang, record).errors)
    terminal.line(str(result.explain(item)))
    return FINE


def demo(example: str, texts: str | None, terminal: Terminal) -> int:
    """Print the report of a shipped example, where its figures come from, and what to do next."""
    one_of("demo", example, DEMOS)
    rules, record = DEMOS[example]
    evaluator = evaluator_from(rules, terminal.lang, texts)
    records = data_from(str(sets_folder() / "examples" / record), evaluator.rule_set, NO_OPTIONS, terminal)
    evaluation = _Evaluation(evaluator, records, terminal)
    for part in evaluation.tables():
        terminal.show(part)
    source = cast("dict[str, str]", next(iter(records)).record)["source"]
    terminal.line()
    terminal.line(words.DEMO_SOURCE.get(terminal.lang).format(source=source))
    terminal.line(words.DEMO_NEXT.get(terminal.lang).format(rules=rules, example=example))
    return FINE


@final
class _Evaluation:
    """The records of a file under one rule set; *failed* once a record with mistakes in its data has been met."""

    def __init__(self, evaluator: Evaluator, records: DataFile, terminal: Terminal) -> None:
        self.evaluator = evaluator.among(records)
        self.records = records
        self.lang = terminal.lang
        self.failed = False

    def reports(self) -> Iterator[Report]:
        for name, result in named_results(self.evaluator, self.records, self.lang):
            self.failed = self.failed or result.status == "error"
            yield report_of(result, self.lang, name)

    def markdown(self) -> Iterator[str]:
        """A list has a summary first; its records are evaluated once more for their pages rather than all be kept."""
        if not self.records.as_list:
            for report in self.reports():
                yield from page(report)
            return
        yield from summary(map(summary_row, self.reports()), self.lang)
        for report in self.reports():
            yield from page(report, level=2)

    def tables(self) -> Iterator[RenderableType]:
        """A list has a summary first, then single records unless there are too many; mistakes in data always."""
        if not self.records.as_list:
            yield from map(table.drawn, self.reports())
            return
        rows: list[SummaryRow] = []
        details: list[Report] = []
        few = len(self.records) <= REPORTED_AT_MOST
        for report in self.reports():
            rows.append(summary_row(report))
            if few or (report.errors and len(details) < REPORTED_AT_MOST):
                details.append(report)
        yield table.summary(rows, self.lang)
        for report in details:
            yield Text()
            yield table.drawn(report)
        if not few:
            yield Text(f"\n{words.FEWER.get(self.lang).format(limit=REPORTED_AT_MOST)}")

    def one(self, wanted: str | None) -> Result:
        """The result of the record with the id *wanted*, or with that number where it has no id; of the only one."""
        names = []
        for number, result in enumerate(self.evaluator.evaluate_all(self.records), start=1):
            name = result.id or str(number)
            if (wanted is None and len(self.records) == 1) or name == wanted:
                return result
            names.append(name)
        facts: dict[str, str | Words] = {"known": _listed(names)}
        if wanted is None:
            raise Stop(USAGE, [Problem("record-needed", None, facts | {"count": str(len(names))})])
        raise Stop(USAGE, [Problem("record-unknown", None, facts | {"id": wanted})])


def _listed(names: list[str]) -> Words:
    shown = [shortened(printable(name), 40) for name in names[:_LISTED_AT_MOST]]
    shown += ["…"] if len(names) > _LISTED_AT_MOST else []
    return Words(en=", ".join(shown), zh="、".join(shown))


def _explained(rules: RuleSet) -> tuple[str, ...]:
    """Everything that an explanation can be given of."""
    total = () if rules.total is None else ("total", "grade")
    return (*rules.indicators, *rules.groups, *rules.values, *rules.flags, *rules.outcomes, *total)
