"""Mapping files: foreign headers, units and words."""

from pathlib import Path

import pytest

from perfrules import DataError, Evaluator
from perfrules.problems import Problem
from perfrules.reading import DataFile, open_data
from tests.reading.books import book
from tests.reading.rules import ROWS, rules

HEADER = "编码,名,投资额,执行进度,调查,经办人\n"
MAPPING = """format: 1
records:
  columns:
    编码: id
    名: 项目名称
    投资额: {field: budget, unit: 元}
    执行进度: {field: rate, unit: "%"}
    调查: held
ignore: [经办人]
words:
  held: {有: true, 无: false}
  targets.section: {产出类: output, "效": 效益}
"""


def opened(folder: Path, data: str | bytes, mapping: str, name: str = "forms.csv", **tables: str) -> DataFile:
    (folder / "mapping.yaml").write_text(mapping, encoding="utf-8")
    (folder / name).write_bytes(data.encode() if isinstance(data, str) else data)
    for table, content in tables.items():
        (folder / f"{table}.csv").write_text(content, encoding="utf-8")
    given = {table: folder / f"{table}.csv" for table in tables}
    return open_data(folder / name, rules(ROWS), tables=given, mapping=folder / "mapping.yaml")


def said(folder: Path, mapping: str) -> list[tuple[str, str]]:
    with pytest.raises(DataError) as caught:
        opened(folder, "id,name,budget\n", mapping)
    assert all(problem.text(lang) for problem in caught.value.problems for lang in ("zh", "en"))
    return [(problem.key, place(problem)) for problem in caught.value.problems]


def place(problem: Problem) -> str:
    return str(problem.where).rpartition("mapping.yaml:")[2]


def test_foreign_headers_units_and_words_are_read_as_the_mapping_says(tmp_path: Path) -> None:
    data = HEADER + "P-1,道路,50000,95,有,甲\nP-2,桥,3万元,0.5%,无,乙\n"
    read = opened(tmp_path, data, MAPPING, targets="id,target,类别,分值\nP-1,a,产出类,5\nP-1,b, 效 ,6\nP-1,c,产出,7\n")
    first, second = (given.record for given in read)
    assert isinstance(first, dict)
    assert isinstance(second, dict)
    assert [row["section"] for row in first.pop("targets")] == ["output", "效益", "产出"]
    assert first == {"id": "P-1", "name": "道路", "budget": "50000元", "rate": "95%", "held": True}
    assert (second["budget"], second["rate"], second["held"]) == ("3万元", "0.5%", False)
    assert read.warnings == ()
    results = list(Evaluator(rules(ROWS)).evaluate_all(read))
    assert [str(one.values["half"]) for one in results] == ["2.5", "1.5"]
    assert str(Evaluator(rules(ROWS)).evaluate_given(next(iter(read))).errors) == "()"


def test_the_mapping_belongs_to_the_origin(tmp_path: Path) -> None:
    read = opened(tmp_path, HEADER + "P-1,道路,1,,,\n", MAPPING, targets="id,target,分值\n")
    assert [file.name for file in read.files] == ["forms.csv", "targets.csv", "mapping.yaml"]


def test_numbers_of_a_workbook_are_converted_exactly(tmp_path: Path) -> None:
    data = book([HEADER.strip().split(","), ["P-1", "a", 1234.5, 95, "有", None]], targets=[["id", "target", "分值"]])
    read = opened(tmp_path, data, MAPPING, "forms.xlsx")
    (record,) = [given.record for given in read]
    assert isinstance(record, dict)
    assert (str(record["budget"]), str(record["rate"]), record["held"]) == ("0.12345", "0.95", True)


def test_sheets_and_header_rows_are_named(tmp_path: Path) -> None:
    data = book(
        [["项目一览"], [None], ["id", "name", "budget"], ["P-1", "a", 1]],
        list=[["注"], ["id", "指标", "分值"], ["P-1", "x", 5]],
        other=[["x"]],
    )
    mapping = "format: 1\nrecords: {sheet: 项目, header_row: 3}\ntables: {targets: {sheet: list, header_row: 2}}\n"
    (given,) = opened(tmp_path, data, mapping, "forms.xlsx")
    assert given.record == {"id": "P-1", "name": "a", "budget": 1, "targets": [{"target": "x", "points": 5}]}
    assert str(given.locate("targets", 1, "points")).endswith("forms.xlsx[list]:3: 分值")


def test_a_table_may_be_a_file_beside_the_mapping(tmp_path: Path) -> None:
    (tmp_path / "rows.csv").write_text("id,target,分值\nP-1,x,5\n", encoding="utf-8")
    mapping = "format: 1\ntables: {targets: {file: rows.csv}}\n"
    (given,) = opened(tmp_path, "id,name,budget\nP-1,a,1\n", mapping)
    assert isinstance(given.record, dict)
    assert given.record["targets"] == [{"target": "x", "points": "5"}]


def test_columns_of_a_table_beside_the_record_may_be_mapped(tmp_path: Path) -> None:
    mapping = "format: 1\nrecords: {columns: {三级: targets.target, 得分: points}}\n"
    (given,) = opened(tmp_path, "id,name,budget,三级,得分\nP-1,a,1,x,5\n", mapping)
    assert isinstance(given.record, dict)
    assert given.record["targets"] == [{"target": "x", "points": "5"}]


def test_names_in_json_may_be_mapped_too(tmp_path: Path) -> None:
    data = '{"编码": "P-1", "名": "a", "投资额": 50000, "调查": "有", "经办人": "x", "绩效指标": [{"指标": "x", "section": "产出类", "分值": 5}]}'
    (given,) = opened(tmp_path, data, MAPPING, "forms.json")
    assert given.record == {
        "id": "P-1", "name": "a", "budget": 5, "held": True, "targets": [{"target": "x", "section": "output", "points": 5}],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("mapping", "problems"),
    [
        ("records: {}\n", [("mapping-format", "1:1")]),
        ("format: 2\n", [("mapping-format", "1:9")]),
        ("[a]\n", [("mapping-group", "1:1"), ("mapping-format", "1:1")]),
        ("format: 1\nrecrods: {}\nxyz: 1\n", [("mapping-word/near", "2:1"), ("mapping-word", "3:1")]),
        ("format: 1\nrecords: {columns: {甲: budgte}}\n", [("mapping-field/near", "2:24")]),
        ("format: 1\nrecords: {columns: {甲: 乙}}\n", [("mapping-field", "2:24")]),
        ("format: 1\nrecords: {columns: {甲: 备注}}\n", [("mapping-field/several", "2:24")]),
        ("format: 1\nrecords: {columns: {甲: {unit: 元}}}\n", [("mapping-column", "2:24")]),
        ("format: 1\nrecords: {columns: {甲: {field: budget, unit: 公里}}}\n", [("mapping-unit", "2:46")]),
        ("format: 1\nrecords: {columns: {甲: {field: id, unit: 元}}}\n", [("mapping-unit", "2:42")]),
        ("format: 1\nrecords: {columns: {甲: {field: xyz, unit: 元}}}\n", [("mapping-field", "2:32")]),
        ("format: 1\nrecords: {columns: {甲: {field: [budget]}}}\n", [("mapping-text", "2:32")]),
        ("format: 1\nrecords: {header_row: 0}\n", [("mapping-row", "2:23")]),
        ("format: 1\nrecords: {sheet: [a]}\n", [("mapping-text", "2:18")]),
        ("format: 1\ntables: {target: {}, xyz: {}}\n", [("data-table-unknown/near", "2:10"), ("data-table-unknown", "2:22")]),
        ("format: 1\ntables: {targets: {file: ../a.csv}}\n", [("mapping-path", "2:26")]),
        ("format: 1\ntables: {targets: {file: /a.csv}}\n", [("mapping-path", "2:26")]),
        ("format: 1\ntables: {targets: {file: 'C:a.csv'}}\n", [("mapping-path", "2:26")]),
        ("format: 1\nignore: x\n", [("mapping-list", "2:9")]),
        ("format: 1\nwords: {held: {有: 1}}\n", [("mapping-value", "2:19")]),
        ("format: 1\nwords: {targets.section: {甲: [x]}}\n", [("mapping-text", "2:30")]),
        ("format: 1\nwords: {xyzzy: {甲: 乙}}\n", [("mapping-field", "2:9")]),
        ("format: 1\nwords: {id: {甲: 乙}}\nrecords: 5\n", [("mapping-group", "3:10")]),
        ("format: 1\nformat: 1\n", [("repeated-key", "2:1")]),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_mapping_file_is_said_with_its_place(
    tmp_path: Path, mapping: str, problems: list[tuple[str, str]]
) -> None:
    assert sorted(said(tmp_path, mapping)) == sorted(problems)
