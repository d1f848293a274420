"""The data of a run that evaluates tables: the files that they come from, and the parts that are evaluated one after the other."""

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple, final

from perfrules.columns.chunks import Chunk, chunks
from perfrules.columns.evaluated import PartEvaluator
from perfrules.columns.intake.binding import bind
from perfrules.columns.joining import joined
from perfrules.columns.records import file_stamp
from perfrules.columns.source import BATCH, stream_of
from perfrules.errors import PerfrulesError
from perfrules.problems import Problem
from perfrules.reading import DataFile
from perfrules.records.given import DataStamp, Given
from perfrules.runs.batches import bare, batches
from perfrules.runs.journal import real

SIZE, SINGLY = BATCH, 4096
"""Records of a part, which become one row group of a Parquet file; of one whose records are evaluated one by one."""


@final
class Job(NamedTuple):
    """A part of the data that one process evaluates, and what the journal says of it."""

    part: Chunk | list[Given]
    records: int
    read: str = ""

    @property
    def key(self) -> tuple[str, int]:
        """What tells it from another part."""
        return self.read, self.records


@final
class Source(NamedTuple):
    """
    The data of a run, part by part.

    *stamps* are the files that they come from, none if some of them are only in memory. *singly* says that records are
    evaluated one by one; *inputs* are where files lie, *warnings* what deserves a look in the data as a whole.
    """

    stamps: tuple[DataStamp, ...]
    jobs: Iterator[Job]
    singly: bool
    inputs: tuple[Path, ...] = ()
    warnings: tuple[Problem, ...] = ()

    def check(self, outputs: Iterable[tuple[str, Path]]) -> None:
        """PerfrulesError for *outputs*, names and paths, that would replace the data, each other, or something that is no file."""
        seen: set[Path] = set()
        for name, path in outputs:
            key = (
                "run-special" if path.exists() and not path.is_file()
                else "run-same" if path in seen
                else "output-is-input" if path in self.inputs
                else None
            )  # fmt: skip
            if key is not None:
                raise PerfrulesError([Problem(key, None, {"file": name})])
            seen.add(path)


def source_of(data: object, tables: Mapping[str, object], by: PartEvaluator) -> Source:
    """
    *data* with the rows of *tables*, in parts that are to be evaluated *by* that.

    DataError where something is no table, or not one of such records.
    """
    if isinstance(data, DataFile) and not tables:
        jobs = (
            Job([bare(given) for given in one.givens], len(one.givens), one.sha256) for one in batches(data, SINGLY)
        )
        return Source(data.files, jobs, singly=True)
    given = (data, *tables.values())
    paths = tuple(Path(one) for one in given if isinstance(one, (str, os.PathLike)))
    stamps = tuple(map(file_stamp, paths))
    rules = by.evaluator.rule_set
    stream = joined(stream_of(data), tables, rules)
    parts = (Job(chunk, chunk.batch.num_rows) for chunk in chunks(stream, SINGLY if by.singly else SIZE))
    known = stamps if len(paths) == len(given) else ()
    return Source(known, parts, by.singly, tuple(map(real, paths)), bind(stream.schema, rules).warnings)


def records_in(data: object) -> int | None:
    """How many records *data* hold, None where that is not known; DataError where they are no table."""
    return len(data) if isinstance(data, DataFile) else stream_of(data).records
