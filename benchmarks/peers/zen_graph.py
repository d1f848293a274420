"""
zen-engine (Rust): a decision graph whose one expression node gives all outputs; it calculates in decimals of 28 digits.

The graph is given to the engine's static loader: it is compiled once there, while a decision object made from the same
graph costs six times as much for each record.
"""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

import zen

from benchmarks.translate import Infix
from benchmarks.workload import Outputs, Record, workload

KEY = "workload"


def prepare() -> Callable[[Record], Outputs]:
    """One call for each record."""
    engine = _engine()

    def evaluate(record: Record) -> Outputs:
        outputs: Outputs = engine.evaluate(KEY, record)["result"]
        return outputs

    return evaluate


def prepare_batch() -> Callable[[Sequence[Record]], Sequence[Outputs]]:
    """One call for many records; wrapping each record as a request belongs to its cost."""
    engine = _engine()

    def evaluate(records: Sequence[Record]) -> Sequence[Outputs]:
        answers = engine.evaluate_batch([{"key": KEY, "context": record} for record in records])
        return [answer["data"]["result"] for answer in answers]

    return evaluate


@cache
def _engine() -> zen.ZenEngine:
    load = workload()
    keys = {key for key, _ in load.program}
    # An output is read as `$.id` by the expressions after it in the same node.
    language = Infix(lambda name: f"$.{name}" if name in keys else name, _call, load.booleans)
    expressions = [{"id": key, "key": key, "value": language.text(text)} for key, text in load.program]
    graph = {
        "nodes": [
            _node("input", "inputNode"),
            _node("outputs", "expressionNode") | {"content": {"expressions": expressions, "passThrough": False}},
            _node("output", "outputNode"),
        ],
        "edges": [_edge("input", "outputs"), _edge("outputs", "output")],
    }
    return zen.ZenEngine({"loader": {"type": "static", "content": {KEY: graph}}})


def _node(key: str, kind: str) -> dict[str, Any]:
    return {"id": key, "type": kind, "name": key, "position": {"x": 0, "y": 0}}


def _edge(source: str, target: str) -> dict[str, str]:
    return {"id": f"{source}-{target}", "sourceId": source, "targetId": target, "type": "edge"}


def _call(function: str, args: list[str]) -> str:
    return f"{function}([{', '.join(args)}])" if function in {"min", "max"} else f"{function}({', '.join(args)})"
