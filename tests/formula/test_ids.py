import pytest

from perfrules.formula.functions import is_id


@pytest.mark.parametrize("word", ["paid", "预算数", "_x", "x2", "Paid_2024"])
def test_letters_digits_and_underscores_make_an_id(word: str) -> None:
    assert is_id(word)


@pytest.mark.parametrize(
    "word",
    [
        "",
        "2nd",
        "a b",
        "a-b",
        "a.b",
        "ｐaid",
        "ﬁne",
        "if",
        "None",
        "grade",
        "children",
        "not_applicable",
        "sum_of",
        "min",
    ],
)
def test_words_of_the_language_and_unusual_forms_are_no_ids(word: str) -> None:
    assert not is_id(word)
