"""
datalogic-py (Rust, JSON logic): two compiled rules in one session, it calculates in float.

JSON logic has no names for results. The 20 scores are one rule, and everything above them is a second one with the
subtotals written out where they are used; that was faster than one rule for each stage or one rule with all written out.
"""

from collections.abc import Callable
from typing import Any

from datalogic_py import Engine

from benchmarks.translate import JsonLogic
from benchmarks.workload import Outputs, Record, workload


def prepare() -> Callable[[Record], Outputs]:
    """Two rules, each giving a list of values."""
    engine = Engine(templating=True)
    session = engine.session()
    stages = workload().stages
    scores = _trees(stages[0])
    above = _trees(tuple(step for stage in stages[1:] for step in stage))
    first, second = engine.compile(list(scores.values())), engine.compile(list(above.values()))

    def evaluate(record: Record) -> Outputs:
        outputs = dict(zip(scores, session.evaluate(first, record), strict=True))
        outputs.update(zip(above, session.evaluate(second, record | outputs), strict=True))
        return outputs

    return evaluate


def _trees(steps: tuple[tuple[str, str], ...]) -> dict[str, Any]:
    """A tree for each step, with the trees of the steps before it in place of their names."""
    trees: dict[str, Any] = {}
    language = JsonLogic(lambda name: trees.get(name, {"var": name}))
    for key, text in steps:
        trees[key] = language.tree(text)
    return trees
