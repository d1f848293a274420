"""Results that authorities published, typed in here: scores with grades, sums, and what they should have been."""

from collections.abc import Mapping

import pytest

from perfrules.exact import reduced
from tests.real.reading import evaluated, evaluator
from tests.real.snippets import number, result

KARAMAY = [
    ("涉粮企业土地确权专项经费", "86.93", "良"),
    ("市委党校迁建工程资金", "94.33", "优"),
    ("第二污水处理厂污水收集系统（一期）", "90.35", "优"),
    ("发放电子消费券", "85.93", "良"),
    ("医疗设备购置（重症医疗设备）", "84.76", "良"),
    ("未保中心（救助站）建设", "83.32", "良"),
    ("调查研究专项", "91.43", "优"),
    ("国资委委托业务", "91.5", "优"),
    ("水务局部门整体支出", "92.2", "优"),
    ("白碱滩区财政运行综合", "96.02", "优"),
]
"""克拉玛依市财政局: the ten key evaluations of 2023 with their scores and grades."""

BONDS = [
    ("三门县城镇污水处理设施", "87", "良"),
    ("三门县石羊溪", "91", "优"),
    ("三门县老旧小区", "94", "优"),
    ("三门县社区智慧化", "91", "优"),
    ("三门县农村污水", "90", "优"),
    ("柯桥区（0.2亿元）", "96.5", "优"),
    ("柯桥区（1.0亿元）", "92", "优"),
    ("柯桥区（0.49亿元）", "91", "优"),
    ("湘湖（2.62亿元）", "97", "优"),
]
"""Special-bond projects of Zhejiang, budget year 2023/24, with published scores and grades."""


@pytest.mark.parametrize(("project", "score", "grade"), [*KARAMAY, *BONDS])
def test_a_published_score_has_its_published_grade(project: str, score: str, grade: str) -> None:
    found = evaluated("grading", {"id": project, "printed_total": score})
    assert (str(found.score), found.grade_title) == (score, grade)


@pytest.mark.parametrize("shipped", ["cn.project_evaluation", "cn.project_self_evaluation"])
def test_the_shipped_sets_grade_by_the_same_limits(shipped: str) -> None:
    def limits(rules: str) -> dict[str, tuple[str, object]]:
        grades = evaluator(rules).rule_set.grades
        return {word.id: (word.title.get("zh"), reduced(word.start)) for word in grades.values()}

    assert limits(shipped) == limits("grading")


def test_the_execution_rate_of_the_karamay_land_project_is_as_printed() -> None:
    found = evaluated("grading", {"printed_total": "86.93", "budget": "2438万元", "executed": "2404万元"})
    assert number(found.values["execution_rate"]) == 0.9861


def test_an_evaluation_below_the_self_evaluations_of_its_county_is_not_yet_leniency_of_ten_points() -> None:
    assert evaluated("grading", {"printed_total": 87, "self_total": 94}).flags.fired == ()


def test_a_self_evaluation_of_100_against_an_evaluation_of_88_64_is_found_lenient() -> None:
    found = evaluated("grading", {"printed_total": "88.64", "self_total": 100})
    assert (found.grade_title, found.values["own_grade"], found.flags.fired) == ("良", "excellent", ("leniency",))
    assert found.findings[0].text == "自评100分，评价88.64分，相差11.36分。"


@pytest.mark.parametrize(
    ("printed", "parts"),
    [
        ("8697.38", ["6756.05", "133.5", "19.76", "1788.07"]),
        ("11600.85", ["8697.38", "465.47", "2438"]),
        ("487.24", ["263.19", "224.05"]),
        ("1745.43", ["937.65", "86.15", "721.63"]),
        ("99.6", ["20", "10", "10", "19.6", "20", "20"]),
    ],
)
def test_printed_sums_hold(printed: str, parts: list[str]) -> None:
    found = evaluated("parts", {"printed": printed, "parts": [{"amount": part} for part in parts]})
    assert found.flags.fired == ()


def test_a_sum_that_does_not_hold_is_found_with_its_gap() -> None:
    # 益阳市工商联2019年: the three public-fund items against the total in the text
    parts = [{"amount": part} for part in ("11", "2.85", "10.93")]
    found = evaluated("parts", {"printed": "24.86", "parts": parts})
    assert found.findings[0].text == "各部分合计24.78，表中为24.86，相差0.08。"


HENAN = """
tables:
  years: {columns: {plan: {kind: number, min: 1}, actual: {kind: number, min: 0}}}
values:
  completion: {formula: "mean_of(years, actual / plan)", kind: percent}
  completion_3: {formula: completion, decimals: 3}
  worst: {formula: "highest_of(years, (plan - actual) / plan)", kind: percent, decimals: 2}
indicators:
  it: {points: 8, score: {method: proportional, value: completion}, decimals: 2}
total: {of: 8}
"""


def test_the_completion_of_henan_contests_is_a_hundredth_less_than_printed() -> None:
    # 河南省级职业技能竞赛, weight 8, printed 6.94: the four yearly deviations are printed right, the mean was rounded by hand
    figures = [(146, 131), (101, 65), (168, 161), (174, 168)]
    found = result(HENAN, years=[{"plan": plan, "actual": actual} for plan, actual in figures])
    assert number(found.values["worst"]) == 0.3564
    assert number(found.values["completion_3"]) == 0.86617
    assert number(found.score) == 6.93


HUANGGANG = """
inputs: {target: {kind: percent}, actual: {kind: percent}}
parameters: {direction: {kind: choice, choices: {at_least: ≥, at_most: ≤}, value: at_least}}
indicators:
  it: {points: 20, score: {method: target, actual: actual, target: target, sign: direction, reverse: inverse}, decimals: 2}
"""


def test_satisfaction_that_meets_its_target_has_all_points_where_huanggang_printed_19_6() -> None:
    assert number(result(HUANGGANG, target="98%", actual="98%").scores["it"].points) == 20
    assert number(result(HUANGGANG, target="100%", actual="98%").scores["it"].points) == 19.6  # the printed one


PART = """
word_lists:
  answers: {yes_: "Yes", large: "Large extent", small: "Small extent", no_: "No", na: "Not applicable"}
inputs: {measures_agreed: {kind: yes_no}}
tables:
  questions:
    columns:
      section: {kind: choice, choices: {purpose: I, planning: II, management: III, results: IV}}
      answer: {kind: choice, choices: answers}
groups:
  purpose: {points: 20}
  planning: {points: 10}
  management: {points: 20}
  results: {points: 50}
indicators:
  answers_given:
    each: questions
    group_by: section
    score: {method: choices, value: answer, gives: {yes_: 100%, large: 67%, small: 33%, no_: 0, na: not_applicable}}
total: {of: 100, decimals: 0}
grades:
  effective: {title: Effective, from: 85}
  moderately_effective: {title: Moderately Effective, from: 70}
  adequate: {title: Adequate, from: 50}
  ineffective: {title: Ineffective, from: 0}
grade_limits:
  not_demonstrated: {when: not measures_agreed, becomes: unrated, title: Results Not Demonstrated}
"""

PART_GIVEN = """
inputs: {score: {kind: number, min: 0, max: 100}}
indicators: {it: {points: 100, score: {method: formula, formula: score}}}
total: {of: 100}
grades:
  effective: {title: Effective, from: 85}
  moderately_effective: {title: Moderately Effective, from: 70}
  adequate: {title: Adequate, from: 50}
  ineffective: {title: Ineffective, from: 0}
"""

COMMERCE = {
    "Manufacturing & Services": (67, "adequate"),
    "Marine & Aviation": (72, "moderately_effective"),
    "Navigation Services": (84, "moderately_effective"),
    "Pacific Coastal Salmon": (77, "moderately_effective"),
    "Decennial Census": (83, "moderately_effective"),
    "Import Administration": (52, "adequate"),
    "Market Access & Compliance": (72, "moderately_effective"),
    "Minority Business Development": (60, "adequate"),
}
"""Published PART scores and ratings of the Department of Commerce."""


@pytest.mark.parametrize("program", COMMERCE)
def test_a_part_score_has_its_published_rating(program: str) -> None:
    score, rating = COMMERCE[program]
    assert result(PART_GIVEN, score=score).grade == rating


def part(measures_agreed: str = "是", **answers: list[str]) -> tuple[object, object, Mapping[str, float | None]]:
    rows = [{"section": section, "answer": answer} for section, given in answers.items() for answer in given]
    found = result(PART, measures_agreed=measures_agreed, questions=rows)
    points = {name: number(found.scores[name].points) for name in answers}
    return number(found.score), found.grade, points


def test_part_sections_average_their_answers_and_leave_out_what_does_not_apply() -> None:
    got = part(
        purpose=["yes_"] * 5,
        planning=["yes_", "na", "no_"],
        management=["yes_", "yes_", "no_", "na"],
        results=["large", "small"],
    )
    assert got == (63, "adequate", {"purpose": 20, "planning": 5, "management": pytest.approx(40 / 3), "results": 25})


def test_part_results_not_demonstrated_override_any_score() -> None:
    answers = {name: ["yes_"] for name in ("purpose", "planning", "management", "results")}
    assert part("否", **answers)[:2] == (100, "unrated")
    assert part("是", **answers)[:2] == (100, "effective")
