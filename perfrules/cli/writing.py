"""Results and findings as files, and results in a form of data on standard output."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, final

from perfrules.cli.progress import Bar
from perfrules.cli.sources import code_for
from perfrules.cli.terminal import DATA, FINE, STANDARD, USAGE, Stop, Terminal, same_file
from perfrules.cli.words import STOPPED
from perfrules.errors import DataError, PerfrulesError
from perfrules.evaluation.evaluator import Evaluator
from perfrules.problems import Problem
from perfrules.reading import DataFile
from perfrules.runs import FORMS as DATA_FORMS
from perfrules.runs import (
    Written,
    discard_unfinished,
    form_of,
    result_parts,
    unfinished,
    usual_workers,
    write_results,
)

__all__ = ["DATA_FORMS", "Target", "write_data", "written"]
_OTHER_ENDINGS = {".md": "markdown", ".parquet": "parquet"}


@final
class Target(NamedTuple):
    """
    What a command line says about its results: their form and file, whether to begin anew, the files of findings and of
    mistakes in the data, the columns of a table of results.
    """

    form: str | None = None
    output: str | None = None
    fresh: bool = False
    findings: str | None = None
    errors: str | None = None
    columns: str | None = None

    def chosen(self) -> str:
        """The form asked for, or that of the file's ending, or else a table for people."""
        ending = Path(self.output or "")
        return self.form or form_of(ending) or _OTHER_ENDINGS.get(ending.suffix.lower(), "table")

    @property
    def besides(self) -> tuple[str, ...]:
        """The files besides that of the results."""
        return tuple(one for one in (self.findings, self.errors) if one is not None)

    @property
    def files(self) -> tuple[str, ...]:
        """All files that are written."""
        return self.besides if self.output is None else (self.output, *self.besides)

    def without_results(self) -> "Target":
        """The same without the results."""
        return self._replace(form=None, output=None)

    @property
    def to_screen(self) -> bool:
        """Whether the results go to standard output, or to a device or pipe."""
        if self.output is None or self.output == STANDARD:
            return True
        path = Path(self.output)
        return path.exists() and not path.is_file()


def write_data(evaluator: Evaluator, data: DataFile, target: Target, inputs: Sequence[str], terminal: Terminal) -> int:
    """Write results in a form of data, or findings, or mistakes, or all; none of the *inputs* is replaced. The exit code."""
    form = None if target.form is None and target.output is None else target.chosen()
    if form is not None and target.to_screen:
        if target.besides:
            write_data(evaluator, data, target.without_results(), inputs, terminal)
        return _stream(evaluator, data, form, target.output, inputs, terminal)

    def work() -> Written:
        with Bar(terminal.lang, len(data)) as bar:
            return write_results(
                evaluator,
                data,
                target.output,
                form=form,
                findings=target.findings,
                errors=target.errors,
                workers=usual_workers(),
                progress=bar,
            )

    return written(work, target, inputs, terminal)


def written(work: Callable[[], Written], target: Target, inputs: Sequence[str], terminal: Terminal) -> int:
    """Let *work* write the files of *target*, and say what has to be said; none of the *inputs* is replaced. The exit code."""
    for file in target.files:
        if any(same_file(Path(file), Path(one)) for one in inputs):
            raise Stop(USAGE, [Problem("output-is-input", None, {"file": file})])
    try:
        if target.fresh:
            discard_unfinished(*target.files)
        found = work()
    except DataError as error:
        raise Stop(code_for(error.problems, DATA), error.problems) from None
    except PerfrulesError as error:
        raise Stop(USAGE, error.problems) from None
    except OSError:
        stopped = next((file for file in target.files if unfinished(file)), None)
        key = "output-unwritable" if stopped is None else "run-stopped"
        raise Stop(USAGE, [Problem(key, None, {"file": stopped or target.files[0]})]) from None
    except KeyboardInterrupt:
        if any(map(unfinished, target.files)):
            terminal.complain([], STOPPED.get(terminal.lang))
        raise
    terminal.complain(found.notes)
    return DATA if found.failed else FINE


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
