"""Numbers of a batch rounded to decimals or to whole numbers, every tie decided exactly."""

from collections.abc import Callable
from math import gcd
from typing import Literal

import numpy as np

from perfrules.columns.arithmetic import exactly, nearly
from perfrules.columns.numbers import (
    LIMIT,
    SLACK,
    Bits,
    Exactly,
    Numbers,
    bounds,
    exacts,
    farthest,
    near,
    open_rows,
    put,
    scalar,
    unknown,
)  # fmt: skip
from perfrules.columns.sources import Settled
from perfrules.columns.values import Floats
from perfrules.columns.wholes import TooLongError, Wholes, bys, times, tops
from perfrules.exact import Exact
from perfrules.exact import rounded as rounded_exactly

Way = Literal["half_up", "half_even", "down", "floor", "ceil"]


def rounded(a: Numbers, places: int, way: Way) -> Numbers:
    """
    A rounded to *places* decimals; `floor` and `ceil` towards the lower and the higher neighbour.

    >>> from perfrules.columns.numbers import whole
    >>> found = rounded(whole(np.array([2675.0, -25.0]), 1000), 2, "half_up")
    >>> found.top, found.bottom
    (array([268.,  -3.]), 100)
    """
    scale = 10**places
    if isinstance(a, Exactly):
        if a.by is None and scale % a.bottom == 0:
            return a
        try:
            return _rounded_exactly(a, scale, way)
        except TooLongError:
            pass
    return _rounded_nearly(a, places, way)


def _rounded_exactly(a: Exactly, scale: int, way: Way) -> Exactly:
    shared = gcd(scale, a.bottom)
    top, by, divisor = times(tops(a), scale // shared), bys(a), a.bottom // shared
    bottom = Wholes(scalar(divisor), divisor, divisor) if by is None else times(by, divisor)
    # While twice the top and the bottom together stay below 2^53, a quotient of two whole numbers is rounded to a whole
    # number, or to a half, only where it is one.
    if 2 * (top.largest + bottom.most) > LIMIT:
        raise TooLongError
    values = _settled(way, top.values, bottom.values, negative=top.least < 0)
    if by is not None:
        return exactly(Wholes(values, *bounds(values)), scale, None, a)
    return exactly(Wholes(values, top.least // divisor, -(-top.most // divisor)), scale, None, a)


def _settled(way: Way, top: Floats, bottom: Floats, *, negative: bool) -> Floats:
    """Top ÷ bottom, rounded to a whole number."""
    if way != "half_up":
        return _WAYS[way](top / bottom)
    # Halves are exact: twice all of it stays below 2^53.
    found = np.asarray((np.abs(top) if negative else top) + bottom * 0.5)
    found /= bottom
    np.floor(found, out=found)
    return np.copysign(found, top) if negative else found


def _half_up(number: Floats) -> Floats:
    return np.copysign(np.floor(np.abs(number) + 0.5), number)


_WAYS: dict[Way, Callable[[Floats], Floats]] = {
    "half_up": _half_up, "half_even": np.rint, "down": np.trunc, "floor": np.floor, "ceil": np.ceil,
}  # fmt: skip


def _rounded_nearly(a: Numbers, places: int, way: Way) -> Numbers:
    """The same of floats; where they are too close to where it turns, of the exact number of that row."""
    scale = 10**places
    high, error = near(a)
    scaled = high * float(scale)
    size = np.abs(scaled)
    spread = size * 2.0**-50 if isinstance(a, Exactly) else (error * scale + size * 2.0**-52) * SLACK + 2.0**-1000
    if farthest(scaled) > LIMIT / 4:
        # Too long for whole numbers in floats: off by one step at most.
        source, bits = Settled(lambda x: _exactly(x, places, way), (a,)), Bits(scale.bit_length(), 0)
        step = error + farthest(high) * 2.0**-52 + 1 / scale
        return nearly(high, step, source, bits, a)
    turn = np.floor(size) + 0.5 if way in {"half_up", "half_even"} else np.rint(size)
    values = np.asarray(_WAYS[way](scaled))
    close, gone = np.abs(size - turn) < spread, unknown(a)
    if close.any():
        rows = open_rows(close, gone)
        put(values, rows, [_exactly(one, places, way)[0] for one in exacts(a, rows)])
    return exactly(Wholes(values, *bounds(values)), scale, None, a)


def _exactly(value: Exact, places: int, way: Way) -> Exact:
    n, d = value
    scale = 10**places
    if way == "floor":
        return (n * scale // d, scale)
    if way == "ceil":
        return (-(-n * scale // d), scale)
    return rounded_exactly(value, places, way)
