"""Evaluating tables into tables of results: batch by batch, whole or not at all, going on where a killed run stopped."""

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple, final

from perfrules.errors import DataError, PerfrulesError
from perfrules.evaluation.evaluator import Evaluator
from perfrules.model.rule_set import RuleSet
from perfrules.problems import Problem
from perfrules.reading import DataFile
from perfrules.records.given import DataStamp, Given
from perfrules.runs.batches import bare, batches
from perfrules.runs.journal import JOURNAL_FORMAT, Done, Entry, Journal, beyond, real
from perfrules.runs.outputs import Content
from perfrules.runs.workers import answer_all, answered
from perfrules.runs.writing import Progress, Written, unseen
from perfrules.version import __version__

try:
    from perfrules.columns.chunks import Chunk, chunks
    from perfrules.columns.evaluated import PartEvaluator
    from perfrules.columns.evaluator import TableEvaluator
    from perfrules.columns.parquet import WRITER
    from perfrules.columns.records import file_stamp
    from perfrules.columns.source import stream_of
    from perfrules.runs.table_files import TableFile, table_file
except ModuleNotFoundError:
    raise PerfrulesError([Problem("table-extra")]) from None

SIZE = 4096
"""Records that are evaluated one by one, one row group of a Parquet file: what a killed run may have to do again."""
ALONE = 1
"""Parts that one process evaluates before others are started: for fewer it would not pay."""


def write_table_results(  # noqa: PLR0913 - each says one thing, by its name
    evaluator: Evaluator,
    data: object,
    path: str | os.PathLike[str],
    *,
    form: str | None = None,
    columns: Iterable[str] | None = None,
    findings: str | os.PathLike[str] | None = None,
    errors: str | os.PathLike[str] | None = None,
    workers: int = 1,
    progress: Progress | None = None,
) -> Written:
    """
    Evaluate all of *data* and write the table of results to *path* in bounded memory.

    *form* is `parquet` or `csv`, by default what the ending of *path* says.

    *data* is the path of a Parquet file, a table or stream of pyarrow, polars, pandas or DuckDB, or what `open_data` gives.
    *columns* are those wanted, by default all (`evaluate_table` tells them); in CSV a field of a struct becomes a column like
    `scores.execution`. One line for each finding goes to *findings*, one for each mistake in the data to *errors*: `.parquet`,
    `.csv` or `.xlsx`. The files appear when all is done; until then what is done lies hidden beside them, and for data from files
    the same call goes on from there after the process was killed. The bytes are the same however often that happened, and for
    any number of *workers* (processes; a script needs `if __name__ == "__main__":`). *progress* is told how many records are done.

    PerfrulesError where a form or column is unknown, or another process writes the same file; DataError where *data* are no such
    table; OSError where a file cannot be written.

    >>> import perfrules, pyarrow, tempfile
    >>> evaluator = perfrules.Evaluator(perfrules.load("cn.project_self_evaluation"))
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     table = pyarrow.table({"id": ["P-1", "P-2"], "budget": [25, 30], "executed": [21.5, 30], "targets": [[], []]})
    ...     write_table_results(evaluator, table, Path(folder, "results.parquet")).records
    2
    """
    files = [table_file("results", path, form)]
    more: dict[Content, str | os.PathLike[str] | None] = {"findings": findings, "errors": errors}
    files += [table_file(content, one) for content, one in more.items() if one is not None]
    source = _source(data, evaluator)
    _check(files, source)
    run = _Run(evaluator, None if columns is None else tuple(columns), files)
    names = [name for one in files for name in one.parts]
    with Journal(names, run.described(source)) as journal:
        try:
            resumed = run.work(source.jobs, journal, workers, progress or unseen)
            run.put_in_place(journal)
        except BaseException as error:
            if isinstance(error, DataError) or journal.done == Done() or not source.stamps:
                journal.remove()
            raise
        afresh = (Problem("run-afresh", None, {"file": str(path)}, "warning"),) if journal.other_run else ()
        return Written(*journal.done, resumed, (*source.warnings, *afresh))


def records_in(data: object) -> int | None:
    """How many records *data* hold, None where that is not known; DataError where they are no table."""
    return len(data) if isinstance(data, DataFile) else stream_of(data).records


@final
class _Job(NamedTuple):
    """A part of the data that one process evaluates, and what the journal says of it."""

    message: Chunk | list[Given]
    records: int
    read: str = ""

    @property
    def key(self) -> tuple[str, int]:
        return self.read, self.records


@final
class _Source(NamedTuple):
    """The data of a run; *stamps* are the files that they come from, none for what is only in memory."""

    stamps: tuple[DataStamp, ...]
    jobs: Iterator[_Job]
    path: Path | None = None
    warnings: tuple[Problem, ...] = ()


def _source(data: object, evaluator: Evaluator) -> _Source:
    if isinstance(data, DataFile):
        found = (
            _Job([bare(given) for given in one.givens], len(one.givens), one.sha256) for one in batches(data, SIZE)
        )
        return _Source(data.files, found)
    path = Path(data) if isinstance(data, (str, os.PathLike)) else None
    stamps = () if path is None else (file_stamp(path),)
    stream = stream_of(data)
    warnings = TableEvaluator(evaluator, ()).intake(stream.schema).warnings
    return _Source(stamps, (_Job(chunk, chunk.records) for chunk in chunks(stream, SIZE)), path, warnings)


def _check(files: list[TableFile], source: _Source) -> None:
    """Refuse files that would replace the data, each other, or something that is no file."""
    for number, one in enumerate(files):
        if one.path.exists() and not one.path.is_file():
            raise PerfrulesError([Problem("run-special", None, {"file": str(one.path)})])
        if any(one.real == other.real for other in files[:number]):
            raise PerfrulesError([Problem("run-same", None, {"file": str(one.path)})])
        if source.path is not None and one.real == real(source.path):
            raise PerfrulesError([Problem("output-is-input", None, {"file": str(one.path)})])


@final
class _Making:
    """What makes the bytes for all parts of the *files*."""

    def __init__(self, evaluator: Evaluator, columns: tuple[str, ...] | None, files: Sequence[TableFile]) -> None:
        self.files = files
        self.by = PartEvaluator(evaluator, columns, [one.content for one in files])

    def heads(self) -> list[bytes]:
        return [head for one in self.files for head in one.heads(self.by)]

    def made(self, message: Chunk | list[Given]) -> tuple[list[bytes], int]:
        """What some records bring, and how many of them have mistakes in their data."""
        found = self.by.of_chunk(message) if isinstance(message, Chunk) else self.by.of_givens(message)
        return [content for one in self.files for content in one.made(found, self.by)], found.failed


def _serve(
    pipe: Connection, rules: RuleSet, lang: str, columns: tuple[str, ...] | None, files: list[TableFile]
) -> None:
    """Evaluate the parts of the data that come through *pipe*."""
    answer_all(pipe, _Making(Evaluator(rules, lang), columns, files).made)


@final
class _Run:
    def __init__(self, evaluator: Evaluator, columns: tuple[str, ...] | None, files: list[TableFile]) -> None:
        self.evaluator = evaluator
        self.columns = columns
        self.files = files
        self.making = _Making(evaluator, columns, files)

    def described(self, source: _Source) -> str:
        """Everything that the bytes of the files depend on; data that stand in no file are never the same."""
        stamp = self.evaluator.rule_set.stamp
        return json.dumps(
            {
                "journal": JOURNAL_FORMAT,
                "perfrules": __version__,
                "parquet": WRITER,
                "rules": [stamp.sha256, str(stamp.as_of), stamp.files],
                "language": self.evaluator.lang,
                "data": [one._asdict() for one in source.stamps] or os.urandom(16).hex(),
                "columns": self.columns,
                "outputs": [(one.path.name, one.content, one.form) for one in self.files],
            }
        )

    def work(self, jobs: Iterator[_Job], journal: Journal, workers: int, progress: Progress) -> int:
        """Evaluate what the journal does not have yet; how many records it had."""
        resumed = journal.done.records
        progress(resumed)
        for job, (contents, failed) in self._made(beyond(jobs, journal, lambda job: job.key), workers):
            heads = self.making.heads() if not journal.entries else [b""] * len(contents)
            whole = [head + content for head, content in zip(heads, contents, strict=True)]
            journal.add(Entry(job.records, failed, job.read), whole)
            progress(journal.done.records)
        return resumed

    def _made(self, jobs: Iterator[_Job], workers: int) -> Iterator[tuple[_Job, tuple[list[bytes], int]]]:
        for job in islice(jobs, ALONE) if workers > 1 else jobs:
            yield job, self.making.made(job.message)
        told = (self.evaluator.rule_set, self.evaluator.lang, self.columns, self.files)
        yield from answered(_serve, told, jobs, lambda job: job.message, workers)

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
