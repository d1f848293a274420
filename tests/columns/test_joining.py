"""Rows that stand in a table of their own come to the records that they name, whatever the order and the batches."""

from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfrules import DataError, Evaluator
from perfrules.columns import sought
from perfrules.columns.joining import joined
from perfrules.columns.source import Stream, stream_of
from perfrules.reading.opening import open_data
from tests.reading.rules import ROWS, rules

RULES = rules(ROWS)
EVALUATOR = Evaluator(RULES)
RECORDS = pa.schema([("id", pa.string()), ("name", pa.string()), ("budget", pa.float64())])
TARGETS = pa.schema([("编号", pa.string()), ("target", pa.string()), ("points", pa.int64())])


def records_of(ids: list[Any]) -> pa.Table:
    return pa.Table.from_pylist([{"id": one, "name": "road", "budget": 1.0} for one in ids], RECORDS)


def rows_of(ids: list[Any]) -> pa.Table:
    return pa.Table.from_pylist([{"编号": one, "target": str(at), "points": at} for at, one in enumerate(ids)], TARGETS)


def cut(table: pa.Table, size: int) -> Stream:
    """The same in batches of so many rows."""
    return Stream(table.schema, iter(table.to_batches(max_chunksize=size)), None)


def lists(records: Stream, rows: Any) -> list[list[str]]:
    """The rows that each record gets."""
    return [
        [row["target"] for row in targets]
        for batch in joined(records, {"targets": rows}, RULES).batches
        for targets in batch.column("targets").to_pylist()
    ]


def told(records: Stream, rows: Any) -> tuple[list[list[str]], list[str]]:
    """The rows of each record, or why they are refused."""
    try:
        return lists(records, rows), []
    except DataError as error:
        return [], [one.key for one in error.problems]


def keys(records: Stream, rows: Any) -> list[tuple[str, str]]:
    with pytest.raises(DataError) as caught:
        lists(records, rows)
    return [(one.key, str(one.where)) for one in caught.value.problems]


@given(
    counts=st.lists(st.sampled_from([0, 0, 1, 2, 5]), min_size=1, max_size=30),
    size=st.integers(1, 8),
    chunk=st.integers(1, 8),
    data=st.data(),
)
def test_each_record_gets_its_rows_in_their_order(
    counts: list[int], size: int, chunk: int, data: st.DataObject
) -> None:
    ids = [f"P-{at}" for at in range(len(counts))]
    owners = [one for one, count in zip(ids, counts, strict=True) for _ in range(count)]
    if data.draw(st.booleans()):
        owners = data.draw(st.permutations(owners))
    rows = pa.RecordBatchReader.from_batches(TARGETS, rows_of(owners).to_batches(max_chunksize=chunk))
    expected = [[str(at) for at, owner in enumerate(owners) if owner == one] for one in ids]
    found, refused = told(cut(records_of(ids), size), rows)
    if refused:
        # Rows that come long after their record was done are refused, never left out.
        assert set(refused) == {"table-order"}
        assert owners != sorted(owners, key=ids.index)
        assert len(ids) > size
    else:
        assert found == expected


def test_rows_in_any_order_are_found_for_records_of_one_batch() -> None:
    assert lists(stream_of(records_of(["b", "a", "c"])), rows_of(["a", "b", "a", "b"])) == [["1", "3"], ["0", "2"], []]


def test_rows_in_the_order_of_the_records_are_read_as_they_are_needed() -> None:
    ids = [f"P-{at}" for at in range(40)]
    read = 0

    def batches() -> Any:
        nonlocal read
        for batch in rows_of([one for one in ids for _ in range(3)]).to_batches(max_chunksize=3):
            read += 1
            yield batch

    rows = pa.RecordBatchReader.from_batches(TARGETS, batches())
    stream = joined(cut(records_of(ids), 4), {"targets": rows}, RULES)
    for number, _ in zip(range(5), stream.batches, strict=False):
        assert read <= 4 * (number + 1) + 2
    assert len(list(stream.batches)) == 5


def test_ids_are_compared_as_they_are_read() -> None:
    assert lists(stream_of(records_of([" Ｐ-1 ", "17", None, "1E5"])), rows_of(["17", "P-1", "1E5"])) == [
        ["1"],
        ["0"],
        [],
        ["2"],
    ]
    numbered = records_of(["1", "2"]).set_column(0, "id", pa.array([1, 2]))
    assert lists(stream_of(numbered), rows_of(["2"])) == [[], ["0"]]


def test_rows_that_hold_nothing_are_passed_over_and_others_name_their_record() -> None:
    blank = pa.Table.from_pylist(
        [{"编号": "a", "target": "x"}, {"编号": "", "target": " "}, {"编号": "b", "target": "y"}], TARGETS
    )
    assert lists(stream_of(records_of(["a", "b"])), blank) == [["x"], ["y"]]
    assert keys(stream_of(records_of(["a"])), rows_of(["a", None])) == [("data-table-id/empty", "targets:2")]


def test_rows_of_no_record_are_told_with_their_ids_and_places() -> None:
    assert keys(cut(records_of(["a", "b"]), 1), rows_of(["a", "x", "b", "y", "x"])) == [
        ("data-table-id", "targets:2"),
        ("data-table-id", "targets:4"),
    ]


def test_rows_behind_those_of_later_records_are_told() -> None:
    ids = [f"P-{at}" for at in range(9)]
    assert keys(cut(records_of(ids), 2), rows_of([*ids, "P-0"])) == [("table-order", "targets:10")]


@pytest.mark.parametrize("size", [1, 9])
def test_records_of_one_id_are_told(size: int) -> None:
    assert keys(cut(records_of(["a", None, "b", None, "a"]), size), rows_of(["a"])) == [("table-twice", "None")]


def test_what_can_be_said_before_the_rows_are_read_is_said_at_once() -> None:
    records = stream_of(records_of(["a"]))
    without_ids = stream_of(records_of(["a"]).drop_columns(["id"]))
    both = stream_of(records_of(["a"]).append_column("targets", pa.array([[]], pa.list_(pa.null()))))
    for stream, tables, key in (
        (records, {"targts": rows_of([])}, "data-table-unknown/near"),
        (records, {"x": rows_of([])}, "data-table-unknown"),
        (both, {"targets": rows_of([])}, "data-table-twice"),
        (without_ids, {"targets": rows_of([])}, "data-id/column"),
        (records, {"targets": rows_of([]).drop_columns(["编号"])}, "data-table-id/column"),
        (records, {"targets": rows_of([]).append_column("项目编号", pa.array([], pa.string()))}, "data-header/twice"),
    ):
        with pytest.raises(DataError, match=key.partition("/")[0]) as caught:
            joined(stream, tables, RULES)
        assert [one.key for one in caught.value.problems] == [key]


def test_no_records_and_no_rows() -> None:
    assert lists(stream_of(records_of([])), rows_of([])) == []
    assert keys(stream_of(records_of([])), rows_of(["a"])) == [("data-table-id", "targets:1")]


def test_files_say_together_what_they_say_record_by_record(tmp_path: Path) -> None:
    records, targets = tmp_path / "forms.csv", tmp_path / "targets.csv"
    records.write_text("项目编号,name,budget\nP-1,a,1\nP-2,b,x\nP-3,c,3\n", encoding="utf-8")
    targets.write_text("项目编号,target,分值\nP-3,x,无\n\nP-1,y,2\nP-3,z,3\n", encoding="utf-8")
    one_by_one = [EVALUATOR.evaluate_given(one) for one in open_data(records, RULES, tables={"targets": targets})]
    found = EVALUATOR.evaluate_table(
        records, tables={"targets": targets}, columns=["id", "status", "errors"]
    ).to_pylist()
    assert [(row["id"], row["status"]) for row in found] == [(one.id, one.status) for one in one_by_one]
    assert [[one["code"] for one in row["errors"]] for row in found] == [
        [one.code for one in each.errors] for each in one_by_one
    ]


@pytest.mark.parametrize("kind", [pa.string_view(), pa.large_string(), pa.dictionary(pa.int8(), pa.string())])
def test_texts_of_any_type_are_joined_in_any_order(kind: pa.DataType) -> None:
    rows = rows_of(["b", "a", "b"])
    texts = pa.array(rows["target"].to_pylist(), kind)
    assert lists(stream_of(records_of(["a", "b"])), rows.set_column(1, "target", texts)) == [["1"], ["0", "2"]]


def test_ids_that_share_a_hash_are_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    real = sought.hashed
    monkeypatch.setattr(sought, "hashed", lambda keys, salt=0: real(keys, salt) if salt else real(keys) * 0)
    counts, places = sought.RowIndex(pa.array(["a", "b", "a"])).rows(pa.array(["b", "a", "c"]))
    assert (counts.tolist(), places.tolist()) == ([1, 2, 0], [1, 0, 2])
