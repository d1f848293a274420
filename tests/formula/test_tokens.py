import pytest

from perfrules.formula.tokens import half_width, tokens
from tests.formula.formulas import column, parsed, refused


def test_words_numbers_texts_and_signs_are_told_apart() -> None:
    found, refusal = tokens("预算 >= 80% and name != 'a，b'")
    assert refusal is None
    assert [(token.kind, token.text) for token in found] == [
        ("name", "预算"), ("sign", ">="), ("percent", "80"), ("name", "and"), ("name", "name"), ("sign", "!="), ("text", "'a，b'"),
    ]  # fmt: skip
    assert [(token.start, token.end) for token in found][:3] == [(0, 2), (3, 5), (6, 9)]


@pytest.mark.parametrize("text", ["1", "0", "0.5", "1200.25", "999999999999999", "0.0123456789", "(a\n+\tb)"])
def test_plain_numbers_and_white_space_are_accepted(text: str) -> None:
    assert parsed(text)


@pytest.mark.parametrize(
    ("text", "key", "at", "facts"),
    [
        ("x＞60", "formula-character/full-width", 2, {"char": "＞", "plain": ">"}),
        ("max（x）", "formula-character/full-width", 4, {"char": "（", "plain": "("}),
        ("rate > 95％", "formula-character/full-width", 10, {"char": "％", "plain": "%"}),
        ("word == “A”", "formula-character/full-width", 9, {"char": "“", "plain": '"'}),
        ("x \u3000+ 1", "formula-character/full-width", 3, {"char": "\u3000", "plain": " "}),
        ("x > ２", "formula-character/full-width", 5, {"char": "２", "plain": "2"}),
        ("x ≥ 2", "formula-character/full-width", 3, {"char": "≥", "plain": ">="}),
        ("scor\u0435 > 1", "formula-character/lookalike", 5, {"char": "\u0435", "code": "U+0435"}),
        ("x > ②", "formula-character/full-width", 5, {"char": "②", "plain": "2"}),
        ("x٣ > 1", "formula-character/lookalike", 2, {"char": "٣", "code": "U+0663"}),
        ("ⅳ > 1", "formula-character/full-width", 1, {"char": "ⅳ", "plain": "iv"}),
        ("\uf900 > 1", "formula-character/lookalike", 1, {"char": "\uf900", "code": "U+F900"}),
        ("x > √2", "formula-character/sign", 5, {"char": "√"}),
        ("x \\ 2", "formula-character/sign", 3, {"char": "\\"}),
        ("'a\u200b'", "formula-character/invisible", 3, {"char": "U+200B"}),
        ("x > 60\u000b", "formula-character/invisible", 7, {"char": "U+000B"}),
        ("x\u00a0> 1", "formula-character/full-width", 2, {"char": "\u00a0", "plain": " "}),
        ("x > 1 \ud800", "formula-character/invisible", 7, {"char": "U+D800"}),
        ("0x1F", "formula-number", 1, {"number": "0x1F"}),
        ("007 > x", "formula-number", 1, {"number": "007"}),
        ("x > 5.", "formula-number", 5, {"number": "5."}),
        ("1e5", "formula-number", 1, {"number": "1e5"}),
        ("1_000", "formula-number", 1, {"number": "1_000"}),
        ("1000000000000000", "formula-number/size", 1, {"number": "1000000000000000"}),
        ("0.12345678901", "formula-number/size", 1, {"number": "0.12345678901"}),
        ("x > 95 %", "formula-percent", 8, {}),
        ("x % 2", "formula-percent", 3, {}),
        ("% 2", "formula-percent", 1, {}),
        ("'" + "x" * 199 + "'", "formula-too-long/word", 1, {"limit": "200"}),
        ("x == 'a' 'b'", "formula-syntax/two-texts", 10, {}),
        ("word == b'a'", "formula-not-allowed", 9, {"word": "b'a'"}),
        ("word == r'a'", "formula-not-allowed", 9, {"word": "r'a'"}),
        ("", "formula-empty", 1, {}),
        ("  \n ", "formula-empty", 1, {}),
        ("x" * 2001, "formula-too-long", 1, {"limit": "2000", "length": "2001"}),
        ("(" * 21 + "1" + ")" * 21, "formula-too-deep", 1, {"limit": "20"}),
        ("x if True else y", "formula-not-allowed/instead", 6, {"word": "True", "instead": "true"}),
        ("x is None", "formula-not-allowed/instead", 3, {"word": "is", "instead": "=="}),
        ("lambda: 1", "formula-not-allowed", 1, {"word": "lambda"}),
        ("x = 5", "formula-not-allowed/instead", 3, {"word": "=", "instead": "=="}),
        ("x && y", "formula-not-allowed/instead", 3, {"word": "&&", "instead": "and"}),
        ("x ** 2", "formula-not-allowed", 3, {"word": "**"}),
        ("x > '60", "formula-syntax/open-quote", 5, {}),
        ("x.real", "formula-not-allowed/point", 2, {}),
        ("(x + 1", "formula-syntax/bracket", 1, {"bracket": "("}),
        ("x + 1)", "formula-syntax/bracket", 6, {"bracket": ")"}),
        ("(x + 1]", "formula-syntax/bracket", 7, {"bracket": "]"}),
    ],
)  # fmt: skip
def test_what_does_not_belong_in_a_formula_is_refused_at_its_place(
    text: str, key: str, at: int, facts: dict[str, str]
) -> None:
    problem = refused(text)
    assert (problem.key, column(problem), problem.facts) == (key, at, facts)


def test_a_full_width_message_shows_the_half_width_form_in_both_languages() -> None:
    problem = refused("x＞60")
    assert problem.said("zh") == "“＞”是全角或排版字符。"
    assert problem.fix("zh") == "请改用半角字符“>”。"
    assert problem.said("en") == "'＞' is a full-width or typographic character."
    assert problem.fix("en") == "Type '>' with the input method switched to half-width."


def test_full_width_characters_may_stand_in_quoted_texts() -> None:
    assert parsed("word == '（甲）＞乙'")
    assert parsed('word == "it\'s"')


def test_only_characters_with_an_ascii_twin_have_a_half_width_form() -> None:
    assert (half_width("："), half_width("—"), half_width("算"), half_width("a")) == (":", "-", None, None)
