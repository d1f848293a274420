"""rule-engine: one rule for each output, parsed once; it calculates in decimals of 28 digits."""

from collections.abc import Callable

from rule_engine import Rule

from benchmarks.translate import Infix
from benchmarks.workload import Outputs, Record, workload


def prepare() -> Callable[[Record], Outputs]:
    """49 rules; each sees the record and the outputs before it."""
    load = workload()
    language = Infix(lambda name: name, _call, load.booleans)
    program = [(key, Rule(language.text(text))) for key, text in load.program]

    def evaluate(record: Record) -> Outputs:
        names = dict(record)
        outputs = {}
        for key, rule in program:
            outputs[key] = names[key] = rule.evaluate(names)
        return outputs

    return evaluate


def _call(function: str, args: list[str]) -> str:
    match function:
        case "floor":
            return f"({args[0]}).floor"
        case "min" | "max":
            return f"${function}([{', '.join(args)}])"
    return f"${function}({', '.join(args)})"
