"""Comparisons of numbers of a batch, and what follows from them: one of two, the least, the greatest, between two others."""

import operator
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import reduce
from math import gcd
from typing import Any, Literal, cast

import numpy as np

from perfrules.columns.arithmetic import exactly, over_one_bottom
from perfrules.columns.numbers import (
    LIMIT,
    SLACK,
    Bits,
    Exactly,
    Nearly,
    Numbers,
    Places,
    bits_together,
    bottom_bits,
    exacts,
    farthest,
    joined,
    marked,
    near,
    open_rows,
    put,
    unknown,
)  # fmt: skip
from perfrules.columns.sources import Picked, Sum
from perfrules.columns.values import Floats, Marks, Mask, Truths
from perfrules.columns.wholes import TooLongError, Wholes, bys, times, tops
from perfrules.exact import Exact
from perfrules.formula.operations import Sign

_SIGNS: dict[Sign, Callable[[Any, Any], Any]] = {
    "==": operator.eq, "!=": operator.ne, "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
}  # fmt: skip

_MOST_BITS = 200
"""Of bottoms whose quotients sums of two floats might tell apart."""


def compare(sign: Sign, a: Numbers, b: Numbers) -> Truths:
    """
    Whether a stands in relation *sign* to b, for every row.

    >>> from perfrules.columns.numbers import constant, whole
    >>> compare("<", whole(np.array([79.0, 80.0]), 100), constant((4, 5))).true
    array([ True, False])
    """
    gone = joined(unknown(a), unknown(b))
    true = _holds(sign, a, b, gone)
    return Truths(true if gone is None else true & ~gone, gone)


def compare_all(sign: Sign, join: Callable[[Mask, Mask], Mask], b: Numbers, *parts: Numbers) -> Truths:
    """
    Whether any or all of *parts*, as *join* says, stand in relation *sign* to b; missing where one of all is.

    >>> from perfrules.columns.numbers import constant, whole
    >>> compare_all("<", np.logical_or, constant((4, 5)), whole(np.array([79.0, 80.0]), 100), constant((1, 1))).true
    array([ True, False])
    """
    gone = reduce(joined, map(unknown, parts), unknown(b))
    true = reduce(join, [_holds(sign, part, b, gone) for part in parts])
    return Truths(true if gone is None else true & ~gone, gone)


def _holds(sign: Sign, a: Numbers, b: Numbers, gone: Mask | None) -> Mask:
    holds = _SIGNS[sign]
    if isinstance(a, Exactly) and isinstance(b, Exactly):
        if b.by is None and not b.top.ndim and (a.by is None or not b.top):
            return _against_limit(sign, a, (b.most, b.bottom))
        try:
            one = over_one_bottom(a, b)
        except TooLongError:
            x, y = _cross_products(a, b)
            # Four roundings on either side; two zeros are exact, and not close.
            close = np.abs(x - y) < np.abs(x) * 2.0**-49
        else:
            return cast("Mask", holds(one.a.values, one.b.values))
    else:
        (x, error_x), (y, error_y) = near(a), near(b)
        # What both are off by, and the rounding of the difference.
        close = np.abs(x - y) <= (error_x + error_y + (farthest(x) + farthest(y)) * 2.0**-52) * SLACK
    true = np.asarray(holds(x, y))
    if close.any():
        rows = open_rows(close, gone)
        signs = _signs(a, b, rows)
        put(true, rows, _exactly_held(holds, a, b, rows) if signs is None else holds(signs, 0.0))
    return true


def _signs(a: Numbers, b: Numbers, rows: Places) -> Floats | None:
    """
    Of what a − b is, or zero, for some *rows*; None where sums of two floats cannot tell.

    A difference other than zero is at least one over the product of the bottoms. If the sums are less than a quarter of that off,
    those within half of it are zero.
    """
    bits = bits_together(a, b)
    if bits.row or bits.own > _MOST_BITS or not rows.size:
        return None
    found, smallest = Sum(a, b, -1).pair(rows), 2.0**-bits.own
    if found is None or found.error > smallest / 4:
        return None
    difference = found.high + found.low
    signs = np.where(np.abs(difference) > smallest / 2, np.sign(difference), 0.0)
    return np.broadcast_to(signs, rows.shape)


def _exactly_held(holds: Callable[[Any, Any], Any], a: Numbers, b: Numbers, rows: Places) -> list[bool]:
    """The comparison of the exact numbers of some *rows*."""
    pairs = zip(exacts(a, rows), exacts(b, rows), strict=True)
    return [holds(n * e, m * d) for (n, d), (m, e) in pairs]


def _against_limit(sign: Sign, a: Exactly, limit: Exact) -> Mask:
    """Whole tops against a limit: what they must reach is a whole number too. Against zero they may be divided by anything."""
    n, d = limit
    whole, rest = divmod(n * a.bottom, d)
    # Beyond 2^53 all limits are alike, as no top gets there.
    edge = float(max(-2 * LIMIT, min(2 * LIMIT, whole)))
    if rest == 0:
        return cast("Mask", _SIGNS[sign](a.top, edge))
    if sign in {"==", "!="}:
        return np.full(a.top.shape, sign == "!=")
    return a.top <= edge if sign in {"<", "<="} else a.top > edge


def _cross_products(a: Exactly, b: Exactly) -> tuple[Floats, Floats]:
    """What to compare instead of quotients."""
    shared = gcd(a.bottom, b.bottom)
    x, y = a.top * float(b.bottom // shared), b.top * float(a.bottom // shared)
    if a.by is not b.by:
        x = x if b.by is None else x * b.by
        y = y if a.by is None else y * a.by
    return x, y


def pick(test: Truths, a: Numbers, b: Numbers) -> Numbers:
    """
    A where *test* is true, b where it is false, missing where it is missing.

    >>> from perfrules.columns.numbers import constant
    >>> picked = pick(Truths(np.array([True, False])), constant((1, 2)), constant((1, 3)))
    >>> picked.top, picked.bottom
    (array([3., 2.]), 6)
    """
    missing = joined(test.missing, _of_either(test.true, a.missing, b.missing))
    marks = None
    if a.marks is not None or b.marks is not None:
        marks = np.where(test.true, _or_none(a.marks), _or_none(b.marks))
        if test.missing is not None:
            # What cannot be told is missing, and no mark.
            marks = np.where(test.missing, np.uint8(0), marks)
    if isinstance(a, Exactly) and isinstance(b, Exactly):
        try:
            top, bottom, by = _one_or_other(test.true, a, b)
        except TooLongError:
            pass
        else:
            values, most_by = (None, 1) if by is None else (by.values, by.most)
            return Exactly(top.values, bottom, top.least, top.most, values, most_by, missing=missing, marks=marks)
    (x, error_x), (y, error_y) = near(a), near(b)
    bits = Bits(*map(max, bottom_bits(a), bottom_bits(b)))
    high = np.where(test.true, x, y)
    source = Picked(test.true, a, b)
    return Nearly(high, max(error_x, error_y), source, bits, missing=missing, marks=marks)


def _of_either(first: Mask, a: Mask | None, b: Mask | None) -> Mask | None:
    """A where *first* is set, b elsewhere."""
    if a is None:
        return None if b is None else b & ~first
    return a & first if b is None else np.where(first, a, b)


def _or_none(marks: Marks | None) -> Marks:
    return cast("Marks", np.uint8(0)) if marks is None else marks


def _one_or_other(first: Mask, a: Exactly, b: Exactly) -> tuple[Wholes, int, Wholes | None]:
    """The tops, the bottom and what divides row by row."""
    # Zero goes over any bottom, and a truth times a number is quicker than a choice.
    if b.least == b.most == 0:
        return Wholes(a.top * first, min(a.least, 0), max(a.most, 0)), a.bottom, bys(a)
    if a.least == a.most == 0:
        return Wholes(b.top * ~first, min(b.least, 0), max(b.most, 0)), b.bottom, bys(b)
    if a.by is b.by or (a.by is None and a.least == a.most) or (b.by is None and b.least == b.most):
        # A constant takes the other's bottom, so that what comes next finds it unchanged.
        x, y, bottom, by = over_one_bottom(a, b)
    else:
        shared = gcd(a.bottom, b.bottom)
        x, y = times(tops(a), b.bottom // shared), times(tops(b), a.bottom // shared)
        left, right = (1.0 if one.by is None else one.by for one in (a, b))
        bottom, by = a.bottom // shared * b.bottom, Wholes(np.where(first, left, right), 1, max(a.most_by, b.most_by))
    return Wholes(np.where(first, x.values, y.values), min(x.least, y.least), max(x.most, y.most)), bottom, by


def least(a: Numbers, b: Numbers) -> Numbers:
    """The lesser of a and b."""
    return _extreme(a, b, "<")


def greatest(a: Numbers, b: Numbers) -> Numbers:
    """The greater of a and b."""
    return _extreme(a, b, ">")


def _extreme(a: Numbers, b: Numbers, sign: Literal["<", ">"]) -> Numbers:
    if isinstance(a, Exactly) and isinstance(b, Exactly):
        known = _beforehand(a, b)
        if known is not None:
            return spread_missing(a, b) if known == sign else spread_missing(b, a)
    if isinstance(a, Exactly) and isinstance(b, Exactly) and (a.by is b.by or a.by is None or b.by is None):
        try:
            x, y, bottom, by = over_one_bottom(a, b)
        except TooLongError:
            pass
        else:
            if sign == "<":
                top = Wholes(np.minimum(x.values, y.values), min(x.least, y.least), min(x.most, y.most))
            else:
                top = Wholes(np.maximum(x.values, y.values), max(x.least, y.least), max(x.most, y.most))
            return exactly(top, bottom, by, a, b)
    better = Truths(compare(sign, b, a).true)
    return spread_missing(spread_missing(pick(better, b, a), a), b)


def _beforehand(a: Exactly, b: Exactly) -> Literal["<", ">"] | None:
    """Whether every a is at most b, or at least b, by their bounds alone; None where these do not tell."""
    if a.most <= 0 <= b.least or (a.by is b.by is None and a.most * b.bottom <= b.least * a.bottom):
        return "<"
    if a.least >= 0 >= b.most or (a.by is b.by is None and a.least * b.bottom >= b.most * a.bottom):
        return ">"
    return None


def spread_missing(a: Numbers, b: Numbers) -> Numbers:
    """A, missing where b is."""
    if b.missing is None and b.marks is None:
        return a
    return replace(a, missing=joined(a.missing, b.missing), marks=marked(a.marks, b.marks))


def in_order(parts: Sequence[Numbers]) -> list[Numbers]:
    """*parts* from the least to the greatest, row by row."""
    found = list(parts)
    for turn in range(len(found)):
        for left in range(turn % 2, len(found) - 1, 2):
            a, b = found[left], found[left + 1]
            found[left], found[left + 1] = least(a, b), greatest(a, b)
    return found
