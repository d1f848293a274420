"""Standard input and output: UTF-8 on any console, nothing printed that a terminal would obey."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TextIO, final

from rich.console import Console, RenderableType

from perfrules.files import write_whole
from perfrules.problems import Problem
from perfrules.reports.safe import harmless_lines
from perfrules.reports.table import WIDTH, plain
from perfrules.words import Lang

FINE, PROBLEMS, USAGE, DATA, INTERRUPTED, BROKEN_PIPE = 0, 1, 2, 3, 130, 141
STANDARD = "-"
_NARROWEST = 40


@final
class Stop(Exception):
    """Ends a command with an exit code and what is to be said."""

    def __init__(self, code: int, problems: Sequence[Problem], note: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.problems = problems
        self.note = note


def one_of(option: str, value: str, words: Iterable[str]) -> None:
    """Refuse a *value* of *option* that is none of its *words*."""
    known = tuple(words)
    if value not in known:
        raise Stop(
            USAGE, [Problem("option-choice", None, {"option": option, "value": value, "words": ", ".join(known)})]
        )


def encoded(parts: Iterable[str]) -> Iterator[bytes]:
    """Texts as they are written: half characters, which no file can hold, become escapes."""
    return (part.encode("utf-8", "backslashreplace") for part in parts)


class _Console(Console):
    def on_broken_pipe(self) -> None:
        """The reader has gone: let the program end as it ends for plain output."""
        raise BrokenPipeError


@final
class Terminal:
    """Where commands print, and in which language."""

    def __init__(self, lang: Lang) -> None:
        self.lang = lang
        width = int(os.environ.get("COLUMNS", "")) if os.environ.get("COLUMNS", "").isdecimal() else WIDTH
        self._width = max(width, _NARROWEST)
        self._console = _Console(file=sys.stdout, highlight=False)

    def line(self, text: str = "") -> None:
        """Print a text."""
        sys.stdout.write(f"{harmless_lines(text)}\n")

    def show(self, part: RenderableType) -> None:
        """Print a table or a styled text: in colours and fitted to the window on a terminal, plain elsewhere."""
        if sys.stdout.isatty():
            self._console.print(part)
        else:
            sys.stdout.write(plain(part, self._width))

    def complain(self, problems: Iterable[Problem], note: str = "") -> None:
        """Print problems where errors go."""
        sys.stdout.flush()
        for problem in problems:
            self._print_problem(problem, sys.stderr)
        if note:
            sys.stderr.write(f"{harmless_lines(note)}\n")

    def problem(self, problem: Problem) -> None:
        """Print a problem that is the answer itself."""
        self._print_problem(problem, sys.stdout)

    def write(self, parts: Iterable[bytes], output: str | None, inputs: Iterable[str] = ()) -> None:
        """
        Write to the file *output*, whole or not at all; without one, or for `-`, to standard output.

        One of the *inputs* is not overwritten.
        """
        if output is None or output == STANDARD:
            sys.stdout.flush()
            for part in parts:
                sys.stdout.buffer.write(part)
            sys.stdout.buffer.flush()
            return
        path = Path(output)
        facts = {"file": output}
        if any(same_file(path, Path(one)) for one in inputs):
            raise Stop(USAGE, [Problem("output-is-input", None, facts)])
        try:
            write_whole(path, parts)
        except OSError:
            raise Stop(USAGE, [Problem("output-unwritable", None, facts)]) from None

    def write_shown(self, shown: Iterable[RenderableType], output: str | None, inputs: Iterable[str] = ()) -> None:
        """The same for tables: in colours on a terminal, plain in a file."""
        if output is None or output == STANDARD:
            for part in shown:
                self.show(part)
            return
        self.write((plain(part).encode() for part in shown), output, inputs)

    def _print_problem(self, problem: Problem, stream: TextIO) -> None:
        stream.write(f"{harmless_lines(problem.text(self.lang))}\n")


def same_file(path: Path, other: Path) -> bool:
    """Whether both names lead to one file."""
    return path.exists() and other.exists() and path.samefile(other)
