"""The worked example of the rule file: what a reader of its description expects comes out, to the figure."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import perfrules
from perfrules import Result

FOLDER = Path(__file__).parent.parent / "examples"
KEYS = [
    "format", "version", "rules", "data", "id", "status", "score", "grade", "limited_by", "completeness", "scores", "values", "flags", "findings",
    "outcomes", "missing", "warnings", "errors",
]  # fmt: skip


def read(name: str) -> Any:
    return json.loads((FOLDER / f"self_evaluation.{name}.json").read_text(encoding="utf-8"), parse_float=Decimal)


@pytest.fixture(scope="module")
def result() -> Result:
    rules = perfrules.load(FOLDER / "self_evaluation.yaml")
    return perfrules.Evaluator(rules).evaluate(read("record"))


def lacking(expected: object, found: object, path: str = "") -> list[str]:
    """Where *found* is not what *expected* says; keys that it does not say are not looked at, lists are."""
    if isinstance(expected, dict) and isinstance(found, dict):
        return [
            line for key, part in expected.items() for line in lacking(part, found.get(key, "absent"), f"{path}.{key}")
        ]
    if isinstance(expected, list) and isinstance(found, list) and len(expected) == len(found):
        return [
            line
            for at, (a, b) in enumerate(zip(expected, found, strict=True))
            for line in lacking(a, b, f"{path}[{at}]")
        ]
    return [] if expected == found else [f"{path}: {expected!r}, found {found!r}"]


def test_every_figure_and_word_of_the_example_comes_out(result: Result) -> None:
    assert lacking(read("result"), json.loads(result.to_json(), parse_float=Decimal)) == []


def test_the_keys_stand_in_the_documented_order(result: Result) -> None:
    assert list(result.to_dict()) == KEYS
    assert list(json.loads(result.to_json())) == KEYS


def test_items_stand_in_the_order_of_the_rules(result: Result) -> None:
    assert list(result.scores) == ["budget_execution", "target_rows", "execution", "output", "benefit", "satisfaction"]


def test_numbers_are_printed_without_exponent_or_trailing_zeros(result: Result) -> None:
    text = result.to_json()
    assert '"score": 98.62,' in text
    assert '"completeness": 1,' in text
    assert '"values": {"execution_rate": 0.8618304}' in text
    assert '"budget_execution": {"points": 8.62, "of": 10}' in text


def test_each_row_says_where_it_landed_and_what_it_got(result: Result) -> None:
    rows = result.scores["target_rows"].rows
    assert rows is not None
    found: list[object] = [(row.row, row.label, row.group, row.points, row.of) for row in rows]
    assert found == [
        (1, "结算完成率", "output", 50, 50),
        (2, "合同完成率", "benefit", 30, 30),
        (3, "场馆开放满意度", "satisfaction", 10, 10),
    ]


def test_the_result_carries_the_stamp_of_the_rules(result: Result) -> None:
    rules = json.loads(result.to_json())["rules"]
    assert (rules["id"], rules["as_of"]) == ("example.self_evaluation", None)
    assert len(rules["sha256"]) == 64
    assert [file["name"] for file in rules["files"]] == ["self_evaluation.yaml"]


def test_a_finding_names_the_place_of_its_rule_without_any_folder(result: Result) -> None:
    (finding,) = json.loads(result.to_json())["findings"]
    name, line, column = finding["place"].split(":")
    assert name == "self_evaluation.yaml"
    assert "full_marks_withheld" in (FOLDER / name).read_text(encoding="utf-8").splitlines()[int(line) - 1]
    assert column == "3"


def test_the_same_record_with_the_funds_diverted_is_capped() -> None:
    rules = perfrules.load(FOLDER / "self_evaluation.yaml")
    capped = perfrules.Evaluator(rules).evaluate({**read("record"), "diverted": True})
    assert (capped.score, capped.grade, capped.limited_by) == (Decimal("98.62"), "poor", ("misuse",))
    assert capped.outcomes["next_budget"] == "取消或暂停安排"
