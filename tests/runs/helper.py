"""Data of any number of records for the example rules, and what their results are as computed one by one."""

import json
from pathlib import Path
from typing import Any

from perfrules import Evaluator, load
from perfrules.reading import DataFile, open_data

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
RULES = EXAMPLES / "self_evaluation.yaml"
RECORD: dict[str, Any] = json.loads((EXAMPLES / "self_evaluation.record.json").read_text(encoding="utf-8"))
EVALUATOR = Evaluator(load(RULES))


def records(count: int) -> list[dict[str, Any]]:
    """Records whose results differ; every seventh has a mistake, every eleventh something that deserves a look."""
    found = []
    for number in range(count):
        record = RECORD | {"id": f"P-{number}", "executed": 20 + number % 13}
        if number % 7 == 3:
            record |= {"executed": "x"}
        if number % 11 == 5:
            record |= {"colour": "red"}
        found.append(record)
    return found


def write_lines(path: Path, count: int) -> Path:
    """A file of JSON Lines with so many records."""
    lines = [json.dumps(record, ensure_ascii=False) for record in records(count)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def data_of(folder: Path, count: int) -> DataFile:
    """So many records as a data file."""
    return open_data(write_lines(folder / "data.jsonl", count), EVALUATOR.rule_set)


def expected(data: DataFile) -> list[str]:
    """The results as they come, one by one."""
    return [EVALUATOR.evaluate_given(given).to_json() for given in data]
