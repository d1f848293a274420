"""Tables: in a file of their own, in a sheet of their own, or as a block of rows beside the record."""

import pickle
from pathlib import Path
from typing import Any

import pytest

from perfrules import Evaluator, Result
from perfrules.problems import Problem
from perfrules.reading import open_data
from tests.reading.books import Rows, book
from tests.reading.rules import HEAD, ROWS, given, records, refused, results, rules, said

RECORDS = "id,name,budget\nP-1,道路,1\nP-2,桥,2\nP-3,渠,3\n"
TARGETS = "项目编号,指标,分值（分）\nP-2,a,5\nP-1,b,6\nＰ-2 ,c,7\n"
BLOCK = "编号,项目名称,预算数,指标,分值\nP-1,道路,1,a,5\n,,,b,6\nP-2,桥,2,c,7\nP-2,桥,2,d,8\nP-3,渠,3,,\n"
TWO = ROWS + "  steps: {title: 步骤, columns: {step: {title: 步, kind: text}, points: {title: 分值, kind: number}}}\n"


def rows(data: str, text: str = ROWS, table: str = "targets") -> list[list[dict[str, object]]]:
    return [record[table] for record in records(data, text=text) if isinstance(record, dict)]


class Folder:
    """A folder with files that are opened together."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def write(self, name: str, data: str | bytes) -> Path:
        (self.path / name).write_bytes(data.encode() if isinstance(data, str) else data)
        return self.path / name

    def results(
        self, records: str, targets: str | bytes, forms: str = "forms.csv", name: str = "rows.csv"
    ) -> list[Result]:
        tables = {"targets": self.write(name, targets)}
        data = open_data(self.write(forms, records), rules(ROWS), tables=tables)
        return [Evaluator(rules(ROWS)).evaluate_given(one) for one in data]

    def said(
        self, records: str, targets: str, forms: str = "forms.csv", name: str = "rows.csv"
    ) -> list[tuple[str, str]]:
        tables = {"targets": self.write(name, targets)}
        return said(records, forms, ROWS, tables)


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


def test_rows_of_a_file_of_their_own_belong_to_the_record_they_name_in_any_order(folder: Folder) -> None:
    tables = {"targets": folder.write("rows.csv", TARGETS)}
    data = open_data(folder.write("forms.csv", RECORDS), rules(ROWS), tables=tables)
    found: list[Any] = [one.record for one in data]
    assert [[row["target"] for row in one["targets"]] for one in found] == [["b"], ["a", "c"], []]
    assert [file.name for file in data.files] == ["forms.csv", "rows.csv"]


@pytest.mark.parametrize("name", ["forms.json", "forms.jsonl"])
def test_records_with_named_values_take_rows_from_a_file_of_their_own(folder: Folder, name: str) -> None:
    one, two = '{"id": "P-1", "name": "a", "budget": 1}', '{"id": "P-2", "name": "b", "budget": "x"}'
    forms = f"[{one}, {two}]" if name.endswith("json") else f"{one}\n{two}\n"
    first, second = folder.results(forms, "id,指标,分值\nP-1,a,x\n", name)
    assert [str(error.where).rpartition("/")[2] for error in first.errors] == ["rows.csv:2: P-1: 分值"]
    assert second.errors[0].key == "data-number"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("rows.jsonl", '{"id": "P-1", "target": "a", "points": 5}\n{"记录编号": null, "id": "P-1", "target": null, "points": 2.5}\n'),
        ("rows.json", '[{"项目编号": "P-1", "指标": "a", "points": 5}, {"项目编号": "P-1", "points": "2.5"}]'),
        ("rows.xlsx", book([["id", "指标", "分值"], ["P-1", "a", 5], ["P-1", None, 2.5]])),
        ("rows.xlsx", book([["x"]], targets=[["id", "指标", "分值"], ["P-1", "a", 5], ["P-1", None, 2.5]])),
    ],
)  # fmt: skip
def test_a_table_may_have_any_form(folder: Folder, name: str, content: str | bytes) -> None:
    if name.endswith(".jsonl"):
        content = str(content).replace('"记录编号": null, ', "")
    (result,) = folder.results("id,name,budget\nP-1,a,1\n", content, name=name)
    assert result.status == "decided"
    assert [warning.key for warning in result.warnings] == ["data-empty-cell"]


def test_several_values_in_one_cell_of_a_table_are_a_mistake(folder: Folder) -> None:
    (result,) = folder.results(
        "id,name,budget\nP-1,a,1\n", '[{"id": "P-1", "target": {}, "points": [5]}]', name="a.json"
    )
    assert [error.key for error in result.errors] == ["data-text", "data-number/kind"]


def test_a_row_of_no_record_is_refused_with_all_such_rows(folder: Folder) -> None:
    assert folder.said(RECORDS, "id,指标,分值\nP-9,a,5\nP-1,b,6\nP-9,c,7\n,d,8\n") == [
        ("data-table-id", f"{folder.path}/rows.csv:2: id"),
        ("data-table-id/empty", f"{folder.path}/rows.csv:5: id"),
    ]


def test_a_table_whose_rows_name_no_record_is_refused(folder: Folder) -> None:
    assert [key for key, _ in folder.said(RECORDS, "指标,分值\na,5\n")] == ["data-table-id/column"]


def test_a_table_needs_its_columns(folder: Folder) -> None:
    assert [key for key, _ in folder.said(RECORDS, "id,指标\nP-1,a\n")] == ["data-column/absent"]


def test_records_without_ids_can_have_no_rows_elsewhere(folder: Folder) -> None:
    assert folder.said("name,budget\na,1\n", TARGETS) == [("data-id/column", "forms.csv")]
    assert folder.said('{"name": "a", "budget": 1}', TARGETS, "forms.json") == [("data-id/column", "forms.json")]


def test_a_table_stands_in_one_place(folder: Folder) -> None:
    forms = '{"id": "P-1", "name": "a", "budget": 1, "targets": []}'
    assert folder.said(forms, "id,指标,分值\n", "forms.json") == [("data-table-twice", "forms.json")]


def test_a_table_that_is_nowhere_is_refused_with_the_way_out() -> None:
    problem = refused(RECORDS, text=ROWS)[0]
    assert problem.key == "data-table-absent"
    assert "--table targets=FILE" in problem.fix("en")


def test_an_unknown_table_is_refused_with_the_near_word(tmp_path: Path) -> None:
    for name, key in (("target", "data-table-unknown/near"), ("xyz", "data-table-unknown")):
        problems: tuple[Problem, ...] = refused(BLOCK, text=ROWS, tables={name: tmp_path / "none.csv"})
        assert [problem.key for problem in problems] == [key]


def test_rows_beside_the_record_belong_to_the_id_above() -> None:
    assert [[row["target"] for row in found] for found in rows(BLOCK)] == [["a", "b"], ["c", "d"], []]
    assert [one.origin.row for one in given(BLOCK, text=ROWS) if one.origin] == [2, 4, 6]


def test_inputs_of_a_block_stand_on_its_first_row_and_are_empty_or_the_same_below() -> None:
    data = "id,name,budget,指标,分值\nP-1,道路,1,a,5\nP-1,道路,2,b,6\n,桥,,c,7\nP-2,桥,1,d,8\n"
    first, second = results(data, text=ROWS)
    assert [(one.key, str(one.where)) for one in first.errors] == [
        ("data-block", "forms.csv:3: P-1: budget"),
        ("data-block", "forms.csv:4: P-1: name"),
    ]
    assert second.status == "decided"


def test_a_record_that_is_torn_apart_has_a_repeated_id() -> None:
    assert said("id,name,budget,指标,分值\nP-1,a,1,x,5\nP-2,b,1,x,5\nP-1,a,1,y,5\n", text=ROWS) == [
        ("data-id/rows", "forms.csv:4: id")
    ]


def test_blocks_need_an_id() -> None:
    assert said("name,budget,指标,分值\na,1,x,5\n", text=ROWS) == [("data-id/column", "forms.csv")]


def test_a_mistake_in_a_row_names_its_own_row() -> None:
    (result, *_) = results("id,name,budget,指标,分值\nP-1,a,1,x,5\n,,,y,viel\n", text=ROWS)
    assert [str(one.where) for one in result.errors] == ["forms.csv:3: P-1: 分值"]
    assert result.to_dict()["errors"][0]["row"] == 2


def test_an_empty_cell_of_a_row_is_told() -> None:
    (result, *_) = results("id,name,budget,指标,分值\nP-1,a,1,x,\n", text=ROWS)
    assert [str(one.where) for one in result.warnings] == ["forms.csv:2: P-1: 分值"]


def test_a_title_of_an_input_and_of_a_column_is_told_apart_by_the_table() -> None:
    head = "id,name,budget,指标,分值"
    assert [key for key, _ in said(f"{head},备注\nP-1,a,1,x,5,z\n", text=ROWS)] == ["data-header/ambiguous"]
    for header in ("绩效指标.备注", "targets.备注", "remark", "targets.remark", "Targets.Remark"):
        assert rows(f"{head},{header}\nP-1,a,1,x,5,z\n")[0][0]["remark"] == "z"


def test_several_tables_may_stand_beside_the_record() -> None:
    data = "id,name,budget,指标,targets.points,步,步骤.分值\nP-1,a,1,x,5,s,1\n,,,,,t,2\n,,,y,6,,\n"
    assert [row["target"] for row in rows(data, TWO)[0]] == ["x", "y"]
    assert [row["step"] for row in rows(data, TWO, "steps")[0]] == ["s", "t"]


def test_a_merged_id_is_the_id_of_its_block() -> None:
    def merge(sheet: Any) -> None:
        sheet.merge_cells("A2:A3")
        sheet.merge_cells("B2:B3")

    lines: Rows = [["id", "name", "budget", "指标", "分值"], ["P-1", "a", 1, "x", 5], [None, None, None, "y", 6]]
    (result,) = results(book(lines, change=merge), "a.xlsx", ROWS)
    assert (result.status, result.errors) == ("decided", ())


def test_a_merged_cell_of_a_table_is_a_mistake() -> None:
    lines: Rows = [["id", "name", "budget", "指标", "分值"], ["P-1", "a", 1, "x", 5], [None, None, None, None, 6]]
    (result,) = results(book(lines, change=lambda sheet: sheet.merge_cells("D2:D3")), "a.xlsx", ROWS)
    assert [(one.key, str(one.where)) for one in result.errors] == [("data-cell/merged", "a.xlsx[项目]:3: P-1: 指标")]


def test_records_can_be_sent_to_another_process() -> None:
    first, *_ = given(BLOCK, text=ROWS)
    copy = pickle.loads(pickle.dumps(first))  # noqa: S301 - our own bytes
    assert copy == first
    assert str(copy.locate("targets", 2, "points")) == "forms.csv:3: 分值"


def test_inputs_that_are_taken_from_other_results_need_no_column() -> None:
    taken = "from: {rules: cn.satisfaction_survey, value: answers_counted}"
    text = f"{HEAD}inputs: {{a: {{kind: number}}, b: {{kind: whole, {taken}}}}}\nvalues: {{v: {{formula: a}}}}\n"
    assert records("a\n1\n", text=text) == [{"a": "1"}]
