import pytest

from perfrules.problems import Place
from tests.text.read import found_in, map_of, one_problem, plain


@pytest.mark.parametrize("text", ["a: 1\nb: 2\na: 3\n", "a: 1\nb: 2\n'a': 3\n", 'a: 1\nb: 2\n"a" : 3\n'])
def test_a_repeated_key_is_refused_with_both_places(text: str) -> None:
    problem = one_problem(text)
    assert (problem.key, problem.where, problem.related) == (
        "repeated-key",
        Place("rules.yaml", 3, 1),
        (Place("rules.yaml", 1, 1),),
    )
    assert problem.related[0].source == "a: 1"


def test_a_key_written_three_times_is_refused_twice() -> None:
    assert found_in("a: 1\na: 2\na: 3\n") == [("repeated-key", 2, 1), ("repeated-key", 3, 1)]


def test_keys_of_two_maps_are_not_repeated() -> None:
    assert plain(map_of("a: {x: 1}\nb: {x: 1}\n")) == {"a": {"x": 1}, "b": {"x": 1}}


def test_keys_inside_brackets_are_compared_too() -> None:
    assert found_in("a: {x: 1, y: 2, x: 3}\n") == [("repeated-key", 1, 17)]


@pytest.mark.parametrize(
    "key", ["yes", "no", "on", "off", "y", "n", "No", "产出", "a_1", "a.b", "≥", "优", "is it", "inf_", "80%"]
)
def test_words_are_keys(key: str) -> None:
    assert [entry.key for entry in map_of(f"{key}: 1\n")] == [key]


@pytest.mark.parametrize(
    "key",
    [
        "true",
        "false",
        "True",
        "null",
        "~",
        "NULL",
        "1",
        "-1",
        "1.5",
        "01",
        "0x1F",
        "1_000",
        "1e3",
        ".5",
        "+5",
        "3:20",
        ".inf",
        "inf",
        "NaN",
        "=",
        "1" * 20,
    ],
)
def test_numbers_and_words_with_a_meaning_are_not_keys(key: str) -> None:
    assert found_in(f"a:\n  {key}: 1\n") == [("key-type", 2, 3)]


@pytest.mark.parametrize("key", ["1", "true", "null", "3:20", "<<", "- a"])
def test_any_quoted_text_may_be_a_key(key: str) -> None:
    assert [entry.key for entry in map_of(f"'{key}': 1\n")] == [key]


@pytest.mark.parametrize(
    ("text", "place", "instead"),
    [("a: 1\n'b ': 2\n", (2, 1), "b"), ("' b': 2\n", (1, 1), "b"), ("a: {'b ': 2}\n", (1, 5), "b")],
)
def test_a_key_with_surrounding_blanks_is_refused(text: str, place: tuple[int, int], instead: str) -> None:
    assert found_in(text) == [("key-form/blanks", *place)]
    assert one_problem(text).facts["instead"] == instead


@pytest.mark.parametrize(
    ("key", "instead"), [("ｐｏｉｎｔｓ", "points"), ("e\u0301", "é"), ("①", "1"), ("'（甲）'", "(甲)")]
)
def test_a_key_in_variant_characters_is_refused(key: str, instead: str) -> None:
    problem = one_problem(f"a: 1\n{key}: 2\n")
    assert (problem.key, problem.facts["instead"]) == ("key-form/characters", instead)
    assert found_in(f"a: 1\n{key}: 2\n") == [("key-form/characters", 2, 1)]


def test_variants_of_one_key_are_one_mistake_at_the_variant() -> None:
    assert found_in("points: 1\nｐｏｉｎｔｓ: 2\n'points ': 3\n") == [
        ("key-form/characters", 2, 1),
        ("key-form/blanks", 3, 1),
    ]


@pytest.mark.parametrize("text", ["[a]: b\n", "{a: 1}: b\n", "? [a]\n: b\n", "{}: 1\n"])
def test_a_list_or_a_map_is_not_a_key(text: str) -> None:
    assert [key for key, _, _ in found_in(text)] == ["key-form/nested"]


def test_an_empty_key_is_refused() -> None:
    assert found_in("'': 1\n") == [("key-form/empty", 1, 1)]
    assert found_in('a: {" ": 1}\n') == [("key-form/empty", 1, 5)]


@pytest.mark.parametrize("text", ['"a\\nb": 1\n', "? |\n  a\n: 1\n", "'a\n b': 1\n"])
def test_a_key_over_several_lines_is_refused(text: str) -> None:
    assert [(key, line) for key, line, _ in found_in(text)] == [("key-form/lines", 1)]


@pytest.mark.parametrize("text", ["k" * 1100 + ": 1\n", "a: 1\n" + "k" * 1100 + ": 1\n"])
def test_a_key_over_a_thousand_characters_is_refused(text: str) -> None:
    assert found_in(text) == [("too-large/key", text.count("\n"), 1)]


def test_a_merge_key_is_refused() -> None:
    assert found_in("a: 1\n<<: {b: 1}\n") == [("alias/merge", 2, 1)]


@pytest.mark.parametrize(("text", "key"), [("&x a: 1\n", "alias/anchor"), ("!t a: 1\n", "tag"), ("*x : 1\n", "alias")])
def test_anchors_tags_and_aliases_are_not_keys(text: str, key: str) -> None:
    assert found_in("b: 0\n" + text) == [(key, 2, 1)]


def test_a_dash_glued_to_a_key_is_named() -> None:
    assert found_in("rules:\n  -id: R1\n") == [("missing-blank/dash", 2, 3)]
    assert found_in("rules:\n  －id: R1\n") == [("full-width/dash", 2, 3)]


def test_a_colon_glued_inside_a_key_is_named() -> None:
    assert found_in("id:R1: x\n") == [("missing-blank/colon", 1, 3)]
    assert found_in("id：R1: x\n") == [("full-width/colon", 1, 3)]


def test_all_problems_of_one_file_are_reported_in_one_run() -> None:
    text = "a: yes\nb: 1\nb: 2\ntrue: 1\nc: 0571\n'd ': 1\ne: x\u200b\nf: &x 1\ng: 1 #x\nh:\ni: 5\n  j: 6\n"
    assert found_in(text) == [
        ("ambiguous-value/yes-no", 1, 4),
        ("repeated-key", 3, 1),
        ("key-type", 4, 1),
        ("ambiguous-value/leading-zero", 5, 4),
        ("key-form/blanks", 6, 1),
        ("character/invisible", 7, 5),
        ("alias/anchor", 8, 4),
        ("comment", 9, 6),
        ("ambiguous-value/empty", 10, 1),
        ("indentation/deeper", 12, 3),
    ]
