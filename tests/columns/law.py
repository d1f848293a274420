"""The law of tables: every row of the table of results is what the single record gives."""

from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa

from perfrules.evaluation.evaluator import Evaluator
from perfrules.evaluation.result import Result
from perfrules.records.given import Given


def row_of(result: Result) -> dict[str, Any]:
    """What a row of the table of results says, made of a single result with nothing but its public face."""
    failed = result.status == "error"
    row: dict[str, Any] = {"id": result.id, "status": result.status}
    if result.rule_set.total is not None:
        row["score"] = _float(result.score)
    if result.rule_set.grades:
        row["grade"] = result.grade
    row["completeness"] = None if failed else _float(result.completeness)
    items = (*result.rule_set.indicators, *result.rule_set.groups)
    if items:
        row["scores"] = {item: None if failed else _float(result.scores[item].points) for item in items}
        row["not_applicable"] = [item for item in items if not failed and result.scores[item].not_applicable]
    if result.rule_set.flags:
        row["flags"] = {flag: None if failed else _answer(result, flag) for flag in result.rule_set.flags}
    if result.rule_set.outcomes:
        row["outcomes"] = {name: result.outcomes.get(name) for name in result.rule_set.outcomes}
    row["errors"] = [problem.code for problem in result.errors]
    return row


def rows_of(table: pa.Table) -> list[dict[str, Any]]:
    """The rows of a table of results; of errors only their codes."""
    return [{**row, "errors": [one["code"] for one in row["errors"]]} for row in table.to_pylist()]


def assert_table_is_record_by_record(
    evaluator: Evaluator, table: pa.Table, records: Sequence[Mapping[str, Any]] | None = None
) -> pa.Table:
    """
    Evaluate *table* both ways; *records* are its rows as records where they are not simply those of the table.

    They are each other's peers where the rules compare any.
    """
    given = table.to_pylist() if records is None else records
    single = evaluator.among(given)
    expected = [
        row_of(single.evaluate_given(Given(record, str(number)))) for number, record in enumerate(given, start=1)
    ]
    found = evaluator.evaluate_table(table)
    rows = rows_of(found)
    assert len(rows) == len(expected)
    for number, (row, wanted) in enumerate(zip(rows, expected, strict=True)):
        assert row == wanted, f"record {number}: {given[number]}"
    return found


def _float(number: Any) -> float | None:
    return None if number is None else float(number)


def _answer(result: Result, flag: str) -> bool | None:
    return True if flag in result.flags.fired else None if flag in result.flags.undecided else False
