"""The command `ledger`: the list of problems to be put right, its answers, and what is overdue."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple, cast, final

from rich.console import RenderableType
from rich.text import Text

from perfrules.cli import words
from perfrules.cli.results import named_results
from perfrules.cli.sources import DataOptions, code_for, data_from, day_from, evaluator_from, one_standard_input
from perfrules.cli.terminal import DATA, FINE, STANDARD, USAGE, Stop, Terminal
from perfrules.errors import DataError, PerfrulesError
from perfrules.evaluation.evaluator import Evaluator
from perfrules.evaluation.result import Result
from perfrules.ledger import LedgerItem, items_from, ledger_parts, merge, overdue, read_answers, read_ledger, record_of
from perfrules.ledger.form import form, shown
from perfrules.ledger.item import OVERDUE, RULES
from perfrules.loading.load import load
from perfrules.model.rule_set import RuleSet
from perfrules.problems import Problem, near
from perfrules.reports import labels, table
from perfrules.reports.contents import report_of
from perfrules.reports.tree import percent
from perfrules.words import Lang

_COLUMNS = ("record", "title", "row", "responsible", "deadline", "status")
_ROWS_SHOWN = 100
_KEYS_SHOWN = 3


@final
class Notice(NamedTuple):
    """The options of the command, as written."""

    issued: str | None
    responsible: str | None
    due: str | None
    answers: Sequence[str]
    previous: str | None
    at: str | None


def ledger(  # noqa: PLR0913, PLR0917 - the words of a command line
    rules: str,
    data: str,
    options: DataOptions,
    notice: Notice,
    output: str | None,
    texts: str | None,
    terminal: Terminal,
) -> int:
    """Make or renew the list, print or write it, and say what is overdue on the day asked for."""
    issued, due, at = day_from("--issued", notice.issued), day_from("--due", notice.due), day_from("--at", notice.at)
    if issued is None:
        raise Stop(USAGE, [Problem("option-needed", None, {"option": "--issued"})])
    one_standard_input(rules, data)
    evaluator = evaluator_from(rules, terminal.lang, texts, options.as_of)
    _known_input(notice.responsible, evaluator.rule_set)
    left_out = _LeftOut(terminal.lang)
    records = data_from(data, evaluator.rule_set, options, terminal)
    results = left_out.without(named_results(evaluator, records, terminal.lang))
    try:
        previous = read_ledger(Path(notice.previous)) if notice.previous is not None else ()
        answers = read_answers(*map(Path, notice.answers))
        if previous:
            previous = merge(previous, answers, at)
        items = items_from(results, issued, responsible=notice.responsible, due=due, previous=previous)
        if not previous:
            items = merge(items, answers, at)
    except DataError as error:
        raise Stop(code_for(error.problems, DATA), error.problems) from None
    _print(items, output, (rules, *options.files(data), *notice.answers), terminal)
    if at is not None:
        for part in _looked_at(items, at, terminal.lang):
            terminal.show(part)
    if left_out.problems:
        terminal.complain(left_out.problems, words.LEDGER_LEFT_OUT.get(terminal.lang).format(count=left_out.count))
    return DATA if left_out.problems else FINE


def _known_input(name: str | None, rules: RuleSet) -> None:
    if name is None or name in rules.inputs:
        return
    meant = near(name, rules.inputs)
    facts = {"input": name, "near": meant or ""}
    raise Stop(USAGE, [Problem("input-unknown/near" if meant else "input-unknown", None, facts)])


@final
class _LeftOut:
    """The records that have mistakes in their data: how many, and all the mistakes."""

    def __init__(self, lang: Lang) -> None:
        self.lang = lang
        self.count = 0
        self.problems: list[Problem] = []

    def without(self, results: Iterable[tuple[str | None, Result]]) -> Iterator[Result]:
        """The other results; these are kept in mind."""
        for name, result in results:
            if result.errors:
                self.count += 1
                self.problems += report_of(result, self.lang, name).errors
            yield result


def _print(items: Sequence[LedgerItem], output: str | None, inputs: Sequence[str], terminal: Terminal) -> None:
    lang = terminal.lang
    if output is None or output == STANDARD:
        for part in _table(items, lang):
            terminal.show(part)
        terminal.line()
    else:
        try:
            terminal.write(ledger_parts(output, items, lang), output, inputs)
        except PerfrulesError as error:
            raise Stop(USAGE, error.problems) from None
    statuses = form().inputs["status"].choices
    counts = {title.get(lang): sum(item.status == word for item in items) for word, title in statuses.items()}
    said = [f"{title} {count}" for title, count in counts.items() if count]
    gone = sum(not item.found for item in items)
    said += [words.LEDGER_GONE.get(lang).format(count=gone)] if gone else []
    counted = words.LEDGER.get(lang).format(count=len(items), counts=labels.SEPARATOR.get(lang).join(said))
    terminal.line(counted if items else words.LEDGER_EMPTY.get(lang))
    if output is not None and output != STANDARD:
        terminal.line(words.LEDGER_WRITTEN.get(lang).format(file=output))


def _table(items: Sequence[LedgerItem], lang: Lang) -> Iterator[RenderableType]:
    inputs = form().inputs
    rows = [
        ["" if values[name] is None else str(shown(inputs[name], values[name], lang)) for name in _COLUMNS]
        for values in (item.values() for item in items[:_ROWS_SHOWN])
    ]
    yield table.grid([inputs[name].title.get(lang) for name in _COLUMNS], rows)
    if len(items) > _ROWS_SHOWN:
        yield Text(words.LEDGER_FEWER.get(lang).format(limit=_ROWS_SHOWN))


def _looked_at(items: Sequence[LedgerItem], at: date, lang: Lang) -> Iterator[RenderableType]:
    """How far the list is on a day, what is overdue, and what else its rule set finds."""
    result = Evaluator(load(RULES), lang).evaluate(record_of(items, at))
    closed, count, rate = (result.values[name] for name in ("closed_count", "item_count", "completion_rate"))
    share = percent(cast("Decimal", rate), Decimal(1))
    yield Text(f"\n{words.LEDGER_AT.get(lang).format(day=at, closed=closed, count=count, rate=share)}")
    if late := overdue(items, at):
        yield table.heading(words.LEDGER_OVERDUE.get(lang).format(count=len(late)))
        yield from _table(late, lang)
    found: dict[str, list[str]] = {}
    for finding in result.findings:
        if finding.flag != OVERDUE:
            found.setdefault(finding.flag, []).append(finding.row or "")
    if found:
        flags = result.rule_set.flags
        titles = (labels.SEVERITY, labels.FINDINGS, words.LEDGER_COUNT, words.LEDGER_ITEMS)
        yield Text()
        yield table.grid(
            [title.get(lang) for title in titles],
            [
                [
                    labels.SEVERITIES[flags[flag].severity].get(lang),
                    flags[flag].title.get(lang),
                    str(len(keys)),
                    _some(keys),
                ]
                for flag, keys in found.items()
            ],
            numbers=(2,),
        )
    said = [f"{title}{labels.COLON.get(lang)}{text}" for title, text in report_of(result, lang).outcomes]
    yield from table.listed(labels.OUTCOMES.get(lang), said)


def _some(keys: Sequence[str]) -> str:
    return "; ".join([*keys[:_KEYS_SHOWN], *(["…"] if len(keys) > _KEYS_SHOWN else [])])
