"""Inside Spark: a DataFrame of records to a DataFrame of results, by the same code as everywhere (extra `spark`)."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from perfrules.columns.job import TableJob
from perfrules.evaluation.evaluator import Evaluator

if TYPE_CHECKING:
    from pyspark.sql import DataFrame


def evaluate(frame: "DataFrame", evaluator: Evaluator, *, columns: Iterable[str] | None = None) -> "DataFrame":
    """
    The results of the records in *frame*, one row for each, with the columns of `Evaluator.evaluate_table`.

    Every record has an `id`; tables are columns of arrays of structs. Nothing is evaluated before Spark needs it, and the
    evaluation runs through `mapInArrow` wherever the data are. *columns* of the result are those wanted, by default all.

    PerfrulesError where *frame* has no column `id`, or for an unknown column.

        results = perfrules.spark.evaluate(spark.read.parquet("projects"), evaluator, columns=["id", "score", "grade"])
        results.where("grade = 'poor'").write.parquet("poor")
    """
    from pyspark.sql.pandas.types import from_arrow_schema  # noqa: PLC0415 - the extra `spark`

    job = TableJob(evaluator, columns)
    job.check(frame.columns)
    return frame.mapInArrow(job, from_arrow_schema(job.schema))
