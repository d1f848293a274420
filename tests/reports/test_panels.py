"""Panels in reports: a line for each assessor, and what is missing on whose sheet."""

from typing import Any

import pytest

from perfrules.reports.contents import report_of
from perfrules.reports.markdown import markdown
from perfrules.reports.table import table
from tests.evaluation.helper import evaluated

RULES = """
inputs: {fit: {title: 规范性, kind: number}, held: {kind: yes_no, optional: true}}
tables:
  sheets: {title: 评审表, columns: {who: {title: 评审人, kind: text}, fit: {kind: number}}}
  goals: {title: 目标, columns: {name: {kind: text}, done: {title: 完成, kind: percent}}}
panel: {table: sheets, by: who, combine: trimmed_mean, spread_over: 50}
indicators:
  a: {title: 立项, points: 50, score: {method: formula, gives: points, formula: fit}}
  b: {title: 目标, points: 50, each: goals, label: name, score: {method: proportional, value: done * fit / 50}}
total: {of: 100, decimals: 2}
"""


def result(*fits: object, done: object = "100%", rules: str = RULES) -> Any:
    sheets = [{"who": name, "fit": fit} for name, fit in zip("甲乙丙丁", fits, strict=False)]
    return evaluated(rules, {"id": "P-1", "sheets": sheets, "goals": [{"name": "g", "done": done}]})


def test_a_report_has_a_line_for_each_sheet() -> None:
    report = report_of(result(40, 45, 48), "zh")
    assert report.panel == (("甲", "80", "", "去除"), ("乙", "90", "", "计入"), ("丙", "96", "", "去除"))
    assert dict(report.facts)["最高分与最低分之差"] == "16"


def test_a_report_names_the_grades_of_the_sheets() -> None:
    graded = RULES + "grades: {good: {title: 良, from: 85}, poor: {title: 差, from: 0}}\n"
    report = report_of(result(40, 45, "", 48, rules=graded), "zh")
    assert [row[1:] for row in report.panel] == [
        ("80", "差", "–"),
        ("90", "良", "–"),
        ("未定", "未定", "–"),
        ("96", "良", "–"),
    ]


@pytest.mark.parametrize(
    ("fits", "done", "missing"),
    [
        ((40, "", 45, ""), "100%", ("立项：未填写规范性（乙、丁的评审表）", "目标：未填写规范性（乙、丁的评审表）")),
        ((40, 45, 46), "", ("目标：未填写完成（第1行）（甲、乙、丙的评审表）",)),
        ((), "100%", ("评审表：没有评审人评判",)),
        ((40, 45), "100%", ("评审表：张数不足以去掉最高和最低",)),
    ],
)
def test_what_is_missing_says_on_whose_sheet(fits: tuple[object, ...], done: str, missing: tuple[str, ...]) -> None:
    assert report_of(result(*fits, done=done), "zh").missing == missing


def test_an_item_that_counts_on_some_sheets_only_is_told() -> None:
    rules = RULES.replace("a: {title: 立项,", "a: {title: 立项, not_applicable_when: fit == 0,")
    report = report_of(result(0, 40, 45, 46, rules=rules.replace("combine: trimmed_mean, ", "")), "zh")
    assert "立项：仅在部分评审表中计分" in report.missing


def test_tables_and_pages_show_the_sheets_and_nothing_without_a_panel() -> None:
    one = result(40, 45, 48)
    assert "\n甲         80          去除\n" in table(one, "zh")
    assert "| 甲 | 80 |  | 去除 |\n" in markdown(one, "zh")
    plain = evaluated("indicators: {a: {score: {method: yes_no, value: 1 < 2}}}\n", {})
    assert "评审表" not in table(plain, "zh") + markdown(plain, "zh")


def test_a_report_has_no_value_that_only_sheets_have() -> None:
    rules = RULES + "values: {twice: {formula: fit * 2}, lead: {formula: score_of(a) - score_of(b)}}\n"
    assert [title for title, _ in report_of(result(40, 45, 48, rules=rules), "zh").values] == ["lead"]
