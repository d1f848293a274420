"""Numbers of a whole batch: exact quotients of whole numbers in floats, or floats close to numbers that can be settled exactly."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol, TypeVar, cast, final

import numpy as np
from numpy.typing import NDArray

from perfrules.columns.values import LEFT_OUT, NOT_APPLICABLE, Floats, Marks, Mask, Words
from perfrules.evaluation.deferred import Mark
from perfrules.exact import Exact, reduced

LIMIT = 2**53
"""Up to here a float holds every whole number, so that sums and products that stay below are exact."""

SLACK = 1 + 2.0**-40
"""What is added to bounds of errors, as these are floats that are rounded themselves."""

Places = NDArray[np.intp]

A = TypeVar("A", bound=np.generic)

_MARKS = {Mark.NOT_APPLICABLE: NOT_APPLICABLE, Mark.LEFT_OUT: LEFT_OUT}


class Bits(NamedTuple):
    """How many bits the bottom of a number has at most: its *own*, and *row* more for each row of the record's tables."""

    own: int
    row: int


class Source(Protocol):
    """Where numbers come from that floats do not hold; asked only for the rows that a float cannot decide."""

    def exacts(self, rows: Places) -> list[Exact]:
        """The numbers of *rows*, which are not missing."""

    def pair(self, rows: Places) -> tuple[Floats, Floats, float] | None:
        """The numbers of *rows* as sums of two floats, and how far off these can be; None where that is not known."""

    def may_be_long(self, twos: int, fives: int) -> Mask | None:
        """
        The rows in whose lowest terms 2 to the power *twos*, or 5 to the power *fives*, may divide the bottom.

        None where any row may be so.
        """


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Numbers:
    """
    Numbers of a batch; where *missing* or *marks* are set, the rest holds any finite figure (under a mark zero).

    None for either means that there are none.
    """

    missing: Mask | None = None
    marks: Marks | None = None


@final
@dataclass(frozen=True, slots=True, eq=False)
class Exactly(Numbers):
    """
    The numbers top ÷ (bottom × by), all whole, *bottom* and *by* above zero; *by* None stands for 1.

    Every top lies from *least* to *most*, every by is at most *most_by*; none leaves ±2^53. A constant has no dimension.
    """

    top: Floats
    bottom: int
    least: int
    most: int
    by: Floats | None = None
    most_by: int = 1
    long: dict[tuple[int, int], Mask] = field(default_factory=dict, init=False)
    """What `sources.may_be_long` has found."""

    @property
    def largest(self) -> int:
        """No top is further from zero."""
        return max(self.most, -self.least)


@final
@dataclass(frozen=True, slots=True, eq=False)
class Nearly(Numbers):
    """
    Numbers no further than *error* from the floats *high*; *source* settles what these cannot decide.

    *bits* bound the bottoms that single records have for them.
    """

    high: Floats
    error: float
    source: Source
    bits: Bits


@final
@dataclass(frozen=True, slots=True, eq=False)
class NumbersOrTexts:
    """Numbers or texts: a text where *texts* has one, else a number, which may be missing."""

    numbers: Numbers
    texts: Words


@final
@dataclass(frozen=True, slots=True, eq=False)
class _Fixed:
    """A constant that no quotient of two floats is."""

    value: Exact

    def exacts(self, rows: Places) -> list[Exact]:
        """The same for every row."""
        return [self.value] * len(rows)

    def pair(self, rows: Places) -> None:
        """Not worth its while."""

    def may_be_long(self, twos: int, fives: int) -> None:
        """Not worth its while."""


def whole(top: Floats, bottom: int = 1, missing: Mask | None = None) -> Exactly:
    """
    The numbers top ÷ bottom; *top* holds whole numbers up to 2^53 in size, where *missing* zeros.

    >>> whole(np.array([250.0, 99.0]), 100).most
    250
    """
    least, most = bounds(top)
    return Exactly(top, bottom, least, most, missing=missing)


def constant(value: Exact | Mark | None) -> Numbers:
    """
    The same number, mark or missing number for every record.

    >>> float(constant((50, 20)).top), constant((50, 20)).bottom
    (5.0, 2)
    """
    if value is None:
        return Exactly(scalar(0), 1, 0, 0, missing=cast("Mask", np.True_))
    if isinstance(value, Mark):
        return Exactly(scalar(0), 1, 0, 0, marks=cast("Marks", np.uint8(_MARKS[value])))
    n, d = reduced(value)
    if abs(n) <= LIMIT and d <= LIMIT:
        return Exactly(scalar(n), d, n, n)
    # The division of whole numbers is rounded correctly: off by 2^-53 of itself, or by less than 2^-1000 near zero.
    near = n / d
    return Nearly(scalar(near), abs(near) * 2.0**-53 + 2.0**-1000, _Fixed((n, d)), Bits(d.bit_length(), 0))


def scalar(number: float) -> Floats:
    """A number for all rows, as numpy counts with it."""
    return cast("Floats", np.float64(number))


def bounds(found: Floats) -> tuple[int, int]:
    """The least and the greatest of whole numbers in floats."""
    return (int(found.min()), int(found.max())) if found.size else (0, 0)


def farthest(found: Floats) -> float:
    """How far from zero floats go."""
    return max(float(found.max()), -float(found.min())) if found.size else 0.0


def joined(a: Mask | None, b: Mask | None) -> Mask | None:
    """Where either is set."""
    return b if a is None else a if b is None else a | b


def marked(a: Marks | None, b: Marks | None) -> Marks | None:
    """The marks of both; where both have one, that of *a*."""
    return b if a is None else a if b is None else np.where(a != 0, a, b)


def unknown(numbers: Numbers) -> Mask | None:
    """Where there is no number: missing or marked."""
    return numbers.missing if numbers.marks is None else joined(numbers.missing, numbers.marks != 0)


def open_rows(close: Mask, gone: Mask | None) -> Places:
    """The rows where *close* is set and *gone* is not; for a value that all rows share, one of them."""
    if close.ndim:
        return np.flatnonzero(close if gone is None else close & ~gone)
    if not close or (gone is not None and gone.all()):
        return np.zeros(0, np.intp)
    return np.array([0 if gone is None else int(np.argmin(gone))])


def put(values: NDArray[Any], rows: Places, found: Sequence[object]) -> None:
    """Put the values of some *rows*; where all rows share one, that."""
    if values.ndim:
        values[rows] = found
    elif len(rows):
        values[()] = found[0]


def at(numbers: Numbers, row: int) -> Exact:
    """
    The number of one row, which is not missing.

    >>> at(whole(np.array([250.0, 99.0]), 100), 1)
    (99, 100)
    """
    return exacts(numbers, np.array([row]))[0]


def exacts(numbers: Numbers, rows: Places) -> list[Exact]:
    """The numbers of some *rows*, which are not missing."""
    if isinstance(numbers, Nearly):
        return numbers.source.exacts(rows)
    exact = cast("Exactly", numbers)
    tops = _listed(exact.top, rows)
    if exact.by is None:
        return [(int(top), exact.bottom) for top in tops]
    bottoms = _listed(exact.by, rows)
    return [(int(top), int(by) * exact.bottom) for top, by in zip(tops, bottoms, strict=True)]


def _listed(values: Floats, rows: Places) -> list[float]:
    return values[rows].tolist() if values.ndim else [float(values)] * len(rows)


def some(values: NDArray[A], rows: Places) -> NDArray[A]:
    """What stands at some *rows*; one that all rows share stays."""
    return values[rows] if values.ndim else values


def near(numbers: Numbers) -> tuple[Floats, float]:
    """Floats close to *numbers*, and how far off they can be at most."""
    if isinstance(numbers, Nearly):
        return numbers.high, numbers.error
    exact = cast("Exactly", numbers)
    if exact.by is None:
        # One rounding, or two where the bottom is long, each 2^-53 of the result.
        return exact.top / float(exact.bottom), exact.largest / exact.bottom * 2.0**-52 * SLACK
    high, roundings = quotients(exact)
    return high, farthest(high) * roundings * 2.0**-53 * SLACK


def quotients(exact: Exactly) -> tuple[Floats, int]:
    """Floats close to exact numbers, and how often they were rounded, each time by no more than 2^-53 of the number."""
    by = 1.0 if exact.by is None else exact.by
    if exact.bottom == 1:
        return exact.top / by, 1
    if exact.bottom * exact.most_by <= LIMIT:
        return exact.top / (by * float(exact.bottom)), 1
    return exact.top / by / float(exact.bottom), 4


def bottom_bits(numbers: Numbers) -> Bits:
    """How many bits their bottoms have at most."""
    if isinstance(numbers, Nearly):
        return numbers.bits
    exact = cast("Exactly", numbers)
    return Bits(exact.bottom.bit_length() + exact.most_by.bit_length(), 0)


def bits_together(a: Numbers, b: Numbers, more: int = 0) -> Bits:
    """The bits of a bottom that is the product of two, and *more*."""
    (own_a, row_a), (own_b, row_b) = bottom_bits(a), bottom_bits(b)
    return Bits(own_a + own_b + more, row_a + row_b)


def bits_of_whole(found: Floats) -> int:
    """The bits of what stands before the point, at most."""
    return max(math.frexp(farthest(found))[1], 0)
