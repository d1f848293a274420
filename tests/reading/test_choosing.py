"""Which sheet is read, and sheets that are not there."""

from pathlib import Path

import pytest

from perfrules import DataError
from perfrules.reading import open_data, packed
from tests.reading.books import Rows, book
from tests.reading.rules import FORMS, ROWS, refused, rules, said

RECORDS: Rows = [["id", "name", "budget"], ["P-1", "a", 1]]
TARGETS: Rows = [["id", "target", "points"], ["P-1", "x", 5]]


def test_a_sheet_is_asked_for_by_name(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(book(RECORDS, other=[["x"]]))
    assert len(open_data(path, rules(FORMS), sheet="项目")) == 1
    for name, key in (("othre", "data-sheet/near"), ("xyz", "data-sheet")):
        with pytest.raises(DataError) as caught:
            open_data(path, rules(FORMS), sheet=name)
        assert [problem.key for problem in caught.value.problems] == [key]
        assert "other" in caught.value.problems[0].text("zh")


def test_a_mapping_may_name_a_sheet_that_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(book(RECORDS, x=TARGETS))
    mapping = tmp_path / "mapping.yaml"
    mapping.write_text("format: 1\nrecords: {sheet: 项目}\ntables: {targets: {sheet: 指标}}\n", encoding="utf-8")
    with pytest.raises(DataError, match="data-sheet"):
        open_data(tmp_path / "a.xlsx", rules(ROWS), mapping=mapping)


def test_a_workbook_of_a_table_needs_one_sheet_or_one_that_is_called_like_it(tmp_path: Path) -> None:
    path = tmp_path / "rows.xlsx"
    path.write_bytes(book([["x"]], a=[["y"]]))
    forms = "id,name,budget\nP-1,a,1\n"
    assert [key for key, _ in said(forms, "a.csv", ROWS, {"targets": path})] == ["data-sheet/several"]


def test_problems_of_records_and_tables_are_told_together(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text("id,target\nP-1,x\n", encoding="utf-8")
    data = book(RECORDS, other=[["x"]])
    assert sorted(problem.key for problem in refused(data, "a.xlsx", ROWS, {"targets": path})) == [
        "data-column/absent",
        "data-sheet/several",
    ]


def test_other_forms_are_refused_by_their_names() -> None:
    assert said(b"x", "a.xls") == [("data-file/form", "None")]
    assert said(b"x", "a.docx") == [("data-file/form", "None")]


def test_names_of_cells_that_cannot_be_read_are_passed_over() -> None:
    assert list(packed._area("x:y")) == []
    assert list(packed._area("B2")) == [packed.Area(2, 2, 2, 2)]
