"""
The two references that every contender must agree with before it is timed.

`plain` runs the workload's expressions as they stand, in float; `exact` runs the same ones in fractions of the printed decimals.
They differ where a float comparison is wrong (paid + carry-over against the budget, mostly), so a contender that
calculates in decimals agrees with the exact one, a contender in float with the plain one, and none may stray from both.
"""

import ast
import math
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from types import CodeType
from typing import Any, final

from benchmarks.workload import Outputs, Record, Workload, workload

CLOSE = 1e-9
# In float the total is rounded with a guard; exact numbers need none.
GUARDED_HALF, HALF = "0.500000001", "0.5"
FUNCTIONS: dict[str, Any] = {"min": min, "max": max, "abs": abs, "floor": math.floor, "Fraction": Fraction}


@final
@dataclass(frozen=True, slots=True)
class Agreement:
    """How many records agree with each reference on all 49 outputs; *strays* name outputs that agree with neither."""

    records: int
    plain: int
    exact: int
    strays: tuple[str, ...]

    def __str__(self) -> str:
        text = f"agrees with float on {self.plain} and with exact numbers on {self.exact} of {self.records} records"
        return f"{text}; STRAYS: {', '.join(self.strays[:5])}" if self.strays else text


def plain() -> Callable[[Record], Outputs]:
    """The workload's own expressions, compiled by Python, in float."""
    program = [(key, compile(text, key, "eval")) for key, text in workload().program]
    return lambda record: _run(program, dict(record))


def exact() -> Callable[[Record], Outputs]:
    """The same expressions in exact fractions; a float is read by its shortest decimal text."""
    program = [(key, _in_fractions(text.replace(GUARDED_HALF, HALF))) for key, text in workload().program]
    return lambda record: _run(program, {key: _fraction(value) for key, value in record.items()})


def agreement(records: list[Record], given: list[Outputs]) -> Agreement:
    """What *given*, a contender's outputs for *records*, has in common with the two references."""
    load = workload()
    in_float, in_fractions = plain(), exact()
    counts = [0, 0]
    strays = []
    for number, (record, outputs) in enumerate(zip(records, given, strict=True)):
        differing = [_differing(load, reference(record), outputs) for reference in (in_float, in_fractions)]
        for which, names in enumerate(differing):
            counts[which] += not names
        strays += [f"record {number} {name}" for name in sorted(differing[0] & differing[1])]
    return Agreement(len(records), counts[0], counts[1], tuple(strays))


def _differing(load: Workload, expected: Outputs, outputs: Outputs) -> set[str]:
    return {key for key in expected if not _same(load, key, expected[key], outputs[key])}


def _same(load: Workload, key: str, expected: Any, given: Any) -> bool:  # noqa: ANN401 - numbers, words and booleans alike
    if key == "total":
        return round(float(expected) * 100) == round(float(given) * 100) and abs(float(expected) - float(given)) < CLOSE
    if key in load.numeric_outputs:
        return abs(float(expected) - float(given)) <= CLOSE
    return bool(expected == given)


def _run(program: list[tuple[str, CodeType]], names: dict[str, Any]) -> Outputs:
    """Each step sees the record and the steps before it."""
    outputs = {}
    for key, code in program:
        outputs[key] = names[key] = eval(code, FUNCTIONS, names)  # noqa: S307 - the workload's own text
    return outputs


def _fraction(value: Any) -> Any:  # noqa: ANN401 - cells that are no floats pass through
    return Fraction(repr(value)) if isinstance(value, float) else value


def _in_fractions(text: str) -> CodeType:
    tree = ast.parse(text, mode="eval")
    constants = _Constants().visit(tree)
    return compile(ast.fix_missing_locations(constants), text, "eval")


class _Constants(ast.NodeTransformer):
    """Turns each number into a call that reads it exactly."""

    def visit_Constant(self, node: ast.Constant) -> ast.expr:
        if not isinstance(node.value, float):
            return node
        return ast.Call(ast.Name("Fraction", ast.Load()), [ast.Constant(repr(node.value))], [])
