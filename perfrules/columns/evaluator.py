"""Tables of records by one rule set: Arrow in, Arrow out."""

from collections.abc import Iterable, Iterator
from typing import final

import pyarrow as pa

from perfrules.columns.outputs import Outputs
from perfrules.columns.schema import ResultColumns
from perfrules.columns.source import stream_of
from perfrules.evaluation.evaluator import Evaluator
from perfrules.records.given import Given


@final
class TableEvaluator:
    """
    Evaluates tables of records; every row gets what `evaluator.evaluate` gives for it.

    *columns* are the columns of the table of results that are wanted, by default all.

    >>> import perfrules
    >>> evaluator = perfrules.Evaluator(perfrules.load("cn.satisfaction_survey"))
    >>> TableEvaluator(evaluator, ["id", "status"]).schema.names
    ['id', 'status']
    """

    def __init__(self, evaluator: Evaluator, columns: Iterable[str] | None = None) -> None:
        self.evaluator = evaluator
        self.columns = ResultColumns(evaluator.rule_set, columns)

    @property
    def schema(self) -> pa.Schema:
        """The schema of the table of results."""
        return self.columns.schema

    def batches(self, data: object) -> Iterator[pa.RecordBatch]:
        """The results of *data*, batch by batch, in its order; DataError where it is no table."""
        first = 1
        for batch in stream_of(data).batches:
            yield self.evaluate_batch(batch, first)
            first += batch.num_rows

    def evaluate_batch(self, batch: pa.RecordBatch, first: int = 1) -> pa.RecordBatch:
        """The results of one batch, whose first record has the number *first*."""
        outputs = Outputs(self.columns, batch.num_rows, self.evaluator.lang)
        ids = []
        for number, record in enumerate(batch.to_pylist()):
            result = self.evaluator.evaluate_given(Given(record, str(first + number)))
            ids.append(result.id)
            outputs.put(number, result)
        return outputs.to_batch(pa.array(ids, pa.string()))
