"""The cases beside the sets show every problem that a set can find."""

import pytest

from perfrules.cases import read_cases
from perfrules.loading import find_set
from tests.sets.sets import evaluator

SETS = [
    "cn.budget_flags",
    "cn.department_expenditure",
    "cn.department_expenditure_hunan",
    "cn.department_management",
    "cn.ex_ante_assessment",
    "cn.fiscal_budget",
    "cn.fiscal_policy",
    "cn.goal_review",
    "cn.government_operation",
    "cn.portfolio_disclosure",
    "cn.rectification_ledger",
    "cn.result_use",
    "cn.running_monitoring",
    "cn.satisfaction_survey",
    "intl.cpia",
    "intl.human_development",
    "intl.part",
    "intl.pefa_2016",
]


@pytest.mark.parametrize("rules", SETS)
def test_every_flag_fires_in_a_case(rules: str) -> None:
    path = find_set(rules)
    cases = read_cases(path.with_name(f"{path.stem}.cases.yaml")).cases
    fired = {flag.text for case in cases for flag in case.expected.flags or ()}
    assert set(evaluator(rules).rule_set.flags) == fired


@pytest.mark.parametrize("rules", SETS)
def test_a_case_finds_nothing_where_all_is_well(rules: str) -> None:
    path = find_set(rules)
    cases = read_cases(path.with_name(f"{path.stem}.cases.yaml")).cases
    assert any(case.expected.flags == () and case.expected.undecided == () for case in cases)
