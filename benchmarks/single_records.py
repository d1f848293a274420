"""
One record at a time: perfrules and its peers side by side, in rounds A B C A B C …

Run as `python -m benchmarks.single_records`; `--rounds` and `--records` set how much is measured. Every contender's
outputs are compared with two references first, and one that strays is shown as such and not timed.
"""

import argparse
import gc
import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import final

from benchmarks.contender import Contender
from benchmarks.perfrules_contenders import FLAT, perfrules_contenders
from benchmarks.reference import Agreement, agreement
from benchmarks.shared import not_installed
from benchmarks.table import table
from benchmarks.workload import Record, workload

CHECKED_SEED, TIMED_SEED = 20260101, 7
MICROSECONDS = 1e6


@final
@dataclass(frozen=True, slots=True)
class Line:
    """One contender with what was found out about it; *times* in µs a record, one a round."""

    contender: Contender
    agreement: Agreement
    times: list[float] = field(default_factory=list)


def main() -> None:
    """Checks, measures, prints."""
    options = _options()
    load = workload()
    lines = [_checked(contender, load.generate(options.check, CHECKED_SEED)) for contender in _contenders()]
    timed = [line for line in lines if not line.agreement.strays]
    records = load.generate(options.records, TIMED_SEED)
    for number in range(options.rounds + 1):
        for line in timed:
            taken = _time(line.contender, records)
            if number:  # the first round warms up
                line.times.append(taken)
    print(_table(lines))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="perfrules and its peers, one record at a time")
    parser.add_argument("--rounds", type=int, default=15, help="rounds that are measured, after one that is not")
    parser.add_argument("--records", type=int, default=500, help="records in each round")
    parser.add_argument("--check", type=int, default=1000, help="records compared with the references before")
    return parser.parse_args()


def _contenders() -> list[Contender]:
    """perfrules first, then the peers, whose packages come with the extra `bench`."""
    try:
        from benchmarks.peers import peers  # noqa: PLC0415 - absent packages end in a sentence
    except ModuleNotFoundError as absent:
        not_installed(absent)
    return [*perfrules_contenders(), *peers()]


def _checked(contender: Contender, records: list[Record]) -> Line:
    outputs = contender.outputs(contender.prepared(records))
    return Line(contender, agreement(records, outputs))


def _time(contender: Contender, records: Sequence[Record]) -> float:
    """µs a record; the collector runs before, never to clear up after the contender before."""
    prepared = contender.prepared(records)
    gc.collect()
    start = time.perf_counter()
    contender.run(prepared)
    return (time.perf_counter() - start) / len(prepared) * MICROSECONDS


def _table(lines: list[Line]) -> str:
    flat = next((line.times for line in lines if line.contender.name == FLAT), [])
    head = ("one record", "median µs", "min µs", "× perfrules flat", "as float", "as exact numbers")
    return table(head, [_row(line, flat) for line in lines])


def _row(line: Line, flat: list[float]) -> tuple[str, ...]:
    """The ratio is the median of the ratios of each round, so that a slow moment of the machine strikes both sides."""
    agreed = (_share(line.agreement.plain, line), _share(line.agreement.exact, line))
    if not line.times:
        return (line.contender.name, "not timed:", line.agreement.strays[0], "", *agreed)
    ratios = [own / base for own, base in zip(line.times, flat, strict=False)]
    ratio = f"{statistics.median(ratios):.2f}" if ratios else ""
    return (line.contender.name, f"{statistics.median(line.times):.1f}", f"{min(line.times):.1f}", ratio, *agreed)


def _share(count: int, line: Line) -> str:
    return f"{count}/{line.agreement.records}"


if __name__ == "__main__":
    main()
