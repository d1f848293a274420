from pathlib import Path

import pytest

from perfrules import load
from perfrules.model.rule_set import RuleSet
from perfrules.reports import outline
from tests.reports.conftest import RULES

OTHER = """\
format: 1
id: t.other
title: Other
status: draft
in_force: {from: 2024-01-01, until: 2024-12-31}
inputs:
  a: {title: A, kind: number, min: 1, max: 5}
  b: {title: B, kind: number, max: 5}
parameters:
  strict: {title: S, kind: yes_no, value: true}
  kind: {title: K, kind: choice, choices: {x: X, z: Z}, value: x}
  share: {title: P, kind: percent, value: 12.5%}
  amount: {title: M, kind: money, unit: 万元, value: 3}
  day: {title: D, kind: date, value: 2024-09-30}
  vague: {title: V, kind: texts, value: [better, much better]}
indicators:
  x: {title: X, provenance: recalled, points: 10, score: {method: proportional, value: a, full_at: 5}}
total: {of: 10}
grades: {good: {title: Good, from: 60%}, poor: {title: Poor, from: 0%}}
grade_limits: {void: {when: strict, becomes: void, title: Void}}
flags: {f: {title: F, when: a < 2, severity: info, finding: F, provenance: recalled}}
"""


@pytest.fixture
def other(tmp_path: Path) -> RuleSet:
    path = tmp_path / "rules.yaml"
    path.write_text(OTHER, encoding="utf-8")
    return load(path)


def test_the_tree_shows_points_as_written_and_the_method() -> None:
    assert list(outline.tree(load(RULES), "zh"))[:5] == [
        ("总分", "total", "100", "sum"),
        ("  预算执行", "execution", "10", "sum"),
        ("    预算执行率", "budget_execution", "", "proportional"),
        ("  产出指标", "output", "50", "sum"),
        ("    绩效指标完成情况", "target_rows", "points", "target、“绩效指标”逐行计分"),
    ]


def test_rules_without_a_total_have_a_tree_without_one(tmp_path: Path) -> None:
    path = tmp_path / "rules.yaml"
    path.write_text(OTHER.partition("total:")[0], encoding="utf-8")
    assert list(outline.tree(load(path), "en")) == [("X", "x", "10", "proportional")]


def test_a_field_is_described_by_kind_unit_limits_words_and_whether_it_is_optional(other: RuleSet) -> None:
    inputs = {row[0]: row[2] for row in outline.fields(load(RULES).inputs, "en")}
    assert inputs["budget"] == "an amount of money; 万元; at least 0"
    assert inputs["fund"].startswith("a word of a list; general 一般公共预算 | fund 政府性基金预算")
    assert inputs["fund"].endswith("; optional")
    limits = {row[0]: row[2] for row in outline.fields(other.inputs, "zh")}
    assert limits == {"a": "数值；1至5", "b": "数值；不大于5"}


def test_parameters_are_shown_as_they_are_written(other: RuleSet) -> None:
    assert [row[2] for row in outline.parameters(other, "en")] == [
        "true", "x", "12.5%", "3万元", "2024-09-30", "better, much better",
    ]  # fmt: skip
    assert list(outline.parameters(other, "zh"))[-1][2] == "better、much better"


def test_grades_are_shown_with_their_start_and_their_limits(other: RuleSet) -> None:
    assert list(outline.grades(other, "en")) == [
        ("good", "Good", "from 60%"),
        ("poor", "Poor", "from 0%"),
        ("void", "void: becomes “Void”", "strict"),
    ]
    assert list(outline.grades(load(RULES), "zh"))[-1] == ("misuse", "存在截留、挤占、挪用：等级不高于“差”", "diverted")


def test_when_the_rules_are_in_force_is_told(other: RuleSet, tmp_path: Path) -> None:
    assert outline.in_force(other, "en") == "from 2024-01-01, until 2024-12-31"
    assert outline.in_force(load(RULES), "zh") == "自2020-02-25起"
    path = tmp_path / "undated.yaml"
    path.write_text(OTHER.replace("in_force: {from: 2024-01-01, until: 2024-12-31}\n", ""), encoding="utf-8")
    assert outline.in_force(load(path), "zh") == "未注明"


def test_flags_are_shown_with_severity_and_category(other: RuleSet) -> None:
    assert next(outline.flags(load(RULES), "zh")) == (
        "low_execution",
        "预算执行率偏低",
        "警告",
        "预算编制及资金管理",
    )
    assert list(outline.flags(other, "en")) == [("f", "F", "Note", "")]


def test_provenance_is_counted(other: RuleSet) -> None:
    assert list(outline.provenance(other, "en")) == [
        ("recalled, to be checked against the document", "2"),
        ("not stated", "6"),
    ]
