"""What is measured: something that turns records into the workload's outputs, one by one or many in one call."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, final

from benchmarks.workload import Outputs, Record

Answer = Any  # whatever a contender gives; `read` turns it into outputs outside the measured time


def as_given(answer: Answer) -> Outputs:
    """For contenders that answer with the outputs themselves."""
    outputs: Outputs = answer
    return outputs


class Contender(Protocol):
    """One line of the table."""

    @property
    def name(self) -> str:
        """What the line is called."""

    def prepared(self, records: Sequence[Record]) -> list[Record]:
        """The records in the form this contender is given, made outside the measured time."""

    def run(self, records: Sequence[Record]) -> None:
        """Evaluates all *records* and drops the answers: this is what is timed."""

    def outputs(self, records: Sequence[Record]) -> list[Outputs]:
        """The same, kept and read for the comparison with the references."""


@final
@dataclass(frozen=True, slots=True)
class OneByOne:
    """A contender called once for each record; the loop itself costs less than 0.1 µs a record."""

    name: str
    evaluate: Callable[[Record], Answer]
    read: Callable[[Answer], Outputs] = as_given
    form: Callable[[Record], Record] = dict

    def prepared(self, records: Sequence[Record]) -> list[Record]:
        return [self.form(record) for record in records]

    def run(self, records: Sequence[Record]) -> None:
        evaluate = self.evaluate
        for record in records:
            evaluate(record)

    def outputs(self, records: Sequence[Record]) -> list[Outputs]:
        return [self.read(self.evaluate(record)) for record in records]


@final
@dataclass(frozen=True, slots=True)
class InBatch:
    """A contender that takes many records in one call."""

    name: str
    evaluate: Callable[[Sequence[Record]], Sequence[Outputs]]

    def prepared(self, records: Sequence[Record]) -> list[Record]:
        return [dict(record) for record in records]

    def run(self, records: Sequence[Record]) -> None:
        self.evaluate(records)

    def outputs(self, records: Sequence[Record]) -> list[Outputs]:
        return list(self.evaluate(records))
