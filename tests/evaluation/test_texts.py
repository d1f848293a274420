"""Values in texts: printed by kind, in the language of the result."""

from decimal import Decimal

import pytest

from perfrules.evaluation.printing import printed
from perfrules.formula.kind import Kind
from tests.evaluation.helper import evaluated

RULES = """inputs:
  paid: {kind: money, unit: 万元, optional: true}
  budget: {kind: money, unit: 万元, optional: true}
  rate: {kind: percent, optional: true}
  count: {kind: whole, optional: true}
  x: {kind: number, optional: true}
  held: {kind: yes_no, optional: true}
  day: {kind: date, optional: true}
  word: {kind: text, optional: true}
  mixed: {kind: number_or_text, optional: true}
  fund: {kind: choice, optional: true, choices: {general: {zh: 一般公共预算, en: General}, fund: {zh: 基金, en: Fund}}}
parameters: {limit: {kind: percent, value: 80%}, base: {kind: money, unit: 元, value: 25.5}}
scales: {letters: {a: {title: {zh: 甲, en: A}, from: 80%}, b: {title: {zh: 乙, en: B}, from: 0}}}
indicators: {one: {score: {method: proportional, value: rate}}}
total: {of: 10}
grades: {good: {title: {zh: 良, en: Good}, from: 8}, poor: {title: {zh: 差, en: Poor}, from: 0}}
grade_limits: {never: {when: held, becomes: refused, title: {zh: 不予评价, en: Refused}}}
flags: {all: {when: 1 < 2, severity: info, finding: {zh: 'TEXT', en: 'TEXT'}}}
"""
RECORD = {
    "paid": "21.54576", "budget": 25, "rate": "0.8618304", "count": 7, "x": "2.50", "held": False, "day": "2024-02-29", "word": "好",
    "mixed": "按时", "fund": "general",
}  # fmt: skip


def text(template: str, lang: str, **record: object) -> str:
    (finding,) = evaluated(RULES.replace("TEXT", template.replace("'", "''")), {**RECORD, **record}, lang).findings
    return str(finding.text)


@pytest.mark.parametrize(
    ("template", "zh", "en"),
    [
        ("{paid}", "21.54576万元", "21.54576万元"), ("{budget - paid}", "3.45424万元", "3.45424万元"), ("{base}", "25.5元", "25.5元"),
        ("{rate}", "86.18%", "86.18%"), ("{limit}", "80.00%", "80.00%"), ("{limit - rate}", "-6.18个百分点", "-6.18 percentage points"),
        ("{rate:1}", "86.2%", "86.2%"), ("{rate:0}", "86%", "86%"), ("{rate - limit:1}", "6.2个百分点", "6.2 percentage points"),
        ("{x}", "2.5", "2.5"), ("{x:2}", "2.50", "2.50"), ("{x:0}", "3", "3"), ("{x / 3}", "0.833333333333", "0.833333333333"),
        ("{count}", "7", "7"), ("{paid:1}", "21.5万元", "21.5万元"), ("{paid / budget}", "0.8618304", "0.8618304"), ("{paid * 2}", "43.09152万元", "43.09152万元"),
        ("{held}", "否", "no"), ("{not held}", "是", "yes"), ("{day}", "2024-02-29", "2024-02-29"), ("{word}", "好", "好"), ("{mixed}", "按时", "按时"),
        ("{fund}", "一般公共预算", "General"), ("{grade}", "良", "Good"), ("{grade_of(3)}", "差", "Poor"), ("{word_of(letters, rate)}", "甲", "A"),
        ("{score_of(one):2} of {points_of(one)}", "8.62 of 10", "8.62 of 10"),
        ("{total_score:1}", "8.6", "8.6"), ("no blank", "no blank", "no blank"), ("{x}{x}", "2.52.5", "2.52.5"),
    ],
)  # fmt: skip
def test_each_kind_is_printed_as_its_readers_expect(template: str, zh: str, en: str) -> None:
    assert (text(template, "zh"), text(template, "en")) == (zh, en)


def test_what_is_missing_says_so() -> None:
    assert (
        text("{paid}、{fund}、{day}、{held}", "zh", paid=None, fund="", day=None, held=None)
        == "（未填）、（未填）、（未填）、（未填）"
    )
    assert text("{x / 0}", "en") == "(not filled in)"


def test_a_word_that_replaces_the_grade_is_printed_by_its_title() -> None:
    assert text("{grade}", "zh", held=True) == "不予评价"


def test_a_language_that_the_rules_do_not_have_falls_back_to_the_first() -> None:
    assert text("{fund} {held} {paid}", "fr", paid=None) == "一般公共预算 no (not filled in)"


def test_the_first_language_of_the_file_is_that_of_the_results() -> None:
    rules = RULES.replace("TEXT", "{fund}")
    assert evaluated(rules, RECORD).findings[0].text == "一般公共预算"


@pytest.mark.parametrize(
    ("value", "kind", "places", "shown"),
    [
        ((1, 3), "percent", None, "33.33%"), ((1, 8), "percent", 0, "13%"), ((-1, 8), "percent_points", 1, "-12.5 percentage points"),
        ((5, 1), "points", None, "5"), ((5, 1), "points", 1, "5.0"), ((5, 1), "money", None, "5"), (True, "yes_no", None, "yes"),
    ],
)  # fmt: skip
def test_values_outside_a_record_are_printed_alike(value: object, kind: str, places: int | None, shown: str) -> None:
    assert printed(value, Kind(kind), "en", {}, places) == shown  # type: ignore[arg-type]


def test_a_money_figure_in_another_unit_is_printed_in_the_unit_of_the_rules() -> None:
    assert text("{paid}", "zh", paid="215457.6元") == "21.54576万元"
    assert Decimal(text("{paid}", "zh", paid="215457.6元").removesuffix("万元")) == Decimal("21.54576")


def test_the_word_of_a_row_is_printed_by_its_title() -> None:
    rules = """tables: {years: {columns: {fund: {kind: choice, choices: {general: 一般, fund: 基金}}}}}
flags: {all: {each: years, when: 1 < 2, severity: info, finding: "{fund}"}}
"""
    found = evaluated(rules, {"years": [{"fund": "general"}, {"fund": "基金"}]})
    assert [finding.text for finding in found.findings] == ["一般", "基金"]
