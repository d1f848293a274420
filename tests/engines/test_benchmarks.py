"""The benchmarks of tables run, on as few records as they can, with the engines that are installed, and perfrules is never wrong."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.shared import needs_shared

ROOT = Path(__file__).resolve().parents[2]
FEW = ["--rounds", "1", "--check", "100"]

pytestmark = needs_shared


def measured(program: str, *options: str) -> list[list[str]]:
    """The cells of all tables that a benchmark prints."""
    command = [sys.executable, "-m", f"benchmarks.{program}", *FEW, *options]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in done.stdout.splitlines() if "|" in line]


def test_columns_in_memory_beside_the_peers(tmp_path: Path) -> None:
    saved, drawn = tmp_path / "figures.json", tmp_path / "figures.svg"
    rows = measured("columns", "--sizes", "50", "--save", str(saved))
    wrong = {row[0]: row[1:] for row in rows if len(row) == 5}
    assert {name: figures for name, figures in wrong.items() if name.startswith("perfrules")} == {
        "perfrules: all 49 outputs": ["100", "0", "0", "0"],
        "perfrules: total, grade, flags": ["100", "0", "0", "0"],
        "perfrules: record by record": ["100", "0", "0", "0"],
    }
    assert not [name for name in wrong if "strays" in name]
    assert sum(row[:2] == ["perfrules: all 49 outputs", "50"] for row in rows) == 1
    subprocess.run([sys.executable, "-m", "benchmarks.plot", saved, drawn], cwd=ROOT, check=True)
    assert drawn.read_text(encoding="utf-8").startswith("<svg")


def test_from_parquet_to_parquet() -> None:
    rows = measured("parquet", "--sizes", "200")
    assert [row[1] for row in rows if row[0].startswith("perfrules")] == ["200", "200", "200"]


def test_inside_spark() -> None:
    pytest.importorskip("pyspark")
    if shutil.which("java") is None:
        pytest.skip("Spark needs Java")
    rows = measured("spark", "--sizes", "200")
    assert [row[1] for row in rows if "park" in row[0] and row[1] == "200"] == ["200", "200"]
