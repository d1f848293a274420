import pytest

from tests.checks.marked import Said, only, problems, says, silent

BEGIN = """\
inputs:
  paid: {kind: money, unit: 万元, min: 0}
  budget: {kind: money, unit: 万元, min: 0}
  months: {kind: whole, min: 1}
  done: {kind: number}
  held: {kind: yes_no}
tables:
  rows: {columns: {name: {kind: text}, target: {kind: number}, weight: {kind: number, min: 0.5}}}
parameters: {step: {value: 5}, nought: {value: 0}}
"""
FIX = (
    "Give the input a 'min' above 0, test it, as … if budget > 0 else …, or write 'if_missing' on the indicator.",
    "请给输入项写大于 0 的 min，或在公式中判断（… if budget > 0 else …），或在指标上写 if_missing。",
)


def test_a_denominator_that_may_be_zero_is_a_warning() -> None:
    text = BEGIN + "values: {v: {formula: paid / §budget}}"
    said = Said(
        "“budget” may be zero, and dividing by it then gives no result.", "“budget”可能为零，那时相除没有结果。", *FIX
    )
    says(text, "division-by-zero-possible", said)
    assert only(text).severity == "warning"


@pytest.mark.parametrize(
    "formula",
    [
        "paid / months",
        "done / 5",
        "done / -5",
        "done / step",
        "paid / budget if budget > 0 else 0",
        "0% if missing(budget) else paid / budget",
        "paid / (budget - paid) if budget != paid else 0",
        "1 / (count_of(rows) + months) + done / +months",
        "done / (months * step) + done / (months / step)",
        "done / max(months, done) + done / min(months, 3) + done / exp(done)",
        "done / (months if held else 3)",
        "done / points_of(i)",
        "done / sum_of(rows, 1 / weight) if sum_of(rows, 1 / weight) > 0 else 1",
        "done / twice",
        "sum_of(rows, 1 / repeats_of(weight))",
    ],
)
def test_a_denominator_that_cannot_be_zero_or_is_tested_stays_silent(formula: str) -> None:
    text = f"values: {{v: {{formula: '{formula}'}}, twice: {{formula: 2 * months}}}}\nindicators: {{i: {{points: 5, score: "
    assert silent(BEGIN + text + "{method: yes_no, value: held}}}")


@pytest.mark.parametrize(
    ("formula", "part"),
    [
        ("done / nought", "nought"),
        ("done / 0", "0"),
        ("done / (months - 1)", "months - 1"),
        ("done / (done + months)", "done + months"),
        ("done / abs(done)", "abs(done)"),
        ("done / -months", "-months"),
        ("done / median(months, 2)", "median(months, 2)"),
        ("mean_of(rows, 1 / target)", "target"),
        ("done / loop", "loop"),
        ("done / distinct_of(rows, weight)", "distinct_of(rows, weight)"),
        ("sum_of(rows, 1 / repeats_of(weight, held))", "repeats_of(weight, held)"),
        ("done / shaped", "shaped"),
        ("at_least(done / done, rows, 1 / target > 2) and 1 / done > 1", "done"),
    ],
)
def test_a_denominator_that_may_be_zero_is_named_once_in_a_formula(formula: str, part: str) -> None:
    text = (
        f"values: {{v: {{formula: '{formula}'}}, loop: {{formula: done + loop}}, "
        "shaped: {score: {method: yes_no, value: held}}}"
    )
    found = [one for one in problems(BEGIN + text) if one.code == "division-by-zero-possible"]
    assert [one.facts["part"] for one in found] == ([part] if "loop" not in formula else [])


def test_the_value_of_another_value_is_looked_into() -> None:
    chain = "".join(f"  v{n}: {{formula: v{n - 1} + 1}}\n" for n in range(1, 30))
    near, far = "  x: {formula: done / v5}\n", "  x: {formula: done / §v29}\n"
    begin = BEGIN + "values:\n  v0: {formula: months}\n" + chain
    assert silent(begin + near)
    assert only(begin + far).code == "division-by-zero-possible"


def test_a_value_that_several_divide_by_is_looked_into_for_each() -> None:
    text = BEGIN + "values: {w: {formula: months + 1}, u: {formula: done / w}, v: {formula: 1 / w}}"
    assert silent(text)


def test_writing_if_missing_answers_the_question() -> None:
    indicator = "indicators: {i: {IF score: {method: proportional, value: v}}}\n"
    text = BEGIN + "values: {v: {formula: w + 1%}, w: {formula: paid / §budget}}\n"
    assert only(text + indicator.replace("IF ", "")).code == "division-by-zero-possible"
    assert silent(text.replace("§", "") + indicator.replace("IF", "if_missing: zero,"))
    assert silent(text.replace("§", "") + indicator.replace("IF", "if_missing: undecided,"))
    used = "flags: {f: {when: w > 1, severity: info, finding: f}}"
    assert only(text + indicator.replace("IF", "if_missing: zero,") + used).code == "division-by-zero-possible"
    shown = "flags: {f: {when: held, severity: info, finding: '{w}'}}"
    assert silent(text.replace("§", "") + indicator.replace("IF", "if_missing: zero,") + shown)
    own = "indicators: {i: {if_missing: zero, score: {method: proportional, value: paid / budget}}}"
    assert silent(BEGIN + own)
