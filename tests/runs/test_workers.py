import os
import pickle
import signal
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from perfrules import PerfrulesError, list_rule_sets, load
from perfrules.runs import locking, workers
from perfrules.runs.batches import Encoder, bare, batches
from perfrules.runs.outputs import Output
from tests.runs.helper import EVALUATOR, data_of

RESULTS = [Output("results", "jsonl")]


@pytest.mark.parametrize("entry", list_rule_sets(), ids=lambda entry: entry.id)
def test_rules_come_through_to_another_process_as_they_are(entry: object) -> None:
    rules = load(getattr(entry, "id"))  # noqa: B009 - its type is no matter here
    copy = pickle.loads(pickle.dumps(rules))  # noqa: S301 - made a moment ago
    assert copy.stamp == rules.stamp
    assert [name for name in rules.__slots__ if repr(getattr(rules, name)) != repr(getattr(copy, name))] == []


def test_a_process_gives_back_what_this_one_would_but_for_records_with_something_to_be_said(tmp_path: Path) -> None:
    (batch,) = batches(data_of(tmp_path, 30))
    near, far = Pipe()
    near.send([bare(given) for given in batch.givens])
    before = signal.getsignal(signal.SIGINT)
    try:
        answered = _answer(far)
    finally:
        signal.signal(signal.SIGINT, before)
    encoder = Encoder(EVALUATOR, RESULTS)
    told = {number for number in range(30) if number % 7 == 3 or number % 11 == 5}
    assert [number for number, piece in enumerate(answered) if piece is None] == sorted(told)
    assert all(piece == encoder.piece(given) for piece, given in zip(answered, batch.givens, strict=True) if piece)


def _answer(far: Connection) -> list[object]:
    """What a process answers to what lies in the pipe, before it sees that nobody is there any more."""

    class Once:
        def recv(self) -> object:
            if answers:
                raise EOFError
            found: object = far.recv()
            return found

        def send(self, answer: list[object]) -> None:
            answers.extend(answer)

    answers: list[object] = []
    workers._serve(Once(), workers.known_to(EVALUATOR), RESULTS)  # type: ignore[arg-type]
    return answers


def test_a_process_that_takes_nothing_any_more_is_told(tmp_path: Path) -> None:
    (batch,) = batches(data_of(tmp_path, 3))
    near, far = Pipe()
    far.close()
    with pytest.raises(PerfrulesError, match="run-worker"):
        workers._send(workers._Worker(None, near), workers._message(batch))  # type: ignore[arg-type]


def test_where_interrupts_cannot_be_held_processes_start_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(signal, "pthread_sigmask", raising=False)
    with workers._interrupts_held():
        pass


def test_there_are_as_many_processes_as_processors_but_not_very_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.sched_getaffinity", lambda _: set(range(3)), raising=False)
    assert workers.usual_workers() == 3
    monkeypatch.setattr("os.sched_getaffinity", lambda _: set(range(64)))
    assert workers.usual_workers() == 4
    monkeypatch.delattr("os.sched_getaffinity")
    monkeypatch.setattr("os.cpu_count", lambda: None)
    assert workers.usual_workers() == 1


@pytest.mark.skipif(os.name == "nt", reason="locks of Unix")
def test_a_drive_that_knows_no_locks_is_written_to_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown(*_: object) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr("fcntl.flock", unknown)
    file = locking.open_alone(tmp_path / "a")
    assert file is not None
    file.close()


def test_a_file_that_vanished_while_it_was_locked_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, locked = tmp_path / "a", locking._locked
    vanished = iter([True, False])

    def lock(file: object) -> bool:
        if next(vanished):
            path.unlink()
        return locked(file)  # type: ignore[arg-type]

    monkeypatch.setattr(locking, "_locked", lock)
    file = locking.open_alone(path)
    assert file is not None
    assert path.exists()
    file.close()
