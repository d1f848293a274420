"""The records of a Parquet file one by one, as those of any other data file."""

from collections.abc import Iterator, Mapping
from hashlib import file_digest
from pathlib import Path
from types import MappingProxyType

from perfrules.columns.intake import Intake
from perfrules.columns.joining import joined
from perfrules.columns.source import stream_of
from perfrules.errors import DataError
from perfrules.evaluation.plan import make_plan
from perfrules.model.rule_set import RuleSet
from perfrules.problems import Problem
from perfrules.reading import DataFile
from perfrules.records.given import DataStamp, Given, Origin
from perfrules.records.refusal import quoted

_NO_TABLES: Mapping[str, Path] = MappingProxyType({})


def file_stamp(path: Path) -> DataStamp:
    """
    The name of the file at *path* and the SHA-256 of its bytes; DataError if it cannot be read.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = Path(folder, "a.parquet").write_bytes(b"")
    ...     file_stamp(Path(folder, "a.parquet")).sha256[:8]
    'e3b0c442'
    """
    try:
        with path.open("rb") as file:
            return DataStamp(path.name, file_digest(file, "sha256").hexdigest(), None)
    except (OSError, ValueError):  # a name with a zero in it
        raise DataError([Problem("data-file", None, {"file": quoted(str(path))})]) from None


def open_parquet(path: Path, rules: RuleSet, tables: Mapping[str, Path] = _NO_TABLES) -> DataFile:
    """
    The records in the Parquet file at *path*, for *rules*, with the rows of *tables* in Parquet or CSV files.

    DataError if something is no such file, or one of other records.

    >>> import perfrules, tempfile
    >>> import pyarrow as pa, pyarrow.parquet as pq
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     pq.write_table(pa.table({"id": ["P-1"], "budget": [25], "executed": [20], "targets": [[]]}), Path(folder, "a.parquet"))
    ...     data = open_parquet(Path(folder, "a.parquet"), perfrules.load("cn.project_self_evaluation"))
    ...     [given.record["id"] for given in data]
    ['P-1']
    """
    stamps = tuple(map(file_stamp, (path, *tables.values())))
    stream = joined(stream_of(path), tables, rules)
    intake = Intake(rules, make_plan(rules).layout, stream.schema)

    def givens() -> Iterator[Given]:
        first = 1
        for batch in joined(stream_of(path), tables, rules).batches:
            taken = intake.take(batch, first)
            for number in range(batch.num_rows):
                yield taken.given(number)._replace(origin=Origin(stamps, first + number))
            first += batch.num_rows

    return DataFile(stamps, intake.warnings, stream.records or 0, givens, as_list=True)
