"""Some records of a run: the table of their results, and the single results of which more is to be told."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple, final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from perfrules.columns.chunks import Chunk
from perfrules.columns.evaluator import TableEvaluator
from perfrules.columns.findings import Speaking, results_of
from perfrules.columns.intake import Intake, Taken
from perfrules.columns.outputs import Outputs
from perfrules.columns.schema import ResultColumns
from perfrules.evaluation.evaluator import Evaluator
from perfrules.evaluation.result import Result
from perfrules.records.given import Given


@final
class Evaluated(NamedTuple):
    """
    What is known of some records.

    *table* has the columns asked for, *errors* tells `id` and `errors` of the *failed* records with mistakes in their data,
    *results* are, in order, those of single records that may have findings or mistakes, as far as these are asked for.
    """

    table: pa.RecordBatch
    errors: pa.RecordBatch
    results: Sequence[Result]
    failed: int


@final
class PartEvaluator:
    """
    Evaluates part after part of some data.

    *columns* are those wanted of the table of results, by default all; *also* are `findings` and `errors`, where these are.
    """

    def __init__(self, evaluator: Evaluator, columns: Iterable[str] | None, also: Collection[str]) -> None:
        self.evaluator = evaluator
        self.also = also
        self.shown = ResultColumns(evaluator.rule_set, columns)
        self._speaking = Speaking(evaluator)
        more = (*self._speaking.columns, "id", *(["errors"] if "errors" in also else []))
        self._tables = TableEvaluator(evaluator, (*self.shown.types, *more))
        self._latest: tuple[pa.Schema, Intake] | None = None

    @property
    def singly(self) -> bool:
        """Whether records are evaluated one by one: the rules do what is not done by columns, or each may have findings."""
        return self._tables.by_record is not None or ("findings" in self.also and self._speaking.always)

    def of_chunk(self, chunk: Chunk) -> Evaluated:
        """What comes out for rows of a table."""
        taken = self._intake(chunk.batch.schema).take(chunk.batch, chunk.first)
        if self.singly:
            return self.of_givens([taken.given(number) for number in range(chunk.batch.num_rows)])
        found = self._tables.evaluate(taken)
        return self._evaluated(found, list(self._told(taken, found)))

    def _intake(self, schema: pa.Schema) -> Intake:
        if self._latest is None or not self._latest[0].equals(schema, check_metadata=True):
            self._latest = schema, self._tables.intake(schema)
        return self._latest[1]

    def of_givens(self, givens: Sequence[Given]) -> Evaluated:
        """What comes out for records that were found in some other file."""
        outputs = Outputs(self._tables.columns, len(givens), self.evaluator.lang)
        results = [self.evaluator.evaluate_given(given) for given in givens]
        for number, result in enumerate(results):
            outputs.put(number, result)
        ids = pa.array([result.id for result in results], pa.string())
        return self._evaluated(outputs.to_batch(ids), results)

    def _told(self, taken: Taken, found: pa.RecordBatch) -> Iterator[Result]:
        chosen = np.zeros(found.num_rows, np.bool_)
        if "findings" in self.also:
            chosen |= self._speaking.among(found)
        if "errors" in self.also:
            chosen |= _failed(found).to_numpy(zero_copy_only=False)
        return results_of(self.evaluator, taken, chosen)

    def _evaluated(self, found: pa.RecordBatch, results: Sequence[Result]) -> Evaluated:
        failed = _failed(found)
        told = [name for name in ("id", "errors") if name in found.schema.names]
        errors = found.select(told).filter(failed)
        table = found.select(self.shown.schema.names)
        return Evaluated(table, errors, results, pc.sum(failed).as_py() or 0)


def _failed(found: pa.RecordBatch) -> pa.Array:
    return pc.equal(found.column("status"), "error")
