"""Groups and totals that look the words of their children up in a conversion table."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest

from tests.evaluation.helper import evaluated, gaps
from tests.evaluation.tree import result_of, standing, tree

SCALES = (
    "scales:\n  marks: {a: {title: A, from: 75%}, b: {title: B, from: 25%}}\n"
    "  letters: {a: {title: A, from: 75%}, b_plus: {title: B+, from: 50%}, b: {title: B, from: 25%}, d: {title: D, from: 0%}}\n"
    "  points: {a: {title: A, from: 3}, b_plus: {title: B+, from: 2}, b: {title: B, from: 1}}\n"
)
LOOKUPS = "lookups: {t: {order: any, rows: {A: A, B: B, A A: A, A B: B+, B B: B, A A A: A, A A B: B+, A B B: B+, B B B: B}}}\n"
LEAVES = dict.fromkeys(("a", "b", "c"), "?group: g, scale: marks")


def of_group(shares: Mapping[str, object], scale: str = "letters", more: str = "") -> Any:
    rules = tree({"g": f"points: 4, combine: lookup, table: t, scale: {scale}{more}"}, LEAVES, SCALES + LOOKUPS)
    return result_of(rules, **shares)


def word_and_points(result: Any) -> tuple[object, object]:
    score = result.scores["g"]
    return score.word, score.points


@pytest.mark.parametrize(
    ("shares", "word", "points"),
    [
        ((1, 1, "0.75"), "a", 3), ((1, "0.3", 1), "b_plus", 2), (("0.25", "0.3", 1), "b_plus", 2), (("0.3", "0.3", "0.3"), "b", 1),
        ((2, "0.3", 1), "b_plus", 2), ((2, "0.3", 2), "b", 1),
    ],
)  # fmt: skip
def test_the_words_of_the_children_that_count_give_the_word_of_the_group(
    shares: tuple[object, ...], word: str, points: int
) -> None:
    given = dict(zip("abc", shares, strict=True))
    assert word_and_points(of_group(given)) == (word, points)
    assert word_and_points(of_group(given, "points")) == (word, points)
    assert word_and_points(of_group(given, "points", ", decimals: 1")) == (word, points)


def test_a_missing_child_makes_the_group_missing_and_none_left_takes_it_out() -> None:
    result = of_group({"a": 1, "b": 1})
    assert word_and_points(result) == (None, None)
    assert gaps(result) == [("c", "S_c", "missing")]
    assert of_group({"a": 2, "b": 2, "c": 2}).scores["g"].not_applicable


def test_a_score_below_the_lowest_word_of_its_scale_has_no_word() -> None:
    result = of_group({"a": 1, "b": "0.1", "c": 1})
    assert (result.status, word_and_points(result)) == ("undecided", (None, None))
    assert gaps(result) == [("g", "g", "no-result")]


def test_a_group_that_cannot_tell_whether_it_applies_is_missing() -> None:
    result = of_group({"a": 1, "b": 1, "c": 1, "gone": None}, more=", not_applicable_when: gone")
    assert word_and_points(result) == (None, None)
    assert ("g", "g", "no-result") in gaps(result)


def test_where_the_order_counts_the_first_word_is_that_of_the_first_child() -> None:
    more = SCALES + "lookups: {t: {rows: {A A: A, A B: B+, B A: B, B B: D}}}\n"
    leaves = dict.fromkeys(("a", "b"), "group: g, scale: marks")
    rules = tree({"g": "combine: lookup, table: t, scale: letters"}, leaves, more)
    assert result_of(rules, a=1, b="0.3").scores["g"].word == "b_plus"
    assert result_of(rules, a="0.3", b=1).scores["g"].word == "b"
    assert result_of(rules, a="0.3", b="0.3").scores["g"].word == "d"


def test_groups_are_looked_up_like_indicators_and_the_total_gets_a_grade() -> None:
    grades = "grades: {a: {title: A, from: 3}, b_plus: {title: B+, from: 50%}, b: {title: B, from: 0}}\n"
    total = "total: {of: 4, combine: lookup, table: t}\n"
    groups = {"g": "combine: lookup, table: t, scale: marks", "h": "combine: mean, scale: marks"}
    table = "lookups: {t: {order: any, rows: {A A: A, A B: B, B B: B}}}\n"
    leaves = {"a": "group: g, scale: marks", "b": "group: g, scale: marks", "c": "group: h"}
    rules = tree(groups, leaves, SCALES + table + grades + total)
    result = result_of(rules, a=1, b=1, c=1)
    assert (result.score, result.grade, result.scores["g"].word) == (3, "a", "a")
    result = result_of(rules, a=1, b="0.3", c=1)
    assert (result.score, result.grade, result.scores["g"].points) == (0, "b", Decimal("0.25"))
    result = result_of(rules, a=1, b=1, c="0.1")
    assert (result.score, result.grade) == (None, None)
    assert gaps(result) == [("total_score", "total_score", "no-result")]


def test_rows_are_one_child_with_one_word() -> None:
    text = "tables: {rows: {columns: {share: {kind: percent}}}}\ninputs: {x: {kind: percent}}\n"
    text += "groups: {g: {combine: lookup, table: t, scale: letters}}\nindicators:\n"
    text += "  r: {group: g, scale: marks, each: rows, score: {method: proportional, value: share}}\n"
    text += "  i: {group: g, scale: marks, score: {method: proportional, value: x}}\n"
    text += SCALES + "lookups: {t: {order: any, rows: {A A: A, A B: B+, B B: B}}}\n"
    assert evaluated(text, {"x": 1, "rows": [{"share": "20%"}, {"share": "40%"}]}).scores["g"].word == "b_plus"
    assert evaluated(text, {"x": 1, "rows": [{"share": "100%"}, {"share": "50%"}]}).scores["g"].word == "a"
    assert evaluated(text, {"x": 1, "rows": []}).scores["g"].word is None


def test_points_that_move_to_a_group_leave_its_word() -> None:
    groups = {"g": "points: 60, combine: lookup, table: t, scale: letters", "h": "points: 40"}
    rules = tree(groups, LEAVES | {"d": "?group: h"}, "total: {of: 100}\n" + SCALES + LOOKUPS)
    result = result_of(rules, a=1, b="0.3", c=1, d=2)
    assert (standing(result)["g"], result.scores["g"].word) == ((50, 100), "b_plus")


def test_the_explanation_shows_the_line_that_was_met() -> None:
    lines = str(of_group({"a": 1, "b": "0.3", "c": 2}).explain("g")).splitlines()
    assert lines[0] == "g (g): 2分（满分4分） B+"
    assert "  table t: A B = B+" in lines
    assert "  a (a): 1分（满分1分） A" in lines
    assert not any("table" in line for line in str(of_group({"a": 1, "b": 1}).explain("g")).splitlines())


def test_the_explanation_of_a_total_shows_the_line_too() -> None:
    grades = "grades: {a: {title: A, from: 3}, b: {title: B, from: 0}}\ntotal: {of: 4, combine: lookup, table: t}\n"
    table = "lookups: {t: {order: any, rows: {A A: A, A B: B, B B: B}}}\n"
    rules = tree({}, {"a": "scale: marks", "b": "scale: marks"}, SCALES + table + grades)
    assert "  table t: B A = B" in str(result_of(rules, a="0.3", b=1).explain("total")).splitlines()


def test_one_table_serves_groups_of_every_size() -> None:
    rules = tree(
        {"g": "combine: lookup, table: t, scale: letters", "h": "combine: lookup, table: t, scale: letters"},
        {"a": "group: g, scale: marks", "b": "group: g, scale: marks", "c": "group: h, scale: marks"},
        SCALES + "lookups: {t: {order: any, rows: {A: A, B: B, B A: B+, A A: A, B B: B}}}\n",
    )
    result = result_of(rules, a=1, b="0.3", c="0.3")
    assert (result.scores["g"].word, result.scores["h"].word) == ("b_plus", "b")


def test_a_row_that_does_not_say_where_it_stands_leaves_every_group_open() -> None:
    text = "tables: {rows: {columns: {share: {kind: percent}, part: {kind: choice, choices: {g: G, h: H}}}}}\n"
    text += "groups: {g: {combine: lookup, table: t, scale: letters}, h: {combine: lookup, table: t, scale: letters}}\n"
    text += "indicators: {r: {each: rows, group_by: part, scale: marks, score: {method: proportional, value: share}}}\n"
    text += SCALES + "lookups: {t: {order: any, rows: {A: A, B: B}}}\n"
    rows = [{"share": "100%", "part": "g"}, {"share": "30%", "part": "h"}]
    result = evaluated(text, {"rows": rows})
    assert (result.scores["g"].word, result.scores["h"].word) == ("a", "b")
    assert "table" not in str(result.explain("g"))
    result = evaluated(text, {"rows": [*rows, {"share": "100%", "part": None}]})
    assert (result.scores["g"].word, result.scores["h"].word) == (None, None)
