"""Answers of a questionnaire: what comes out of them, and what the evaluation sets make of that."""

from decimal import Decimal

import pytest

from perfrules import Result
from tests.sets.sets import evaluated, evaluator

SET = "cn.satisfaction_survey"


def survey(*answers: dict[str, object], **more: object) -> Result:
    return evaluated(SET, {"id": "P-1", "answers": list(answers), **more})


def tallies(**counts: int) -> list[dict[str, object]]:
    return [{"question": "总体评价", "answer": answer, "count": count} for answer, count in counts.items()]


def test_satisfaction_is_the_share_of_satisfied_answers_and_the_mean_stands_beside_it() -> None:
    found = survey(*tallies(very_satisfied=10, satisfied=20, basically_satisfied=10, neutral=5, dissatisfied=5))
    assert found.values["satisfaction_rate"] == Decimal("0.6")
    assert found.values["satisfied_share_wide"] == Decimal("0.8")
    assert found.values["mean_score"] == Decimal("0.73")  # (10 + 20 × 0.8 + 15 × 0.6 + 5 × 0.3) ÷ 50


def test_a_row_without_a_count_is_one_answer() -> None:
    rows: list[dict[str, object]] = [{"question": "总体评价", "answer": word} for word in ("是", "是", "否")]
    assert survey(*rows).values["satisfaction_rate"] == Decimal("0.666666666667")


def test_questions_count_by_their_weights_however_many_answered_them() -> None:
    found = survey(
        {"question": "甲", "answer": "满意", "count": 90},
        {"question": "甲", "answer": "不满意", "count": 10},
        {"question": "乙", "answer": "满意", "weight": 3},
        {"question": "乙", "answer": "一般", "weight": 3},
        {"question": "乙", "answer": "不了解、未作答", "weight": 3, "count": 8},
    )
    assert found.values["satisfaction_rate"] == Decimal("0.6")  # (0.9 + 3 × 0.5) ÷ 4
    assert (found.values["questions"], found.values["most_answers"], found.values["fewest_answers"]) == (2, 100, 10)
    assert found.values["lowest_of_questions"] == Decimal("0.5")


def test_a_question_that_nobody_answered_changes_nothing() -> None:
    asked = [{"question": "甲", "answer": "满意", "count": 3}, {"question": "甲", "answer": "不满意", "count": 1}]
    silent = [
        {"question": "乙", "answer": "满意", "count": 0},
        {"question": "乙", "answer": "不了解、未作答", "count": 4},
    ]
    assert survey(*asked, *silent).values["satisfaction_rate"] == Decimal("0.75")


def test_the_spread_is_exact_and_zero_where_all_answers_are_the_same() -> None:
    assert survey(*tallies(satisfied=7)).values["spread"] == 0
    assert survey(*tallies(said_yes=1, said_no=1)).values["spread"] == Decimal("0.5")


def test_without_answers_nothing_is_known_and_without_a_survey_nothing_is_earned() -> None:
    assert survey().score is None
    assert survey(survey_held="否").score == 0


@pytest.mark.parametrize(
    ("counts", "points"),
    [((90, 10), 10), ((8999, 1001), 8), ((80, 20), 8), ((7999, 2001), 5), ((60, 40), 5), ((5999, 4001), 0)],
)
def test_points_step_at_90_80_and_60_percent(counts: tuple[int, int], points: int) -> None:
    satisfied, dissatisfied = counts
    assert survey(*tallies(satisfied=satisfied, dissatisfied=dissatisfied)).score == points


@pytest.mark.parametrize(
    ("population", "due"), [(None, 30), (20, 20), (300, 30), (301, "30.1"), (1000, 100), (10_000, 385)]
)
def test_the_sample_due_grows_with_the_users_up_to_what_is_enough(population: int | None, due: int | str) -> None:
    assert survey(population=population).values["sample_due"] == Decimal(due)


SELF = {
    "id": "P-1", "budget": 100, "executed": 100, "survey_held": True,
    "targets": [
        {"section": "output", "name": "数量", "sign": "at_least", "target": 10, "actual": 10, "points": 50},
        {"section": "benefit", "name": "效益", "sign": "at_least", "target": 10, "actual": 10, "points": 30},
        {"section": "satisfaction", "name": "满意度", "sign": "at_least", "target": 90, "actual": 95, "points": 10},
    ],
}  # fmt: skip
FLAGS = ("survey_without_answers", "survey_rate_differs", "survey_sample_small")


def fired(result: Result) -> list[str]:
    return [flag for flag in result.flags.fired if flag in FLAGS]


def test_a_self_evaluation_without_a_survey_result_says_nothing_of_it() -> None:
    found = evaluated("cn.project_self_evaluation", SELF)
    assert not fired(found)
    assert not set(FLAGS) & set(found.flags.undecided)


def test_a_self_evaluation_that_agrees_with_its_survey_has_no_finding() -> None:
    agreed = survey(*tallies(satisfied=95, dissatisfied=5), valid=100)
    assert not fired(evaluated("cn.project_self_evaluation", SELF, agreed))


def test_a_satisfaction_that_the_survey_does_not_give_is_found() -> None:
    other = survey(*tallies(satisfied=16, dissatisfied=4), valid=20)
    found = evaluated("cn.project_self_evaluation", SELF, other)
    assert fired(found) == ["survey_rate_differs", "survey_sample_small"]
    texts = [one.text for one in found.findings if one.flag in FLAGS]
    assert texts[0] == "满意度指标“满意度”完成值为95，调查结果为80.00%（有效问卷20份）。"


def test_a_satisfaction_without_answers_is_found() -> None:
    assert fired(evaluated("cn.project_self_evaluation", SELF, survey(survey_held=True))) == ["survey_without_answers"]


def test_figures_of_a_survey_may_be_typed_instead() -> None:
    typed = {**SELF, "survey_rate": "80%", "survey_answers": 40, "survey_sample": 40, "survey_too_small": False}
    assert fired(evaluated("cn.project_self_evaluation", typed)) == ["survey_rate_differs"]


EVALUATION = {
    "id": "P-1", "outputs": [], "benefits": [], "survey_held": True, "valid_answers": 100, "satisfied_answers": 95,
}  # fmt: skip


def evaluation(**more: object) -> dict[str, object]:
    """A record of the evaluation set in which only the survey is known."""
    inputs = evaluator("cn.project_evaluation").rule_set.inputs
    return {name: "" for name, field in inputs.items() if not field.optional} | EVALUATION | more


def test_an_evaluation_scores_the_rate_of_the_survey() -> None:
    found = evaluated("cn.project_evaluation", evaluation(), survey(*tallies(satisfied=85, dissatisfied=15), valid=100))
    assert found.values["satisfaction_rate"] == Decimal("0.85")
    assert found.scores["satisfaction_survey"].points == 8
    assert fired(found) == ["survey_rate_differs"]


def test_an_evaluation_whose_survey_has_no_answers_has_no_basis() -> None:
    found = evaluated("cn.project_evaluation", evaluation(), survey(valid=0))
    assert fired(found) == ["survey_without_answers"]
    assert "no_survey" in found.flags.fired
    assert found.scores["satisfaction_survey"].points == 0
