"""Tables of the workload's records, made piece by piece and kept in files."""

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks.shared import shared_module

PIECE = 1_000_000
ROW_GROUP = 122_880
SEED = 20260101


def arrow_file(folder: Path, size: int) -> Path:
    """*size* records as an Arrow file, which takes no time to read."""
    path = folder / f"records-{size}.arrow"
    if not path.exists():
        pieces = _pieces(size)
        first = next(pieces)
        with pa.OSFile(str(path), "wb") as file, pa.ipc.new_file(file, first.schema) as writer:
            writer.write_table(first)
            for piece in pieces:
                writer.write_table(piece)
    return path


def read_arrow(path: Path) -> pa.Table:
    """The records of an Arrow file, held in memory."""
    with pa.OSFile(str(path), "rb") as file:
        return pa.ipc.open_file(file).read_all()


def parquet_file(folder: Path, size: int) -> Path:
    """*size* records as a Parquet file."""
    path = folder / f"records-{size}.parquet"
    if not path.exists():
        pieces = _pieces(size)
        first = next(pieces)
        with pq.ParquetWriter(path, first.schema) as writer:
            writer.write_table(first, ROW_GROUP)
            for piece in pieces:
                writer.write_table(piece, ROW_GROUP)
    return path


def _pieces(size: int) -> Iterator[pa.Table]:
    """The same records for the same size; every piece has a seed of its own."""
    shared = shared_module("benchmark", "workload.py")
    for start in range(0, size, PIECE):
        columns = shared.generate(min(PIECE, size - start), SEED + start // PIECE)
        columns["project_id"] = columns["project_id"] + start
        yield shared.to_arrow(columns)
