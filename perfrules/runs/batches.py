"""Results in batches: the bytes that each record brings to each output."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import sha256
from itertools import islice
from typing import NamedTuple, final

from perfrules.evaluation.evaluator import Evaluator
from perfrules.evaluation.result import Result
from perfrules.records.given import Given, nowhere
from perfrules.runs.outputs import Output

SIZE = 200
"""Records in a batch: what a killed run may have to do again, and what waits in memory."""


@final
class Piece(NamedTuple):
    """What one record brings: the bytes for each output, and whether its data had mistakes."""

    parts: tuple[bytes, ...]
    failed: bool


@final
class Batch(NamedTuple):
    """Records that are evaluated together, and the SHA-256 of what they say."""

    givens: list[Given]
    sha256: str


@final
class Encoder:
    """Evaluates records by one rule set and makes the bytes for each output."""

    def __init__(self, evaluator: Evaluator, outputs: Sequence[Output]) -> None:
        self.evaluator = evaluator
        self.outputs = outputs
        self._encoders: list[Callable[[Result], bytes]] = [one.encoder() for one in outputs]

    def piece(self, given: Given) -> Piece:
        """What *given* brings."""
        return self._piece(self.evaluator.evaluate_given(given))

    def piece_without_places(self, given: Given) -> Piece | None:
        """The same for a record that does not know where its values stand; None where a message would have to say it."""
        result = self.evaluator.evaluate_given(given)
        told = len(result.errors) + len(result.warnings)
        return self._piece(result) if told == len(given.problems) else None

    def _piece(self, result: Result) -> Piece:
        return Piece(tuple([encode(result) for encode in self._encoders]), result.status == "error")


def batches(givens: Iterable[Given], size: int = SIZE) -> Iterator[Batch]:
    """*givens* in batches of *size*, in their order."""
    remaining = iter(givens)
    while found := list(islice(remaining, size)):
        digest = sha256()
        for given in found:
            digest.update(repr((given.position, given.record)).encode("utf-8", "backslashreplace"))
        yield Batch(found, digest.hexdigest())


def bare(given: Given) -> Given:
    """*given* without the way to its file, which may be long: what travels to another process."""
    return given._replace(locate=nowhere)
