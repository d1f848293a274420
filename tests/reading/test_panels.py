"""The sheets of a panel as a file beside the records."""

from pathlib import Path

from perfrules import Evaluator
from perfrules.reading import open_data
from tests.evaluation.helper import rule_set

RULES = rule_set(
    """
inputs: {fit: {title: Fitness, kind: number}, paid: {title: Paid, kind: number}}
tables: {sheets: {title: Sheets, columns: {who: {title: Assessor, kind: text}, fit: {kind: number}}}}
panel: {table: sheets, by: who}
indicators:
  a: {points: 10, score: {method: formula, gives: points, formula: fit}}
  b: {points: 10, score: {method: formula, gives: points, formula: paid}}
total: {of: 20}
"""
)


def test_records_have_no_column_for_what_their_sheets_judge(tmp_path: Path) -> None:
    records, sheets = tmp_path / "records.csv", tmp_path / "sheets.csv"
    records.write_text("id,Paid\nP-1,5\nP-2,6\n", encoding="utf-8")
    sheets.write_text("id,Assessor,Fitness\nP-1,A,8\nP-1,B,9\nP-2,A,1\nP-2, A,2\n", encoding="utf-8")
    first, second = Evaluator(RULES, "en").evaluate_all(open_data(records, RULES, tables={"sheets": sheets}))
    assert (str(first.score), first.warnings) == ("13.5", ())
    assert str(second.errors[0].where).startswith(f"{sheets}:5: P-2: Assessor")


def test_in_one_sheet_with_the_records_a_column_is_that_of_the_sheets(tmp_path: Path) -> None:
    records = tmp_path / "records.csv"
    records.write_text("id,Paid,Assessor,Fitness\nP-1,5,A,8\nP-1,5,B,9\n", encoding="utf-8")
    (result,) = Evaluator(RULES, "en").evaluate_all(open_data(records, RULES))
    assert (str(result.score), result.warnings) == ("13.5", ())
