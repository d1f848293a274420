"""Evaluating tables into tables of results: batch by batch, whole or not at all, going on where a killed run stopped."""

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from multiprocessing.connection import Connection
from types import MappingProxyType
from typing import final

from perfrules.errors import DataError, PerfrulesError
from perfrules.evaluation.evaluator import Evaluator
from perfrules.problems import Problem
from perfrules.reading import DataFile
from perfrules.runs.journal import JOURNAL_FORMAT, Done, Entry, Journal, beyond
from perfrules.runs.outputs import Content
from perfrules.runs.workers import Known, answer_all, answered, in_threads, known_to
from perfrules.runs.writing import Progress, Written, unseen
from perfrules.version import __version__

try:
    from perfrules.columns.chunks import Chunk
    from perfrules.columns.evaluated import PartEvaluator
    from perfrules.columns.parquet import WRITER
    from perfrules.columns.together import together
    from perfrules.runs.table_files import TableFile, table_file
    from perfrules.runs.table_source import Job, Source, source_of
except ModuleNotFoundError:
    raise PerfrulesError([Problem("table-extra")]) from None

ALONE = 1
"""Parts of single records that one process evaluates before others are started: for fewer it would not pay."""
_NO_TABLES: Mapping[str, object] = MappingProxyType({})


def write_table_results(  # noqa: PLR0913 - each says one thing, by its name
    evaluator: Evaluator,
    data: object,
    path: str | os.PathLike[str],
    *,
    tables: Mapping[str, object] = _NO_TABLES,
    form: str | None = None,
    columns: Iterable[str] | None = None,
    findings: str | os.PathLike[str] | None = None,
    errors: str | os.PathLike[str] | None = None,
    workers: int = 1,
    progress: Progress | None = None,
) -> Written:
    """
    Evaluate all of *data* and write the table of results to *path* in bounded memory.

    *data* and *tables* are what `evaluate_table` takes: paths of Parquet or CSV files, tables or streams of pyarrow, polars,
    pandas or DuckDB; or *data* are what `open_data` gives. *form* is `parquet` or `csv`, by default what the ending of *path*
    says. *columns* are those wanted, by default all (`evaluate_table` tells them); in CSV a field of a struct becomes a column
    like `scores.execution`. One line for each finding goes to *findings*, one for each mistake in the data to *errors*: `.parquet`,
    `.csv` or `.xlsx`. The files appear when all is done; until then what is done lies hidden beside them, and for data from files
    the same call goes on from there after the process was killed. The bytes are the same however often that happened, and for
    any number of *workers* (processes; a script needs `if __name__ == "__main__":`). *progress* is told how many records are done.

    PerfrulesError where a form or column is unknown, or another process writes the same file; DataError where *data* are no such
    table; OSError where a file cannot be written.

    >>> import perfrules, pyarrow, tempfile
    >>> from pathlib import Path
    >>> evaluator = perfrules.Evaluator(perfrules.load("cn.project_self_evaluation"))
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     table = pyarrow.table({"id": ["P-1", "P-2"], "budget": [25, 30], "executed": [21.5, 30], "targets": [[], []]})
    ...     write_table_results(evaluator, table, Path(folder, "results.parquet")).records
    2
    """
    files = [table_file("results", path, form)]
    more: dict[Content, str | os.PathLike[str] | None] = {"findings": findings, "errors": errors}
    files += [table_file(content, one) for content, one in more.items() if one is not None]
    if isinstance(data, DataFile):
        evaluator = evaluator.among(data)
    else:
        evaluator, whole = together(evaluator, data, tables)
        again = isinstance(data, (str, os.PathLike))
        data, tables = (data, tables) if again or whole is data else (whole, {})
    making = _Making(evaluator, None if columns is None else tuple(columns), files)
    source = source_of(data, tables, making.by)
    run = _Run(making, source)
    source.check([(str(one.path), one.real) for one in files])
    names = [name for one in files for name in one.parts]
    with Journal(names, run.described()) as journal:
        try:
            resumed = run.work(journal, workers, progress or unseen)
            run.put_in_place(journal)
        except BaseException as error:
            if isinstance(error, DataError) or journal.done == Done() or not source.stamps:
                journal.remove()
            raise
        afresh = (Problem("run-afresh", None, {"file": str(path)}, "warning"),) if journal.other_run else ()
        return Written(*journal.done, resumed, (*source.warnings, *afresh))


@final
class _Making:
    """What makes the bytes for all parts of the *files*; another process makes the same of what it is *told*."""

    def __init__(self, evaluator: Evaluator, columns: tuple[str, ...] | None, files: Sequence[TableFile]) -> None:
        self.told = (known_to(evaluator), columns, files)
        self.files = files
        self.columns = columns
        self.by = PartEvaluator(evaluator, columns, [one.content for one in files])

    def heads(self) -> list[bytes]:
        return [head for one in self.files for head in one.heads(self.by)]

    def made(self, job: Job) -> tuple[list[bytes], int]:
        """What some records bring, and how many of them have mistakes in their data."""
        part = job.part
        found = self.by.of_chunk(part) if isinstance(part, Chunk) else self.by.of_givens(part)
        return [content for one in self.files for content in one.made(found, self.by)], found.failed


def _serve(pipe: Connection, known: Known, columns: tuple[str, ...] | None, files: Sequence[TableFile]) -> None:
    """Evaluate the parts of the data that come through *pipe*."""
    answer_all(pipe, _Making(Evaluator(*known), columns, files).made)


@final
class _Run:
    def __init__(self, making: _Making, source: Source) -> None:
        self.making = making
        self.source = source
        self.files = making.files
        self.evaluator = making.by.evaluator

    def described(self) -> str:
        """Everything that the bytes of the files depend on; data that stand in no file are never the same."""
        stamp = self.evaluator.rule_set.stamp
        return json.dumps(
            {
                "journal": JOURNAL_FORMAT,
                "perfrules": __version__,
                "parquet": WRITER,
                "rules": [stamp.sha256, str(stamp.as_of), stamp.files],
                "language": self.evaluator.lang,
                "data": [one._asdict() for one in self.source.stamps] or os.urandom(16).hex(),
                "columns": self.making.columns,
                "outputs": [(one.path.name, one.content, one.form) for one in self.files],
            }
        )

    def work(self, journal: Journal, workers: int, progress: Progress) -> int:
        """Evaluate what the journal does not have yet; how many records it had."""
        resumed = journal.done.records
        progress(resumed)
        remaining = beyond(self.source.jobs, journal, lambda job: job.key)
        for job, (contents, failed) in self._made(remaining, workers):
            heads = self.making.heads() if not journal.entries else [b""] * len(contents)
            whole = [head + content for head, content in zip(heads, contents, strict=True)]
            journal.add(Entry(job.records, failed, job.read), whole)
            progress(journal.done.records)
        return resumed

    def _made(self, jobs: Iterator[Job], workers: int) -> Iterator[tuple[Job, tuple[list[bytes], int]]]:
        """In order; threads work on columns, processes where single records are looked at, all or those with findings."""
        if not self.source.singly and "findings" not in self.making.by.also:
            yield from in_threads(self.making.made, jobs, workers)
            return
        for job in islice(jobs, ALONE) if workers > 1 else jobs:
            yield job, self.making.made(job)
        yield from answered(_serve, self.making.told, jobs, lambda job: job, workers)

    def put_in_place(self, journal: Journal) -> None:
        """Let the finished parts become the files, and forget the journal."""
        if not journal.entries:
            journal.add(Entry(0, 0, ""), self.making.heads())
        paths = iter(journal.part_paths)
        parts = [(one, list(islice(paths, len(one.parts)))) for one in self.files]
        journal.close_parts([tail for one, own in parts for tail in one.tails(own, self.making.by)])
        for one, own in parts:
            one.put_in_place(own[0], self.evaluator)
        journal.remove()
