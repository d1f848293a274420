"""Headers: ids, titles, units, and everything that is wrong with them."""

import pytest

from perfrules.reading.headers import column_letters
from tests.reading.rules import FORMS, HEAD, opened, records, refused, results, said

NAMES = ["name", "项目名称", "Project name", " 项目名称 ", "Project   name", "Project\u3000name"]
BUDGETS = ["budget", "预算数", "Budget", "预算数(万元)", "预算数（万元）", "预算数 （ 万元 ）", "budget(万元)"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("budget", BUDGETS)
def test_a_header_is_an_id_or_a_title_in_any_language_maybe_with_the_unit(name: str, budget: str) -> None:
    assert records(f"{name},{budget}\na,1\n") == [{"name": "a", "budget": "1"}]


@pytest.mark.parametrize("header", ["id", "编号", "记录编号", "项目编号", "record id"])
def test_the_id_has_usual_names(header: str) -> None:
    assert records(f"{header},name,budget\nP-1,a,1\n") == [{"id": "P-1", "name": "a", "budget": "1"}]


def test_an_input_that_is_called_like_an_id_wins_and_names_the_record_too() -> None:
    text = HEAD + "inputs: {code: {title: 项目编号, kind: text}}\nvalues: {v: {formula: '1'}}\n"
    assert records("项目编号\nP-1\n", text=text) == [{"code": "P-1", "id": "P-1"}]
    assert said("项目编号\nP-1\nP-1\n", text=text)[0][0] == "data-id/rows"
    assert records("id,项目编号\nP-1,x\n", text=text) == [{"code": "x", "id": "P-1"}]


def test_a_title_may_be_written_without_its_remark_in_brackets() -> None:
    text = HEAD + "inputs: {count: {title: 份数（不填为1）, kind: whole, unit: 份}}\nvalues: {v: {formula: count}}\n"
    for header in ("份数（不填为1）", "份数(不填为1)", "份数", "份数（份）"):
        assert records(f"{header}\n3\n", text=text) == [{"count": "3"}]


def test_a_whole_title_comes_before_one_without_its_remark() -> None:
    text = (
        HEAD + "inputs:\n  a: {title: 执行率, kind: number, optional: true}\n"
        "  b: {title: 执行率（调整后）, kind: number, optional: true}\nvalues: {v: {formula: a + b}}\n"
    )
    assert records("执行率,执行率(调整后)\n1,2\n", text=text) == [{"a": "1", "b": "2"}]


def test_two_titles_that_differ_by_their_remark_are_told_apart_or_refused() -> None:
    text = (
        HEAD + "inputs:\n  a: {title: 执行率（调整前）, kind: number, optional: true}\n"
        "  b: {title: 执行率（调整后）, kind: number, optional: true}\nvalues: {v: {formula: a + b}}\n"
    )
    assert records("执行率(调整前),执行率(调整后)\n1,2\n", text=text) == [{"a": "1", "b": "2"}]
    assert [key for key, _ in said("执行率\n1\n", text=text)] == ["data-header/ambiguous"]


def test_another_money_unit_is_refused_with_the_way_out() -> None:
    problem = refused("name,预算数(元)\na,1\n")[0]
    assert problem.key == "data-header-unit/money"
    assert "unit: 元" in problem.fix("zh")


@pytest.mark.parametrize(("header", "key"), [("预算数(公里)", "data-header-unit"), ("预算数(%)", "data-header-unit")])
def test_another_unit_is_refused(header: str, key: str) -> None:
    assert said(f"name,{header}\na,1\n") == [(key, f"forms.csv:1: {header}")]


def test_a_unit_where_there_is_none_is_refused() -> None:
    text = HEAD + "inputs: {count: {title: 数, kind: number}}\nvalues: {v: {formula: count}}\n"
    assert said("数（元）\n1\n", text=text) == [("data-header-unit/none", "forms.csv:1: 数（元）")]


def test_a_percent_sign_in_the_header_makes_bare_figures_percentages() -> None:
    read = records("name,budget,执行率(%)\na,1,95\nb,1,95.5%\nc,1,\nd,1,x\n")
    assert [one["rate"] for one in read if isinstance(one, dict)] == ["95%", "95.5%", "", "x"]


def test_brackets_behind_the_name_of_a_text_are_no_unit() -> None:
    assert said("项目名称(全称),budget\na,1\n") == [("data-column/misspelt", "forms.csv:1: 项目名称(全称)")]


def test_columns_that_are_asked_for_and_not_there_are_all_listed() -> None:
    problems = [problem for problem in refused("备注\na\n") if problem.severity == "error"]
    assert [problem.facts["name"] for problem in problems] == ["name", "budget"]


def test_an_unknown_column_is_a_warning_once_with_the_near_word() -> None:
    read = opened("name,budget,colour,execution_rate,项目名\na,1,x,y,z\nb,1,x,y,z\n")
    assert [(one.key, one.severity) for one in read.warnings] == [
        ("data-column", "warning"),
        ("data-column", "warning"),
        ("data-column/near", "warning"),
    ]
    assert [one.record for one in read] == [{"name": "a", "budget": "1"}, {"name": "b", "budget": "1"}]


def test_one_letter_away_from_a_column_that_is_not_there_is_an_error() -> None:
    assert said("nane,预算收(万元)\na,1\n") == [
        ("data-column/misspelt", "forms.csv:1: nane"),
        ("data-column/misspelt", "forms.csv:1: 预算收(万元)"),
    ]


def test_two_columns_that_mean_the_same_are_refused() -> None:
    assert [key for key, _ in said("name,budget,预算数(万元)\na,1,2\n")] == ["data-header/twice"]
    assert [key for key, _ in said("name,budget,x,x\na,1,2,3\n")] == ["data-header/twice"]
    assert [key for key, _ in said("name,budget,id,编号\na,1,2,3\n")] == ["data-header/twice"]


def test_a_title_of_two_fields_is_refused_with_their_ids() -> None:
    text = HEAD + "inputs: {a: {title: 数, kind: number}, b: {title: 数, kind: number}}\nvalues: {v: {formula: a}}\n"
    problem = refused("数,b\n1,2\n", text=text)[0]
    assert problem.key == "data-header/ambiguous"
    assert problem.facts["known"] == "a, b"
    assert records("a,b\n1,2\n", text=text) == [{"a": "1", "b": "2"}]


def test_a_column_without_a_name_is_refused_only_where_it_holds_something() -> None:
    assert said("name,budget,\na,1,x\n") == [("data-header/blank", "forms.csv:1")]
    assert records("name,budget,\na,1,\n") == [{"name": "a", "budget": "1"}]


def test_columns_are_called_by_theircolumn_letters() -> None:
    assert [column_letters(at) for at in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]


def test_an_invisible_character_in_a_header_is_named() -> None:
    assert ("data-header/character", "forms.csv:1: na\\u200bme") in said("na\u200bme,budget\na,1\n")


def test_a_title_above_the_header_is_recognised() -> None:
    problem = refused("项目表,,\n,,\nid,name,budget\nP-1,a,1\n")[0]
    assert problem.key == "data-header/title"
    assert problem.facts["row"] == "3"
    assert [key for key, _ in said("\nid,name,budget\nP-1,a,1\n")] == ["data-header/title"]


def test_a_file_without_a_header_is_recognised() -> None:
    assert said("P-1,道路,12\nP-2,桥,13\n") == [("data-header/none", "forms.csv:1")]


def test_a_word_of_a_long_text_is_not_looked_for() -> None:
    assert results(f"name,budget,{'x' * 3000}\na,1,2\n", text=FORMS)[0].status == "decided"
