from datetime import date
from typing import Any

import pytest

from perfrules import DataError, Evaluator, load
from perfrules.cases import cases_of
from perfrules.ledger import LedgerItem, items_from
from perfrules.ledger.making import TO_PUT_RIGHT
from tests.evaluation.helper import evaluator
from tests.ledger.lists import EVALUATOR, ISSUED, item, keys, results

LATER = date(2024, 12, 31)


def made(*records: dict[str, object], **choices: Any) -> dict[str, LedgerItem]:
    return {one.key: one for one in items_from(results(*records), ISSUED, **choices)}


def test_a_finding_becomes_an_item_with_all_that_is_known_of_it() -> None:
    found = made(
        {"id": "P-1", "project_name": "供水", "unit": "water", "paid": 70, "surveyed": True}, responsible="unit"
    )
    assert found == {
        "P-1/low": LedgerItem(
            key="P-1/low", record="P-1", name="供水", title="支出低", category="资金", severity="warning", finding="支出70。",
            recommendation="加快。", basis="〔2024〕7号《通知》", responsible="水务局", issued=ISSUED, deadline=date(2024, 8, 29),
            period="60日内", last_found=ISSUED, rules="test.rules", flag="low",
        )
    }  # fmt: skip


def test_the_texts_come_in_the_language_of_the_results() -> None:
    english = results({"paid": 70, "unit": "water", "surveyed": True}, by=Evaluator(EVALUATOR.rule_set, "en"))
    (found,) = items_from(english, ISSUED, responsible="unit")
    assert (found.title, found.responsible, found.period, found.basis) == (
        "Low",
        "Water",
        "within 60 days",
        "Notice 7 Notice",
    )


def test_a_deadline_is_the_day_of_the_rules_or_counted_from_the_day_of_issue() -> None:
    found = made({"id": "P", "paid": 30, "told": "2024-07-05", "surveyed": True})
    deadlines = {one.flag: (one.deadline, one.period) for one in found.values()}
    assert deadlines == {
        "low": (date(2024, 8, 29), "60日内"),
        "fixed": (date(2024, 9, 30), None),
        "counted": (date(2024, 7, 15), None),
        "working": (None, "10个工作日内"),
    }


def test_a_period_that_counts_from_an_unknown_day_gives_no_deadline() -> None:
    assert made({"id": "P", "paid": 55, "surveyed": True})["P/counted"].deadline is None


def test_a_deadline_after_the_last_day_of_the_calendar_is_none() -> None:
    (found,) = items_from(results({"id": "P", "paid": 70, "surveyed": True}), date(9999, 12, 30))
    assert found.deadline is None


def test_one_day_can_be_set_for_all() -> None:
    due = date(2024, 9, 30)
    assert {one.deadline for one in made({"paid": 30, "surveyed": True}, due=due).values()} == {due}


def test_hints_are_not_to_be_put_right_unless_asked_for() -> None:
    record: dict[str, object] = {"id": "P", "paid": 85, "surveyed": True}
    assert keys(made(record).values()) == []
    assert keys(made(record, severities=(*TO_PUT_RIGHT, "info")).values()) == ["P/hint"]


def test_a_record_without_an_id_is_called_by_its_number() -> None:
    assert keys(made({"surveyed": True}, {"surveyed": False}).values()) == ["2/no_survey"]
    alone = EVALUATOR.evaluate({"rows": [], "surveyed": False})
    assert keys(items_from([alone], ISSUED)) == ["1/no_survey"]


def test_a_key_names_the_row_and_a_repeated_row_gets_a_number() -> None:
    rows = [{"name": name, "done": 0} for name in ("甲", "乙", "甲")]
    assert keys(made({"id": "P", "surveyed": True, "rows": rows}).values()) == [
        "P/short/甲",
        "P/short/乙",
        "P/short/甲#2",
    ]


def test_no_two_findings_can_have_the_same_key_because_of_the_signs_in_their_names() -> None:
    rows = [{"name": name, "done": 0} for name in ("甲/乙", "甲#2", "%", "x" * 500)]
    found = keys(made({"id": "P/1", "surveyed": True, "rows": rows}).values())
    assert found == ["P%2F1/short/甲%2F乙", "P%2F1/short/甲%232", "P%2F1/short/%25", f"P%2F1/short/{'x' * 200}…"]


def test_a_text_is_no_longer_than_the_readers_take() -> None:
    rows = [{"name": "x" * 1999, "done": 0}]
    (found,) = made({"id": "P", "surveyed": True, "rows": rows}).values()
    assert len(found.finding) == 2000
    assert found.finding.endswith("…")


def test_a_finding_of_scoring_names_its_indicator_in_the_key() -> None:
    rules = evaluator(
        "inputs: {a: {title: A, kind: number}}\n"
        "indicators:\n"
        "  one: {title: A, points: 5, score: {method: formula, gives: points, formula: a}}\n"
        "  two: {title: B, points: 5, score: {method: formula, gives: points, formula: a}}\n"
        "total: {of: 10}\n"
    )
    first = items_from([rules.evaluate({"id": "P", "a": 9})], ISSUED)
    assert keys(first) == ["P/score-clamped/one", "P/score-clamped/two"]
    assert first[0].title is None
    renewed = items_from([rules.evaluate({"id": "P", "a": 4})], LATER, previous=first)
    assert [one.found for one in renewed] == [False, False]
    unknown = items_from([rules.evaluate({"id": "P", "a": None})], LATER, previous=first)
    assert unknown == first


def test_an_input_that_the_rules_do_not_have_is_an_error_of_the_caller() -> None:
    with pytest.raises(KeyError):
        made({"paid": 70}, responsible="nobody")


def test_a_record_with_mistakes_adds_nothing_and_closes_nothing() -> None:
    assert made({"id": "P-1", "paid": "x"}, previous=[item()]) == {"P-1/low": item()}


def test_an_item_that_is_found_again_keeps_day_deadline_unit_and_answers() -> None:
    known = item(
        responsible="甲局", deadline=date(2024, 10, 15), period="特批", status="done", answered_on=date(2024, 9, 1), answer="已办",
        evidence="凭证", head_confirmed=True, finding="支出60。",
    )  # fmt: skip
    record: dict[str, object] = {"id": "P-1", "unit": "water", "paid": 70, "surveyed": True}
    (found,) = items_from(results(record), LATER, responsible="unit", due=LATER, previous=[known])
    changed = {"finding", "last_found", "title", "category", "recommendation", "basis"}
    assert {name for name, value in found.values().items() if value != known.values()[name]} == changed
    assert (found.finding, found.last_found) == ("支出70。", LATER)


def test_an_item_that_is_no_longer_found_stays_and_says_so() -> None:
    assert made({"id": "P-1", "paid": 95, "surveyed": True}, previous=[item()]) == {"P-1/low": item(found=False)}


def test_an_item_that_comes_back_is_found_again() -> None:
    assert made({"id": "P-1", "paid": 70, "surveyed": True}, previous=[item(found=False)])["P-1/low"].found


@pytest.mark.parametrize(
    "kept",
    [
        item(),
        item("P-2/low", record="P-2"),
        item("P-1/gone", flag="gone", title="旧规则的问题"),
        item(rules="other.rules", key="P-1/x"),
    ],
    ids=["undecided", "not evaluated", "no longer in the rules", "of other rules"],
)
def test_an_item_that_could_not_be_looked_at_stays_as_it_was(kept: LedgerItem) -> None:
    assert made({"id": "P-1", "paid": None, "surveyed": True}, previous=[kept]) == {kept.key: kept}


def test_an_item_stays_in_the_list_when_it_becomes_a_mere_hint() -> None:
    kept = item("P-1/hint", flag="hint")
    found = made({"id": "P-1", "paid": 85, "surveyed": True}, previous=[kept])["P-1/hint"]
    assert (found.found, found.severity) == (True, "info")


def test_a_list_of_other_rules_with_the_same_key_is_refused() -> None:
    with pytest.raises(DataError) as refused:
        made({"id": "P-1", "paid": 70, "surveyed": True}, previous=[item(rules="other.rules")])
    assert [problem.code for problem in refused.value.problems] == ["ledger-rules"]


def test_the_same_evaluation_again_changes_nothing() -> None:
    records = [{"id": "P-1", "paid": 30, "rows": [{"name": "甲", "done": 0}] * 2}, {"id": "P-2", "surveyed": False}]
    first = items_from(results(*records), ISSUED)
    assert items_from(results(*records), ISSUED, previous=first) == first


def test_the_findings_of_a_real_form_come_with_deadlines_and_basis() -> None:
    case = cases_of("cn.project_self_evaluation")[0].cases[1]
    evaluation = Evaluator(load("cn.project_self_evaluation")).evaluate(case.given)
    found = {one.flag: one for one in items_from([evaluation], ISSUED)}
    assert {one.flag for one in evaluation.findings if one.severity != "info"} == found.keys()
    assert found["no_survey"].deadline == date(2024, 8, 29)
    assert found["no_survey"].category == "绩效目标设置及完成"
    assert "财预〔2020〕10号" in (found["goals_not_detailed"].basis or "")
