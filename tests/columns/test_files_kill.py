"""A run over tables that is killed at any moment loses nothing: the same command ends with the bytes of an undisturbed run."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.conftest import heed_ctrl_c
from tests.columns.files import write_parquet
from tests.runs.helper import RULES
from tests.runs.test_kill import ENV, ends

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals of Unix")

# The parts are small, so that a run over few records has many moments at which it may be killed.
PROGRAM = """
import sys
from perfrules.cli.app import run
from perfrules.runs import table_source
table_source.SIZE = table_source.SINGLY = 100
raise SystemExit(run(sys.argv[1:]))
"""
FILES = ("parquet", "findings.csv", "errors.parquet")


def started(folder: Path, out: str) -> subprocess.Popen[bytes]:
    """The run in a process group of its own, so that it can be seen whether anything of it goes on."""
    command = [sys.executable, "-c", PROGRAM, "run", str(RULES), "data.parquet", "-o", f"{out}.parquet"]
    command += ["--findings", f"{out}.findings.csv", "--errors", f"{out}.errors.parquet"]
    with (folder / "said").open("wb") as said:
        return subprocess.Popen(
            command,
            cwd=folder,
            env=ENV,
            start_new_session=True,
            stderr=said,
            preexec_fn=heed_ctrl_c,  # noqa: PLW1509 - no threads here
        )


def same(folder: Path) -> bool:
    """Whether both runs ended with the same bytes; those of the disturbed one are taken away."""
    found = [(folder / f"cut.{one}").read_bytes() == (folder / f"whole.{one}").read_bytes() for one in FILES]
    for one in FILES:
        (folder / f"cut.{one}").unlink()
    return all(found)


def test_a_run_that_is_killed_at_random_moments_ends_like_an_undisturbed_one(tmp_path: Path, *, proof: bool) -> None:
    write_parquet(tmp_path / "data.parquet", 3000, row_group_size=700)
    begun = time.monotonic()
    assert started(tmp_path, "whole").wait() == 3
    length = time.monotonic() - begun
    chance, killed = random.Random(11), 0  # noqa: S311 - moments, no secret
    while killed < (50 if proof else 2):
        process = started(tmp_path, "cut")
        try:
            process.wait(chance.uniform(0.2, 1) * length)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
            killed += 1
            # The three files appear one after the other; each of them is whole as soon as it is there.
            for one in FILES:
                if (tmp_path / f"cut.{one}").exists():
                    assert (tmp_path / f"cut.{one}").read_bytes() == (tmp_path / f"whole.{one}").read_bytes()
        assert ends(process.pid)
        if process.returncode != -signal.SIGKILL:
            assert process.returncode == 3
            assert same(tmp_path)
    assert started(tmp_path, "cut").wait() == 3
    assert same(tmp_path)
    assert [file.name for file in tmp_path.iterdir() if file.name.startswith(".")] == []


def test_a_run_that_is_interrupted_says_that_it_can_go_on(tmp_path: Path) -> None:
    write_parquet(tmp_path / "data.parquet", 3000)
    process = started(tmp_path, "cut")
    journal = tmp_path / ".cut.parquet.journal"
    while not journal.exists() or journal.read_bytes().count(b"\n") < 2:
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGINT)
    assert process.wait() == 130
    said = (tmp_path / "said").read_text(encoding="utf-8")
    assert "give the same command again" in said
    assert "Traceback" not in said
    assert ends(process.pid)
    assert started(tmp_path, "cut").wait() == 3
    assert sorted(file.name for file in tmp_path.iterdir() if file.name.startswith(".")) == []
