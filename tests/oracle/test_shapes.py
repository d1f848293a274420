"""Every scoring shape of the oracle against figures worked out by hand."""

from fractions import Fraction
from typing import Any

import pytest

from tests.oracle.small import proportional, scored

F = Fraction
NA = "not_applicable"


LINE = {
    "method": "line",
    "value": "x",
    "anchors": [{"at": 70, "gives": "80%"}, {"at": 90, "gives": 100}],
}
BANDS = {
    "method": "bands",
    "value": "x",
    "bands": [{"over": 90, "gives": 50}, {"from": 60, "gives": "40%"}, {"from": "k", "gives": "20%"}, {"gives": 0}],
}
FALLING = {
    "method": "bands",
    "value": "x",
    "bands": [{"below": 10, "gives": 50}, {"up_to": 20, "gives": NA}, {"gives": 0}],
}


@pytest.mark.parametrize(
    ("score", "x", "expected"),
    [
        (proportional(full_at=80), 40, 50),
        (proportional(full_at=80), 90, 100),
        (proportional(full_at=80), -1, 0),
        (proportional(full_at=80), None, None),
        (proportional(full_at=10, zero_at=20), 15, 50),
        (proportional(full_at=10, zero_at=20), 5, 100),
        (proportional(full_at=80, pass_at=60), 59, 0),
        (proportional(full_at=80, pass_at=60), 60, 75),
        (proportional(full_at=10, zero_at=20, pass_at=15), 16, 0),
        (proportional(full_at=10, zero_at=20, pass_at=15), 15, 50),
        (LINE, 69, 0),
        (LINE, 70, 80),
        (LINE, 75, 85),
        (LINE, 90, 100),
        (LINE, 91, 100),
        (LINE | {"below": "10%", "above": 20}, 69, 10),
        (LINE | {"below": "10%", "above": 20}, 91, 20),
        (BANDS, 91, 50),
        (BANDS, 90, 40),
        (BANDS, 59, None),
        (FALLING, 9, 50),
        (FALLING, 10, NA),
        (FALLING, 20, NA),
        (FALLING, 21, 0),
    ],
)
def test_a_shape_over_a_figure_gives(score: dict[str, Any], x: object, expected: object) -> None:
    assert scored(score, x=x, k=None) == expected


def deduct(**fields: Any) -> dict[str, Any]:
    return {"method": "deduct", "value": "x", "per": 2, "take": 10, "steps": "whole", **fields}


@pytest.mark.parametrize(
    ("score", "x", "expected"),
    [
        (deduct(above=100), 100, 100),
        (deduct(above=100), 103, 90),
        (deduct(above=100, steps="started"), 103, 80),
        (deduct(above=100, steps="fractional"), 103, 85),
        (deduct(above=100, take="5%"), 104, 90),
        (deduct(above=100), 200, 0),
        (deduct(above=100, at_most=30), 200, 70),
        (deduct(above=100, below=90), 95, 100),
        (deduct(above=100, below=90), 86, 80),
        (deduct(above="k"), 95, None),
    ],
)
def test_a_deduction_gives(score: dict[str, Any], x: object, expected: object) -> None:
    assert scored(score, x=x, k=None) == expected


def test_the_first_true_case_decides_and_an_undecided_one_stops() -> None:
    cases = {"method": "cases", "cases": [{"when": "a", "gives": "60%"}, {"when": "b", "gives": 5}, {"gives": 0}]}
    assert scored(cases, a=True, b=None) == 60
    assert scored(cases, a=False, b=True) == 5
    assert scored(cases, a=False, b=False) == 0
    assert scored(cases, a=None, b=True) is None


def test_choices_and_yes_no_give_by_word() -> None:
    choices = {"method": "choices", "value": "w", "gives": {"clean": "100%", "so_so": 60, "none": NA}}
    assert scored(choices, w="clean") == 100
    assert scored(choices, w="so_so") == 60
    assert scored(choices, w="none") == NA
    assert scored(choices, w=None) is None
    assert scored({"method": "yes_no", "value": "a"}, a=True) == 100
    assert scored({"method": "yes_no", "value": "a", "no": 20}, a=False) == 20
    assert scored({"method": "yes_no", "value": "a"}, a=None) is None


def test_a_formula_is_held_between_nothing_and_the_points() -> None:
    assert scored({"method": "formula", "gives": "points", "formula": "x * 2"}, x=30) == 60
    assert scored({"method": "formula", "gives": "points", "formula": "x * 2"}, x=60) == 100
    assert scored({"method": "formula", "gives": "share", "formula": "x / 4"}, x=1) == 25
    assert scored({"method": "formula", "gives": "share", "formula": "x / 4"}, x=-1) == 0


def checklist(**fields: Any) -> dict[str, Any]:
    return {
        "method": "checklist",
        "elements": {"a": {"met": "a", "share": "40%"}, "b": {"met": "b", "share": "60%"}},
        **fields,
    }


GATED = {"a": {"met": "a", "gate": True}, "b": {"met": "b"}, "c": {"met": "c", "not_applicable_when": "not b"}}


@pytest.mark.parametrize(
    ("score", "record", "expected"),
    [
        (checklist(), (True, False), 40),
        (checklist(), (True, None), None),
        (checklist(at_least="50%"), (True, False), 0),
        (checklist(at_least="40%"), (True, False), 40),
        (checklist(veto={"when": "a"}), (True, True), 0),
        (checklist(veto={"when": "a"}), (True, None), 0),
        (checklist(veto={"when": "a"}), (None, True), None),
        (checklist(elements=GATED), (False, None), 0),
        (checklist(elements=GATED), (True, True), F(200, 3)),
        (checklist(elements=GATED), (True, False), 50),
        (checklist(elements=GATED), (True, None), None),
    ],
)
def test_a_checklist_gives(score: dict[str, Any], record: tuple[object, object], expected: object) -> None:
    a, b = record
    assert scored(score, a=a, b=b, c=False) == expected


TIERS = {"met": {"from": "80%"}, "partly": {"from": "60%"}, "unmet": {"from": "0%"}}


def tiers(outside: str) -> dict[str, Any]:
    return {"method": "tiers", "tier": "w", "given": "g", "tiers": TIERS, "outside": outside}


@pytest.mark.parametrize(
    ("outside", "w", "g", "expected"),
    [
        ("finding", "met", 100, 100),
        ("finding", "met", 70, 70),
        ("finding", "met", 101, 100),
        ("zero", "met", 80, 80),
        ("zero", "partly", 80, 0),
        ("nearest", "partly", 85, 80),
        ("nearest", "partly", 59, 60),
        ("nearest", "unmet", 59, 59),
        ("zero", "met", None, None),
        ("zero", None, 80, None),
    ],
)
def test_a_tier_gives(outside: str, w: object, g: object, expected: object) -> None:
    assert scored(tiers(outside), w=w, g=g) == expected


def target(**fields: Any) -> dict[str, Any]:
    return {"method": "target", "actual": "a", "target": "t", "sign": "s", "reverse": "excess", **fields}


@pytest.mark.parametrize(
    ("score", "record", "expected"),
    [
        (target(), ("at_least", 10, 10), 100),
        (target(), ("at_least", 5, 10), 50),
        (target(), ("at_least", -5, 10), 0),
        (target(), ("above", 10, 10), 100),
        (target(short="nothing"), ("above", 10, 10), 0),
        (target(short="nothing"), ("at_least", 9, 10), 0),
        (target() | {"pass_at": "60%"}, ("at_least", 5, 10), 0),
        (target() | {"pass_at": "60%"}, ("at_least", 6, 10), 60),
        (target(), ("at_most", 10, 10), 100),
        (target(), ("at_most", 15, 10), 50),
        (target(), ("at_most", 20, 10), 0),
        (target(), ("at_most", 30, 10), 0),
        (target(reverse="inverse"), ("at_most", 20, 10), 50),
        (target(reverse="inverse"), ("below", 40, 10), 25),
        (target(), ("equal", 12, 10), 100),
        (target(), ("equal", 8, 10), 80),
        (target(equal="exact"), ("equal", 12, 10), 0),
        (target(equal="exact"), ("equal", 10, 10), 100),
        (target(equal="either_side"), ("equal", 12, 10), 80),
        (target(equal="either_side"), ("equal", 21, 10), 0),
        (target(), ("at_least", 0, 0), 100),
        (target(), ("at_least", -1, 0), 0),
        (target(negative="zero"), ("at_least", -1, 0), 100),
        (target(zero_target="undecided"), ("at_least", 0, 0), None),
        (target(over={"from": "130%", "then": "flag"}), ("at_least", 20, 10), 100),
        (target(over={"from": "130%", "then": "reduce"}), ("at_least", 15, 10), 80),
        (target(over={"from": "130%", "then": "reduce", "take": 40}), ("at_least", 18, 10), 80),
        (target(over={"from": "130%", "then": "reduce"}), ("at_most", 1, 10), 100),
        (target(), ("at_least", None, 10), None),
        (target(), ("qualitative", None, None), None),
        (target(tier="w", given="g", tiers=TIERS), ("qualitative", 1, 2), 90),
        (target(tier="w", given="g", tiers=TIERS), ("at_least", "done", None), 90),
    ],
)
def test_a_target_gives(score: dict[str, Any], record: tuple[str, object, object], expected: object) -> None:
    sign, actual, goal = record
    assert scored(score, s=sign, a=actual, t=goal, w="met", g=90) == expected
