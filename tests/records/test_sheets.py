"""The sheets of a panel in a record: who judged, once each, and only there."""

from typing import Any

from perfrules.evaluation.evaluator import Evaluator
from perfrules.records.sheets import MOST_SHEETS
from tests.evaluation.helper import rule_set

RULES = rule_set(
    """
inputs: {fit: {title: Fitness, kind: number}, paid: {title: Paid, kind: number}}
tables: {sheets: {title: Sheets, columns: {who: {title: Assessor, kind: text}, fit: {kind: number}}}}
panel: {table: sheets, by: who}
indicators:
  a: {points: 10, score: {method: proportional, value: fit, full_at: 10}}
  b: {points: 10, score: {method: proportional, value: paid, full_at: 10}}
total: {of: 20}
"""
)
EVALUATOR = Evaluator(RULES, "en")


def told(*sheets: Any, **more: Any) -> list[str]:
    """What is said of a record with these sheets, in a line each."""
    result = EVALUATOR.evaluate({"id": "P-1", "paid": 5, "sheets": list(sheets), **more})
    return [problem.line("en") for problem in (*result.errors, *result.warnings)]


def test_what_sheets_judge_need_not_stand_on_the_record() -> None:
    assert told({"who": "A", "fit": 5}, {"who": "B", "fit": ""}) == []
    assert told({"who": "A", "fit": 5}, fit="") == []


def test_a_judgement_on_the_record_itself_is_not_used_and_said_so() -> None:
    (line,) = told({"who": "A", "fit": 5}, fit=7)
    assert line.startswith(
        "P-1: fit: warning: Fitness is judged on the sheets of the table Sheets; what stands on the record"
    )


def test_a_sheet_names_its_assessor() -> None:
    assert told({"who": " ", "fit": 5}, {"who": "B", "fit": 5}) == [
        "P-1: sheets[1].who: error: A sheet of the table Sheets does not name its assessor (Assessor). [data-assessor]"
    ]


def test_a_repeated_assessor_is_an_error_after_trimming() -> None:
    assert told({"who": "A", "fit": 5}, {"who": "B", "fit": 5}, {"who": " A", "fit": 6}) == [
        "P-1: sheets[3].who: error: 'A' has more than one sheet in the table Sheets: rows 1 and 3. [data-assessor]"
    ]


def test_a_name_that_is_refused_is_one_error() -> None:
    (line,) = told({"who": True, "fit": 5})
    assert line.endswith("[data-text]")


def test_sheets_that_are_no_rows_are_one_error() -> None:
    assert [line.rpartition(" ")[2] for line in told("A")] == ["[data-row]"]
    assert [line.rpartition(" ")[2] for line in told(sheets="A")] == ["[data-table]"]


def test_a_panel_has_a_limited_number_of_sheets() -> None:
    many = [{"who": f"A{number}", "fit": 5} for number in range(MOST_SHEETS + 1)]
    assert told(*many) == [
        f"P-1: sheets: error: The table Sheets has {MOST_SHEETS + 1} sheets, more than {MOST_SHEETS}. [data-size]"
    ]
    assert told(*many[1:]) == []


def test_columns_without_a_title_are_called_like_their_inputs() -> None:
    columns = RULES.tables["sheets"].columns
    assert [column.title.get("en") for column in columns.values()] == ["Assessor", "Fitness"]
