"""Floats as whole numbers of the last place that their shortest decimal texts have."""

import numpy as np

from perfrules.columns.values import Floats, Mask
from perfrules.records.figures import LIMIT

PLACES = (0, 2, 4, 6, 8, 10, 12)


def on_grid(values: Floats, places: int, most: int = PLACES[-1]) -> tuple[Floats, int, Mask | None]:
    """
    *values* in units of some decimal place, how many places these are, and where that is exact (None: everywhere).

    Exact means: a whole number of at most 15 digits gives the float back. It then says the float's shortest decimal text,
    since no two decimals of at most 15 digits share a float. At least *places* are tried and at most *most*.

    >>> on_grid(np.array([0.25, 8697.38]), 0)
    (array([2.50000e+01, 8.69738e+05]), 2, None)
    """
    tops, exact = _tried(values, places)
    if exact.all():
        return tops, places, None
    count, rest = np.count_nonzero(exact), values[~exact]
    found = places
    for more in PLACES:
        if not places < more <= most:
            continue
        fitting = np.count_nonzero(_tried(rest, more)[1])
        if fitting:
            again = _tried(values, more)
            if (total := np.count_nonzero(again[1])) > count:
                (tops, exact), count, found = again, total, more
        if fitting == len(rest):
            break
    return tops, found, None if count == len(values) else exact


def _tried(values: Floats, places: int) -> tuple[Floats, Mask]:
    tops = np.rint(values * float(10**places))
    return tops, (tops / float(10**places) == values) & (np.abs(tops) < LIMIT)
