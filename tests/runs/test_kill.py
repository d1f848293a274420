"""A run that is killed at any moment loses nothing: the same command ends with the bytes of an undisturbed run."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.conftest import heed_ctrl_c
from tests.runs.helper import RULES, write_lines

ROOT = Path(__file__).resolve().parents[2]
ENV = {**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"}
pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals of Unix")


def started(folder: Path, out: str) -> subprocess.Popen[bytes]:
    """The run in a process group of its own, so that it can be seen whether anything of it goes on."""
    command = [sys.executable, "-m", "perfrules", "run", str(RULES), "data.jsonl"]
    command += ["-o", f"{out}.jsonl", "--findings", f"{out}.csv"]
    with (folder / "said").open("wb") as said:
        return subprocess.Popen(
            command,
            cwd=folder,
            env=ENV,
            start_new_session=True,
            stderr=said,
            preexec_fn=heed_ctrl_c,  # noqa: PLW1509 - no threads here
        )


def ends(group: int) -> bool:
    """Whether all processes of a group are gone before long."""
    for _ in range(200):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


def test_a_run_that_is_killed_at_random_moments_ends_like_an_undisturbed_one(tmp_path: Path, *, proof: bool) -> None:
    write_lines(tmp_path / "data.jsonl", 2500)
    begun = time.monotonic()
    undisturbed = started(tmp_path, "whole")
    assert undisturbed.wait() == 3
    length = time.monotonic() - begun
    chance, killed = random.Random(7), 0  # noqa: S311 - moments, no secret
    while killed < (50 if proof else 5):
        process = started(tmp_path, "cut")
        try:
            process.wait(chance.uniform(0, length))
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
            killed += 1
        assert ends(process.pid)
        if process.returncode != -signal.SIGKILL:
            assert same(tmp_path)
    last = started(tmp_path, "cut")
    assert last.wait() == 3
    assert same(tmp_path)
    assert sorted(file.name for file in tmp_path.iterdir() if file.name.startswith(".")) == []


def same(folder: Path) -> bool:
    """Whether both runs ended with the same bytes; those of the disturbed one are taken away."""
    found = [
        (folder / f"cut.{ending}").read_bytes() == (folder / f"whole.{ending}").read_bytes()
        for ending in ("jsonl", "csv")
    ]
    for ending in ("jsonl", "csv"):
        (folder / f"cut.{ending}").unlink()
    return all(found)


def test_a_run_that_is_interrupted_says_that_it_can_go_on(tmp_path: Path) -> None:
    write_lines(tmp_path / "data.jsonl", 2500)
    process = started(tmp_path, "cut")
    part, journal = tmp_path / ".cut.jsonl.part", tmp_path / ".cut.jsonl.journal"
    while not journal.exists() or journal.read_bytes().count(b"\n") < 2:
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGINT)
    assert process.wait() == 130
    said = (tmp_path / "said").read_text(encoding="utf-8")
    assert "give the same command again" in said
    assert "Traceback" not in said
    assert ends(process.pid)
    again = started(tmp_path, "cut")
    assert again.wait() == 3
    assert not part.exists()
