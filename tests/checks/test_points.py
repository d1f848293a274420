import pytest

from tests.checks.marked import Said, only, says, silent

TREE = "total: {of: 100}\ngroups: {a: {points: 60}, b: {points: 40}}\nindicators:\n"
REST = "  y: {group: b, @score}\n"


def test_points_that_add_up_stay_silent() -> None:
    assert silent(TREE + REST + "  x: {group: a, points: 20, @score}\n  z: {group: a, points: 40, @score}")


def test_a_sole_child_takes_the_points_of_its_group() -> None:
    assert silent(
        "total: {of: 10}\ngroups: {a: {title: A}, b: {group: a}, c: {group: b, combine: mean}}\n"
        "indicators: {x: {group: c, weight: 2, score: {method: yes_no, value: held, yes: 5}}}"
    )


def test_points_that_do_not_add_up_are_shown_with_their_parts_and_places() -> None:
    said = Said(
        "x0 20 + x1 20 + x2 10.5 = 50.5, but 'a' has 60: 9.5 missing.",
        "x0 20 + x1 20 + x2 10.5 = 50.5，而“a”为 60 分：缺 9.5 分。",
        "Raise a part, add one with 9.5, or lower the whole; the places are listed below.",
        "请调高某一项、新增一项 9.5 分的指标，或调低合计；各处位置见下。",
    )
    text = TREE.replace("60", "§60") + REST
    parts = "".join(
        f"  x{n}: {{group: a, points: ¤{points}, @score}}\n" for n, points in enumerate(("20", "20", "10.5"))
    )
    says(text + parts, "points-add-up/missing", said)


def test_points_that_are_too_many_are_counted() -> None:
    said = Said(
        "x 50 + z 12 = 62, but 'a' has 60: 2 too many.",
        "x 50 + z 12 = 62，而“a”为 60 分：多 2 分。",
        "Lower the parts by 2, or raise the whole; the places are listed below.",
        "请把各部分共调低 2 分，或调高合计；各处位置见下。",
    )
    parts = "  x: {group: a, points: ¤50, @score}\n  z: {group: a, points: ¤12, @score}\n"
    says(TREE.replace("60", "§60") + REST + parts, "points-add-up/over", said)


def test_of_very_many_parts_the_first_are_named() -> None:
    parts = "".join(f"  x{n}: {{group: a, points: ¤1, @score}}\n" for n in range(14))
    said = only(TREE.replace("60", "§60") + REST + parts).said("en")
    assert said.endswith("x10 1 + x11 1 + … = 14, but 'a' has 60: 46 missing.")


def test_groups_that_do_not_add_up_to_the_total_are_shown_with_their_places() -> None:
    said = Said("a 60 + b 30 = 90, but the total has 100: 10 missing.", "a 60 + b 30 = 90，而总分为 100 分：缺 10 分。")
    text = "total: {of: §100}\ngroups: {a: {points: ¤60}, b: {points: ¤30}}\nindicators:\n  x: {group: a, @score}\n"
    says(text + REST, "points-add-up/missing", said)


def test_a_group_without_points_counts_as_the_sum_of_its_children() -> None:
    said = Said("a 5 + b 40 = 45, but the total has 100: 55 missing.", "a 5 + b 40 = 45，而总分为 100 分：缺 55 分。")
    text = "total: {of: §100}\ngroups: {¤a: {title: A}, b: {points: ¤40}}\nindicators:\n" + REST
    says(text + "  x: {group: a, points: 2, @score}\n  z: {group: a, points: 3, @score}", "points-add-up/missing", said)


def test_points_from_a_parameter_are_added() -> None:
    text = "parameters: {p: {value: 20}}\n" + TREE + REST + "  x: {group: a, points: p, @score}\n"
    assert silent(text + "  z: {group: a, points: 2 * p, @score}")


def test_rows_bring_points_of_their_own_that_only_a_record_can_tell() -> None:
    rows = "  r: {each: rows, group: a, points: points, @score}\n"
    assert silent(TREE + REST + rows)
    assert silent(TREE + REST + rows + "  x: {group: a, points: 20, @score}")
    said = Said("x 70 = 70 without any row, but 'a' has only 60.", "不计各行，x 70 = 70，已超过“a”的 60 分。")
    says(TREE.replace("60", "§60") + REST + rows + "  x: {group: a, points: ¤70, @score}", "points-add-up/rows", said)


def test_rows_may_name_their_group() -> None:
    assert silent(
        "total: {of: 80}\ngroups: {output: {points: 50}, benefit: {points: 30}}\n"
        "indicators: {r: {each: rows, group_by: section, points: points, @score}}"
    )


@pytest.mark.parametrize(
    ("text", "word", "number"),
    [
        ("total: {of: §0}\nindicators: {x: {@score}}", "of", "0"),
        ("groups: {a: {points: §-5}}\nindicators: {x: {group: a, @score}}", "points", "-5"),
        ("indicators: {x: {points: §0, @score}}", "points", "0"),
        ("total: {of: 1, combine: mean}\nindicators: {x: {weight: §0, @score}}", "weight", "0"),
    ],
)
def test_points_and_weights_are_above_zero(text: str, word: str, number: str) -> None:
    said = Said(f"'{word}' is {number}; it must be above 0.", f"“{word}”为 {number}，应大于 0。")
    says(text, "points-positive", said)


def test_only_a_sole_child_may_leave_its_points_out() -> None:
    said = Said("'z' has no points and is not the only part of 'a'.", "“z”没有写分值，而它不是“a”之下唯一的项。")
    says(TREE + REST + "  x: {group: a, points: 60, @score}\n  §z: {group: a, @score}", "points-missing", said)
    total = Said(
        "'b' has no points and is not the only part of the total.", "“b”没有写分值，而它不是总分之下唯一的项。"
    )
    text = (
        "total: {of: 100}\ngroups: {a: {points: 60}, §b: {combine: mean}}\nindicators:\n  x: {group: a, @score}\n"
        + REST
    )
    says(text, "points-missing", total)


def test_without_a_total_indicators_need_no_points() -> None:
    assert silent("indicators: {x: {@score}, y: {@score}}")


def test_points_have_no_effect_where_shares_are_combined() -> None:
    said = Said(
        "'x' has points, but 'a' combines shares and not points.",
        "“x”写了分值，而“a”按得分率汇总，不用分值。",
        "Write 'weight' instead of 'points', or let 'a' combine as a sum.",
        "请把 points 改为 weight，或使“a”按分值相加。",
    )
    mean = "groups: {a: {combine: mean}}\nindicators: {"
    says(mean + "x: {group: a, points: §5, @score}, y: {group: a, weight: 2, @score}}", "points-unused", said)
    inner = "total: {of: 1, combine: mean}\ngroups: {a: {points: §5, combine: lowest}, b: {points: 5}}\n"
    total = Said(
        "'a' has points, but the total combines shares and not points.", "“a”写了分值，而总分按得分率汇总，不用分值。"
    )
    says(inner + "indicators: {x: {group: a, @score}, y: {group: b, @score}}", "points-unused", total)


def test_weights_have_no_effect_where_points_are_added() -> None:
    said = Said(
        "'x' has a weight, but the total adds points and uses no weights.", "“x”写了权重，而总分按分值相加，不用权重。"
    )
    says("total: {of: 5}\nindicators: {x: {weight: §2, @score}}", "weight-unused", said)


def test_a_group_has_something_in_it() -> None:
    said = Said(
        "Nothing stands in the group 'b'.",
        "分组“b”之下没有任何项。",
        "Write group: b on an indicator or group, or take this one out.",
        "请在指标或分组中写 group: b，或删去该分组。",
    )
    says("groups: {a: {points: 5}, §b: {title: B}}\nindicators: {x: {group: a, @score}}", "group-empty", said)
    said = Said("Nothing stands in the group 'b': its 5 points are missing.", "分组“b”之下没有任何项：缺 5 分。")
    says("groups: {a: {points: 5}, §b: {points: 5}}\nindicators: {x: {group: a, @score}}", "group-empty/points", said)


def test_points_are_left_alone_while_a_parent_is_misspelt() -> None:
    text = TREE + REST + "  x: {group: §aa, points: 20, @score}\n"
    assert only(text).code == "unknown-name"
    rows = "groups: {output: {points: 5}}\nindicators: {r: {each: rows, group_by: §sektion, @score}}"
    assert only(rows).code == "unknown-name"


def test_groups_in_each_other_are_a_circle() -> None:
    said = Said(
        "These groups lie in each other: a → b → a.",
        "以下分组互为上级：a → b → a。",
        "Take 'group' out of one of them, so that it stands directly under the total.",
        "请删去其中一个的 group，使其直接列于总分之下。",
    )
    text = "groups: {a: {group: §b}, b: {group: ¤a}, c: {group: a}}\nindicators: {x: {group: c, points: 1, @score}}"
    says(text, "circle/groups", said)
    assert only("groups: {a: {group: §a, points: 1}}\nindicators: {x: {group: a, @score}}").key == "circle/groups"


def test_the_points_of_another_item_are_no_points_to_write() -> None:
    said = Said("The points 'points_of(y)' depend on the record.", "分值“points_of(y)”取决于具体记录。")
    says("indicators: {x: {points: §points_of(y), @score}, y: {points: 3, @score}}", "points-constant", said)
