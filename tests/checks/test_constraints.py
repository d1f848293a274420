import pytest

from tests.checks.marked import BESIDE, Said, only, says, silent

BEGIN = """\
inputs: {x: {kind: number}}
parameters:
  p: {value: 60}
  low: {value: 50%}
  from_day: {value: 2024-01-01}
  word: {kind: choice, value: a, choices: {a: A, b: B}}
  strict: {value: true}
  known: {value: [a, b]}
total: {of: 80}
groups: {output: {points: 50}, benefit: {points: 30}}
indicators: {i: {group: output, score: {method: yes_no, value: x > 1}}, j: {group: benefit, score: {method: yes_no, value: x > 1}}}
"""


def constraint(that: str) -> str:
    return f'{BEGIN}constraints: {{c: {{that: "{that}", finding: {{zh: 分值不足, en: Too few points}}}}}}'


@pytest.mark.parametrize(
    "that",
    [
        "points_of(output) + points_of(benefit) >= p",
        "points_of(i) == 50 and points_of(j) != 50",
        "points_of(output) / points_of(benefit) > 1.6 or 1 > 2",
        "points_of(output) * low - 20 == 5 and not p < 60",
        "-p <= 0 and +p > 0",
        "30 <= points_of(benefit) < 50",
        "points_of(output) in [50, 60] and p not in [1, 2]",
        "(p if strict else 0) == 60",
        "word == 'a' and from_day < '2024-02-01' and strict == true",
        "word in ['a']",
        "p / -2 == -30",
        "'a' in known and 'c' not in known",
    ],
)
def test_a_constraint_that_holds_or_cannot_be_told_stays_silent(that: str) -> None:
    assert silent(constraint(that))


@pytest.mark.parametrize(
    ("that", "figures"),
    [
        ("points_of(output) + points_of(benefit) >= p + 21", "points_of(output) = 50, points_of(benefit) = 30, p = 60"),
        ("points_of(output) < points_of(output)", "points_of(output) = 50"),
        ("-(p / 0) > 1 and (p if p / 0 > 1 else 2) > 1 and p < 1", "p = 60"),
        ("not p / 0 > 1 and 1 < p / 0 < 2 and p / 0 in [1] and p < 1", "p = 60"),
        ("points_of(output) not in [50]", "points_of(output) = 50"),
        ("low > 1 or p < 1", "low = 0.5, p = 60"),
        ("'c' in known", "known = [a, b]"),
        ("'b' not in known and p > 1", "known = [a, b], p = 60"),
        ("word == 'b' or p < 1", "p = 60"),
    ],
)
def test_a_constraint_that_does_not_hold_says_its_finding_and_the_figures(that: str, figures: str) -> None:
    text = constraint(that).replace('that: "', 'that: "§')
    for name, points in (("output", 50), ("benefit", 30)):
        if f"points_of({name})" in that:
            text = text.replace(f"{name}: {{points: {points}", f"{name}: {{points: ¤{points}")
    problem = only(text, BESIDE | {"division-by-zero-possible"})
    assert problem.key == "constraint"
    assert problem.said("en") == f"Too few points – {that} does not hold: {figures}."
    assert problem.said("zh") == f"分值不足——{that} 不成立：{figures}。"


@pytest.mark.parametrize("part", ["x", "score_of(i)", "max(p, 1)", "total_score"])
def test_a_constraint_does_not_look_at_data(part: str) -> None:
    said = Said(
        f"“{part}” is not known when the rules are loaded; a constraint looks at the text itself.",
        f"“{part}”在加载规则时还不知道；约束只针对规则文本本身。",
    )
    says(constraint(f"p > §{part}"), "constraint-data", said)


def test_points_that_come_from_data_are_data() -> None:
    group = BEGIN.replace("benefit: {points: 30}", "benefit: {title: B}").replace(
        "{group: benefit,", "{group: benefit, each: t, points: q,"
    )
    group = group.replace("parameters:", "tables: {t: {columns: {q: {kind: number}}}}\nparameters:")
    said = Said(
        "“benefit” is not known when the rules are loaded; a constraint looks at the text itself.",
        "“benefit”在加载规则时还不知道；约束只针对规则文本本身。",
    )
    says(group + "constraints: {c: {that: points_of(§benefit) > 1, finding: f}}", "constraint-data", said)


def test_a_constraint_with_another_mistake_says_only_that() -> None:
    assert only(constraint("points_of(§outptu) > 1")).code == "formula-id"
    text = constraint("points_of(i) >= 1").replace(
        "{i: {group: output,", "{k: {group: output, points: 3}, §i: {group: output,"
    )
    text = text.replace("points: 3}", "points: 3, score: {method: yes_no, value: x > 1}}")
    assert only(text).code == "points-missing"
