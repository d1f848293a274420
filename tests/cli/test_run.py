import json
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from perfrules import Evaluator, load
from perfrules.records.given import DataStamp, Given, Origin
from tests.cli.conftest import RECORD, RULES, Line

Data = Callable[[object], str]


@pytest.mark.parametrize(
    ("lang", "words"), [("zh", ["得分：98.62", "等级：优", "发现的问题"]), ("en", ["Score: 98.62", "Findings"])]
)
def test_a_table_shows_score_grade_and_findings_in_the_language_asked_for(
    line: Line, lang: str, words: list[str]
) -> None:
    shown = line("run", RULES, RECORD, "--lang", lang)
    assert shown.code == 0
    for word in words:
        assert word in shown.out
    assert "指标“合同完成率”已完成（100／100），自评却只得28分（分值30）。" in shown.out


def test_json_is_the_result_and_the_same_bytes_on_every_run(line: Line, record: dict[str, Any]) -> None:
    data = Path(RECORD).read_bytes()
    stamp = DataStamp("self_evaluation.record.json", sha256(data).hexdigest(), "utf-8")
    given = Given(record, "", origin=Origin((stamp,)))
    expected = Evaluator(load(RULES)).evaluate_given(given).to_json() + "\n"
    shown = [line("run", RULES, RECORD, "--format", "json").out for _ in range(2)]
    assert shown[0] == shown[1] == expected


def test_a_list_of_records_gives_a_list_of_results(line: Line, data: Data, record: dict[str, Any]) -> None:
    path = data([record, record | {"id": "P-018"}])
    read = json.loads(line("run", RULES, path, "--format", "json").out)
    assert [one["id"] for one in read] == ["P-017", "P-018"]
    assert json.loads(line("run", RULES, data([record]), "--format", "json").out)[0]["id"] == "P-017"


def test_mistakes_in_data_end_with_3_and_are_listed(line: Line, data: Data, record: dict[str, Any]) -> None:
    path = data([record, {"budget": "x"}])
    shown = line("run", RULES, path)
    assert shown.code == 3
    assert "record 2: budget: error: 'x' does not read as a number" in shown.out
    assert "Mistakes in the data 5" in shown.out
    assert line("run", RULES, path, "--format", "json").code == 3
    assert line("run", RULES, data({"budget": "x"}), "--format", "markdown").code == 3


def test_flags_warnings_and_undecided_end_with_0(line: Line, data: Data, record: dict[str, Any]) -> None:
    shown = line("run", RULES, data(record | {"executed": None, "colour": "red"}))
    assert shown.code == 0
    assert "Score: undecided" in shown.out
    assert "is not filled in" in shown.out
    assert "The rules do not know 'colour'; it is not used." in shown.out


def test_data_that_are_no_records_end_with_3(line: Line, tmp_path: Path) -> None:
    path = tmp_path / "data.json"
    path.write_text("[1, 2", encoding="utf-8")
    shown = line("run", RULES, str(path))
    assert shown.code == 3
    assert "The data end too early." in shown.err


def test_rules_with_mistakes_end_with_1_and_all_of_them(line: Line) -> None:
    shown = line("run", "-", RECORD, stdin=b"format: 1\nid: a\ntitle: A\nstatus: drft\n")
    assert shown.code == 1
    assert "stdin:4:9" in shown.err
    assert "- was not used; correct it first." in shown.err
    assert shown.out == ""


def test_rules_that_only_the_evaluator_refuses_end_with_1(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    from perfrules import Problem, RuleFileError  # noqa: PLC0415
    from perfrules.cli import sources  # noqa: PLC0415

    def refused(*_: object) -> None:
        raise RuleFileError([Problem("circle", facts={"chain": "a → b"})])

    monkeypatch.setattr(sources, "Evaluator", refused)
    shown = line("run", RULES, RECORD)
    assert shown.code == 1
    assert "a → b" in shown.err


def test_data_and_rules_may_come_from_standard_input(line: Line) -> None:
    record, rules = Path(RECORD).read_bytes(), Path(RULES).read_bytes()
    assert "98.62" in line("run", RULES, "-", stdin=record).out
    assert "98.62" in line("run", "-", RECORD, stdin=rules).out
    assert "98.62" in line("run", RULES, "-", "-o", "-", "--format", "json", stdin=record).out


@pytest.mark.parametrize(("form", "start"), [("table", "项目支出"), ("json", "{"), ("markdown", "# 项目支出")])
def test_output_goes_whole_into_a_file(line: Line, tmp_path: Path, form: str, start: str) -> None:
    out = tmp_path / "out.txt"
    shown = line("run", RULES, RECORD, "--format", form, "-o", str(out))
    assert (shown.code, shown.out) == (0, "")
    text = out.read_text(encoding="utf-8")
    assert text.startswith(start)
    assert text.endswith("\n")
    assert "98.62" in text
    assert list(tmp_path.iterdir()) == [out]


def test_an_error_leaves_the_old_file_as_it_was(line: Line, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    out.write_text("old", encoding="utf-8")
    assert line("run", "nothing", RECORD, "--format", "json", "-o", str(out)).code == 2
    assert out.read_text(encoding="utf-8") == "old"


def test_the_output_never_replaces_the_rules_or_the_data(line: Line, tmp_path: Path) -> None:
    own = tmp_path / "rules.yaml"
    own.write_bytes(Path(RULES).read_bytes())
    shown = line("run", str(own), RECORD, "-o", str(own))
    assert shown.code == 2
    assert "the output would replace it" in shown.err
    assert own.read_bytes() == Path(RULES).read_bytes()


def test_an_output_that_cannot_be_written_is_said(line: Line, tmp_path: Path) -> None:
    for target in (tmp_path / "nowhere" / "out.json", tmp_path):
        shown = line("run", RULES, RECORD, "--format", "json", "-o", str(target))
        assert shown.code == 2
        assert "cannot be written; nothing was changed" in shown.err


def test_many_records_get_a_summary_and_only_the_mistaken_ones_a_report(
    line: Line, data: Data, record: dict[str, Any]
) -> None:
    many = [record | {"id": f"P-{number}"} for number in range(30)] + [{"id": "bad"}]
    path = data(many)
    shown = line("run", RULES, path)
    assert shown.code == 3
    assert shown.out.count("Score: 98.62") == 0
    assert "P-29" in shown.out
    assert "bad: budget: error" in shown.out
    assert "Reports of single records are shown for up to 20" in shown.out
    pages = line("run", RULES, path, "--format", "markdown").out
    assert pages.count("- Score: 98.62") == 30
    assert "| P-29 | decided | 98.62 | 优 | Warning 1 |" in pages


def test_what_a_terminal_would_obey_is_shown_as_an_escape(line: Line) -> None:
    shown = line("run", "./\x1b[31mrules.yaml", RECORD)
    assert "\x1b" not in shown.err
    assert "\\x1b[31m" in shown.err
    names = line("check", "\udcff.yaml")
    assert "\\udcff" in names.out


def test_a_terminal_gets_colours(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert "\x1b[" in line("run", RULES, RECORD).out


def test_the_texts_of_a_result_keep_the_language_of_the_rules_unless_asked(line: Line) -> None:
    name = "cn.project_self_evaluation"
    record = str(Path(RULES).parents[2] / "indicator_sets" / "examples" / "putuo_sports_2022.json")
    assert "预算执行率" in line("run", name, record, "--lang", "en").out
    shown = line("run", name, record, "--lang", "zh", "--texts", "en").out
    assert "Budget execution rate" in shown
    assert "得分：" in shown


def test_explain_shows_the_rule_with_its_figures(line: Line) -> None:
    shown = line("explain", RULES, RECORD, "budget_execution")
    assert shown.code == 0
    assert "执行" in shown.out
    assert "8.62" in shown.out
    for item in ("total", "grade", "execution", "execution_rate", "low_execution", "next_budget"):
        assert line("explain", RULES, RECORD, item).code == 0


def test_explain_takes_one_record_of_several(line: Line, data: Data, record: dict[str, Any]) -> None:
    nameless = {key: value for key, value in record.items() if key != "id"}
    path = data([record, nameless, record | {"id": "P-9", "executed": 25}])
    assert "10" in line("explain", RULES, path, "total", "--record", "P-9").out
    assert line("explain", RULES, path, "total", "--record", "2").code == 0
    without = line("explain", RULES, path, "total")
    assert without.code == 2
    assert "Add --record with one of: P-017, 2, P-9." in without.err
    unknown = line("explain", RULES, path, "total", "--record", "P-1")
    assert unknown.code == 2
    assert "No record has the id 'P-1'." in unknown.err


def test_many_records_are_not_all_listed(line: Line, data: Data, record: dict[str, Any]) -> None:
    path = data([record | {"id": f"P-{number}"} for number in range(30)])
    shown = line("explain", RULES, path, "total")
    assert "P-19, …." in shown.err
    assert "P-20" not in shown.err


def test_a_record_with_mistakes_cannot_be_explained(line: Line, data: Data) -> None:
    shown = line("explain", RULES, data({"budget": 1}), "total")
    assert shown.code == 3
    assert "record: executed: error" in shown.err
