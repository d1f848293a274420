"""Every index of the Human Development Report 2021/22 that can be worked out is worked out as published."""

from decimal import Decimal
from functools import cache
from typing import Any

import pytest

import perfrules
from tests.international.tables import lines, renamed
from tests.shared import needs_shared

EVALUATOR = perfrules.Evaluator(perfrules.load("intl.human_development"), "en")
NAMES = {
    "id": "iso3", "country": "country", "life_expectancy": "le_2021", "expected_schooling": "eys_2021",
    "mean_schooling": "mys_2021", "income": "gnipc_2021", "unequal_health": "ineq_le_2021",
    "unequal_education": "ineq_edu_2021", "unequal_income": "ineq_inc_2021", "life_expectancy_women": "le_f_2021",
    "life_expectancy_men": "le_m_2021", "expected_schooling_women": "eys_f_2021", "expected_schooling_men": "eys_m_2021",
    "mean_schooling_women": "mys_f_2021", "mean_schooling_men": "mys_m_2021", "income_women": "gni_pc_f_2021",
    "income_men": "gni_pc_m_2021", "maternal_mortality": "mmr_2021", "adolescent_births": "abr_2021",
    "parliament_women": "pr_f_2021", "parliament_men": "pr_m_2021", "secondary_women": "se_f_2021",
    "secondary_men": "se_m_2021", "labour_women": "lfpr_f_2021", "labour_men": "lfpr_m_2021", "carbon": "co2_prod_2021",
    "materials": "mf_2021", "printed_hdi": "hdi_2021", "printed_group": "hdicode", "printed_ihdi": "ihdi_2021",
    "printed_gdi": "gdi_2021", "printed_gii": "gii_2021", "printed_phdi": "phdi_2021",
}  # fmt: skip
PRINTED = {"ihdi": "ihdi_2021", "gdi": "gdi_2021", "gii": "gii_2021", "phdi": "phdi_2021"}
pytestmark = needs_shared


@cache
def results() -> list[tuple[dict[str, str], perfrules.Result]]:
    return [(line, EVALUATOR.evaluate(renamed(line, NAMES))) for line in lines("hdr_2021.csv")]


def test_no_country_has_mistakes_in_its_data() -> None:
    assert not [error.text("en") for _, result in results() for error in result.errors]
    assert len(results()) == 195


def test_the_hdi_and_the_group_of_every_country_are_the_published_ones() -> None:
    known = [(line, result) for line, result in results() if line["hdi_2021"]]
    assert len(known) == 191
    for line, result in known:
        assert result.score == Decimal(line["hdi_2021"]), line["iso3"]
        assert result.grade_title == line["hdicode"], line["iso3"]
    assert all(result.score is None for line, result in results() if not line["hdi_2021"])


@pytest.mark.parametrize(
    ("value", "column", "count"),
    [("ihdi", "ihdi_2021", 156), ("gdi", "gdi_2021", 172), ("gii", "gii_2021", 170), ("phdi", "phdi_2021", 155)],
)
def test_every_published_value_of_the_other_indices_is_reproduced(value: str, column: str, count: int) -> None:
    known = [(line, result.values[value]) for line, result in results() if line[column]]
    assert len(known) == count
    assert [line["iso3"] for line, found in known if found != Decimal(line[column])] == []


@pytest.mark.parametrize(
    ("value", "column"),
    [("coefficient", "coef_ineq_2021"), ("loss", "loss_2021"), ("hdi_women", "hdi_f_2021"), ("hdi_men", "hdi_m_2021")],
)
def test_figures_on_the_way_agree_to_the_digits_printed(value: str, column: str) -> None:
    for line, result in results():
        if line[column]:
            found: Any = result.values[value]
            printed = Decimal(line[column]) / (100 if value in {"coefficient", "loss"} else 1)
            assert abs(found - printed) < Decimal("0.000001"), line["iso3"]


def test_the_groups_of_the_gdi_are_found_by_their_distance_from_parity() -> None:
    known = [(line, result) for line, result in results() if line["gdi_group_2021"]]
    assert len(known) == 172
    for line, result in known:
        assert result.values["parity_group"] == int(line["gdi_group_2021"]), line["iso3"]


def test_no_published_index_differs_from_what_the_method_gives() -> None:
    assert not [(line["iso3"], flag) for line, result in results() for flag in result.flags.fired if "differs" in flag]
