"""The journal of a run: which records are done, so that a run that was killed goes on where it stopped."""

import json
import os
import zlib
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, NamedTuple, Self, final

from perfrules.errors import PerfrulesError
from perfrules.problems import Problem
from perfrules.runs.locking import open_alone

_LONGEST_NAME = 200


@final
class Done(NamedTuple):
    """So many records are written, so many of them with mistakes in their data."""

    records: int = 0
    failed: int = 0


@final
class Journal:
    """
    The unfinished files of a run beside those that they will become, `.NAME.part`, and what is sound in them, `.NAME.journal`.

    The journal has one line for the run as a whole and one for each batch: how many records, how many bytes in each part
    and their SHA-256, and in front of it a checksum of the line itself. What does not agree, and all that follows it, is cut off.
    """

    def __init__(self, paths: Sequence[Path], run: str) -> None:
        """
        Take the files for *paths* and go on where a run with the same description *run* stopped.

        PerfrulesError while another process has them; OSError where they cannot be written.
        """
        self.paths = paths
        self.part_paths = [beside(path, "part") for path in paths]
        self.path = beside(paths[0], "journal")
        self.done = Done()
        self.other_run = False
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
        ends = [0 for _ in self._parts]
        end = len(first)
        if found == first:
            for line in lines:
                batch = json.loads(line[9:])
                if not all(map(_holds, self._parts, batch["bytes"], batch["sha256"])):
                    break
                ends = [start + length for start, length in zip(ends, batch["bytes"], strict=True)]
                end += len(line)
                self.done = Done(self.done.records + batch["records"], self.done.failed + batch["failed"])
        else:
            self.other_run = found is not None
            _cut(self._file, 0)
            self._file.write(first)
            self._file.flush()
        _cut(self._file, end)
        for part, length in zip(self._parts, ends, strict=True):
            _cut(part, length)

    def add(self, records: int, failed: int, contents: Sequence[bytes]) -> None:
        """Write the *contents* that a batch brings, then note it."""
        for part, content in zip(self._parts, contents, strict=True):
            part.write(content)
            part.flush()
        hashes = [sha256(content).hexdigest() for content in contents]
        batch = {"records": records, "failed": failed, "bytes": [len(one) for one in contents], "sha256": hashes}
        self._file.write(_line(json.dumps(batch)))
        self._file.flush()
        self.done = Done(self.done.records + records, self.done.failed + failed)

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
