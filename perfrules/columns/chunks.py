"""Data in chunks of a fixed size, as they travel to another process."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import final

import pyarrow as pa

from perfrules.columns.source import Stream


@final
@dataclass(frozen=True, slots=True, eq=False)
class Chunk:
    """Some records, of which the first has the number *first*; they travel to another process as an Arrow stream."""

    first: int
    batch: pa.RecordBatch

    def __reduce__(self) -> tuple[Callable[[int, bytes], "Chunk"], tuple[int, bytes]]:
        sink = pa.BufferOutputStream()
        with pa.ipc.new_stream(sink, self.batch.schema) as writer:
            writer.write_batch(self.batch)
        return _unpacked, (self.first, sink.getvalue().to_pybytes())


def _unpacked(first: int, packed: bytes) -> Chunk:
    with pa.ipc.open_stream(packed) as reader:
        return Chunk(first, reader.read_next_batch())


def chunks(stream: Stream, size: int) -> Iterator[Chunk]:
    """
    The data of *stream* in chunks of *size* records, the last one shorter, whatever batches they come in.

    >>> from perfrules.columns.source import stream_of
    >>> [chunk.batch.num_rows for chunk in chunks(stream_of(pa.table({"paid": [1, 2, 3]})), 2)]
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
                yield Chunk(first, pa.concat_batches(waiting))
                first, count, waiting = first + count, 0, []
    if count:
        yield Chunk(first, pa.concat_batches(waiting))
