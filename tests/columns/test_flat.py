"""Tables of results as CSV."""

import csv
import io

import pyarrow as pa

from perfrules.columns.flat import flat_head, flat_lines, flat_names
from perfrules.exports.values import as_text
from tests.columns.test_law import EVALUATOR, GOOD

TEXTS = [
    "P-1", "=1+1", "'=1+1", "＝1", "-3", "+86", "@x", "\tx", "a,b", 'say "x"', "two\r\nlines", "\x00", "", " x", "编号（一）", "x\x85",
    "a=b", "2024-06-30", "\ud7ff", "№", None,
]  # fmt: skip


def read(batch: pa.RecordBatch) -> list[list[str]]:
    text = (flat_head(batch.schema) + flat_lines(batch)).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


def test_texts_are_written_as_in_every_other_table() -> None:
    batch = pa.RecordBatch.from_pydict({"id": pa.array(TEXTS, pa.string())})
    assert [row[0] if row else "" for row in read(batch)[1:]] == [as_text(text) for text in TEXTS]


def test_structs_become_columns_and_lists_texts() -> None:
    full = {**GOOD, "targets": [{**row, "actual": "100"} for row in GOOD["targets"]]}  # type: ignore[attr-defined]
    bad = {**GOOD, "id": "=P", "budget": -3.0, "targets": [{**GOOD["targets"][0], "points": -1}]}  # type: ignore[index]
    found = EVALUATOR.evaluate_table(pa.Table.from_pylist([GOOD, full, bad])).combine_chunks().to_batches()[0]
    assert read(found)[0] == list(flat_names(found.schema))
    rows = [dict(zip(flat_names(found.schema), row, strict=True)) for row in read(found)[1:]]
    plain = found.to_pylist()
    for row, wanted in zip(rows, plain, strict=True):
        assert float(row["score"] or -1) == (-1 if wanted["score"] is None else wanted["score"])
        assert float(row["scores.execution"] or -1) == (wanted["scores"]["execution"] or -1)
        assert row["not_applicable"] == "; ".join(wanted["not_applicable"])
        for flag, answer in wanted["flags"].items():
            assert row[f"flags.{flag}"] == {True: "true", False: "false", None: ""}[answer]
    assert rows[2]["id"] == "'=P"
    assert rows[2]["errors"].count("; targets[1].points: ") == 1
    assert rows[2]["errors"].startswith("budget: ")


def test_a_mistake_of_the_record_as_a_whole_has_no_place() -> None:
    kind = EVALUATOR.evaluate_table(pa.Table.from_pylist([GOOD])).schema.field("errors").type
    one = {"code": "x", "table": None, "row": None, "field": "", "value": None, "text": "No record."}
    batch = pa.RecordBatch.from_arrays([pa.array([[one]], kind)], names=["errors"])
    assert read(batch)[1] == ["No record."]
