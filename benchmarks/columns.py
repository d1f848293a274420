"""
Whole tables in memory: perfrules and its peers side by side, in rounds A B C A B C …, each in a process of its own.

Run as `python -m benchmarks.columns`; `--sizes` sets how many records, `--only` which lines. Every contender's outputs are compared
with the references first; what is wrong against exact numbers is counted, and one whose scores stray is not timed.
"""

import argparse
import json
import statistics
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import final

from benchmarks.table import table
from benchmarks.tables.agreement import References, Wrong, references
from benchmarks.tables.contender import ENTRIES, PERFRULES, Entry
from benchmarks.tables.data import arrow_file, read_arrow
from benchmarks.tables.worker import Taken, Worker

MEGABYTE = 1 << 20
MILLISECONDS = 1e3
LARGE = 2_000_000
"""From here every measurement has a new process: idle ones would keep too much memory."""


@final
@dataclass(frozen=True, slots=True)
class Line:
    """One contender on one size, in each round."""

    entry: Entry
    size: int
    taken: list[Taken] = field(default_factory=list)


def main() -> None:
    """Checks, measures, prints."""
    options = _options()
    with tempfile.TemporaryDirectory(dir=options.folder) as made:
        folder = options.folder or Path(made)
        entries = [entry for entry in ENTRIES if entry.name == PERFRULES or _wanted(entry, options.only)]
        wrong = _checked(folder, entries, options.check)
        timed = [entry for entry in entries if entry.name in wrong and not wrong[entry.name].strays]
        lines = [line for size in options.sizes for line in _measured(folder, timed, size, options.rounds)]
    print(table(WRONG, [_wrong_row(name, found) for name, found in wrong.items()]))
    print()
    print(table(TIMES, [_time_row(line, _base(line, lines)) for line in lines]))
    if options.save:
        options.save.write_text(json.dumps(_saved(lines, wrong), indent=1), encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="perfrules and its peers on whole tables in memory")
    parser.add_argument(
        "--sizes", type=int, nargs="+", default=[10**3, 10**4, 10**5, 10**6], help="records of each table"
    )
    parser.add_argument("--rounds", type=int, default=5, help="rounds that are measured, after one that is not")
    parser.add_argument("--check", type=int, default=10_000, help="records compared with exact fractions before")
    parser.add_argument("--only", nargs="+", default=[""], help="lines whose name holds one of these, beside perfrules")
    parser.add_argument("--folder", type=Path, help="where the tables are kept for the next time")
    parser.add_argument("--save", type=Path, help="write all figures to this file, as JSON")
    return parser.parse_args()


def _wanted(entry: Entry, words: list[str]) -> bool:
    return any(word in entry.name for word in words)


def _checked(folder: Path, entries: list[Entry], size: int) -> dict[str, Wrong]:
    """What is wrong in the outputs of every contender whose packages are there."""
    path = arrow_file(folder, size)
    expected: References | None = None
    found = {}
    for entry in entries:
        with Worker(entry) as worker:
            if worker.absent:
                print(f"{entry.name}: not measured, {worker.absent} is not installed (pip install -e '.[bench]')")
                continue
            expected = expected or references(read_arrow(path))
            found[entry.name] = expected.wrong(worker.outputs(path), entry)
    return found


def _measured(folder: Path, entries: list[Entry], size: int, rounds: int) -> list[Line]:
    path = arrow_file(folder, size)
    with ExitStack() as stack:
        workers = [stack.enter_context(Worker(entry)) for entry in entries if size <= entry.most]
        lines = [Line(worker.entry, size) for worker in workers]
        for number in range(rounds + 1 if size < LARGE else rounds):
            for worker, line in zip(workers, lines, strict=True):
                taken = worker.taken(path)
                if number or size >= LARGE:  # the first round of small tables warms up
                    line.taken.append(taken)
                if size >= LARGE:
                    worker.renew()
    return lines


def _base(line: Line, lines: list[Line]) -> Line:
    return next(one for one in lines if one.size == line.size and one.entry.name == PERFRULES)


WRONG = ("against exact fractions", "records", "totals wrong", "grades wrong", "records with a wrong flag")
TIMES = (
    "in memory",
    "records",
    "median ms",
    "M records/s",
    "× perfrules",
    "processor µs a record",
    "MB before",
    "MB added",
)


def _wrong_row(name: str, wrong: Wrong) -> tuple[str, ...]:
    if wrong.strays:
        name += f" (not timed, strays: {wrong.strays})"
    return (name, f"{wrong.records:,}", f"{wrong.totals:,}", f"{wrong.grades:,}", f"{wrong.flags:,}")


def _time_row(line: Line, base: Line) -> tuple[str, ...]:
    """The ratio is the median of the ratios of each round, so that a slow moment of the machine strikes both sides."""
    seconds = statistics.median(taken.seconds for taken in line.taken)
    return (
        line.entry.name,
        f"{line.size:,}",
        f"{seconds * MILLISECONDS:,.1f}",
        f"{line.size / seconds / 1e6:.3f}",
        f"{_ratio(line, base):.3g}",
        f"{statistics.median(taken.processors for taken in line.taken) / line.size * 1e6:.3g}",
        f"{max(taken.held for taken in line.taken) / MEGABYTE:,.0f}",
        f"{max(taken.most - taken.held for taken in line.taken) / MEGABYTE:,.0f}",
    )


def _ratio(line: Line, base: Line) -> float:
    return statistics.median(own.seconds / other.seconds for own, other in zip(line.taken, base.taken, strict=True))


def _saved(lines: list[Line], wrong: dict[str, Wrong]) -> dict[str, object]:
    times = [
        {"name": line.entry.name, "records": line.size, "seconds": [one.seconds for one in line.taken]}
        for line in lines
    ]
    return {"wrong": {name: found._asdict() for name, found in wrong.items()}, "times": times}


if __name__ == "__main__":
    main()
