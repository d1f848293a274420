"""The command `portfolio`: many records by their rules, and their results by the rules of the portfolio."""

from collections.abc import Sequence

from perfrules.cli import words
from perfrules.cli.sources import NO_OPTIONS, DataOptions, data_from, evaluator_from, one_standard_input, rules_and_file
from perfrules.cli.terminal import DATA, FINE, USAGE, Stop, Terminal, encoded, one_of
from perfrules.evaluation.evaluator import Evaluator
from perfrules.evaluation.result import Result
from perfrules.portfolio import Portfolio, evaluate_portfolio
from perfrules.problems import Problem
from perfrules.records.given import Given
from perfrules.reports import table
from perfrules.reports.contents import report_of
from perfrules.reports.markdown import page

FORMS = ("table", "json", "markdown")


def portfolio(  # noqa: PLR0913, PLR0917 - the words of a command line
    rules: str,
    object_rules: str,
    data: str,
    options: DataOptions,
    also: Sequence[str],
    record: str | None,
    form: str,
    output: str | None,
    texts: str | None,
    terminal: Terminal,
) -> int:
    """Evaluate the objects, then the portfolio that their results make; print or write its result."""
    one_of("--format", form, FORMS)
    others = [rules_and_file("--also", one) for one in also]
    named = [part for other in others for part in other] + ([record] if record else [])
    one_standard_input(rules, object_rules, data, *named)
    evaluator = evaluator_from(rules, terminal.lang, texts, options.as_of)
    if not any(one.of_results for one in evaluator.rule_set.tables.values()):
        raise Stop(USAGE, [Problem("portfolio-rules", None, {"rules": evaluator.rule_set.id})])
    objects = evaluator_from(object_rules, terminal.lang, None, options.as_of)
    sources = [(objects, data_from(data, objects.rule_set, options, terminal))]
    for other_rules, file in others:
        other = evaluator_from(other_rules, terminal.lang, None, options.as_of)
        sources.append((other, data_from(file, other.rule_set, NO_OPTIONS, terminal)))
    found = evaluate_portfolio(evaluator, sources, _own_record(record, evaluator, terminal))
    _write(found.result, form, output, (rules, object_rules, *options.files(data), *named), terminal)
    terminal.complain(found.problems, _note(found, terminal) if found.failed else "")
    return DATA if found.failed or found.result.errors else FINE


def _own_record(source: str | None, evaluator: Evaluator, terminal: Terminal) -> Given:
    """The record of the portfolio itself; an empty one where none is given."""
    if source is None:
        return Given({})
    records = list(data_from(source, evaluator.rule_set, NO_OPTIONS, terminal))
    if len(records) > 1:
        raise Stop(USAGE, [Problem("portfolio-record", None, {"file": source, "count": str(len(records))})])
    return records[0]


def _write(result: Result, form: str, output: str | None, inputs: tuple[str, ...], terminal: Terminal) -> None:
    if form == "json":
        terminal.write(encoded([f"{result.to_json()}\n"]), output, inputs)
        return
    report = report_of(result, terminal.lang, None)
    if form == "table":
        terminal.write_shown([table.drawn(report)], output, inputs)
    else:
        terminal.write(encoded(f"{line}\n" for line in page(report)), output, inputs)


def _note(found: Portfolio, terminal: Terminal) -> str:
    return words.FAILED_OBJECTS.get(terminal.lang).format(failed=found.failed, count=found.objects)
