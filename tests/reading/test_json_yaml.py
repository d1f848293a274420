from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from perfrules.errors import DataError
from perfrules.problems import Problem
from perfrules.reading import Source, data_from_source, listed, open_data, source
from tests.reading.rules import rules


@dataclass(frozen=True)
class Read:
    records: tuple[Any, ...]
    as_list: bool


def records_from(data: bytes, name: str) -> Read:
    read = data_from_source(Source(name, data), rules())
    return Read(tuple(one.record for one in read), as_list=read.as_list)


def refused(data: bytes | str, name: str = "data.json") -> tuple[Problem, ...]:
    with pytest.raises(DataError) as caught:
        records_from(data.encode() if isinstance(data, str) else data, name)
    return caught.value.problems


def said(data: bytes | str, name: str = "data.json") -> list[tuple[str, str]]:
    return [(problem.key, str(problem.where)) for problem in refused(data, name)]


def test_a_file_gives_one_record_or_a_list_of_them() -> None:
    assert records_from(b'{"id": "P-1"}', "data.json") == Read(({"id": "P-1"},), as_list=False)
    assert records_from(b'[{"id": "P-1"}, {}]', "data.json") == Read(({"id": "P-1"}, {}), as_list=True)
    assert records_from(b"- id: P-1\n- {}", "data.yml") == Read(({"id": "P-1"}, {}), as_list=True)


def test_json_and_yaml_say_the_same() -> None:
    json = '{"id": "P-1", "paid": 21.50, "held": true, "none": null, "empty": "", "rows": [{"points": 10}, {"points": -2}]}'
    yaml = "id: P-1\npaid: 21.50\nheld: true\nnone: null\nempty:\nrows:\n- {points: 10}\n- {points: -2}"
    from_json, from_yaml = records_from(json.encode(), "a.json"), records_from(yaml.encode(), "a.yaml")
    assert from_json.records[0] == {**from_yaml.records[0], "empty": ""}
    assert from_yaml.records[0]["empty"] is None


def test_numbers_are_kept_exactly_as_written() -> None:
    record = records_from(
        b'{"a": 0.30000000000000004, "b": 1e3, "c": 123456789012345678, "d": 2.50}', "a.json"
    ).records[0]
    assert record == {
        "a": Decimal("0.30000000000000004"),
        "b": Decimal("1E+3"),
        "c": 123456789012345678,
        "d": Decimal("2.50"),
    }
    assert "'2.50'" in repr(record)


def test_a_number_of_thousands_of_digits_is_left_to_the_record() -> None:
    record = records_from(b'{"a": ' + b"9" * 5000 + b"}", "a.json").records[0]
    assert isinstance(record["a"], Decimal)


def test_a_byte_order_mark_is_fine() -> None:
    assert records_from(b'\xef\xbb\xbf{"id": "P-1"}', "-").records == ({"id": "P-1"},)


def test_standard_input_is_json_if_it_begins_like_json_and_else_yaml() -> None:
    assert records_from(b' [{"a": null}]', "-").records == ({"a": None},)
    assert records_from(b"a: 1", "-").records == ({"a": 1},)


def test_other_forms_of_data_are_refused() -> None:
    assert said(b"a,b", "data.txt") == [("data-file/form", "None")]


def test_a_file_is_read_by_its_path(tmp_path: Path) -> None:
    path = tmp_path / "data.json"
    path.write_text('{"id": "P-1"}', encoding="utf-8")
    assert [one.record for one in open_data(path, rules())] == [{"id": "P-1"}]
    for absent in (tmp_path / "none.json", tmp_path):
        with pytest.raises(DataError, match="data-file"):
            open_data(absent, rules())


def test_a_file_is_at_most_64_mb_and_200_000_records(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "_LARGEST_FILE", 0)
    assert said(b"[]") == [("data-size/file", "data.json")]
    monkeypatch.undo()
    monkeypatch.setattr(listed, "MOST_ROWS", 1)
    assert said(b"[{}, {}]") == [("data-size/records", "data.json:1:1")]


@pytest.mark.parametrize(
    ("data", "key", "place"),
    [
        (b'{"a": "\xc4\xe3"}', "data-encoding", "1:1"),
        (b'{"a":\n"x\xff', "data-encoding", "2:1"),
        ('[{"a": 1}]'.encode("utf-16"), "data-encoding", "1:1"),
        ("", "data-file/empty", "1:1"),
        (" \n", "data-file/empty", "1:1"),
        ("\ufeff ", "data-json/end", "1:2"),
        ('{"a": 1,\n "b":', "data-json/end", "2:6"),
        ('[{"a": 1}', "data-json/end", "1:10"),
        ("[{'a': 1}]", "data-json/quotes", "1:3"),
        ('[{"a": “x”}]', "data-json/quotes", "1:8"),
        ('// x\n[{"a": 1}]', "data-json/comment", "1:1"),
        ('[{"a": 1} # x\n]', "data-json/comment", "1:11"),
        ('[{"a": 1,}]', "data-json/comma", "1:9"),
        ('[{"a": 1}, ]', "data-json/comma", "1:10"),
        ('[{"a": 1} {"b": 2}]', "data-json", "1:11"),
        ('[{"a" 1}]', "data-json", "1:7"),
        ('{"a": 1} {"b": 2}', "data-json", "1:10"),
        ('{"a": "x}', "data-json", "1:7"),
        ('{"a": 1e99999999999999999999}', "data-json/exponent", "1:7"),
        ('{"a": [1, -2.5e-99999999999999999999]}', "data-json/exponent", "1:11"),
        ('{"a": "NaN", "b": [NaN]}', "data-json/not-finite", "1:20"),
        ('{"a": -Infinity}', "data-json/not-finite", "1:7"),
        ("[" * 100_000, "data-json/depth", "1:50"),
        ('{"x": "[[", "a":' + '{"a":[1],"a":' * 100_000, "data-json/depth", ""),
        ("5", "data-top", "1:1"),
        ('"x"', "data-top", "1:1"),
        ("null", "data-top", "1:1"),
        ("[]", "data-top/empty", "1:1"),
    ],
    ids=lambda value: repr(value)[:30],
)
def test_what_cannot_be_read_is_refused_with_its_place(data: bytes | str, key: str, place: str) -> None:
    problems = said(data)
    assert [found for found, _ in problems] == [key]
    assert problems[0][1].startswith(f"data.json:{place}")


def test_every_repeated_name_is_refused_at_its_second_place() -> None:
    data = '{"a": {"a": 1},\r\n "b": "a: \\" {", "a": 2,\n "rows": [{"x": 1, "\\u0078": 2}]}'
    assert said(data) == [("data-json/twice", "data.json:2:18"), ("data-json/twice", "data.json:3:20")]
    problem = refused(data)[0]
    assert problem.text("en").splitlines()[1].strip() == '"b": "a: \\" {", "a": 2,'


def test_a_line_of_megabytes_is_not_carried_in_a_message() -> None:
    problem = refused("[" + " " * 3000 + "'")[0]
    assert problem.text("en").count("\n") == 1


def test_yaml_is_refused_with_the_problems_of_its_text() -> None:
    assert [key for key, _ in said("a: 1\na: 2\nb: ~\nc: 0571", "data.yaml")] == [
        "repeated-key",
        "ambiguous-value/leading-zero",
    ]
    assert [key for key, _ in said("", "data.yaml")] == ["data-file/empty"]
    assert [key for key, _ in said("甲", "data.yaml")] == ["data-top"]


def test_a_quoted_null_is_text() -> None:
    assert records_from(b'a: "null"\nb: null', "data.yaml").records == ({"a": "null", "b": None},)


def test_two_records_of_one_id_are_refused_whatever_blanks_and_widths() -> None:
    data = '[{"id": "P-1"}, {}, {"id": " Ｐ-1"}, {"id": 5}, {"id": "5"}, {"id": ""}, {"id": ""}, 5, {"id": 1.5}, {"id": 1.5}]'
    problems = refused(data)
    assert [problem.key for problem in problems] == ["data-id/twice", "data-id/twice"]
    assert problems[0].said("zh") == "第3条记录与第1条记录的编号同为“P-1”。"


def test_an_error_can_be_shown_in_both_languages() -> None:
    problem = refused("[{'a': 1}]")[0]
    assert problem.text("en") == (
        "data.json:1:3: error: Texts and names stand in straight double quotes. [data-json/quotes]".replace(
            "/quotes", ""
        )
        + "\n    [{'a': 1}]\n      ^\n  → Write \"…\" here."
    )
    assert problem.fix("zh") == '请在此处改用 "…"。'
