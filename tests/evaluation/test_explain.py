"""How something came about, in the words of the rule file, with the record's figures beside every formula."""

import pytest

from perfrules import Explanation, Result
from tests.evaluation.helper import evaluated, evaluator

RULES = """inputs:
  paid: {title: {zh: 执行数, en: Paid}, kind: money, unit: 万元, optional: true}
  budget: {title: {zh: 预算数, en: Budget}, kind: money, unit: 万元, optional: true}
  held: {title: {zh: 开展, en: Held}, kind: yes_no, optional: true}
  gone: {title: {zh: 不适用, en: Gone}, kind: yes_no, optional: true}
laws: {m10: {cite: 财预〔2020〕10号, title: {zh: 办法, en: Measure}}, m11: {cite: Other}}
tables:
  years:
    columns:
      name: {kind: text, optional: true}
      rate: {kind: percent, optional: true}
      counts: {kind: yes_no, optional: true}
parameters: {limit: {title: {zh: 预警线, en: Limit}, kind: percent, value: 80%}}
values:
  rate_paid: {title: {zh: 执行率, en: Rate}, formula: paid / budget, kind: percent, laws: [m11], provenance: recalled}
  stage: {title: {zh: 进度, en: Stage}, kind: number, score: {method: bands, value: rate_paid, bands: [{from: 80%, gives: 2}, {gives: 1}]}}
groups:
  top: {title: {zh: 过程, en: Process}, points: 60, laws: [m10]}
  low: {title: {zh: 产出, en: Output}, points: 40, combine: formula, formula: "lowest_of(children, rate)", not_applicable_when: gone}
indicators:
  one: {title: {zh: 甲, en: One}, group: top, points: 50, laws: [m10], provenance: sourced, score: {method: proportional, value: rate_paid}}
  two: {title: {zh: 乙, en: Two}, group: top, points: 10, score: {method: yes_no, value: held}}
  rows: {title: {zh: 各年, en: Years}, each: years, label: name, where: counts, group: low, provenance: proposal, score: {method: proportional, value: rate, full_at: limit}}
total: {of: 100, decimals: 2}
grades: {good: {title: {zh: 良, en: Good}, from: 80}, poor: {title: {zh: 差, en: Poor}, from: 0}}
grade_limits: {stop: {when: not held, at_most: poor}}
flags:
  slow: {title: {zh: 偏慢, en: Slow}, when: rate_paid < limit, severity: warning, finding: slow, laws: [m10]}
  weak: {title: {zh: 偏弱, en: Weak}, each: years, label: name, when: rate < limit, severity: info, finding: weak}
  odd: {title: {zh: 其他, en: Odd}, each: years, when: rate > limit, severity: info, finding: odd}
outcomes:
  next: {title: {zh: 建议, en: Advice}, choose: [{when: grade == 'good', then: {zh: 保障, en: Keep}}, {then: {zh: 压减, en: Cut}}], laws: [m10]}
"""
RECORD = {
    "paid": 20, "budget": 25, "held": True, "gone": False,
    "years": [{"name": "2023", "rate": "80%", "counts": True}, {"name": "2024", "rate": "40%", "counts": True}, {"name": "2025", "rate": "90%", "counts": False}],
}  # fmt: skip


@pytest.fixture(scope="module")
def zh() -> Result:
    found: Result = evaluated(RULES, RECORD, "zh")
    return found


@pytest.fixture(scope="module")
def en() -> Result:
    found: Result = evaluated(RULES, RECORD, "en")
    return found


def lines(explanation: Explanation) -> list[str]:
    """All lines but the last, which is the place."""
    return str(explanation).splitlines()[:-1]


def test_an_indicator_shows_its_method_its_formulas_and_its_basis(zh: Result, en: Result) -> None:
    assert lines(zh.explain("one")) == [
        "甲 (one): 40分（满分50分）",
        "  计分方法: proportional",
        "  value: rate_paid = 80.00%",
        "  full_at: 100%",
        "  zero_at: 0",
        "  points: 50",
        "  依据: 财预〔2020〕10号 办法",
        "  依据: 有出处",
    ]
    assert lines(en.explain("one"))[:2] == ["One (one): 40 of 50 points", "  method: proportional"]
    assert lines(en.explain("one"))[-2:] == ["  basis: 财预〔2020〕10号 Measure", "  basis: sourced"]


def test_an_explanation_names_the_place_of_its_rule(zh: Result) -> None:
    found = zh.explain("one")
    assert str(found).splitlines()[-1] == f"  → {found.place}"
    assert (found.place.file, found.place.column) == ("rules.yaml", 3)


def test_a_value_shows_its_formula_and_every_name_in_it(zh: Result, en: Result) -> None:
    assert lines(zh.explain("rate_paid")) == [
        "执行率 (rate_paid): 80.00%",
        "  formula: paid / budget = 0.8",
        "  paid: 20万元",
        "  budget: 25万元",
        "  依据: Other",
        "  依据: 凭记忆，未核对原文",
    ]
    assert lines(en.explain("rate_paid"))[-1] == "  basis: recalled, not checked against the document"


def test_a_value_by_a_shape_shows_its_method_and_its_lines(zh: Result) -> None:
    assert lines(zh.explain("stage")) == [
        "进度 (stage): 2",
        "  计分方法: bands",
        "  value: rate_paid = 80.00%",
        "  bands 1.at: 80%",
        "  bands 1.gives: 2",
        "  bands 2.gives: 1",
    ]


def test_a_group_lists_its_members_with_their_points(zh: Result, en: Result) -> None:
    assert lines(zh.explain("top")) == [
        "过程 (top): 50分（满分60分）",
        "  计分方法: sum",
        "  甲 (one): 40分（满分50分）",
        "  乙 (two): 10分（满分10分）",
        "  依据: 财预〔2020〕10号 办法",
    ]
    assert lines(en.explain("low"))[:2] == ["Output (low): 30 of 40 points", "  method: formula"]
    assert lines(en.explain("low"))[2:] == [
        "  formula: lowest_of(children, rate) = 30 of 40 points", "  not_applicable_when: gone = no", "  Years (rows): 1.5 of 2 points",
    ]  # fmt: skip


def test_rows_are_shown_one_by_one_with_what_they_got(zh: Result) -> None:
    found = lines(zh.explain("rows"))
    assert found[0].startswith("各年 (rows): ")
    assert [line for line in found if line.startswith("  20")] == [
        "  2023: 1分（满分1分）",
        "  2024: 0.5分（满分1分）",
        "  2025: —",
    ]
    assert found.count("    where: counts = 是") == 2
    assert "    value: rate = 40.00%" in found
    assert found[-1] == "  依据: 建议"


def test_flags_say_whether_they_fired_and_what_their_condition_looked_at(zh: Result, en: Result) -> None:
    assert lines(zh.explain("slow")) == [
        "偏慢 (slow): 未触发",
        "  when: rate_paid < limit = 否",
        "  rate_paid: 80.00%",
        "  limit: 80.00%",
        "  依据: 财预〔2020〕10号 办法",
    ]
    assert lines(zh.explain("weak"))[:4] == [
        "偏弱 (weak): 已触发",
        "  2023",
        "    when: rate < limit = 否",
        "    rate: 80.00%",
    ]
    assert "  row 3" in lines(en.explain("odd"))
    assert lines(en.explain("odd"))[0] == "Odd (odd): fired"


def test_an_outcome_shows_its_lines(zh: Result, en: Result) -> None:
    assert lines(zh.explain("next")) == [
        "建议 (next): 保障",
        "  when 1: grade == 'good' = 是",
        "  grade: 良",
        "  依据: 财预〔2020〕10号 办法",
    ]
    assert lines(en.explain("next"))[0] == "Advice (next): Keep"


def test_total_and_grade_are_explained_too(zh: Result, en: Result) -> None:
    assert lines(zh.explain("total")) == [
        "总分 (total): 80分（满分100分）",
        "  计分方法: sum",
        "  过程 (top): 50分（满分60分）",
        "  产出 (low): 30分（满分40分）",
    ]
    assert lines(en.explain("grade")) == [
        "Grade (grade): Good",
        "  total_score: 80",
        "  stop.when: not held = no",
        "  held: yes",
    ]
    assert lines(en.explain("total"))[0] == "Total (total): 80 of 100 points"


@pytest.mark.parametrize("item", ["nothing", "paid", "limit", "m10", "id"])
def test_anything_else_has_no_explanation(zh: Result, item: str) -> None:
    with pytest.raises(KeyError, match=item):
        zh.explain(item)


def test_without_total_or_grades_there_is_nothing_to_explain_about_them() -> None:
    found = evaluated("inputs: {x: {kind: number}}\nvalues: {v: {formula: x}}\n", {"x": 1})
    for item in ("total", "grade"):
        with pytest.raises(KeyError):
            found.explain(item)


def test_what_is_undecided_or_does_not_apply_says_so() -> None:
    found = evaluated(RULES, {"gone": True, "years": [{"name": "2023"}]}, "zh")
    heads = {
        item: lines(found.explain(item))[0]
        for item in ("one", "low", "rows", "slow", "weak", "odd", "next", "total", "grade", "rate_paid")
    }
    assert heads == {
        "one": "甲 (one): 无法判定", "low": "产出 (low): 不适用", "rows": "各年 (rows): 不适用", "slow": "偏慢 (slow): 无法判定",
        "weak": "偏弱 (weak): 无法判定", "odd": "其他 (odd): 无法判定", "next": "建议 (next): 无法判定", "total": "总分 (total): 无法判定",
        "grade": "等级 (grade): 无法判定", "rate_paid": "执行率 (rate_paid): （未填）",
    }  # fmt: skip


def test_a_record_with_mistakes_still_has_an_explanation_of_the_rule_without_figures() -> None:
    found = evaluator(RULES, "en").evaluate({"paid": "much", "years": []})
    assert found.status == "error"
    for item in ("one", "two", "rows", "top", "low", "rate_paid", "stage", "slow", "weak", "next", "total", "grade"):
        explanation = found.explain(item)
        assert (explanation.result, explanation.steps, explanation.parts) == ("undecided", (), ()), item
        assert explanation.place.line > 1


def test_a_total_by_formula_shows_the_names_that_it_uses_besides_its_children() -> None:
    text = """inputs: {x: {kind: percent}}
parameters: {factor: {kind: number, value: 2}}
indicators: {a: {score: {method: proportional, value: x}}}
total: {of: 10, combine: formula, formula: "highest_of(children, rate) * factor"}
"""
    assert lines(evaluated(text, {"x": "50%"}, "en").explain("total"))[1:] == [
        "  method: formula",
        "  formula: highest_of(children, rate) * factor = 1 of 10 points",
        "  factor: 2",
        "  a (a): 0.5 of 1 points",
    ]
