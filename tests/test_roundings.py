"""Roundings are recognised: each as it is done on paper, only to the places that are printed, the plain ones first."""

from collections.abc import Callable
from fractions import Fraction
from math import ceil, floor

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from perfrules.exact import Exact
from perfrules.roundings import ROUNDINGS, rounding_of

figures = st.builds(Fraction, st.integers(-(10**6), 10**6), st.sampled_from([1, 3, 7, 8, 100, 1000, 2400]))
fulls = st.builds(Fraction, st.integers(1, 4000), st.sampled_from([1, 2, 10]))
places = st.integers(0, 4)


def sized(on_paper: Callable[[Fraction], int]) -> Callable[[Fraction, int], Fraction]:
    """A rounding of the size of a figure, to places; the sign stays."""

    def rounded(value: Fraction, places: int) -> Fraction:
        size = Fraction(on_paper(abs(value) * 10**places), 10**places)
        return size if value >= 0 else -size

    return rounded


PAPER: dict[str, Callable[[Fraction, int], Fraction]] = {
    "half_up": sized(lambda value: floor(value + Fraction(1, 2))),
    "half_even": sized(round),
    "down": sized(floor),
    "up": sized(ceil),
}


def named(printed: Fraction, exact: Fraction, of: Fraction = Fraction(100)) -> str:
    def pair(value: Fraction) -> Exact:
        return (value.numerator * 3, value.denominator * 3)  # pairs are not always in lowest terms

    return rounding_of(pair(printed), pair(exact), pair(of))


def decimals(value: Fraction) -> int:
    return next(places for places in range(50) if (value * 10**places).denominator == 1)


@pytest.mark.parametrize(
    ("printed", "exact", "of", "word"),
    [
        ("8.62", "8.62", "10", "exact"),
        ("8.62", "8.618304", "10", "half_up"),
        ("9", "8.618304", "10", "half_up"),
        ("8.6", "8.65", "10", "half_even"),
        ("8.61", "8.618304", "10", "down"),
        ("8", "8.618304", "10", "down"),
        ("8.1", "8.01", "10", "up"),
        ("8.7", "8.618304", "10", "up"),
        ("8.618", "8.61798", "10", "half_up"),
        ("43.05", "43.073", "50", "rate_half_up"),
        ("43.1", "43.3", "50", "other"),
        ("42.875", "43.0625", "50", "other"),
        ("8.5", "8.59", "10", "down"),
        ("43.05", "43.099", "50", "rate_down"),
        ("43.5", "43.05", "50", "rate_up"),
        ("12.32625", "12.3265", "12.5", "rate_half_up"),
        ("12.32375", "12.3248", "12.5", "rate_down"),
        ("19.6", "20", "20", "other"),
        ("8.6183", "8.5", "10", "other"),
    ],
)
def test_a_printed_figure_tells_how_it_was_rounded(printed: str, exact: str, of: str, word: str) -> None:
    assert named(Fraction(printed), Fraction(exact), Fraction(of)) == word


@pytest.mark.parametrize("of", ["0", "-10"])
def test_without_full_points_there_is_no_rate_to_round(of: str) -> None:
    assert named(Fraction("43.05"), Fraction("43.073"), Fraction(of)) == "other"
    assert named(Fraction("43.07"), Fraction("43.073"), Fraction(of)) == "half_up"


@given(figures, places, st.sampled_from(sorted(PAPER)))
@example(Fraction(-5, 2), 0, "half_even")
def test_a_figure_rounded_on_paper_is_recognised(exact: Fraction, places: int, word: str) -> None:
    found = named(PAPER[word](exact, places), exact)
    earlier = list(ROUNDINGS)[: list(ROUNDINGS).index(word) + 1]
    assert found in earlier
    assert found == "exact" or PAPER[found](exact, places) == PAPER[word](exact, places)


@given(
    figures, fulls, st.sampled_from(["rate_half_up", "rate_down", "rate_up"]), st.sampled_from([0, 1, 2]), st.booleans()
)
def test_a_rate_rounded_first_is_explained(exact: Fraction, of: Fraction, word: str, places: int, twice: bool) -> None:
    points = PAPER[word.removeprefix("rate_")](exact / of, places + 2) * of
    assert named(PAPER["half_up"](points, 2) if twice else points, exact, of) != "other"


@given(figures, figures, fulls)
def test_the_order_of_trying_is_the_order_of_the_words(printed: Fraction, exact: Fraction, of: Fraction) -> None:
    def fits(word: str) -> bool:
        if word in {"exact", "other"}:
            return word == "other" or printed == exact
        if word in PAPER:
            return any(printed == PAPER[word](exact, places) for places in range(5))
        points = [PAPER[word.removeprefix("rate_")](exact / of, places) * of for places in (4, 3, 2)]
        return printed in {*points, *(PAPER["half_up"](one, 2) for one in points)}

    assert named(printed, exact, of) == next(word for word in ROUNDINGS if fits(word))


@given(figures, st.decimals(-1000, 1000, places=4).map(Fraction), fulls)
def test_a_difference_of_a_unit_of_the_last_place_is_never_a_plain_rounding(
    printed: Fraction, difference: Fraction, of: Fraction
) -> None:
    assume(printed.denominator in {1, 2, 4, 5, 8, 10, 20, 25, 50, 100})
    assume(abs(difference) >= Fraction(1, 10 ** decimals(printed)))
    found = named(printed, printed + difference, of)
    assert found == "other" or (found.startswith("rate_") and abs(difference) <= of / 100 + Fraction(1, 200))


def test_every_word_is_there_in_both_languages() -> None:
    assert all(words.en and words.zh for words in ROUNDINGS.values())
