"""
numpy: the workload as array arithmetic in one thread, no part of it calculated twice; it calculates in float.

Records are taken in blocks that stay in the processor's cache, which is much faster than whole columns.
Tiers and grades are small whole numbers, and a missing number is NaN.
"""

from functools import reduce
from typing import Any, final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from benchmarks.tables.contender import Columns
from benchmarks.tables.vector import Vector, statements
from benchmarks.workload import workload

BLOCK = 4_096
WORDS = ("A", "B", "C", "D")
TIERS = ("s1_tier", "u1_tier")
FUNCTIONS: dict[str, Any] = {
    "where": np.where,
    "least": lambda *columns: reduce(np.minimum, columns),
    "greatest": np.maximum,
    "missing": np.isnan,
    "number": lambda column: column.view(np.int8),
    "abs": abs,
    "floor": np.floor,
}
Arrays = dict[str, "np.ndarray[Any, Any]"]


@final
class NumpyArrays:
    """One generated function over a block of records."""

    def __init__(self) -> None:
        load = workload()
        language = Vector(lambda name: name, lambda word: str(WORDS.index(word)), load.booleans)
        program = [(key, language.text(text)) for key, text in load.program]
        self.names = [key for key, _ in program]
        self.step = _function(statements(program), self.names)

    def prepared(self, table: pa.Table) -> Arrays:
        return {name: _array(name, table[name]) for name in table.column_names}

    def run(self, data: Arrays) -> Arrays:
        size = len(data["budget"])
        out: Arrays = {name: np.empty(size, _kind(name)) for name in self.names}
        with np.errstate(invalid="ignore"):
            for start in range(0, size, BLOCK):
                block = slice(start, start + BLOCK)
                found = self.step({name: column[block] for name, column in data.items()})
                for name, column in zip(self.names, found, strict=True):
                    out[name][block] = column
        return out

    def outputs(self, answer: Arrays) -> Columns:
        return answer | {"grade": np.array(WORDS)[answer["grade"]]}


def everything() -> NumpyArrays:
    return NumpyArrays()


def _function(lines: list[str], names: list[str]) -> Any:  # noqa: ANN401 - a function from arrays to arrays
    inputs = "\n    ".join(f"{name} = data[{name!r}]" for name in workload().inputs)
    body = "\n    ".join(lines)
    scope = dict(FUNCTIONS)
    exec(f"def step(data):\n    {inputs}\n    {body}\n    return {', '.join(names)}", scope)  # noqa: S102 - our own text
    return scope["step"]


def _array(name: str, column: pa.ChunkedArray) -> Any:  # noqa: ANN401 - an array of what the column holds
    if name in TIERS:
        return pc.index_in(column, pa.array(WORDS)).to_numpy().astype(np.int8)
    return column.to_numpy()


def _kind(name: str) -> type:
    return np.int8 if name == "grade" else np.bool_ if name in workload().flags else np.float64
