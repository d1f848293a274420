"""simpleeval with parsed trees kept: each text is parsed once, and the evaluator walks its tree for each record."""

from collections.abc import Callable

from simpleeval import SimpleEval

from benchmarks.peers.simpleeval_kept import FUNCTIONS
from benchmarks.workload import Outputs, Record, workload


def prepare() -> Callable[[Record], Outputs]:
    """One evaluator and 49 parsed trees."""
    evaluator = SimpleEval(functions=FUNCTIONS)
    program = [(key, text, evaluator.parse(text)) for key, text in workload().program]

    def evaluate(record: Record) -> Outputs:
        evaluator.names = names = dict(record)
        outputs = {}
        for key, text, tree in program:
            outputs[key] = names[key] = evaluator.eval(text, tree)
        return outputs

    return evaluate
