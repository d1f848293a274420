from decimal import Decimal
from typing import Any

import pytest

from perfrules.reports import tree_rows
from perfrules.reports.tree import percent
from tests.reports.conftest import Evaluate

INDEX = """\
format: 1
id: t.index
title: {zh: 指数, en: Index}
status: draft
inputs:
  a: {title: A, kind: number, min: 0}
  b: {title: B, kind: number, min: 0}
  none: {title: C, kind: yes_no}
groups:
  g: {title: G, combine: mean}
indicators:
  x: {title: X, group: g, scale: letters, provenance: proposal, score: {method: proportional, value: a, full_at: 10}}
  w: {title: W, group: g, if_missing: leave_out, provenance: proposal, score: {method: proportional, value: b, full_at: 10}}
  z: {title: Z, group: g, not_applicable_when: none, provenance: proposal, score: {method: yes_no, value: none}}
scales: {letters: {a: {title: A, from: 0.5}, b: {title: B, from: 0}}}
"""
TOTAL = "total: {of: 1, combine: mean, decimals: 3}\n"
ROWS = """\
format: 1
id: t.rows
title: Rows
status: draft
tables:
  r: {title: R, columns: {a: {title: A, kind: number, min: 0}}}
groups:
  g: {title: G, points: 10}
  h: {title: H, points: 5, group: g}
indicators:
  each: {title: Each, group: h, each: r, provenance: proposal, score: {method: proportional, value: a, full_at: 10}}
  more: {title: More, group: g, points: 5, provenance: proposal, score: {method: formula, gives: points, formula: 5}}
total: {of: 10}
"""


def test_the_total_stands_over_groups_over_rows(evaluate: Evaluate, record: dict[str, Any]) -> None:
    rows = tree_rows(evaluate(record), "zh")
    assert [(row.sort, row.depth, row.title, row.points, row.of, row.share) for row in rows] == [
        ("total", 0, "总分", "98.62", "100", "98.62%"),
        ("group", 1, "预算执行", "8.62", "10", "86.20%"),
        ("indicator", 2, "预算执行率", "8.62", "10", "86.20%"),
        ("group", 1, "产出指标", "50", "50", "100.00%"),
        ("row", 2, "结算完成率", "50", "50", "100.00%"),
        ("group", 1, "效益指标", "30", "30", "100.00%"),
        ("row", 2, "合同完成率", "30", "30", "100.00%"),
        ("group", 1, "满意度指标", "10", "10", "100.00%"),
        ("row", 2, "场馆开放满意度", "10", "10", "100.00%"),
    ]


@pytest.mark.parametrize(
    ("lang", "words"), [("zh", ("未定", "不计", "不适用")), ("en", ("undecided", "left out", "not applicable"))]
)
def test_where_there_are_no_points_a_word_says_why(evaluate: Evaluate, lang: str, words: tuple[str, ...]) -> None:
    result = evaluate({"a": None, "b": None, "none": True}, INDEX)
    assert [row.points for row in tree_rows(result, "zh" if lang == "zh" else "en")[1:]] == list(words)


def test_a_word_of_a_scale_stands_behind_the_points(evaluate: Evaluate) -> None:
    rows = tree_rows(evaluate({"a": 5, "b": 3, "none": True}, INDEX + TOTAL), "en")
    assert [(row.depth, row.title, row.points) for row in rows] == [
        (0, "Total", "0.4"), (1, "G", "0.4"), (2, "X", "0.5 A"), (2, "W", "0.3"), (2, "Z", "not applicable"),
    ]  # fmt: skip


def test_rows_without_a_label_have_their_number_below_their_indicator(evaluate: Evaluate) -> None:
    rows = tree_rows(evaluate({"r": [{"a": 10}, {"a": 5}]}, ROWS), "en")
    assert [(row.sort, row.depth, row.title, row.points) for row in rows] == [
        ("total", 0, "Total", "8.75"),
        ("group", 1, "G", "8.75"),
        ("group", 2, "H", "3.75"),
        ("indicator", 3, "Each", "3.75"),
        ("row", 4, "row 1", "2.5"),
        ("row", 4, "row 2", "1.25"),
        ("indicator", 2, "More", "5"),
    ]


def test_a_row_that_names_no_group_is_not_lost(evaluate: Evaluate, record: dict[str, Any]) -> None:
    record["targets"][0]["section"] = None
    last = tree_rows(evaluate(record), "en")[-1]
    assert (last.sort, last.depth, last.title) == ("row", 1, "结算完成率 (stands in no group)")


def test_a_record_with_mistakes_has_no_tree(evaluate: Evaluate) -> None:
    assert tree_rows(evaluate({})) == ()


def test_a_share_is_rounded_half_up() -> None:
    assert percent(Decimal(1), Decimal(3)) == "33.33%"
    assert percent(Decimal("0.012345"), Decimal(1)) == "1.23%"
    assert percent(Decimal("0.000050"), Decimal(1)) == "0.01%"
