"""CSV files: their form, their encoding, their rows."""

import pytest

from perfrules.reading import sheet as sheets
from perfrules.reading.csv_file import read_csv
from perfrules.reading.source import Source
from tests.reading.rules import given, opened, records, refused, results, said

HEADER = "id,项目名称,预算数(万元)\n"


def test_a_row_is_a_record_and_its_cells_are_read_like_typed_figures() -> None:
    read = results(HEADER + 'P-1,道路,"1,200.50"\nP-2,桥,3万元\n')
    assert [one.id for one in read] == ["P-1", "P-2"]
    assert [float(one.values["half"]) for one in read] == [600.25, 1.5]  # type: ignore[arg-type]


def test_the_origin_names_the_file_its_hash_its_encoding_and_the_row() -> None:
    first, second = given(HEADER + "P-1,道路,1\n\nP-2,桥,2\n", "folder/forms.csv")
    assert first.origin is not None
    assert second.origin is not None
    assert (first.origin.row, second.origin.row) == (2, 4)
    assert first.origin.files[0].name == "forms.csv"
    assert len(first.origin.files[0].sha256) == 64
    assert first.origin.files[0].encoding == "utf-8"


def test_the_json_form_tells_the_origin_and_the_places_of_mistakes() -> None:
    form = results(HEADER + "P-1,道路,x\n", "folder/forms.csv")[0].to_dict()
    assert form["data"]["files"][0]["name"] == "forms.csv"
    assert form["data"]["row"] == 2
    error = form["errors"][0]
    assert {name: error[name] for name in ("file", "sheet", "line", "column", "value")} == {
        "file": "forms.csv",
        "sheet": None,
        "line": 2,
        "column": "预算数(万元)",
        "value": "x",
    }


def test_a_mistake_names_file_row_record_and_header() -> None:
    error = results(HEADER + "P-1,道路,1\nP-2,桥,x\n")[1].errors[0]
    assert error.line("en") == (
        "forms.csv:3: P-2: 预算数(万元): error: 'x' does not read as a number (Budget). [data-number]"
    )
    assert str(error.where) == "forms.csv:3: P-2: 预算数(万元)"


def test_a_record_with_a_mistake_gets_no_score_and_all_others_are_evaluated() -> None:
    assert [one.status for one in results(HEADER + "P-1,道路,x\nP-2,桥,2\n")] == ["error", "decided"]


def test_an_empty_cell_that_is_asked_for_is_missing_and_its_place_is_told() -> None:
    result = results(HEADER + "P-1,道路,\n")[0]
    assert [(one.key, str(one.where)) for one in result.warnings] == [
        ("data-empty-cell", "forms.csv:2: P-1: 预算数(万元)")
    ]
    assert result.values["half"] is None
    assert result.status == "decided"


def test_an_empty_cell_that_may_be_empty_is_not_spoken_of() -> None:
    assert results("id,name,budget,note\nP-1,a,1,\n")[0].warnings == ()


def test_a_record_without_an_id_is_called_by_its_number() -> None:
    assert [one.id for one in results("name,budget\na,1\nb,2\n")] == ["1", "2"]


def test_rows_that_hold_nothing_are_passed_over() -> None:
    assert [one.position for one in given(HEADER + "\n,,\nP-1,a,1\n, ,\n\n")] == ["1"]


def test_repeated_ids_are_refused_with_all_their_rows() -> None:
    data = HEADER + "P-1,a,1\nP-2,b,1\n P-1,c,1\nＰ-1,d,1\n"
    problem = refused(data)[0]
    assert problem.key == "data-id/rows"
    assert problem.facts["rows"] == "2, 4, 5"
    assert str(problem.where) == "forms.csv:4: id"


def test_gb18030_is_read_and_told() -> None:
    read = opened((HEADER + "P-1,村道㐀,1\n").encode("gb18030"))
    assert read.files[0].encoding == "gb18030"
    assert next(iter(read)).record == {"id": "P-1", "name": "村道㐀", "budget": "1"}


def test_a_mark_at_the_beginning_does_not_belong_to_the_first_header() -> None:
    assert records(b"\xef\xbb\xbf" + (HEADER + "P-1,a,1").encode()) == [{"id": "P-1", "name": "a", "budget": "1"}]


@pytest.mark.parametrize(
    ("data", "row"),
    [
        (HEADER.encode() + "P-1,道路改造,1\n".encode("gb18030"), 2),
        (HEADER.encode("gb18030") + "P-1,道路改造,1\n".encode(), 2),
        (b"id,name,budget\nP-1,\xff\xff,1\n", 2),
        ("id,name,budget\nP-1,道路改造,1\n".encode() + b"P-2,\x81,1\n", 3),
    ],
)
def test_two_encodings_in_one_file_are_refused_where_they_meet(data: bytes, row: int) -> None:
    assert [key for key, _ in said(data)] == ["data-encoding/mixed"]
    assert said(data)[0][1] == f"forms.csv:{row}"


@pytest.mark.parametrize(
    ("data", "key", "row"),
    [
        ("id\tname\tbudget\nP-1\ta\t1\n", "data-csv/tab", 1),
        ("id;name;budget\nP-1;a;1\n", "data-csv/semicolon", 1),
        (HEADER + 'P-1,"道路,1\nP-2,a,1\n', "data-csv/quote-open", 2),
        ('"id,name\nP-1,a\n', "data-csv/quote-open", 1),
        (HEADER + 'P-1,"a"b,1\n', "data-csv/quote-inside", 2),
        (HEADER + "P-1,a,1\nP-2,a,1,5\n", "data-csv/long", 3),
        (HEADER + "P-1,a\n", "data-csv/short", 2),
    ],
)
def test_what_is_wrong_with_the_form_is_said_with_its_row(data: str, key: str, row: int) -> None:
    assert said(data) == [(key, f"forms.csv:{row}")]


def test_a_zero_or_two_bytes_a_letter_are_no_text() -> None:
    assert said(b"id\0,a\n") == [("data-encoding/zeros", "forms.csv")]
    assert said((HEADER + "P-1,a,1").encode("utf-16")) == [("data-encoding/zeros", "forms.csv")]


def test_all_rows_of_another_length_are_listed() -> None:
    assert [key for key, _ in said(HEADER + "a\nb,c,d,e\nf,g,h\n")] == ["data-csv/short", "data-csv/long"]


def test_a_cell_may_hold_commas_quotes_and_lines() -> None:
    read = records(HEADER + 'P-1,"a, ""b""\r\nc",1\r\nP-2,x,2\r\n')
    assert read[0] == {"id": "P-1", "name": 'a, "b"\r\nc', "budget": "1"}


def test_rows_count_as_a_spreadsheet_counts_them() -> None:
    assert [one.origin.row for one in given(HEADER + 'P-1,"a\nb",1\nP-2,x,2\n') if one.origin] == [2, 3]


def test_a_mark_against_formulas_is_taken_off() -> None:
    read = records(HEADER + "P-1,'=1+1,1\nP-2,''@x,1\nP-3,'a',1\n")
    assert [one["name"] for one in read if isinstance(one, dict)] == ["=1+1", "'@x", "'a'"]


def test_a_sheet_has_at_most_so_many_rows_cells_and_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    from perfrules.reading import csv_file  # noqa: PLC0415 - its limits are changed

    assert sheets.MOST_ROWS == 200_000
    monkeypatch.setattr(csv_file, "MOST_ROWS", 1)
    assert said(HEADER + "a,b,1\nc,d,1\n") == [("data-size/sheet", "forms.csv:3")]
    monkeypatch.undo()
    monkeypatch.setattr(csv_file, "MOST_CELLS", 5)
    assert said(HEADER + "a,b,1\nc,d,1\n") == [("data-size/sheet", "forms.csv:2")]
    monkeypatch.undo()
    monkeypatch.setattr(csv_file, "MOST_COLUMNS", 2)
    assert said(HEADER + "a,b,1\n") == [("data-size/columns", "forms.csv")]


def test_repeated_texts_are_kept_once() -> None:
    read, _ = read_csv(Source("a.csv", ("id,a\n" + "P-1,道路改造\n" * 3).encode()))
    assert len({id(line.cells[1]) for line in read.lines[1:]}) == 1


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"PK\x03\x04", "data-file/xlsx"),
        (b"\xd0\xcf\x11\xe0", "data-file/xls"),
        (b"%PDF-1.4", "data-file/pdf"),
        (b" <HTML><table>", "data-file/html"),
    ],
)
def test_other_forms_under_the_name_of_a_csv_file_are_recognised(data: bytes, key: str) -> None:
    assert said(data) == [(key, "forms.csv")]


def test_a_file_with_a_header_alone_holds_no_records() -> None:
    assert said(HEADER) == [("data-top/rows", "forms.csv")]
