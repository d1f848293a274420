import json
from pathlib import Path

import pytest

from tests.cli.conftest import RULES, Line
from tests.portfolio.files import PROJECT, write
from tests.portfolio.test_objects import ALL


def test_a_portfolio_is_evaluated_in_one_command(line: Line, tmp_path: Path) -> None:
    files = write(tmp_path, projects_csv=ALL, printed_yaml="id: '2024'\nprinted: 80\n")
    words = ("portfolio", files["summary"], files["project"], files["projects"], "--own", files["printed"])
    shown = line(*words)
    assert (shown.code, shown.err) == (0, "")
    assert "printed 80, is 74" in shown.out
    found = json.loads(line(*words, "--format", "json").out)
    assert (found["id"], found["values"]) == ("2024", {"average": 74, "good_ones": 1})
    assert "printed 80, is 74" in line(*words, "--format", "markdown").out


def test_further_objects_may_follow_other_rules(line: Line, tmp_path: Path) -> None:
    files = write(
        tmp_path,
        projects_csv=ALL,
        other_yaml=PROJECT.replace("points: 60", "points: 40").replace("users: {points: 40", "users: {points: 60"),
    )
    also = f"{files['other']}={files['projects']}"
    found = line("portfolio", files["summary"], files["project"], files["projects"], "--also", also, "--format", "json")
    assert json.loads(found.out)["values"]["good_ones"] == 2


def test_without_an_own_record_the_portfolio_has_its_objects_only(line: Line, tmp_path: Path) -> None:
    files = write(tmp_path, projects_csv=ALL)
    found = line("portfolio", files["summary"], files["project"], files["projects"], "--format", "json")
    assert json.loads(found.out)["flags"] == {"fired": [], "undecided": ["printed_wrong"]}


def test_objects_with_mistakes_are_told_and_the_exit_code_says_so(line: Line, tmp_path: Path) -> None:
    files = write(tmp_path, projects_csv=ALL + "P-4,all,1\n")
    found = line("portfolio", files["summary"], files["project"], files["projects"])
    assert found.code == 3
    assert "projects.csv:5: P-4: done: error: 'all' does not read as a number" in found.err
    assert "1 of 4 objects hold mistakes in their data" in found.err


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("project", "project", "projects"), "portfolio-rules"),
        (("summary", "project", "projects", "--also", "x"), "option-rules-file"),
        (("summary", "project", "projects", "--own", "own"), "portfolio-record"),
        (("summary", "project", "projects", "--format", "odd"), "option-choice"),
    ],
)
def test_wrong_usage_is_told(line: Line, tmp_path: Path, words: tuple[str, ...], code: str) -> None:
    files = write(tmp_path, projects_csv=ALL, own_csv="id,printed\n2023,70\n2024,80\n")
    found = line("portfolio", *(files.get(word, word) for word in words))
    assert found.code == 2
    assert f"[{code}]" in found.err


def test_results_of_another_rule_set_fill_inputs(line: Line, tmp_path: Path) -> None:
    files = write(tmp_path)
    words = ("run", files["project"], files["projects"], "--with", f"{files['survey']}={files['answers']}")
    found = json.loads(line(*words, "--format", "json").out)
    assert [result["score"] for result in found] == [100, 40, None]
    explained = line("explain", files["project"], files["projects"], "users_content", "--record", "P-2", *words[3:])
    assert "10 of 40 points" in explained.out


def test_tables_go_to_the_rule_set_that_has_them(line: Line, tmp_path: Path) -> None:
    survey = """\
format: 1
id: test.survey
title: Survey
status: draft
tables: {answers: {columns: {content: {kind: yes_no}}}}
values: {rate: {formula: "share_of(answers, 1, content)", kind: percent, provenance: proposal}}
"""
    files = write(
        tmp_path, survey_yaml=survey, surveys_csv="id\nP-1\nP-2\n", answers_csv="id,content\nP-1,是\nP-2,否\n"
    )
    found = line(
        "run", files["project"], files["projects"], "--with", f"{files['survey']}={files['surveys']}",
        "--table", f"answers={files['answers']}", "--format", "json",
    )  # fmt: skip
    assert found.err == ""
    assert [result["score"] for result in json.loads(found.out)] == [100, 30, None]


def test_an_option_with_is_a_rule_set_and_a_file(line: Line, tmp_path: Path) -> None:
    files = write(tmp_path)
    wrong = line("run", files["project"], files["projects"], "--with", "survey")
    assert (wrong.code, "[option-rules-file]" in wrong.err) == (2, True)
    strange = line("run", files["project"], files["projects"], "--with", f"{RULES}={files['answers']}")
    assert strange.code != 0


@pytest.mark.parametrize("name", ["objects", "other", "answers", "printed"])
def test_no_file_that_is_read_is_replaced(line: Line, tmp_path: Path, name: str) -> None:
    files = write(
        tmp_path, objects_csv=ALL, other_csv=ALL, printed_yaml="id: '2024'\n", projects_csv="id,done\nP-1,1\n"
    )
    before = {one: Path(path).read_bytes() for one, path in files.items()}
    found = line(
        "portfolio", files["summary"], files["project"], files["projects" if name == "answers" else "objects"],
        "--also", f"{files['project']}={files['other']}", "--own", files["printed"],
        *(("--with", f"{files['survey']}={files['answers']}") if name == "answers" else ()), "-o", files[name],
    )  # fmt: skip
    assert (found.code, "[output-is-input]" in found.err) == (2, True)
    assert {one: Path(path).read_bytes() for one, path in files.items()} == before
