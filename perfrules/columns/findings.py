"""Findings and mistakes in data as rows of their own."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from perfrules.columns.evaluator import TableEvaluator
from perfrules.columns.intake import Intake, Taken
from perfrules.columns.joining import joined
from perfrules.columns.schema import ERROR, result_schema
from perfrules.columns.source import stream_of
from perfrules.columns.together import together
from perfrules.columns.values import Mask
from perfrules.evaluation.evaluator import Evaluator
from perfrules.evaluation.result import Result
from perfrules.model.rule_set import RuleSet

_FINDING = (
    ("id", pa.string()), ("flag", pa.string()), ("severity", pa.string()), ("category", pa.string()),
    ("row", pa.string()), ("row_number", pa.int64()), ("text", pa.string()), ("recommendation", pa.string()),
    ("deadline", pa.string()), ("laws", pa.list_(pa.string())),
)  # fmt: skip


def finding_schema(rules: RuleSet) -> pa.Schema:
    """
    The Arrow schema of the rows of findings by *rules*.

    >>> import perfrules
    >>> finding_schema(perfrules.load("cn.project_self_evaluation")).names[:3]
    ['id', 'flag', 'severity']
    """
    return pa.schema(_FINDING, metadata=result_schema(rules).metadata)


def finding_batch(results: Iterable[Result], rules: RuleSet) -> pa.RecordBatch:
    """The findings of *results*, one a row, in their order."""
    rows = [_finding_row(result, one) for result in results for one in result.findings]
    return pa.RecordBatch.from_pylist(rows, finding_schema(rules))


def error_schema(rules: RuleSet) -> pa.Schema:
    """The Arrow schema of the mistakes in data that *rules* find: the record's id, and what its column `errors` says."""
    return pa.schema(
        [("id", pa.string()), *((field.name, field.type) for field in ERROR)], result_schema(rules).metadata
    )


def error_batch(batch: pa.RecordBatch, rules: RuleSet) -> pa.RecordBatch:
    """The mistakes that the columns `id` and `errors` of a batch of results tell, one a row."""
    errors = batch.column("errors")
    ids = batch.column("id").take(pc.list_parent_indices(errors))
    return pa.RecordBatch.from_arrays([ids, *pc.list_flatten(errors).flatten()], schema=error_schema(rules))


@final
class Speaking:
    """
    Which records have findings, as far as the results of a table tell.

    Flags are told there; whether scoring makes findings of its own is only known of the rules as a whole: *always*. *columns*
    are those that have to be there.
    """

    def __init__(self, evaluator: Evaluator) -> None:
        rules, plan = evaluator.rule_set, evaluator.plan
        notes = [
            note for found in plan.notes.values() for note in found if not (note.when.constant and not note.when.value)
        ]
        self.always = bool(notes or plan.row_branches or plan.shared_tables or plan.panel)
        self.columns = ("status", "flags") if rules.flags else ("status",)

    def among(self, batch: pa.RecordBatch) -> Mask:
        """The records of a batch of results that may have findings."""
        sound: Mask = pc.not_equal(batch.column("status"), "error").to_numpy(zero_copy_only=False)
        if self.always:
            return sound
        fired = np.zeros(batch.num_rows, np.bool_)
        for flag in batch.column("flags").flatten() if "flags" in self.columns else ():
            fired |= pc.fill_null(flag, fill_value=False).to_numpy(zero_copy_only=False)
        return sound & fired


def findings_of(evaluator: Evaluator, data: object, tables: Mapping[str, object]) -> Iterator[pa.RecordBatch]:
    """
    The findings about the records of *data* with the rows of *tables*, batch by batch.

    DataError where something is no table, or not one of such records.
    """
    known, whole = together(evaluator, data, tables)
    stream = joined(stream_of(data), tables, evaluator.rule_set) if known is evaluator else stream_of(whole)
    speaking = Speaking(known)
    by = TableEvaluator(known, speaking.columns)
    return _found(by, speaking, by.intake(stream.schema), stream.batches)


def _found(
    by: TableEvaluator, speaking: Speaking, intake: Intake, batches: Iterator[pa.RecordBatch]
) -> Iterator[pa.RecordBatch]:
    first = 1
    for batch in batches:
        taken = intake.take(batch, first)
        results = results_of(by.evaluator, taken, speaking.among(by.evaluate(taken)))
        yield finding_batch(results, by.evaluator.rule_set)
        first += batch.num_rows


def results_of(evaluator: Evaluator, taken: Taken, chosen: Mask) -> Iterator[Result]:
    """The single results of the *chosen* records of a batch."""
    return (evaluator.evaluate_given(taken.given(int(number))) for number in np.flatnonzero(chosen))


def _finding_row(result: Result, one: Any) -> dict[str, Any]:  # noqa: ANN401
    return {
        "id": result.id, "flag": one.flag, "severity": one.severity, "category": one.category, "row": one.row,
        "row_number": one.row_number, "text": one.text, "recommendation": one.recommendation, "deadline": one.deadline,
        "laws": list(one.laws),
    }  # fmt: skip
