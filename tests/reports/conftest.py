"""Results to report on."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from perfrules import Evaluator, Result, load

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
RULES = EXAMPLES / "self_evaluation.yaml"
Evaluate = Callable[..., Result]


@pytest.fixture
def record() -> dict[str, Any]:
    """The record of the example, to be changed."""
    read: dict[str, Any] = json.loads((EXAMPLES / "self_evaluation.record.json").read_text(encoding="utf-8"))
    return read


@pytest.fixture
def evaluate(tmp_path: Path) -> Evaluate:
    """The result of a record under rules: those of the example, or a text of rules, in a language."""

    def made(record: dict[str, Any], rules: str | None = None, lang: str | None = None) -> Result:
        path = RULES
        if rules is not None:
            path = tmp_path / "rules.yaml"
            path.write_text(rules, encoding="utf-8")
        return Evaluator(load(path), lang).evaluate(record)

    return made
