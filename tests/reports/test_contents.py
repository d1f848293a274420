from typing import Any

import pytest

from perfrules.reports import report_of
from tests.reports.conftest import Evaluate

RULES = """\
format: 1
id: t.limits
title: {zh: 甲, en: First}
status: draft
laws: {one: {cite: "No. 1", title: {zh: 办法, en: Measures}, article: 第3条}, two: {cite: "No. 2"}}
inputs:
  a: {title: {zh: 数, en: Figure}, kind: number}
  b: {title: {zh: 除数, en: Divisor}, kind: number}
  bad: {title: {zh: 挪用, en: Diverted}, kind: yes_no}
  worse: {title: {zh: 造假, en: Faked}, kind: yes_no}
  since: {title: {zh: 日期, en: Since}, kind: date}
indicators:
  x: {title: {zh: 率, en: Rate}, points: 10, laws: [one], score: {method: proportional, value: a / b}}
total: {of: 10}
grades: {good: {title: {zh: 好, en: Good}, from: 6}, poor: {title: {zh: 差, en: Poor}, from: 0}}
grade_limits:
  capped: {when: bad, at_most: poor, because: {zh: 存在挪用, en: Funds were diverted}, laws: [one, two]}
  void: {when: worse, becomes: void, title: {zh: 无效, en: Void}}
flags:
  low:
    title: {zh: 偏低, en: Low}
    when: a < 5
    severity: info
    finding: {zh: "只有{a}", en: "Only {a}"}
    recommendation: {zh: 提高, en: Raise it}
    rectify_within: 10 working days
    laws: [one, two]
  dated:
    title: {zh: 限期, en: Dated}
    when: a < 5
    severity: error
    finding: {zh: 限期整改, en: To be put right}
    rectify_within: {within: 30 days, from: since}
    provenance: proposal
  late: {title: 晚, when: a < 5, severity: warning, finding: 晚, rectify_within: 60 days, provenance: proposal}
outcomes:
  use: {title: {zh: 安排, en: Use}, choose: [{when: grade == 'good', then: {zh: 支持, en: Support}}, {then: {zh: 核减, en: Cut}}]}
"""
RECORD = {"a": 1, "b": 1, "bad": False, "worse": False, "since": "2024-01-31"}


def test_what_limited_the_grade_is_told_with_its_laws(evaluate: Evaluate) -> None:
    report = report_of(evaluate(RECORD | {"bad": True}, RULES), "zh")
    assert report.limits == ("存在挪用：等级不高于“差” (No. 1《办法》 第3条、No. 2)",)
    english = report_of(evaluate(RECORD | {"bad": True}, RULES, "en"), "en")
    assert english.limits == ("Funds were diverted: at most “Poor” (No. 1 Measures 第3条, No. 2)",)


def test_a_grade_that_was_replaced_is_told(evaluate: Evaluate) -> None:
    report = report_of(evaluate(RECORD | {"worse": True}, RULES, "en"), "en")
    assert report.limits == ("void: becomes “Void”",)
    assert dict(report.facts)["Grade"] == "Void"


def test_a_finding_has_its_figures_advice_deadline_and_laws(evaluate: Evaluate) -> None:
    low, dated, late = report_of(evaluate(RECORD, RULES, "en"), "en").findings
    assert (low.severity_word, low.title, low.category, low.row, low.text) == ("Note", "Low", None, None, "Only 1")
    assert low.lines == (
        ("Figures", "Figure: 1"),
        ("Recommendation", "Raise it"),
        ("Deadline", "within 10 working days"),
        ("Basis", "No. 1 Measures 第3条, No. 2"),
    )
    assert dict(dated.lines)["Deadline"] == "2024-03-01"
    assert dict(late.lines)["Deadline"] == "within 60 days"
    chinese = report_of(evaluate(RECORD, RULES), "zh").findings[0]
    assert chinese.lines[0] == ("相关数据", "数：1")
    assert chinese.lines[2] == ("整改期限", "10个工作日内")


def test_a_finding_of_scoring_itself_has_no_title_of_a_flag(evaluate: Evaluate, record: dict[str, Any]) -> None:
    record["targets"][0]["points"] = 40
    last = report_of(evaluate(record), "zh").findings[-1]
    assert (last.title, last.category) == ("", None)
    assert "各行分值合计40分" in last.text
    assert [label for label, _ in last.lines] == ["建议", "依据"]


def test_what_is_missing_is_told_in_words(evaluate: Evaluate, record: dict[str, Any]) -> None:
    assert report_of(evaluate(RECORD | {"a": None}, RULES), "zh").missing == ("率：未填写数",)
    assert report_of(evaluate(RECORD | {"b": 0}, RULES, "en"), "en").missing == (
        "Rate: division by Divisor, which is 0",
    )
    assert report_of(evaluate(RECORD | {"bad": None, "a": 9}, RULES), "zh").missing == ("存在挪用：未填写挪用",)
    by_formula = RULES.replace("a / b", "a / (b - 1)")
    assert report_of(evaluate(RECORD, by_formula), "zh").missing == ("率：除数b - 1为0",)
    record["targets"] = []
    assert report_of(evaluate(record), "zh").missing == ("绩效指标完成情况：表“绩效指标”没有行",)


def test_rows_with_the_same_gap_stand_in_one_line(evaluate: Evaluate, record: dict[str, Any]) -> None:
    for row in record["targets"]:
        row["points"] = None
    assert "绩效指标完成情况：未填写分值（第1、2、3行）" in report_of(evaluate(record), "zh").missing


def test_undecided_flags_and_outcomes_are_told_by_their_titles(evaluate: Evaluate) -> None:
    report = report_of(evaluate(RECORD | {"a": None}, RULES), "zh")
    assert report.undecided_flags == ("偏低", "限期", "晚")
    assert report.outcomes == (("安排", "未定"),)
    assert report_of(evaluate(RECORD, RULES), "zh").outcomes == (("安排", "支持"),)


def test_completeness_is_told_only_where_something_is_open(evaluate: Evaluate) -> None:
    assert report_of(evaluate(RECORD, RULES), "en").facts == (("Score", "10"), ("Grade", "好"))
    assert report_of(evaluate(RECORD | {"a": None}, RULES), "en").facts == (
        ("Score", "undecided"), ("Grade", "undecided"), ("Decided share of points", "0.00%"),
    )  # fmt: skip


@pytest.mark.parametrize(("number", "place"), [(None, "record: a"), ("record 2", "record 2: a")])
def test_mistakes_in_a_record_without_an_id_have_a_place_still(
    evaluate: Evaluate, number: str | None, place: str
) -> None:
    report = report_of(evaluate(RECORD | {"a": "x"}, RULES), "en", number)
    assert report.status == "error"
    assert [str(problem.where) for problem in report.errors] == [place]
    assert str(report_of(evaluate(RECORD | {"a": "x", "id": "P"}, RULES), "en").errors[0].where) == "P: a"


def test_rules_without_a_total_tell_the_status(evaluate: Evaluate) -> None:
    rules = RULES.partition("total:")[0]
    assert report_of(evaluate(RECORD, rules), "en").facts == (("Status", "decided"),)
