"""Tables of records by one rule set: Arrow in, Arrow out."""

from collections.abc import Iterable, Iterator
from typing import final

import pyarrow as pa

from perfrules.columns.intake import Intake, Taken
from perfrules.columns.outputs import Outputs
from perfrules.columns.schema import ResultColumns
from perfrules.columns.source import stream_of
from perfrules.evaluation.evaluator import Evaluator


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
        self._latest: tuple[pa.Schema, Intake] | None = None

    @property
    def schema(self) -> pa.Schema:
        """The schema of the table of results."""
        return self.columns.schema

    def batches(self, data: object) -> Iterator[pa.RecordBatch]:
        """The results of *data*, batch by batch, in its order; DataError where it is no table, or not of such records."""
        stream = stream_of(data)
        return self._evaluated(self.intake(stream.schema), stream.batches)

    def intake(self, schema: pa.Schema) -> Intake:
        """What takes in the batches of a table with the columns *schema*; DataError where they are not those of such records."""
        return Intake(self.evaluator.rule_set, self.evaluator.plan.layout, schema)

    def evaluate_batch(self, batch: pa.RecordBatch, first: int = 1) -> pa.RecordBatch:
        """The results of one batch, whose first record has the number *first*; DataError as from `intake`."""
        if self._latest is None or self._latest[0] != batch.schema:
            self._latest = batch.schema, self.intake(batch.schema)
        return self.evaluate(self._latest[1].take(batch, first))

    def evaluate(self, taken: Taken) -> pa.RecordBatch:
        """The results of one batch that was taken in."""
        outputs = Outputs(self.columns, taken.frame.size, self.evaluator.lang)
        for number in range(taken.frame.size):
            outputs.put(number, self.evaluator.evaluate_given(taken.given(number)))
        return outputs.to_batch(taken.ids)

    def _evaluated(self, intake: Intake, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        first = 1
        for batch in batches:
            yield self.evaluate(intake.take(batch, first))
            first += batch.num_rows
