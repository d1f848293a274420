"""DuckDB: the workload as one SQL query; it calculates in float, on all cores."""

from typing import Any, final

import duckdb
import pyarrow as pa

from benchmarks.tables.contender import Columns
from benchmarks.tables.sql import query
from benchmarks.workload import workload


@final
class DuckdbSql:
    """A database in memory whose own table holds the records; the outputs are fetched as Arrow."""

    def __init__(self) -> None:
        self.query = query("records", [key for key, _ in workload().program])

    def prepared(self, table: pa.Table) -> Any:  # noqa: ANN401 - a connection
        connection = duckdb.connect()
        connection.register("given", table)
        connection.execute("CREATE TABLE records AS SELECT * FROM given")
        connection.unregister("given")
        return connection

    def run(self, data: Any) -> pa.Table:  # noqa: ANN401 - a connection
        return data.sql(self.query).to_arrow_table()

    def outputs(self, answer: pa.Table) -> Columns:
        found = {name: answer[name].to_numpy() for name in answer.column_names}
        return found | {"grade": found["grade"].astype("U1")}


def everything() -> DuckdbSql:
    return DuckdbSql()


def copy(source: str, target: str) -> None:
    """From one Parquet file to another, streaming."""
    select = query(f"'{source}'", ["project_id", *(key for key, _ in workload().program)])
    duckdb.execute(f"COPY ({select}) TO '{target}' (FORMAT parquet, COMPRESSION snappy)")
