"""The four operations on numbers of a batch: exact while the whole numbers stay below 2^53, else close, and exact on demand."""

from dataclasses import replace
from math import gcd
from typing import Any, Literal, NamedTuple, cast

import numpy as np

from perfrules.columns.numbers import (
    SLACK,
    Bits,
    Exactly,
    Nearly,
    Numbers,
    bits_of_whole,
    bits_together,
    constant,
    exacts,
    farthest,
    joined,
    marked,
    near,
    open_rows,
    put,
    scalar,
    unknown,
)  # fmt: skip
from perfrules.columns.sources import Product, Settled, Sum
from perfrules.columns.values import Floats, Mask
from perfrules.columns.wholes import TooLongError, Wholes, bys, held, multiplied, product, times, tops
from perfrules.evaluation.arithmetic import quotient
from perfrules.exact import Exact

WIDEST = 2.0**400
"""Floats further from zero are not multiplied or divided, so that nothing leaves their range."""


class TooWideError(Exception):
    """Numbers so far from zero that nothing is worked out in floats."""


class Common(NamedTuple):
    """Two numbers over one bottom, a scalar times what stands in *by* for each row."""

    a: Wholes
    b: Wholes
    bottom: int
    by: Wholes | None


def over_one_bottom(a: Exactly, b: Exactly) -> Common:
    """A and b over one bottom; TooLongError where the whole numbers get too long."""
    by = bys(a)
    if a.bottom == b.bottom and a.by is b.by:
        return Common(tops(a), tops(b), a.bottom, by)
    shared = gcd(a.bottom, b.bottom)
    x, y = times(tops(a), b.bottom // shared), times(tops(b), a.bottom // shared)
    if a.by is not b.by:
        left, right = bys(a), bys(b)
        x = x if right is None else multiplied(x, right)
        y = y if left is None else multiplied(y, left)
        by = product(left, right)
    return Common(x, y, a.bottom // shared * b.bottom, by)


def exactly(top: Wholes, bottom: int, by: Wholes | None, *parts: Numbers, missing: Mask | None = None) -> Exactly:
    """Top ÷ (bottom × by); missing or marked where one of *parts* is."""
    marks = None
    for part in parts:
        missing, marks = joined(missing, part.missing), marked(marks, part.marks)
    values, most_by = (None, 1) if by is None else (by.values, by.most)
    return Exactly(top.values, bottom, top.least, top.most, values, most_by, missing=missing, marks=marks)


def add(a: Numbers, b: Numbers) -> Numbers:
    """
    A + b.

    >>> from perfrules.columns.numbers import constant, whole
    >>> float(add(whole(np.array([250.0]), 100), constant((1, 3))).top[0])
    850.0
    """
    return _sum(a, b, 1)


def subtract(a: Numbers, b: Numbers) -> Numbers:
    """A − b."""
    return _sum(a, b, -1)


def _sum(a: Numbers, b: Numbers, sign: Literal[1, -1]) -> Numbers:
    if isinstance(a, Exactly) and isinstance(b, Exactly):
        try:
            return _exact_sum(a, b, sign)
        except TooLongError:
            pass
    (x, error_x), (y, error_y) = near(a), near(b)
    high = x + y if sign == 1 else x - y
    error = error_x + error_y + farthest(high) * 2.0**-53  # one rounding
    return nearly(high, error, Sum(a, b, sign), bits_together(a, b), a, b)


def _exact_sum(a: Exactly, b: Exactly, sign: Literal[1, -1]) -> Exactly:
    x, y, bottom, by = over_one_bottom(a, b)
    if sign == 1:
        return exactly(held(x.values + y.values, x.least + y.least, x.most + y.most), bottom, by, a, b)
    return exactly(held(x.values - y.values, x.least - y.most, x.most - y.least), bottom, by, a, b)


def nearly(high: Floats, error: float, source: Any, bits: Bits, *parts: Numbers) -> Nearly:  # noqa: ANN401 - a Source
    """Floats and where they come from; missing or marked where one of *parts* is."""
    missing, marks = None, None
    for part in parts:
        missing, marks = joined(missing, part.missing), marked(marks, part.marks)
    return Nearly(high, error * SLACK, source, bits, missing=missing, marks=marks)


def multiply(a: Numbers, b: Numbers) -> Numbers:
    """
    A × b.

    >>> from perfrules.columns.numbers import constant, whole
    >>> product = multiply(constant((10, 1)), whole(np.array([250.0]), 100))
    >>> float(product.top[0]), product.bottom
    (250.0, 10)
    """
    if isinstance(a, Exactly) and isinstance(b, Exactly):
        try:
            return _exact_product(a, b)
        except TooLongError:
            pass
    (x, error_x), (y, error_y) = near(a), near(b)
    far_x, far_y = farthest(x), farthest(y)
    # What either is off by, times the other, and one rounding; 2^-1000 for a product near zero.
    error = far_x * error_y + far_y * error_x + error_x * error_y + far_x * far_y * 2.0**-53 + 2.0**-1000
    narrow(far_x, far_y)
    return nearly(x * y, error, Product(a, b), bits_together(a, b), a, b)


def narrow(*sizes: float) -> None:
    """TooWideError where one of *sizes* is beyond what is worked out in floats."""
    if max(sizes) > WIDEST:
        raise TooWideError


def _exact_product(a: Exactly, b: Exactly) -> Exactly:
    # A constant loses what it shares with the other's bottom, so that the whole numbers stay short.
    over_a = gcd(a.most, b.bottom) if a.least == a.most else 1
    over_b = gcd(b.most, a.bottom) if b.least == b.most else 1
    top = multiplied(_shortened(a, over_a), _shortened(b, over_b))
    return exactly(top, (a.bottom // over_b) * (b.bottom // over_a), product(bys(a), bys(b)), a, b)


def _shortened(a: Exactly, factor: int) -> Wholes:
    if factor == 1:
        return tops(a)
    number = a.most // factor
    return Wholes(scalar(number), number, number)


def divide(a: Numbers, b: Numbers) -> Numbers:
    """
    A ÷ b; missing where b is zero.

    >>> from perfrules.columns.numbers import constant, whole
    >>> quotient = divide(constant((1, 1)), whole(np.array([0.0, -4.0])))
    >>> quotient.missing, quotient.top, quotient.by
    (array([ True, False]), array([ 0., -1.]), array([1., 4.]))
    """
    if isinstance(a, Exactly) and isinstance(b, Exactly):
        try:
            return _exact_quotient(a, b)
        except TooLongError:
            pass
    return _near_quotient(a, b)


def _exact_quotient(a: Exactly, b: Exactly) -> Exactly:
    shared = gcd(a.bottom, b.bottom)
    top, bottom = times(tops(a), b.bottom // shared), a.bottom // shared
    by = bys(a)
    if a.by is b.by:
        by = None
    elif b.by is not None:
        top = multiplied(top, Wholes(b.by, 1, b.most_by))
    divisor, zero = _divisor(b)
    if b.least < 0:
        # The sign of the divisor goes to the top.
        top = Wholes(top.values * np.sign(b.top), -top.largest, top.largest)
    if divisor.values.ndim:
        return exactly(top, bottom, product(by, divisor), a, b, missing=zero)
    return exactly(top, bottom * divisor.most, by, a, b, missing=zero)


def _divisor(b: Exactly) -> tuple[Wholes, Mask | None]:
    """What b divides by, without its sign, and where it is zero; there it divides by 1."""
    values, zero = b.top, None
    if b.least < 0:
        values = np.abs(values)
    if b.least <= 0 <= b.most:
        found = values == 0
        if found.any():
            # A constant that is zero leaves nothing to divide by.
            zero, values = found, cast("Floats", values + found)
    return Wholes(values, 1, max(b.largest, 1)), zero


def _near_quotient(a: Numbers, b: Numbers) -> Nearly:
    (x, spread_x), (y, spread_y) = _spread(a), _spread(b)
    size = np.abs(y)
    unsure = np.asarray(size <= 2 * spread_y)
    gone = joined(unknown(a), unknown(b))
    bottom = np.where(unsure, 1.0, y)
    narrow(farthest(x), farthest(y), farthest(1 / bottom))
    high = np.asarray(x / bottom)
    # What either is off by, over the least that b can be, and one rounding.
    spread = (spread_x + np.abs(high) * spread_y) / np.where(unsure, 1.0, size - spread_y)
    spread = np.where(unsure, 0.0, spread)
    zero = np.zeros(high.shape, np.bool_)
    rows = open_rows(np.broadcast_to(unsure, high.shape), gone)
    found = [quotient(x, y) for x, y in zip(exacts(a, rows), exacts(b, rows), strict=True)]
    put(zero, rows, [one is None for one in found])
    put(high, rows, [0.0 if one is None else one[0] / one[1] for one in found])
    error = farthest(spread) + farthest(high) * 2.0**-52 + 2.0**-1000

    # The top of what is divided by has the bits of its bottom, and those before its point.
    bits = bits_together(a, b, bits_of_whole(y))
    result = nearly(high, error, Settled(_known_quotient, (a, b)), bits, a, b)
    return replace(result, missing=joined(result.missing, zero)) if len(rows) else result


def _known_quotient(x: Exact, y: Exact) -> Exact:
    """X ÷ y, which is not zero."""
    return cast("Exact", quotient(x, y))


def _spread(numbers: Numbers) -> tuple[Floats, Any]:
    """Floats close to *numbers*, and how far off each is: for exact ones a part of itself."""
    high, error = near(numbers)
    return (high, np.abs(high) * 2.0**-51) if isinstance(numbers, Exactly) else (high, error)


def negate(a: Numbers) -> Numbers:
    """−a."""
    if isinstance(a, Exactly):
        return replace(a, top=-a.top, least=-a.most, most=-a.least)
    return multiply(constant((-1, 1)), a)


def absolute(a: Numbers) -> Numbers:
    """A without its sign."""
    if isinstance(a, Exactly):
        if a.least >= 0:
            return a
        return replace(a, top=np.abs(a.top), least=0, most=a.largest)
    near = cast("Nearly", a)
    return replace(near, high=np.abs(near.high), source=Settled(lambda x: (abs(x[0]), x[1]), (a,)))
