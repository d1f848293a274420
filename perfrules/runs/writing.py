"""Evaluating the records of a data file into files that are whole or not there, going on where a killed run stopped."""

import json
import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple, final

from perfrules.errors import DataError, PerfrulesError
from perfrules.evaluation.evaluator import Evaluator
from perfrules.files import put_in_place
from perfrules.problems import Problem
from perfrules.reading import DataFile
from perfrules.runs.batches import Encoder, Piece, batches
from perfrules.runs.journal import JOURNAL_FORMAT, Done, Entry, Journal, beside, beyond, discard, footers_of, real
from perfrules.runs.outputs import Content, Output, output, to_workbook
from perfrules.runs.workers import pieces
from perfrules.version import __version__

Progress = Callable[[int], object]


@final
class Written(NamedTuple):
    """
    What a run did: how many *records* are in the files, how many of them *failed* (mistakes in their data), how many were
    *resumed* (done by an earlier run that was killed); *notes* say what deserves to be known about such a run.
    """

    records: int
    failed: int
    resumed: int = 0
    notes: tuple[Problem, ...] = ()


@final
class Part(NamedTuple):
    """A part of a file, how many records are done with it, and whether one of its own had mistakes in its data."""

    content: bytes
    records: int
    failed: bool = False


def write_results(  # noqa: PLR0913 - each says one thing, by its name
    evaluator: Evaluator,
    data: DataFile,
    path: str | os.PathLike[str] | None,
    *,
    form: str | None = None,
    findings: str | os.PathLike[str] | None = None,
    errors: str | os.PathLike[str] | None = None,
    workers: int = 1,
    progress: Progress | None = None,
) -> Written:
    """
    Evaluate all of *data* and write the results to *path*, one line for each finding to the table *findings*, and one for
    each mistake in the data to the table *errors*.

    *form* is `jsonl`, `json`, `csv` or `xlsx`, by default what the ending of *path* says. The files appear when all is done;
    until then what is done lies hidden beside them, and the same call goes on from there after the process was killed. The
    bytes are the same however often that happened, and for any number of *workers*: with more than one, long data are evaluated
    by so many processes (whoever calls this from a script needs `if __name__ == "__main__":`). *progress* is told, now and
    then, how many records are done.

    PerfrulesError where the form is unknown, or another process writes the same file; OSError where it cannot be written.

    >>> import perfrules, tempfile
    >>> rules = perfrules.load("cn.project_self_evaluation")
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = Path(folder, "data.json").write_text('[{"id": "P-1"}]')
    ...     data = perfrules.open_data(Path(folder, "data.json"), rules)
    ...     write_results(perfrules.Evaluator(rules), data, Path(folder, "results.jsonl")).records
    1
    """
    files = _files(data, path, form, {"findings": findings, "errors": errors})
    special = [one for one in files if one.exists() and not one.is_file()]
    if special:
        raise PerfrulesError([Problem("run-special", None, {"file": str(special[0])})])
    run = _Run(evaluator.among(data), files)
    with Journal(list(files), run.described(data)) as journal:
        try:
            resumed = run.work(data, journal, workers, progress or unseen)
            run.put_in_place(journal)
        except BaseException as error:
            if isinstance(error, DataError) or journal.done == Done():
                journal.remove()
            raise
        notes = (Problem("run-afresh", None, {"file": str(next(iter(files)))}, "warning"),) if journal.other_run else ()
        return Written(*journal.done, resumed, notes)


def discard_unfinished(*paths: str | os.PathLike[str] | None) -> None:
    """
    Forget what a killed run left beside its files *paths*, so that the next one starts afresh; nothing happens where there is
    nothing.

    PerfrulesError while that run is still going on; OSError where it cannot be removed.
    """
    named = [real(one) for one in paths if one is not None]
    discard([*named, *(footers_of(one) for one in named if beside(footers_of(one), "part").exists())])


def unfinished(path: str | os.PathLike[str]) -> bool:
    """Whether something of an unfinished run lies beside *path*."""
    return beside(real(path), "part").exists()


def result_parts(evaluator: Evaluator, data: DataFile, form: str, workers: int = 1) -> Iterator[Part]:
    """
    The same bytes as in the file, batch by batch.

    PerfrulesError where the form is unknown, and for `xlsx`, which comes as a whole.
    """
    told = output("results", Path(f"results.{form}"), form, single=not data.as_list)
    if told.form == "xlsx":
        raise PerfrulesError([Problem("run-special", None, {"file": "stdout"})])
    start, records = told.head(evaluator.rule_set, evaluator.lang), 0
    for batch in pieces(Encoder(evaluator.among(data), [told]), batches(data), workers):
        records += len(batch.found)
        content = start + told.between.join(piece.parts[0] for piece in batch.found)
        yield Part(content, records, any(piece.failed for piece in batch.found))
        start = told.between
    yield Part(told.tail, records)


@final
class _Run:
    def __init__(self, evaluator: Evaluator, files: Mapping[Path, Output]) -> None:
        self.evaluator = evaluator
        self.files = files
        self.outputs = list(files.values())

    def described(self, data: DataFile) -> str:
        """Everything that the bytes of the files depend on."""
        stamp = self.evaluator.rule_set.stamp
        return json.dumps(
            {
                "journal": JOURNAL_FORMAT,
                "perfrules": __version__,
                "rules": [stamp.sha256, str(stamp.as_of), stamp.files],
                "language": self.evaluator.lang,
                "data": [file._asdict() for file in data.files],
                "outputs": [(path.name, *one) for path, one in self.files.items()],
            }
        )

    def work(self, data: DataFile, journal: Journal, workers: int, progress: Progress) -> int:
        """Evaluate what the journal does not have yet; how many records it had."""
        encoder = Encoder(self.evaluator, self.outputs)
        remaining = beyond(batches(data), journal, lambda batch: (batch.sha256, len(batch.givens)))
        resumed = journal.done.records
        progress(resumed)
        for batch, found in pieces(encoder, remaining, workers):
            contents = [self._content(number, found, journal.done.records) for number in range(len(self.outputs))]
            journal.add(Entry(len(found), sum(piece.failed for piece in found), batch.sha256), contents)
            progress(journal.done.records)
        return resumed

    def _content(self, number: int, found: list[Piece], before: int) -> bytes:
        """What a batch brings to one of the outputs, after so many records *before*."""
        one = self.outputs[number]
        start = one.between if before else one.head(self.evaluator.rule_set, self.evaluator.lang)
        return start + one.between.join(piece.parts[number] for piece in found)

    def put_in_place(self, journal: Journal) -> None:
        """Let the finished parts become the files, and forget the journal."""
        journal.close_parts([one.tail for one in self.outputs])
        for part, (path, one) in zip(journal.part_paths, self.files.items(), strict=True):
            if one.form == "xlsx":
                to_workbook(part, path, one.columns(self.evaluator.rule_set, self.evaluator.lang))
            else:
                put_in_place(part, path)
        journal.remove()


def _files(
    data: DataFile,
    path: str | os.PathLike[str] | None,
    form: str | None,
    tables: Mapping[Content, str | os.PathLike[str] | None],
) -> dict[Path, Output]:
    single = not data.as_list
    files = {}
    if path is not None:
        files[real(path)] = output("results", Path(path), form, single=single)
    for content, table in tables.items():
        if table is not None:
            if real(table) in files:
                raise PerfrulesError([Problem("run-same", None, {"file": str(table)})])
            files[real(table)] = output(content, Path(table), None, single=single)
    return files


def unseen(_records: int) -> None:
    """Nobody looks."""
