"""Every printed figure that differs from what the rules give, by form and line, with its reason."""

from collections.abc import Mapping

from tests.real.lines import Reason

EXPLAINED: Mapping[str, Mapping[str, Reason]] = {
    "self_putuo_sports_2022": {"execution rate": Reason.RATE_ROUNDED_UP},
    "self_zhongjiang_reservoir_gauges_2022": {"total": Reason.WEIGHTS_ADD_TO_110},
    "self_langzhong_road_2021": {"execution": Reason.EXECUTION_NOT_SCORED},
    "self_chizhou_village_2022": {"parts_budget_yuan": Reason.PARTS_DO_NOT_ADD_UP},
    "self_changning_pig_farm_2022": {"种母猪": Reason.SCORE_NOT_LEGIBLE},
    "self_yinchuan_school_2021": {
        "execution": Reason.DEDUCTED_WITHOUT_CAUSE,
        "完成时间": Reason.DEDUCTED_WITHOUT_CAUSE,
        "total": Reason.TOTAL_CANNOT_BE_REACHED,
    },
    "self_yuanzhou_potato_2022": {
        "execution": Reason.EXECUTION_NOT_SCORED,
        "一级种薯基地": Reason.SCORE_NOT_LEGIBLE,
        "total": Reason.ROW_CUT_FROM_EXCERPT,
    },
    "self_guangshui_road_2021": {
        "execution": Reason.EXECUTION_NOT_SCORED,
        "养护里程": Reason.SCORE_NOT_LEGIBLE,
        "total": Reason.ROW_CUT_FROM_EXCERPT,
    },
    "self_anju_food_2021": {"total": Reason.ROW_CUT_FROM_EXCERPT},
    "dept_liangping_forestry_2022": {"total": Reason.ROW_CUT_FROM_EXCERPT},
    "dept_ningde_seismic_2020": {"协同宣传活动": Reason.SCORE_NOT_LEGIBLE},
    "dept_hengshan_guantang_2023": {"nature total vs executed total": Reason.PARTS_DO_NOT_ADD_UP},
}
