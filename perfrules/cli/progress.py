"""A bar on the terminal while long work goes on; nothing where nobody looks."""

import sys
import time
from types import TracebackType
from typing import Self, final

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from perfrules.cli.words import RECORDS_DONE
from perfrules.words import Lang

LONG = 1.0
"""Seconds after which work counts as long."""


@final
class Bar:
    """
    Shows how many of *total* records are done, if standard error is a terminal and the work takes its time.

    *total* is None where it is not known.
    """

    def __init__(self, lang: Lang, total: int | None) -> None:
        self._title = RECORDS_DONE.get(lang)
        self._total = total
        self._since = time.monotonic()
        self._progress: Progress | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, sort: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._progress is not None:
            self._progress.stop()

    def __call__(self, records: int) -> None:
        """So many *records* are done."""
        if self._progress is None:
            if not sys.stderr.isatty() or time.monotonic() - self._since < LONG:
                return
            columns = (TextColumn(self._title), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
            self._progress = Progress(*columns, console=Console(stderr=True), transient=True)
            self._progress.add_task("", total=self._total)
            self._progress.start()
        self._progress.update(self._progress.task_ids[0], completed=records)
