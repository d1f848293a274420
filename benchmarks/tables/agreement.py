"""Every table of outputs beside the two references: how many verdicts are wrong, and whether a score strays."""

from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Any, NamedTuple, final

import numpy as np
import pyarrow as pa

from benchmarks import reference
from benchmarks.tables.contender import Columns, Entry
from benchmarks.workload import Outputs, Record, workload

SHARE = 500


@final
class Wrong(NamedTuple):
    """Of *records*, those whose total, grade, or any flag is not the exact one; *strays* names what no reference gives."""

    records: int
    totals: int
    grades: int
    flags: int
    strays: str = ""


@final
@dataclass(frozen=True, slots=True)
class References:
    """The outputs of some records in exact fractions and in float, as columns."""

    exact: Columns
    plain: Columns

    def wrong(self, found: Columns, entry: Entry) -> Wrong:
        """What is wrong in *found*, which may hold fewer outputs than all."""
        differing = {key: _differing(key, self.exact[key], column, entry.close) for key, column in found.items()}
        neither = {
            key: mask & _differing(key, self.plain[key], found[key], entry.close) for key, mask in differing.items()
        }
        flags = np.any([differing[key] for key in workload().flags], axis=0)
        return Wrong(
            len(flags),
            int(differing["total"].sum()),
            int(differing["grade"].sum()),
            int(flags.sum()),
            _strays(neither, entry.stray),
        )


def references(table: pa.Table) -> References:
    """Both references for all records of *table*; the exact one takes most of a millisecond a record, so all cores work."""
    records = table.to_pylist()
    parts = [records[start : start + SHARE] for start in range(0, len(records), SHARE)]
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        exact = [outputs for part in pool.map(_exact, parts) for outputs in part]
    return References(_columns(exact), _columns(_run(reference.plain(), records)))


def _exact(records: list[Record]) -> list[Outputs]:
    """In floats, correctly rounded, which a total of two places survives."""
    names = workload().numeric_outputs
    return [
        {key: float(value) if key in names else value for key, value in outputs.items()}
        for outputs in _run(reference.exact(), records)
    ]


def _run(evaluate: Callable[[Record], Outputs], records: Sequence[Record]) -> list[Outputs]:
    return [evaluate(record) for record in records]


def _columns(outputs: Sequence[Outputs]) -> Columns:
    return {key: np.array([one[key] for one in outputs]) for key, _ in workload().program}


def _differing(key: str, expected: Any, found: Any, close: float) -> Any:  # noqa: ANN401 - arrays of one length
    if key == "total":
        return np.rint(expected * 100) != np.rint(np.asarray(found, np.float64) * 100)
    if key in workload().numeric_outputs:
        return ~(np.abs(expected - np.asarray(found, np.float64)) <= close)
    return expected != found


def _strays(neither: dict[str, Any], allowed: float) -> str:
    """Scores may never stray, verdicts in no more than the *allowed* share of the records."""
    scores = workload().numeric_outputs - {"total"}
    bad = [key for key, mask in neither.items() if mask.mean() > (0 if key in scores else allowed)]
    return ", ".join(f"{key} of record {int(np.argmax(neither[key]))}" for key in bad[:5])
