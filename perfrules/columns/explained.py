"""Which rounding leads from exact figures to printed ones, record by record where they are not the same."""

import numpy as np

from perfrules.columns.deciding import compare
from perfrules.columns.numbers import Numbers, exacts, joined, open_rows, put, unknown
from perfrules.columns.values import Words
from perfrules.roundings import ROUNDINGS
from perfrules.roundings import rounding_of as single_rounding_of

_WORDS = tuple(ROUNDINGS)


def rounding_of(printed: Numbers, exact: Numbers, of: Numbers) -> Words:
    """
    The word for how *printed* comes from *exact*, points out of *of*.

    >>> from perfrules.columns.numbers import constant, whole
    >>> found = rounding_of(whole(np.array([862.0, 86183.0]), 10000), constant((86183, 10000)), constant((10, 1)))
    >>> [found.words[code] for code in found.codes]
    ['other', 'exact']
    """
    gone = joined(joined(unknown(printed), unknown(exact)), unknown(of))
    same = compare("==", printed, exact).true
    missing = np.zeros(same.shape, np.bool_) if gone is None else gone
    same, missing = np.broadcast_arrays(same, missing)
    codes = np.where(missing, np.int32(-1), np.int32(_WORDS.index("exact")))
    rows = open_rows(~same, missing)
    found = zip(*(exacts(one, rows) for one in (printed, exact, of)), strict=True)
    put(codes, rows, [_WORDS.index(single_rounding_of(*one)) for one in found])
    return Words(codes, _WORDS)
