"""
Inside Spark on two local cores: `perfrules.spark.evaluate` beside Spark SQL doing the same work, in rounds.

Run as `python -m benchmarks.spark`; `--sizes` sets how many records. Every line reads the same Parquet file and hands all its results to Spark's
`noop` writer, which forces each column and keeps none. All outputs of a small file are compared with the references first.
Needs Java. Spark stays at its defaults, except where a line says so.
"""

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, final

import pyarrow as pa

from benchmarks.shared import not_installed
from benchmarks.table import table
from benchmarks.tables.agreement import References, references
from benchmarks.tables.contender import Columns, Entry
from benchmarks.tables.data import parquet_file
from benchmarks.tables.perfrules_tables import VERDICTS, evaluator, outputs_of
from benchmarks.tables.sql import query
from benchmarks.workload import workload

CORES = "local[2]"
LIMIT = "spark.sql.codegen.hugeMethodLimit"
DEFAULT_LIMIT, SMALL_LIMIT = "65535", "8000"


@final
@dataclass(frozen=True, slots=True)
class Line:
    """A frame of results made of a frame of records; *limit* is the largest method that Spark compiles as a whole."""

    name: str
    results: Callable[[Any], Any]
    outputs: Callable[[pa.Table], Columns]
    limit: str = DEFAULT_LIMIT
    seconds: dict[int, list[float]] = field(default_factory=dict)


def main() -> None:
    """Checks, measures, prints."""
    options = _options()
    spark = _session()
    with tempfile.TemporaryDirectory(dir=options.folder) as made:
        folder = options.folder or Path(made)
        checked = spark.read.parquet(str(parquet_file(folder, options.check))).coalesce(1)  # keeps the order
        expected = references(checked.toArrow())
        lines = [line for line in _lines() if _agrees(checked, expected, line)]
        for size in options.sizes:
            _measure(spark, parquet_file(folder, size), lines, size, options.rounds)
    spark.stop()
    print(table(HEAD, [_row(line, size, lines[0]) for size in options.sizes for line in lines]))
    if options.save:
        saved = [{"name": line.name, "seconds": line.seconds} for line in lines]
        options.save.write_text(json.dumps(saved, indent=1), encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="perfrules inside Spark, beside Spark SQL")
    parser.add_argument("--sizes", type=int, nargs="+", default=[10**5, 10**6], help="records of each file")
    parser.add_argument("--rounds", type=int, default=3, help="rounds that are measured, after one that is not")
    parser.add_argument("--check", type=int, default=2_000, help="records compared with the references before")
    parser.add_argument("--folder", type=Path, help="where the files are kept for the next time")
    parser.add_argument("--save", type=Path, help="write all figures to this file, as JSON")
    return parser.parse_args()


def _session() -> Any:  # noqa: ANN401 - pyspark is imported here only
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    try:
        from pyspark.sql import SparkSession  # noqa: PLC0415 - an absent package ends in a sentence
    except ModuleNotFoundError as absent:
        not_installed(absent, "bench,spark")
    builder = SparkSession.builder.master(CORES).config("spark.ui.enabled", "false")
    spark = builder.config("spark.ui.showConsoleProgress", "false").getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    return spark


def _lines() -> list[Line]:
    from perfrules.spark import evaluate  # noqa: PLC0415 - as pyspark

    rules = evaluator()
    keys = [key for key, _ in workload().program]
    sql = query("{records}", ["project_id", *keys])

    def by_sql(frame: Any) -> Any:  # noqa: ANN401 - a frame of Spark's
        return frame.sparkSession.sql(sql, records=frame)

    return [
        Line("perfrules: everything", lambda frame: evaluate(_named(frame), rules), outputs_of),
        Line(
            "perfrules: total, grade, flags", lambda frame: evaluate(_named(frame), rules, columns=VERDICTS), outputs_of
        ),
        Line("Spark SQL at its defaults", by_sql, _flat),
        Line(f"Spark SQL, {LIMIT} = {SMALL_LIMIT}", by_sql, _flat, SMALL_LIMIT),
    ]


def _named(frame: Any) -> Any:  # noqa: ANN401 - a frame of Spark's
    return frame.withColumn("id", frame["project_id"].cast("string"))


def _flat(found: pa.Table) -> Columns:
    columns = {key: found[key].to_numpy() for key, _ in workload().program}
    return columns | {"grade": found["grade"].to_numpy().astype("U1")}


def _agrees(records: Any, expected: References, line: Line) -> bool:  # noqa: ANN401 - a frame of Spark's
    """Whether the outputs are those of a reference."""
    records.sparkSession.conf.set(LIMIT, line.limit)
    found = line.outputs(line.results(records).toArrow())
    strays = expected.wrong(found, Entry(line.name, "")).strays
    if strays:
        print(f"{line.name}: not measured, its outputs stray: {strays}")
    return not strays


def _measure(spark: Any, path: Path, lines: list[Line], size: int, rounds: int) -> None:  # noqa: ANN401 - a session of Spark's
    for number in range(rounds + 1):
        for line in lines:
            spark.conf.set(LIMIT, line.limit)
            start = time.perf_counter()
            line.results(spark.read.parquet(str(path))).write.format("noop").mode("overwrite").save()
            if number:  # the first round warms up
                line.seconds.setdefault(size, []).append(time.perf_counter() - start)


HEAD = ("inside Spark", "records", "s", "M records/s", "× perfrules")


def _row(line: Line, size: int, base: Line) -> tuple[str, ...]:
    """The ratio is the median of the ratios of each round."""
    seconds = statistics.median(line.seconds[size])
    ratio = statistics.median(own / other for own, other in zip(line.seconds[size], base.seconds[size], strict=True))
    return (line.name, f"{size:,}", f"{seconds:.2f}", f"{size / seconds / 1e6:.3f}", f"{ratio:.2f}")


if __name__ == "__main__":
    main()
