from perfrules.loading.building import build
from perfrules.model.shapes import Proportional
from perfrules.problems import Place
from tests.loading.rules import STAMP, line_and_column, nodes, only_problem, problems_in, rules_of, said

BASE = (
    "indicators:\n"
    "  base: {title: Base, points: 5, group: g, decimals: 2, layer: common, score: {method: proportional, value: a / b}}\n"
)


def test_like_copies_the_words_not_written() -> None:
    rules = rules_of(BASE + "  copy: {like: base, title: Copy, decimals: 1}\n")
    copy = rules.indicators["copy"]
    assert (copy.title.get("en"), copy.group, copy.layer) == ("Copy", "g", "common")
    assert copy.digits is not None
    assert copy.digits.places == 1
    assert said(copy.points) == "5"
    assert isinstance(copy.shape.rule, Proportional)
    assert copy.place == Place("rules.yaml", 7, 3)
    assert rules.places["indicators", "copy", "points"] == rules.places["indicators", "base", "points"]


def test_of_two_words_that_exclude_each_other_only_the_written_one_stays() -> None:
    copy = rules_of(BASE + "  copy: {like: base, weight: 2, each: t, group_by: section}\n").indicators["copy"]
    assert (copy.points, copy.weight, copy.group) == (None, (2, 1), None)
    assert copy.rows is not None
    assert copy.rows.group_by == "section"


def test_like_leads_on_through_others_in_any_order_of_the_file() -> None:
    text = "indicators:\n  c: {like: b, layer: sector}\n  b: {like: a, points: 2}\n  a: {points: 1, score: {method: yes_no, value: x}}\n  d: {like: b}\n"
    indicators = rules_of(text).indicators
    assert list(indicators) == ["c", "b", "a", "d"]
    assert [said(one.points) for one in indicators.values()] == ["2", "2", "1", "2"]
    assert [one.layer for one in indicators.values()] == ["sector", None, None, None]


def test_an_unknown_indicator_under_like_is_refused_with_the_near_one() -> None:
    problem = only_problem(BASE + "  copy: {like: bse}\n  more: {like: copy}\n")
    assert (problem.key, problem.facts["near"]) == ("like-unknown/near", "base")
    assert line_and_column(problem) == (7, 16)
    assert only_problem(BASE + "  copy: {like: something}\n").key == "like-unknown"


def test_an_indicator_that_was_left_out_for_another_mistake_is_not_missed() -> None:
    root = nodes(BASE + "  copy: {like: other}\n")
    found = build(root, STAMP, frozenset({"indicators.other"}))
    assert not found.problems
    assert list(found.rules.indicators) == ["base"]


def test_like_may_not_go_in_a_circle() -> None:
    problem = only_problem(BASE + "  p: {like: q}\n  q: {like: r}\n  r: {like: q}\n")
    assert (problem.key, problem.facts["names"]) == ("like-circle", "q → r → q")
    assert [place.line for place in problem.related] == [9]


def test_an_indicator_may_not_be_like_itself() -> None:
    assert only_problem(BASE + "  x: {like: x}\n").key == "like-circle/self"


def test_a_mistake_that_was_copied_is_reported_once() -> None:
    text = "indicators:\n  a: {score: {method: yes_no, value: x //}}\n  b: {like: a}\n"
    assert [problem.code for problem in problems_in(text)] == ["formula-not-allowed"]


def test_words_about_rows_need_a_table_after_copying() -> None:
    found = problems_in(BASE + "  copy: {like: base, where: x > 1}\n")
    assert [(problem.key, problem.facts["word"]) for problem in found] == [("missing-word/beside", "each")]


def test_a_rounding_needs_decimals_after_copying() -> None:
    score = "{method: yes_no, value: x}"
    text = f"indicators:\n  a: {{score: {score}}}\n  b: {{like: a, rounding: down}}\n"
    assert only_problem(text).facts["word"] == "decimals"


def test_a_chain_as_long_as_a_file_allows_is_followed() -> None:
    chain = "".join(f"  i{n}: {{like: i{n + 1}}}\n" for n in range(2000))
    indicators = rules_of(
        f"indicators:\n{chain}  i2000: {{points: 3, score: {{method: yes_no, value: x}}}}\n"
    ).indicators
    assert said(indicators["i0"].points) == "3"
