"""Findings of tables: the rows are the findings of the single records."""

from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa
import pytest

import perfrules
from perfrules.columns.findings import Speaking, error_batch
from perfrules.evaluation.evaluator import Evaluator
from perfrules.records.given import Given
from tests.columns.files import rows
from tests.columns.test_law import EVALUATOR, GOOD
from tests.runs import helper

QUIET = """
format: 1
id: example.quiet
title: {en: Grants}
status: draft
laws: {notice_7: {cite: Notice 7}}
inputs:
  budget: {title: {en: Budget}, kind: number, min: 0}
  paid: {title: {en: Paid}, kind: number, min: 0}
groups:
  funds: {title: {en: Funds}, points: 100}
indicators:
  spending: {title: {en: Spending}, group: funds, score: {method: proportional, value: paid / budget}, decimals: 2, laws: [notice_7]}
total: {of: 100, decimals: 2}
"""
FLAG = """
flags:
  low: {title: {en: Low}, when: paid / budget < 80%, severity: warning, finding: {en: "Only {paid}."}, laws: [notice_7]}
"""


def wanted(evaluator: Evaluator, records: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The findings of the records, one by one."""
    results = [evaluator.evaluate_given(Given(record, str(number))) for number, record in enumerate(records, 1)]
    return [
        {
            "id": result.id, "flag": one.flag, "severity": one.severity, "category": one.category, "row": one.row,
            "row_number": one.row_number, "text": one.text, "recommendation": one.recommendation,
            "deadline": one.deadline, "laws": list(one.laws),
        }
        for result in results
        for one in result.findings
    ]  # fmt: skip


def rules_of(tmp_path: Any, text: str) -> perfrules.RuleSet:
    path = tmp_path / "rules.yaml"
    path.write_text(text, encoding="utf-8")
    return perfrules.load(path)


@pytest.mark.parametrize("text", [QUIET, QUIET + FLAG], ids=["no flags", "flags"])
def test_only_records_with_a_flag_are_looked_at_where_scoring_makes_no_findings(tmp_path: Any, text: str) -> None:
    evaluator = perfrules.Evaluator(rules_of(tmp_path, text))
    records: list[Mapping[str, Any]] = [
        {"id": f"P-{number}", "budget": 10, "paid": paid} for number, paid in enumerate([9, 5, None, -1])
    ]
    data = pa.Table.from_pylist(records)
    found = evaluator.evaluate_table(data).to_batches()[0]
    assert Speaking(evaluator).among(found).tolist() == [False, "low" in text, False, False]
    assert evaluator.find_in_table(data).read_all().to_pylist() == wanted(evaluator, records)


def test_findings_of_flags_rows_and_scoring_are_those_of_the_single_records() -> None:
    over = {**GOOD, "targets": [{**row, "actual": "1000"} for row in GOOD["targets"]]}  # type: ignore[attr-defined]
    records = [GOOD, over, {**GOOD, "id": None, "executed": 1.0}, {**GOOD, "budget": -3.0}]
    found = EVALUATOR.find_in_table(pa.Table.from_pylist(records)).read_all()
    assert found.to_pylist() == wanted(EVALUATOR, records)
    assert found.schema.metadata == EVALUATOR.evaluate_table(pa.Table.from_pylist([GOOD])).schema.metadata


def test_mistakes_are_rows_with_the_record_they_are_in() -> None:
    records = rows(20)
    data = pa.Table.from_pylist(records)
    batch = helper.EVALUATOR.evaluate_table(data).to_batches()[0]
    found = error_batch(batch, helper.EVALUATOR.rule_set).to_pylist()
    assert [(row["id"], row["field"], row["value"]) for row in found] == [
        (f"P-{number}", "executed", "x") for number in range(20) if number % 7 == 3
    ]
