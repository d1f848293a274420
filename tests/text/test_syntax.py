import pytest

from tests.text.read import found_in, one_problem, problems_of


@pytest.mark.parametrize("sign", ["%", "@", "`", ">", "|", "]", "}", ","])
def test_an_unquoted_text_that_begins_with_a_sign_is_refused_there(sign: str) -> None:
    text = f"x: 1\na: {sign}score > 1\nb: 2\n"
    assert found_in(text) == [("special-start", 2, 4)]
    assert one_problem(text).facts["sign"] == sign


@pytest.mark.parametrize(
    "text", ["a: >= 90\nb: 1\n", "a: > 90\nb: 1\n", "a: >\u200b\n", "a: |#\n  x\n", "a: - b\n", "a: ? b\n"]
)
def test_a_value_that_begins_like_something_else_is_refused_there(text: str) -> None:
    assert found_in(text)[-1] in [("special-start", 1, 4), ("character/invisible", 1, 5)]


@pytest.mark.parametrize("text", ["a: {,}\n", "a: [,]\n", ": x\n", "a: 1\n: x\n"])
def test_signs_without_a_meaning_are_refused(text: str) -> None:
    assert [key for key, _, _ in found_in(text)] == ["special-start"]


@pytest.mark.parametrize(("sign", "key"), [("*", "alias"), ("&", "alias/anchor"), ("!", "tag")])
@pytest.mark.parametrize("rest", ["score", "score >= 90", "score and b"])
def test_signs_of_repetition_and_type_are_refused(sign: str, key: str, rest: str) -> None:
    assert found_in(f"x: 1\na: {sign}{rest}\n") == [(key, 2, 4)]


@pytest.mark.parametrize(
    "text",
    [
        "a: &x {b: 1}\n",
        "a: !t [b]\n",
        "a: !!set {b: 1}\n",
        "a: !!str 1\n",
        "a: !!binary aGk=\n",
        "a: !\n",
        "a: !<x\n",
        "a: !x!y z\n",
        "a: & b\n",
    ],
)
def test_anchors_and_tags_of_any_value_are_refused(text: str) -> None:
    assert found_in(text) in ([("tag", 1, 4)], [("alias/anchor", 1, 4)])


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("a: 1\nwhen: 'A' == grade\n", (2, 11), "'A' == grade"),
        ("a: 'it's ok'\n", (1, 8), "'it's ok'"),
        ('a: "引号"开头\n', (1, 8), '"引号"开头'),
        ("a: {w: 'A' == g}\n", (1, 12), "'A' == g}"),
        ("a: 'b': c\n", (1, 7), "'b': c"),
        ('a: "x\n  y" z\n', (2, 6), '"x'),
    ],
)
def test_text_behind_a_closing_quote_is_refused(text: str, place: tuple[int, int], said: str) -> None:
    assert found_in(text) == [("text-after-quote", *place)]
    assert one_problem(text).facts["text"] == said


@pytest.mark.parametrize(
    ("text", "place"), [("a: {b: 1} > 90\n", (1, 11)), ("a: [1] x\n", (1, 8)), ("a: [1]: 2\n", (1, 7))]
)
def test_text_behind_a_closing_bracket_is_refused(text: str, place: tuple[int, int]) -> None:
    assert found_in(text) == [("text-after-bracket", *place)]


@pytest.mark.parametrize("quote", ["'", '"'])
@pytest.mark.parametrize("rest", ["open\nb: 1\n", "open\n---\nb: 1\n", "open\n...\n", "", "open" + "x" * 5000])
def test_a_quote_that_is_not_closed_is_refused_where_it_begins(quote: str, rest: str) -> None:
    assert found_in(f"x: 1\na: {quote}{rest}") == [("open-quote", 2, 4)]


@pytest.mark.parametrize(
    "escape", ["\\d", "\\'", "\\x1", "\\u12", "\\ud83d", "\\uDFFF", "\\U00110000", "\\UFFFFFFFF", "\\U0000d800", "\\。"]
)
def test_a_backslash_without_a_meaning_is_refused(escape: str) -> None:
    text = f'a: 1\nb: "x\\n\\\n  y\\"{escape}"\n'
    assert found_in(text) == [("escape", 3, 6)]
    assert one_problem(text).facts["escape"] == escape[:2]


def test_a_bracket_that_is_not_closed_is_refused_where_it_begins() -> None:
    assert found_in("a: {x: 1\nb: 2\n") == [("open-bracket", 1, 4)]
    assert found_in("a: [1, 2\nb: 2\n") == [("open-bracket", 1, 4)]
    assert found_in("a: [1, '2]', \"3\n]\"\n") == [("open-bracket", 1, 4)]
    assert found_in("a: [\n") == [("open-bracket", 1, 4)]
    assert found_in("a: {b: [1, {c: \n") == [("open-bracket", 1, 12)]
    assert found_in("a: {x: [1}\n") == [("wrong-bracket", 1, 10)]


def test_a_bracket_of_the_wrong_kind_is_refused() -> None:
    assert found_in("a: [1, 2}\n") == [("wrong-bracket", 1, 9)]
    assert one_problem("a: [1, 2}\n").facts["instead"] == "]"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: {b: 1 c: 2}\n", (1, 11)),
        ('{"a": "x" "b": 1}\n', (1, 11)),
        ('{"a": 1\n"b": 2}\n', (2, 4)),
        ('{"a": 1,\n"b": [{"c": "x"}]\n"d": 2}\n', (3, 1)),
        ("a: ['a' 'b']\n", (1, 9)),
    ],
)
def test_a_missing_comma_is_named(text: str, place: tuple[int, int]) -> None:
    assert found_in(text) == [("missing-comma", *place)]


def test_brackets_inside_an_unquoted_text_in_brackets_are_refused() -> None:
    assert found_in("a: {w: g in ['a', 'b']}\n") == [("brackets-in-text", 1, 8)]
    assert found_in("a: [f{x}]\n") == [("brackets-in-text", 1, 5)]


@pytest.mark.parametrize(
    ("text", "place"),
    [("a: b: c\n", (1, 5)), ("a: 见附件: 说明\n", (1, 7)), ("a: b:\n", (1, 5)), ("- a: b: c\n", (1, 7))],
)
def test_a_colon_and_a_blank_inside_an_unquoted_text_are_refused(text: str, place: tuple[int, int]) -> None:
    assert found_in(text) == [("colon-in-text", *place)]


@pytest.mark.parametrize("text", ["a: 1\nsome text\nb: 2\n", "a: 1\n说明文字\n", "a: 1\n'b'\nc: 1\n"])
def test_a_line_without_a_colon_is_refused_there(text: str) -> None:
    assert found_in(text) == [("no-colon", 2, 1)]


@pytest.mark.parametrize(
    "text",
    [
        "%YAML 1.1\n---\na: 1\n",
        "# x\n\n%TAG ! tag:x,2002:\n---\na: 1\n",
        "%x\n",
        "a: 1\n%x: 2\n",
        "a: 1\n%YAML 1.1\n---\nb: 1\n",
    ],
)
def test_a_line_that_begins_with_a_percent_sign_is_refused(text: str) -> None:
    line = next(number for number, line in enumerate(text.split("\n"), start=1) if line.startswith("%"))
    assert found_in(text) == [("directive", line, 1)]


def test_a_percent_sign_behind_the_end_is_refused() -> None:
    assert found_in("a: 1\n...\n%YAML " + "9" * 5000 + ".1\n---\nb: 1\n") == [("directive", 3, 1)]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: 1\n---\nb: 1\n", 2),
        ("a: 1\n...\nb: 1\n", 3),
        ("a: 1\n---\n", 2),
        ("---\na: 1\n---\n", 3),
        ("a: 1\n...\n---\n", 3),
    ],
)
def test_a_second_document_is_refused(text: str, line: int) -> None:
    assert found_in(text) == [("several-documents", line, 1)]


@pytest.mark.parametrize("text", ["---\na: 1\n", "a: 1\n...\n", "a: 1\n...\n# x\n\n...\n", "--- # x\na: 1\n"])
def test_the_marks_of_one_document_are_read(text: str) -> None:
    assert problems_of(text) == ()


def test_text_behind_a_complete_file_is_refused() -> None:
    assert found_in('{"a": 1}\n  b: 2\n') == [("text-after-end", 2, 3)]
    assert found_in('{"a": 1} }\n') == [("text-after-end", 1, 10)]


def test_what_cannot_be_explained_is_refused_at_its_place() -> None:
    assert found_in("a: [b: c: d]\n") == [("missing-comma", 1, 9)]
    assert found_in("? a\n? b: c\n  d\n") != []
    assert found_in("a: x\n?y z\n") != []


def test_messages_after_a_disturbed_line_are_not_repeated() -> None:
    assert found_in("a: *x >= 90\n") == [("alias", 1, 4)]
    assert found_in("a: yes\nb: c: d\n") == [("ambiguous-value/yes-no", 1, 4), ("colon-in-text", 2, 5)]
    assert found_in("a: {b: yes, c: d: e}\n") == [("ambiguous-value/yes-no", 1, 8), ("missing-comma", 1, 17)]
