from decimal import Decimal

import pytest

from tests.text.read import found_in, one_problem, scalar_at


@pytest.mark.parametrize("text", ["0", "1", "-1", "100", "0.5", "-0.25", "12.50", "999999999999999", "1.0123456789"])
def test_a_number_is_read_as_written(text: str) -> None:
    value = scalar_at(f"a: {text}", "a").value
    assert isinstance(value, Decimal)
    assert str(value) == text


def test_true_and_false_are_the_only_yes_and_no() -> None:
    assert scalar_at("a: true", "a").value is True
    assert scalar_at("a: false", "a").value is False


@pytest.mark.parametrize(
    "text",
    [
        "80%",
        "-5%",
        "2020-02-25",
        "2024-02-30",
        "executed / budget",
        "not survey_held",
        "财预〔2020〕10号",
        "1,000",
        "10 working days",
        "x1",
        "1a",
        "a.b",
        "yes or no",
        "nonsense",
        "１月",
        "全角（１０）",
        "e5",
        "+",
        ".",
        "<<",
        "甲：乙",
        "a:b",
        "a#b",
    ],
)
def test_everything_else_is_text(text: str) -> None:
    assert scalar_at(f"a: {text}", "a").value == text


@pytest.mark.parametrize(
    "text",
    ["yes", "0571", "true", "12", "~", "", "=", "3:20", " a ", "- a", "{a", "#", "1e3", "null", "> 90", "@", "*a"],
)
@pytest.mark.parametrize("quote", ["'", '"'])
def test_quoted_text_is_always_text(text: str, quote: str) -> None:
    node = scalar_at(f"a: {quote}{text}{quote}", "a")
    assert (node.value, node.text) == (text, text)


@pytest.mark.parametrize(
    ("variant", "texts"),
    [
        ("yes-no", "yes no on off y n YES No oN Off Y N"),
        ("true-false", "True TRUE False FALSE tRUE"),
        ("nothing", "null ~ Null NULL"),
        ("equals", "="),
        ("not-finite", ".inf -.inf +.INF .nan .NaN inf nan NaN Infinity -infinity"),
        ("base", "0x1F 0o17 0b101 0XFF -0x1"),
        ("separator", "1_000 1_000.5 1.0_0"),
        ("exponent", "1e3 1E3 1.0e+5 -2.5e-3 .5e1 1_0e2"),
        ("clock", "3:20 12:30:00 190:20:30.15 1:1"),
        ("leading-zero", "0571 00 -012 +05 010010 0810 01.5"),
        ("number-form", "+5 +5.5 .5 5. -.5 -5. +.5"),
    ],
)
def test_a_form_that_is_read_differently_elsewhere_is_refused_unquoted(variant: str, texts: str) -> None:
    for text in texts.split():
        problem = one_problem(f"a: 1\nb: {text}\n")
        assert found_in(f"a: 1\nb: {text}\n") == [(f"ambiguous-value/{variant}", 2, 4)], text
        assert text in problem.said("en")


def test_the_right_spelling_of_true_and_false_is_shown() -> None:
    assert "Write false." in one_problem("a: FALSE").fix("en")


@pytest.mark.parametrize("text", ["1000000000000000", "-1234567890123456.5", "0.12345678901", "1" * 3000])
def test_a_number_with_too_many_digits_is_refused(text: str) -> None:
    assert found_in(f"a: {text}") == [("number-size", 1, 4)]


@pytest.mark.parametrize(
    ("text", "instead"), [("１０", "10"), ("８０％", "80%"), ("80％", "80%"), ("－5", "-5"), ("１．５", "1.5")]
)
def test_a_figure_in_full_width_characters_is_refused(text: str, instead: str) -> None:
    problem = one_problem(f"a: {text}")
    assert (problem.key, problem.facts["instead"]) == ("full-width/number", instead)
    assert found_in(f"a: {text}") == [("full-width/number", 1, 4)]


def test_an_empty_value_is_refused_at_its_name() -> None:
    assert found_in("a:\nb: 1\nc: {d: , e: 2}\n") == [("ambiguous-value/empty", 1, 1), ("ambiguous-value/empty", 3, 5)]


def test_an_empty_item_is_refused_at_its_dash() -> None:
    assert found_in("a:\n  -\n  - 1\n") == [("ambiguous-value/empty-item", 2, 3)]


def test_a_text_of_four_thousand_characters_is_read_and_a_longer_one_refused() -> None:
    assert scalar_at("a: '" + "字" * 4000 + "'", "a").value == "字" * 4000
    assert found_in("a: '" + "字" * 4001 + "'") == [("too-large/text", 1, 4)]


def test_a_list_of_ambiguous_values_is_reported_whole() -> None:
    assert [line for _, line, _ in found_in("a:\n  - yes\n  - 0571\n  - x\n  - ~\n")] == [2, 3, 5]
