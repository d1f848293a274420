"""Departments, governments and policies: what is known of each item, the forms of Hunan, and figures that were printed wrongly."""

from collections.abc import Mapping

import pytest

import perfrules
from perfrules.loading import find_set
from tests.sets.sets import evaluated, evaluator

FORMS = ("cn.department_forms.hunan_2018_a", "cn.department_forms.hunan_2018_b")
SETS = (
    "cn.department_expenditure",
    "cn.department_expenditure_hunan",
    "cn.department_management",
    "cn.fiscal_budget",
    "cn.fiscal_policy",
    "cn.government_operation",
    "cn.government_operation_peers",
    *FORMS,
)
DIMENSIONS = (
    "budgeting",
    "funds",
    "performance",
    "transparency",
    "groundwork",
    "resources_control",
    "guarantee",
    "functions",
    "sustainability",
)
"""The nine dimensions in the order of the disclosure."""

SECTIONS: Mapping[str, Mapping[str, int]] = {
    "cn.department_expenditure_hunan": {"input": 10, "process": 60, "output": 30},
    "cn.department_forms.hunan_2018_a": {"input": 16, "process": 58, "output": 26},
    "cn.department_forms.hunan_2018_b": {"input": 12, "process": 60, "output": 28},
}
"""The points of the sections of each form."""


@pytest.mark.parametrize("rules", SETS)
def test_everything_that_is_scored_or_said_tells_how_sure_it_is(rules: str) -> None:
    rule_set = perfrules.load(rules)
    assert rule_set.warnings == ()
    items = (
        rule_set.parameters,
        rule_set.values,
        rule_set.groups,
        rule_set.indicators,
        rule_set.flags,
        rule_set.outcomes,
    )
    assert [name for section in items for name, item in section.items() if item.basis.provenance is None] == []


@pytest.mark.parametrize("rules", SETS)
def test_what_is_sourced_names_its_source(rules: str) -> None:
    rule_set = perfrules.load(rules)
    items = (rule_set.parameters, rule_set.values, rule_set.groups, rule_set.indicators, rule_set.flags)
    sourced = [
        (name, item) for section in items for name, item in section.items() if item.basis.provenance == "sourced"
    ]
    assert [name for name, item in sourced if not item.basis.laws] == []


def test_the_nine_dimensions_stand_in_the_order_of_the_disclosure_and_are_a_proposal() -> None:
    rule_set = perfrules.load("cn.government_operation")
    assert tuple(rule_set.groups) == DIMENSIONS
    assert rule_set.status == "proposal"
    assert {group.basis.provenance for group in rule_set.groups.values()} == {"proposal"}


def test_what_may_be_compared_with_peers_is_compared_and_nothing_else_changes() -> None:
    plain, among = (perfrules.load(f"cn.government_operation{end}") for end in ("", "_peers"))
    marked = {name for name, item in plain.indicators.items() if "同级比较" in str(item.basis.note)}
    assert {name for name, item in among.indicators.items() if item.shape.method == "relative"} == marked
    assert {name: str(item.points and item.points.text) for name, item in among.indicators.items()} == {
        name: str(item.points and item.points.text) for name, item in plain.indicators.items()
    }
    assert {name: flag.when.text for name, flag in among.flags.items()} == {
        name: flag.when.text for name, flag in plain.flags.items()
    }


@pytest.mark.parametrize(("rules", "points"), SECTIONS.items())
def test_the_sections_of_a_form_have_its_points(rules: str, points: Mapping[str, int]) -> None:
    result = evaluated(rules, {"id": "empty"})
    assert {name: result.scores[name].of for name in points} == points


@pytest.mark.parametrize("rules", FORMS)
def test_a_form_of_another_year_is_a_short_file(rules: str) -> None:
    assert len(find_set(rules).read_text(encoding="utf-8").splitlines()) <= 70
    names = [name for name, _ in evaluator(rules).rule_set.stamp.files]
    assert names == ["cn/department_expenditure_hunan.yaml", f"cn/department_forms/{rules.rpartition('.')[2]}.yaml"]


@pytest.mark.parametrize(
    ("rate", "points"), [("100%", 5), ("95.01%", 5), ("95%", 3), ("92.8%", 3), ("90%", 1), ("87.5%", 1), ("85%", 0)]
)
def test_only_full_steps_of_five_points_take_from_completion(rate: str, points: int) -> None:
    result = evaluated("cn.department_expenditure_hunan", {"id": "steps", "printed_completion_rate": rate})
    assert result.scores["completion"].points == points


@pytest.mark.parametrize(
    ("added", "points"), [(0, 5), (0.01, 4), (100, 4), (100.01, 3), (200, 3), (300, 2), (300.01, 0)]
)
def test_the_bands_of_budget_control_hold_their_upper_end(added: float, points: int) -> None:
    record: dict[str, object] = {"id": "bands", "initial_budget": 1000, "added": added}
    assert evaluated("cn.department_expenditure_hunan", record).scores["control"].points == points
