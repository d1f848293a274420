"""With `--proof`, every record of these tests is evaluated as a table too, and must come out the same."""

from collections.abc import Mapping
from typing import Any

import pytest

import perfrules
from perfrules.evaluation.result import Result
from perfrules.model.rule_set import RuleSet
from tests.columns.law import assert_table_is_record_by_record
from tests.columns.tables import table_of_cases


@pytest.fixture(autouse=True)
def _also_as_a_table(proof: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if not proof:
        return
    alone = perfrules.Evaluator.evaluate

    def both(self: perfrules.Evaluator, record: Mapping[str, Any], results: Any = None) -> Result:
        if results is None and _could_be_a_row(record, self.rule_set):
            assert_table_is_record_by_record(self, table_of_cases(self.rule_set, [record]))
        return alone(self, record, results)

    monkeypatch.setattr(perfrules.Evaluator, "evaluate", both)


def _could_be_a_row(record: object, rules: RuleSet) -> bool:
    """Whether a record has rows where it should."""
    if not isinstance(record, Mapping):
        return False
    tables = [record.get(table) or [] for table in rules.tables]
    return all(isinstance(rows, list) and all(isinstance(row, Mapping) for row in rows) for rows in tables)
