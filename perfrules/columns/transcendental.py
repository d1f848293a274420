"""Logarithms, exponentials and roots of a batch: close in floats, to their 34 digits where that is not enough."""

from collections.abc import Callable
from dataclasses import replace
from typing import cast

import numpy as np

from perfrules import transcendental as single
from perfrules.columns.arithmetic import TooWideError, nearly
from perfrules.columns.deciding import compare
from perfrules.columns.numbers import Bits, Exactly, Numbers, constant, exacts, farthest, joined, near, open_rows, put
from perfrules.columns.sources import Settled
from perfrules.columns.values import Floats, Mask
from perfrules.exact import ZERO, Exact

_OVERFLOW = 700.0
_BITS = 300
"""More than a power of ten has under 34 digits of a number that is no smaller than 2^-60."""


def logarithm(a: Numbers) -> Numbers:
    """
    The natural logarithm; missing unless a is above zero.

    >>> from perfrules.columns.numbers import whole
    >>> logarithm(whole(np.array([1.0, 0.0]))).missing
    array([False,  True])
    """
    return _worked_out(a, compare(">", a, constant(ZERO)).true, np.log, single.logarithm)


def exponential(a: Numbers) -> Numbers:
    """E to the power a; missing beyond ±1000. TooWideError where floats do not go so far."""
    limit = single.LARGEST_EXPONENT
    inside = compare("<=", a, constant((limit, 1))).true & compare(">=", a, constant((-limit, 1))).true
    if farthest(np.where(inside, near(a)[0], 0.0)) > _OVERFLOW:
        raise TooWideError
    return _worked_out(a, inside, np.exp, single.exponential)


def root(a: Numbers, degree: int) -> Numbers:
    """The *degree*-th root; missing where a is below zero."""
    inside = compare(">=", a, constant(ZERO)).true
    return _worked_out(a, inside, lambda x: np.power(x, 1 / degree), lambda x: single.root(x, degree))


def _worked_out(
    a: Numbers, inside: Mask, floats: Callable[[Floats], Floats], exactly: Callable[[Exact], Exact | None]
) -> Numbers:
    """*exactly* of a where it is *inside*, elsewhere missing; *floats* are close to it."""
    size = np.where(inside, near(a)[0], 1.0)
    high = np.asarray(floats(size))
    if not isinstance(a, Exactly):
        # How far off the result is depends on where it is: it is worked out row by row.
        rows = open_rows(np.asarray(inside), None)
        found = [cast("Exact", exactly(one)) for one in exacts(a, rows)]
        put(high, rows, [n / d for n, d in found])
    # Libraries are off by a few 2^-53 of the result; what an exact number is off by in floats, 2^-51 of itself, grows to
    # 2^-41 of an exponential, and to 2^-51 in a logarithm.
    error = farthest(high) * 2.0**-40 + 2.0**-50
    result = nearly(
        high,
        error,
        Settled(cast("Callable[..., Exact]", exactly), (a,)),
        Bits(_BITS + int(2 * farthest(size)) * (floats is np.exp), 0),
        a,
    )
    return replace(result, missing=joined(a.missing, None if inside.all() else ~inside))
