"""
Whole files: records with five table rows each, in CSV, read, checked, evaluated and written as JSON Lines.

Run as `python -m benchmarks.files`; `--sizes` sets how many records. Beside perfrules runs, on the same files, what nobody can
save: a program that reads both with Python's own `csv`, puts the rows to their records and writes them with `json`.
Time and memory are those of all processes together, from start to end. (Memory is not told outside Linux.)
"""

import argparse
import csv
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import final

from benchmarks.table import table

RULES = "cn.project_self_evaluation"
SEED = 20260101
ROWS = ("output", "output", "benefit", "benefit", "satisfaction")
POINTS = ("25", "25", "15", "15", "10")
MEGABYTE = 1 << 20
PEER = """
import csv, json, sys
records, targets, output = sys.argv[1:]
rows = {}
with open(targets, encoding="utf-8-sig", newline="") as file:
    for row in csv.DictReader(file):
        rows.setdefault(row.pop("id"), []).append(row)
with open(records, encoding="utf-8-sig", newline="") as file, open(output, "w", encoding="utf-8") as out:
    for record in csv.DictReader(file):
        out.write(json.dumps({**record, "targets": rows[record["id"]]}, ensure_ascii=False) + "\\n")
"""


@final
@dataclass(frozen=True, slots=True)
class Measured:
    """One program on one size, in each round: seconds, those of all processors together, the most memory held at a time."""

    seconds: list[float] = field(default_factory=list)
    processors: list[float] = field(default_factory=list)
    memory: list[int] = field(default_factory=list)


def main() -> None:
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        lines = [_line(size, *_measured(Path(folder), size, options.rounds)) for size in options.sizes]
    head = ("records", "s", "ms a record", "processor s", "MB", "csv + json s", "processor s", "MB", "× csv + json")
    print(table(head, lines))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="whole files, beside a program that only reads and writes them")
    parser.add_argument("--sizes", type=int, nargs="+", default=[5_000, 10_000, 20_000], help="records in each file")
    parser.add_argument("--rounds", type=int, default=3, help="rounds for each size; the best one counts")
    return parser.parse_args()


def _measured(folder: Path, size: int, rounds: int) -> tuple[Measured, Measured]:
    """Both programs in turns, on the same files."""
    records, targets = write_data(folder, size)
    output = folder / "results.jsonl"
    perfrules = [sys.executable, "-m", "perfrules", "run", RULES, str(records), "--table", f"targets={targets}"]
    perfrules += ["--format", "jsonl", "-o", str(output)]
    peer = [sys.executable, "-c", PEER, str(records), str(targets), str(output)]
    found = (Measured(), Measured())
    for _ in range(rounds):
        for command, into in zip((perfrules, peer), found, strict=True):
            output.unlink(missing_ok=True)
            seconds, processors, memory = watched(command)
            with output.open("rb") as lines:
                assert sum(1 for _ in lines) == size, "a record is missing"
            into.seconds.append(seconds)
            into.processors.append(processors)
            into.memory.append(memory)
    return found


def write_data(folder: Path, size: int) -> tuple[Path, Path]:
    """Records and their rows as two CSV files, the same for the same size."""
    chance = random.Random(SEED)  # noqa: S311 - figures to be scored, no secret
    records, targets = folder / "records.csv", folder / "targets.csv"
    with (
        records.open("w", encoding="utf-8-sig", newline="") as first,
        targets.open("w", encoding="utf-8-sig", newline="") as second,
    ):
        one, many = csv.writer(first), csv.writer(second)
        one.writerow(["id", "budget", "executed", "survey_held", "declared_total"])
        many.writerow(["id", "section", "name", "sign", "target", "actual", "points", "declared"])
        for number in range(size):
            one.writerow([f"P-{number}", *_record(chance)])
            many.writerows([f"P-{number}", *row] for row in _rows(chance))
    return records, targets


def _record(chance: random.Random) -> list[str]:
    budget = chance.randint(100, 99_999)
    paid = chance.randint(0, budget)
    return [f"{budget / 100:.2f}", f"{paid / 100:.2f}", "是", f"{chance.randint(6000, 10_000) / 100:.2f}"]


def _rows(chance: random.Random) -> Iterator[list[str]]:
    for number, (section, points) in enumerate(zip(ROWS, POINTS, strict=True), 1):
        yield [section, f"指标{number}", "≥", "100", str(chance.randint(60, 130)), points, points]


def watched(command: Sequence[str]) -> tuple[float, float, int]:
    """Seconds that *command* takes, those of all processors, the most bytes that it and what it starts hold at a time."""
    used = _used()
    start, most = time.perf_counter(), 0
    process = subprocess.Popen(command)
    while process.poll() is None:
        most = max(most, sum(map(_held, _family(process.pid))))
        time.sleep(0.02)
    assert process.returncode == 0, f"exit code {process.returncode}"
    return time.perf_counter() - start, _used() - used, most


def _used() -> float:
    """Seconds of processors that all ended children took, and theirs."""
    times = os.times()
    return times.children_user + times.children_system


def _family(pid: int) -> list[int]:
    """A process and all that it has started."""
    found = [pid]
    for one in found:
        for children in Path(f"/proc/{one}/task").glob("*/children"):
            try:
                found += [int(child) for child in children.read_text().split()]
            except OSError:  # it has just ended
                continue
    return found


def _held(pid: int) -> int:
    """Bytes in memory; what processes share counts for each of them."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


def _line(size: int, perfrules: Measured, peer: Measured) -> tuple[str, ...]:
    best, base = min(perfrules.seconds), min(peer.seconds)
    memory, least = (f"{max(one.memory) / MEGABYTE:.0f}" for one in (perfrules, peer))
    own, other = (f"{min(one.processors):.2f}" for one in (perfrules, peer))
    each, ratio = f"{best / size * 1000:.2f}", f"{best / base:.1f}"
    return (f"{size:,}", f"{best:.1f}", each, own, memory, f"{base:.2f}", other, least, ratio)


if __name__ == "__main__":
    main()
