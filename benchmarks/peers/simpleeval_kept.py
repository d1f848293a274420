"""simpleeval with one evaluator for all records; every text is parsed each time."""

import math
from collections.abc import Callable

from simpleeval import SimpleEval

from benchmarks.workload import Outputs, Record, workload

FUNCTIONS = {"min": min, "max": max, "abs": abs, "floor": math.floor}


def prepare() -> Callable[[Record], Outputs]:
    """One evaluator whose names are exchanged for each record."""
    program = workload().program
    evaluator = SimpleEval(functions=FUNCTIONS)

    def evaluate(record: Record) -> Outputs:
        evaluator.names = names = dict(record)
        outputs = {}
        for key, text in program:
            outputs[key] = names[key] = evaluator.eval(text)
        return outputs

    return evaluate
