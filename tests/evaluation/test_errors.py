"""Records with mistakes: a result with all of them and nothing else; what is only odd is a warning."""

import json
from decimal import Decimal

import pytest

from perfrules import RuleFileError
from tests.evaluation.helper import evaluator
from tests.evaluation.test_explain import RECORD, RULES
from tests.formula.formulas import parsed

MADE = evaluator(RULES, "en")


def test_all_mistakes_are_listed_and_nothing_else_is_there() -> None:
    found = MADE.evaluate(
        {"id": "P-9", "paid": "much", "budget": "nan", "held": "maybe", "years": [{"rate": "x"}, {"counts": 7}]}
    )
    assert (found.id, found.status, len(found.errors), found.warnings) == ("P-9", "error", 5, ())
    assert (found.score, found.grade, found.grade_title, found.completeness) == (None, None, None, Decimal(0))
    assert (dict(found.scores), dict(found.values), dict(found.outcomes)) == ({}, {}, {})
    assert (found.findings, found.missing, found.limited_by) == ((), (), ())
    assert (found.flags.fired, found.flags.undecided) == ((), ())


def test_the_json_form_names_field_row_and_value_and_says_it_in_both_languages() -> None:
    form = json.loads(MADE.evaluate({"id": "P-9", "paid": "much", "years": [{}, {"rate": "x"}]}).to_json())
    assert (form["status"], form["score"], form["scores"], form["completeness"]) == ("error", None, {}, 0)
    first, second = form["errors"]
    assert (first["table"], first["row"], first["field"], first["value"]) == (None, None, "paid", "much")
    assert (second["table"], second["row"], second["field"], second["value"]) == ("years", 2, "rate", "x")
    assert all(problem["text"]["zh"] and problem["text"]["en"] for problem in form["errors"])


@pytest.mark.parametrize("record", [None, [], "text", 5, {"years": 7}, {"years": [7]}, {1: 2, "years": []}, {}])
def test_nothing_that_is_no_record_raises(record: object) -> None:
    found = MADE.evaluate(record)  # type: ignore[arg-type]
    assert found.status in {"error", "undecided"}
    assert json.loads(found.to_json())["format"] == 1


def test_a_record_that_is_none_has_an_error_without_a_cell() -> None:
    form = json.loads(MADE.evaluate(7).to_json())  # type: ignore[arg-type]
    assert [sorted(problem) for problem in form["errors"]] == [["code", "text"]]


def test_what_is_odd_is_a_warning_and_the_result_stands() -> None:
    found = MADE.evaluate({**RECORD, "unheard_of": 1})
    assert (found.status, found.errors, [problem.severity for problem in found.warnings]) == (
        "decided",
        (),
        ["warning"],
    )
    assert len(json.loads(found.to_json())["warnings"]) == 1


def test_one_bad_record_does_not_stop_the_others() -> None:
    found = list(MADE.evaluate_all([{**RECORD, "id": "P"}, {"paid": "much"}, {**RECORD, "id": "P"}]))
    assert [one.status for one in found] == ["decided", "error", "decided"]
    assert found[0].to_json() == found[2].to_json()


def test_a_formula_that_no_check_has_seen_is_refused_when_it_is_made_ready() -> None:
    with pytest.raises(RuleFileError) as found:
        MADE._plan.compiler.value(parsed("unheard_of + 1"))
    assert [problem.code for problem in found.value.problems] == ["formula-name"]
