"""Results and findings as files, and results in a form of data on standard output."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, final

from perfrules.cli.progress import Bar
from perfrules.cli.terminal import DATA, FINE, STANDARD, USAGE, Stop, Terminal, same_file
from perfrules.cli.words import STOPPED
from perfrules.errors import PerfrulesError
from perfrules.evaluation.evaluator import Evaluator
from perfrules.problems import Problem
from perfrules.reading import DataFile
from perfrules.runs import FORMS as DATA_FORMS
from perfrules.runs import discard_unfinished, form_of, result_parts, unfinished, usual_workers, write_results

__all__ = ["DATA_FORMS", "Target", "write_data"]
_OTHER_ENDINGS = {".md": "markdown"}


@final
class Target(NamedTuple):
    """What a command line says about its results: their form and file, the file of findings, whether to begin anew."""

    form: str | None = None
    output: str | None = None
    findings: str | None = None
    fresh: bool = False

    def chosen(self) -> str:
        """The form asked for, or that of the file's ending, or else a table for people."""
        ending = Path(self.output or "")
        return self.form or form_of(ending) or _OTHER_ENDINGS.get(ending.suffix.lower(), "table")

    def findings_only(self) -> "Target":
        """The same without the results."""
        return Target(None, None, self.findings, self.fresh)

    @property
    def to_screen(self) -> bool:
        """Whether the results go to standard output, or to a device or pipe."""
        if self.output is None or self.output == STANDARD:
            return True
        path = Path(self.output)
        return path.exists() and not path.is_file()


def write_data(evaluator: Evaluator, data: DataFile, target: Target, inputs: Sequence[str], terminal: Terminal) -> int:
    """Write results in a form of data, or findings, or both; none of the *inputs* is replaced. The exit code."""
    form = None if target.form is None and target.output is None else target.chosen()
    if form is not None and target.to_screen:
        if target.findings is not None:
            write_data(evaluator, data, target.findings_only(), inputs, terminal)
        return _stream(evaluator, data, form, target.output, inputs, terminal)
    files = [one for one in (target.output, target.findings) if one is not None]
    for file in files:
        if any(same_file(Path(file), Path(one)) for one in inputs):
            raise Stop(USAGE, [Problem("output-is-input", None, {"file": file})])
    try:
        if target.fresh:
            discard_unfinished(target.output, target.findings)
        return _to_files(evaluator, data, target._replace(form=form), terminal)
    except PerfrulesError as error:
        raise Stop(USAGE, error.problems) from None
    except OSError:
        stopped = next((file for file in files if unfinished(file)), None)
        key = "output-unwritable" if stopped is None else "run-stopped"
        raise Stop(USAGE, [Problem(key, None, {"file": stopped or files[0]})]) from None
    except KeyboardInterrupt:
        if any(map(unfinished, files)):
            terminal.complain([], STOPPED.get(terminal.lang))
        raise


def _to_files(evaluator: Evaluator, data: DataFile, target: Target, terminal: Terminal) -> int:
    with Bar(terminal.lang, len(data)) as bar:
        written = write_results(
            evaluator,
            data,
            target.output,
            form=target.form,
            findings=target.findings,
            workers=usual_workers(),
            progress=bar,
        )
    terminal.complain(written.notes)
    return DATA if written.failed else FINE


def _stream(  # noqa: PLR0913, PLR0917 - what it takes
    evaluator: Evaluator, data: DataFile, form: str, output: str | None, inputs: Sequence[str], terminal: Terminal
) -> int:
    failed = False

    def parts() -> Iterator[bytes]:
        nonlocal failed
        with Bar(terminal.lang, len(data)) as bar:
            for part in result_parts(evaluator, data, form, usual_workers()):
                failed = failed or part.failed
                yield part.content
                bar(part.records)

    try:
        terminal.write(parts(), output, inputs)
    except PerfrulesError as error:
        raise Stop(USAGE, error.problems) from None
    return DATA if failed else FINE
