"""Problems: where, what, what to do, in two languages; nothing in data can disturb their display."""

import pytest

from perfrules.errors import LISTED_AT_MOST, DataError, PerfrulesError, RuleFileError
from perfrules.problems import Cell, Place, Problem, in_order, near, printable, shortened
from perfrules.words import Words

PLACE = Place("rules.yaml", 12, 5, "    wieght: 10")


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C")


def test_a_place_is_shown_as_editors_know_it_and_compared_without_its_text() -> None:
    assert str(PLACE) == "rules.yaml:12:5"
    assert Place("rules.yaml", 12, 5) == PLACE
    assert Place("rules.yaml", 2, 9) < Place("rules.yaml", 12, 5)


def test_a_cell_names_record_table_row_and_field() -> None:
    assert str(Cell("P-1", "paid")) == "P-1: paid"
    assert str(Cell("P-1", "paid", "years", 3)) == "P-1: years[3].paid"


def test_the_code_is_the_key_without_its_variant() -> None:
    assert (Problem("circle").code, Problem("circle/groups").code) == ("circle", "circle")


def test_a_problem_in_a_file_shows_the_line_and_a_caret() -> None:
    problem = Problem("circle", PLACE, {"chain": "a → b"}, related=(Place("rules.yaml", 20, 1, "  b: x"),))
    lines = problem.text("en").splitlines()
    assert lines[0].startswith("rules.yaml:12:5: error: ")
    assert lines[0].endswith("[circle]")
    assert lines[1:3] == ["        wieght: 10", "        ^"]
    assert lines[3].startswith("  → ")
    assert lines[4] == "  · rules.yaml:20:1: b: x"
    assert problem.line("zh").startswith("rules.yaml:12:5: 错误: ")


def test_a_caret_below_chinese_text_counts_two_columns_for_a_letter() -> None:
    place = Place("rules.yaml", 1, 4, "预算： x")
    assert Problem("circle", place, {"chain": "a"}).text("en").splitlines()[1:3] == [
        "    预算： x",
        "          ^",
    ]


def test_of_a_long_line_a_window_is_shown() -> None:
    place = Place("rules.yaml", 1, 301, "a" * 300 + "X" + "b" * 300)
    shown, caret = Problem("circle", place, {"chain": "a"}).text("en").splitlines()[1:3]
    assert shown == f"    {'a' * 60}X{'b' * 59}"
    assert caret.index("^") == shown.index("X")


def test_without_a_place_or_its_text_only_the_sentence_is_shown() -> None:
    nowhere = Problem("circle", None, {"chain": "a"}, severity="warning")
    assert nowhere.text("en").startswith("warning: ")
    assert "^" not in nowhere.text("en")
    assert "^" not in Problem("circle", Place("r", 1, 1), {"chain": "a"}).text("en")
    assert "^" not in Problem("circle", Cell("P-1", "paid"), {"chain": "a"}).text("en")


def test_facts_are_cut_and_made_harmless_and_words_follow_the_language() -> None:
    problem = Problem("circle", None, {"chain": "x\x1b[31m" + "y" * 500})
    assert "\\x1b[31m" in problem.said("en")
    assert "\x1b" not in problem.text("zh")
    assert len(problem.said("en")) < 400
    words = Problem("circle", None, {"chain": Words(en="these", zh="这些")})
    assert ("these" in words.said("en"), "这些" in words.said("zh")) == (True, True)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain 文", "plain 文"),
        ("a\tb", "a\\tb"),
        ("\u202e", "\\u202e"),
        ("\ud800", "\\ud800"),
        ("\U000e0001", "\\U000e0001"),
    ],
)
def test_control_and_invisible_characters_are_shown_as_escapes(text: str, shown: str) -> None:
    assert printable(text) == shown


def test_long_texts_are_cut_with_a_sign() -> None:
    assert (shortened("abc", 3), shortened("abcd", 3)) == ("abc", "abc…")


def test_the_near_word_is_found_or_there_is_none() -> None:
    assert (near("wieght", ["title", "weight"]), near("zzz", ["title", "weight"]), near("x", [])) == (
        "weight",
        None,
        None,
    )


def test_problems_are_sorted_by_place_and_those_without_come_last_in_their_order() -> None:
    def at(file: str, line: int, column: int) -> Problem:
        return Problem("circle", Place(file, line, column))

    nowhere, cell = Problem("circle/a"), Problem("circle/b", Cell("P", "x"))
    found = in_order([nowhere, at("b", 1, 1), cell, at("a", 2, 1), at("a", 1, 9), at("a", 1, 2)])
    assert found == (at("a", 1, 2), at("a", 1, 9), at("a", 2, 1), at("b", 1, 1), nowhere, cell)


@pytest.mark.parametrize("error", [PerfrulesError, RuleFileError, DataError])
def test_an_exception_holds_its_problems_and_says_them(error: type[PerfrulesError]) -> None:
    raised = error(
        [
            Problem("circle", PLACE, {"chain": "a"}),
            Problem("circle", Place("r", 1, 1), {"chain": "b"}),
        ]
    )
    assert isinstance(raised, PerfrulesError)
    assert [str(problem.where) for problem in raised.problems] == ["r:1:1", "rules.yaml:12:5"]
    assert str(raised) == "\n".join(problem.text("en") for problem in raised.problems)


def test_an_exception_says_no_more_than_a_hundred_problems() -> None:
    many = RuleFileError(Problem("circle", Place("r", line, 1), {"chain": "a"}) for line in range(1, 200))
    assert len(many.problems) == 199
    assert str(many).count("[circle]") == LISTED_AT_MOST
