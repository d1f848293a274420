"""perfrules on a table: Arrow in, Arrow out."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import final

import pyarrow as pa
import pyarrow.parquet as pq

import perfrules
from benchmarks.perfrules_contenders import RULES
from benchmarks.tables.contender import Columns
from benchmarks.workload import workload

VERDICTS = ("id", "score", "grade", "flags")


@final
@dataclass(frozen=True, slots=True)
class PerfrulesTables:
    """One evaluator, asked for some columns of its table of results or for all (None)."""

    evaluator: perfrules.Evaluator
    columns: Sequence[str] | None

    def prepared(self, table: pa.Table) -> pa.Table:
        return table

    def run(self, data: pa.Table) -> pa.Table:
        return self.evaluator.evaluate_table(data, columns=self.columns)

    def outputs(self, answer: pa.Table) -> Columns:
        return outputs_of(answer)


def everything() -> PerfrulesTables:
    return PerfrulesTables(evaluator(), None)


def verdicts() -> PerfrulesTables:
    return PerfrulesTables(evaluator(), VERDICTS)


def copy(source: str, target: str) -> None:
    """From one Parquet file to another, batch by batch."""
    _copy(source, target, None)


def copy_verdicts(source: str, target: str) -> None:
    """The same, total, grade and flags only."""
    _copy(source, target, VERDICTS)


def write(source: str, target: str) -> None:
    """The same with what a command line needs: as many processes as processors, a journal, a whole file or none."""
    perfrules.write_table_results(evaluator(), source, target, workers=os.cpu_count() or 1)


def evaluator() -> perfrules.Evaluator:
    """The workload's rule set."""
    return perfrules.Evaluator(perfrules.load(str(RULES)))


def _copy(source: str, target: str, columns: Sequence[str] | None) -> None:
    results = evaluator().evaluate_batches(source, columns=columns)
    with pq.ParquetWriter(target, results.schema, use_dictionary=False) as writer:
        for batch in results:
            writer.write_batch(batch)


def outputs_of(table: pa.Table) -> Columns:
    """The workload's outputs out of a table of results; scores only where they are asked for."""
    found = {"total": table["score"].to_numpy(), "grade": table["grade"].to_numpy().astype("U1")}
    flags = table["flags"].combine_chunks()
    found |= {key: flags.field(key).to_numpy(zero_copy_only=False) for key in workload().flags}
    if "scores" in table.column_names:
        scores = table["scores"].combine_chunks()
        found |= {key: scores.field(key).to_numpy() for key in workload().numeric_outputs if key != "total"}
    return found
