"""Filled forms under the review set: every remark a machine can see is found, and nothing on what is right."""

from collections.abc import Mapping
from typing import Any

import pytest

import perfrules
from tests.real.filled import filled
from tests.real.forms import FORMS
from tests.real.reading import evaluated, form
from tests.real.remarks import BESIDES, REMARKS, Found
from tests.shared import needs_shared

SET = "cn.self_evaluation_review"
USUAL: Mapping[str, Any] = {"execution_points": 10, "targets": [], "sums": [], "details": []}


def raised(result: perfrules.Result) -> list[str]:
    """The findings of a result, `flag` or `flag: row`."""
    return [f"{one.flag}: {one.row}" if one.row else one.flag for one in result.findings]


def reviewed(**given: object) -> perfrules.Result:
    """A form with the given entries, under the review set."""
    return evaluated(SET, {**USUAL, **given})


def row(
    name: str, target: object, actual: object, points: object, declared: object, **more: object
) -> dict[str, object]:
    """A row of the form, at least its target unless the sign is told."""
    given = {"section": "output", "name": name, "sign": "at_least", "target": target, "actual": actual}
    return {**given, "points": points, "declared": declared, **more}


@needs_shared
@pytest.mark.parametrize("name", FORMS)
def test_every_remark_that_a_machine_can_see_is_found_and_nothing_that_is_not_on_the_form(name: str) -> None:
    remarked = {one for remark in REMARKS[name] if isinstance(remark, Found) for one in remark.findings}
    assert sorted(raised(evaluated(SET, filled(name)))) == sorted(remarked | set(BESIDES.get(name, {})))


@needs_shared
@pytest.mark.parametrize("name", FORMS)
def test_every_remark_beside_a_form_has_its_answer(name: str) -> None:
    assert len(REMARKS[name]) == len(form(name)["remarks"])


@needs_shared
def test_the_second_table_of_putuo_is_right() -> None:
    second = form("self_putuo_sports_2022")["second_table"]
    funds = {
        "initial": f"{second['initial']}元",
        "budget": f"{second['adjusted']}元",
        "executed": f"{second['executed']}元",
    }
    rate = {"declared_rate": second["rate_printed"], "declared_execution": second["score"]}
    assert raised(reviewed(**funds, **rate)) == []


@needs_shared
def test_the_totals_of_karamay_have_their_grades() -> None:
    projects = form("fin_karamay_2023")["projects"]
    marks = [{"external_total": one["total"], "external_grade": one["grade"]} for one in projects]
    assert [raised(reviewed(**one)) for one in marks] == [[]] * 10


def test_a_grade_of_an_evaluation_that_is_not_that_of_its_score_is_found() -> None:
    assert raised(reviewed(external_total="89.99", external_grade="优")) == ["external_grade_wrong"]


def test_the_form_of_chizhou_with_five_defects() -> None:
    # 池州市贵池区棠溪镇2022: total row 0/0/0 beside 90 / 89.974 / 89.974 of appropriation, three goals “效果明显”, “≥100百分比”
    words = {
        "section": "benefit",
        "sign": "qualitative",
        "target": "效果明显",
        "actual": "达成预期指标",
        "points": 10,
        "declared": 10,
    }
    result = reviewed(
        initial=0,
        budget=0,
        executed=0,
        initial_fiscal=90,
        budget_fiscal="89.974",
        executed_fiscal="89.974",
        declared_rate="0%",
        declared_execution=0,
        targets=[
            *(row(f"数量{at}", 10, 10, 8, 8) for at in range(4)),
            row("验收率", 100, 100, 8, 8, unit="百分比"),
            row("总成本", 90, 90, 10, 10, sign="at_most", dimension="cost"),
            *({**words, "name": f"效益{at}"} for at in range(3)),
        ],
        sums=[{"sum_name": "支出明细", "printed": "89.97", "part_1": 30, "part_2": 30, "part_3": "29.99"}],
        rows_complete=False,
    )
    assert raised(result) == [
        "initial_parts_differ",
        "budget_parts_differ",
        "executed_parts_differ",
        "total_row_empty",
        "no_budget",
        "rate_at_ceiling: 验收率",
        "vague_target: 效益0",
        "vague_target: 效益1",
        "vague_target: 效益2",
        "targets_equal_actuals",
        "sum_differs: 支出明细",
    ]
    assert result.values["parts_rate"] == 1


def test_satisfaction_that_meets_its_target_and_was_cut_is_found_in_the_form_of_huanggang() -> None:
    # 黄冈市2020年水土监测: execution 20/20, satisfaction 98 of 98 scored 19.6 of 20, total 99.6, which is the sum of the scores
    result = reviewed(
        execution_points=20,
        declared_rate="100%",
        declared_execution=20,
        declared_total="99.6",
        survey_held=True,
        targets=[
            row("监测点数", 20, 22, 20, 20),
            row("监测报告", 10, 11, 10, 10),
            row("完成时间", 10, 10, 10, 10),
            row("治理率", 20, 21, 20, 20, section="benefit"),
            row("群众满意度", 98, 98, 20, "19.6", section="satisfaction"),
        ],
        reasons_column=False,
    )
    assert raised(result) == ["met_but_deducted: 群众满意度", "total_off_rule"]
    assert result.findings[0].text == "指标“群众满意度”已达到指标值（98／98），自评却只得19.6分（分值20）。"
    assert result.values["total_due"] == 100


def test_what_reviewers_of_a_district_found_in_its_forms_is_found() -> None:
    # 成都市郫都区: targets far too low, quality below its target with full marks, a cost “≥”, a report copied from another bureau
    rates = [("88.75", 1), ("87.5", 2), ("66.67", 3), (50, 4)]
    result = reviewed(
        rows_complete=False,
        report_projects=70,
        sheet_projects=10,
        targets=[
            row("培训场次", 9, 20, 10, 10, dimension="quantity"),
            row("宣传场次", 9, 26, 10, 10, dimension="quantity"),
            *(row(f"合格率{at}", 95, rate, 10, 10, dimension="quality", unit="%") for rate, at in rates),
            row("成本", 20, 21, 10, 10, dimension="cost"),
            row("受益老年人", 95, 96, 10, 10, section="benefit", related=False),
        ],
        sums=[
            {"sum_name": "项目数", "printed": 49, "part_1": 28, "part_2": 4, "part_3": 17},
            {"sum_name": "资金", "printed": "1745.43", "part_1": "937.65", "part_2": "86.15", "part_3": "721.63"},
        ],
    )
    assert raised(result) == [
        *(f"score_too_high: 合格率{at}" for at in (1, 2, 3, 4)),
        "cost_sign_wrong: 成本",
        "over_achieved: 培训场次",
        "over_achieved: 宣传场次",
        "clearly_short: 合格率3",
        "clearly_short: 合格率4",
        "foreign_indicator: 受益老年人",
        "project_counts_differ",
    ]
    texts = [one.text for one in result.findings if one.flag == "over_achieved"]
    assert ["222.22%" in texts[0], "288.89%" in texts[1]] == [True, True]
