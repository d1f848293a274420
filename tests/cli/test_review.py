"""The command `review`."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from perfrules.cli.reviewing import SHOWN_AT_MOST
from tests.cli.conftest import RULES, Line

Data = Callable[[object], str]
SHIPPED = "cn.project_self_evaluation"


@pytest.fixture
def form() -> dict[str, Any]:
    """A form that is right in every figure."""
    names = {"output": 50, "benefit": 30, "satisfaction": 10}
    rows = [
        {
            "section": name,
            "name": name.title(),
            "sign": "at_least",
            "target": 8,
            "actual": 8,
            "points": of,
            "declared": of,
        }
        for name, of in names.items()
    ]
    printed = {"declared_rate": "95%", "declared_execution": 9.5, "declared_total": 99.5, "declared_grade": "excellent"}
    return {"id": "P-1", "budget": 80, "executed": 76, "survey_held": True, **printed, "targets": rows}


def test_one_form_is_shown_side_by_side_in_the_language_asked_for(line: Line, data: Data, form: dict[str, Any]) -> None:
    path = data(form | {"declared_execution": 9, "declared_total": 98})
    shown = line("review", SHIPPED, path, "--texts", "en")
    assert shown.code == 0
    assert "Outcome: differs" in shown.out
    assert "Budget execution rate 10 9 9.5 -0.5 cut off" in " ".join(shown.out.split())
    assert "Serious · Printed scores do not add up" in shown.out
    chinese = line("review", SHIPPED, path, "--lang", "zh").out
    assert "复核结论：有不符" in chinese
    assert "填报各项合计为99" in chinese


def test_figures_that_agree_are_shown_only_when_asked_for(line: Line, data: Data, form: dict[str, Any]) -> None:
    path = data(form | {"declared_grade": None})
    assert "Nothing differs." in line("review", SHIPPED, path).out
    shown = line("review", SHIPPED, path, "--all").out
    assert "Nothing differs." not in shown
    assert [shown.count(word) for word in ("agrees", "not printed")] == [7, 1]


def test_many_forms_have_a_summary_first(line: Line, data: Data, form: dict[str, Any]) -> None:
    forms = [form, form | {"id": "P-2", "declared_total": 90}, {**form, "id": None, "declared_rate": "95.1%"}]
    shown = line("review", SHIPPED, data(forms), "--texts", "en")
    lines = shown.out.splitlines()
    assert [word in lines[0] for word in ("Record", "Outcome", "Differ", "Rounded", "Printed", "Recomputed")] == [
        True
    ] * 6
    assert lines[2].split()[:2] == ["P-1", "agrees"]
    assert "3 records: 1 agree, 2 differ" in shown.out
    assert "Self-evaluation of project spending: record 3" in shown.out


def test_a_form_with_mistakes_ends_with_3_and_the_others_are_reviewed(
    line: Line, data: Data, form: dict[str, Any]
) -> None:
    path = data([form | {"id": "P-2", "budget": "much"}, form])
    shown = line("review", SHIPPED, path)
    assert shown.code == 3
    assert "2 records: 1 agree, 1 with mistakes in the data" in shown.out
    assert "'much' does not read as a number" in shown.out
    cells = line("review", SHIPPED, path, "--format", "csv")
    assert (cells.code, "'much' does not read as a number" in cells.err) == (3, True)
    assert line("review", SHIPPED, data(form | {"budget": "much"})).code == 3


def test_single_forms_are_not_all_shown_where_there_are_too_many(line: Line, data: Data, form: dict[str, Any]) -> None:
    forms = [form | {"id": f"P-{number}", "declared_total": 90} for number in range(SHOWN_AT_MOST + 1)]
    shown = line("review", SHIPPED, data(forms)).out
    assert shown.count("Outcome: ") == SHOWN_AT_MOST
    assert f"Single forms are shown for up to {SHOWN_AT_MOST}" in shown
    assert line("review", SHIPPED, data(forms), "--format", "markdown").out.count("- Outcome: ") == SHOWN_AT_MOST + 1
    few = line("review", SHIPPED, data(forms[1:])).out
    assert "Single forms" not in few


def test_json_holds_the_lines_that_differ_and_what_the_form_comes_to(
    line: Line, data: Data, form: dict[str, Any]
) -> None:
    path = data([form, form | {"id": "P-2", "declared_execution": 9}])
    right, wrong = json.loads(line("review", SHIPPED, path, "--format", "json").out)
    assert (right["id"], right["status"], right["outcome"], right["review"], right["errors"]) == (
        "P-1", "decided", "agrees", [], [],
    )  # fmt: skip
    assert [(one["item"], one["verdict"]) for one in wrong["review"]] == [
        ("budget_execution", "rounding"), ("total", "same"),
    ]  # fmt: skip
    alone = json.loads(line("review", SHIPPED, data(form), "--format", "json", "--all").out)
    assert (alone["rules"]["id"], len(alone["review"])) == (SHIPPED, 7)


def test_a_page_of_one_form_has_no_summary(line: Line, data: Data, form: dict[str, Any]) -> None:
    shown = line("review", SHIPPED, data(form | {"declared_rate": "94%"}), "--format", "markdown", "--texts", "en").out
    assert shown.startswith("# Self-evaluation of project spending: P-1\n")
    assert "| Execution rate (spent over budget) |  | 94% | 95% | -1 pp | differs |" in shown
    many = line("review", SHIPPED, data([form | {"declared_rate": "94%"}]), "--format", "markdown").out
    assert many.startswith("# Review\n")


def test_forms_without_anything_to_tell_have_no_page(line: Line, data: Data, tmp_path: Path) -> None:
    rules = tmp_path / "plain.yaml"
    rules.write_text(
        "format: 1\nid: test.plain\ntitle: {en: Plain}\nstatus: draft\n"
        "inputs:\n  got: {kind: number}\n  said: {kind: number, optional: true}\n"
        "indicators: {a: {points: 5, score: {method: formula, formula: got, gives: points}, declared: said, provenance: proposal}}\n",
        encoding="utf-8",
    )
    forms = data([{"id": "right", "got": 4, "said": 4}, {"id": "wrong", "got": 4, "said": 2}])
    pages = line("review", str(rules), forms, "--format", "markdown").out
    assert ("# Plain: right" in pages, "## Plain: wrong" in pages) == (False, True)
    tables = line("review", str(rules), forms).out
    assert ("Plain: right" in tables, "Plain: wrong" in tables) == (False, True)


def test_a_spreadsheet_gets_one_line_for_each_difference(
    line: Line, data: Data, form: dict[str, Any], tmp_path: Path
) -> None:
    rows = [{**form["targets"][0], "name": "=1+1", "declared": 20}, *form["targets"][1:]]
    target = tmp_path / "out.csv"
    path = data([form | {"targets": rows}, {**form, "id": None, "declared_grade": "good"}])
    assert line("review", SHIPPED, path, "--format", "csv", "-o", str(target), "--texts", "en").code == 0
    read = list(csv.DictReader(io.StringIO(target.read_text(encoding="utf-8-sig"))))
    told = [(one["Record"], one["Item id"], one["Row"], one["Item"], one["Printed"], one["Verdict"]) for one in read]
    assert told == [
        ("P-1", "target_rows", "1", "'=1+1", "20", "differs"),
        ("P-1", "total", "", "Total", "99.5", "agrees"),
        ("record 2", "grade", "", "Grade", "Good", "differs"),
    ]


def test_a_file_gets_the_table_as_plain_text(line: Line, data: Data, form: dict[str, Any], tmp_path: Path) -> None:
    target = tmp_path / "out.txt"
    assert line("review", SHIPPED, data(form), "-o", str(target)).out == ""
    assert "Nothing differs." in target.read_text(encoding="utf-8")


def test_rules_that_name_no_printed_figures_are_refused(line: Line, data: Data, form: dict[str, Any]) -> None:
    shown = line("review", RULES, data(form))
    assert (shown.code, shown.out) == (2, "")
    assert "does not say where a form prints its figures" in shown.err


def test_a_form_of_output_that_does_not_exist_is_refused(line: Line, data: Data, form: dict[str, Any]) -> None:
    shown = line("review", SHIPPED, data(form), "--format", "xml")
    assert shown.code == 2
    assert "table, json, markdown, csv" in shown.err


def test_no_file_that_is_read_is_replaced(line: Line, tmp_path: Path) -> None:
    data, rows = tmp_path / "forms.csv", tmp_path / "targets.csv"
    data.write_text("id,budget,executed\nP-1,80,76\n", encoding="utf-8")
    rows.write_text("id,section,name,sign,points\nP-1,output,a,≥,50\n", encoding="utf-8")
    for file in (data, rows):
        before = file.read_bytes()
        found = line("review", SHIPPED, str(data), "--table", f"targets={rows}", "--format", "csv", "-o", str(file))
        assert (found.code, "[output-is-input]" in found.err) == (2, True)
        assert file.read_bytes() == before
