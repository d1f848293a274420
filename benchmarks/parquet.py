"""
From one Parquet file to another: perfrules, polars and DuckDB side by side, in rounds, each in a new process every time.

Run as `python -m benchmarks.parquet`; `--sizes` sets how many records. Time and memory are those of the whole process, start of Python and
imports included. Every program first copies a small file, whose outputs are compared with the references. (Memory is not told outside Linux.)
"""

import argparse
import json
import statistics
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple, final

import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks.files import watched
from benchmarks.table import table
from benchmarks.tables.agreement import References, references
from benchmarks.tables.contender import Columns, Entry
from benchmarks.tables.data import parquet_file
from benchmarks.tables.perfrules_tables import outputs_of
from benchmarks.workload import workload

MEGABYTE = 1 << 20


@final
class Program(NamedTuple):
    """A line: where the program stands, the package that it needs, and how its file is read."""

    name: str
    place: str
    package: str
    outputs: Callable[[pa.Table], Columns]


@final
@dataclass(frozen=True, slots=True)
class Line:
    """One program on one size: seconds, processor seconds and bytes of each round."""

    program: Program
    size: int
    taken: list[tuple[float, float, int]] = field(default_factory=list)


def main() -> None:
    """Checks, measures, prints."""
    options = _options()
    with tempfile.TemporaryDirectory(dir=options.folder) as made:
        folder, target = options.folder or Path(made), Path(made, "results.parquet")
        programs = _checked(parquet_file(folder, options.check), target)
        lines = [line for size in options.sizes for line in _measured(folder, target, programs, size, options.rounds)]
    print(table(HEAD, [_row(line, _base(line, lines)) for line in lines]))
    if options.save:
        options.save.write_text(json.dumps([_saved(line) for line in lines], indent=1), encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="from Parquet to Parquet: perfrules, polars, DuckDB")
    parser.add_argument("--sizes", type=int, nargs="+", default=[10**6], help="records of each file")
    parser.add_argument("--rounds", type=int, default=3, help="rounds for each size")
    parser.add_argument("--check", type=int, default=2_000, help="records compared with the references before")
    parser.add_argument("--folder", type=Path, help="where the files are kept for the next time")
    parser.add_argument("--save", type=Path, help="write all figures to this file, as JSON")
    return parser.parse_args()


def _checked(source: Path, target: Path) -> list[Program]:
    """The programs whose packages are there and whose outputs are those of a reference."""
    expected: References = references(pq.read_table(source))
    agreeing = []
    for program in PROGRAMS:
        if find_spec(program.package) is None:
            print(f"{program.name}: not measured, {program.package} is not installed (pip install -e '.[bench]')")
            continue
        _copied(program, source, target)
        strays = expected.wrong(program.outputs(pq.read_table(target)), Entry(program.name, program.place)).strays
        if strays:
            print(f"{program.name}: not measured, its outputs stray: {strays}")
            continue
        agreeing.append(program)
    return agreeing


def _measured(folder: Path, target: Path, programs: list[Program], size: int, rounds: int) -> list[Line]:
    source = parquet_file(folder, size)
    source.read_bytes()  # so that no program waits for the disk
    lines = [Line(program, size) for program in programs]
    for _ in range(rounds):
        for line in lines:
            line.taken.append(_copied(line.program, source, target))
            assert pq.read_metadata(target).num_rows == size, "a record is missing"
    return lines


def _copied(program: Program, source: Path, target: Path) -> tuple[float, float, int]:
    target.unlink(missing_ok=True)
    return watched([sys.executable, "-m", "benchmarks.tables.copy", program.place, str(source), str(target)])


def _flat(found: pa.Table) -> Columns:
    columns = {key: found[key].to_numpy() for key, _ in workload().program}
    return columns | {"grade": found["grade"].to_numpy().astype("U1")}


PROGRAMS = (
    Program("perfrules: everything", "perfrules_tables:copy", "pyarrow", outputs_of),
    Program("perfrules: total, grade, flags", "perfrules_tables:copy_verdicts", "pyarrow", outputs_of),
    Program("perfrules: write_table_results", "perfrules_tables:write", "pyarrow", outputs_of),
    Program("polars, scan and sink", "polars_expressions:copy", "polars", _flat),
    Program("DuckDB, COPY", "duckdb_sql:copy", "duckdb", _flat),
)
HEAD = ("from Parquet to Parquet", "records", "s", "M records/s", "× perfrules", "processor s", "MB at most")


def _base(line: Line, lines: list[Line]) -> Line:
    return next(one for one in lines if one.size == line.size)


def _row(line: Line, base: Line) -> tuple[str, ...]:
    """The ratio is the median of the ratios of each round."""
    seconds = statistics.median(taken[0] for taken in line.taken)
    ratio = statistics.median(own[0] / other[0] for own, other in zip(line.taken, base.taken, strict=True))
    return (
        line.program.name,
        f"{line.size:,}",
        f"{seconds:.1f}",
        f"{line.size / seconds / 1e6:.2f}",
        f"{ratio:.2f}",
        f"{statistics.median(taken[1] for taken in line.taken):.1f}",
        f"{max(taken[2] for taken in line.taken) / MEGABYTE:,.0f}",
    )


def _saved(line: Line) -> dict[str, object]:
    return {"name": line.program.name, "records": line.size, "taken": line.taken}


if __name__ == "__main__":
    main()
