"""Whatever speaks Arrow is taken in, batch by batch, with the same values."""

from decimal import Decimal
from typing import Any

import pyarrow as pa
import pyarrow.dataset as pa_dataset
import pyarrow.parquet as pq
import pytest

from perfrules import DataError
from perfrules.columns import source
from perfrules.columns.source import stream_of
from tests.columns.law import assert_table_is_record_by_record, rows_of
from tests.columns.test_law import EVALUATOR, GOOD

RECORDS = [
    {"id": f"P-{at}", "budget": at / 4 + 0.01, "executed": 0.01 if at % 5 else None, "object_type": "bond" if at % 3 else None}
    for at in range(40)
]  # fmt: skip
TABLE = pa.Table.from_pylist([{**one, "targets": GOOD["targets"]} for one in RECORDS])
EXPECTED = rows_of(EVALUATOR.evaluate_table(TABLE))


def evaluated(data: Any) -> list[dict[str, Any]]:
    return rows_of(EVALUATOR.evaluate_table(data))


def test_tables_of_pyarrow_in_all_their_forms(tmp_path: Any) -> None:
    chunked = pa.concat_tables([TABLE.slice(0, 7), TABLE.slice(7, 0), TABLE.slice(7)])
    dataset = pa_dataset.dataset(TABLE)
    pq.write_table(TABLE, tmp_path / "forms.parquet", row_group_size=9)
    for data in (
        TABLE,
        stream_of(TABLE),
        chunked,
        TABLE.to_reader(max_chunksize=3),
        TABLE.combine_chunks().to_batches()[0],
        dataset,
        dataset.scanner(),
        str(tmp_path / "forms.parquet"),
        tmp_path / "forms.parquet",
        pa_dataset.dataset(tmp_path),
    ):
        assert evaluated(data) == EXPECTED


@pytest.mark.parametrize("size", [1, 7, 40])
def test_the_results_are_the_same_for_batches_of_any_size(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "BATCH", size)
    assert evaluated(TABLE) == EXPECTED
    assert evaluated(TABLE.to_reader()) == EXPECTED


@pytest.mark.parametrize("data", [pa.chunked_array([[1]]), pa.array([1]), [1], {"paid": [1]}, 3])
def test_what_is_no_table_is_refused_by_its_type(data: object) -> None:
    with pytest.raises(DataError) as caught:
        stream_of(data)
    assert caught.value.problems[0].facts["found"] == type(data).__name__


def test_a_table_with_five_in_a_hundred_bad_cells_evaluates_the_rest() -> None:
    bad: list[Any] = ["x", "-1", "12,34", "nan", "1e5"]
    records = [
        {**GOOD, "id": f"P-{at}", "budget": bad[at // 20 % 5] if at % 20 == 0 else f"{at}.5", "executed": "0.5"}
        for at in range(400)
    ]
    found = assert_table_is_record_by_record(EVALUATOR, pa.Table.from_pylist(records))
    assert found["status"].to_pylist().count("error") == 20


def test_quotients_with_all_the_digits_of_floats_are_evaluated_exactly() -> None:
    records = [
        {
            **GOOD,
            "id": f"P-{at}",
            "budget": (at + 1) / 7,
            "executed": (at + 1) / 7 * (0.9 if at % 3 else 1),
            "survey_rate": at / 301,
        }
        for at in range(300)
    ]
    assert_table_is_record_by_record(EVALUATOR, pa.Table.from_pylist(records))


@pytest.mark.parametrize("lazy", [False, True])
def test_polars(lazy: bool) -> None:
    polars = pytest.importorskip("polars")
    frame = polars.from_arrow(TABLE).with_columns(polars.col("object_type").cast(polars.Categorical))
    assert evaluated(frame.lazy().filter(polars.col("budget") > 0) if lazy else frame) == EXPECTED
    few = frame.with_columns(polars.col("object_type").cast(polars.Enum([f"kind {at}" for at in range(99)] + ["bond"])))
    assert evaluated(few) == EXPECTED
    decimals = frame.with_columns(polars.col("budget").cast(polars.Decimal(12, 2)))
    assert evaluated(decimals) == EXPECTED


def test_pandas() -> None:
    pytest.importorskip("pandas")
    assert evaluated(TABLE.to_pandas()) == EXPECTED
    assert evaluated(TABLE.to_pandas().set_index("id")) == EXPECTED
    days = TABLE.append_column("planned_end", pa.array(["2024-03-01"] * 40)).to_pandas()
    days["planned_end"] = days["planned_end"].astype("datetime64[ns]")
    assert evaluated(days) == EXPECTED


def test_duckdb() -> None:
    duckdb = pytest.importorskip("duckdb")
    with duckdb.connect() as connection:
        connection.register("forms", TABLE)
        assert evaluated(connection.sql("select * from forms")) == EXPECTED
        assert evaluated(connection.sql("select * replace (budget::decimal(10, 2) as budget) from forms")) == EXPECTED


def test_decimals_of_any_width_are_read_exactly() -> None:
    for kind in (pa.decimal128(38, 18), pa.decimal128(12, 2), pa.decimal256(60, 20)):
        budgets = pa.array([Decimal(str(one["budget"])) for one in RECORDS], kind)
        assert evaluated(TABLE.set_column(TABLE.schema.get_field_index("budget"), "budget", budgets)) == EXPECTED


def test_a_parquet_file_that_is_damaged_is_refused_when_it_is_come_to(tmp_path: Any) -> None:
    path = tmp_path / "forms.parquet"
    pq.write_table(TABLE, path, compression="none", use_dictionary=False)
    data = bytearray(path.read_bytes())
    data[4:2000] = bytes(1996)
    path.write_bytes(data)
    with pytest.raises(DataError) as caught:
        EVALUATOR.evaluate_table(path)
    assert [one.key for one in caught.value.problems] == ["table-parquet"]
