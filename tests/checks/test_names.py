import pytest

from tests.checks.marked import Said, says, silent

LAW = "laws: {m10: {cite: M}}\n"
GRADE = "total: {of: 1}\ngrades: {good: {from: 0}}\nindicators: {a: {@score}}\n"
SCALE = "scales: {letters: {a: {from: 0}}}\n"
TWO = (
    "groups: {g: {points: 2, give_to: §hh}, h: {points: 3}}\nindicators: {a: {group: g, @score}, b: {group: h, @score}}"
)
UNKNOWN = {
    "group of an indicator": (
        "groups: {output: {points: 1}}\nindicators: {a: {group: §outptu, points: 1, @score}}",
        ("outptu", "a group", "分组", "output"),
    ),
    "group of a group": (
        "groups: {g: {points: 1}, h: {group: §gg}}\nindicators: {a: {group: g, @score}}",
        ("gg", "a group", "分组", "g"),
    ),
    "law of an indicator": (LAW + "indicators: {a: {laws: [m10, §m11], @score}}", ("m11", "a law", "依据文件", "m10")),
    "law of a parameter": (LAW + "parameters: {p: {value: 1, laws: [§m1]}}", ("m1", "a law", "依据文件", "m10")),
    "law of a constraint": (
        LAW + "constraints: {c: {that: 1 < 2, finding: f, laws: [§m1]}}",
        ("m1", "a law", "依据文件", "m10"),
    ),
    "law of a grade limit": (
        LAW + GRADE + "grade_limits: {c: {when: held, at_most: good, laws: [§m1]}}",
        ("m1", "a law", "依据文件", "m10"),
    ),
    "grade": (GRADE + "grade_limits: {c: {when: held, at_most: §godo}}", ("godo", "a grade", "等级", "good")),
    "category": (
        "categories: {goals: G}\nflags: {f: {category: §gaols, @flag}}",
        ("gaols", "a category", "问题类别", "goals"),
    ),
    "table of a flag": ("flags: {f: {each: §rwos, @flag}}", ("rwos", "a table", "表", "rows")),
    "table of an indicator": ("indicators: {a: {each: §rowz, @score}}", ("rowz", "a table", "表", "rows")),
    "table of rows that name their group": (
        "indicators: {a: {each: §rowz, group_by: section, @score}}",
        ("rowz", "a table", "表", "rows"),
    ),
    "column": (
        "indicators: {a: {each: rows, group_by: §sectoin, @score}}",
        ("sectoin", "a column of that table", "该表的列", "section"),
    ),
    "scale of an indicator": (SCALE + "indicators: {a: {scale: §leters, @score}}", ("leters", "a scale", "尺度", "letters")),
    "scale of a value": (SCALE + "values: {v: {formula: rate, scale: §leters}}", ("leters", "a scale", "尺度", "letters")),
    "scale of a group": (
        SCALE + "groups: {g: {scale: §leters}}\nindicators: {a: {group: g, points: 1, @score}}",
        ("leters", "a scale", "尺度", "letters"),
    ),
    "sibling": (TWO, ("hh", "a group or indicator", "分组或指标", "h")),
    "date": (
        "flags: {f: {rectify_within: {within: 60 days, from: §daay}, @flag}}",
        ("daay", "a date", "日期项", "day"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", UNKNOWN.values(), ids=list(UNKNOWN))
def test_a_name_that_does_not_exist_is_reported_with_the_near_one(case: tuple[str, tuple[str, str, str, str]]) -> None:
    text, (name, what, was, near) = case
    said = Said(
        f"There is no '{name}', which is needed here as {what}.",
        f"没有“{name}”，此处需要的是{was}。",
        f"Did you mean '{near}'?",
        f"是否应为“{near}”？",
    )
    says(text, "unknown-name/near", said)


def test_a_name_that_is_near_to_nothing_is_reported_without_a_guess() -> None:
    said = Said(
        "There is no 'goals', which is needed here as a category.",
        "没有“goals”，此处需要的是问题类别。",
        "Declare it, or correct the name.",
        "请先声明，或改正名称。",
    )
    says("flags: {f: {category: §goals, @flag}}", "unknown-name", said)


def test_names_that_exist_stay_silent() -> None:
    assert silent(
        LAW + SCALE + "categories: {goals: G}\ntotal: {of: 5}\ngrades: {good: {from: 0}}\n"
        "groups: {output: {points: 2, give_to: benefit, scale: letters}, benefit: {points: 3}}\n"
        "indicators: {a: {each: rows, group_by: section, label: name, points: points, laws: [m10], @score}}\n"
        "grade_limits: {l: {when: held, at_most: good}}\n"
        "flags:\n  f: {each: rows, category: goals, rectify_within: {within: 60 days, from: day}, @flag}"
    )


def test_rows_whose_word_names_no_group_have_nowhere_to_land() -> None:
    indicator = "indicators: {a: {each: rows, group_by: §section, @score}}"
    en, zh = "Rows with 'benefit' in 'section' have no group to land in.", "“section”为“benefit”的行没有可归入的分组。"
    meant = "Did you mean the group 'benefits' instead of 'benefit'?", "“benefit”是否应为分组“benefits”？"
    says(
        f"groups: {{output: {{points: 2}}, benefits: {{points: 3}}}}\n{indicator}",
        "group-by/near",
        Said(en, zh, *meant),
    )
    says(f"groups: {{output: {{points: 2}}}}\n{indicator}", "group-by", Said(en, zh))


def test_only_a_choice_names_the_group_of_a_row() -> None:
    said = Said(
        "'name' is text; the group of a row is named by a column of kind choice.",
        "“name”是文字；行所属的分组须由 kind: choice 的列给出。",
    )
    says("groups: {g: {points: 1}}\nindicators: {a: {each: rows, group_by: §name, @score}}", "group-by/kind", said)


def test_points_go_only_to_something_with_the_same_parent() -> None:
    said = Said(
        "'h' does not stand beside 'a', so it cannot take over its points.",
        "“h”与“a”不在同一上级之下，不能承接其分值。",
    )
    says(
        "groups: {g: {points: 2}, ¤h: {points: 3}}\nindicators: {a: {group: g, give_to: §h, @score}, b: {group: h, @score}}",
        "give-to-sibling",
        said,
    )


def test_a_deadline_counts_from_a_date() -> None:
    said = Said("“rate” is a percentage where a date is needed.", "“rate”是百分比，此处需要日期。")
    says("flags: {f: {rectify_within: {within: 60 days, from: §rate}, @flag}}", "formula-kind/date", said)


def test_the_table_that_does_not_exist_is_all_that_is_said_of_a_deadline_on_its_rows() -> None:
    said = Said("There is no 'nowhere', which is needed here as a table.", "没有“nowhere”，此处需要的是表。")
    says("flags: {f: {each: §nowhere, rectify_within: {within: 60 days, from: nothing}, @flag}}", "unknown-name", said)


def test_a_deadline_from_a_value_without_a_kind_stays_silent() -> None:
    text = "values: {v: {formula: §nothing_near}}\nflags: {f: {rectify_within: {within: 60 days, from: v}, @flag}}"
    said = Said("'nothing_near' is not a name that is known here.", "此处没有名为“nothing_near”的项。")
    says(text, "formula-name", said)


def test_a_word_that_is_none_of_its_scale_is_no_word_of_a_line() -> None:
    scale = "scales: {letters: {a: {from: 4}, b: {from: 0}}}\n"
    assert silent(
        scale + "values: {v: {scale: letters, score: {method: yes_no, value: held, yes: a, no: b}}}\n"
        "indicators: {i: {scale: letters, score: {method: yes_no, value: held, yes: a, no: not_applicable}}}"
    )
