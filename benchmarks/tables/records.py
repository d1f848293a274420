"""What knows single records only, given a list of dictionaries: it bounds what a loop over records can reach."""

from collections.abc import Callable, Sequence
from typing import Any, final

import numpy as np
import pyarrow as pa

from benchmarks.perfrules_contenders import perfrules_flat
from benchmarks.tables.contender import Columns
from benchmarks.workload import Outputs, Record, workload


@final
class Records:
    """A contender of single records; its answers are lists of what it gives."""

    def __init__(self, evaluate: Callable[[Sequence[Record]], list[Any]], read: Callable[[Any], Outputs]) -> None:
        self.run = evaluate
        self.read = read

    def prepared(self, table: pa.Table) -> list[Record]:
        records: list[Record] = table.to_pylist()
        return records

    def outputs(self, answer: list[Any]) -> Columns:
        read = [self.read(one) for one in answer]
        return {key: np.array([one[key] for one in read]) for key, _ in workload().program}


def perfrules_records() -> Records:
    """perfrules asked for score, grade and flags of one record after the other."""
    flat = perfrules_flat()
    return Records(lambda records: [flat.evaluate(record) for record in records], flat.read)
