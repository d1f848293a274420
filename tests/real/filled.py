"""
The real forms as records of the review set: everything as printed, nothing filled in for the form.

Only field names, signs and section names are translated. Where the excerpt of a form leaves the words of a row out, though the
form has them, NO_TARGET and NO_ACTUAL stand in their place; rows and pages that are cut are told by `rows_complete` and `unseen_points`.
"""

from collections.abc import Mapping
from typing import Any

from tests.real.forms import SIGNS, SISTER_WEIGHTS, money
from tests.real.reading import Form, form

NO_TARGET, NO_ACTUAL = "（指标值未摘录）", "（完成值未摘录）"

SECTIONS = {
    **dict.fromkeys(["数量", "质量", "时效", "成本", "产出"], "output"),
    **dict.fromkeys(["经济效益", "社会效益", "生态效益", "可持续影响", "效益", "效果"], "benefit"),
    "满意度": "satisfaction",
    "决策": "decision",
    "一级": "decision",
    "管理": "management",
    "总体目标": "overall",
    "目标": "overall",
}
DIMENSIONS = {
    "数量": "quantity",
    "质量": "quality",
    "时效": "timeliness",
    "成本": "cost",
    "经济效益": "economic",
    "社会效益": "social",
    "生态效益": "ecological",
    "可持续影响": "sustainable",
    "满意度": "service_users",
}
OTHERS_SECTION_WEIGHTS = {"执行", "指标", "绩效"}
"""Printed section weights that are no first-level indicator of the review set."""

NO_EXECUTION_SCORE = {
    "self_langzhong_road_2021",
    "self_yuanzhou_potato_2022",
    "self_guangshui_road_2021",
    "exante_wucheng_sewage_2020",
}
"""Forms whose execution rate, where they have one, has no column of points; others with none in the excerpt are cut there."""

MORE: Mapping[str, Mapping[str, object]] = {
    "self_yinchuan_school_2021": {"execution_section": "management"},
    "fin_karamay_2023": {
        "details": [
            {"item": "未保中心", "planned": 720, "spent": "465.47", "printed_rate": "100%"},
            {"item": "现场选点", "planned": 8, "spent": 10, "printed_rate": "30%"},
        ]
    },
    "fin_huangguoshu_2023": {"survey_held": True, "survey_sample": 36},
}
"""What a form says in words."""

Row = Mapping[str, Any]


def filled(name: str) -> dict[str, object]:
    """The form *name* (without its `cn_`) as a record of the review set."""
    found = form(name)
    rows = (
        weights_in_place(found) if name == "self_langzhong_road_2021" else [target(row) for row in found["indicators"]]
    )
    record: dict[str, object] = {
        "id": name,
        "reasons_column": False,
        "targets": rows,
        "sums": sums(found),
        "details": [],
    }
    record |= funds(found.get("budget") or {})
    record |= printed(found)
    if name in NO_EXECUTION_SCORE:
        record["execution_points"] = 0
    if not found["source"]["excerpt_complete"]:
        record["rows_complete"] = False
    if "missing_rows_max" in found:
        record["unseen_points"] = found["missing_rows_max"]
    if "base_data" in found:
        record["details"] = base_data(found["base_data"])
    if "mid_year_adjustment" in (found.get("budget") or {}):
        record["details"] = rates(found["budget"])
    return {key: value for key, value in (record | dict(MORE.get(name, {}))).items() if value is not None}


def funds(budget: Row) -> dict[str, object]:
    """The heading: amounts with their unit, the row by source, the printed rate and score."""
    record: dict[str, object] = {}
    for ours, theirs in (("initial", "initial"), ("budget", "adjusted"), ("executed", "executed")):
        parts = (("", budget), ("_fiscal", budget.get("of_which_fiscal", {})))
        for suffix, where in parts:
            if where.get(theirs) is not None:
                record[ours + suffix] = money(where[theirs], budget["unit"])
    if budget.get("rate_printed") is not None:
        record["declared_rate"] = str(budget["rate_printed"]).rstrip("%") + "%"
    record["execution_points"] = budget.get("weight")
    record["declared_execution"] = budget.get("score")
    return record


def printed(found: Form) -> dict[str, object]:
    """Totals, grades and section weights; the scores of an evaluation by others beside the unit's own."""
    marks = found["printed"]
    record: dict[str, object] = {"declared_total": marks.get("total"), "declared_grade": marks.get("grade")}
    if "self_total" in marks:
        record = {"declared_total": marks["self_total"], "declared_grade": marks["self_grade"]}
        record |= {"external_total": marks["total"], "external_grade": marks["grade"]}
    if record["declared_grade"] not in {"优", "良", "中", "差", None}:
        record["declared_grade"] = None  # a conclusion in other words
    weights = marks.get("section_weights", {})
    return record | {f"weight_{SECTIONS[one]}": weights[one] for one in weights if one not in OTHERS_SECTION_WEIGHTS}


def target(row: Row) -> dict[str, object]:
    """A row of the table; the actual value is what stands on the form, sign and all."""
    words = row["op"] == "text"
    record = {
        "section": SECTIONS[row["l2"]],
        "dimension": DIMENSIONS.get(row["l2"]),
        "name": row["name"],
        "sign": SIGNS[row["op"]],
        "target": row.get("raw_target", NO_TARGET) if words else row["target"],
        "actual": row.get("raw_actual", NO_ACTUAL if words else row.get("actual")),
        "unit": row.get("unit"),
        "points": row.get("weight", SISTER_WEIGHTS.get(row["name"])),
        "declared": row.get("score"),
    }
    return {key: value for key, value in record.items() if value is not None}


def weights_in_place(found: Form) -> list[dict[str, object]]:
    """The form without columns of weights and scores, which the unit typed into those for target and actual value."""
    return [
        {"section": SECTIONS[row["l2"]], "dimension": DIMENSIONS[row["l2"]], "name": row["name"], "sign": "equal",
         "target": row["weight"], "actual": row["score"]}
        for row in found["indicators"]
    ]  # fmt: skip


def sums(found: Form) -> list[dict[str, object]]:
    """Every printed sum with its parts."""
    budget = found.get("budget") or {}
    given = [(one["label"], one["printed"], one["parts"]) for one in budget.get("crossfoot", ())]
    yuan = [word for word in ("parts_budget_yuan", "parts_actual_yuan") if word in budget]
    given += [(word, budget[word]["printed_total"], budget[word]["parts"]) for word in yuan]
    if "mid_year_adjustment" in budget:
        given.append(("合计 调整", budget["adjusted"], [budget["initial"], budget["mid_year_adjustment"]]))
        given += [
            (f"合计 {word}", budget[word], [row[word] for row in budget["rows"]])
            for word in ("adjusted", "executed", "balance")
        ]
    return [
        {"sum_name": label, "printed": total, **{f"part_{at}": part for at, part in enumerate(parts, 1)}}
        for label, total, parts in given
    ]


def base_data(base: Row) -> list[dict[str, object]]:
    """Staff and running costs of a department, planned and real."""
    staff = {"item": "staff", "planned": base["staff_quota"], "spent": base["staff_actual"]}
    rows = [{**staff, "printed_rate": base["staff_control_rate_printed"]}]
    for word, one in base.items():
        if isinstance(one, dict):
            rows.append({"item": word, "planned": one["budget2023"], "spent": one["y2023"]})
    return rows


def rates(budget: Row) -> list[dict[str, object]]:
    """The derived rates of a funds table."""
    whole = {**budget, "name": "合计", "rate": budget["rate_printed"], "balance_rate": budget["balance_rate_printed"]}
    rows = []
    for one in (whole, *budget["rows"]):
        for part, rate in (("executed", "rate"), ("balance", "balance_rate")):
            if rate in one:
                figures = {"planned": one["adjusted"], "spent": one[part], "printed_rate": f"{one[rate]}%"}
                rows.append({"item": f"{one['name']} {rate}", **figures})
    return rows
