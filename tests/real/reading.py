"""Forms of the shared folder as plain data, and rule sets made ready once."""

from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml

import perfrules
from tests.shared import data_file

Form = Mapping[str, Any]

_RULES = Path(__file__).parent / "rules"


@cache
def form(name: str) -> Form:
    """The form *name* (without its `cn_`), read from the shared folder."""
    with data_file("cn-cases", f"cn_{name}.yaml").open(encoding="utf-8") as text:
        read: Form = yaml.safe_load(text)
    return read


@cache
def evaluator(rules: str) -> perfrules.Evaluator:
    """The evaluator of a rule file beside these tests, or of a shipped set (its id has a dot)."""
    found = perfrules.load(rules if "." in rules else _RULES / f"{rules}.yaml")
    assert "." in rules or not found.warnings, [warning.text("en") for warning in found.warnings]
    return perfrules.Evaluator(found, "zh")


def evaluated(rules: str, record: Mapping[str, object]) -> perfrules.Result:
    """The result of *record*; wrong data fail the test with their messages."""
    result = evaluator(rules).evaluate(record)
    assert not result.errors, [error.text("en") for error in result.errors]
    assert not result.warnings, [warning.text("en") for warning in result.warnings]
    return result


def exact(figure: object) -> Decimal | None:
    """A figure of a form: numbers by their shortest text, rates as shares (`98.61%`, or 98.61 under *rate*)."""
    if figure is None:
        return None
    text = str(figure)
    return Decimal(text[:-1]) / 100 if text.endswith("%") else Decimal(text)
