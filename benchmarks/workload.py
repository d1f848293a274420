"""The workload: one record in, 49 outputs out, described by the expressions that every contender is translated from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, final

from benchmarks.shared import shared_module

Record = dict[str, Any]
Outputs = Mapping[str, Any]


@final
@dataclass(frozen=True, slots=True)
class Workload:
    """What the shared workload file says: *stages* hold (id, expression) in the order of calculation."""

    inputs: tuple[str, ...]
    stages: tuple[tuple[tuple[str, str], ...], ...]
    booleans: frozenset[str]
    numeric_outputs: frozenset[str]
    flags: tuple[str, ...]
    generate: Callable[[int, int], list[Record]]

    @property
    def program(self) -> tuple[tuple[str, str], ...]:
        """All (id, expression), in the order of calculation."""
        return tuple(step for stage in self.stages for step in stage)


@cache
def workload() -> Workload:
    """The workload of the shared folder; ends the program with one sentence when that is not there."""
    shared = shared_module("benchmark", "workload.py")
    return Workload(
        inputs=tuple(shared.INPUTS),
        stages=tuple(tuple(stage) for stage in shared.STAGES),
        booleans=frozenset(shared.BOOLS),
        numeric_outputs=frozenset(shared.NUM_OUT),
        flags=tuple(shared.FLAG_IDS),
        generate=lambda count, seed: list(shared.to_records(shared.generate(count, seed))),
    )


def as_text(record: Record) -> Record:
    """The same record as a form or a CSV file gives it: every number and every yes or no is text, an empty cell stays empty."""
    return {key: _cell_text(value) for key, value in record.items()}


def _cell_text(value: Any) -> str | None:  # noqa: ANN401 - a cell holds whatever the generator made
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    return repr(value)
