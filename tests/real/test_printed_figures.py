"""The real forms reviewed: which printed figures are not those of the rules, and what explains them."""

from collections.abc import Mapping
from typing import Any

import pytest

from perfrules import Comparison
from tests.real.forms import (
    HUBEI,
    LIANGPING,
    SECTIONS,
    SHIPPED,
    YINCHUAN,
    Row,
    funds,
    in_words,
    legible,
    nothing_more,
    target_row,
)
from tests.real.reading import evaluated, form
from tests.shared import needs_shared

pytestmark = needs_shared

Found = Mapping[str, tuple[str, str | None]]
ROUNDED_UP, CUT_OFF, HALF_UP = ("rounding", "up"), ("rounding", "down"), ("rounding", "half_up")
DIFFERENT, OPEN = ("different", None), ("undecided", None)

DIFFERENCES: Mapping[str, tuple[str, Mapping[str, str], Found]] = {
    "self_putuo_sports_2022": (SHIPPED, SECTIONS, {"execution_rate": ROUNDED_UP}),
    "self_huangshi_sponge_city_2022": (HUBEI, SECTIONS, {}),
    "self_xiangyang_hospital_2021": (HUBEI, SECTIONS, {}),
    "self_ezhou_science_2022": (
        HUBEI, SECTIONS, {"budget_execution": CUT_OFF, "全国科普日活动": HALF_UP, "execution_rate": HALF_UP},
    ),
    "self_changning_pig_farm_2022": (HUBEI, SECTIONS, {}),
    "self_zhongjiang_reservoir_gauges_2022": (SHIPPED, SECTIONS, {"total": DIFFERENT}),
    "self_yinchuan_school_2021": (
        "yinchuan", YINCHUAN, {"budget_execution": DIFFERENT, "完成时间": DIFFERENT, "total": DIFFERENT},
    ),
    "dept_liangping_forestry_2022": ("liangping", LIANGPING, {"total": DIFFERENT}),
}  # fmt: skip
"""The rules of each form, its sections, and every printed figure that is not exactly the one that the rules give."""


def record_of(name: str, rules: str, sections: Mapping[str, str]) -> dict[str, Any]:
    """The form with its printed figures beside the data."""
    found = form(name)
    budget, more = found["budget"], in_words if rules == "yinchuan" else nothing_more
    rate = None if budget["rate_printed"] is None else f"{str(budget['rate_printed']).rstrip('%')}%"
    record: dict[str, Any] = {"declared_execution": budget["score"], "declared_total": found["printed"]["total"]}
    if budget["executed"] is None:
        record["execution_rate"] = rate
    else:
        record |= {**funds(budget), "declared_rate": rate}
    record["targets"] = [_row(row, sections, more(row)) for row in found["indicators"] if legible(row)]
    return record


def _row(row: Row, sections: Mapping[str, str], more: Mapping[str, object]) -> dict[str, object]:
    return {**target_row(row, sections), **more, "declared": row.get("score")}


def reviewed(name: str) -> dict[str, Comparison]:
    rules, sections, _ = DIFFERENCES[name]
    result = evaluated(rules, record_of(name, rules, sections))
    return {one.label or one.item: one for one in result.review if one.verdict != "not_printed"}


@pytest.mark.parametrize("name", DIFFERENCES)
def test_a_form_has_exactly_these_differences(name: str) -> None:
    found = {what: (one.verdict, one.rounding) for what, one in reviewed(name).items() if one.verdict != "same"}
    assert found == DIFFERENCES[name][2]


def test_the_figures_of_the_differences_are_those_of_the_forms() -> None:
    ezhou = reviewed("self_ezhou_science_2022")["budget_execution"]
    assert [str(one) for one in (ezhou.printed, ezhou.computed, ezhou.exact)] == ["19", "19.99", "19.994230769231"]
    putuo = reviewed("self_putuo_sports_2022")
    assert [str(one) for one in putuo["execution_rate"][6:9]] == ["0.8619", "0.8618304", "0.8618304"]
    assert str(putuo["budget_execution"].printed) == "8.62"
    huangshi = reviewed("self_huangshi_sponge_city_2022")["budget_execution"]
    assert [str(one) for one in (huangshi.printed, huangshi.exact)] == ["19.55", "19.55"]
    liangping = reviewed("dept_liangping_forestry_2022")["budget_execution"]
    assert [str(one) for one in (liangping.printed, liangping.exact)] == ["7.93", "7.927"]
    yinchuan = reviewed("self_yinchuan_school_2021")["budget_execution"]
    assert [str(one) for one in (yinchuan.printed, yinchuan.computed, yinchuan.difference)] == ["9", "10", "-1"]


def test_a_sum_is_held_against_the_printed_parts_of_the_form() -> None:
    sums = {
        name: reviewed(name)["total"].parts
        for name in ("self_putuo_sports_2022", "self_zhongjiang_reservoir_gauges_2022")
    }
    assert [(str(one.sum), one.verdict) for one in sums.values() if one] == [("98.62", "same"), ("110", "different")]
