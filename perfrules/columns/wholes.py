"""Whole numbers in floats, with bounds that say beforehand, or after a look, that nothing was rounded."""

from typing import NamedTuple

from perfrules.columns.numbers import LIMIT, Exactly, bounds, farthest
from perfrules.columns.values import Floats


class TooLongError(Exception):
    """A whole number that a float may not hold."""


class Wholes(NamedTuple):
    """Whole numbers in floats, none below *least* or above *most*."""

    values: Floats
    least: int
    most: int

    @property
    def largest(self) -> int:
        """None is further from zero."""
        return max(self.most, -self.least)


def held(values: Floats, least: int, most: int) -> Wholes:
    """
    What came of one sum or product of whole numbers and lies from *least* to *most*; TooLongError where one may be rounded.

    What is rounded is 2^53 or more afterwards too, as rounding never passes a number that a float holds.
    """
    if least >= -LIMIT and most <= LIMIT:
        return Wholes(values, least, most)
    if farthest(values) < LIMIT:
        return Wholes(values, *bounds(values))
    raise TooLongError


def times(a: Wholes, factor: int) -> Wholes:
    """A × *factor*, which is above zero."""
    if factor == 1:
        return a
    if factor > LIMIT:
        raise TooLongError
    return held(a.values * float(factor), a.least * factor, a.most * factor)


def product(a: Wholes | None, b: Wholes | None) -> Wholes | None:
    """A × b, where None stands for 1."""
    return b if a is None else a if b is None else multiplied(a, b)


def multiplied(a: Wholes, b: Wholes) -> Wholes:
    """A × b."""
    if a.least == a.most == 1:
        return b
    if b.least == b.most == 1:
        return a
    ends = (a.least * b.least, a.least * b.most, a.most * b.least, a.most * b.most)
    return held(a.values * b.values, min(ends), max(ends))


def tops(a: Exactly) -> Wholes:
    """The tops of *a*."""
    return Wholes(a.top, a.least, a.most)


def bys(a: Exactly) -> Wholes | None:
    """What *a* is divided by row by row, None for 1."""
    return None if a.by is None else Wholes(a.by, 1, a.most_by)
