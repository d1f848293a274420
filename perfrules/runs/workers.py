"""Several processes that evaluate: batches go out in turn and come back in the same order."""

import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from itertools import chain, islice, repeat
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Any, NamedTuple, Self, TypeVar, final

from perfrules.errors import PerfrulesError
from perfrules.evaluation.evaluator import Evaluator
from perfrules.evaluation.peers import PeerTable
from perfrules.model.rule_set import RuleSet
from perfrules.problems import Problem
from perfrules.processors import processors
from perfrules.records.given import Given
from perfrules.runs.batches import Batch, Encoder, Piece, bare
from perfrules.runs.outputs import Output

Known = tuple[RuleSet, str, PeerTable | None]
ALONE = 5
"""Batches that one process evaluates before others are started: for fewer it would not pay."""
_MOST_WORKERS = 4
J = TypeVar("J")
R = TypeVar("R")


@final
class Pieces(NamedTuple):
    """A batch and what each of its records brings."""

    batch: Batch
    found: list[Piece]


def usual_workers() -> int:
    """As many processes as processors may be used, but not so many that they fill the memory."""
    return min(processors(), _MOST_WORKERS)


def pieces(encoder: Encoder, batches: Iterator[Batch], workers: int) -> Iterator[Pieces]:
    """
    What every batch brings, in order; many of them are evaluated by *workers* processes.

    PerfrulesError where one of these ends by itself.
    """
    for batch in islice(batches, ALONE) if workers > 1 else batches:
        yield Pieces(batch, [encoder.piece(given) for given in batch.givens])
    evaluator = encoder.evaluator
    told = (known_to(evaluator), tuple(encoder.outputs))
    for batch, found in answered(_serve, told, batches, _message, workers):
        whole = [piece or encoder.piece(given) for piece, given in zip(found, batch.givens, strict=True)]
        yield Pieces(batch, whole)


def answered(
    serve: Callable[..., None],
    told: tuple[object, ...],
    jobs: Iterator[J],
    message: Callable[[J], object],
    count: int,
) -> Iterator[tuple[J, Any]]:
    """
    Every job with what a process answers to its *message*, in order; where there is none, no process is started.

    Each of *count* processes runs *serve* with its end of a pipe and what all are *told*. PerfrulesError where one of them ends
    by itself.
    """
    first = next(jobs, None)
    if first is None:
        return
    with _Team(serve, told, count) as team:
        yield from team.answers(chain([first], jobs), message)


def in_threads(answer: Callable[[J], R], jobs: Iterator[J], count: int) -> Iterator[tuple[J, R]]:
    """Every job with the *answer* to it, in order; *count* threads of this process work on them."""
    waiting: deque[tuple[J, Future[R]]] = deque()
    with ThreadPoolExecutor(count) as pool:
        for job in chain(jobs, repeat(None, count + 1)):
            if len(waiting) > count or (job is None and waiting):
                done, found = waiting.popleft()
                yield done, found.result()
            if job is not None:
                waiting.append((job, pool.submit(answer, job)))


@final
class _Worker(NamedTuple):
    process: BaseProcess
    pipe: Connection


@final
class _Team:
    """Processes that end with the block that they are used in, and with the process that started them."""

    def __init__(self, serve: Callable[..., None], told: tuple[object, ...], count: int) -> None:
        self.serve = serve
        self.told = told
        self.count = count
        self.workers: list[_Worker] = []

    def __enter__(self) -> Self:
        # Not a copy of this process, which may have threads, but a new one: the same on every system.
        context = get_context("spawn")
        for _ in range(self.count):
            near, far = context.Pipe()
            process = context.Process(target=self.serve, args=(far, *self.told), daemon=True)
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

    def answers(self, jobs: Iterator[J], message: Callable[[J], object]) -> Iterator[tuple[J, Any]]:
        """A worker gets its next job as soon as its last answer was taken; meanwhile the others work."""
        waiting: deque[tuple[_Worker, J]] = deque()
        idle = deque(self.workers)
        job = next(jobs, None)
        while job is not None or waiting:
            done = None
            if job is None or not idle:
                worker, sent = waiting.popleft()
                done = (sent, _received(worker))
                idle.append(worker)
            if job is not None:
                worker = idle.popleft()
                _send(worker, message(job))
                waiting.append((worker, job))
                job = next(jobs, None)
            if done is not None:
                yield done


def _send(worker: _Worker, message: object) -> None:
    try:
        worker.pipe.send(message)
    except OSError:
        raise PerfrulesError([Problem("run-worker")]) from None


def _received(worker: _Worker) -> Any:  # noqa: ANN401 - what the other side sends
    try:
        return worker.pipe.recv()
    except (EOFError, OSError):
        raise PerfrulesError([Problem("run-worker")]) from None


def _message(batch: Batch) -> list[Given]:
    return [bare(given) for given in batch.givens]


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


def known_to(evaluator: Evaluator) -> Known:
    """What a process needs to make the same evaluator."""
    return evaluator.rule_set, evaluator.lang, evaluator.peers


def _serve(pipe: Connection, known: Known, outputs: Sequence[Output]) -> None:
    """Evaluate the batches that come through *pipe*."""
    encoder = Encoder(Evaluator(*known), outputs)
    answer_all(pipe, lambda batch: [encoder.piece_without_places(given) for given in batch])


def answer_all(pipe: Connection, answer: Callable[[Any], object]) -> None:
    """Send the *answer* to each message that comes through *pipe*, until its other end is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # where it could not be held
    with suppress(EOFError, OSError):
        while True:
            pipe.send(answer(pipe.recv()))
