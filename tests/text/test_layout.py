import pytest

from tests.text.read import found_in, map_of, one_problem, plain, problems_of


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("points: 1\nid：R1\nwhen: x\n", (2, 3)),
        ("id：R1\nwhen: x\n", (1, 3)),
        ("id：R1\n", (1, 3)),
        ("rules:\n  - id：R1\n    when: x\n", (2, 7)),
        ("rules:\n  - id：R1\n", (2, 7)),
        ("when: x\n  标题：甲\n", (2, 5)),
        ("a: {id：R1, b: 2}\n", (1, 7)),
        ("a: 1\n标题：甲\n", (2, 3)),
    ],
)
def test_a_full_width_colon_behind_a_name_is_named(text: str, place: tuple[int, int]) -> None:
    assert found_in(text) == [("full-width/colon", *place)]


@pytest.mark.parametrize("text", ["a:\n  - b\n  －c\n", "a:\n  －b\n  －c\n", "a:\n  －b\n"])
def test_a_full_width_dash_before_an_entry_is_named(text: str) -> None:
    assert [key for key, _, _ in found_in(text)] == ["full-width/dash"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: [甲，乙]\n", (1, 6)),
        ("a: [b, 甲，乙，丙]\n", (1, 9)),
        ("a: {b: 1，c: 2}\n", (1, 9)),
        ("a: [甲：1，乙]", (1, 8)),
        ("a: [１，０００]", (1, 6)),
    ],
)
def test_a_full_width_comma_that_separates_nothing_is_named(text: str, place: tuple[int, int]) -> None:
    assert found_in(text) == [("full-width/comma", *place)]


def test_full_width_punctuation_inside_prose_stays_legal() -> None:
    text = (
        "a: 全角（1）：说明，见“附件”－1\nb: {c: 甲，乙：丙}\nd:\n  - 说明：甲，乙\ne:\n  说明：全角\nf: ['甲，乙']\n"
    )
    assert plain(map_of(text)) == {
        "a": "全角（1）：说明，见“附件”－1",
        "b": {"c": "甲，乙：丙"},
        "d": ["说明：甲，乙"],
        "e": "说明：全角",
        "f": ["甲，乙"],
    }


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: 1\nb:2\nc: 3\n", (2, 2)),
        ("b:2\nc: 3\n", (1, 2)),
        ("a:1\n", (1, 2)),
        ("a:\n  - b:1\n", (2, 6)),
        ("a: {b:1}\n", (1, 6)),
        ("a: x\n  b:2\n", (2, 4)),
    ],
)
def test_a_missing_blank_behind_a_colon_is_named(text: str, place: tuple[int, int]) -> None:
    assert found_in(text) == [("missing-blank/colon", *place)]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a:\n  -b\n  -c\n", (2, 3)),
        ("a:\n  - b\n  -c\n  - d\n", (3, 3)),
        ("a:\n  - b\n  -c\n", (3, 3)),
        ("-a\n", (1, 1)),
    ],
)
def test_a_missing_blank_behind_a_dash_is_named(text: str, place: tuple[int, int]) -> None:
    assert found_in(text) == [("missing-blank/dash", *place)]


def test_addresses_and_negative_numbers_lack_no_blank() -> None:
    assert plain(map_of("a:\n  - http://x.example/y\n  - -5\nb: -rate\n")) == {
        "a": ["http://x.example/y", -5],
        "b": "-rate",
    }


@pytest.mark.parametrize(
    "text", ["a: x\n  y\n", "a: x\n\n  y\n", "a:\n  x\n  y\n", "- x\n  y\n", "a: {b: x\n  y}\n", "a: [x\n  y]\n"]
)
def test_an_unquoted_text_over_several_lines_is_refused_at_the_second(text: str) -> None:
    problem = one_problem(text)
    line = text.split("\n").index(next(line for line in text.split("\n") if "y" in line)) + 1
    assert found_in(text) == [("multi-line-text", line, 3)]
    assert "'>'" in problem.fix("en")
    assert problem.related[0].line < line


def test_a_key_swallowed_by_the_text_above_is_named() -> None:
    assert found_in("a: x\n  b: 1\nc: 2\n") == [("indentation/deeper", 2, 3)]
    assert found_in("a:\n  - b: 1\n     c: 2\n") == [("indentation/deeper", 3, 6)]
    assert found_in("a:\n  - b: 1\n      - c: 2\n") == [("indentation/deeper", 3, 7)]


@pytest.mark.parametrize(
    ("text", "place", "expected"),
    [
        ("a:\n  b: 1\n c: 2\n", (3, 2), "1, 3"),
        ("a:\n    b: 1\n  c: 2\n", (3, 3), "1, 5"),
        ("a:\n  - b: 1\n   c: 2\n", (3, 4), "1, 3"),
        ("a: |\n  x\n y\nb: 1\n", (3, 2), "1, 3"),
        ("a:\n    b: 1\n\n # c\n  d: 2\n", (5, 3), "1, 5"),
    ],
)
def test_a_line_that_fits_no_level_is_named_with_the_columns_above(
    text: str, place: tuple[int, int], expected: str
) -> None:
    assert found_in(text) == [("indentation/level", *place)]
    assert one_problem(text).facts["expected"] == expected


@pytest.mark.parametrize(
    ("text", "place"), [("- a\nb: 1\n", (2, 1)), ("a: 1\n- b\n", (2, 1)), ("a:\n  - b\n  c: 1\n", (3, 3))]
)
def test_entries_and_names_on_one_level_are_refused(text: str, place: tuple[int, int]) -> None:
    assert found_in(text) == [("indentation/mixed", *place)]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: 1 #x\n", (1, 6)),
        ("a: x  #财预10号\n", (1, 7)),
        ("a: 'x' #y\n", (1, 8)),
        ("a: 'x'#y\n", (1, 7)),
        ("a: 'x'# y\n", None),
        ("a: {b: 1} #x\n", (1, 11)),
        ("a: [1] #x\n", (1, 8)),
        ("a: #fff\nb: 1\n", (1, 4)),
        ("a: ###x\n", (1, 4)),
        ("b: 1\na #x: 1\n", (2, 3)),
        ("a: 'x\n  y' #z\n", (2, 6)),
    ],
)
def test_a_sign_of_a_comment_directly_behind_a_value_is_refused(text: str, place: tuple[int, int] | None) -> None:
    assert found_in(text) == ([("comment", *place)] if place else [])


def test_comments_are_comments() -> None:
    text = "#!a\na: 1 # x\nb: 2 ## y\nc: #\n  - 1 # z\n#d: 4\nd: 5 #\ne: |  #x\n  f\n#g\n"
    assert plain(map_of(text)) == {"a": 1, "b": 2, "c": [1], "d": 5, "e": "f\n"}


def test_a_sign_glued_to_a_word_is_part_of_it() -> None:
    assert plain(map_of("a: x#y\nb: 'x #y'\n")) == {"a": "x#y", "b": "x #y"}


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("a: {w: sum_of(x, y), t: 1}\n", (1, 8), "sum_of(x"),
        ("a: {w: max(b, min(c, d), e) > 1}\n", (1, 8), "max(b"),
        ("a: [{w: round(b, 2)}]\n", (1, 9), "round(b"),
        ("a: [max(b, c), d]\n", (1, 5), "max(b"),
        ("a: {w: f(x, 'A'), t: 1}\n", (1, 8), "f(x"),
    ],
)
def test_a_formula_with_a_comma_inside_brackets_is_reported_once(text: str, place: tuple[int, int], said: str) -> None:
    problems = problems_of(text)
    assert [(p.key, p.facts["text"]) for p in problems] == [("comma-in-formula", said)]
    assert found_in(text) == [("comma-in-formula", *place)]


def test_formulas_without_commas_stand_inside_brackets() -> None:
    assert plain(map_of("a: {w: (x + y) > 1, t: [f(x), g(y)]}")) == {"a": {"w": "(x + y) > 1", "t": ["f(x)", "g(y)"]}}


def test_a_quoted_formula_with_commas_stands_inside_brackets() -> None:
    assert plain(map_of('a: {w: "sum_of(x, y)", t: 1}')) == {"a": {"w": "sum_of(x, y)", "t": 1}}


def test_a_text_with_a_comma_inside_braces_is_refused_once() -> None:
    assert found_in("a: {t: 甲,乙,丙}\n") == [("comma-in-braces", 1, 10)]
    assert found_in("a: {b, c: 1}\n") == [("comma-in-braces", 1, 5)]


@pytest.mark.parametrize(
    "text", ["a: {score} > 90\n", "a: {score}\n", "a: {budget - executed}未支付\n", "a: {b}、{c}\n", "a: {{b}}\n"]
)
def test_a_text_that_begins_with_a_brace_is_refused_there(text: str) -> None:
    assert found_in("x: 1\n" + text) == [("brace-first", 2, text.rindex("{", 0, 6) + 1)]
