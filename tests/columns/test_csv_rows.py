"""A CSV file that is read as a table says what it says when it is read record by record, mistakes included."""

import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from perfrules import DataError, Evaluator
from perfrules.columns import csv_bytes
from perfrules.columns.intake import Intake
from perfrules.columns.source import stream_of
from perfrules.problems import Problem
from perfrules.reading.opening import open_data
from perfrules.records.given import Given
from tests.columns.reading import layout_of
from tests.reading.rules import ROWS, rules

HEADER = "id,name,budget\n"
EVALUATOR = Evaluator(rules())
CELLS = st.one_of(
    st.sampled_from(["", " ", "P-1", "12", "8,697.38", "5000元", "-3", "无", "'=1+1", "''=1", "'a", "道路", "a\nb", 'say "a"', "a,b"]),
    st.text(st.sampled_from("ab1, \n\r\"'=是"), max_size=4),
)  # fmt: skip
ENDS = st.sampled_from(["\n", "\r\n", "\r"])


def quoted(cell: str, always: bool) -> str:
    return '"' + cell.replace('"', '""') + '"' if always or any(sign in cell for sign in ',"\n\r') else cell


@st.composite
def files(draw: st.DrawFn) -> bytes:
    lines = ["id,name,预算数（万元）"]
    for row in draw(
        st.lists(st.lists(CELLS, min_size=2, max_size=4) | st.lists(CELLS, min_size=3, max_size=3), max_size=6)
    ):
        lines.append(",".join(quoted(cell, draw(st.booleans())) for cell in row))
        if draw(st.booleans()):
            lines.append(draw(st.sampled_from(["", " ", ",,", ", ,", '""'])))
    text = draw(ENDS).join(lines) + draw(st.sampled_from(["", "\n"]))
    return (
        draw(st.sampled_from([b"", b"\xef\xbb\xbf"])) + text.encode() if draw(st.booleans()) else text.encode("gb18030")
    )


def said(problems: tuple[Problem, ...]) -> list[tuple[str, str]]:
    return [(one.key, str(one.where)) for one in problems if one.severity == "error"]


def of_given(one: Given) -> object:
    result = EVALUATOR.evaluate_given(one)
    return (result.id, result.status, said(result.errors)) if result.errors else (result.id, dict(result.values))


def as_records(path: Path) -> list[Any]:
    try:
        return [of_given(one) for one in open_data(path, rules())]
    except DataError as error:
        return said(error.problems)


def as_table(path: Path) -> list[Any]:
    found: list[Any] = []
    try:
        stream = stream_of(path)
        intake = Intake(rules(), layout_of(rules()), stream.schema)
        for batch in stream.batches:
            taken = intake.take(batch, len(found) + 1)
            found += [of_given(taken.given(at)) for at in range(batch.num_rows)]
    except DataError as error:
        return said(error.problems)
    return found


@pytest.mark.parametrize("block", [5, 64, 1 << 20])
@given(data=files())
@example(data=(HEADER + 'P-1,"a\n\nb",1\n\nP-2,b,2\n').encode())
@example(data=(HEADER + "P-1,a,1\n\r\nP-2,b,2").encode())
def test_a_file_is_read_as_record_by_record(block: int, data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(csv_bytes, "_BLOCK", block)
        path = Path(folder, "forms.csv")
        path.write_bytes(data)
        expected, found = as_records(path), as_table(path)
        if any(one[0] == "data-id/rows" for one in expected):
            return  # ids that come twice are looked for in whole files only
        whole_file = {"data-csv/short", "data-csv/long"}
        if expected and expected[0][0] in whole_file:
            assert found == expected[: len(found)]  # the first of them, as far as the file was read
            assert found
        else:
            assert found == expected


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" \n",
        b"\n,,\n",
        b"title\nx\n",
        b"\nid,name,budget\nP-1,a,1\n",
        b"id,name,budgte\nP-1,a,1\n",
        b"id,nmae,budgte\nP-1,a,1\n",
        b"id,name\nP-1,a\n",
        b"id,name,budget,Budget\nP-1,a,1,1\n",
        b"id,name,budget,note,remark\nP-1,a,1,1,1\n",
        b"id\0,a\n",
        (HEADER + "P-1,a,1\n").encode("utf-16"),
        b"id\tname\tbudget\nP-1\ta\t1\n",
        b"id;name;budget\nP-1;a;1\n",
        (HEADER + 'P-1,"road,1\nP-2,a,1\n').encode(),
        b'"id,name\nP-1,a\n',
        (HEADER + 'P-1,"a"b,1\n').encode(),
        HEADER.encode(),
        (HEADER + ",,\n").encode(),
        b"PK\x03\x04",
        b"%PDF-1.4",
        b"id,,name,budget\nP-1,x,a,1\n",
        b"id,,name,budget\nP-1,,a,1\n",
        (",".join(f"c{at}" for at in range(501)) + "\n").encode(),
        HEADER.encode() + "P-1,道路改造,1\n".encode("gb18030") + "P-2,道路改造,1\n".encode(),
        HEADER.encode() + "P-1,道路改造,1\n".encode() + "P-2,道路改造,1\n".encode("gb18030"),
        HEADER.encode() + b"P-1,\xff\xff,1\n",
        HEADER.encode() + "P-1,村道㐀,1\n".encode("gb18030"),
        HEADER.encode() + "P-1,村道㐀,1\n".encode("gb18030")[:-4],
    ],
)
def test_what_is_wrong_with_a_file_is_said_in_the_same_words(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "forms.csv"
    path.write_bytes(data)
    assert as_table(path) == as_records(path)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert as_table(tmp_path / "forms.csv") == as_records(tmp_path / "forms.csv")


@pytest.mark.parametrize("optional", ["", "    optional: true\n"])
def test_columns_of_a_table_beside_the_records_are_refused(tmp_path: Path, optional: str) -> None:
    path = tmp_path / "forms.csv"
    path.write_text("id,name,budget,target,points\nP-1,a,1,x,1\n", encoding="utf-8")
    with pytest.raises(DataError) as caught:
        Evaluator(rules(ROWS.replace("    columns:", f"{optional}    columns:"))).evaluate_table(path)
    assert said(caught.value.problems) == [("table-rows/beside", f"{path}:1")]


def test_a_mistake_names_file_row_and_header(tmp_path: Path) -> None:
    path = tmp_path / "forms.csv"
    path.write_text("id,name,预算数\n\nP-1,a,x\n", encoding="utf-8")
    found = EVALUATOR.evaluate_table(path, columns=["id", "errors"]).to_pylist()
    assert [(row["id"], [one["code"] for one in row["errors"]]) for row in found] == [("P-1", ["data-number"])]
    assert as_table(path)[0] == ("P-1", "error", [("data-number", f"{path}:3: P-1: 预算数")])
