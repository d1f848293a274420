"""Excel workbooks: values as they are shown, and a named reason for each cell that cannot be trusted."""

import subprocess
import sys
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from perfrules.reading import excel, packed
from tests.reading.books import book, with_part, with_sheet
from tests.reading.rules import HEAD, ROWS, given, opened, records, refused, results, said

HEADER = ["id", "项目名称", "预算数(万元)"]
GOOD = book([HEADER, ["P-1", "道路", 120.5], ["P-2", "桥", 80]])
KINDS = (
    HEAD
    + """inputs:
  code: {kind: text}
  amount: {kind: number, optional: true}
  rate: {kind: percent, optional: true}
  printed: {kind: percent, unit: "%", optional: true}
  mixed: {kind: number_or_text, optional: true}
  held: {kind: yes_no, optional: true}
  day: {kind: date, optional: true}
values: {v: {formula: amount}}
"""
)


def cell(name: str, value: object, number_format: str | None = None) -> Any:
    """What one cell under the header *name* gives."""

    def change(sheet: Any) -> None:
        sheet["B2"] = value
        if number_format is not None:
            sheet["B2"].number_format = number_format

    columns = ["id", name] if name == "code" else ["id", name, "code"]
    data = book([columns, ["P-1", None, "x"][: len(columns)]], change=change)
    (record,) = records(data, "a.xlsx", KINDS)
    assert isinstance(record, dict)
    return record[name]


def test_a_row_is_a_record() -> None:
    read = results(GOOD, "a.xlsx")
    assert [(one.id, one.values["half"]) for one in read] == [("P-1", Decimal("60.25")), ("P-2", Decimal(40))]
    assert given(GOOD, "a.xlsx")[1].origin.row == 3  # type: ignore[union-attr]
    assert opened(GOOD, "a.xlsx").files[0].encoding is None


def test_a_mistake_names_file_sheet_row_and_header() -> None:
    data = book([HEADER, ["P-1", "道路", "x"]])
    assert str(results(data, "a.xlsx")[0].errors[0].where) == "a.xlsx[项目]:2: P-1: 预算数(万元)"


@pytest.mark.parametrize(
    ("name", "value", "number_format", "read"),
    [
        ("amount", 12, None, 12),
        ("amount", 1 / 3, None, 1 / 3),
        ("amount", 0.9, "0%", "90%"),
        ("rate", 0.9, "0%", Decimal("0.9")),
        ("rate", 2 / 3, "0.00%", Decimal(repr(2 / 3))),
        ("rate", 90, '0"%"', Decimal("0.90")),
        ("printed", 0.9, "0%", Decimal("90.0")),
        ("printed", 90, None, 90),
        ("mixed", 0.9, "0%", Decimal("90.0")),
        ("code", 0.9, "0%", "90%"),
        ("code", 571, None, "571"),
        ("code", 3.5, None, "3.5"),
        ("code", date(2024, 3, 1), None, "2024-03-01"),
        ("held", True, None, True),
        ("day", date(2024, 3, 1), None, date(2024, 3, 1)),
        ("day", datetime(2024, 3, 1, 8, 30), None, datetime(2024, 3, 1, 8, 30)),  # noqa: DTZ001
        ("code", "'=1+1", None, "=1+1"),
        ("code", "  ", None, ""),
    ],
)
def test_a_cell_gives_what_it_shows(name: str, value: object, number_format: str | None, read: object) -> None:
    found = cell(name, value, number_format)
    assert (found, type(found)) == (read, type(read))


@pytest.mark.parametrize(
    ("name", "value", "key"),
    [
        ("amount", True, "data-number/kind"),
        ("amount", date(2024, 3, 1), "data-number/kind"),
        ("day", datetime(2024, 3, 1, 8, 30), "data-date/time"),  # noqa: DTZ001
        ("amount", time(8, 30), "data-cell/time"),
        ("amount", "#DIV/0!", "data-cell/error"),
        ("code", "=A1", "data-cell/formula"),
        ("amount", "=1+1", "data-cell/formula"),
        ("code", 123456789012345678, "data-cell/digits"),
        ("amount", 1e15, "data-cell/digits"),
    ],
)
def test_a_cell_that_cannot_be_trusted_is_named(name: str, value: object, key: str) -> None:
    data = book([["id", "code"], ["P-1", value]] if name == "code" else [["id", "code", name], ["P-1", "x", value]])
    (result,) = results(data, "a.xlsx", KINDS)
    assert [(one.key, str(one.where)) for one in result.errors] == [(key, f"a.xlsx[项目]:2: P-1: {name}")]


def test_a_code_whose_digits_are_lost_is_no_id() -> None:
    (result,) = results(book([HEADER, [123456789012345678, "a", 1]]), "a.xlsx")
    assert result.id == "1"
    assert [one.key for one in result.errors] == ["data-cell/digits"]


def test_a_formula_counts_by_the_result_that_was_saved() -> None:
    data = with_sheet(
        book([HEADER, ["P-1", "a", "=1+1"]]),
        lambda text: text.replace(b"<f>1+1</f><v></v>", b"<f>1+1</f><v>2</v>").replace(
            b"<f>1+1</f><v />", b"<f>1+1</f><v>2</v>"
        ),
    )
    assert results(data, "a.xlsx")[0].values["half"] == 1


def test_cells_of_a_merged_cell_are_named() -> None:
    data = book([HEADER, ["P-1", "a", 1], ["P-2", "b", None]], change=lambda sheet: sheet.merge_cells("C2:C3"))
    first, second = results(data, "a.xlsx")
    assert first.status == "decided"
    assert [one.key for one in second.errors] == ["data-cell/merged"]


def test_a_row_of_nothing_but_a_merged_cell_is_blank() -> None:
    data = book([HEADER, ["P-1", "a", 1], [None, None, None]], change=lambda sheet: sheet.merge_cells("C2:C3"))
    assert len(results(data, "a.xlsx")) == 1


def test_merged_cells_beyond_every_limit_cost_nothing() -> None:
    far = b'</sheetData><mergeCells count="1"><mergeCell ref="E2:XFD1048576"/></mergeCells>'
    data = with_sheet(book([HEADER, ["P-1", "a", 1]]), lambda text: text.replace(b"</sheetData>", far))
    assert len(results(data, "a.xlsx")) == 1


def test_hidden_rows_and_columns_are_read_and_told_once() -> None:
    def hide(sheet: Any) -> None:
        sheet.row_dimensions[2].hidden = True
        sheet.column_dimensions["B"].hidden = True

    read = opened(book([HEADER, ["P-1", "a", 1], ["P-2", "b", 1]], change=hide), "a.xlsx")
    assert [(one.key, one.severity) for one in read.warnings] == [
        ("data-sheet/hidden-rows", "warning"),
        ("data-sheet/hidden-columns", "warning"),
    ]
    assert read.warnings[0].facts["rows"] == "2"
    assert len(read) == 2


def test_a_hidden_sheet_is_not_read_and_told() -> None:
    data = book([HEADER, ["P-1", "a", 1]])

    def hide(text: bytes) -> bytes:
        return text.replace(b'name="other"', b'name="other" state="hidden"').replace(
            b' state="visible" state="hidden"', b' state="hidden"'
        )

    data = book([HEADER, ["P-1", "a", 1]], other=[["x"]])
    shown = with_part(
        data, "xl/workbook.xml", lambda text: hide(text).replace(b'sheetId="2" state="visible"', b'sheetId="2"')
    )
    read = opened(shown, "a.xlsx")
    assert [one.key for one in read.warnings] == ["data-sheet/hidden"]


def test_the_declared_size_of_a_sheet_is_not_trusted() -> None:
    data = with_sheet(GOOD, lambda text: text.replace(b'<dimension ref="A1:C3"', b'<dimension ref="A1:B2"'))
    assert len(results(data, "a.xlsx")) == 2


def test_a_far_away_cell_is_a_column_too_many_and_soon_said() -> None:
    def far(sheet: Any) -> None:
        sheet["XFD1048576"] = 1

    assert said(book([HEADER, ["P-1", "a", 1]], change=far), "a.xlsx") == [
        ("data-size/columns", "a.xlsx[项目]:1048576")
    ]


def test_rows_and_cells_are_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(excel, "MOST_ROWS", 1)
    assert said(GOOD, "a.xlsx") == [("data-size/sheet", "a.xlsx[项目]:3")]


def test_records_stand_in_the_sheet_that_is_left() -> None:
    targets = [["id", "target", "分值"], ["P-1", "a", 5], ["P-1", "b", 6]]
    for name in ("targets", "绩效指标", "Targets"):
        data = book([HEADER, ["P-1", "a", 1]], **{name: targets})  # type: ignore[arg-type]
        (record,) = records(data, "a.xlsx", ROWS)
        assert isinstance(record, dict)
        assert [row["points"] for row in record["targets"]] == [5, 6]


def test_several_sheets_that_might_hold_the_records_are_named() -> None:
    problem = refused(book([HEADER], one=[["x"]], two=[["x"]]), "a.xlsx")[0]
    assert problem.key == "data-sheet/several"
    assert problem.facts["sheets"] == "项目, one, two"


def test_sheets_that_hold_nothing_do_not_count() -> None:
    assert len(results(book([HEADER, ["P-1", "a", 1]], Sheet2=[], Sheet3=[[None]]), "a.xlsx")) == 1
    assert said(book([]), "a.xlsx") == [("data-sheet/none", "a.xlsx")]
    without = with_part(GOOD, "xl/workbook.xml", lambda _: b"<a/>")
    assert said(without, "a.xlsx") == [("data-sheet/none", "a.xlsx")]


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04",
        GOOD[:-30],
        GOOD[:2000],
        with_sheet(GOOD, lambda text: text[:-40]),
        with_sheet(GOOD, lambda text: text.replace(b'r="3"', b'r="2"')),
        with_sheet(GOOD, lambda _: b"<"),
        with_part(GOOD, "[Content_Types].xml", lambda _: b""),
        b"id,name",
    ],
)
def test_a_broken_workbook_is_refused(data: bytes) -> None:
    assert said(data, "a.xlsx") == [("data-excel/broken", "a.xlsx")]


@pytest.mark.parametrize(
    "before",
    [
        b'<!DOCTYPE a [<!ENTITY b "c">]>',
        b'<!doctype a SYSTEM "file:///etc/passwd">',
        b'<?xml version="1.0" encoding="utf-16"?>',
        b"<?xml version='1.0' encoding='cp037'?>",
    ],
)
def test_a_workbook_that_declares_what_none_declares_is_not_opened(before: bytes) -> None:
    data = with_sheet(GOOD, lambda text: before + text)
    assert said(data, "a.xlsx") == [("data-excel/declaration", "a.xlsx")]


def test_a_workbook_is_limited_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "LARGEST_UNPACKED_MB", 0)
    assert said(GOOD, "a.xlsx") == [("data-size/unpacked", "a.xlsx")]


def test_a_locked_workbook_is_refused() -> None:
    at = GOOD.rindex(b"PK\x01\x02")
    locked = GOOD[: at + 8] + bytes([GOOD[at + 8] | 1]) + GOOD[at + 9 :]
    assert said(locked, "a.xlsx") == [("data-file/xls", "a.xlsx")]


def test_marks_are_found_across_the_pieces_in_which_a_part_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    data = book([HEADER, ["P-1", "a", 1], ["P-2", "b", None]], change=lambda sheet: sheet.merge_cells("C2:C3"))
    for size in (7, 64):
        monkeypatch.setattr(packed, "_CHUNK", size)
        assert results(data, "a.xlsx")[1].status == "error"


def test_without_its_packages_it_is_said_how_to_get_them() -> None:
    program = (
        "import sys; sys.modules['openpyxl'] = sys.modules['defusedxml'] = None\n"
        "from perfrules import load, DataError\nfrom perfrules.reading import Source, data_from_source\n"
        "try: data_from_source(Source('a.xlsx', b'PK\\x03\\x04'), load('cn.project_self_evaluation'))\n"
        "except DataError as error: print(error.problems[0].key)"
    )
    root = Path(__file__).resolve().parents[2]
    run = subprocess.run([sys.executable, "-c", program], cwd=root, capture_output=True, check=True, text=True)
    assert run.stdout == "extra-missing\n"


def test_reading_other_forms_needs_no_workbook_packages() -> None:
    program = "import sys, perfrules.reading; print({'openpyxl', 'defusedxml'} & set(sys.modules))"
    root = Path(__file__).resolve().parents[2]
    run = subprocess.run([sys.executable, "-c", program], cwd=root, capture_output=True, check=True, text=True)
    assert run.stdout == "set()\n"
