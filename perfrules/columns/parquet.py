"""Parquet files in pieces: row groups that are packed apart from each other, and the footer that makes them one file."""

import struct
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import BinaryIO, NamedTuple, final

import pyarrow as pa
import pyarrow.parquet as pq

from perfrules.columns.thrift import Items, Struct, read_struct, struct_bytes
from perfrules.records.record import ID

MARK = b"PAR1"
"""What a Parquet file begins and ends with."""
WRITER = f"pyarrow {pa.__version__}"
"""What packs the rows; another version may do it in another way."""

_FRAME = struct.Struct("<QI")
# The numbers of fields in the structures of the format.
_ROWS, _GROUPS = 3, 4
_COLUMNS, _GROUP_OFFSET, _ORDINAL = 1, 5, 7
_CHUNK_OFFSET, _CHUNK = 2, 3
_PAGES = (9, 10, 11)  # where data, index and dictionary begin


@final
class RowGroup(NamedTuple):
    """The bytes of some rows, and the footer of the file that would hold nothing else."""

    body: bytes
    footer: bytes

    def framed(self) -> bytes:
        """What has to be kept beside the body, so that all can be joined at the end."""
        return _FRAME.pack(len(self.body), len(self.footer)) + self.footer


def row_group(batch: pa.RecordBatch) -> RowGroup:
    """
    The rows of *batch*, packed; the same rows give the same bytes.

    >>> row_group(pa.RecordBatch.from_pydict({"score": [90.5]})).body != b""
    True
    """
    whole = _file([batch], batch.schema)
    footer = _footer(whole)
    return RowGroup(whole[len(MARK) : -len(footer) - 8], footer)


def joined(framed: BinaryIO, schema: pa.Schema) -> bytes:
    """
    The end of a file that holds the mark and the bodies of the row groups that are *framed*, one behind the other.

    >>> groups = [row_group(pa.RecordBatch.from_pydict({"score": [score]})) for score in (90.5, 70.0)]
    >>> end = joined(BytesIO(b"".join(one.framed() for one in groups)), pa.schema({"score": pa.float64()}))
    >>> pq.read_table(BytesIO(MARK + b"".join(one.body for one in groups) + end))["score"].to_pylist()
    [90.5, 70.0]
    """
    whole: Struct | None = None
    groups: list[Struct] = []
    rows, start = 0, len(MARK)
    for length, footer in _frames(framed):
        told = read_struct(footer)
        for group in told[_GROUPS][1].values:
            _move(group, start - len(MARK))
            groups.append(group)
        rows += told[_ROWS][1]
        start += length
        whole = whole or told
    if whole is None:
        return _file([], schema)[len(MARK) :]
    whole[_ROWS] = (whole[_ROWS][0], rows)
    whole[_GROUPS] = (whole[_GROUPS][0], Items(whole[_GROUPS][1].kind, groups))
    footer = struct_bytes(whole)
    return footer + struct.pack("<I", len(footer)) + MARK


def writer(sink: BinaryIO, schema: pa.Schema) -> pq.ParquetWriter:
    """What packs rows into a file; only texts that come again and again are worth a dictionary."""
    words = [name for name in _texts(schema) if name != ID]
    return pq.ParquetWriter(sink, schema, compression="zstd", compression_level=1, use_dictionary=words)


def _texts(fields: Iterable[pa.Field]) -> Iterator[str]:
    for field in fields:
        if pa.types.is_struct(field.type):
            yield from (f"{field.name}.{name}" for name in _texts(field.type))
        elif pa.types.is_string(field.type):
            yield field.name


def _file(batches: Iterable[pa.RecordBatch], schema: pa.Schema) -> bytes:
    sink = BytesIO()
    with writer(sink, schema) as file:
        for batch in batches:
            file.write_batch(batch)
    return sink.getvalue()


def _footer(whole: bytes) -> bytes:
    length = int.from_bytes(whole[-8:-4], "little")
    return whole[-8 - length : -8]


def _frames(framed: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """The length of each body, and its footer."""
    while head := framed.read(_FRAME.size):
        length, footer = _FRAME.unpack(head)
        yield length, framed.read(footer)


def _move(group: Struct, by: int) -> None:
    """Let a row group stand *by* bytes further on than in a file of its own, without the number that some writers give it."""
    group.pop(_ORDINAL, None)
    _shift(group, (_GROUP_OFFSET,), by)
    for chunk in group[_COLUMNS][1].values:
        _shift(chunk, (_CHUNK_OFFSET,), by)
        _shift(chunk[_CHUNK][1], _PAGES, by)


def _shift(fields: Struct, numbers: Iterable[int], by: int) -> None:
    for number in numbers:
        if number in fields:
            kind, place = fields[number]
            if place:
                fields[number] = (kind, place + by)
