"""
What a program waits for: the import, a rule set of 2,000 lines, the first result of a new process.

Run as `python -m benchmarks.loading`; every figure is the median of new processes, taken in turns with the others.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import final

from benchmarks import rules_2000
from benchmarks.perfrules_contenders import RULES
from benchmarks.shared import ROOT
from benchmarks.table import table
from benchmarks.workload import workload

SEED = 7
MILLISECONDS = 1e3
CLOCK = "import time; start = time.perf_counter()\n"
REPORT = "\nprint(time.perf_counter() - start)"
LOAD = "import sys, perfrules\n{clock}perfrules.load(sys.argv[1])"
LOAD_AGAIN = "import sys, perfrules\nperfrules.load(sys.argv[1])\n{clock}perfrules.load(sys.argv[1])"
FIRST_RESULT = """\
import json, sys, perfrules
result = perfrules.Evaluator(perfrules.load(sys.argv[1])).evaluate(json.loads(sys.argv[2]))
sys.stdout.write(result.to_json())
"""


@final
@dataclass(frozen=True, slots=True)
class Line:
    """One figure: how one process is timed, what it should reach in ms, and the times found."""

    name: str
    target: str
    take: Callable[[], float]
    times: list[float] = field(default_factory=list)


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description="import, loading, first result")
    parser.add_argument("--runs", type=int, default=15, help="new processes for each figure")
    runs = parser.parse_args().runs
    with _long_rules() as long_rules:
        lines = _lines(long_rules)
        for number in range(runs + 1):
            for line in lines:
                taken = line.take()
                if number:  # the first run fills the caches of files and byte code
                    line.times.append(taken)
    print(table(("in a new process", "median ms", "min ms", "target ms"), [_row(line) for line in lines]))


def _lines(long_rules: str) -> list[Line]:
    long_record = json.dumps(rules_2000.record())
    record = json.dumps(workload().generate(1, SEED)[0])
    return [
        Line("Python alone, from start to end", "", lambda: _lasting("", [])),
        Line(
            "import yaml, jsonschema, simpleeval", "", lambda: _measured(f"{CLOCK}import yaml, jsonschema, simpleeval")
        ),
        Line("import perfrules", "100", lambda: _measured(f"{CLOCK}import perfrules")),
        Line("load 2,000 lines", "150", lambda: _measured(LOAD.format(clock=CLOCK), long_rules)),
        Line("load 2,000 lines again", "", lambda: _measured(LOAD_AGAIN.format(clock=CLOCK), long_rules)),
        Line("load the workload", "", lambda: _measured(LOAD.format(clock=CLOCK), str(RULES))),
        Line("from start to first result, workload", "300", lambda: _lasting(FIRST_RESULT, [str(RULES), record])),
        Line(
            "from start to first result, 2,000 lines", "300", lambda: _lasting(FIRST_RESULT, [long_rules, long_record])
        ),
    ]


def _measured(program: str, *arguments: str) -> float:
    """The seconds that *program* itself counts after its clock starts."""
    return float(_run(program + REPORT, arguments))


def _lasting(program: str, arguments: Sequence[str]) -> float:
    """The seconds from starting Python with *program* to its end, the start of Python itself included."""
    start = time.perf_counter()
    _run(program, arguments)
    return time.perf_counter() - start


def _run(program: str, arguments: Sequence[str]) -> str:
    command = [sys.executable, "-c", program, *arguments]
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout


@contextmanager
def _long_rules() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "rules.yaml")
        path.write_text(rules_2000.rules(), encoding="utf-8")
        yield str(path)


def _row(line: Line) -> tuple[str, ...]:
    median, least = statistics.median(line.times), min(line.times)
    return (line.name, f"{median * MILLISECONDS:.0f}", f"{least * MILLISECONDS:.0f}", line.target)


if __name__ == "__main__":
    main()
