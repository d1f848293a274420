"""How a group's or the total's score comes from those below: sums, means, extremes, one of, formulas."""

from decimal import Decimal

import pytest

from tests.evaluation.helper import evaluated
from tests.evaluation.tree import result_of, standing, tree

LEAVES = {"a": "?group: g", "b": "?group: g", "c": "?group: g"}


def combined(how: str, **shares: object) -> object:
    """The score of a group of 60 points, with three children, inside a total of 100."""
    rules = tree({"g": f"points: 60, combine: {how}", "h": "points: 40"}, {**LEAVES, "d": "group: h"})
    found = standing(result_of(rules, **shares, d=1))["g"]
    return found if isinstance(found, str) else found[0]


@pytest.mark.parametrize(
    ("how", "score"),
    [("mean", "30"), ("lowest", "12"), ("highest", "48"), ("geometric_mean", "25.853216280382")],
)
def test_shares_are_combined_and_taken_of_the_groups_points(how: str, score: str) -> None:
    found = combined(how, a="0.5", b="0.2", c="0.8")
    assert isinstance(found, Decimal)
    assert str(found).startswith(score[:12])


@pytest.mark.parametrize(("how", "score"), [("mean", 30), ("lowest", 12), ("highest", 48)])
def test_what_does_not_apply_drops_out_and_its_points_go_nowhere(how: str, score: int) -> None:
    assert combined(how, a=2, b="0.2", c="0.8") == score


@pytest.mark.parametrize("how", ["mean", "lowest", "highest", "geometric_mean", "one_of"])
def test_a_missing_child_makes_the_group_missing_and_none_left_takes_it_out(how: str) -> None:
    assert combined(how, a="0.5", b="0.2") is None
    assert combined(how, a=2, b=2, c=2) == "not applicable"


def test_zero_stays_zero_in_a_geometric_mean() -> None:
    assert combined("geometric_mean", a=0, b=1, c=1) == 0


@pytest.mark.parametrize(("shares", "score"), [((2, "0.5", 2), 30), ((2, 1, 1), None), (("0.1", 2, 2), 6)])
def test_one_of_takes_the_only_one_that_applies_and_several_are_undecided(
    shares: tuple[object, ...], score: object
) -> None:
    assert combined("one_of", **dict(zip("abc", shares, strict=True))) == score


@pytest.mark.parametrize(
    ("formula", "score"),
    [
        ("lowest_of(children, rate)", 12), ("mean_of(children, rate)", 30), ("sum_of(children, rate * weight) / sum_of(children, weight) * 60", 30),
        ("sum_of(children, score) / sum_of(children, full) * 60", 30), ("count_of(children, rate >= 50%) * 10", 20), ("30", 30),
        ("1 / 0 * 100%", None),
    ],
)  # fmt: skip
def test_a_group_may_have_its_own_formula_over_the_children_that_count(formula: str, score: object) -> None:
    assert combined(f"formula, formula: '{formula}'", a="0.5", b="0.2", c="0.8") == score


def test_a_groups_formula_sees_only_what_counts_and_nothing_where_a_child_is_missing() -> None:
    assert combined("formula, formula: 'count_of(children) * 10'", a=2, b="0.2", c="0.8") == 20
    assert combined("formula, formula: 'mean_of(children, rate)'", b="0.2", c="0.8") is None
    assert combined("formula, formula: 'first_known(mean_of(children, rate), 10%)'", b="0.2", c="0.8") is None


WEIGHTED = {"a": "group: g, weight: 2", "b": "group: g, weight: 0.5", "c": "group: g"}


@pytest.mark.parametrize(("how", "c", "score"), [("mean", "0.2", "57.142857"), ("geometric_mean", "0.16", "45.748829")])
def test_weights_count_beside_each_other(how: str, c: str, score: str) -> None:
    rules = tree({"g": f"combine: {how}, points: 100"}, WEIGHTED)
    assert str(result_of(rules, a="0.8", b="0.4", c=c).score).startswith(score)


@pytest.mark.parametrize("weights", [("0.33", "0.33", "0.34"), ("0.333", "0.333", "0.334"), ("0.3333333333",) * 3])
def test_a_geometric_mean_may_have_weights_of_many_decimals(weights: tuple[str, ...]) -> None:
    leaves = {name: f"weight: {weight}" for name, weight in zip("abc", weights, strict=True)}
    rules = tree({}, leaves, "total: {of: 1, combine: geometric_mean, decimals: 3}\n")
    assert result_of(rules, a="0.5", b="0.5", c="0.5").score == Decimal("0.5")
    assert result_of(rules, a="0.5", b="0.6", c="0").score == 0


def test_the_total_may_combine_like_a_group() -> None:
    rules = tree({}, {"a": "weight: 1", "b": "weight: 3"}, "total: {of: 1, combine: geometric_mean, decimals: 3}\n")
    assert result_of(rules, a="0.0625", b=1).score == Decimal("0.5")
    mean = tree({}, {"a": "weight: 1", "b": "weight: 3"}, "total: {of: 10, combine: mean}\n")
    assert result_of(mean, a=0, b=1).score == Decimal("7.5")
    formula = tree(
        {},
        {"a": "weight: 1", "b": "weight: 3"},
        "total: {of: 10, combine: formula, formula: 'sum_of(children, weight, rate > 0)'}\n",
    )
    assert result_of(formula, a=0, b=1).score == 3


def test_groups_below_a_mean_bring_their_shares() -> None:
    rules = tree(
        {"g": "combine: mean, points: 100", "k": "group: g, weight: 3", "l": "group: g"},
        {"a": "group: k, points: 30", "b": "group: k, points: 10", "c": "group: l, points: 5"},
    )
    found = result_of(rules, a=1, b=0, c="0.2")
    assert (found.scores["k"].points, found.scores["l"].points, found.score) == (30, 1, Decimal("61.25"))


def test_a_group_below_a_mean_that_does_not_apply_drops_out() -> None:
    rules = tree(
        {"g": "combine: mean, points: 100", "k": "group: g, not_applicable_when: gone", "l": "group: g"},
        {"a": "group: k, points: 30", "c": "group: l, points: 5"},
    )
    assert result_of(rules, gone=True, a=1, c="0.2").score == 20
    assert result_of(rules, gone=False, a=1, c="0.2").score == 60
    assert result_of(rules, a=1, c="0.2").score is None


TABLE = "tables: {years: {columns: {rate: {kind: percent, optional: true}, section: {kind: choice, optional: true, choices: {g: G, h: H}}}}}\n"


def test_rows_without_points_below_a_mean_count_the_same() -> None:
    text = (
        TABLE
        + "groups: {g: {title: G, combine: mean, points: 10}}\nindicators: {rows: {each: years, group: g, score: {method: proportional, value: rate}}}\ntotal: {of: 10}\n"
    )
    rows = [{"rate": 1}, {"rate": "0.5"}]
    found = evaluated(text, {"years": rows})
    assert (found.scores["rows"].points, found.scores["rows"].of, found.score) == (Decimal("1.5"), 2, Decimal("7.5"))
    assert evaluated(text, {"years": [*rows, {}]}).score is None
    assert evaluated(text, {"years": []}).score is None


def test_rows_below_two_combining_groups_count_where_they_land() -> None:
    text = TABLE + "groups: {g: {title: G, combine: lowest, points: 10}, h: {title: H, combine: lowest, points: 10}}\n"
    text += "indicators: {rows: {each: years, group_by: section, score: {method: proportional, value: rate}}}\ntotal: {of: 20}\n"
    rows = [{"rate": 1, "section": "g"}, {"rate": "0.5", "section": "g"}, {"rate": "0.2", "section": "h"}]
    assert evaluated(text, {"years": rows}).score == Decimal("9.5")
    homeless = evaluated(text, {"years": [*rows, {"rate": 1}]})
    assert (homeless.score, homeless.completeness) == (None, 0)


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ("a: 'group: g, decimals: 1'", ["33.3", "33.3", "33.3"]), ("g: 'points: 100, decimals: 1'", ["33.333333333333", "33.3", "33.3"]),
        ("total", ["33.333333333333", "33.333333333333", "33.3"]), ("down", ["33.333333333333", "33.333333333333", "33"]),
    ],
)  # fmt: skip
def test_scores_are_rounded_where_it_is_written_and_used_rounded_above(where: str, expected: list[str]) -> None:
    total = {"total": "total: {of: 100, decimals: 1}\n", "down": "total: {of: 100, decimals: 0, rounding: down}\n"}
    rules = "inputs: {x: {kind: number}}\ngroups: {g: {title: G, points: 100%s}}\nindicators: {a: {group: g%s, score: {method: proportional, value: x, full_at: 3}}}\n"
    rules = rules % (", decimals: 1" if where.startswith("g") else "", ", decimals: 1" if where.startswith("a") else "")
    found = evaluated(rules + total.get(where, "total: {of: 100}\n"), {"x": 1})
    assert [str(one) for one in (found.scores["a"].points, found.scores["g"].points, found.score)] == expected


def test_without_total_items_stand_side_by_side() -> None:
    rules = tree({"g": "points: 10"}, {"a": "group: g", "b": "points: 5"}, "")
    found = result_of(rules, a="0.5", b=1)
    assert standing(found) == {"a": (5, 10), "b": (5, 5), "g": (5, 10)}
    assert (found.score, found.grade, found.status, found.completeness) == (None, None, "decided", 1)
    undecided = result_of(rules, a="0.5")
    assert (undecided.status, undecided.completeness) == ("undecided", Decimal("0.666666666667"))


def test_rules_without_any_indicator_are_decided_and_complete() -> None:
    found = evaluated("inputs: {x: {kind: number}}\nvalues: {v: {formula: x}}\n", {"x": 1})
    assert (found.status, found.completeness, dict(found.scores)) == ("decided", 1, {})


def test_completeness_counts_what_is_out_as_told_below_means_too() -> None:
    rules = tree(
        {"g": "points: 60, combine: mean", "h": "points: 40"},
        {"a": "?group: g, weight: 3", "b": "?group: g", "d": "group: h"},
    )
    assert result_of(rules, a=1, d=1).completeness == Decimal("0.85")
    assert result_of(rules, a=2, b=1, d=1).completeness == 1
    several = tree(
        {"g": "points: 60, combine: one_of", "h": "points: 40"}, {"a": "?group: g", "b": "?group: g", "d": "group: h"}
    )
    assert result_of(several, a=1, b=1, d=1).completeness == Decimal("0.4")


def test_sums_of_fractions_stay_exact() -> None:
    inputs = "inputs: {x: {kind: number}}\n"
    parts = [("a", 3), ("b", 7), ("c", 21), ("d", 11)]
    leaves = "".join(
        f"  {name}: {{points: 25, score: {{method: proportional, value: x, full_at: {full}}}}}\n"
        for name, full in parts
    )
    found = evaluated(f"{inputs}indicators:\n{leaves}total: {{of: 100}}\n", {"x": 1})
    assert found.score == Decimal("15.367965367965")


def test_points_that_move_into_a_mean_are_those_it_takes_its_share_of() -> None:
    rules = tree(
        {"g": "points: 60, combine: mean", "h": "points: 40"}, {"a": "group: g", "b": "group: g", "d": "?group: h"}
    )
    assert result_of(rules, a=1, b=0, d=2).scores["g"].points == 50
