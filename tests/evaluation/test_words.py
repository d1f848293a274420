"""The word that a scale has for a number."""

from perfrules.evaluation.names import reaching
from perfrules.model.items import ScaleWord
from perfrules.model.section import Section
from perfrules.model.texts import Text
from perfrules.problems import Place


def word(name: str, start: tuple[int, int], *, share: bool) -> tuple[str, ScaleWord]:
    return name, ScaleWord(name, Text((("en", name),)), start, share, Place("rules.yaml", 1, 1))


def test_a_share_of_points_that_cannot_be_told_leaves_the_word_missing() -> None:
    shares = reaching(Section([word("a", (9, 10), share=True), word("b", (0, 1), share=True)]))
    assert shares((9, 1), (10, 1)) == "a"
    assert shares((9, 1), None) is None


def test_numbers_have_a_word_whatever_the_points() -> None:
    numbers = reaching(Section([word("a", (9, 1), share=False), word("b", (0, 1), share=False)]))
    assert (numbers((9, 1), None), numbers((8, 1), (10, 1)), numbers((-1, 1), None)) == ("a", "b", None)
