"""Tables whose records are compared with one another: all of them are looked at before any is evaluated."""

from collections.abc import Iterator, Mapping

import pyarrow as pa

from perfrules.columns.intake import Intake
from perfrules.columns.joining import joined
from perfrules.columns.source import BATCH, stream_of
from perfrules.evaluation.evaluator import Evaluator
from perfrules.records.given import Given


def together(evaluator: Evaluator, data: object, tables: Mapping[str, object]) -> tuple[Evaluator, object]:
    """
    The evaluator that knows the records of *data*, with the rows of *tables*, as each other's peers, and the joined data.

    Rules that compare nothing leave both as they are: only what is compared has to be held in memory as a whole.
    """
    if not evaluator.compares or evaluator.peers is not None:
        return evaluator, data
    stream = joined(stream_of(data), tables, evaluator.rule_set)
    whole = pa.Table.from_batches(stream.batches, stream.schema)
    intake = Intake(evaluator.rule_set, evaluator.plan.layout, stream.schema)
    return evaluator.among(_records(intake, whole)), whole


def _records(intake: Intake, whole: pa.Table) -> Iterator[Given]:
    for batch in whole.to_batches(max_chunksize=BATCH):
        taken = intake.take(batch, 1)
        yield from (taken.given(number) for number in range(batch.num_rows))
