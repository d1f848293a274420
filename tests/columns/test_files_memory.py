"""Tables from file to file need so much memory however many records there are."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.columns.test_findings import FLAG, QUIET
from tests.runs.test_kill import ENV, ROOT

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="memory as Linux counts it")

PROGRAM = """
import resource, sys, time
from perfrules import Evaluator, load, write_table_results
begun = time.monotonic()
written = write_table_results(Evaluator(load(sys.argv[1])), sys.argv[2], sys.argv[3], errors=sys.argv[4], workers=2)
print(written.records, written.failed, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.monotonic() - begun)
"""
MEGABYTE, GIGABYTE = 1 << 10, 1 << 20
"""In the units in which Linux tells them."""


def generated(path: Path, count: int, length: int) -> Path:
    """So many records, with ids of some length, as a Parquet file; every hundredth has a mistake."""
    chance, part = np.random.default_rng(5), 50_000
    with pq.ParquetWriter(
        path, pa.schema([("id", pa.string()), ("budget", pa.float64()), ("paid", pa.float64())])
    ) as file:
        for start in range(0, count, part):
            size = min(part, count - start)
            budget = np.round(chance.random(size) * 1000, 2)
            budget[::100] = -1
            ids = [f"{number:0{length}d}" for number in range(start, start + size)]
            paid = np.round(budget * chance.random(size), 2)
            paid[::100] = 0
            file.write_batch(pa.record_batch([pa.array(ids), budget, paid], names=["id", "budget", "paid"]))
    return path


def run(folder: Path, count: int, length: int) -> tuple[int, int, int, float]:
    """Records and failed ones, the most memory that was needed, the seconds that it took."""
    (folder / "rules.yaml").write_text(QUIET + FLAG, encoding="utf-8")
    data = generated(folder / f"{count}.parquet", count, length)
    files = [folder / "rules.yaml", data, folder / f"{count}.out.parquet", folder / f"{count}.errors.csv"]
    said = subprocess.run(
        [sys.executable, "-c", PROGRAM, *map(str, files)], cwd=ROOT, env=ENV, check=True, capture_output=True, text=True
    )
    records, failed, memory, seconds = said.stdout.split()
    assert pq.read_metadata(files[2]).num_rows == count
    return int(records), int(failed), int(memory), float(seconds)


def test_memory_does_not_grow_with_the_data(tmp_path: Path) -> None:
    few, many, length = 400_000, 1_200_000, 300
    first, second = run(tmp_path, few, length), run(tmp_path, many, length)
    assert (first[:2], second[:2]) == ((few, few // 100), (many, many // 100))
    assert second[2] - first[2] < (many - few) * length / 1024 / 2, "less than half of what there is more"
    assert second[2] < GIGABYTE


def test_ten_million_records_need_less_than_two_gigabytes(tmp_path: Path, *, proof: bool) -> None:
    count = 10_000_000 if proof else 10_000
    records, failed, memory, seconds = run(tmp_path, count, 8)
    print(f"{count} records: {seconds:.0f} s, {memory / MEGABYTE:.0f} MiB")
    assert (records, failed) == (count, count // 100)
    assert memory < 2 * GIGABYTE
