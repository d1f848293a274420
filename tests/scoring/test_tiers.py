"""Qualitative judgement: the assessor's points inside the tier that was chosen."""

import pytest

from tests.evaluation.helper import earned
from tests.scoring.shapes import got, result_of


def tiers(outside: str = "finding", given: str = "given") -> str:
    words = "{met: {from: 80%}, partly: {from: 60%}, unmet: {from: 0%}}"
    return f"{{method: tiers, tier: tier, given: {given}, tiers: {words}, outside: {outside}}}"


@pytest.mark.parametrize(
    ("tier", "given"),
    [("met", 80), ("met", 100), ("partly", 60), ("partly", "79.99"), ("unmet", 0), ("unmet", "59.99")],
)
def test_points_inside_their_tier_count_as_given(tier: str, given: object) -> None:
    result = result_of(tiers(), {"tier": tier, "given": given})
    assert (str(earned(result)), result.findings) == (str(given), ())


@pytest.mark.parametrize(
    ("tier", "given", "nearest"),
    [
        ("met", "79.99", 80),
        ("met", "100.01", 100),
        ("partly", "59.99", 60),
        ("partly", 80, 80),
        ("unmet", 60, 60),
        ("unmet", -1, 0),
    ],
)
def test_points_outside_their_tier_count_as_given_or_as_nothing_or_as_the_nearest_end(
    tier: str, given: object, nearest: int
) -> None:
    as_given = min(100, max(0, float(str(given))))
    for outside, points in (("finding", as_given), ("zero", 0), ("nearest", nearest)):
        result = result_of(tiers(outside), {"tier": tier, "given": given})
        assert float(earned(result) or 0) == points
        assert [finding.flag for finding in result.findings] == ["tier-outside"]


@pytest.mark.parametrize(
    ("outside", "said"),
    [
        ("finding", "“only”评定的79分不在所选等次的分值区间内（分值100分）。"),
        ("zero", "“only”评定的79分不在所选等次的分值区间内（分值100分），按0分计。"),
        ("nearest", "“only”评定的79分不在所选等次的分值区间内（分值100分），按最近的界限计分。"),
    ],
)
def test_the_finding_says_what_became_of_the_points(outside: str, said: str) -> None:
    (finding,) = result_of(tiers(outside), {"tier": "met", "given": 79}).findings
    assert (finding.text, finding.recommendation, finding.severity) == (said, "更正评定得分，或更正等次。", "warning")


def test_a_share_may_be_given_instead_of_points() -> None:
    assert got(tiers(given="rate"), tier="partly", rate="70%") == 70


def test_without_tier_or_given_points_there_is_no_score_and_no_finding() -> None:
    for record in ({"tier": "met"}, {"given": 90}, {}):
        result = result_of(tiers(), record)
        assert (earned(result), result.findings) == (None, ())
