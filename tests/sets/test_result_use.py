"""What follows from a result: score, grade and misuse come from the evaluation itself."""

from perfrules import Result
from perfrules.cases import read_cases
from perfrules.loading import find_set
from tests.sets.sets import evaluated

KNOWN: dict[str, object] = {
    "previous_grade": "good", "earlier_grade": "none", "current_budget": 1000, "proposed_budget": 1100, "continues": True,
    "is_new": False, "goal_review": "good", "rectification": "none_needed",
}  # fmt: skip


def evaluation(name: str) -> Result:
    """The result of a case of cn.project_evaluation."""
    path = find_set("cn.project_evaluation")
    cases = read_cases(path.with_name(f"{path.stem}.cases.yaml")).cases
    return evaluated("cn.project_evaluation", dict(next(case.given for case in cases if case.given["id"] == name)))


def test_score_grade_and_misuse_are_taken_from_the_evaluation_handed_over() -> None:
    result = evaluated("cn.result_use", {"id": "good", **KNOWN}, evaluation("good"))
    assert result.values["final_grade"] == "excellent"
    assert result.values["highest_budget"] == 1100
    assert result.outcomes["budget_action"] == "优先保障"


def test_nothing_is_said_on_the_budget_where_no_evaluation_and_no_score_are_given() -> None:
    result = evaluated("cn.result_use", {"id": "good", "diverted": False, **KNOWN})
    assert result.values["final_grade"] is None
    assert result.outcomes["budget_action"] is None
