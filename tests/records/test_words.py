"""Texts, words of a list, yes or no, dates."""

from datetime import UTC, date, datetime

import pytest

from perfrules.model.section import Section
from perfrules.model.texts import Text
from perfrules.records.refusal import described, shown
from perfrules.records.values import reader_for
from tests.records.fields import a_field, choices, refusal

TEXT = a_field("text")
YES_NO = a_field("yes_no")
DATE = a_field("date")
CHOICE = a_field("choice", choices=choices(met="达成", partly="部分达成", unmet="未达成"))


class Word(str):
    __slots__ = ()


class Day(date):
    pass


@pytest.mark.parametrize("field", [TEXT, YES_NO, DATE, CHOICE])
@pytest.mark.parametrize("empty", [None, "", "  "])
def test_an_empty_value_is_missing(field: object, empty: object) -> None:
    assert reader_for(field)(empty) is None  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "read"),
    [
        (" 道路 ", "道路"),
        ("=SUM(A1)", "=SUM(A1)"),
        ("%s|{x}", "%s|{x}"),
        ("第一行\r\n第二行\t完", "第一行\r\n第二行\t完"),
        ("张\u3000三\xa0四", "张\u3000三\xa0四"),
        (2024, "2024"),
        (Word("甲"), "甲"),
        ("-", "-"),
        ("无", "无"),
    ],
)
def test_a_text_is_kept_without_the_blanks_around_it(value: object, read: str) -> None:
    assert reader_for(TEXT)(value) == read


@pytest.mark.parametrize("character", ["\x00", "\x1b", "\u200b", "\u202e", "\ufeff", "\ud800", "\x85"])
def test_a_character_that_cannot_be_seen_is_refused_by_place_and_number(character: str) -> None:
    problem = refusal(TEXT, f"a{character}b")
    assert problem.key == "data-character"
    assert problem.facts["character"] == f"U+{ord(character):04X}"
    assert problem.facts["place"] == "2"


@pytest.mark.parametrize(
    ("value", "key"),
    [
        ("x" * 2001, "data-size/text"),
        (10**34, "data-text/long-code"),
        (1.5, "data-text"),
        (True, "data-text"),
        (["a"], "data-text"),
    ],
)
def test_what_is_no_text_is_refused(value: object, key: str) -> None:
    assert refusal(TEXT, value).key == key


@pytest.mark.parametrize("value", ["met", "达成", " 达成 ", Word("met")])
def test_a_choice_is_read_by_its_id_or_its_title(value: str) -> None:
    assert reader_for(CHOICE)(value) == "met"


def test_a_choice_is_read_by_its_title_in_every_language() -> None:
    field = a_field("choice", choices=Section([("a", Text((("zh", "优"), ("en", "Excellent"))))]))
    assert [reader_for(field)(word) for word in ("a", "优", "Excellent")] == ["a", "a", "a"]


def test_a_title_that_two_words_share_says_neither_and_an_id_comes_before_a_title() -> None:
    field = a_field("choice", choices=choices(a="同名", b="同名", c="b"))
    assert refusal(field, "同名").key == "data-choice"
    assert reader_for(field)("b") == "b"


def test_an_unknown_word_is_refused_with_the_near_one_or_with_all() -> None:
    assert refusal(CHOICE, "mett").fix("en") == "Did you mean 'met'?"
    assert refusal(CHOICE, "好").fix("zh") == "请填写其中之一：met (达成), partly (部分达成), unmet (未达成)。"
    assert refusal(CHOICE, "met" * 1000).key == "data-choice"
    assert refusal(CHOICE, 1).key == "data-choice/kind"
    many = a_field("choice", choices=choices(**{f"w{number}": f"第{number}" for number in range(9)}))
    assert refusal(many, "xyz").fix("en").endswith("w7 (第7), ….")


def test_a_sign_of_nothing_is_a_choice_only_where_it_is_declared() -> None:
    assert refusal(CHOICE, "无").key == "data-empty"
    assert reader_for(a_field("choice", choices=choices(none="无")))("无") == "none"


@pytest.mark.parametrize(
    ("value", "read"), [(True, True), (False, False), ("true", True), ("false", False), ("是", True), (" 否 ", False)]
)
def test_yes_or_no_is_true_or_false(value: object, read: bool) -> None:
    assert reader_for(YES_NO)(value) is read


@pytest.mark.parametrize("value", [1, 0, "yes", "True", "无", "-", [True]])
def test_nothing_else_is_yes_or_no(value: object) -> None:
    assert refusal(YES_NO, value).key == "data-yes-no"


@pytest.mark.parametrize("value", [date(2024, 3, 1), Day(2024, 3, 1), "2024-03-01", " 2024-03-01 ", Word("2024-03-01")])
def test_a_date_is_a_date_or_its_text(value: object) -> None:
    read = reader_for(DATE)(value)
    assert type(read) is date
    assert read == date(2024, 3, 1)


@pytest.mark.parametrize("value", ["2024年3月1日", "2024/3/1", "2024.03.01", "2024-3-1"])
def test_a_date_in_another_order_of_signs_is_shown_as_it_is_to_be_written(value: str) -> None:
    assert refusal(DATE, value).fix("en") == "Write 2024-03-01."


@pytest.mark.parametrize(
    ("value", "key"),
    [
        ("2024-02-30", "data-date/impossible"),
        ("2024年13月1日", "data-date/impossible"),
        ("0000-01-01", "data-date/impossible"),
        ("03/01/2024", "data-date"),
        ("20240301", "data-date"),
        ("2024-W01-1", "data-date"),
        ("２０２４-03-01", "data-date"),
        (45352, "data-date"),
        ("/", "data-empty"),
        (datetime(2024, 3, 1, tzinfo=UTC), "data-date/time"),
    ],
)
def test_what_is_no_date_is_refused(value: object, key: str) -> None:
    assert refusal(DATE, value).key == key


class Odd:
    pass


@pytest.mark.parametrize(
    ("value", "display", "sort"),
    [
        (None, "", "nothing"),
        (True, "true", "true or false"),
        ("a\x1bb", "a\\x1bb", "text"),
        ("x" * 50, "x" * 40 + "…", "text"),
        (5, "5", "a number"),
        pytest.param(10**5000, "…", "a number", id="5000 digits"),
        (0.5, "0.5", "a number"),
        (10**16 * 1.0, "1e+16", "a number"),
        ((1, 2), "[…]", "a list"),
        ({}, "{…}", "a group of named values"),
        (date(2024, 3, 1), "2024-03-01", "a date"),
        (Odd(), "Odd", "something else (Odd)"),
    ],
)
def test_messages_show_values_short_and_harmless(value: object, display: str, sort: str) -> None:
    assert shown(value) == display
    assert described(value).get("en") == sort


@pytest.mark.parametrize("value", ["√", "✓", "×", "Y", "n", " ☑ "])
def test_marks_and_letters_for_yes_and_no_are_refused_with_advice(value: str) -> None:
    problem = refusal(YES_NO, value)
    assert problem.key == "data-yes-no/mark"
    assert "是" in problem.fix("en")
