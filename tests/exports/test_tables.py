import csv
import datetime as dt
import io
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from perfrules import PerfrulesError
from perfrules.escapes import escaped, unescaped
from perfrules.exports import Sheet, Value, csv_parts, write_table, write_workbook
from perfrules.exports.values import visible

FORMULAS = ["=1+1", "+1", "-1+2", "@SUM(A1)", "\t=1", "\n=1", "'=1", "''-1", "＝1", "－1", "＋1", "＠a"]
HARMLESS = ["a=1", "'quoted'", "", "'", "1-2", "预算"]
TEXTS = st.text(max_size=30) | st.sampled_from(FORMULAS)
NUMBERS = st.integers(-(10**20), 10**20) | st.decimals(allow_nan=False, allow_infinity=False, places=6)
VALUES = st.none() | TEXTS | NUMBERS | st.booleans() | st.dates(min_value=dt.date(1900, 3, 1))
TABLES = st.lists(st.lists(VALUES, min_size=3, max_size=3), max_size=8)


def excel(path: Path, sheet: int = 0) -> list[list[Any]]:
    book = load_workbook(path, read_only=True)
    rows = [[cell.value for cell in row] for row in book.worksheets[sheet].iter_rows()]
    book.close()
    return rows


def read_csv(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))


def the_same(read: object, written: Value) -> bool:
    """Whether a cell read back says what was written."""
    if written is None or written == "":
        return read in {None, ""}
    if isinstance(written, str):
        return isinstance(read, str) and unescaped(read) == visible(written)
    if isinstance(written, bool):
        return read == ("是" if written else "否")
    if isinstance(written, dt.date):
        return (read.date() if isinstance(read, dt.datetime) else dt.date.fromisoformat(str(read))) == written
    return Decimal(str(read)) == written


@pytest.mark.parametrize("text", FORMULAS)
def test_what_a_spreadsheet_would_run_gets_an_apostrophe_and_loses_it_again(text: str) -> None:
    assert escaped(text) == f"'{text}"
    assert unescaped(escaped(text)) == text


@pytest.mark.parametrize("text", HARMLESS)
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert escaped(text) == text == unescaped(text)


@given(TEXTS)
def test_marking_and_unmarking_a_text_gives_it_back(text: str) -> None:
    assert unescaped(escaped(text)) == text


@given(TABLES)
def test_csv_reads_back_as_it_was_written(rows: list[list[Value]]) -> None:
    data = b"".join(csv_parts(["a", "b", "=c"], rows))
    assert data.startswith(b"\xef\xbb\xbfa,b,'=c\r\n")
    for read, written in zip(read_csv(data)[1:], rows, strict=True):
        assert all(map(the_same, read, written))


@given(TABLES)
def test_excel_reads_back_as_it_was_written(tmp_path_factory: pytest.TempPathFactory, rows: list[list[Value]]) -> None:
    path = tmp_path_factory.getbasetemp() / "a.xlsx"
    write_table(path, ["a", "b", "=c"], rows)
    found = excel(path)
    assert found[0] == ["a", "b", "'=c"]
    for read, written in zip(found[1:], rows, strict=False):
        assert all(map(the_same, read, written))


def test_a_number_that_excel_would_shorten_is_a_text(tmp_path: Path) -> None:
    exact: list[Value] = [123456789012345, Decimal("0.000123456789012345"), 120000000000000000, Decimal("1E+2")]
    longer: list[Value] = [1234567890123456, Decimal("12345678901234.56")]
    write_table(tmp_path / "a.xlsx", ["n"], [[value] for value in exact + longer])
    read = [row[0] for row in excel(tmp_path / "a.xlsx")[1:]]
    assert [isinstance(one, str) for one in read] == [False, False, False, False, True, True]
    assert [Decimal(str(one)) for one in read] == exact + longer


def test_a_text_like_an_error_or_a_date_stays_a_text(tmp_path: Path) -> None:
    texts: list[Value] = ["#N/A", "2024-01-01", "001", "TRUE"]
    write_table(tmp_path / "a.xlsx", ["n"], [[text] for text in texts])
    assert [row[0] for row in excel(tmp_path / "a.xlsx")[1:]] == texts


def test_a_date_that_excel_cannot_count_is_a_text(tmp_path: Path) -> None:
    write_table(tmp_path / "a.xlsx", ["d"], [[dt.date(1900, 2, 28)], [dt.date(1900, 3, 1)]])
    assert [row[0] for row in excel(tmp_path / "a.xlsx")[1:]] == ["1900-02-28", dt.datetime(1900, 3, 1)]  # noqa: DTZ001


def test_control_characters_and_half_characters_are_shown_as_escapes(tmp_path: Path) -> None:
    for ending in ("csv", "xlsx"):
        write_table(tmp_path / f"a.{ending}", ["t"], [["a\x00\x1b\ud800\uffffb\r\nc\rd"]])
    shown = "a\\x00\\x1b\\ud800\\uffffb\nc\nd"
    assert excel(tmp_path / "a.xlsx")[1] == [shown]
    assert read_csv((tmp_path / "a.csv").read_bytes())[1] == [shown]


def test_the_same_tables_give_the_same_bytes_at_any_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows: list[list[Value]] = [["P-1", Decimal("90.5"), dt.date(2024, 1, 1), True, None]]
    write_table(tmp_path / "a.xlsx", list("abcde"), rows)
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    (tmp_path / "c").mkdir()
    write_table(tmp_path / "c" / "a.xlsx", list("abcde"), rows)
    assert load_workbook(tmp_path / "a.xlsx").properties.modified == dt.datetime(1980, 1, 1)  # noqa: DTZ001
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "c" / "a.xlsx").read_bytes()


def test_a_workbook_holds_several_sheets_with_titles_that_excel_allows(tmp_path: Path) -> None:
    titles = ["记录", "a/b:c", "x" * 40, "", "'q'", "x" * 31]
    write_workbook(tmp_path / "a.xlsx", [Sheet(title, ["a"], [[number]]) for number, title in enumerate(titles)])
    book = load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames == ["记录", "a_b_c", "x" * 28, "_", "_q_", f"{'x' * 28}1"]
    assert [sheet["A2"].value for sheet in book] == [0, 1, 2, 3, 4, 5]


@pytest.mark.parametrize("name", ["a.txt", "a", "a.xls", "a.csv.zip"])
def test_a_table_has_a_name_that_ends_in_csv_or_xlsx(tmp_path: Path, name: str) -> None:
    with pytest.raises(PerfrulesError, match=r"export-form"):
        write_table(tmp_path / name, ["a"], [])
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
def test_a_row_of_another_length_or_any_other_error_leaves_the_old_file(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"old")
    with pytest.raises(ValueError, match="a row of 2 values under 1 columns"):
        write_table(path, ["a"], [[1], [1, 2]])

    def broken() -> Iterator[list[Value]]:
        yield [1]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_table(path, ["a"], broken())
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_what_a_sheet_cannot_hold_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("perfrules.exports.workbook.MOST_ROWS", 3)
    monkeypatch.setattr("perfrules.exports.workbook.MOST_COLUMNS", 2)
    path = tmp_path / "a.xlsx"
    for columns, rows, code in (
        (["a"], [["x" * 32_768]], "32767 characters"),
        (["a"], [[1], [2], [3]], "3 rows"),
        (["a", "b", "c"], [], "2 columns"),
    ):
        with pytest.raises(PerfrulesError, match=code):
            write_table(path, columns, rows)
    write_table(path, ["a"], [["x" * 32_767], [1]])
    assert not [file for file in tmp_path.iterdir() if file != path]


def test_without_the_extra_packages_excel_is_refused_with_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    monkeypatch.delitem(sys.modules, "perfrules.exports.workbook", raising=False)
    with pytest.raises(PerfrulesError, match=r"perfrules\[excel\]"):
        write_table(tmp_path / "a.xlsx", ["a"], [])
    write_table(tmp_path / "a.csv", ["a"], [])
