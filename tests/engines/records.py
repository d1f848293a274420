"""Records for the engines: good ones, one with a hole, one with a mistake, and their results one by one."""

from typing import Any

import pyarrow as pa

import perfrules
from perfrules.columns import result_schema
from tests.columns.law import row_of, rows_of

RULES = perfrules.load("cn.project_self_evaluation")
EVALUATOR = perfrules.Evaluator(RULES)
ROW = pa.struct([
    ("name", pa.string()), ("section", pa.string()), ("sign", pa.string()), ("target", pa.string()),
    ("actual", pa.string()), ("points", pa.float64()),
])  # fmt: skip
SCHEMA = pa.schema([
    ("id", pa.string()), ("budget", pa.float64()), ("executed", pa.float64()), ("targets", pa.list_(ROW)),
])  # fmt: skip


def record(number: int) -> dict[str, Any]:
    actual = {0: "100", 1: "97.5", 2: None}[number % 3]
    rows = [("完成率", "output", 50), ("受益人数", "benefit", 30), ("满意度", "satisfaction", 10)]
    return {
        "id": f"P-{number}",
        "budget": 25.0 + number % 7,
        "executed": -1.0 if number % 11 == 5 else 21.5,
        "targets": [
            {"name": name, "section": section, "sign": "at_least", "target": "100", "actual": actual, "points": points}
            for name, section, points in rows
        ],
    }


def table(count: int) -> pa.Table:
    return pa.Table.from_pylist([record(number) for number in range(count)], SCHEMA)


def expected(count: int) -> list[dict[str, Any]]:
    return sorted((row_of(EVALUATOR.evaluate(record(number))) for number in range(count)), key=lambda row: row["id"])


def found(results: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows of results out of any engine, by their ids."""
    schema = result_schema(RULES)
    return sorted(rows_of(pa.Table.from_pylist(results, schema)), key=lambda row: row["id"])
