"""
Which rounding leads from an exact figure to the figure that somebody printed.

Forms round in many ways: the score half-up, the score cut off, the rate first and then the score. A difference that one of
them explains is no wrong sum, and the reader is told which it was.
"""

from perfrules.exact import Exact, Rounding, compare, rounded
from perfrules.words import Words

ROUNDINGS = {
    "exact": Words(en="not rounded", zh="未舍入"),
    "half_up": Words(en="rounded half up", zh="四舍五入"),
    "half_even": Words(en="rounded half to even", zh="四舍六入五成双"),
    "down": Words(en="cut off", zh="截尾"),
    "up": Words(en="rounded up", zh="进一"),
    "rate_half_up": Words(en="from the rate rounded half up", zh="按四舍五入后的比率计算"),
    "rate_down": Words(en="from the rate cut off", zh="按截尾后的比率计算"),
    "rate_up": Words(en="from the rate rounded up", zh="按进一后的比率计算"),
    "other": Words(en="not explained by rounding", zh="无法用舍入解释"),
}
"""What a figure can be to the exact one, in the order in which it is tried, with the words for a reader."""

MOST_PLACES = 4
_RATE_PLACES = (2, 1, 0)  # of a percentage, the least loss first
_SCORE_PLACES = 2  # what forms print a score with
_EXACT_ROUNDINGS: tuple[Rounding, ...] = ("half_up", "half_even", "down")


def rounding_of(printed: Exact, exact: Exact, of: Exact) -> str:
    """
    How *printed* comes from *exact*, points out of *of* points: a key of `ROUNDINGS`.

    A rounding counts only to as many places as *printed* has, four at most: 8.6 is never 8.6183 rounded to a whole number.
    For `rate_…` the rate *exact* / *of* is rounded as a percentage to 2, 1 or 0 places, and its share of *of* is *printed*, as
    it is or rounded half-up to two places; without full points above zero there is no rate.

    >>> rounding_of((862, 100), (86183, 10000), (10, 1)), rounding_of((8, 1), (86183, 10000), (10, 1))
    ('half_up', 'down')
    >>> rounding_of((4305, 100), (43073, 1000), (50, 1)), rounding_of((9, 1), (8, 1), (10, 1))
    ('rate_half_up', 'other')
    """
    if compare(printed, exact) == 0:
        return "exact"
    places = _places_of(printed)
    if places is not None:
        for rounding in _EXACT_ROUNDINGS:
            if compare(printed, rounded(exact, places, rounding)) == 0:
                return rounding
        if compare(printed, _rounded_up(exact, places)) == 0:
            return "up"
    return _rate_rounding(printed, exact, of) if of[0] > 0 else "other"


def _places_of(value: Exact) -> int | None:
    """How many decimals *value* needs; None for more than are looked at."""
    n, d = value
    return next((places for places in range(MOST_PLACES + 1) if n * 10**places % d == 0), None)


def _rounded_up(value: Exact, places: int) -> Exact:
    """*value* with its next larger size of *places* decimals, unless it has no more decimals than that."""
    n, d = rounded(value, places, "down")
    if compare((n, d), value) == 0:
        return (n, d)
    return (n + 1 if value[0] > 0 else n - 1, d)


def _rate_rounding(printed: Exact, exact: Exact, of: Exact) -> str:
    share = (exact[0] * of[1], exact[1] * of[0])
    for word in ("rate_half_up", "rate_down", "rate_up"):
        for places in _RATE_PLACES:
            rate = _rounded_rate(word, share, places + 2)
            points = (rate[0] * of[0], rate[1] * of[1])
            if 0 in (compare(printed, points), compare(printed, rounded(points, _SCORE_PLACES))):
                return word
    return "other"


def _rounded_rate(word: str, share: Exact, places: int) -> Exact:
    if word == "rate_up":
        return _rounded_up(share, places)
    return rounded(share, places, "half_up" if word == "rate_half_up" else "down")
