"""Grades, scales and grade limits."""

from decimal import Decimal
from typing import Any

import pytest

from tests.evaluation.helper import evaluated, gaps

RULES = """inputs:
  x: {kind: number, optional: true}
  diverted: {kind: yes_no, optional: true}
  late: {kind: yes_no, optional: true}
indicators: {a: {score: {method: formula, gives: points, formula: x}}}
total: {of: 100, decimals: 1}
grades:
  excellent: {title: {zh: 优, en: Excellent}, from: 90}
  good: {title: {zh: 良, en: Good}, from: 80%}
  fair: {title: {zh: 中, en: Fair}, from: 60}
  poor: {title: {zh: 差, en: Poor}, from: 0}
"""
LIMITS = """grade_limits:
  misuse: {when: diverted, at_most: poor, because: 截留}
  delay: {when: late, at_most: good, because: 逾期}
"""
BECOMES = """grade_limits:
  delay: {when: late, at_most: fair, because: 逾期}
  misuse: {when: diverted, becomes: refused, title: {zh: 不予评价, en: Refused}, because: 截留}
"""


def graded(x: object, limits: str = "", **record: object) -> Any:
    return evaluated(RULES + limits, {"x": x, **record})


@pytest.mark.parametrize(
    ("x", "grade"),
    [
        (100, "excellent"), (90, "excellent"), ("89.95", "excellent"), ("89.94", "good"), (80, "good"), ("79.9", "fair"),
        (60, "fair"), ("59.9", "poor"), (0, "poor"), (None, None),
    ],
)  # fmt: skip
def test_the_rounded_total_gives_the_grade(x: object, grade: str | None) -> None:
    assert graded(x).grade == grade


def test_the_title_of_the_grade_is_in_the_language_of_the_result() -> None:
    assert graded(95).grade_title == "优"
    assert evaluated(RULES, {"x": 95}, "en").grade_title == "Excellent"
    assert graded(None).grade_title is None


@pytest.mark.parametrize(
    ("x", "diverted", "late", "grade", "limited_by"),
    [
        (95, False, False, "excellent", ()), (95, False, True, "good", ("delay",)), (95, True, True, "poor", ("misuse", "delay")),
        (70, False, True, "fair", ()), (30, True, True, "poor", ()), (None, True, True, None, ()),
    ],
)  # fmt: skip
def test_a_limit_caps_the_grade_and_the_lowest_cap_counts(
    x: object, diverted: bool, late: bool, grade: str | None, limited_by: tuple[str, ...]
) -> None:
    found = graded(x, LIMITS, diverted=diverted, late=late)
    assert (found.grade, found.limited_by) == (grade, limited_by)


@pytest.mark.parametrize(
    ("x", "diverted", "late", "grade"),
    [
        (95, None, False, None), (95, True, None, "poor"), (95, None, True, None), (70, False, None, "fair"), (30, None, None, "poor"),
        (95, False, None, None), (85, False, None, "good"),
    ],
)  # fmt: skip
def test_an_undecided_limit_makes_the_grade_undecided_unless_it_could_not_change_it(
    x: object, diverted: bool | None, late: bool | None, grade: str | None
) -> None:
    found = graded(x, LIMITS, diverted=diverted, late=late)
    assert (found.grade, found.status) == (grade, "decided" if grade else "undecided")


def test_the_reason_for_an_undecided_grade_is_said() -> None:
    assert gaps(graded(95, LIMITS, late=False)) == [("misuse", "diverted", "missing")]
    assert gaps(graded(30, LIMITS)) == []


def test_an_undecided_total_gives_an_undecided_grade_whatever_the_limits() -> None:
    found = graded(None, BECOMES, diverted=True, late=False)
    assert (found.score, found.grade, found.status, found.limited_by) == (None, None, "undecided", ())


@pytest.mark.parametrize(
    ("diverted", "late", "grade"),
    [
        (True, False, "refused"),
        (True, True, "refused"),
        (True, None, "refused"),
        (None, False, None),
        (False, True, "fair"),
        (False, None, None),
    ],
)
def test_a_limit_may_replace_the_grade_by_a_word_outside_the_scale(
    diverted: bool | None, late: bool | None, grade: str | None
) -> None:
    found = graded(95, BECOMES, diverted=diverted, late=late)
    assert found.grade == grade
    if grade == "refused":
        assert (found.grade_title, "misuse" in found.limited_by) == ("不予评价", True)


def test_without_grades_there_is_no_grade() -> None:
    text = RULES[: RULES.index("grades:")]
    found = evaluated(text, {"x": 95})
    assert (found.grade, found.grade_title, found.limited_by, found.status) == (None, None, (), "decided")


SCALED = """inputs: {x: {kind: percent, optional: true}, gone: {kind: yes_no, optional: true}}
scales:
  letters: {a: {title: A, from: 4}, b: {title: B, from: 3}, c: {title: C, from: 1}}
  shares: {high: {title: High, from: 80%}, low: {title: Low, from: 0%}}
groups:
  g: {title: G, points: 5, scale: letters}
  h: {title: H, points: 95, scale: shares, not_applicable_when: gone}
indicators:
  one: {group: g, scale: shares, score: {method: proportional, value: x}}
  two: {group: h, scale: shares, score: {method: proportional, value: x}}
total: {of: 100}
"""


@pytest.mark.parametrize(
    ("x", "words"),
    [
        ("100%", ("high", "high", "a", "high")), ("80%", ("high", "high", "a", "high")), ("79.9%", ("low", "low", "b", "low")),
        ("59%", ("low", "low", "c", "low")), ("10%", ("low", "low", None, "low")), (None, (None, None, None, None)),
    ],
)  # fmt: skip
def test_a_scale_labels_points_by_plain_numbers_and_shares_by_percentages(
    x: object, words: tuple[str | None, ...]
) -> None:
    found = evaluated(SCALED, {"x": x, "gone": False})
    assert tuple(found.scores[item].word for item in ("one", "two", "g", "h")) == words


def test_what_does_not_apply_has_no_word_and_moved_points_count_for_shares() -> None:
    found = evaluated(SCALED, {"x": "80%", "gone": True})
    assert [found.scores[item].word for item in ("two", "h", "one", "g")] == [None, None, "high", "a"]
    assert found.scores["one"].points == 80


def test_words_outside_the_sum_are_numbers_with_names() -> None:
    text = """inputs: {x: {kind: yes_no}, late: {kind: yes_no}}
scales: {letters: {a: {title: A, from: 4}, b: {title: B, from: 3}, c: {title: C, from: 1}}}
groups: {g: {title: G, combine: lowest, scale: letters}}
indicators:
  one: {group: g, scale: letters, score: {method: yes_no, value: x, yes: a, no: c}}
  two: {group: g, scale: letters, score: {method: yes_no, value: late, yes: b, no: a}}
"""
    found = evaluated(text, {"x": True, "late": True})
    assert [(one.points, one.word) for one in found.scores.values()] == [(4, "a"), (3, "b"), (3, "b")]
    assert found.score is None
    assert found.completeness == Decimal(1)
