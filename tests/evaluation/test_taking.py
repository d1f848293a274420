"""Results of one rule set as the data of another: nothing lost, nothing replaced, every figure exact."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest

from perfrules import Evaluator, Result
from perfrules.loading import RuleFile, examine
from perfrules.records.figures import Figure
from tests.evaluation.helper import evaluator, gaps

OBJECTS = """\
inputs:
  budget: {kind: money, unit: 元, min: 0}
  executed: {kind: money, unit: 元, min: 0}
  kind_of: {kind: choice, choices: {road: 道路, school: 学校}, optional: true}
  done_on: {kind: date, optional: true}
  remark: {kind: text, optional: true}
  held: {kind: yes_no, optional: true}
values:
  rate: {formula: executed / budget, kind: percent}
groups: {work: {points: 100}}
indicators:
  spending: {group: work, points: 60, score: {method: proportional, value: rate}}
  survey: {group: work, points: 40, not_applicable_when: missing(held), score: {method: yes_no, value: held}}
total: {of: 100}
grades: {good: {title: 好, from: 80}, poor: {title: 差, from: 0}}
flags: {low: {when: rate < 80%, severity: info, finding: f}}
outcomes: {next: {choose: [{when: grade == 'good', then: 保持}, {then: 压减}]}}
"""
PORTFOLIO = """\
tables:
  objects:
    from: results
    columns:
      object_id: {kind: text, from: id}
      state: {kind: text, from: status}
      known: {kind: number, from: completeness}
      score: {kind: number, from: total_score}
      word: {kind: choice, choices: {good: 好, poor: 差}, from: grade}
      amount: {kind: money, unit: 万元, from: budget}
      sort: {kind: choice, choices: {road: 道路, school: 学校}, from: kind_of}
      day: {kind: date, from: done_on}
      spent: {kind: percent, from: rate}
      spending_points: {kind: number, from: score_of(spending)}
      spending_rate: {kind: percent, from: rate_of( spending )}
      full: {kind: number, from: points_of(work)}
      was_low: {kind: yes_no, from: fired(low)}
      use: {kind: text, from: outcome_of(next)}
      note: {kind: text, optional: true}
values:
  total: {formula: 'sum_of(objects, amount)'}
  average: {formula: 'mean_of(objects, score)'}
  rate_of_all: {formula: 'mean_of(objects, spent)', kind: percent}
  good_ones: {formula: "count_of(objects, word == 'good')"}
  roads: {formula: "count_of(objects, sort == 'road')"}
  low_ones: {formula: 'count_of(objects, was_low)'}
  cut: {formula: "count_of(objects, use == '压减')"}
  undecided_ones: {formula: "count_of(objects, state != 'decided')"}
  early: {formula: "count_of(objects, day < '2024-01-01')"}
  points: {formula: 'sum_of(objects, spending_points)'}
  fulls: {formula: 'sum_of(objects, full)'}
  shares: {formula: 'sum_of(objects, spending_rate)'}
  knowns: {formula: 'mean_of(objects, known)'}
"""
SURVEYED = """\
inputs:
  survey_rate: {kind: percent, optional: true, from: {rules: test.objects, value: rate}}
  survey_points: {kind: number, optional: true, from: {rules: test.objects, value: score_of(spending)}}
values: {shown: {formula: survey_rate}}
"""


def objects() -> Evaluator:
    """The objects' rules under an id of their own, so that they are another set than the one that takes over."""
    text = "format: 1\nid: test.objects\ntitle: {zh: 对象, en: Objects}\nstatus: draft\n" + OBJECTS
    rules, problems = examine(RuleFile(text.encode(), "objects.yaml", "objects.yaml"))
    assert rules is not None, [problem.text("en") for problem in problems]
    return Evaluator(rules, "zh")


OF_OBJECTS = objects()


def given(number: int, budget: object, executed: object, **more: object) -> dict[str, object]:
    return {"id": f"P-{number}", "budget": budget, "executed": executed, "held": True, **more}


def values(result: Result) -> Mapping[str, object]:
    assert not result.errors, [error.text("en") for error in result.errors]
    return result.values


def test_each_result_is_one_row_of_a_portfolio() -> None:
    portfolio = evaluator(PORTFOLIO)
    records = [
        given(1, "2万元", 10_000, kind_of="道路", done_on="2023-12-31"),
        given(2, 30_000, 30_000, kind_of="school", done_on="2024-01-01"),
    ]
    found = values(portfolio.evaluate({"id": "2024"}, OF_OBJECTS.evaluate_all(records)))
    assert found == {
        "total": 5,
        "average": 85,
        "rate_of_all": 0.75,
        "good_ones": 1,
        "roads": 1,
        "low_ones": 1,
        "cut": 1,
        "undecided_ones": 0,
        "early": 1,
        "points": 90,
        "fulls": 200,
        "shares": 1.5,
        "knowns": 1,
    }


def test_a_result_for_the_same_record_fills_the_inputs_that_name_its_rules() -> None:
    result = evaluator(SURVEYED).evaluate({"id": "P-1"}, [OF_OBJECTS.evaluate(given(1, 3, 1))])
    assert result.explain("shown")
    assert str(result.values["shown"]) == "0.333333333333"
    # A third stays a third: nothing is lost on the way.
    assert result.handed("survey_rate") == Figure(100, 3, "%")
    assert result.handed("survey_points") == Figure(20, 1, "")


def test_without_a_result_the_record_gives_the_input_itself() -> None:
    assert values(evaluator(SURVEYED).evaluate({"survey_rate": "90%"})) == {"shown": Decimal("0.9")}
    assert values(evaluator(SURVEYED).evaluate({"survey_rate": "90%"}, [])) == {"shown": Decimal("0.9")}


def test_shares_above_two_and_other_units_are_taken_over_as_they_are() -> None:
    portfolio = evaluator(PORTFOLIO)
    found = values(portfolio.evaluate({}, OF_OBJECTS.evaluate_all([given(1, "1亿元", "30000万元")])))
    assert (found["total"], found["rate_of_all"]) == (10_000, 3)


def test_what_is_missing_in_a_result_is_missing_here_and_never_zero() -> None:
    result = evaluator(PORTFOLIO).evaluate({}, [OF_OBJECTS.evaluate(given(1, 3, 1, held=None) | {"executed": None})])
    assert (result.values["average"], result.values["low_ones"], result.values["good_ones"]) == (None, None, None)
    assert (result.values["undecided_ones"], result.values["roads"]) == (1, None)
    assert result.values["total"] == Decimal("0.0003")
    assert result.handed("average") is None


def test_what_does_not_apply_in_a_result_has_no_points_to_take_over() -> None:
    taking = "inputs: {p: {kind: number, optional: true, from: {rules: test.objects, value: score_of(survey)}}}\nvalues: {v: {formula: p}}"
    assert values(evaluator(taking).evaluate({}, [OF_OBJECTS.evaluate(given(1, 3, 1, held=None))])) == {"v": None}


def test_a_result_with_wrong_data_leaves_its_row_empty_and_says_so() -> None:
    found = evaluator(PORTFOLIO).evaluate({}, OF_OBJECTS.evaluate_all([given(1, 3, 3), given(2, "x", 1)]))
    assert (found.values["total"], found.values["undecided_ones"]) == (None, 1)
    assert [warning.said("en") for warning in found.warnings] == [
        "1 of the results hold mistakes in their data (P-2); what is taken from them is missing."
    ]
    assert found.warnings[0].said("zh") == "其中1个结果的数据有误（P-2），取自它们的内容缺失。"


def test_many_failed_results_are_counted_and_a_few_named() -> None:
    wrong = [given(number, "x", 1) for number in range(8)]
    found = evaluator(PORTFOLIO).evaluate({}, OF_OBJECTS.evaluate_all(wrong))
    assert found.warnings[0].facts["names"] == "P-0, P-1, P-2, P-3, P-4, …"


def told(result: Result) -> list[tuple[str, str]]:
    assert result.status == "error"
    return [(str(problem.where), problem.said("en")) for problem in result.errors]


def test_what_the_record_says_itself_is_never_replaced() -> None:
    result = evaluator(SURVEYED).evaluate({"id": "P", "survey_rate": 0.5}, [OF_OBJECTS.evaluate(given(1, 3, 1))])
    assert told(result) == [("P: survey_rate", "survey_rate is given by the record and by a result as well.")]
    portfolio = evaluator(PORTFOLIO).evaluate({"objects": [{"object_id": "a"}]}, [OF_OBJECTS.evaluate(given(1, 3, 1))])
    assert ("objects", "objects is given by the record and by a result as well.") in told(portfolio)


@pytest.mark.parametrize("empty", ["", None])
def test_an_empty_cell_may_be_filled(empty: str | None) -> None:
    result = evaluator(SURVEYED).evaluate({"survey_rate": empty}, [OF_OBJECTS.evaluate(given(1, 4, 1))])
    assert values(result) == {"shown": Decimal("0.25")}


def test_two_results_of_one_rule_set_for_one_record_are_refused() -> None:
    results = [OF_OBJECTS.evaluate(given(1, 3, 1)), OF_OBJECTS.evaluate(given(1, 3, 2))]
    found = told(evaluator(SURVEYED).evaluate({"id": "P"}, results))
    assert ("P: id", "There are several results of 'test.objects' for this record.") in found


def test_a_result_that_nothing_takes_is_refused() -> None:
    rules = evaluator("inputs: {a: {kind: number, optional: true}}\nvalues: {v: {formula: a}}")
    assert told(rules.evaluate({}, [OF_OBJECTS.evaluate(given(1, 3, 1))])) == [
        ("id", "Nothing is taken from results of 'test.objects'.")
    ]


@pytest.mark.parametrize("item", ["nothing", "score_of(nothing)", "fired(nothing)", "outcome_of(nothing)"])
def test_an_item_that_the_other_rules_do_not_have_is_told_once(item: str) -> None:
    text = f"tables: {{objects: {{from: results, columns: {{a: {{kind: number, from: {item}}}}}}}}}\nvalues: {{v: {{formula: 'sum_of(objects, a)'}}}}"
    result = evaluator(text).evaluate({}, OF_OBJECTS.evaluate_all([given(1, 3, 1), given(2, 3, 1)]))
    assert told(result) == [("objects[1].a", f"'a' is taken from '{item}', which 'test.objects' does not have.")]


def test_a_table_of_results_may_be_given_as_data() -> None:
    rows = [{"score": 90, "amount": "5万元"}, {"score": 80, "amount": 5}]
    rules = evaluator(PORTFOLIO.replace(", from:", ", optional: true, from:"))
    assert values(rules.evaluate({"objects": rows}))["total"] == 10


def test_no_record_at_all_is_still_no_exception() -> None:
    result = evaluator(SURVEYED).evaluate(7, [OF_OBJECTS.evaluate(given(1, 3, 1))])  # type: ignore[arg-type]
    assert result.status == "error"


def test_mistakes_of_the_record_and_of_what_it_takes_stand_together_errors_first() -> None:
    record = {"odd": 1, "survey_rate": 0.5}
    result = evaluator(SURVEYED).evaluate(record, [OF_OBJECTS.evaluate(given(1, 3, 1))])
    assert [problem.code for problem in (*result.errors, *result.warnings)] == ["data-taken", "data-unknown"]


def test_a_figure_of_another_unit_is_refused_not_converted_by_guess() -> None:
    text = "inputs: {p: {kind: number, optional: true, from: {rules: test.objects, value: rate}}}\nvalues: {v: {formula: p}}"
    result = evaluator(text).evaluate({}, [OF_OBJECTS.evaluate(given(1, 3, 1))])
    assert [problem.key for problem in result.errors] == ["data-unit/percent"]


def test_any_order_of_results_gives_the_same_figures() -> None:
    records = [given(number, number + 1, number) for number in range(5)]
    found = [
        values(evaluator(PORTFOLIO).evaluate({}, OF_OBJECTS.evaluate_all(order))) for order in (records, records[::-1])
    ]
    assert found[0] == found[1]


def test_words_about_the_record_itself_are_handed_over() -> None:
    result = OF_OBJECTS.evaluate(given(1, 3, 3, remark="r", done_on="2024-05-06"))
    assert (result.handed("id"), result.handed("status"), result.handed("remark")) == ("P-1", "decided", "r")
    assert result.handed("done_on") == date(2024, 5, 6)
    assert (result.handed("held"), result.handed("grade"), result.handed("next", "outcome_of")) == (
        True,
        "good",
        "保持",
    )
    assert gaps(result) == []
    for unknown in ("nothing", "spending"):
        with pytest.raises(KeyError):
            result.handed(unknown)


def test_each_input_takes_from_the_rule_set_that_it_names() -> None:
    text = SURVEYED.replace(
        "values:", "  other: {kind: number, optional: true, from: {rules: test.other, value: rate}}\nvalues:"
    )
    result = evaluator(text).evaluate({"other": 5}, [OF_OBJECTS.evaluate(given(1, 4, 1))])
    assert values(result) == {"shown": Decimal("0.25")}


def test_a_portfolio_of_no_results_is_an_empty_table() -> None:
    found = values(evaluator(PORTFOLIO).evaluate({}, []))
    assert (found["total"], found["average"], found["good_ones"]) == (0, None, 0)


def test_a_table_that_the_record_gives_stays_where_no_result_is_handed_over() -> None:
    rules = evaluator(PORTFOLIO.replace(", from:", ", optional: true, from:"))
    assert values(rules.evaluate({"objects": [{"amount": 5}]}, []))["total"] == 5


def test_mistakes_in_a_result_for_an_input_are_mistakes_of_the_record() -> None:
    result = evaluator(SURVEYED).evaluate({"id": "P"}, [OF_OBJECTS.evaluate(given(1, "x", 1))])
    assert [(str(problem.where), problem.code) for problem in result.errors] == [("P-1: budget", "data-number")]
