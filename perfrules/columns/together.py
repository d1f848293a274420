"""Tables whose records are compared with one another: all of them are looked at before any is evaluated."""

from collections.abc import Iterator, Mapping

import numpy as np
import pyarrow as pa

from perfrules.columns.deferred import NotColumnarError
from perfrules.columns.intake import Intake, Taken
from perfrules.columns.joining import joined
from perfrules.columns.numbers import Numbers, exacts, unknown
from perfrules.columns.plan import ColumnPlan
from perfrules.columns.source import BATCH, stream_of
from perfrules.columns.values import Mask
from perfrules.evaluation.evaluator import Evaluator
from perfrules.evaluation.peers import Figured, peer_table
from perfrules.exact import Exact


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
    peers = peer_table(_figures(evaluator, intake, whole))
    return Evaluator(evaluator.rule_set, evaluator.lang, peers), whole


def _figures(evaluator: Evaluator, intake: Intake, whole: pa.Table) -> Iterator[Figured]:
    """What is compared of each record that has no mistake in its data, in any order."""
    try:
        plan = ColumnPlan(evaluator.plan)
    except NotColumnarError:
        plan = None
    for batch in whole.to_batches(max_chunksize=BATCH):
        taken = intake.take(batch, 1)
        open_ = np.ones(batch.num_rows, np.bool_)
        if plan is not None and batch.num_rows:
            found = plan.figures(taken.frame)
            open_ = taken.bad | taken.frame.settle_doubt()
            yield from _told(plan, taken, found, open_)
        givens = (taken.given(number) for number in np.flatnonzero(open_).tolist())
        yield from (figures for given in givens if (figures := evaluator.figures(given)) is not None)


def _told(plan: ColumnPlan, taken: Taken, found: Mapping[str, Numbers], open_: Mask) -> Iterator[Figured]:
    """The same of those that are not *open_*."""
    groups = plan.groups(taken.frame)
    figures: list[dict[str, Exact]] = [{} for _ in range(taken.frame.size)]
    for name, numbers in found.items():
        gone = unknown(numbers)
        rows = np.flatnonzero(~open_ if gone is None else ~(open_ | gone))
        for row, figure in zip(rows.tolist(), exacts(numbers, rows), strict=True):
            figures[row][name] = figure
    for row in np.flatnonzero(~open_).tolist():
        yield groups.said[groups.place[row]], figures[row]
