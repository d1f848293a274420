"""
What the review set has to say about each real form: the remarks written beside the forms, one by one, and everything else it finds.

A remark is found by flags, or it says that something holds (and then nothing is found), or no machine can see it from the form.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import final


@final
@dataclass(frozen=True, slots=True)
class Found:
    """A remark that these findings raise: `flag`, or `flag: row`."""

    findings: tuple[str, ...]


@final
@dataclass(frozen=True, slots=True)
class Holds:
    """A remark that says what agrees: nothing may be found there."""

    what: str


@final
@dataclass(frozen=True, slots=True)
class Unseen:
    """A remark that cannot follow from the figures and words of the form."""

    why: str


Remark = Found | Holds | Unseen


def found(*findings: str) -> Found:
    """The findings that raise a remark."""
    return Found(findings)


def at(flag: str, *rows: str) -> tuple[str, ...]:
    """A flag that is raised at each of *rows*."""
    return tuple(f"{flag}: {row}" for row in rows)


REMARKS: Mapping[str, tuple[Remark, ...]] = {
    "self_putuo_sports_2022": (
        found("rate_rounded"),  # 86.18304 % printed as 86.19 %; the score of 8.62 fits
        Holds("the second table: 45.17 % and 4.52, see test_the_second_table_of_putuo_is_right"),
        Holds("the total is the sum of its parts"),
    ),
    "self_huangshi_sponge_city_2022": (
        found("saving_counted_twice: 总费用"),  # all else reconciles
    ),
    "self_zhongjiang_reservoir_gauges_2022": (
        found("weights_not_full", "total_differs", "total_off_rule"),  # 110 points, total 100
        found("weights_unusual"),  # 70/20/10 beside the footnote's 50/30/10
        found(
            *at(
                "actual_not_measured",
                *("安装坡面水标尺", "水标尺宽度", "及时开工率", "及时完工率", "受益脱贫人口", "受益户满意度"),
            )
        ),
    ),
    "self_langzhong_road_2021": (found("weights_as_target_values"),),
    "exante_wucheng_sewage_2020": (
        Holds("score rates"),
        Unseen("a floor for single sections is a rule that the programme could have, not a figure of the form"),
    ),
    "fin_karamay_2023": (
        Holds("ten totals with their grades, see test_the_totals_of_karamay_have_their_grades"),
        found("detail_rate_wrong: 未保中心"),  # 100 % of 720 is not 465.47
        found("detail_rate_wrong: 现场选点", "detail_over_plan: 现场选点"),  # 10 of 8 are not 30 %
        Holds("what is left for the one project without a printed amount"),
    ),
    "self_chizhou_village_2022": (
        found(
            "total_row_empty",
            "no_budget",
            "initial_parts_differ",
            "budget_parts_differ",
            "executed_parts_differ",
            "budget_adjusted",
        ),
        found("sum_differs: parts_budget_yuan"),  # the other sum holds
    ),
    "self_xiangyang_hospital_2021": (
        found("points_missing"),
        found("over_achieved_slightly: 东津医疗收入"),
    ),
    "self_ezhou_science_2022": (
        found("execution_score_rounded"),
        found("score_rounded: 全国科普日活动"),
    ),
    "self_changning_pig_farm_2022": (
        found("execution_below_outputs"),
        found("points_missing"),
    ),
    "self_yinchuan_school_2021": (
        found("total_unreachable"),
        found("execution_score_wrong", "met_but_deducted: 完成时间"),
        Holds("three cost targets that add to the budget"),
    ),
    "self_yuanzhou_potato_2022": (
        found("execution_not_scored"),
        found("yes_no_in_part: 繁育体系完善"),
    ),
    "self_guangshui_road_2021": (
        Unseen("the rows whose split is rounded are cut; of the printed rule nothing can be computed"),
    ),
    "self_anju_food_2021": (
        found("overall_goal_scored: 年度目标完成"),
        found("zero_target: 重大事故"),
    ),
    "dept_liangping_forestry_2022": (Holds("7.927 rounded to 7.93, and the total within reach of the rows not seen"),),
    "dept_ningde_seismic_2020": (Holds("every derived column, with whatever decimals it has"),),
    "dept_hengshan_guantang_2023": (
        Holds("the printed rate of staff: 50/46 = 108.70 %"),
        found("budget_adjusted"),
        found("sum_differs: nature total vs executed total"),
        found("detail_over_plan: public_funds"),
    ),
    "fin_huangguoshu_2023": (found("external_gap"),),
}
"""The remarks beside each form, in their order."""

BESIDES: Mapping[str, Mapping[str, str]] = {
    "self_huangshi_sponge_city_2022": {"points_missing": "the form of Hubei has no column of weights"},
    "self_zhongjiang_reservoir_gauges_2022": {
        "all_full_marks": "every row and the total have full marks (SE-19)",
        "rate_at_ceiling: 验收合格率": "≥100 % for a rate (SE-13)",
        "vague_target: 生产生活条件改善": "显著提升 as target and as actual value (SE-18)",
    },
    "self_langzhong_road_2021": {"execution_not_scored": "the rate of 100 % has no points"},
    "self_chizhou_village_2022": {
        "vague_target: 两委正常运行": "效果明显 as target (SE-18)",
        "vague_target: 干部积极性": "效果明显 as target (SE-18)",
    },
    "self_ezhou_science_2022": {
        "points_missing": "the form of Hubei has no column of weights",
        "saving_counted_twice: 预算控制数": "104 and 103.97 are budget and spending again",
    },
    "self_changning_pig_farm_2022": {"targets_equal_actuals": "19 of 19 (SE-24)"},
    "self_yinchuan_school_2021": {"targets_equal_actuals": "4 of 4 (SE-24)"},
    "self_yuanzhou_potato_2022": {
        "points_missing": "the weight of one row is not legible",
        "actual_not_measured: 原原种合格率": "≥90 % as actual value",
    },
    "self_guangshui_road_2021": {
        "execution_not_scored": "the rate of 100 % has no points",
        "score_blank: 养护里程": "15 points; the score is cut",
    },
    "self_anju_food_2021": {
        "points_missing": "no column of weights",
        "all_full_marks": "the total is 100 (SE-19)",
        "rate_at_ceiling: 案件查办率": "≥100 % for a rate (SE-13)",
        "rate_at_ceiling: 风险分级": "≥100 % for a rate (SE-13)",
        "rate_at_ceiling: 投诉处置率": "≥100 % for a rate (SE-13)",
        "vague_target: 科普素养": "逐步提高 as target and as actual value (SE-18)",
        "targets_equal_actuals": "4 of 4 (SE-24)",
    },
    "dept_liangping_forestry_2022": {
        "execution_below_outputs": "outputs 100 %, execution 79.27 %: 20.73 points apart (SE-23)"
    },
    "dept_ningde_seismic_2020": {
        "budget_adjusted": "130.54 to 188.61",
        "points_missing": "the points of one row are cut",
    },
    "dept_hengshan_guantang_2023": {
        "detail_over_plan: staff": "50 of 46",
        "detail_over_plan: office": "49.09 against 27",
        "detail_over_plan: meetings_training": "5.42 against 3",
        "detail_over_plan: project": "1025.2 against 308.17",
    },
    "fin_huangguoshu_2023": {"all_full_marks": "the unit gave itself 100 (SE-19)"},
}
"""What is found besides, each with what stands on the form."""
