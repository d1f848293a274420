"""Shipped rule sets, and records for them."""

from functools import cache

import perfrules
from perfrules.loading.library import sets_folder
from perfrules.reading import open_data


@cache
def evaluator(rules: str, lang: str = "zh") -> perfrules.Evaluator:
    """The evaluator of a shipped set."""
    return perfrules.Evaluator(perfrules.load(rules), lang)


def evaluated(rules: str, record: dict[str, object], *results: perfrules.Result, lang: str = "zh") -> perfrules.Result:
    """The result of a record, with the results of other sets handed over; wrong data fail with their messages."""
    found = evaluator(rules, lang).evaluate(record, results) if results else evaluator(rules, lang).evaluate(record)
    assert not found.errors, [error.text("en") for error in found.errors]
    return found


def example(rules: str, name: str) -> dict[str, object]:
    """The record of a shipped example."""
    (given,) = open_data(sets_folder() / "examples" / name, evaluator(rules).rule_set)
    assert isinstance(given.record, dict)
    return given.record
