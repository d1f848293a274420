"""Small rules written inside a test."""

from functools import cache

import perfrules
from perfrules.loading import RuleFile, examine

HEAD = "format: 1\nid: test.snippet\ntitle: 试\nstatus: draft\n"


@cache
def evaluator(text: str) -> perfrules.Evaluator:
    """The evaluator of the rules in *text*, written without the head of a file; mistakes fail with their messages."""
    rules, problems = examine(RuleFile((HEAD + text).encode(), "rules.yaml", "rules.yaml"))
    assert rules is not None, [problem.text("en") for problem in problems]
    return perfrules.Evaluator(rules, "zh")


def result(text: str, **record: object) -> perfrules.Result:
    """The result of a record; wrong data fail with their messages."""
    found = evaluator(text).evaluate(record)
    assert not found.errors, [error.text("en") for error in found.errors]
    return found


def scores(text: str, name: str, *figures: object) -> list[float | None]:
    """The points of the indicator `it` for each figure of the input *name*."""
    found = [result(text, **{name: figure}).scores["it"].points for figure in figures]
    return [None if points is None else float(points) for points in found]


def number(value: object) -> float | None:
    """A figure of a result, for comparing with one that is written down."""
    return None if value is None else float(str(value))
