import json
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from perfrules.messages.shape import CATALOGUE
from perfrules.schema import check_shape, schema, schema_text
from perfrules.schema.published import inlined_schema
from perfrules.schema.shape import plain
from perfrules.schema.validator import FORMATS
from tests.schema.reading import EXAMPLES, HEAD, nodes, problems

ANNOTATIONS = {"$ref", "description", "default"}


def parts(part: Any = None) -> Iterator[dict[str, Any]]:
    """Every map inside the schema, the maps of properties and conditions included."""
    part = schema() if part is None else part
    if isinstance(part, dict):
        yield part
    for inner in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        yield from parts(inner)


def objects(name: str = "", part: Any = None) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every part that lists the words of a map, conditions aside."""
    part = schema() if part is None else part
    if isinstance(part.get("properties"), dict) and ("type" in part or name.startswith("shape_")):
        yield name, part
    for group in ("$defs", "properties"):
        for key, inner in part.get(group, {}).items():
            yield from objects(key, inner)


def properties() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for name, part in objects():
        for word, described in part["properties"].items():
            yield name, word, {**schema()["$defs"].get(described.get("$ref", "").rpartition("/")[2], {}), **described}


def test_the_published_schema_is_a_valid_schema() -> None:
    Draft202012Validator.check_schema(schema())
    assert schema()["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_the_text_and_the_schema_are_the_same() -> None:
    assert json.loads(schema_text()) == schema()


def test_a_caller_cannot_spoil_the_schema() -> None:
    schema().clear()
    assert "properties" in schema()


@pytest.mark.parametrize(
    "keyword", ["oneOf", "pattern", "uniqueItems", "multipleOf", "patternProperties", "$dynamicRef"]
)
def test_keywords_that_are_slow_inexact_or_unclear_are_not_used(keyword: str) -> None:
    assert not [part for part in parts() if keyword in part]


def test_limits_are_whole_numbers() -> None:
    limits = ("minimum", "maximum", "minItems", "minLength", "minProperties")
    assert {type(part[key]) for part in parts() for key in limits if key in part} == {int}


def test_every_list_of_words_is_closed() -> None:
    is_open = [name for name, part in objects() if part.get("additionalProperties") is not False]
    assert is_open == ["score"]  # closed by the method: each leads to a closed list


def test_every_method_leads_to_a_closed_list() -> None:
    score = schema()["$defs"]["score"]
    methods = score["properties"]["method"]["enum"]
    assert [branch["if"]["properties"]["method"]["const"] for branch in score["allOf"]] == methods
    assert [branch["then"]["$ref"] for branch in score["allOf"]] == [f"#/$defs/shape_{method}" for method in methods]


def test_every_part_is_described_in_both_languages() -> None:
    for name, part in objects():
        assert part["description"], name
        assert part["x-zh"].keys() == {"title", "description"}, name
        assert part["x-name"].keys() == {"en", "zh"}, name


def test_every_word_is_described_in_both_languages() -> None:
    for name, word, part in properties():
        where = f"{name}.{word}"
        assert part["description"].endswith((".", "…")), where
        assert part["x-zh"].keys() == {"title", "description"}, where
        assert part["x-zh"]["description"].endswith("。"), where


def test_every_word_of_a_choice_is_described_in_both_languages() -> None:
    for part in parts():
        if isinstance(part.get("enum"), list):
            assert list(part["x-words"]) == part["enum"]
            assert all(words.keys() == {"en", "zh"} for words in part["x-words"].values())


def test_beside_a_reference_stand_only_annotations() -> None:
    for part in parts():
        if "$ref" in part and isinstance(part["$ref"], str):
            assert all(key in ANNOTATIONS or key.startswith("x-") for key in part)


def test_every_format_is_one_that_is_checked() -> None:
    used = {part["format"] for part in parts() if isinstance(part.get("format"), str)}
    assert used == FORMATS.keys()


def test_validation_meets_no_references() -> None:
    assert not [part for part in parts(inlined_schema()) if "$ref" in part]


def test_the_inlined_schema_means_the_same() -> None:
    value = plain(nodes((EXAMPLES / "self_evaluation.yaml").read_text(encoding="utf-8")))
    assert Draft202012Validator(schema()).is_valid(value)
    assert Draft202012Validator(inlined_schema()).is_valid(value)
    value["indicators"]["target_rows"]["score"]["outside"] = "above"
    assert not Draft202012Validator(schema()).is_valid(value)
    assert not Draft202012Validator(inlined_schema()).is_valid(value)


def test_numbers_stay_exact() -> None:
    value = plain(nodes("a: 12345678901234.0000000001\nb: 3\nc: 3.0\nd: true\ne: '3'\nf: [1]\n"))
    assert str(value["a"]) == "12345678901234.0000000001"
    assert [type(value[key]).__name__ for key in "bcde"] == ["int", "Decimal", "bool", "str"]


def test_the_example_of_the_form_is_of_the_right_shape() -> None:
    assert problems((EXAMPLES / "self_evaluation.yaml").read_text(encoding="utf-8")) == ()


def test_the_least_rule_file_is_of_the_right_shape() -> None:
    assert problems(HEAD) == ()


def test_problems_are_sorted_by_place_and_come_in_one_run() -> None:
    found = problems(
        "format: 2\nid: t\ntitle: T\nstatus: drft\nflags: {f: {when: 3, severity: info, finding: T}}\nlows: {}\n"
    )
    assert [problem.code for problem in found] == ["format-version", "unknown-choice", "wrong-type", "unknown-word"]


def test_the_check_gives_the_same_answer_in_many_threads() -> None:
    root = nodes(HEAD + "flags: {f: {when: 3}}\ngroups: {g: {combine: sume}}\n")
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: check_shape(root), range(64)))
    assert [problem.code for problem in answers[0]] == ["missing-word", "missing-word", "wrong-type", "unknown-choice"]
    assert answers == [answers[0]] * 64


def test_the_validator_is_imported_only_when_a_file_is_checked() -> None:
    program = "import sys, perfrules.schema; print('jsonschema' in sys.modules)"
    assert (
        subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout == "False\n"
    )


def test_every_message_fits_in_three_hundred_characters() -> None:
    for message in CATALOGUE.values():
        assert max(len(message.en) + len(message.en_fix), len(message.zh) + len(message.zh_fix)) <= 300
