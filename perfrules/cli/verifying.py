"""The command `verify`."""

from pathlib import Path

from perfrules.cli import words
from perfrules.cli.sources import DataOptions, data_from, evaluator_from, one_standard_input
from perfrules.cli.terminal import FINE, PROBLEMS, USAGE, Stop, Terminal
from perfrules.errors import PerfrulesError
from perfrules.problems import Problem
from perfrules.runs import usual_workers, verify


def prove(  # noqa: PLR0913, PLR0917 - the words of a command line
    result: str,
    rules: str,
    data: str,
    options: DataOptions,
    form: str | None,
    texts: str | None,
    terminal: Terminal,
) -> int:
    """Say whether the file *result* holds what comes out for *data*, or where it parts from that; the exit code."""
    one_standard_input(rules, data)
    evaluator = evaluator_from(rules, terminal.lang, texts, options.as_of)
    records = data_from(data, evaluator.rule_set, options, terminal)
    try:
        found = verify(evaluator, records, result, form=form, workers=usual_workers())
    except PerfrulesError as error:
        raise Stop(USAGE, error.problems) from None
    except FileNotFoundError:
        raise Stop(USAGE, [Problem("file-not-found", None, {"file": result})]) from None
    except OSError:
        raise Stop(USAGE, [Problem("file-unreadable", None, {"file": result})]) from None
    parting = found.difference
    if parting is None:
        said = words.IDENTICAL.get(terminal.lang)
        terminal.line(said.format(file=result, records=found.records))
        terminal.line(f"  {found.sha256}  {Path(result).name}")
        for name, digest in evaluator.rule_set.stamp.files:
            terminal.line(f"  {digest}  {name}")
        for file in records.files:
            terminal.line(f"  {file.sha256}  {file.name}")
        return FINE
    facts = {
        "record": str(parting.record), "id": parting.id, "item": parting.item,
        "said": parting.said or "-", "computed": parting.computed or "-",
    }  # fmt: skip
    terminal.problem(Problem(f"verify/{parting.sort}", None, {**facts, "file": result}))
    return PROBLEMS
