"""Rule sets of special funds: sound systems of 100 points, and what was published of such projects."""

import pytest

import perfrules
from perfrules.cases import read_cases
from perfrules.loading import find_set
from tests.sets.sets import evaluated, evaluator

SETS = ["cn.special_bond", "cn.special_bond_operation"]
# Self-evaluations and key evaluations that counties of Zhejiang published of their special-bond projects, 2024 and 2025.
PUBLISHED_BONDS = [("87", "good"), ("91", "excellent"), ("94", "excellent"), ("90", "excellent"),
                   ("96.5", "excellent"), ("92", "excellent"), ("97", "excellent")]  # fmt: skip


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
