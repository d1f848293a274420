"""One command line, run in this process or in one of its own."""

import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from perfrules.cli.app import run

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "tests" / "examples"
RULES = str(EXAMPLES / "self_evaluation.yaml")
RECORD = str(EXAMPLES / "self_evaluation.record.json")


@dataclass(frozen=True)
class Outcome:
    code: int
    out: str
    err: str


Line = Callable[..., Outcome]


@pytest.fixture
def line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Line:
    """Run a command line in this process, in English unless it says otherwise."""
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("COLUMNS", "120")

    def run_line(*words: str, stdin: bytes = b"") -> Outcome:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code = run(words)
        out, err = capsys.readouterr()
        return Outcome(code, out, err)

    return run_line


def in_process(*words: str, code: str | None = None, **env: str) -> subprocess.CompletedProcess[bytes]:
    """Run a command line, or Python *code* with it as arguments, in a process of its own."""
    program = ["-m", "perfrules"] if code is None else ["-c", code]
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "COV_"))}
    return subprocess.run(
        [sys.executable, *program, *words],
        capture_output=True,
        check=False,
        cwd=ROOT,
        env={**inherited, "PYTHONPATH": str(ROOT), **env},
        timeout=60,
    )


@pytest.fixture
def record() -> dict[str, Any]:
    """The record of the example, to be changed."""
    read: dict[str, Any] = json.loads(Path(RECORD).read_text(encoding="utf-8"))
    return read


@pytest.fixture
def data(tmp_path: Path) -> Callable[[object], str]:
    """Write data to a file and give its name."""

    def write(content: object) -> str:
        path = tmp_path / "data.json"
        path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
        return str(path)

    return write


def heed_ctrl_c() -> None:
    """Before a program is started by a test: where the tests run in the background, they were told to ignore it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
