"""The data files made to mislead: each JSON file ends as its list says."""

from typing import Literal

import pytest

from perfrules.errors import DataError
from perfrules.records.files import read_records
from perfrules.records.record import RecordReader
from tests.records.fields import a_field, rules
from tests.shared import SHARED, data_file, needs_shared

READER = RecordReader(
    rules(
        a_field("text", "项目编号"),
        a_field("text", "项目名称"),
        a_field("number", "预算(万元)", minimum=(0, 1), maximum=(10**9, 1)),
        a_field("percent", "执行率", minimum=(0, 1), maximum=(2, 1)),
        a_field("number", "得分", minimum=(0, 1), maximum=(100, 1)),
        a_field("date", "完成日期"),
    )
)
FOLDER = ("attacks", "data")


def listed() -> list[tuple[str, str]]:
    """The JSON files with what is expected of them."""
    if SHARED is None:
        return []
    lines = data_file(*FOLDER, "EXPECT.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return [(row[0], row[1]) for row in rows if row[0].endswith(".json")]


def ending(name: str) -> Literal["accept", "cell", "reject"]:
    """Read; named at a cell; or nothing to evaluate (a file of one object is one record, and this one has no value)."""
    try:
        read = [READER.read(record) for record in read_records(data_file(*FOLDER, name)).records]
    except DataError:
        return "reject"
    errors = [problem for one in read for problem in one.problems if problem.severity == "error"]
    if all(problem.key == "data-absent" for problem in errors) and errors:
        return "reject"
    return "cell" if errors else "accept"


@needs_shared
def test_the_list_names_json_files() -> None:
    assert len(listed()) > 10


@needs_shared
@pytest.mark.parametrize(("name", "expected"), listed())
def test_a_misleading_file_ends_as_expected(name: str, expected: str) -> None:
    assert ending(name) in {choice.split()[0] for choice in expected.split("|")}
