"""The journal of a run: which records are done, so that a run that was killed goes on where it stopped."""

import json
import os
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import BinaryIO, NamedTuple, Self, TypeVar, final

from perfrules.errors import PerfrulesError
from perfrules.problems import Problem
from perfrules.runs.locking import open_alone

JOURNAL_FORMAT = 1
_LONGEST_NAME = 200
J = TypeVar("J")


@final
class Done(NamedTuple):
    """So many records are written, so many of them with mistakes in their data."""

    records: int = 0
    failed: int = 0


@final
class Entry(NamedTuple):
    """A batch as the journal has it: how many records, how many with mistakes, the SHA-256 of what was *read*."""

    records: int
    failed: int
    read: str


@final
class Journal:
    """
    The unfinished files of a run beside those that they will become, `.NAME.part`, and what is sound in them, `.NAME.journal`.

    The journal has one line for the run as a whole and one for each batch: how many records, the SHA-256 of what was read, how
    many bytes in each part and their SHA-256, and in front of it a checksum of the line itself. What does not agree, and all
    that follows it, is cut off. *entries* are the batches that were sound at the beginning, *other_run* says that what was there
    could not be taken over.
    """

    def __init__(self, paths: Sequence[Path], run: str) -> None:
        """
        Take the files for *paths* and go on where a run with the same description *run* stopped.

        PerfrulesError while another process has them; OSError where they cannot be written.
        """
        self.paths = paths
        self.part_paths = [beside(path, "part") for path in paths]
        self.path = beside(paths[0], "journal")
        self.entries: list[Entry] = []
        self.other_run = False
        self._ends: list[tuple[int, list[int]]] = []
        with ExitStack() as opened:
            self._file, *self._parts = [opened.enter_context(_taken(path)) for path in (self.path, *self.part_paths)]
            self._go_on(_line(run))
            self._opened = opened.pop_all()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._opened.close()

    def _go_on(self, first: bytes) -> None:
        """Find what is sound, and cut off the rest."""
        lines = iter(_sound_lines(self._file))
        found = next(lines, None)
        self._ends = [(len(first), [0 for _ in self._parts])]
        if found == first:
            for line in lines:
                batch = json.loads(line[9:])
                if not all(map(_holds, self._parts, batch["bytes"], batch["sha256"])):
                    break
                self._note(Entry(batch["records"], batch["failed"], batch["read"]), len(line), batch["bytes"])
        else:
            self.other_run = found is not None
            _cut(self._file, 0)
            self._file.write(first)
            self._file.flush()
        self._cut_off()

    def _note(self, entry: Entry, length: int, lengths: Sequence[int]) -> None:
        """Remember a batch, and where journal and parts end with it."""
        self.entries.append(entry)
        end, ends = self._ends[-1]
        self._ends.append((end + length, [one + more for one, more in zip(ends, lengths, strict=True)]))

    def _cut_off(self) -> None:
        end, ends = self._ends[-1]
        _cut(self._file, end)
        for part, length in zip(self._parts, ends, strict=True):
            _cut(part, length)

    def keep(self, count: int) -> None:
        """Keep only so many of the batches: what was read for the others was something else."""
        self.other_run = True
        del self.entries[count:], self._ends[count + 1 :]
        self._cut_off()

    @property
    def done(self) -> Done:
        """What is written."""
        return Done(sum(one.records for one in self.entries), sum(one.failed for one in self.entries))

    def add(self, entry: Entry, contents: Sequence[bytes]) -> None:
        """Write the *contents* that a batch brings, then note it."""
        for part, content in zip(self._parts, contents, strict=True):
            part.write(content)
            part.flush()
        lengths = [len(one) for one in contents]
        hashes = [sha256(content).hexdigest() for content in contents]
        line = _line(json.dumps({**entry._asdict(), "bytes": lengths, "sha256": hashes}))
        self._file.write(line)
        self._file.flush()
        self._note(entry, len(line), lengths)

    def close_parts(self, tails: Sequence[bytes]) -> None:
        """Write what stands at the end of each part; afterwards they are complete and on the disk."""
        for part, tail in zip(self._parts, tails, strict=True):
            part.write(tail)
            part.flush()
            os.fsync(part.fileno())
            part.close()

    def remove(self) -> None:
        """Put away what is left of the unfinished files, the journal last."""
        for part, path in zip(self._parts, self.part_paths, strict=True):
            part.close()
            path.unlink(missing_ok=True)
        try:
            self.path.unlink(missing_ok=True)
        except PermissionError:  # some systems remove no open file
            self._file.close()
            self.path.unlink(missing_ok=True)


def beyond(jobs: Iterator[J], journal: Journal, told: Callable[[J], tuple[str, int]]) -> Iterator[J]:
    """
    The *jobs* that the journal does not have.

    The same files may be read in another way (another sheet, other results with them): only jobs of which the same is *told*,
    what was read and how many records, count.
    """
    for number, entry in enumerate(journal.entries):
        job = next(jobs, None)
        if job is None or told(job) != (entry.read, entry.records):
            journal.keep(number)
            return jobs if job is None else chain([job], jobs)
    return jobs


def footers_of(path: Path) -> Path:
    """What the hidden file with the footers of the row groups of the Parquet file *path* is called by."""
    return path.with_name(f"{path.name}.footers")


def real(path: str | os.PathLike[str]) -> Path:
    """Where a link leads: the link itself stays."""
    return Path(os.path.realpath(path))


def discard(paths: Sequence[Path]) -> None:
    """Forget an unfinished run that would write *paths*; PerfrulesError while it is still going on."""
    if any(beside(path, "part").exists() for path in paths):
        with Journal(paths, "") as journal:
            journal.remove()


def beside(path: Path, ending: str) -> Path:
    """
    The hidden file for *path* in its folder; a name that would become too long is shortened.

    >>> beside(Path("results.json"), "part").name
    '.results.json.part'
    """
    name = path.name
    if len(os.fsencode(name)) > _LONGEST_NAME:
        name = sha256(os.fsencode(name)).hexdigest()
    return path.with_name(f".{name}.{ending}")


def _taken(path: Path) -> BinaryIO:
    file = open_alone(path)
    if file is None:
        raise PerfrulesError([Problem("run-twice", None, {"file": str(path)})])
    return file


def _line(text: str) -> bytes:
    body = text.encode()
    return b"%08x %s\n" % (zlib.crc32(body), body)


def _sound_lines(file: BinaryIO) -> Iterator[bytes]:
    """The lines of a journal up to the first that was not written to its end."""
    for line in file:
        if line != b"%08x %s\n" % (zlib.crc32(line[9:-1]), line[9:-1]):
            return
        yield line


def _holds(part: BinaryIO, length: int, digest: str) -> bool:
    """Whether the next *length* bytes of *part* are those of *digest*."""
    content = part.read(length)
    return len(content) == length and sha256(content).hexdigest() == digest


def _cut(file: BinaryIO, end: int) -> None:
    file.seek(end)
    file.truncate()
