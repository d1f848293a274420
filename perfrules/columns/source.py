"""Anything that speaks Arrow's C stream interface, or a Parquet or CSV file, as a stream of record batches."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple, final

import pyarrow as pa
import pyarrow.parquet as pq

from perfrules.columns.csv_rows import csv_rows
from perfrules.errors import DataError
from perfrules.problems import Problem

BATCH = 65_536
"""Records that are evaluated together: so few that their columns stay in the processor's cache."""


@final
class Stream(NamedTuple):
    """The columns of some data, and the data batch by batch; how many *records* in all, None where that is not known."""

    schema: pa.Schema
    batches: Iterator[pa.RecordBatch]
    records: int | None


def stream_of(data: object) -> Stream:
    """
    *data* as a stream of batches; DataError for anything else than these.

    Arrow streams (tables of pyarrow, polars, pandas, relations of DuckDB), what gives them when it is read (datasets of
    pyarrow, lazy frames of polars), the paths of Parquet and CSV files, and what was made a `Stream` already.

    >>> stream_of(pa.table({"paid": [1, 2]})).schema.names
    ['paid']
    """
    if isinstance(data, Stream):
        return data
    if isinstance(data, (str, os.PathLike)):
        path = Path(data)
        return Stream(*csv_rows(path), None) if path.suffix.lower() == ".csv" else _parquet(path)
    if isinstance(data, pa.Table):
        return Stream(data.schema, _cut(iter(data.to_batches(max_chunksize=BATCH))), data.num_rows)
    reader = _reader(data)
    return Stream(reader.schema, _cut(reader), None)


def _reader(data: Any) -> pa.RecordBatchReader:  # noqa: ANN401 - anything that may turn out to be a table
    try:
        if hasattr(data, "__arrow_c_stream__"):
            return pa.RecordBatchReader.from_stream(data)
        if hasattr(data, "scanner"):
            return data.scanner(batch_size=BATCH).to_reader()
        if hasattr(data, "to_reader"):
            return data.to_reader()
        if hasattr(data, "collect_batches"):
            schema = _reader(data.head(0).collect()).schema
            frames = data.collect_batches(chunk_size=BATCH, maintain_order=True)
            return pa.RecordBatchReader.from_batches(schema, (batch for frame in frames for batch in _reader(frame)))
    except pa.ArrowInvalid:  # a stream of something else than rows
        pass
    raise DataError([Problem("table-source", None, {"found": type(data).__name__})])


def _parquet(path: Path) -> Stream:
    try:
        file = pq.ParquetFile(path, pre_buffer=False)  # what is read ahead would be kept to the end
    except (OSError, pa.ArrowException):
        raise _unreadable(path) from None
    return Stream(file.schema_arrow, _parquet_batches(file, path), file.metadata.num_rows)


def _parquet_batches(file: pq.ParquetFile, path: Path) -> Iterator[pa.RecordBatch]:
    try:
        yield from file.iter_batches(batch_size=BATCH)
    except (OSError, pa.ArrowException):
        raise _unreadable(path) from None


def _unreadable(path: Path) -> DataError:
    return DataError([Problem("table-parquet", None, {"file": str(path)})])


def _cut(batches: Any) -> Iterator[pa.RecordBatch]:  # noqa: ANN401 - any iterable of batches
    for batch in batches:
        for start in range(0, batch.num_rows, BATCH):
            yield batch.slice(start, BATCH)
