"""The review set: each of its checks has a case, right forms pass, and a single wrong figure is found."""

from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import perfrules
from perfrules.cases.reading import read_cases
from perfrules.loading.library import sets_folder
from perfrules.reading import open_data
from tests.sets.sets import evaluated, evaluator

SET = "cn.self_evaluation_review"
HINTS = {"targets_equal_actuals", "all_full_marks", "goals_not_detailed", "zero_target"}
"""What a form that is right may be told all the same: how it is made, not that a figure is wrong."""

Record = dict[str, Any]


def cases() -> list[Any]:
    return list(read_cases(sets_folder() / "cn" / "self_evaluation_review.cases.yaml").cases)


def test_every_check_fires_in_a_case_and_most_of_them_stay_silent_in_it() -> None:
    raised = [set(evaluated(SET, dict(case.given)).flags.fired) for case in cases()]
    assert set().union(*raised) == set(evaluator(SET).rule_set.flags)
    assert max(map(len, raised)) < 25


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_reviewer_finds_each_check_by_its_number(lang: str) -> None:
    titles = " ".join(flag.title.get(lang) for flag in evaluator(SET).rule_set.flags.values())
    assert [number for number in range(1, 27) if f"SE-{number:02}" not in titles] == []
    word = {"zh": "复核", "en": "review rule "}[lang]
    assert [
        number for number in range(1, 15) if f"{word}{number}" not in titles.replace("）", " ").replace(")", " ")
    ] == []


def test_every_finding_has_advice_in_both_languages_and_says_where_it_comes_from() -> None:
    for flag in evaluator(SET).rule_set.flags.values():
        assert flag.recommendation is not None
        assert flag.category is not None
        assert flag.basis.laws or flag.basis.provenance == "proposal", flag.id


# ---- forms that are right, and one figure changed

TARGETS = st.integers(1, 320).map(lambda n: Decimal(n) / 4)  # a rate among them stays below 100


def earned(sign: str, target: Decimal, actual: Decimal, points: int, places: str = "0.01") -> Decimal:
    """What the provincial rule gives, rounded half up."""
    share = (
        min(actual / target, Decimal(1))
        if sign == "at_least"
        else min(Decimal(1), max(Decimal(0), 2 - actual / target))
    )
    return (share * points).quantize(Decimal(places), ROUND_HALF_UP)


@st.composite
def rows(draw: st.DrawFn, section: str, points: int) -> list[Record]:
    """Rows of a section whose points make it up; the cost row is the last."""
    cuts = sorted(draw(st.sets(st.integers(1, points - 1), max_size=3)))
    made: list[Record] = []
    for number, (low, high) in enumerate(zip([0, *cuts], [*cuts, points], strict=True)):
        sign = draw(st.sampled_from(["at_least", "at_most"]))
        target = draw(TARGETS)
        actual = target * draw(st.integers(80, 119)) / 100
        declared = earned(sign, target, actual, high - low)
        row = {"section": section, "name": f"{section}{number}", "sign": sign, "target": target, "actual": actual}
        made.append({**row, "points": high - low, "declared": declared, "reason": "已说明"})
    return made


@st.composite
def forms(draw: st.DrawFn) -> Record:
    """A form of the usual kind in which everything agrees."""
    targets = [
        row
        for section, points in (("output", 50), ("benefit", 30), ("satisfaction", 10))
        for row in draw(rows(section, points))
    ]
    budget = draw(st.integers(100, 10**6))
    executed = draw(st.integers(budget * 9 // 10, budget))
    rate = (Decimal(executed) / budget * 100).quantize(Decimal("0.01"), ROUND_HALF_UP)
    execution = (Decimal(executed) / budget * 10).quantize(Decimal("0.01"), ROUND_HALF_UP)
    total = execution + sum(row["declared"] for row in targets)
    words = [(90, "excellent"), (80, "good"), (60, "fair"), (0, "poor")]
    return {
        "budget": f"{budget}元",
        "executed": f"{executed}元",
        "execution_points": 10,
        "declared_rate": f"{rate}%",
        "declared_execution": execution,
        "declared_total": total,
        "declared_grade": next(word for start, word in words if total >= start),
        "survey_held": True,
        "targets": targets,
    }


@given(forms())
def test_a_form_in_which_everything_agrees_has_no_finding(form: Record) -> None:
    assert set(evaluated(SET, form).flags.fired) <= HINTS | {"execution_below_outputs"}


@given(forms(), st.data())
def test_a_row_with_another_score_is_found_and_so_is_the_total_that_does_not_follow(
    form: Record, data: st.DataObject
) -> None:
    row = data.draw(st.sampled_from(form["targets"]))
    row["declared"] = (
        max(Decimal(0), row["declared"] - Decimal("0.37"))
        if data.draw(st.booleans())
        else row["declared"] + Decimal("0.37")
    )
    fired = set(evaluated(SET, form).flags.fired)
    assert fired & {"score_too_low", "score_too_high", "met_but_deducted", "score_over_points", "score_rounded"}
    assert fired & {"total_differs", "total_rounded"}


@given(forms(), st.sampled_from(["declared_execution", "declared_total", "declared_rate"]))
def test_another_printed_figure_is_found(form: Record, name: str) -> None:
    changed = {
        "declared_execution": (
            form["declared_execution"] - Decimal("0.37"),
            {"execution_score_wrong", "execution_score_rounded"},
        ),
        "declared_total": (form["declared_total"] + Decimal("3.37"), {"total_differs"}),
        "declared_rate": (f"{Decimal(form['declared_rate'][:-1]) - Decimal('3.37')}%", {"rate_wrong"}),
    }
    figure, expected = changed[name]
    assert expected & set(evaluated(SET, {**form, name: figure}).flags.fired)


@given(forms())
def test_scores_cut_to_whole_points_are_recognised_and_never_called_wrong(form: Record) -> None:
    for row in form["targets"]:
        exact = earned(row["sign"], row["target"], row["actual"], row["points"], "0.00000001")
        row["declared"] = exact.quantize(Decimal(1), ROUND_FLOOR)
    form["declared_total"] = form["declared_execution"] + sum(row["declared"] for row in form["targets"])
    fired = set(evaluated(SET, {**form, "declared_grade": None}).flags.fired)
    assert not fired & {"score_too_low", "score_too_high", "total_differs"}


@pytest.mark.parametrize(
    ("declared", "found"),
    [
        ("18.7", ()),  # 20 × 14/15 = 18.6667
        ("18.6", ()),
        ("19", ("score_rounded",)),
        ("18", ("score_rounded",)),
        ("18.9", ("score_too_high",)),
        ("18.3", ("score_too_low",)),
        ("20", ("score_too_high",)),
    ],
)
def test_a_rounding_explains_a_difference_but_never_full_marks_for_a_missed_target(
    declared: str, found: tuple[str, ...]
) -> None:
    row = {"section": "output", "name": "户数", "sign": "at_least", "target": 15, "actual": 14, "points": 20}
    form: Record = {
        "execution_points": 0,
        "rows_complete": False,
        "targets": [{**row, "declared": declared, "reason": "一户外迁"}],
    }
    assert evaluated(SET, form).flags.fired == found


@pytest.mark.parametrize(
    ("declared", "found"),
    [(9, ("execution_score_rounded",)), ("9.6", ()), (10, ("execution_score_wrong",)), (8, ("execution_score_wrong",))],
)
def test_full_marks_for_execution_need_full_execution(declared: object, found: tuple[str, ...]) -> None:
    form: Record = {
        "budget": 100,
        "executed": 96,
        "execution_points": 10,
        "declared_execution": declared,
        "targets": [],
    }
    assert evaluated(SET, form).flags.fired == found


# ---- local ways of scoring


def local(tmp_path: Path, parameter: str, word: str) -> perfrules.Evaluator:
    """The set of an office that extends this one and changes one parameter."""
    rules = tmp_path / "rules.yaml"
    change = f"change: {{parameters: {{{parameter}: {{value: {word}}}}}}}\n"
    head = f"format: 1\nid: local.review\ntitle: 本地复核\nstatus: local\nextends: {SET}\n"
    rules.write_text(head + change, encoding="utf-8")
    return perfrules.Evaluator(perfrules.load(rules), "zh")


def test_an_office_that_scores_execution_by_intervals_writes_so_in_one_parameter(tmp_path: Path) -> None:
    form: Record = {"budget": 100, "executed": 95, "execution_points": 10, "declared_execution": 7, "targets": []}
    assert evaluated(SET, form).flags.fired == ("execution_score_wrong",)
    by_steps = local(tmp_path, "execution_rule", "steps")
    assert by_steps.evaluate(form).flags.fired == ()
    scores = [
        by_steps.evaluate({**form, "executed": spent}).values["execution_due"] for spent in (100, 99, 80, 79, 60, 59)
    ]
    assert scores == [10, 7, 7, 5, 5, 0]


def test_an_office_that_divides_target_by_actual_writes_so_in_one_parameter(tmp_path: Path) -> None:
    row = {
        "section": "output",
        "name": "成本",
        "sign": "at_most",
        "target": 80,
        "actual": 100,
        "points": 20,
        "declared": 16,
        "reason": "涨价",
    }
    form: Record = {"execution_points": 0, "targets": [row], "rows_complete": False}
    assert evaluated(SET, form).flags.fired == ("score_too_high",)
    assert local(tmp_path, "reverse_rule", "inverse").evaluate(form).flags.fired == ()


# ---- as spreadsheets

FORMS = """id,全年预算数(万元),全年执行数(万元),预算执行分值（不计分填0）,自评表上的执行率,自评表上的预算执行得分,自评总分,自评等级,是否开展了满意度调查
P-01,25,21.54576,10,86.19%,8.62,98.62,优,是
P-02,104,103.97,20,99.97%,19,97,优,是
"""
ROWS = """id,一级指标,二级指标,三级指标,指标性质,年度指标值,实际完成值,度量单位,分值,自评得分
P-01,产出指标,数量指标,结算完成率,＝,100,100,%,20,20
P-01,产出指标,质量指标,条款完成率,＝,100,100,%,30,30
P-01,效益指标,社会效益指标,入场人数,≥,300,310,万人,30,30
P-01,满意度指标,服务对象满意度指标,场馆开放满意度,≥,90,≥90%,%,10,10
P-02,产出指标,数量指标,科普日活动,≥,10,10,场,30,30
P-02,产出指标,数量指标,文章,≥,800,810,篇,20,20
P-02,效益指标,社会效益指标,参加人数,≥,100,90,人,20,18
P-02,满意度指标,服务对象满意度指标,公众满意度,≥,90,91,%,10,10
"""


def test_forms_typed_into_spreadsheets_need_only_the_tables_that_the_forms_have(tmp_path: Path) -> None:
    forms, targets = tmp_path / "forms.csv", tmp_path / "targets.csv"
    forms.write_text(FORMS, encoding="utf-8")
    targets.write_text(ROWS, encoding="utf-8")
    data = open_data(forms, evaluator(SET).rule_set, tables={"targets": targets})
    first, second = (evaluator(SET).evaluate_given(one) for one in data)
    assert (first.errors, second.errors) == ((), ())
    assert first.flags.fired == ("rate_rounded", "actual_not_measured")
    assert second.flags.fired == ("execution_score_rounded", "deduction_unexplained")


# ---- the survey


def test_the_result_of_a_survey_fills_the_sample_and_the_rate() -> None:
    survey = evaluated(
        "cn.satisfaction_survey",
        {
            "id": "P-1",
            "answers": [
                {"question": "总体评价", "answer": "是", "count": 9},
                {"question": "总体评价", "answer": "否", "count": 1},
            ],
        },
    )
    row = {
        "section": "satisfaction",
        "name": "满意度",
        "sign": "at_least",
        "target": 90,
        "actual": 95,
        "unit": "%",
        "points": 10,
        "declared": 10,
    }
    form: Record = {"id": "P-1", "execution_points": 10, "targets": [row], "rows_complete": False}
    assert evaluated(SET, form, survey).flags.fired == ("survey_rate_differs",)
    assert evaluated(SET, {**form, "targets": [{**row, "actual": 90}]}, survey).flags.fired == ()


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        ({"survey_held": False}, True),
        ({"survey_sample": 0}, True),
        ({"survey_sample": 3}, False),
        ({"survey_held": True}, False),
    ],
)
def test_satisfaction_with_points_needs_a_survey(facts: Record, found: bool) -> None:
    row = {
        "section": "satisfaction",
        "name": "满意度",
        "sign": "at_least",
        "target": 90,
        "actual": 95,
        "points": 10,
        "declared": 10,
    }
    fired = evaluated(SET, {"execution_points": 10, "targets": [row], "rows_complete": False, **facts}).flags
    assert (fired.fired, "no_survey" in fired.undecided) == (("no_survey",) if found else (), False)


def test_whether_there_was_a_survey_is_undecided_where_nothing_is_said() -> None:
    row = {
        "section": "satisfaction",
        "name": "满意度",
        "sign": "at_least",
        "target": 90,
        "actual": 95,
        "points": 10,
        "declared": 10,
    }
    assert "no_survey" in evaluated(SET, {"execution_points": 10, "targets": [row]}).flags.undecided
