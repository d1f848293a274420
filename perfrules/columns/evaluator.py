"""Tables of records by one rule set: Arrow in, Arrow out."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from types import MappingProxyType
from typing import final

import numpy as np
import pyarrow as pa

from perfrules.columns.deferred import NotColumnarError
from perfrules.columns.filling import Filling
from perfrules.columns.intake import Intake, Taken
from perfrules.columns.joining import joined
from perfrules.columns.memory import keep_memory
from perfrules.columns.outputs import Outputs
from perfrules.columns.plan import ColumnPlan
from perfrules.columns.schema import ResultColumns
from perfrules.columns.source import stream_of
from perfrules.columns.together import together
from perfrules.columns.values import Mask
from perfrules.evaluation.evaluator import Evaluator
from perfrules.evaluation.wording import Wording
from perfrules.processors import processors

_NO_TABLES: Mapping[str, object] = MappingProxyType({})


@final
class TableEvaluator:
    """
    Evaluates tables of records; every row gets what `evaluator.evaluate` gives for it.

    *columns* are the columns of the table of results that are wanted, by default all. Batches are evaluated side by side by
    as many threads as there are processors. *by_record* tells why the rules are evaluated record by record; None where they
    are evaluated column by column.

    >>> import perfrules
    >>> evaluator = perfrules.Evaluator(perfrules.load("cn.satisfaction_survey"))
    >>> TableEvaluator(evaluator, ["id", "status"]).schema.names
    ['id', 'status']
    """

    by_record: str | None

    def __init__(self, evaluator: Evaluator, columns: Iterable[str] | None = None) -> None:
        keep_memory()
        self.evaluator = evaluator
        self.columns = ResultColumns(evaluator.rule_set, columns)
        self._latest: tuple[pa.Schema, Intake] | None = None
        self._filling: Filling | None
        try:
            plan = ColumnPlan(evaluator.plan, evaluator.peers)
            self._filling = Filling(plan, Wording(evaluator.plan.compiler, evaluator.lang))
            self.by_record = None
        except NotColumnarError as found:
            self._filling, self.by_record = None, str(found)

    @property
    def schema(self) -> pa.Schema:
        """The schema of the table of results."""
        return self.columns.schema

    def batches(self, data: object, tables: Mapping[str, object] = _NO_TABLES) -> Iterator[pa.RecordBatch]:
        """
        The results of *data*, batch by batch, in its order; *tables* are data with the rows of tables, by their ids.

        DataError where something is no table, or not one of such records.
        """
        evaluator, whole = together(self.evaluator, data, tables)
        if evaluator is not self.evaluator:
            return TableEvaluator(evaluator, self.columns.types).batches(whole)
        stream = joined(stream_of(data), tables, self.evaluator.rule_set)
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
        for number in np.flatnonzero(self._open(taken, outputs)).tolist():
            outputs.put(number, self.evaluator.evaluate_given(taken.given(number)))
        return outputs.to_batch(taken.ids)

    def _open(self, taken: Taken, outputs: Outputs) -> Mask:
        """Fill *outputs* column by column; the records that are to be evaluated one by one."""
        frame = taken.frame
        if self._filling is None or not frame.size:
            return np.ones(frame.size, np.bool_)
        self._filling.run(frame, outputs)
        return taken.bad | frame.settle_doubt()

    def _evaluated(self, intake: Intake, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """The results in the order of *batches*, of which as many wait as there are threads."""
        threads = 1 if self._filling is None else processors()
        waiting: deque[Future[pa.RecordBatch]] = deque()
        first = 1
        with ThreadPoolExecutor(threads) as pool:
            for batch in batches:
                waiting.append(pool.submit(self._one, intake, batch, first))
                first += batch.num_rows
                if len(waiting) > threads:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()

    def _one(self, intake: Intake, batch: pa.RecordBatch, first: int) -> pa.RecordBatch:
        return self.evaluate(intake.take(batch, first))
