"""Row groups that are packed apart from each other make the file that one writer would have written."""

import struct
from io import BytesIO
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from perfrules.columns import parquet
from perfrules.columns.parquet import MARK, joined, row_group
from perfrules.columns.thrift import Items, Struct, read_struct, struct_bytes
from tests.columns.test_law import EVALUATOR, GOOD

SIZE = 500


def batch_of(seed: int, size: int = SIZE) -> pa.RecordBatch:
    """A batch with all that a table of results has: structs, lists, nulls."""
    chance = np.random.default_rng(seed)
    records = [
        {
            **GOOD,
            "id": f"P-{seed}-{number}",
            "budget": None if chance.random() < 0.1 else -1.0 if chance.random() < 0.1 else 20 + number % 7,
        }
        for number in range(size)
    ]
    return EVALUATOR.evaluate_table(pa.Table.from_pylist(records)).combine_chunks().to_batches()[0]


def as_file(batches: list[pa.RecordBatch], schema: pa.Schema) -> bytes:
    groups = [row_group(batch) for batch in batches]
    return (
        MARK + b"".join(one.body for one in groups) + joined(BytesIO(b"".join(one.framed() for one in groups)), schema)
    )


@pytest.mark.parametrize("count", [0, 1, 4])
def test_the_file_is_to_the_byte_what_one_writer_writes(count: int) -> None:
    schema = batch_of(0, 1).schema
    batches = [batch_of(seed, SIZE if seed < count - 1 else 3) for seed in range(count)]
    sink = BytesIO()
    with parquet.writer(sink, schema) as file:
        for batch in batches:
            file.write_batch(batch)
    found = as_file(batches, schema)
    assert found == sink.getvalue()
    assert pq.read_table(BytesIO(found)).equals(pa.Table.from_batches(batches, schema))


def test_what_a_footer_says_comes_out_as_it_was_read() -> None:
    footer = row_group(batch_of(1)).footer
    assert struct_bytes(read_struct(footer)) == footer


def test_every_kind_of_value_is_read_and_written() -> None:
    every: Struct = {
        1: (1, None),
        2: (2, None),
        3: (3, 200),
        4: (4, -3),
        5: (5, 1 << 20),
        6: (6, -(1 << 40)),
        7: (7, struct.pack("<d", 0.5)),
        8: (8, b"x" * 300),
        9: (9, Items(5, list(range(20)))),
        40: (10, Items(12, [{1: (4, 0)}, {}])),
    }
    assert read_struct(struct_bytes(every)) == every


@pytest.mark.parametrize("engine", ["duckdb", "polars"])
def test_other_engines_read_the_file(engine: str, tmp_path: Path) -> None:
    module = pytest.importorskip(engine)
    path = str(tmp_path / "a.parquet")
    batches = [batch_of(seed) for seed in range(3)]
    Path(path).write_bytes(as_file(batches, batches[0].schema))
    found = (
        module.read_parquet(path).project("scores.execution").to_arrow_table()
        if engine == "duckdb"
        else module.read_parquet(path).select(module.col("scores").struct.field("execution")).to_arrow()
    )
    wanted = [row["execution"] for batch in batches for row in batch.column("scores").to_pylist()]
    assert found.column(0).to_pylist() == wanted
