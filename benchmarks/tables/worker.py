"""A process of its own for every contender, so that memory is told of each and none warms the caches of another."""

import contextlib
import gc
import os
import time
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self, final

from benchmarks.tables.contender import Columns, Entry
from benchmarks.tables.data import read_arrow

LEAST_SECONDS = 0.2
STATUS = Path("/proc/self/status")


@final
class Taken(NamedTuple):
    """Seconds of one run, those of all processors; bytes held before it and the most held during it (0 where not told)."""

    seconds: float
    processors: float
    held: int
    most: int


@final
class Worker:
    """One contender in a new process, ended by leaving the `with`. *absent* is the package that is not installed."""

    def __init__(self, entry: Entry) -> None:
        self.entry = entry
        self._start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def renew(self) -> None:
        """Another process in place of this one, which may keep memory that it no longer needs."""
        self._end()
        self._start()

    def outputs(self, path: Path) -> Columns:
        """The outputs of the records of an Arrow file."""
        found: Columns = self._asked("outputs", path)
        return found

    def taken(self, path: Path) -> Taken:
        """One measurement on the records of an Arrow file: short runs are repeated."""
        found: Taken = self._asked("taken", path)
        return found

    def _start(self) -> None:
        context = get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(self.entry, theirs), daemon=True)
        self._process.start()
        theirs.close()  # so that the end of the process is noticed here
        self.absent: str | None = self._pipe.recv()

    def _end(self) -> None:
        self._pipe.close()
        self._process.join()

    def _asked(self, what: str, path: Path) -> Any:  # noqa: ANN401 - what the other side sends
        self._pipe.send((what, path))
        return self._pipe.recv()


def _serve(entry: Entry, pipe: Connection) -> None:
    try:
        contender = entry.contender()
    except ModuleNotFoundError as absent:
        pipe.send(absent.name)
        return
    pipe.send(None)
    with contextlib.suppress(EOFError):  # the other side has closed
        while True:
            what, path = pipe.recv()
            data = contender.prepared(read_arrow(path))
            pipe.send(contender.outputs(contender.run(data)) if what == "outputs" else _taken(contender, data))
            data = None


def _taken(contender: Any, data: Any) -> Taken:  # noqa: ANN401 - any contender and its data
    gc.collect()
    held = _fresh_peak()
    runs, start, used = 0, time.perf_counter(), time.process_time()
    while not runs or time.perf_counter() - start < LEAST_SECONDS:
        contender.run(data)
        runs += 1
    seconds, processors = time.perf_counter() - start, time.process_time() - used
    return Taken(seconds / runs, processors / runs, held, _status("VmHWM"))


def _fresh_peak() -> int:
    """Bytes held now; from here the kernel notes the most anew."""
    if not STATUS.exists():
        return 0
    Path(f"/proc/{os.getpid()}/clear_refs").write_text("5", encoding="ascii")
    return _status("VmRSS")


def _status(name: str) -> int:
    if not STATUS.exists():
        return 0
    lines = STATUS.read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith(name))
