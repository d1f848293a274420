"""The variants of the self-evaluation: short, sourced, and the base in all that they do not say."""

from collections.abc import Mapping
from decimal import Decimal

import pytest

import perfrules
from perfrules.cases import read_cases
from perfrules.loading import find_set
from perfrules.text import MapNode, read_nodes
from tests.sets.sets import evaluated, evaluator

BASE = "cn.project_self_evaluation"
VARIANTS = [entry.id for entry in perfrules.list_rule_sets() if entry.id.startswith("cn.variants.")]
CHAINS: Mapping[str, tuple[str, ...]] = {
    "cn.variants.core_101_cost": ("core_101", "core_101_cost"),
    "cn.variants.hubei": ("form_2017", "hubei"),
    "cn.variants.hubei_whole_points": ("form_2017", "hubei", "hubei_whole_points"),
}
"""The variants that build on another one."""

POINTS: Mapping[str, Mapping[str, int]] = {
    BASE: {"execution": 10, "output": 50, "benefit": 30, "satisfaction": 10},
    "cn.variants.core_101": {"execution": 10, "output": 50, "benefit": 30, "satisfaction": 10},
    "cn.variants.core_101_cost": {"execution": 10, "output": 40, "benefit": 20, "satisfaction": 10, "cost": 20},
    "cn.variants.hubei": {"execution": 20, "goals": 80},
    "cn.variants.yuanzhou": {"output": 40, "benefit": 40, "satisfaction": 20},
}
"""The points of the sections."""

AS_IN_HUANGSHI = {"output": 40, "benefit": 30, "satisfaction": 10}
"""How a form of Hubei shares its 80 points out."""


def row(section: str, points: int, target: object = 100, actual: object = 100, **more: object) -> dict[str, object]:
    given = {"section": section, "name": f"{section}{points}", "sign": "at_least", "target": target, "actual": actual}
    return {**given, "points": points, **more}


@pytest.mark.parametrize("rules", VARIANTS)
def test_a_variant_is_short_and_its_chain_of_files_ends_in_the_base(rules: str) -> None:
    assert len(find_set(rules).read_text(encoding="utf-8").splitlines()) <= 60
    names = [name for name, _ in evaluator(rules).rule_set.stamp.files]
    own = CHAINS.get(rules, (rules.rpartition(".")[2],))
    assert names == ["cn/project_self_evaluation.yaml", *(f"cn/variants/{name}.yaml" for name in own)]


@pytest.mark.parametrize("rules", VARIANTS)
def test_every_item_that_a_variant_scores_otherwise_names_a_law_that_the_base_does_not_give_for_it(rules: str) -> None:
    rule_set, base = evaluator(rules).rule_set, evaluator(BASE).rule_set
    for one in rule_set.alterations:
        if one.kind == "remove" or one.section not in {"parameters", "values", "indicators", "flags"}:
            continue
        item = getattr(rule_set, one.section).get(one.item)
        before = getattr(base, one.section).get(one.item)
        if item is not None and one.field != "note":
            assert item.basis.laws, (one.section, one.item)
            if one.field in {"value", "formula", "score"}:
                assert item.basis.laws != before.basis.laws, (one.section, one.item)


@pytest.mark.parametrize("rules", VARIANTS)
def test_a_removal_says_why_in_both_languages(rules: str) -> None:
    root, _ = read_nodes(find_set(rules).read_bytes(), rules)
    assert isinstance(root, MapNode)
    removed = root.get("remove")
    for section in removed if isinstance(removed, MapNode) else ():
        assert isinstance(section.node, MapNode)
        for item in section.node:
            leaf = item.node
            while isinstance(leaf, MapNode) and isinstance(leaf.entries[0].node, MapNode):
                leaf = leaf.entries[0].node
            assert isinstance(leaf, MapNode)
            assert [one.key for one in leaf] == ["zh", "en"]


@pytest.mark.parametrize("rules", VARIANTS)
def test_every_flag_of_a_variant_itself_fires_in_a_case(rules: str) -> None:
    path = find_set(rules)
    cases = read_cases(path.with_name(f"{path.stem}.cases.yaml")).cases
    fired = {flag.text for case in cases for flag in case.expected.flags or ()}
    root, _ = read_nodes(path.read_bytes(), rules)
    assert isinstance(root, MapNode)
    change = root.get("change")
    sections = (root.get("flags"), change.get("flags") if isinstance(change, MapNode) else None)
    own = {one.key for section in sections if isinstance(section, MapNode) for one in section}
    assert own <= fired
    assert {case.rules for case in cases} == {rules}


@pytest.mark.parametrize("rules", VARIANTS)
def test_a_form_without_a_fault_gets_all_points_in_every_variant(rules: str) -> None:
    points = AS_IN_HUANGSHI if "hubei" in rules else POINTS.get(rules, POINTS[BASE])
    rows = [row(section, full) for section, full in points.items() if section != "execution"]
    result = evaluated(rules, {"budget": 100, "executed": 100, "targets": rows})
    assert (result.score, result.grade) == (Decimal(100), "excellent")


@pytest.mark.parametrize("rules", POINTS)
def test_the_sections_have_these_points(rules: str) -> None:
    groups = evaluator(rules).rule_set.groups
    found = {one: group.points for one, group in groups.items() if group.parent is None}
    assert found == {one: (points, 1) for one, points in POINTS[rules].items()}
    assert sum(POINTS[rules].values()) == 100


@pytest.mark.parametrize(("rules", "points"), [("core_101", 40), ("core_101_cost", 30)])
def test_without_satisfaction_its_ten_points_go_to_the_benefits(rules: str, points: int) -> None:
    full = POINTS[f"cn.variants.{rules}"]
    rows = [row(section, full[section]) for section in full if section not in {"execution", "satisfaction"}]
    record = {"budget": 100, "executed": 100, "satisfaction_applies": False, "targets": rows}
    result = evaluated(f"cn.variants.{rules}", record)
    assert (result.score, result.scores["benefit"].of) == (Decimal(100), Decimal(points))


@pytest.mark.parametrize(("given", "outside"), [(25, False), (24, True), (39, False), (40, True)])
def test_the_second_tier_of_the_form_of_2017_begins_at_half_the_points(given: int, outside: bool) -> None:
    words = {"sign": "qualitative", "tier": "partly", "given": given}
    result = evaluated(
        "cn.variants.form_2017", {"budget": 1, "executed": 1, "targets": [row("output", 50, "好", "好", **words)]}
    )
    assert ("tier-outside" in {one.flag for one in result.findings}) is outside


@pytest.mark.parametrize(
    ("rules", "points"), [(BASE, "40"), ("cn.variants.form_2017", "41.67"), ("cn.variants.hubei_whole_points", "41")]
)
def test_a_cost_above_its_limit_scores_as_the_form_says(rules: str, points: str) -> None:
    cost = row("output", 50, 100, 120, sign="at_most")
    result = evaluated(rules, {"budget": 1, "executed": 1, "targets": [cost]})
    (scored,) = result.scores["target_rows"].rows or ()
    assert scored.points == Decimal(points)


@pytest.mark.parametrize(("actual", "points"), [("59.99", 0), (60, 30), (99, "49.5"), (100, 50)])
def test_the_guidance_of_2021_has_a_pass_mark(actual: object, points: object) -> None:
    result = evaluated(
        "cn.variants.core_101", {"budget": 1, "executed": 1, "targets": [row("output", 50, 100, actual)]}
    )
    assert result.scores["output"].points == Decimal(str(points))


def test_the_guidance_of_2021_was_not_in_force_before_its_day() -> None:
    assert perfrules.load("cn.variants.core_101_cost", as_of="2021-08-18").groups["cost"].points == (20, 1)
    with pytest.raises(perfrules.RuleFileError, match="not-in-force"):
        perfrules.load("cn.variants.core_101_cost", as_of="2021-08-17")
