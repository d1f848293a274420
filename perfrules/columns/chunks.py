"""Data in chunks of a fixed size, as they travel to another process."""

from collections.abc import Iterator
from typing import NamedTuple, final

import pyarrow as pa

from perfrules.columns.source import BATCH, Stream

SIZE = 2 * BATCH
"""Records of a chunk, which become one row group of a Parquet file."""


@final
class Chunk(NamedTuple):
    """Some records, of which the first has the number *first*, as an Arrow stream of one batch."""

    first: int
    records: int
    packed: bytes

    def batch(self) -> pa.RecordBatch:
        """The records."""
        with pa.ipc.open_stream(self.packed) as reader:
            return reader.read_next_batch()


def chunks(stream: Stream, size: int = SIZE) -> Iterator[Chunk]:
    """
    The data of *stream* in chunks of *size* records, the last one shorter, whatever batches they come in.

    >>> from perfrules.columns.source import stream_of
    >>> [chunk.records for chunk in chunks(stream_of(pa.table({"paid": [1, 2, 3]})), 2)]
    [2, 1]
    """
    first, count = 1, 0
    waiting: list[pa.RecordBatch] = []
    for batch in stream.batches:
        start = 0
        while start < batch.num_rows:
            part = batch.slice(start, size - count)
            waiting.append(part)
            start, count = start + part.num_rows, count + part.num_rows
            if count == size:
                yield _chunk(first, waiting)
                first, count, waiting = first + count, 0, []
    if count:
        yield _chunk(first, waiting)


def _chunk(first: int, batches: list[pa.RecordBatch]) -> Chunk:
    whole = pa.concat_batches(batches)
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, whole.schema) as writer:
        writer.write_batch(whole)
    return Chunk(first, whole.num_rows, sink.getvalue().to_pybytes())
