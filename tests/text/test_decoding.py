import pytest

from perfrules.problems import Place
from perfrules.text.decoding import LARGEST_FILE
from tests.text.read import found_in, map_of, one_problem, place_of, plain

RULES = "format: 1\nid: a\ntitle: 年度绩效评价规则与预算执行情况说明\n"
TRADITIONAL = "format: 1\nid: a\ntitle: 年度績效評價規則與預算執行情況說明\n"


def test_utf_8_is_read() -> None:
    assert plain(map_of(RULES))["title"] == "年度绩效评价规则与预算执行情况说明"  # type: ignore[index]


def test_one_byte_order_mark_is_allowed_and_takes_no_column() -> None:
    node = map_of(b"\xef\xbb\xbf" + RULES.encode())
    assert node.place == Place("rules.yaml", 1, 1)


def test_a_second_byte_order_mark_is_an_invisible_character() -> None:
    assert found_in(b"\xef\xbb\xbf\xef\xbb\xbfformat: 1\n") == [("character/invisible", 1, 1)]


@pytest.mark.parametrize(
    ("text", "codec", "key"),
    [(RULES, "gb18030", "gb18030"), (RULES, "gbk", "gb18030"), (TRADITIONAL, "big5", "big5")],
)
def test_chinese_encodings_are_named_at_the_first_foreign_byte(text: str, codec: str, key: str) -> None:
    problem = one_problem(text.encode(codec))
    assert (problem.key, place_of(problem)) == (f"encoding/{key}", Place("rules.yaml", 3, 8))
    assert place_of(problem).source == text.split("\n")[2]


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_utf_16_is_named(codec: str) -> None:
    assert found_in(RULES.encode(codec)) == [("encoding/utf-16", 1, 1)]


def test_utf_16_with_few_zeros_is_still_named() -> None:
    text = "年度绩效评价规则说明" * 10 + "a"
    assert [key for key, _, _ in found_in(text.encode("utf-16-le"))] == ["encoding/utf-16"]


def test_other_bytes_are_not_a_text() -> None:
    assert found_in(b"a: 1\nb: \xff\xfe\xfa") == [("encoding/unknown", 2, 4)]


def test_bytes_of_one_chinese_encoding_only_name_that_one() -> None:
    text = "标题: \N{CJK UNIFIED IDEOGRAPH-20000}\n"
    assert found_in(text.encode("gb18030")) == [("encoding/gb18030", 1, 1)]


def test_a_file_of_one_mebibyte_is_read() -> None:
    data = b"a: 1\n#".ljust(LARGEST_FILE, b"x")
    assert plain(map_of(data)) == {"a": 1}


def test_a_larger_file_is_refused_unread() -> None:
    assert found_in(b"a: 1\n#".ljust(LARGEST_FILE + 1, b"x")) == [("too-large/file", 1, 1)]


@pytest.mark.parametrize("text", ["", "# only a comment\n", "\n\n", "---\n", "--- &a\n", "---\n...\n"])
def test_a_file_that_says_nothing_is_refused(text: str) -> None:
    assert found_in(text) == [("empty-file", 1, 1)]
