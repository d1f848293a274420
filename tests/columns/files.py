"""Data of any number of records as Parquet files, and where a run is to be stopped."""

import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from tests.runs.helper import records

FORMS = ("parquet", "csv")


def rows(count: int) -> list[dict[str, Any]]:
    """The records of the example, with what a column can hold: one kind of value, nothing that only some records say."""
    return [
        {**{name: value for name, value in record.items() if name != "colour"}, "executed": str(record["executed"])}
        for record in records(count)
    ]


def write_parquet(path: Path, count: int, **options: Any) -> Path:
    """So many records as a Parquet file."""
    schema = pa.Table.from_pylist(rows(20)).schema
    pq.write_table(pa.Table.from_pylist(rows(count), schema), path, **options)
    return path


def write_json(path: Path, count: int) -> Path:
    """The same records, of which columns say nothing that a record does not."""
    path.write_text(json.dumps(rows(count), ensure_ascii=False), encoding="utf-8")
    return path


class StopError(Exception):
    """Ends a run from outside."""


def stop_after(done: int) -> Any:
    """What ends a run once so many records are done."""

    def progress(records: int) -> None:
        if records >= done:
            raise StopError

    return progress
