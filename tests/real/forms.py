"""
The real forms as records of the rule sets, and every printed figure beside what the rules give.

Only field names and signs are translated here; how a figure comes about is said by the rule files alone. What a rule needs and
the form does not print (a weight, the points of a judgement in words) is taken from the printed score, and the line says so.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

import perfrules
from tests.real.lines import Figure, Line, Reason
from tests.real.reading import Form, evaluated, exact, form
from tests.real.reasons import EXPLAINED

SHIPPED = "cn.project_self_evaluation"
HUBEI = "cn.variants.hubei"
HUBEI_WHOLE_POINTS = "cn.variants.hubei_whole_points"
YUANZHOU = "cn.variants.yuanzhou"
SIGNS = {">=": "at_least", "=": "equal", "<=": "at_most", "text": "qualitative"}
SECTIONS = {
    **dict.fromkeys(["数量", "质量", "时效", "成本", "产出"], "output"),
    **dict.fromkeys(["经济效益", "社会效益", "生态效益", "可持续影响"], "benefit"),
    "满意度": "satisfaction",
}
YINCHUAN = {**SECTIONS, "决策": "decision", "管理": "management"}
ANJU = {**dict.fromkeys(SECTIONS, "goals"), "总体目标": "overall"}
GUANGSHUI = {**dict.fromkeys(SECTIONS, "results"), "决策": "decision", "管理": "management"}
LIANGPING = {"产出": "output", "效果": "effect"}

SISTER_WEIGHTS = {"全国科普日活动": 8}
"""Weights that sister rows of the form show, where a row's own score is below full."""

Row = Mapping[str, Any]
Lines = Iterator[Line]


def money(amount: object, unit: str) -> str:
    """An amount as the form prints it, with its unit."""
    return f"{exact(amount)}{unit}"


def funds(budget: Row) -> dict[str, object]:
    """The total row of the funds."""
    unit = budget["unit"]
    return {"budget": money(budget["adjusted"], unit), "executed": money(budget["executed"], unit)}


def weight_of(row: Row) -> tuple[object, Reason | None]:
    """The full points of a row and, where they are not printed, from where they were taken."""
    if "weight" in row:
        return row["weight"], None
    if row["name"] in SISTER_WEIGHTS:
        return SISTER_WEIGHTS[row["name"]], Reason.WEIGHT_OF_SISTER_ROWS
    return row.get("score"), Reason.NO_WEIGHT_COLUMN


def legible(row: Row) -> bool:
    """Whether a row can be scored: its points are known, and so is what was given for words."""
    return weight_of(row)[0] is not None and (row["op"] != "text" or row.get("score") is not None)


def target_row(row: Row, sections: Mapping[str, str]) -> dict[str, object]:
    """A row of a form as a row of the table `targets`; words get the tier that the printed score lies in."""
    points, _ = weight_of(row)
    record: dict[str, object] = {
        "section": sections[row["l2"]], "name": row["name"], "sign": SIGNS[row["op"]], "points": points,
    }  # fmt: skip
    if row["op"] != "text":
        return {**record, "target": row["target"], "actual": row["actual"]}
    share = Decimal(str(row["score"])) / Decimal(str(points))
    tier = "met" if share >= Decimal("0.8") else "partly" if share >= Decimal("0.6") else "unmet"
    return {
        **record, "target": row.get("raw_target"), "actual": row.get("raw_actual"), "tier": tier, "given": row["score"],
    }  # fmt: skip


def row_lines(rows: list[Row], result: perfrules.Result) -> Lines:
    """Every row of the form: those that could be scored, and those whose score or weight is not there."""
    scored = {one.label: one.points for score in result.scores.values() for one in score.rows or ()}
    for row in rows:
        given = Reason.QUALITATIVE_SCORE_GIVEN if row["op"] == "text" else None
        yield Line(
            row["name"], exact(row.get("score")), scored.get(row["name"]), weight_of(row)[1] or given, kind="row"
        )


def rate_line(what: str, part: object, whole: object, printed: object) -> Line:
    """A printed rate, with as many decimals as it is printed with."""
    text = str(printed).rstrip("%")
    result = evaluated("rates", {"part": part, "whole_of": whole})
    decimals = len(text.partition(".")[2])
    return Line(what, Decimal(text) / 100, _number(result.values[f"rate_{decimals}"]))


def sum_line(what: str, parts: list[object], printed: object) -> Line:
    """A printed sum against its printed parts."""
    result = evaluated("parts", {"printed": printed, "parts": [{"amount": part} for part in parts]})
    line = Line(what, exact(printed), _number(result.values["added"]))
    assert ("parts_do_not_add_up" in result.flags.fired) == (line.printed != line.computed)
    return line


def total_line(printed: object, result: perfrules.Result, lines: list[Line]) -> Line:
    """The total; it proves a sum only where one of its rows is fed."""
    fed = any(line.fed for line in lines)
    return Line("total", exact(printed), result.score, Reason.SUM_OF_FED_ROWS if fed else None)


def _number(value: Figure | bool) -> Decimal | None:
    return value if isinstance(value, Decimal) else None


def nothing_more(row: Row) -> Mapping[str, object]:
    """No columns beyond those of every form."""
    del row
    return {}


def in_words(row: Row) -> Mapping[str, object]:
    """The columns of rule sets that look at the words of a deadline themselves."""
    return {"dimension": row["l2"], "due": row.get("raw_target"), "done": row.get("raw_actual")}


def self_evaluation(
    rules: str, sections: Mapping[str, str], more: Callable[[Row], Mapping[str, object]] = nothing_more
) -> Callable[[Form], Lines]:
    """How a self-evaluation form with the table `targets` is read under *rules*."""

    def read(found: Form) -> Lines:
        budget, printed, rows = found["budget"], found["printed"], found["indicators"]
        money_known = budget["executed"] is not None
        heading = funds(budget) if money_known else {"execution_rate": f"{budget['rate_printed']}%"}
        targets = [{**target_row(row, sections), **more(row)} for row in rows if legible(row)]
        result = evaluated(rules, {**heading, "targets": targets})
        execution = result.scores.get("budget_execution")
        first = Line("execution", exact(budget["score"]), execution.points if execution else None, kind="row")
        lines = [first, *row_lines(rows, result)]
        yield from lines
        if budget["rate_printed"] is not None and money_known:
            yield rate_line("execution rate", budget["executed"], budget["adjusted"], budget["rate_printed"])
        if printed["total"] is not None:
            yield total_line(printed["total"], result, lines)

    return read


def putuo(found: Form) -> Lines:
    """The form with its second table, of which only the heading is seen."""
    yield from self_evaluation(SHIPPED, SECTIONS)(found)
    second = {**found["second_table"], "adjusted": found["second_table"]["adjusted"], "unit": found["budget"]["unit"]}
    result = evaluated(SHIPPED, {**funds(second), "targets": []})
    yield Line("second execution", exact(second["score"]), result.scores["budget_execution"].points, kind="row")
    yield rate_line("second execution rate", second["executed"], second["adjusted"], second["rate_printed"])


def chizhou(found: Form) -> Lines:
    """The form with the sums of its parts."""
    yield from self_evaluation(SHIPPED, SECTIONS)(found)
    for what in ("parts_budget_yuan", "parts_actual_yuan"):
        parts = found["budget"][what]
        yield sum_line(what, parts["parts"], parts["printed_total"])


def hengshan(found: Form) -> Lines:
    """The heading of a department's form and its base data."""
    budget, base = found["budget"], found["base_data"]
    result = evaluated("hengshan", funds(budget))
    yield Line("execution", exact(budget["score"]), result.scores["budget_execution"].points, kind="row")
    yield rate_line("execution rate", budget["executed"], budget["adjusted"], budget["rate_printed"])
    printed = base["staff_control_rate_printed"]
    yield rate_line("staff control rate", base["staff_actual"], base["staff_quota"], printed)
    for one in budget["crossfoot"]:
        yield sum_line(one["label"], one["parts"], one["printed"])


def ningde(found: Form) -> Lines:
    """A department's form with a derived column for each figure of the funds."""
    budget, rows = found["budget"], found["indicators"]
    kept = ("name", "target", "actual")
    targets = [{**{word: row[word] for word in kept}, "points": row["weight"]} for row in rows if "weight" in row]
    whole = {**budget, "name": "合计", "adj": budget["mid_year_adjustment"], "rate": budget["rate_printed"]}
    whole["balance_rate"] = budget["balance_rate_printed"]
    for part in (whole, *budget["rows"]):
        amounts = {"initial": part["initial"], "added": part["adj"], "executed": part["executed"]}
        result = evaluated("ningde", {**amounts, "targets": targets})
        for column in ("adjusted", "balance"):
            yield Line(f"{part['name']} {column}", exact(part[column]), _number(result.values[column]))
        yield rate_line(f"{part['name']} rate", part["executed"], part["adjusted"], part["rate"])
        if "balance_rate" in part:
            yield rate_line(f"{part['name']} balance rate", part["balance"], part["adjusted"], part["balance_rate"])
    yield from row_lines(rows, result)


def wucheng(found: Form) -> Lines:
    """An evaluation before the decision: five dimensions with their score rates."""
    rows, printed = found["indicators"], found["printed"]
    kept = [{"name": row["name"], "points": row["weight"], "score_rate": row["raw_actual"]} for row in rows]
    result = evaluated("wucheng", {"dimensions": kept})
    scored = {one.label: one.points for one in result.scores["dimension_rows"].rows or ()}
    lines = [
        Line(row["name"], exact(row["score"]), scored[row["name"]], Reason.SCORE_RATE_GIVEN, kind="row") for row in rows
    ]
    yield from lines
    yield total_line(printed["total"], result, lines)
    rate = _number(result.values["total_rate"])
    yield Line("total rate", exact(printed["total_rate"]), rate, Reason.SUM_OF_FED_ROWS)
    yield Line("grade", printed["grade"], result.grade_title, Reason.BANDS_NOT_PRINTED)


def huangguoshu(found: Form) -> Lines:
    """An evaluation by others beside the unit's own."""
    printed = found["printed"]
    result = evaluated("grading", {"printed_total": printed["total"], "self_total": printed["self_total"]})
    yield Line("grade", printed["grade"], result.grade_title)
    own = evaluated("grading", {"printed_total": printed["self_total"]})
    yield Line("own grade", printed["self_grade"], own.grade_title)


def karamay(found: Form) -> Lines:
    """The ten objects of a year's key evaluations, and the sums of the report."""
    for one in found["projects"]:
        result = evaluated("grading", {"printed_total": one["total"]})
        yield Line(one["name"], one["grade"], result.grade_title)
        if "rate_printed" in one:
            yield rate_line(f"{one['name']} rate", one["executed"], one["budget"], one["rate_printed"])
    for one in found["budget"]["crossfoot"]:
        yield sum_line(one["label"], one["parts"], one["printed"])


FORMS: Mapping[str, Callable[[Form], Lines]] = {
    "self_putuo_sports_2022": putuo,
    "self_huangshi_sponge_city_2022": self_evaluation(HUBEI, SECTIONS),
    "self_zhongjiang_reservoir_gauges_2022": self_evaluation(SHIPPED, SECTIONS),
    "self_langzhong_road_2021": self_evaluation("langzhong", SECTIONS),
    "exante_wucheng_sewage_2020": wucheng,
    "fin_karamay_2023": karamay,
    "self_chizhou_village_2022": chizhou,
    "self_xiangyang_hospital_2021": self_evaluation(HUBEI, SECTIONS),
    "self_ezhou_science_2022": self_evaluation(HUBEI_WHOLE_POINTS, SECTIONS),
    "self_changning_pig_farm_2022": self_evaluation(HUBEI, SECTIONS),
    "self_yinchuan_school_2021": self_evaluation("yinchuan", YINCHUAN, in_words),
    "self_yuanzhou_potato_2022": self_evaluation(YUANZHOU, SECTIONS),
    "self_guangshui_road_2021": self_evaluation("guangshui", GUANGSHUI),
    "self_anju_food_2021": self_evaluation("anju", ANJU),
    "dept_liangping_forestry_2022": self_evaluation("liangping", LIANGPING),
    "dept_ningde_seismic_2020": ningde,
    "dept_hengshan_guantang_2023": hengshan,
    "fin_huangguoshu_2023": huangguoshu,
}
"""Every form, with how it is read: first those whose whole table is there."""


def lines_of(name: str) -> tuple[Line, ...]:
    """The printed figures of a form, each with the reason of a difference, where it has one."""
    reasons = EXPLAINED.get(name, {})
    return tuple(replace(line, reason=reasons.get(line.what)) for line in FORMS[name](form(name)))
