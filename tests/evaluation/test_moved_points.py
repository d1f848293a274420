"""Where the points go of what is left out or does not apply: to the rest, to `give_to`, to the parent's others."""

from decimal import Decimal

import pytest

from perfrules import RuleFileError
from tests.evaluation.helper import rule_set
from tests.evaluation.tree import result_of, standing, tree

ONE_GROUP = tree(
    {"g": "points: 100"}, {"a": "?group: g, points: 20", "b": "group: g, points: 30", "c": "group: g, points: 50"}
)


def test_what_does_not_apply_gives_its_points_to_the_rest_of_its_group_in_proportion() -> None:
    found = result_of(ONE_GROUP, a=2, b=1, c="0.5")
    assert standing(found) == {
        "a": "not applicable", "b": (Decimal("37.5"), Decimal("37.5")), "c": (Decimal("31.25"), Decimal("62.5")),
        "g": (Decimal("68.75"), 100),
    }  # fmt: skip
    assert (found.score, found.completeness, found.status) == (Decimal("68.75"), 1, "decided")


def test_what_applies_keeps_its_own_points() -> None:
    found = result_of(ONE_GROUP, a=1, b=1, c="0.5")
    assert standing(found) == {"a": (20, 20), "b": (30, 30), "c": (25, 50), "g": (75, 100)}


def test_what_cannot_be_told_leaves_the_group_open_but_not_the_others() -> None:
    found = result_of(ONE_GROUP, b=1, c="0.5")
    assert standing(found)["b"] == (30, 30)
    assert standing(found)["g"] == (None, 100)
    assert (found.score, found.grade, found.status, found.completeness) == (None, None, "undecided", Decimal("0.8"))


POLICIES = tree(
    {"g": "points: 100"},
    {"a": "group: g, points: 20, if_missing: POLICY", "b": "group: g, points: 80"},
    "total: {of: 100}\n",
)


@pytest.mark.parametrize(
    ("policy", "score", "of_a", "complete"),
    [("undecided", None, 20, "0.8"), ("zero", 80, 20, "1"), ("leave_out", 100, None, "0.8")],
)
def test_a_missing_score_is_undecided_or_zero_or_left_out(
    policy: str, score: object, of_a: object, complete: str
) -> None:
    found = result_of(POLICIES.replace("POLICY", policy), b=1)
    assert (found.score, found.scores["a"].of, found.completeness) == (score, of_a, Decimal(complete))
    assert found.scores["a"].not_applicable is False


def test_left_out_and_not_applicable_move_points_alike_but_only_one_is_complete() -> None:
    rules = tree({}, {"a": "?points: 20, if_missing: leave_out", "b": "points: 80"})
    left_out, not_applicable = result_of(rules, b="0.5"), result_of(rules, a=2, b="0.5")
    assert left_out.score == not_applicable.score == 50
    assert (left_out.completeness, not_applicable.completeness) == (Decimal("0.8"), 1)


GIVING = tree(
    {"g": "points: 60, give_to: h", "h": "points: 30", "i": "points: 10"},
    {"a": "?group: g, points: 40", "b": "?group: g, points: 20", "c": "?group: h", "d": "group: i"},
)


def test_a_group_with_nothing_left_gives_its_points_to_the_one_it_names() -> None:
    found = result_of(GIVING, a=2, b=2, c="0.5", d=1)
    assert standing(found) == {
        "a": "not applicable", "b": "not applicable", "c": (45, 90), "d": (10, 10), "g": "not applicable", "h": (45, 90), "i": (10, 10),
    }  # fmt: skip
    assert (found.score, found.completeness) == (55, 1)


def test_where_the_one_named_does_not_count_either_the_rest_shares() -> None:
    found = result_of(GIVING, a=2, b=2, c=2, d="0.5")
    assert (standing(found)["d"], found.score, found.completeness) == ((50, 100), 50, 1)


def test_a_group_without_give_to_shares_among_the_parents_others_in_proportion() -> None:
    rules = tree(
        {"g": "points: 40", "h": "points: 45", "i": "points: 15"}, {"a": "?group: g", "b": "group: h", "c": "group: i"}
    )
    assert standing(result_of(rules, a=2, b=1, c=1)) == {
        "a": "not applicable", "b": (75, 75), "c": (25, 25), "g": "not applicable", "h": (75, 75), "i": (25, 25),
    }  # fmt: skip


def test_an_indicator_may_give_its_points_to_a_sibling() -> None:
    rules = tree({}, {"a": "?points: 20, give_to: c", "b": "points: 30", "c": "points: 50"})
    assert standing(result_of(rules, a=2, b=1, c=1)) == {"a": "not applicable", "b": (30, 30), "c": (70, 70)}


def test_two_gifts_to_the_same_sibling_add_up() -> None:
    rules = tree(
        {}, {"a": "?points: 20, give_to: c", "b": "?points: 30, give_to: c", "c": "points: 40", "d": "points: 10"}
    )
    assert standing(result_of(rules, a=2, b=2, c=1, d=1)) == {
        "a": "not applicable", "b": "not applicable", "c": (90, 90), "d": (10, 10),
    }  # fmt: skip


NESTED = tree(
    {"top": "points: 100", "g": "points: 60, group: top", "h": "points: 40, group: top", "k": "points: 20, group: g", "l": "points: 40, group: g"},
    {"a": "?group: k", "b": "?group: l, points: 10", "c": "?group: l, points: 30", "d": "?group: h"},
)  # fmt: skip


def test_points_move_up_as_far_as_they_must() -> None:
    one_left = result_of(NESTED, a=2, b=2, c=1, d=1)
    assert (standing(one_left)["c"], standing(one_left)["l"], standing(one_left)["g"]) == ((60, 60), (60, 60), (60, 60))
    whole_group = result_of(NESTED, a=2, b=2, c=2, d="0.5")
    assert (standing(whole_group)["d"], standing(whole_group)["g"], whole_group.score) == (
        (50, 100),
        "not applicable",
        50,
    )
    other_group = result_of(NESTED, a=1, b=1, c=1, d=2)
    assert [standing(other_group)[name] for name in ("k", "l", "b", "c", "g")] == [
        (Decimal("33.333333333333"), Decimal("33.333333333333")), (Decimal("66.666666666667"), Decimal("66.666666666667")),
        (Decimal("16.666666666667"), Decimal("16.666666666667")), (50, 50), (100, 100),
    ]  # fmt: skip
    assert other_group.score == 100


def test_where_nothing_applies_there_is_no_total_but_nothing_is_open_either() -> None:
    found = result_of(NESTED, a=2, b=2, c=2, d=2)
    assert (found.score, found.status, found.completeness) == (None, "undecided", 1)
    assert set(standing(found).values()) == {"not applicable"}


CONDITION = tree(
    {"g": "points: 60, not_applicable_when: gone", "h": "points: 40", "k": "points: 60, group: g"},
    {"a": "group: k, points: 25", "b": "group: k, points: 35", "c": "group: h"},
)


def test_a_group_that_does_not_apply_takes_all_below_it_out() -> None:
    found = result_of(CONDITION, gone=True, a=1, c="0.5")
    assert standing(found) == {
        "a": "not applicable", "b": "not applicable", "c": (50, 100), "g": "not applicable", "h": (50, 100), "k": "not applicable",
    }  # fmt: skip
    assert (found.score, found.completeness, found.status) == (50, 1, "decided")


def test_a_group_that_applies_counts_as_ever() -> None:
    assert result_of(CONDITION, gone=False, a=1, b=0, c=1).score == 65


def test_a_group_that_may_not_apply_is_undecided() -> None:
    found = result_of(CONDITION, a=1, b=1, c=1)
    assert (found.scores["g"].points, found.score, found.completeness) == (None, None, Decimal("0.4"))


def test_an_indicator_may_not_apply_by_its_own_condition() -> None:
    rules = tree({}, {"a": "points: 20, not_applicable_when: gone", "b": "points: 80"})
    assert standing(result_of(rules, gone=True, b=1)) == {"a": "not applicable", "b": (100, 100)}
    assert standing(result_of(rules, gone=False, a="0.5", b=1)) == {"a": (10, 20), "b": (80, 80)}
    assert result_of(rules, a="0.5", b=1).score is None


def test_a_group_without_points_has_those_of_its_children_and_moves_them() -> None:
    rules = tree(
        {"g": "layer: general", "h": "points: 40"},
        {"a": "?group: g, points: 20", "b": "?group: g, points: 40", "c": "group: h"},
    )
    assert standing(result_of(rules, a=2, b=1, c=1))["b"] == (60, 60)
    assert standing(result_of(rules, a=2, b=2, c=1))["c"] == (100, 100)


def test_rates_and_points_are_read_after_and_before_points_have_moved() -> None:
    rules = (
        ONE_GROUP
        + "values: {rate: {formula: rate_of(c)}, written: {formula: points_of(c)}, got: {formula: score_of(c)}, out: {formula: rate_of(a)}}\n"
    )
    found = result_of(rules, a=2, b=1, c="0.5").values
    assert dict(found) == {"rate": Decimal("0.5"), "written": 50, "got": Decimal("31.25"), "out": None}


def test_rounding_comes_after_the_points_have_moved() -> None:
    rules = tree(
        {}, {"a": "?points: 30", "b": "points: 35, decimals: 1", "c": "points: 35"}, "total: {of: 100, decimals: 0}\n"
    )
    found = result_of(rules, a=2, b="0.333", c=1)
    assert (found.scores["b"].points, found.score) == (Decimal("16.7"), 67)


def test_points_that_wait_for_each_other_are_refused_when_the_rules_are_loaded() -> None:
    rules = tree(
        {
            "g": "points: 60, not_applicable_when: score_of(c) == 0",
            "h": "points: 40, not_applicable_when: score_of(a) == 0",
        },
        {"a": "group: g", "c": "group: h"},
    )
    with pytest.raises(RuleFileError) as found:
        rule_set(rules)
    assert {problem.code for problem in found.value.problems if problem.severity == "error"} == {"circle"}


def test_what_stands_in_a_group_that_may_not_apply_may_look_at_what_stands_beside_it() -> None:
    rules = tree(
        {"g": "points: 60, not_applicable_when: gone", "h": "points: 40"},
        {"a": "group: g, points: 20", "b": "group: g, points: 40", "c": "group: h"},
    )
    beside = rules.replace("value: S_a", "value: rate_of(b)")
    assert standing(result_of(beside, gone=False, b="0.5", c=1))["a"] == (10, 20)
    assert standing(result_of(beside, gone=True, b="0.5", c=1))["c"] == (100, 100)
    elsewhere = rules.replace("value: S_a", "value: score_of(c), full_at: 80")
    assert standing(result_of(elsewhere, gone=False, b=1, c=1))["a"] == (10, 20)
    assert standing(result_of(elsewhere, gone=True, b=1, c="0.5"))["c"] == (50, 100)


def test_a_group_whose_condition_looks_inside_it_is_refused_when_the_rules_are_loaded() -> None:
    rules = tree(
        {"g": "points: 60, not_applicable_when: score_of(a) == 0", "h": "points: 40"},
        {"a": "group: g", "c": "group: h"},
    )
    with pytest.raises(RuleFileError) as found:
        rule_set(rules)
    assert [problem.code for problem in found.value.problems if problem.severity == "error"] == ["circle"]


def test_a_condition_may_look_at_the_score_of_an_item_elsewhere() -> None:
    rules = tree(
        {"g": "points: 60, not_applicable_when: score_of(c) < 20", "h": "points: 40, combine: lowest"},
        {"a": "group: g", "c": "group: h", "d": "group: h"},
        "total: {of: 100, combine: sum}\n",
    )
    assert result_of(rules, a=1, c=1, d=1).scores["g"].not_applicable is True
