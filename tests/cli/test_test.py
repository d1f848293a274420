from pathlib import Path

import pytest

from perfrules.cases import read_cases
from tests.cli.conftest import RULES, Line

SETS = Path(RULES).parents[2] / "indicator_sets"
CASE = """\
cases:
  - name: a case
    rules: ./rules.yaml
    given: {id: P, budget: 25, executed: 20, survey_held: true, diverted: false, targets: []}
    expect: {scores: {execution: %s}, flags: []}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "rules.yaml").write_bytes(Path(RULES).read_bytes())
    return tmp_path


def test_the_cases_of_a_shipped_set_pass(line: Line) -> None:
    shown = line("test", "cn.project_self_evaluation", "cn.project_evaluation")
    assert (shown.code, shown.out) == (0, "13 of 13 cases passed.\n")


def test_a_folder_is_searched_and_no_file_counted_twice(line: Line) -> None:
    folder = SETS / "cn" / "variants"
    shown = line("test", str(folder), "cn.variants.hubei", "--lang", "zh")
    count = sum(len(read_cases(path).cases) for path in folder.rglob("*.cases.yaml"))
    assert (shown.code, shown.out) == (0, f"{count}个算例中{count}个符合预期。\n")


def test_a_failure_shows_expected_and_actual_where_they_part_and_why(line: Line, folder: Path) -> None:
    (folder / "cases.yaml").write_text(CASE % 8.1, encoding="utf-8")
    shown = line("test", str(folder))
    assert shown.code == 1
    assert f"✗ {folder / 'cases.yaml'}:2:11: a case" in shown.out
    assert "  scores.execution: expected 8.1, came out 8\n" in shown.out
    assert "(budget_execution)" in shown.out  # what it is put together from
    assert shown.out.endswith("0 of 1 cases passed.\n")
    assert "scores.execution：预期8.1，实际8" in line("test", str(folder), "--lang", "zh").out


def test_words_of_a_difference_are_in_the_language_asked_for(line: Line, folder: Path) -> None:
    text = CASE % 8
    (folder / "cases.yaml").write_text(text.replace("flags: []", "flags: [low_execution]"), encoding="utf-8")
    assert "flags.low_execution: expected fired, came out did not fire" in line("test", str(folder)).out
    assert "flags.low_execution：预期已触发，实际未触发" in line("test", str(folder), "--lang", "zh").out


@pytest.mark.parametrize("name", ["rules.cases.yaml", "cases.yaml"])
def test_a_rule_file_is_tested_by_the_cases_beside_it(line: Line, folder: Path, name: str) -> None:
    (folder / name).write_text(CASE % 8, encoding="utf-8")
    assert line("test", str(folder / "rules.yaml")).out == "1 of 1 cases passed.\n"
    assert line("test", str(folder / name)).out == "1 of 1 cases passed.\n"


def test_mistakes_in_a_file_of_cases_end_with_1(line: Line, folder: Path) -> None:
    (folder / "cases.yaml").write_text(CASE.replace("expect", "expected") % 8, encoding="utf-8")
    shown = line("test", str(folder))
    assert shown.code == 1
    assert "'expected' is not a word of a case" in shown.out


def test_mistakes_in_the_data_of_a_case_are_named_by_it(line: Line, folder: Path) -> None:
    (folder / "cases.yaml").write_text(CASE.replace("id: P, budget: 25", "budget: x") % 8, encoding="utf-8")
    shown = line("test", str(folder))
    assert shown.code == 1
    assert "  a case: budget: error: 'x' does not read as a number" in shown.out


def test_a_file_of_cases_that_is_not_there_is_a_wrong_usage(line: Line) -> None:
    assert line("test", "nowhere.cases.yaml").code == 2


def test_one_explanation_is_enough_for_an_item_with_two_differences(line: Line, folder: Path) -> None:
    rows = "targets: [" + ", ".join(
        f"{{name: {name}, section: output, sign: equal, target: 1, actual: 1, points: 25{declared}}}"
        for name, declared in (("甲", ", declared: 5"), ("乙", ""))
    )
    text = CASE.replace("targets: [", rows).replace("flags: []", "flags: [], undecided: []") % 8
    (folder / "cases.yaml").write_text(text, encoding="utf-8")
    shown = line("test", str(folder)).out
    assert "flags.full_marks_withheld" in shown
    assert "undecided.full_marks_withheld" in shown
    assert shown.count("(full_marks_withheld)") == 1
