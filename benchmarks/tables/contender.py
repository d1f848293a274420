"""What is measured: something that turns a table of records into a table of outputs."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any, NamedTuple, Protocol, final

import numpy as np
import pyarrow as pa

Columns = Mapping[str, "np.ndarray[Any, Any]"]
Data = Any  # the records in the form that a contender knows best
Answer = Any  # the outputs in the form that a contender gives


class TableContender(Protocol):
    """One engine, prepared: all work that is done once is done."""

    def prepared(self, table: pa.Table) -> Data:
        """The records in this contender's own form, made outside the measured time."""

    def run(self, data: Data) -> Answer:
        """All outputs, held in memory: this is what is timed."""

    def outputs(self, answer: Answer) -> Columns:
        """The outputs as arrays by their names, for the comparison with the exact ones."""


@final
class Entry(NamedTuple):
    """
    A line of the tables: *place* is `module:function` under `benchmarks.tables`, imported in the line's own process only.

    *most* is the largest number of records that a run stays sensible for. Scores have to be within *close* of the exact ones;
    *stray* is the share of records whose total, grade or flags may be neither the exact ones nor those of plain float.
    """

    name: str
    place: str
    most: int = 10_000_000
    close: float = 1e-9
    stray: float = 0.0

    def contender(self) -> TableContender:
        """The contender; ModuleNotFoundError where its package is not installed."""
        module, function = self.place.split(":")
        made: TableContender = getattr(import_module(f"benchmarks.tables.{module}"), function)()
        return made


PERFRULES = "perfrules: all 49 outputs"
ENTRIES = (
    Entry(PERFRULES, "perfrules_tables:everything"),
    Entry("perfrules: total, grade, flags", "perfrules_tables:verdicts"),
    Entry("perfrules: record by record", "records:perfrules_records", 10_000),
    Entry("polars, one lazy query", "polars_expressions:lazy"),
    Entry("polars, stage by stage", "polars_expressions:plain"),
    Entry("polars, lazy: total, grade, flags", "polars_expressions:verdicts"),
    Entry("DuckDB SQL", "duckdb_sql:everything"),
    Entry("numpy, one thread", "numpy_arrays:everything"),
    Entry("openfisca-core (float32)", "openfisca_system:everything", close=1e-4, stray=0.2),
    Entry("zen-engine, batch", "record_engines:zen_batch", 100_000),
    Entry("simpleeval, parsed trees kept", "record_engines:simpleeval_trees", 10_000),
)
