"""Rule sets of special funds: sound systems of 100 points, and what was published of such projects."""

from pathlib import Path
from typing import Any

import pytest

import perfrules
from perfrules.cases import read_cases
from perfrules.loading import find_set, problems_of
from tests.sets.sets import evaluated, evaluator

SETS = [
    f"cn.{name}"
    for name in (
        "government_fund", "government_procurement", "ppp", "purchased_services", "social_insurance", "special_bond",
        "special_bond_operation", "state_capital",
    )
]  # fmt: skip
# Self-evaluations and key evaluations that counties of Zhejiang published of their special-bond projects, 2024 and 2025.
PUBLISHED_BONDS = [("87", "good"), ("91", "excellent"), ("94", "excellent"), ("90", "excellent"),
                   ("96.5", "excellent"), ("92", "excellent"), ("97", "excellent")]  # fmt: skip

OFFICE = "format: 1\nid: our.ppp\ntitle: {zh: 本市, en: Ours}\nstatus: draft\nextends: cn.ppp\n"
OUTPUT_TOO_LIGHT = "{groups: {output_o: {points: 79}, operating: {points: 35}, effect_o: {points: 13}}, indicators: {social_o: {points: 3}}}"


def own_file(rules: str) -> str:
    return f"{rules.replace('.', '/')}.yaml"


@pytest.mark.parametrize("rules", SETS)
def test_every_flag_that_a_file_adds_fires_in_a_case_and_one_case_is_clear(rules: str) -> None:
    path = find_set(rules)
    cases = read_cases(path.with_name(f"{path.stem}.cases.yaml")).cases
    fired = {flag.text for case in cases for flag in case.expected.flags or ()}
    added = {flag.id for flag in evaluator(rules).rule_set.flags.values() if flag.place.file == own_file(rules)}
    assert added <= fired
    assert any(case.expected.flags == () and case.expected.undecided == () for case in cases)


@pytest.mark.parametrize("rules", SETS)
def test_every_indicator_says_how_sure_it_is_and_nothing_is_warned_of(rules: str) -> None:
    rule_set = perfrules.load(rules)
    assert rule_set.warnings == ()
    assert all(one.basis.provenance for one in rule_set.indicators.values())
    assert all(one.basis.provenance for one in rule_set.flags.values())


@pytest.mark.parametrize(("score", "grade"), PUBLISHED_BONDS)
def test_the_grade_of_a_published_score_is_the_published_grade(score: str, grade: str) -> None:
    rules = evaluator("cn.special_bond").rule_set
    record: dict[str, object] = {name: None for name, one in rules.inputs.items() if not one.optional}
    record |= {"id": "P", "self_score": score, "self_grade": grade, "works": [], "benefits": []}
    found = evaluated("cn.special_bond", record)
    assert "self_grade_wrong" not in found.flags.fired + found.flags.undecided
    wrong = evaluated("cn.special_bond", record | {"self_grade": "fair"})
    assert "self_grade_wrong" in wrong.flags.fired


@pytest.mark.parametrize(
    ("moved", "floor"),
    [("{groups: {operating: {points: 33}}, indicators: {safety: {points: 13}}}", "60"), (OUTPUT_TOO_LIGHT, "80")],
)
def test_no_file_takes_the_points_of_operation_below_their_floors(tmp_path: Path, moved: str, floor: str) -> None:
    path = tmp_path / "office.yaml"
    path.write_text(f"{OFFICE}change: {moved}\n", encoding="utf-8")
    (found,) = problems_of(path)
    assert found.code == "constraint"
    assert floor in found.text("en")


def test_a_stage_asks_only_its_own_questions() -> None:
    record = {"id": "P", "stage": "agency_stage", "sustainable_effect": "good", "survey_held": True, "disclosed": True}
    found = evaluated("cn.ppp", record)
    asked = {
        "fees_late",
        "duties_unmet",
        "not_paid_by_result",
        "costs_unreviewed",
        "prework_irregular",
        "liability_outside",
    }
    assert {*found.flags.undecided} == asked | {"supervision_weak", "low_satisfaction"}
    assert found.values["payment_share"] is None


def records_of(rules: str) -> list[dict[str, Any]]:
    """The records of the cases beside a set."""
    path = find_set(rules)
    return [dict(case.given) for case in read_cases(path.with_name(f"{path.stem}.cases.yaml")).cases]


@pytest.mark.parametrize(("rules", "table"), [("cn.special_bond", "works"), ("cn.ppp", "standards")])
def test_full_marks_stay_full_marks_over_seven_rows(rules: str, table: str) -> None:
    full = next(one for one in records_of(rules) if table in one and evaluated(rules, one).score == 100)
    rows = [{**row, "name": f"{row['name']} {number}"} for number in range(7) for row in full[table]]
    assert evaluated(rules, {**full, table: rows}).score == 100


def test_a_published_project_is_told_that_its_execution_depends_on_the_denominator() -> None:
    (record,) = (one for one in records_of("cn.government_fund") if one["id"] == "denominators")
    (text,) = (
        one.text for one in evaluated("cn.government_fund", record).findings if one.flag == "denominator_differs"
    )
    assert "720" in text
    assert "100.00%" in text
    assert "64.65%" in text
