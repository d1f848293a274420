"""Project evaluation in four layers: each a sound system of 100 points, down to an officer's own file of ten lines."""

from pathlib import Path

import pytest

import perfrules
from perfrules.cases import read_cases, run_cases
from perfrules.loading import find_set, list_rule_sets
from tests.layers.files import problems, short, told

LAYER_OF = {"general": "general", "construction": "common", "procurement": "common", "services": "common",
            "subsidies": "common", "roads": "sector", "elderly_care": "sector", "farmland": "sector"}  # fmt: skip
PROJECT = """\
format: 1
id: lake_road_2025
title: {zh: 环湖路改造工程, en: Lake road}
status: draft
extends: cn.layers.roads
inputs:
  trip: {title: {zh: 通行时间, en: Time of the trip}, kind: number, unit: 分钟, min: 0}
change: {indicators: {effect: {points: 2}}}
indicators:
  shorter_trip: {group: benefit, points: 4, layer: specific, provenance: proposal, score: {method: proportional, value: trip, full_at: 20, zero_at: 40}}
"""


def test_the_shipped_layers_are_those() -> None:
    shipped = [entry.id for entry in list_rule_sets() if entry.id.startswith("cn.layers.")]
    assert shipped == sorted(f"cn.layers.{name}" for name in LAYER_OF)


@pytest.mark.parametrize(("name", "layer"), LAYER_OF.items())
def test_a_file_adds_indicators_of_its_own_layer_only(name: str, layer: str) -> None:
    rules = perfrules.load(f"cn.layers.{name}")
    file = f"cn/layers/{name}.yaml"
    own = [one for one in rules.indicators.values() if one.place.file == file]
    assert {one.layer for one in own} == {layer}
    assert all(one.basis.provenance for one in rules.indicators.values())
    assert rules.warnings == ()
    assert rules.stamp.files[0][0] == "cn/layers/general.yaml"
    assert rules.stamp.files[-1][0] == file


@pytest.mark.parametrize("name", LAYER_OF)
def test_the_flags_that_a_file_adds_fire_in_its_cases(name: str) -> None:
    path = find_set(f"cn.layers.{name}")
    cases = read_cases(path.with_name(f"{name}.cases.yaml")).cases
    assert [result.case.name for result in run_cases(cases) if not result.passed] == []
    fired = {flag.text for case in cases for flag in case.expected.flags or ()}
    added = {flag.id for flag in perfrules.load(path).flags.values() if flag.place.file.endswith(f"{name}.yaml")}
    assert fired == added
    assert any(case.expected.flags == () and case.expected.undecided == () for case in cases)


def test_a_project_of_ten_lines_is_a_complete_system_of_four_layers(tmp_path: Path) -> None:
    path = tmp_path / "lake_road.yaml"
    path.write_text(PROJECT, encoding="utf-8")
    rules = perfrules.load(path)
    assert rules.warnings == ()
    assert {one.layer for one in rules.indicators.values()} == {"general", "common", "sector", "specific"}
    assert [len(rules.stamp.files), len(PROJECT.splitlines())] == [4, 10]
    case = read_cases(find_set("cn.layers.roads").with_name("roads.cases.yaml")).cases[0]
    result = perfrules.Evaluator(rules).evaluate({**case.given, "trip": 25})
    assert (str(result.to_dict()["score"]), result.grade) == ("98.47", "excellent")


MISTAKES = [
    ("change: {indicators: {effect: {points: 2}}}", "", "points-add-up/over", 9),
    ("points: 4", "points: 3", "points-add-up/missing", 8),
    ("points: 2", "points: 3", "points-add-up/over", 8),
    ("{effect: {points: 2}}", "{funds_compliant: {points: 2}}", "layer-fixed", 8),
    (
        "change: {indicators: {effect: {points: 2}}}",
        "remove: {indicators: {effect: 另设}}",
        "points-add-up/missing",
        10,
    ),
]


@pytest.mark.parametrize(("old", "new", "key", "line"), MISTAKES)
def test_missing_and_surplus_points_are_told_in_the_officers_own_file(
    tmp_path: Path, old: str, new: str, key: str, line: int
) -> None:
    text = PROJECT.replace(old, new) if new else PROJECT.replace(f"{old}\n", "")
    ((found, place, _),) = told(problems(tmp_path, lake_road=text))
    file, at, _ = place.split(":")
    assert (found, file, int(at)) == (key, "lake_road.yaml", line)


def test_the_message_counts_the_points_and_names_the_parts_and_their_files(tmp_path: Path) -> None:
    (found,) = problems(tmp_path, lake_road=PROJECT.replace("points: 4", "points: 3"))
    assert found.said("en") == (
        "effect 2 + satisfaction 10 + put_to_use 5 + surface 4 + shorter_trip 3 = 24, but 'benefit' has 25: 1 missing."
    )
    assert found.said("zh").endswith("，而“benefit”为 25 分：缺 1 分。")
    files = {short(place).split(":")[0] for place in found.related}
    assert files == {"general.yaml", "construction.yaml", "roads.yaml", "lake_road.yaml"}


def test_what_is_removed_is_missed_at_the_removal_though_a_layer_between_altered_the_group(tmp_path: Path) -> None:
    text = PROJECT.split("inputs:", maxsplit=1)[0] + "remove: {indicators: {satisfaction: 不设满意度}}\n"
    found = told(problems(tmp_path, lake_road=text))
    assert [(key, place) for key, place, _ in found] == [("points-add-up/missing", "lake_road.yaml:6:23")]
