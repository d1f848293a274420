"""What the review of a form says."""

from collections import Counter
from collections.abc import Mapping
from decimal import Decimal

import pytest

from perfrules import Result
from perfrules.reports.review_pages import counted, csv_columns, csv_lines, review_page, summary_cells, summary_page
from perfrules.reports.reviews import Review, differing, outcome_of, review_of
from tests.evaluation.helper import evaluator

FORM = """\
inputs:
  budget: {title: {zh: 预算, en: Budget}, kind: money, unit: 万元, min: 1, optional: true}
  paid: {title: {zh: 支出, en: Paid}, kind: money, unit: 万元, optional: true}
  said_rate: {kind: percent, optional: true}
  said_left: {kind: money, unit: 万元, optional: true}
  said_spending: {kind: number, optional: true}
  said_total: {kind: number, optional: true}
  said_grade: {kind: choice, optional: true, choices: {good: 好, poor: 差, void: 无}}
  forged: {kind: yes_no, optional: true}
tables:
  rows:
    columns:
      name: {title: {zh: 名称, en: Name}, kind: text, optional: true}
      share: {title: {zh: 完成率, en: Share}, kind: percent, optional: true}
      said: {kind: number, optional: true}
values:
  rate: {title: {zh: 执行率, en: Rate}, formula: paid / budget, kind: percent, declared: said_rate}
  left: {title: {zh: 结余, en: Left}, formula: budget - paid, declared: said_left}
groups:
  funds: {points: 40}
  work: {points: 60}
indicators:
  spending: {title: {zh: 支出, en: Spending}, group: funds, score: {method: proportional, value: rate}, decimals: 2, declared: said_spending}
  done: {title: {zh: 完成, en: Work}, group: work, each: rows, label: name, score: {method: proportional, value: share}, declared: said}
total: {of: 100, declared: said_total, declared_grade: said_grade}
grades: {good: {title: {zh: 良好, en: Good}, from: 80}, poor: {title: {zh: 较差, en: Poor}, from: 0}}
grade_limits: {forgery: {when: "first_known(forged, false)", becomes: void, title: {zh: 不予评价, en: Not rated}}}
flags:
  slow: {title: {zh: 支出慢, en: Slow}, when: rate < 50%, severity: warning, finding: {zh: "只用了{rate}。", en: "Only {rate}."}}
"""
RIGHT: Mapping[str, object] = {
    "id": "P-1", "budget": 3, "paid": 2.9991, "said_rate": "99.97%", "said_left": 0.0009, "said_spending": 39.99,
    "said_total": 99.99, "said_grade": "good", "rows": [{"name": "a", "share": "100%", "said": 60}],
}  # fmt: skip


def result(more: Mapping[str, object] | None = None, lang: str = "en", form: str = FORM) -> Result:
    return evaluator(form, lang).evaluate({**RIGHT, **(more or {})})


def told(more: Mapping[str, object], lang: str = "en") -> list[tuple[str, ...]]:
    """The lines that differ: title, printed, recomputed, difference, remark."""
    review = review_of(result(more, lang), "zh" if lang == "zh" else "en")
    return [(one.title, one.printed, one.computed, one.difference, one.remark) for one in review.rows]


def test_a_form_that_agrees_shows_nothing() -> None:
    review = review_of(result(), "en")
    assert (review.rows, review.outcome, review.differing, review.rounded) == ((), "agrees", 0, 0)
    assert (review.title, review.record, review.total) == ("Test", "P-1", ("99.99", "99.99"))


def test_all_lines_are_shown_where_they_are_asked_for() -> None:
    found = result()
    review = review_of(found, "en", shown=found.review)
    assert [(one.depth, one.title, one.of, one.remark) for one in review.rows] == [
        (0, "Rate", "", "agrees"), (0, "Left", "", "agrees"), (0, "Spending", "40", "agrees"), (0, "Work", "", ""),
        (1, "a", "60", "agrees"), (0, "Total", "100", "agrees"), (0, "Grade", "", "agrees"),
    ]  # fmt: skip
    assert [one.verdict for one in review.rows][3] is None


def test_figures_are_shown_as_forms_print_them() -> None:
    changed = {"said_rate": "99.9%", "said_left": 0.01, "said_spending": 45, "said_total": 105, "said_grade": "poor"}
    assert told(changed) == [
        ("Rate", "99.9%", "99.97%", "-0.07 pp", "cut off"),
        ("Left", "0.01万元", "0.0009万元", "+0.0091万元", "rounded up"),
        ("Spending", "45", "39.99", "+5.01", "differs"),
        ("Total", "105", "99.99", "+5.01", "differs"),
        ("Grade", "Poor", "Good", "", "differs"),
    ]
    assert told({"said_rate": "99.9%"}, "zh") == [("执行率", "99.9%", "99.97%", "-0.07个百分点", "截尾")]


def test_the_exact_figure_behind_a_rounded_one_is_told() -> None:
    assert told({"said_spending": 39, "said_total": 99})[0] == (
        "Spending", "39", "39.99", "-0.99", "cut off from 39.988",
    )  # fmt: skip
    assert told({"said_spending": 39, "said_total": 99}, "zh")[0][-1] == "由39.988截尾"


def test_sums_tell_what_their_parts_add_up_to() -> None:
    assert told({"said_total": 98})[-1] == (
        "Total", "98", "99.99", "-1.99", "differs; the printed parts add up to 99.99",
    )  # fmt: skip
    assert told({"said_total": 98}, "zh")[-1][-1] == "不符；填报各项合计为99.99"
    assert told({"said_total": 100})[-1][-1] == "rounded half up; the printed parts add up to 99.99, rounded half up"


def test_a_sum_that_is_right_though_its_parts_are_not_is_shown_and_counts_as_a_difference() -> None:
    review = review_of(result({"said_spending": 30}), "en")
    assert [(one.title, one.remark) for one in review.rows] == [
        ("Spending", "differs"), ("Total", "agrees; the printed parts add up to 90"),
    ]  # fmt: skip
    assert (review.differing, review.outcome) == (2, "differs")


def test_roundings_of_parts_are_told_as_such() -> None:
    rows = [{"name": "a", "share": "98.6%", "said": 29}, {"name": "b", "share": "99%", "said": 30}]
    assert told({"rows": rows, "said_total": 98.99})[-1] == (
        "Total", "98.99", "99.27", "-0.28", "from the roundings of its parts",
    )  # fmt: skip


def test_what_cannot_be_recomputed_says_why() -> None:
    rows = [{"name": None, "share": None, "said": 60}]
    found = told({"rows": rows})
    assert found[0] == ("Work", "", "", "", "")
    assert found[1] == ("(not filled in)", "60", "", "", "cannot be recomputed: Work: Share is not filled in (row 1)")
    assert told({"rows": rows}, "zh")[1][-1] == "无法重算：完成：未填写完成率（第1行）"


def test_of_many_reasons_the_first_are_told() -> None:
    rows = [{"name": "a", "share": None, "said": 60}]
    assert told({"budget": None, "paid": None, "rows": rows})[-2][-1] == (
        "cannot be recomputed: Spending: Paid is not filled in; Spending: Budget is not filled in; …"
    )


def test_rows_without_a_label_are_called_by_their_number() -> None:
    found = result({"rows": [{"name": "a", "share": "100%", "said": 1}]}, form=FORM.replace(" label: name,", ""))
    assert [one.title for one in review_of(found, "en").rows if one.depth] == ["row 1"]


def test_a_word_that_replaces_the_grade_has_its_title() -> None:
    assert told({"forged": True})[0][:3] == ("Grade", "Good", "Not rated")
    assert told({"forged": True, "said_grade": "void"}) == []


OUTCOMES: Mapping[str, tuple[Mapping[str, object], str]] = {
    "agrees": ({}, "agrees"),
    "rounded": ({"said_rate": "99.9%"}, "rounding"),
    "a difference beside a rounding": ({"said_rate": "99.9%", "said_left": 5}, "differs"),
    "parts do not add up": ({"said_spending": 30, "said_total": 99.99}, "differs"),
    "nothing can be recomputed": ({"paid": None}, "not_comparable"),
    "nothing is printed": (
        {name: None for name in RIGHT if name.startswith("said")}
        | {"rows": [{"name": "a", "share": "1%", "said": None}]},
        "not_comparable",
    ),
    "the data are wrong": ({"paid": "much"}, "error"),
}


@pytest.mark.parametrize("case", OUTCOMES.values(), ids=list(OUTCOMES))
def test_a_form_comes_to_one_outcome(case: tuple[Mapping[str, object], str]) -> None:
    more, outcome = case
    assert outcome_of(result(more)) == outcome


def page(review: Review) -> str:
    return "\n".join(review_page(review))


def test_a_page_shows_lines_and_findings_side_by_side() -> None:
    shown = page(review_of(result({"paid": 1, "said_rate": "33%"}), "en"))
    assert shown.splitlines()[:3] == ["# Test: P-1", "", "- Outcome: differs"]
    assert "| Item | Points | Printed | Recomputed | Difference | Remark |" in shown
    assert "| Rate |  | 33% | 33.3333% | -0.3333 pp | rounded half up |" in shown
    assert "- Warning · Slow: Only 33.33%." in shown


def test_a_page_indents_rows_and_escapes_what_the_form_says() -> None:
    shown = page(review_of(result({"rows": [{"name": "*a*|b", "share": "100%", "said": 3}]}), "en"))
    assert r"| &emsp;\*a\*\|b | 60 | 3 | 60 | -57 | differs |" in shown


def test_a_page_of_a_form_without_differences_says_so() -> None:
    assert page(review_of(result({}, "zh"), "zh")).splitlines() == [
        "# 测试：P-1",
        "",
        "- 复核结论：一致",
        "",
        "没有差异。",
    ]


def test_a_page_of_a_form_with_mistakes_lists_them() -> None:
    shown = page(review_of(result({"paid": "much"}), "en"))
    assert "Nothing differs." not in shown
    assert "## Mistakes in the data" in shown
    assert "data-number" in shown


def test_a_summary_counts_what_the_forms_came_to() -> None:
    reviews = [review_of(result(more), "en") for more in ({}, {"said_left": 5}, {"paid": "much"}, {"paid": 1})]
    lines = list(summary_page(reviews, "en"))
    assert lines[0] == "# Review"
    assert lines[-2] == "4 records: 1 agree, 2 differ, 1 with mistakes in the data"
    assert summary_cells(reviews[1]) == ("P-1", "differs", "1", "0", "99.99", "99.99", "")
    assert summary_cells(reviews[3])[-1] == "Warning 1"
    assert counted(Counter({"agrees": 1}), "zh") == "共1条记录：一致1条"


def test_cells_keep_figures_as_numbers() -> None:
    found = result({"said_spending": 39, "said_total": 99, "said_grade": "poor"})
    lines = list(csv_lines(found, differing(found), "P-1", "en"))
    assert {len(line) for line in lines} == {len(csv_columns("en"))}
    assert lines[0] == (
        "P-1", "spending", None, "Spending", Decimal(40), Decimal(39), Decimal("39.99"), Decimal("39.988"),
        Decimal("-0.99"), "rounding", "cut off", None, "cut off from 39.988",
    )  # fmt: skip
    assert lines[-1][5:7] == ("Poor", "Good")
    assert lines[1][11] == Decimal(99)
