"""Reading hostile bytes in a process of their own, so that a crash or a hang is a failed test and not the end of the run."""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.text.read import Found

SECONDS_EACH = 2
_CHILD = """
import faulthandler, json, sys
from pathlib import Path
from perfrules.text import events, read_nodes

folder, loader = Path(sys.argv[1]), sys.argv[2]
if loader == "pure":
    events.LOADER = events.PureLoader
for path in sorted(folder.iterdir()):
    faulthandler.dump_traceback_later(int(sys.argv[3]), exit=True)
    node, problems = read_nodes(path.read_bytes(), path.name)
    places = [(problem.key, problem.where.line, problem.where.column) for problem in problems[:200]]
    for problem in problems[:200]:
        assert problem.said("zh") and problem.said("en") and problem.fix("zh") and problem.fix("en")
    print(json.dumps([path.name, places]), flush=True)
"""


def read_apart(files: Mapping[str, bytes], folder: Path, loader: str = "default") -> dict[str, Found]:
    """
    What is found in each file, keyed by its name, each read within two seconds in one process apart.

    A file that kills or stops the process is the first one missing in the answer.
    """
    for name, data in files.items():
        (folder / name).write_bytes(data)
    command = [sys.executable, "-c", _CHILD, str(folder), loader, str(SECONDS_EACH)]
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(  # noqa: PLW1510 - a failed process is judged by what it has answered
        command, capture_output=True, text=True, encoding="utf-8", cwd=root, timeout=SECONDS_EACH * len(files) + 20
    )
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    missing = sorted(files)[len(answers) :]
    assert not missing, f"{missing[0]} ended the process: {done.returncode} {done.stderr[-2000:]}"
    return {name: [(key, line, column) for key, line, column in found] for name, found in answers}
