"""`declared`: what holds the printed figures."""

import pytest

from tests.checks.marked import Said, only, says, silent

INPUTS = """\
inputs:
  held: {kind: yes_no}
  rate: {kind: percent}
  word: {kind: text}
  said: {kind: number, optional: true}
  said_rate: {kind: percent, optional: true}
  said_money: {kind: money, unit: 万元, optional: true}
  said_yuan: {kind: money, unit: 元, optional: true}
  paid: {kind: money, unit: 万元}
  whole: {kind: whole, optional: true}
  must: {kind: number}
  said_grade: {kind: choice, optional: true, choices: {good: G, bad: B}}
  must_grade: {kind: choice, choices: {good: G, bad: B}}
  other: {kind: choice, optional: true, choices: {good: G, fine: F}}
tables:
  rows:
    columns:
      name: {kind: text}
      printed: {kind: number, optional: true}
      share: {kind: percent, optional: true}
"""
GRADES = "grades: {good: {from: 5}, bad: {from: 0}}\n"
ONE = "indicators: {a: {points: 10, @score}}\n"

FITTING = {
    "an input of an indicator": INPUTS + "indicators: {a: {declared: said, @score}}",
    "a whole number for points": INPUTS + "indicators: {a: {declared: whole, @score}}",
    "a column of an indicator on rows": INPUTS + "indicators: {a: {each: rows, declared: printed, @score}}",
    "an input of a group": INPUTS + "groups: {g: {declared: said}}\nindicators: {a: {group: g, points: 1, @score}}",
    "an input of the total and its grade": INPUTS + "total: {of: 10, declared: said, declared_grade: said_grade}\n" + GRADES + ONE,
    "a percentage for a percentage": INPUTS + "values: {v: {formula: rate, kind: percent, declared: said_rate}}",
    "a percentage for percentage points": INPUTS + "values: {v: {formula: rate - 50%, declared: said_rate}}",
    "money for money": INPUTS + "values: {v: {formula: paid * 2, declared: said_money}}",
    "a number for a count": INPUTS + "values: {v: {formula: count_of(rows), declared: said}}",
}  # fmt: skip


@pytest.mark.parametrize("text", FITTING.values(), ids=list(FITTING))
def test_a_field_of_the_kind_of_the_result_can_hold_the_printed_figure(text: str) -> None:
    assert silent(text)


UNKNOWN = {
    "a value": ("values: {v: {formula: rate, declared: §siad}}", "an input", "输入项", "said"),
    "an indicator": ("indicators: {a: {declared: §siad, @score}}", "an input", "输入项", "said"),
    "a group": (
        "groups: {g: {declared: §siad}}\nindicators: {a: {group: g, points: 1, @score}}", "an input", "输入项", "said"
    ),
    "the total": ("total: {of: 10, declared: §siad}\n" + ONE, "an input", "输入项", "said"),
    "the grade": (
        "total: {of: 10, declared_grade: §siad_grade}\n" + GRADES + ONE, "an input", "输入项", "said_grade"
    ),
    "rows": ("indicators: {a: {each: rows, declared: §prnited, @score}}", "a column of that table", "该表的列", "printed"),
}  # fmt: skip


@pytest.mark.parametrize("case", UNKNOWN.values(), ids=list(UNKNOWN))
def test_a_field_that_does_not_exist_is_reported_with_the_near_one(case: tuple[str, str, str, str]) -> None:
    text, what, was, near = case
    name = text.partition("§")[2].split(",")[0].split("}")[0]
    says(
        INPUTS + text,
        "unknown-name/near",
        Said(
            f"There is no '{name}', which is needed here as {what}.",
            f"没有“{name}”，此处需要的是{was}。",
            f"Did you mean '{near}'?",
            f"是否应为“{near}”？",
        ),
    )


def test_the_column_of_a_table_that_does_not_exist_is_not_spoken_of() -> None:
    only(INPUTS + "indicators: {a: {each: §nothing, declared: printed, @score}}")


MISFITS = {
    "a percentage for points": "indicators: {a: {declared: §said_rate, @score}}",
    "points for a percentage": "values: {v: {formula: rate, declared: §said}}",
    "another unit of money": "values: {v: {formula: paid, declared: §said_yuan}}",
    "a percentage in rows": "indicators: {a: {each: rows, declared: §share, @score}}",
    "text for the total": "total: {of: 10, declared: §word}\n" + ONE,
}


@pytest.mark.parametrize("text", MISFITS.values(), ids=list(MISFITS))
def test_a_field_of_another_kind_is_refused_with_its_place(text: str) -> None:
    name = text.partition("§")[2].split(",")[0].split("}")[0]
    assert only(INPUTS.replace(f"{name}: {{kind", f"¤{name}: {{kind") + text).key == "printed-kind"


def test_both_kinds_are_named_with_their_units() -> None:
    says(
        INPUTS.replace("said_yuan", "¤said_yuan") + "values: {v: {formula: paid, declared: §said_yuan}}",
        "printed-kind",
        Said(
            "'said_yuan' is an amount of money in 元, but 'v' gives an amount of money in 万元; the two cannot be compared.",
            "“said_yuan”是金额（元），而“v”的结果是金额（万元），无法对照。",
            "Name a field of the same kind, money in the same unit.",
            "请写同一类型的字段，金额单位也须相同。",
        ),
    )


def test_only_figures_are_compared() -> None:
    problem = only(INPUTS + "values: {v: {formula: held, declared: §said}}")
    assert problem.key == "printed-kind/figure"


def test_a_value_whose_formula_is_wrong_is_not_spoken_of_twice() -> None:
    assert only(INPUTS + "values: {v: {formula: §word + 1, declared: said}}").code == "formula-kind"


def test_a_field_that_every_record_must_fill_in_deserves_a_warning() -> None:
    problem = only(INPUTS.replace("must:", "¤must:") + "indicators: {a: {declared: §must, @score}}")
    assert (problem.key, problem.severity) == ("printed-required", "warning")
    text = "total: {of: 10, declared_grade: §must_grade}\n" + GRADES + ONE
    assert only(INPUTS.replace("must_grade:", "¤must_grade:") + text).key == "printed-required"


def test_a_field_that_holds_a_printed_figure_is_used() -> None:
    text = INPUTS + "indicators: {a: {declared: §must, @score}}"
    problem = only(text.replace("must:", "¤must:"), frozenset({"no-basis"}) | {"unused"})
    assert problem.code == "printed-required"


GRADE = {
    "printed-grade/kind": ("said", GRADES),
    "printed-grade/no-grades": ("said_grade", ""),
    "printed-grade": ("other", GRADES),
}


@pytest.mark.parametrize("key", GRADE)
def test_the_printed_grade_is_a_word_of_the_grades(key: str) -> None:
    name, grades = GRADE[key]
    inputs = INPUTS.replace("other:", "¤other:") if key == "printed-grade" else INPUTS
    problem = only(f"{inputs}total: {{of: 10, declared_grade: §{name}}}\n{grades}{ONE}")
    assert problem.key == key


def test_a_word_that_replaces_the_grade_can_be_printed() -> None:
    limits = "grade_limits: {l: {when: held, becomes: fine, title: F}}\n"
    assert silent(INPUTS + "total: {of: 10, declared_grade: other}\n" + GRADES + limits + ONE)
