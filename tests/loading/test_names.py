import pytest

from perfrules.problems import Place
from tests.loading.rules import line_and_column, only_problem, problems_in

SECTIONS = {
    "inputs": "{kind: number}",
    "tables": "{columns: {x: {kind: number}}}",
    "parameters": "{value: 1}",
    "values": "{formula: 1 + 1}",
    "groups": "{points: 1}",
    "indicators": "{score: {method: yes_no, value: 1 < 2}}",
}


@pytest.mark.parametrize("second", list(SECTIONS)[1:])
def test_an_id_of_two_sections_is_refused_with_both_places(second: str) -> None:
    problem = only_problem(f"inputs:\n  same: {SECTIONS['inputs']}\n{second}:\n  same: {SECTIONS[second]}\n")
    assert problem.key == "name-taken"
    assert line_and_column(problem) == (8, 3)
    assert problem.related == (Place("rules.yaml", 6, 3),)


def test_a_column_may_not_have_the_id_of_something_outside_its_table() -> None:
    problem = only_problem("tables: {rows: {columns: {same: {kind: text}}}}\ngroups:\n  same: {points: 1}\n")
    assert problem.key == "name-taken/column"
    assert line_and_column(problem) == (5, 27)
    assert problem.related == (Place("rules.yaml", 7, 3),)
    assert only_problem("tables: {rows: {columns: {rows: {kind: text}}}}").key == "name-taken/column"


def test_columns_of_different_tables_may_have_the_same_name() -> None:
    text = "tables: {a: {columns: {x: {kind: text}}}, b: {columns: {x: {kind: text}}}}\nflags: {x: {when: 1 < 2, severity: info, finding: f}}"
    assert not problems_in(text)


def test_each_further_use_of_a_taken_id_is_reported() -> None:
    text = "inputs: {a: {kind: text}}\nvalues: {a: {formula: 1 + 1}}\ngroups: {a: {points: 1}}"
    assert [problem.key for problem in problems_in(text)] == ["name-taken"] * 2
