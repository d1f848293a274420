"""Several processes that evaluate: batches go out in turn and come back in the same order."""

import os
import signal
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import islice
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import NamedTuple, Self, cast, final

from perfrules.errors import PerfrulesError
from perfrules.evaluation.evaluator import Evaluator
from perfrules.model.rule_set import RuleSet
from perfrules.problems import Problem
from perfrules.records.given import Given
from perfrules.runs.batches import Batch, Encoder, Piece, bare
from perfrules.runs.outputs import Output

ALONE = 5
"""Batches that one process evaluates before others are started: for fewer it would not pay."""
_MOST_WORKERS = 4


@final
class Pieces(NamedTuple):
    """A batch and what each of its records brings."""

    batch: Batch
    found: list[Piece]


def usual_workers() -> int:
    """As many processes as processors may be used, but not so many that they fill the memory."""
    affinity = getattr(os, "sched_getaffinity", None)
    count = len(affinity(0)) if affinity is not None else os.cpu_count() or 1
    return min(count, _MOST_WORKERS)


def pieces(encoder: Encoder, batches: Iterator[Batch], workers: int) -> Iterator[Pieces]:
    """
    What every batch brings, in order; many of them are evaluated by *workers* processes.

    PerfrulesError where one of these ends by itself.
    """
    for batch in islice(batches, ALONE) if workers > 1 else batches:
        yield Pieces(batch, [encoder.piece(given) for given in batch.givens])
    first = next(batches, None)
    if first is None:
        return
    with _Team(encoder, workers) as team:
        yield from team.pieces(first, batches)


@final
class _Worker(NamedTuple):
    process: BaseProcess
    pipe: Connection


@final
class _Team:
    """Processes that end with the block that they are used in, and with the process that started them."""

    def __init__(self, encoder: Encoder, count: int) -> None:
        self.encoder = encoder
        self.count = count
        self.workers: list[_Worker] = []

    def __enter__(self) -> Self:
        # Not a copy of this process, which may have threads, but a new one: the same on every system.
        context = get_context("spawn")
        evaluator = self.encoder.evaluator
        for _ in range(self.count):
            near, far = context.Pipe()
            told = (far, evaluator.rule_set, evaluator.lang, tuple(self.encoder.outputs))
            process = context.Process(target=_serve, args=told, daemon=True)
            with _interrupts_held():
                process.start()
            far.close()  # so that each side notices when the other is gone
            self.workers.append(_Worker(process, near))
        return self

    def __exit__(
        self, sort: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in self.workers:
            worker.pipe.close()
            if error is not None:
                worker.process.terminate()
        for worker in self.workers:
            worker.process.join()

    def pieces(self, first: Batch, batches: Iterator[Batch]) -> Iterator[Pieces]:
        """A worker gets its next batch as soon as its last one was taken; meanwhile the others work."""
        waiting: deque[tuple[_Worker, Batch]] = deque()
        idle = deque(self.workers)
        batch: Batch | None = first
        while batch is not None or waiting:
            done = None
            if batch is None or not idle:
                worker, sent = waiting.popleft()
                done = self._received(worker, sent)
                idle.append(worker)
            if batch is not None:
                worker = idle.popleft()
                self._send(worker, batch)
                waiting.append((worker, batch))
                batch = next(batches, None)
            if done is not None:
                yield done

    def _send(self, worker: _Worker, batch: Batch) -> None:
        try:
            worker.pipe.send([bare(given) for given in batch.givens])
        except OSError:
            raise PerfrulesError([Problem("run-worker")]) from None

    def _received(self, worker: _Worker, batch: Batch) -> Pieces:
        try:
            found = cast("list[Piece | None]", worker.pipe.recv())
        except (EOFError, OSError):
            raise PerfrulesError([Problem("run-worker")]) from None
        whole = [piece or self.encoder.piece(given) for piece, given in zip(found, batch.givens, strict=True)]
        return Pieces(batch, whole)


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """An interrupt waits; processes that start meanwhile never hear of one: the process that started them decides."""
    mask = getattr(signal, "pthread_sigmask", None)
    if mask is None:
        yield
        return
    before = mask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        mask(signal.SIG_SETMASK, before)


def _serve(pipe: Connection, rules: RuleSet, lang: str, outputs: Sequence[Output]) -> None:
    """Evaluate what comes through *pipe* until its other end is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # where it could not be held
    encoder = Encoder(Evaluator(rules, lang), outputs)
    with suppress(EOFError, OSError):
        while True:
            batch: list[Given] = pipe.recv()
            pipe.send([encoder.piece_without_places(given) for given in batch])
