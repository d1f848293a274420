"""Inside Spark, on two local cores: the answers are those of single records."""

import shutil
from collections.abc import Iterator
from typing import Any

import pytest

import perfrules
import perfrules.spark
from tests.engines.records import EVALUATOR, expected, found, table

pytest.importorskip("pyspark")
pytestmark = [
    pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs Java"),
    pytest.mark.filterwarnings("ignore"),  # Spark's own
]


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    from pyspark.sql import SparkSession  # noqa: PLC0415 - only here

    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", "2")
        .getOrCreate()
    )
    yield session
    session.stop()


def test_spark_gives_what_single_records_give(spark: Any) -> None:
    frame = spark.createDataFrame(table(500)).repartition(4)
    results = perfrules.spark.evaluate(frame, EVALUATOR)
    assert found([row.asDict(recursive=True) for row in results.collect()]) == expected(500)


def test_results_can_be_asked_for_by_column_and_questioned_in_sql(spark: Any) -> None:
    results = perfrules.spark.evaluate(spark.createDataFrame(table(60)), EVALUATOR, columns=["id", "grade", "flags"])
    results.createOrReplaceTempView("results")
    low = spark.sql("select count(*) as n from results where flags.low_execution").collect()[0]["n"]
    assert low == sum(row["flags"]["low_execution"] is True for row in expected(60))
    assert low > 0


def test_records_without_an_id_are_refused_before_anything_runs(spark: Any) -> None:
    with pytest.raises(perfrules.PerfrulesError, match="id"):
        perfrules.spark.evaluate(spark.createDataFrame(table(1)).drop("id"), EVALUATOR)
