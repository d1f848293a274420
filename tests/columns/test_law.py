"""What the table of results says of a record is what the single record says."""

import pyarrow as pa
import pytest

import perfrules
from tests.columns.law import assert_table_is_record_by_record

RULES = perfrules.load("cn.project_self_evaluation")
EVALUATOR = perfrules.Evaluator(RULES)
GOOD = {
    "id": "P-1", "budget": 25.0, "executed": 21.54576,
    "targets": [
        {"name": "结算完成率", "section": "output", "sign": "equal", "target": "100", "actual": "100", "points": 50},
        {"name": "合同完成率", "section": "benefit", "sign": "equal", "target": "100", "actual": "90", "points": 30},
        {"name": "满意度", "section": "satisfaction", "sign": "at_least", "target": "90", "actual": None, "points": 10},
    ],
}  # fmt: skip


def test_every_row_is_what_the_single_record_gives() -> None:
    full = {**GOOD, "id": "P-2", "targets": [{**row, "actual": "100"} for row in GOOD["targets"]]}  # type: ignore[attr-defined]
    bad = {**GOOD, "id": None, "budget": -3.0}
    found = assert_table_is_record_by_record(EVALUATOR, pa.Table.from_pylist([GOOD, full, bad]))
    assert found["id"].to_pylist() == ["P-1", "P-2", "3"]
    assert found["status"].to_pylist() == ["undecided", "decided", "error"]


def test_the_schema_carries_which_rules_made_it() -> None:
    found = EVALUATOR.evaluate_table(pa.Table.from_pylist([GOOD]))
    assert RULES.stamp.sha256.encode() in found.schema.metadata[b"perfrules.rules"]


def test_chosen_columns_come_in_the_order_asked_for() -> None:
    found = EVALUATOR.evaluate_table(pa.Table.from_pylist([GOOD]), columns=["flags", "id"])
    assert found.column_names == ["flags", "id"]


def test_an_unknown_column_is_refused_with_the_near_word() -> None:
    with pytest.raises(perfrules.PerfrulesError, match="score") as caught:
        EVALUATOR.evaluate_table(pa.Table.from_pylist([GOOD]), columns=["scor"])
    assert caught.value.problems[0].facts["near"] == "score"


@pytest.mark.parametrize("data", [3, None, object(), "nowhere.parquet"])
def test_what_is_no_table_is_refused(data: object) -> None:
    with pytest.raises(perfrules.DataError):
        EVALUATOR.evaluate_table(data)
