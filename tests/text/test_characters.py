import sys
import unicodedata

import pytest

from perfrules.text.characters import refused
from tests.text.read import found_in, map_of, one_problem, plain, problems_of

EVERY_CATEGORY = {"Cc", "Cf", "Co", "Zl", "Zp", "Zs"}


def test_every_control_format_private_and_odd_blank_character_is_refused() -> None:
    odd = {chr(code) for code in range(sys.maxunicode + 1) if unicodedata.category(chr(code)) in EVERY_CATEGORY}
    assert [char for char in odd - set(" \t\n\r") if refused(char) is None] == []


def test_letters_and_signs_of_prose_are_not_refused() -> None:
    assert refused("预算（万元）“引号”、，。：；！？《》〔2020〕10号①≥％ é ö ß ✓ 😀") is None


@pytest.mark.parametrize(
    ("char", "key"),
    [
        ("\xa0", "character/blank"),
        ("\u3000", "character/blank"),
        ("\u2009", "character/blank"),
        ("\x85", "character/line"),
        ("\u2028", "character/line"),
        ("\x0c", "character/line"),
        ("\x00", "character/control"),
        ("\x1b", "character/control"),
        ("\x7f", "character/control"),
        ("\u200b", "character/invisible"),
        ("\u202e", "character/invisible"),
        ("\ufeff", "character/invisible"),
        ("\ue000", "character/private"),
        ("\ufffe", "character/private"),
        ("\U0010ffff", "character/private"),
    ],
)
@pytest.mark.parametrize("before", ["title: 预算", "title: '预算", "title: x # 预算"])
def test_a_refused_character_is_named_with_its_place(before: str, char: str, key: str) -> None:
    text = f"format: 1\n{before}{char}" + ("'\n" if "'" in before else "\n")
    problem = one_problem(text)
    assert found_in(text) == [(key, 2, len(before) + 1)]
    assert problem.facts["character"] == f"U+{ord(char):04X}"


def test_a_line_separator_does_not_begin_a_new_key() -> None:
    assert found_in("note: a\u2028evil: 99\n") == [("character/line", 1, 8)]


def test_a_character_is_reported_once_a_line() -> None:
    text = "a: x\u200by\u200bz\xa0\nb: x\u200by\n"
    assert found_in(text) == [
        ("character/invisible", 1, 5),
        ("character/blank", 1, 9),
        ("character/invisible", 2, 5),
    ]


def test_at_most_a_hundred_characters_are_reported() -> None:
    assert len(problems_of("a: 1\n" + "#\x01\n" * 500)) == 100


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("\ta: 1\n", (1, 1)),
        ("a:\n\tb: 1\n", (2, 1)),
        ("a:\n  \tb: 1\n", (2, 3)),
        ("a:\t1\n", (1, 3)),
        ("a: x\ty#\t\n", (1, 5)),
    ],
)
def test_a_tab_is_refused_and_nothing_that_follows_from_it(text: str, place: tuple[int, int]) -> None:
    assert found_in(text) == [("tab", *place)]


def test_a_tab_inside_a_comment_says_nothing() -> None:
    assert plain(map_of("a: 1 # b\tc\n#\td\n")) == {"a": 1}


def test_tabs_that_indent_json_are_allowed() -> None:
    assert plain(map_of('{\n\t"a": 1,\n\t"b": [\n\t\t2\n\t]\n}\n')) == {"a": 1, "b": [2]}


def test_other_tabs_in_json_are_refused() -> None:
    assert found_in('{\n\t"a":\t1}\n') == [("tab", 2, 6)]


def test_a_syntax_problem_below_an_odd_indentation_is_not_told_twice() -> None:
    assert found_in("a:\n\u3000\u3000b: 1\n    c: 2\n") == [("character/blank", 2, 1)]


def test_windows_line_ends_are_read() -> None:
    assert plain(map_of("a: 1\r\nb: 2\r\n")) == {"a": 1, "b": 2}


def test_old_mac_line_ends_are_refused_once() -> None:
    assert found_in("a: 1\rb: 2\rc: yes\n") == [("line-end", 1, 5), ("ambiguous-value/yes-no", 3, 4)]


def test_a_text_with_an_escaped_control_character_is_refused() -> None:
    assert found_in('a: "x\\u0000"\n"b\\u200b": 1\n') == [("character/escaped", 1, 4), ("character/escaped", 2, 1)]


def test_new_lines_and_tabs_may_be_written_as_escapes() -> None:
    assert plain(map_of('a: "x\\n\\ty"\n')) == {"a": "x\n\ty"}
