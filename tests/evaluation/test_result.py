"""Results: they cannot be changed, copy what they need, and have one JSON form."""

import copy
import json
from decimal import Decimal
from typing import Any

import pytest

import perfrules
from perfrules import Result
from tests.evaluation.helper import evaluated, evaluator
from tests.evaluation.test_explain import RECORD, RULES

PARTS = [
    "id", "status", "rules", "errors", "warnings", "score", "grade", "grade_title", "limited_by", "completeness", "scores", "values",
    "flags", "findings", "outcomes", "missing", "rule_set", "other",
]  # fmt: skip


@pytest.fixture
def result() -> Any:
    return evaluated(RULES, {"id": "P-1", **RECORD})


@pytest.mark.parametrize("part", PARTS)
def test_no_part_of_a_result_can_be_set_or_removed(result: Result, part: str) -> None:
    with pytest.raises(AttributeError, match=part):
        setattr(result, part, 1)
    with pytest.raises(AttributeError, match=part):
        delattr(result, part)


def test_nothing_inside_a_result_can_be_changed(result: Any) -> None:
    for mapping in (result.scores, result.values, result.outcomes, result.findings[0].evidence):
        with pytest.raises(TypeError):
            mapping["one"] = None
    for found, field in (
        (result.findings[0], "text"),
        (result.scores["one"], "points"),
        (result.flags, "fired"),
        (result.rules, "sha256"),
    ):
        with pytest.raises(AttributeError):
            setattr(found, field, None)
    assert isinstance(result.findings, tuple)
    assert isinstance(result.scores["rows"].rows, tuple)
    assert isinstance(result.flags.fired, tuple)


def test_a_later_change_of_the_callers_record_changes_nothing() -> None:
    record: dict[str, Any] = copy.deepcopy({"id": "P-1", **RECORD})
    found = evaluator(RULES).evaluate(record)
    record["paid"] = 1
    record["years"][0]["rate"] = "1%"
    record["years"].append({"name": "2026"})
    record.clear()
    assert found.to_json() == evaluator(RULES).evaluate({"id": "P-1", **RECORD}).to_json()


def test_a_change_of_the_dict_form_does_not_reach_the_result(result: Result) -> None:
    before = result.to_json()
    form = result.to_dict()
    form["scores"].clear()
    form["findings"][0]["evidence"].clear()
    form["rules"]["files"].clear()
    assert result.to_json() == before


def test_the_dict_form_and_the_json_form_say_the_same(result: Result) -> None:
    assert json.loads(result.to_json(), parse_float=Decimal) == result.to_dict()


def test_parts_are_worked_out_once(result: Any) -> None:
    for part in ("scores", "flags", "findings", "outcomes", "missing", "limited_by"):
        assert getattr(result, part) is getattr(result, part)


def test_a_result_shows_itself_briefly(result: Result) -> None:
    assert repr(result) == "Result(id='P-1', status='decided', score=80, grade='good')"


def test_a_record_without_id_has_an_empty_one() -> None:
    assert evaluated(RULES, RECORD).id == ""


def test_the_stamp_is_that_of_the_rule_set(result: Any) -> None:
    assert (result.rule_set.id, result.lang) == ("test.rules", "zh")
    assert (result.rules.as_of, len(result.rules.sha256), result.rules.files[0][0]) == (None, 64, "rules.yaml")


def test_the_day_of_the_text_is_part_of_the_stamp(tmp_path: Any) -> None:
    path = tmp_path / "rules.yaml"
    path.write_text("format: 1\nid: a\ntitle: A\nstatus: draft\nvalues: {v: {formula: 1 / 3}}\n", encoding="utf-8")
    found = perfrules.Evaluator(perfrules.load(path, as_of="2024-05-01")).evaluate({})
    assert json.loads(found.to_json())["rules"]["as_of"] == "2024-05-01"


def test_many_records_are_evaluated_one_by_one_in_their_order() -> None:
    found = evaluator(RULES).evaluate_all({**RECORD, "id": f"P-{at}", "paid": at} for at in range(5))
    assert [(one.id, one.values["rate_paid"]) for one in found] == [(f"P-{at}", Decimal(at) / 25) for at in range(5)]


def test_marks_words_and_texts_stand_in_the_json_form() -> None:
    text = """inputs: {held: {kind: yes_no, optional: true}, day: {kind: date, optional: true}, note_: {kind: text, optional: true}}
tables: {years: {columns: {counts: {kind: yes_no, optional: true}}}}
values: {a: {formula: held}, b: {formula: day}, c: {formula: note_}, d: {formula: 2 / 3}}
scales: {letters: {a: {title: A, from: 50%}, b: {title: B, from: 0}}}
indicators:
  one: {points: 5, scale: letters, score: {method: yes_no, value: held}}
  two: {points: 5, not_applicable_when: held, score: {method: yes_no, value: held}}
  rows: {each: years, points: 3, not_applicable_when: not counts, score: {method: yes_no, value: counts}}
"""
    record = {"held": True, "day": "2024-01-31", "note_": 'a"b\n文', "years": [{"counts": True}, {"counts": False}]}
    form = json.loads(evaluated(text, record).to_json(), parse_float=Decimal)
    assert form["values"] == {"a": True, "b": "2024-01-31", "c": 'a"b\n文', "d": Decimal("0.666666666667")}
    assert form["scores"]["one"] == {"points": 5, "of": 5, "word": "a"}
    assert form["scores"]["two"] == {"points": None, "of": 5, "not_applicable": True}
    assert form["scores"]["rows"]["rows"] == [
        {"row": 1, "label": None, "group": None, "points": 3, "of": 3},
        {"row": 2, "label": None, "group": None, "points": None, "of": 3, "not_applicable": True},
    ]
    empty = json.loads(evaluated(text, {"years": [{}]}).to_json())
    assert empty["missing"] == [
        {"item": "one", "field": "held", "reason": "missing"}, {"item": "two", "field": "held", "reason": "missing"},
        {"item": "rows", "field": "counts", "reason": "missing", "table": "years", "row": 1},
    ]  # fmt: skip


def test_very_large_and_very_small_figures_are_plain_numbers() -> None:
    text = "inputs: {x: {kind: number}}\nvalues: {big: {formula: 'x * x * x'}, small: {formula: '1 / x / x'}}\n"
    form = evaluated(text, {"x": "100000000000000"}).to_json()
    assert f'"big": 1{"0" * 42}, "small": 0.{"0" * 27}1' in form


def test_a_figure_of_thousands_of_digits_is_no_accident() -> None:
    product = " * ".join(["({})".format(" * ".join(["x"] * 20))] * 9)
    text = f"inputs: {{x: {{kind: number}}}}\nvalues: {{v: {{formula: '{product}'}}}}\n"
    found = evaluated(text, {"x": "999999999999999.9999999999"})
    assert len(f"{found.values['v']:f}") == 4501
    assert f"{found.values['v']:f}" in found.to_json()


def test_what_the_record_says_is_told_as_findings_print_it() -> None:
    rules = (
        "inputs:\n"
        "  paid: {title: Paid, kind: money, unit: 万元, optional: true}\n"
        "  unit: {title: Unit, kind: choice, optional: true, choices: {water: {zh: 水务局, en: Water}}}\n"
    )
    result = evaluated(rules, {"paid": "2.50", "unit": "water"})
    assert (result.given("paid"), result.given("unit")) == ("2.5万元", "水务局")
    assert evaluated(rules, {}).given("paid") is None
    with pytest.raises(KeyError):
        result.given("nobody")
