"""JSON Lines, and names of values in JSON, JSON Lines and YAML."""

from pathlib import Path

import pytest

from perfrules import Evaluator
from perfrules.reading import listed, open_data
from tests.reading.rules import FORMS, ROWS, given, opened, records, results, rules, said

ONE = '{"id": "P-1", "name": "a", "budget": 1}'
TWO = '{"id": "P-2", "name": "b", "budget": "x"}'


def test_a_line_is_a_record() -> None:
    for name in ("a.jsonl", "a.ndjson"):
        assert [one["id"] for one in records(f"{ONE}\n\n{TWO}", name) if isinstance(one, dict)] == ["P-1", "P-2"]


def test_a_mistake_names_the_line() -> None:
    first, second = results(f"\ufeff{ONE}\n\n{TWO}\n", "a.jsonl")
    assert first.status == "decided"
    assert str(second.errors[0].where) == "a.jsonl:3: P-2: budget"
    assert second.origin is not None
    assert second.origin.row == 3


def test_every_line_that_cannot_be_read_is_listed_with_its_place() -> None:
    assert said(f'{ONE}\n{{"a": 1,}}\n{TWO}\n{{"a": NaN}}\n', "a.jsonl") == [
        ("data-json/comma", "a.jsonl:2:8"),
        ("data-json/not-finite", "a.jsonl:4:7"),
    ]


def test_repeated_ids_are_refused_with_their_lines() -> None:
    assert said(f"{ONE}\n{TWO}\n\n{ONE}\n", "a.jsonl") == [("data-id/rows", "a.jsonl:4")]


def test_lines_are_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listed, "MOST_ROWS", 1)
    assert said(f"{ONE}\n{TWO}\n", "a.jsonl") == [("data-size/sheet", "a.jsonl:2")]


def test_a_line_that_is_no_record_is_a_mistake_of_that_record() -> None:
    assert [one.status for one in results(f"{ONE}\n5\n", "a.jsonl")] == ["decided", "error"]


def test_a_table_of_lines_that_are_no_rows_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text("5\n", encoding="utf-8")
    assert [key for key, _ in said(ONE, "a.json", ROWS, {"targets": path})] == ["data-record"]


def test_titles_are_names_in_json_too() -> None:
    data = '{"编号": "P-1", "项目名称": "a", "预算数（万元）": 1, "Targets": [{"指标": "x", "分值": 5}, 7], "x": 1}'
    (record,) = records(data, "a.json", ROWS)
    assert record == {"id": "P-1", "name": "a", "budget": 1, "targets": [{"target": "x", "points": 5}, 7], "x": 1}


def test_a_record_by_ids_is_handed_on_as_it_is() -> None:
    first, second = given(f"[{ONE}, {TWO}]", "a.json")
    assert first.record == {"id": "P-1", "name": "a", "budget": 1}
    assert (first.position, second.position) == ("1", "2")
    assert given(ONE, "a.json")[0].position == ""


def test_a_name_and_its_title_beside_each_other_are_not_merged() -> None:
    (record,) = records('{"name": "a", "项目名称": "b", "budget": 1}', "a.json")
    assert record == {"name": "a", "项目名称": "b", "budget": 1}


def test_a_percentage_by_its_title() -> None:
    (record,) = records('{"name": "a", "budget": 1, "执行率(%)": 95}', "a.json")
    assert str(record["rate"]) == "0.95"  # type: ignore[index]


def test_another_unit_in_a_name_is_a_mistake_of_the_record() -> None:
    (result,) = results('{"name": "a", "预算数(元)": 1}', "a.json")
    assert "data-header-unit/money" in [error.key for error in result.errors]


def test_a_sheet_of_no_workbook_cannot_be_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("name,budget\na,1\n", encoding="utf-8")
    with pytest.raises(Exception, match="data-sheet"):
        open_data(path, rules(), sheet="x")


def test_records_can_be_gone_through_again() -> None:
    read = opened(f"{ONE}\n{TWO}\n", "a.jsonl")
    assert list(read) == list(read)
    assert len(read) == read.count == 2


def test_hundreds_of_strange_names_are_no_burden() -> None:
    data = "[" + ",".join(f'{{"name": "a", "budget": 1, "x{n}": 1}}' for n in range(1100)) + "]"
    assert len(list(Evaluator(rules(FORMS)).evaluate_all(opened(data, "a.json")))) == 1100
