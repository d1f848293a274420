"""polars: the workload as expressions, in one lazy query or stage by stage; it calculates in float, on all cores."""

from collections.abc import Callable, Sequence
from typing import Any, final

import polars as pl
import pyarrow as pa

from benchmarks.tables.contender import Columns
from benchmarks.tables.vector import Vector
from benchmarks.workload import workload

FUNCTIONS: dict[str, Any] = {
    "pl": pl,
    "where": lambda test, body, orelse: pl.when(test).then(body).otherwise(orelse),
    "least": pl.min_horizontal,
    "greatest": pl.max_horizontal,
    "missing": lambda column: column.is_null(),
    "number": lambda column: column,  # booleans are added as they are, which is faster than any cast
    "abs": abs,
    "floor": lambda column: column.floor(),
}


@final
class PolarsExpressions:
    """*run* makes the outputs of a frame."""

    def __init__(self, run: Callable[[pl.DataFrame], pl.DataFrame]) -> None:
        self.run = run

    def prepared(self, table: pa.Table) -> pl.DataFrame:
        return pl.DataFrame(table).rechunk()

    def outputs(self, answer: pl.DataFrame) -> Columns:
        found: dict[str, Any] = {name: answer[name].to_numpy() for name in answer.columns}
        return found | {"grade": found["grade"].astype("U1")}


def lazy() -> PolarsExpressions:
    """The fastest form found: one query, so that the engine sees all stages at once."""
    return _one_query([key for key, _ in workload().program])


def verdicts() -> PolarsExpressions:
    """The same, asked for total, grade and flags only."""
    return _one_query(["total", "grade", *workload().flags])


def plain() -> PolarsExpressions:
    """What most would write: a frame with more columns for each stage."""
    stages = _expressions()
    wanted = [key for key, _ in workload().program]

    def run(frame: pl.DataFrame) -> pl.DataFrame:
        for stage in stages:
            frame = frame.with_columns(stage)
        return frame.select(wanted)

    return PolarsExpressions(run)


def copy(source: str, target: str) -> None:
    """From one Parquet file to another, streaming."""
    wanted = ["project_id", *(key for key, _ in workload().program)]
    _query(pl.scan_parquet(source), _expressions(), wanted).sink_parquet(target, compression="snappy")


def _one_query(wanted: Sequence[str]) -> PolarsExpressions:
    stages = _expressions()
    return PolarsExpressions(lambda frame: _query(frame.lazy(), stages, wanted).collect())


def _query(frame: pl.LazyFrame, stages: Sequence[Sequence[pl.Expr]], wanted: Sequence[str]) -> pl.LazyFrame:
    for stage in stages:
        frame = frame.with_columns(stage)
    return frame.select(wanted)


def _expressions() -> list[list[pl.Expr]]:
    """The named expressions of each stage."""
    language = Vector(lambda name: f"pl.col({name!r})", lambda word: f"pl.lit({word!r})", workload().booleans)
    return [
        [eval(language.text(text), FUNCTIONS).alias(key) for key, text in stage]  # noqa: S307 - the workload's own text
        for stage in workload().stages
    ]
