"""perfrules itself, with the workload as the rule file `workload.yaml`, asked for more or for less."""

import json
from collections.abc import Callable
from pathlib import Path

import perfrules
from benchmarks.contender import Answer, Contender, OneByOne
from benchmarks.workload import Outputs, Record, as_text, workload

RULES = Path(__file__).with_name("workload.yaml")
FLAT = "perfrules: score, grade, flags"


def perfrules_contenders() -> list[Contender]:
    """
    The same evaluator asked for score, grade and flags, for nothing, and for all of its result.

    Every answer holds the result itself, so that all 49 outputs of each can be compared with the references.
    """
    evaluate = _evaluate()
    flat = perfrules_flat()

    def nothing_asked(record: Record) -> Answer:
        return (evaluate(record),)

    def everything_asked(record: Record) -> Answer:
        result = evaluate(record)
        return result, result.to_json()

    return [
        flat,
        OneByOne(f"{FLAT}; records as text", flat.evaluate, flat.read, as_text),
        OneByOne("perfrules: result, nothing asked", nothing_asked, _outputs),
        OneByOne("perfrules: result, everything as JSON", everything_asked, _outputs),
        OneByOne("perfrules: everything as JSON; records as text", everything_asked, _outputs, as_text),
    ]


def perfrules_flat() -> OneByOne:
    """The evaluator asked for score, grade and flags: what the others are compared with."""
    evaluate = _evaluate()

    def flat(record: Record) -> Answer:
        result = evaluate(record)
        return result, result.score, result.grade, result.flags.fired

    return OneByOne(FLAT, flat, _outputs)


def _evaluate() -> Callable[[Record], perfrules.Result]:
    return perfrules.Evaluator(perfrules.load(str(RULES))).evaluate


def _outputs(answer: Answer) -> Outputs:
    """The workload's 49 outputs out of a result: a group is called like its subtotal, an indicator like its score."""
    shown = json.loads(answer[0].to_json())
    load = workload()
    outputs = {key: shown["scores"][key]["points"] for key in load.numeric_outputs if key != "total"}
    fired = set(shown["flags"]["fired"])
    return outputs | {"total": shown["score"], "grade": shown["grade"]} | {flag: flag in fired for flag in load.flags}
