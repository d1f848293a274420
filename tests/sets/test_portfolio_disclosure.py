"""The disclosure of a year's evaluations: the one of Karamay, every finding of it, and portfolios made of results."""

from collections.abc import Mapping
from decimal import Decimal

import pytest
import yaml

import perfrules
from tests.sets.sets import evaluated, example
from tests.shared import data_file, needs_shared

SET = "cn.portfolio_disclosure"


@pytest.fixture(scope="module")
def karamay() -> perfrules.Result:
    return evaluated(SET, example(SET, "karamay_2023.yaml"))


FOUND = [
    # 23.81亿元 are said to be evaluated; 8 projects 11600.85万元 and a department 5400.96万元 are itemised
    ("amounts_not_itemised", None, "公布评价资金总额238100万元，列明的对象合计17001.81万元，尚有221098.19万元没有列明（1个对象没有金额）。"),
    # the lower government has no amount
    ("amount_missing", "白碱滩区财政运行", "“白碱滩区财政运行”没有公布评价金额。"),
    # 720万元 of lottery funds were allotted, 465.47万元 evaluated with an execution of 100%
    ("allotted_differs", "未保中心建设", "“未保中心建设”下达720万元，评价金额465.47万元，为下达数的64.65%；公布执行率100.00%以哪个数为分母需要说明。"),
    # section 四 lists low execution and idle funds; every rate that is printed is 98.61% or more
    ("low_execution_nowhere", None, "公布的问题中有执行率较低或资金闲置，但各对象公布的执行率最低为98.61%，不低于80.00%。"),
    # 7 topics, 10 reports
    ("over_completed", "调查研究专项", "“调查研究专项”计划7，完成10，为计划的142.86%，目标可能偏低或口径不一致。"),
    # 四本预算: no object of the social insurance budget
    ("four_budgets_unsupported", "四本预算", "称评价覆盖“四本预算”，所列项目中一般公共预算6个、政府性基金预算1个、国有资本经营预算1个、社会保险基金预算0个。"),
    # the same sentence names 财政政策 and 专项债券, both printed with 0 objects; PPP stands in the scope of the projects
    ("claim_unsupported", "财政政策", "称评价覆盖“财政政策”，所列评价对象中却没有。"),
    ("claim_unsupported", "专项债券项目", "称评价覆盖“专项债券项目”，所列评价对象中却没有。"),
    ("claim_unsupported", "PPP项目", "称评价覆盖“PPP项目”，所列评价对象中却没有。"),
    # the text of the purchased service says that domestic equipment was bought
    ("classification_doubtful", "国资委委托业务", "“国资委委托业务”列为政府购买服务项目，主要内容却是“购置国产设备、委托审计检查”，分类需要说明。"),
    # all scores 83.32 or more, six of ten excellent
    ("none_below_good", None, "评价对象10个，全部为良以上（优6个、良4个），最低83.32分，平均89.68分，没有“中”“差”，需关注评价是否从宽。"),
    ("scores_cluster", None, "得分集中在83.32至96.02分，标准差4.02分，区分度不够。"),
    # 10 sites are printed as 30% of all projects
    ("sites_share_wrong", None, "现场选点10个，公布占30.00%；按8个项目计算为125.00%，按10个评价对象计算为100.00%。"),
]  # fmt: skip
"""Everything that is found in the disclosure, and nothing else: the flag, its row, the sentence; above each, what the text says."""


def test_the_karamay_disclosure_raises_these_findings_and_no_other(karamay: perfrules.Result) -> None:
    assert [(one.flag, one.row, one.text) for one in karamay.findings] == FOUND


def test_what_the_karamay_disclosure_does_not_date_is_undecided(karamay: perfrules.Result) -> None:
    # the seven phases are named without dates, and the day of the disclosure is not printed
    assert karamay.flags.undecided == ("phase_reversed", "phase_out_of_order", "rectification_too_early")


def test_the_findings_of_the_karamay_disclosure_are_told_in_english_too() -> None:
    found = evaluated(SET, example(SET, "karamay_2023.yaml"), lang="en")
    assert [one.flag for one in found.findings] == [flag for flag, _, _ in FOUND]
    assert found.findings[-1].text == (
        "10 sites are said to be 30.00%; of 8 projects they are 125.00%, of 10 objects 100.00%."
    )


@pytest.mark.parametrize(
    ("value", "figure"),
    [
        ("listed_objects", "10"), ("listed_projects", "8"), ("listed_procurement", "3"), ("listed_services", "1"), ("listed_others", "4"),
        ("listed_general", "6"), ("listed_fund", "1"), ("listed_soe", "1"), ("listed_social", "0"), ("listed_bonds", "0"),
        ("projects_amount", "11600.85"), ("general_amount", "8697.38"), ("fund_amount", "465.47"), ("soe_amount", "2438"),
        ("procurement_amount", "6756.05"), ("departments_amount", "5400.96"), ("amount_known", "17001.81"), ("objects_without_amount", "1"),
        ("soe_executed", "2404"), ("general_rate", "1"), ("soe_rate", "0.98605414274"), ("lowest_rate", "0.9861"),
        ("objects_excellent", "6"), ("objects_good", "4"), ("objects_fair", "0"), ("objects_poor", "0"), ("mean_score", "89.677"),
        ("mean_departments", "92.2"), ("lowest_score", "83.32"), ("highest_score", "96.02"), ("score_spread", "4.02"),
        ("phases_named", "7"), ("publication_rate", "1"),
    ],
)  # fmt: skip
def test_the_karamay_figures_add_up(karamay: perfrules.Result, value: str, figure: str) -> None:
    assert karamay.values[value] == Decimal(figure)


def test_what_is_not_published_is_not_zero(karamay: perfrules.Result) -> None:
    assert karamay.values["governments_amount"] is None
    assert karamay.values["social_rate"] is None


@needs_shared
def test_the_example_has_the_figures_of_the_collected_case() -> None:
    case = yaml.safe_load(data_file("cn-cases", "cn_fin_karamay_2023.yaml").read_text(encoding="utf-8"))
    record = example(SET, "karamay_2023.yaml")
    rows = record["objects"]
    assert isinstance(rows, list)
    by_score = {str(row["score"]): row for row in rows}
    assert len(by_score) == len(case["projects"]) == 10
    for one in case["projects"]:
        row = by_score[str(one["total"])]
        assert row["grade_printed"] == one["grade"]
        assert "budget" not in one or float(row["amount"]) == one["budget"]
        assert "executed" not in one or float(row["executed"]) == one["executed"]
        assert "rate_printed" not in one or row["declared_rate"] == one["rate_printed"]
    sums = record["sums"]
    assert isinstance(sums, list)
    crossfoot = case["budget"]["crossfoot"]
    printed = [(one["printed"], sorted(one["parts"])) for one in crossfoot]
    assert [(float(row["whole"]), sorted(parts(row))) for row in sums] == printed


def parts(row: Mapping[str, object]) -> list[float]:
    return [float(str(part)) for name, part in row.items() if name.startswith("part_")]


PROJECT = {
    "budget": 100, "executed": 90, "object_type": "procurement", "budget_kind": "general",
    "targets": [
        {"section": "output", "name": "数量", "sign": "at_least", "target": 10, "actual": 10, "points": 50},
        {"section": "benefit", "name": "效益", "sign": "at_least", "target": 10, "actual": 5, "points": 30},
        {"section": "satisfaction", "name": "满意度", "sign": "at_least", "target": 90, "actual": 90, "points": 10},
    ],
}  # fmt: skip


def test_results_of_evaluations_are_the_objects_of_a_portfolio() -> None:
    results = [evaluated("cn.project_self_evaluation", {**PROJECT, "id": f"P-{number}"}) for number in range(3)]
    found = evaluated(SET, {"id": "2024"}, *results)
    assert found.values["listed_general"] == 3
    assert found.values["general_amount"] == 300
    assert found.values["general_rate"] == Decimal("0.9")
    assert found.values["mean_score"] == Decimal(84)
    assert found.values["objects_good"] == 3
    assert found.flags.fired == ()


def test_a_self_evaluation_far_above_the_score_from_outside_is_found_in_a_portfolio() -> None:
    lenient = {**PROJECT, "id": "P-1", "declared_total": 98, "external_score": 88}
    fair = {**PROJECT, "id": "P-2", "external_score": "75.5"}
    found = evaluated(SET, {"id": "2024"}, *(evaluated("cn.project_self_evaluation", one) for one in (lenient, fair)))
    assert [(one.flag, one.text) for one in found.findings] == [
        ("self_above_evaluation", "“P-1”自评98分，评价88分，高出10分。")
    ]


def test_an_undecided_result_is_an_object_without_a_score() -> None:
    undecided = evaluated("cn.project_self_evaluation", {**PROJECT, "id": "P-1", "executed": ""})
    found = evaluated(SET, {"id": "2024"}, undecided)
    assert (found.values["listed_objects"], found.values["scored"], found.values["mean_score"]) == (1, 0, None)
