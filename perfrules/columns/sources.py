"""How numbers that floats do not hold are settled: exactly for single rows, or as sums of two floats for some rows."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, cast, final

import numpy as np

from perfrules.columns.numbers import LIMIT, Exactly, Nearly, Numbers, Places, at, scalar
from perfrules.columns.pairs import Pair, added, divided, multiplied
from perfrules.columns.values import Floats, Mask
from perfrules.exact import Exact


@final
@dataclass(frozen=True, slots=True, eq=False)
class Sum:
    """A + b, or a − b for the sign −1."""

    a: Numbers
    b: Numbers
    sign: Literal[1, -1]

    def at(self, row: int) -> Exact:
        (n, d), (m, e) = at(self.a, row), at(self.b, row)
        m *= self.sign
        return (n + m, d) if d == e else (n * e + m * d, d * e)

    def pair(self, rows: Places) -> Pair | None:
        a, b = pair(self.a, rows), pair(self.b, rows)
        if a is None or b is None:
            return None
        return added(a, b if self.sign == 1 else Pair(-b.high, -b.low, b.error))

    def may_be_long(self, twos: int, fives: int) -> Mask | None:
        a, b = may_be_long(self.a, twos, fives), may_be_long(self.b, twos, fives)
        return None if a is None or b is None else a | b


@final
@dataclass(frozen=True, slots=True, eq=False)
class Product:
    """A × b."""

    a: Numbers
    b: Numbers

    def at(self, row: int) -> Exact:
        (n, d), (m, e) = at(self.a, row), at(self.b, row)
        return (n * m, d * e)

    def pair(self, rows: Places) -> Pair | None:
        a, b = pair(self.a, rows), pair(self.b, rows)
        return None if a is None or b is None else multiplied(a, b)

    def may_be_long(self, twos: int, fives: int) -> Mask | None:
        for a, b in ((self.a, self.b), (self.b, self.a)):
            if isinstance(b, Exactly) and b.by is None:
                return may_be_long(a, twos - power_in(b.bottom, 2), fives - power_in(b.bottom, 5))
        return None


@final
@dataclass(frozen=True, slots=True, eq=False)
class Picked:
    """A where *first*, else b."""

    first: Mask
    a: Numbers
    b: Numbers

    def at(self, row: int) -> Exact:
        return at(self.a if self.first[row if self.first.ndim else ()] else self.b, row)

    def pair(self, rows: Places) -> Pair | None:
        a, b = pair(self.a, rows), pair(self.b, rows)
        if a is None or b is None:
            return None
        first = self.first[rows] if self.first.ndim else self.first
        return Pair(np.where(first, a.high, b.high), np.where(first, a.low, b.low), max(a.error, b.error))

    def may_be_long(self, twos: int, fives: int) -> Mask | None:
        a, b = may_be_long(self.a, twos, fives), may_be_long(self.b, twos, fives)
        return None if a is None or b is None else a | b


@final
@dataclass(frozen=True, slots=True, eq=False)
class Taken:
    """The numbers of the rows at *places*."""

    a: Numbers
    places: Places

    def at(self, row: int) -> Exact:
        return at(self.a, int(self.places[row]))

    def pair(self, rows: Places) -> Pair | None:
        return pair(self.a, self.places[rows])

    def may_be_long(self, twos: int, fives: int) -> Mask | None:
        found = may_be_long(self.a, twos, fives)
        return found if found is None or not found.ndim else found[self.places]


@final
@dataclass(frozen=True, slots=True, eq=False)
class Settled:
    """What *exactly* says of a row; no more is known."""

    exactly: Callable[[int], Exact]

    def at(self, row: int) -> Exact:
        return self.exactly(row)

    def pair(self, rows: Places) -> None:
        """Not worth its while."""

    def may_be_long(self, twos: int, fives: int) -> None:
        """Not worth its while."""


def pair(numbers: Numbers, rows: Places) -> Pair | None:
    """*numbers* of some *rows* as sums of two floats; None where that is not known."""
    if isinstance(numbers, Nearly):
        return cast("Pair | None", numbers.source.pair(rows))
    exact = cast("Exactly", numbers)
    if exact.bottom * exact.most_by > LIMIT:
        return None
    bottom = scalar(exact.bottom) if exact.by is None else some(exact.by, rows) * float(exact.bottom)
    return divided(some(exact.top, rows), bottom)


def may_be_long(numbers: Numbers, twos: int, fives: int) -> Mask | None:
    """The rows in whose bottom, in lowest terms, 2^twos or 5^fives may be; None for any of them."""
    if isinstance(numbers, Nearly):
        return numbers.source.may_be_long(twos, fives)
    exact = cast("Exactly", numbers)
    twos, fives = twos - power_in(exact.bottom, 2), fives - power_in(exact.bottom, 5)
    if twos <= 0 or fives <= 0:
        return None
    if exact.by is None:
        return cast("Mask", np.False_)
    found = _holds(exact.by, exact.most_by, (2**twos, 5**fives))
    if found.ndim and exact.top.ndim:
        # Few rows are left, for which it pays to look at the lowest terms.
        rows = np.flatnonzero(found)
        by = exact.by[rows]
        by /= np.gcd(exact.top[rows].astype(np.int64), by.astype(np.int64))
        found[rows] = _holds(by, exact.most_by, (2**twos, 5**fives))
    return found


def _holds(by: Floats, most: int, factors: tuple[int, int]) -> Mask:
    """The rows that one of *factors* divides; none is above *most*."""
    found: Mask = np.zeros(by.shape, np.bool_)
    for factor in factors:
        if factor <= most:
            # A quotient of whole numbers below 2^53 rounds to a whole number only where it is one.
            parts = by / float(factor)
            found |= np.floor(parts) == parts
    return found


def some(values: Floats, rows: Places) -> Floats:
    """The floats of some *rows*; of a constant itself."""
    return values[rows] if values.ndim else values


def power_in(number: int, prime: int) -> int:
    """How often *prime* divides *number*."""
    count = 0
    while number % prime == 0:
        number //= prime
        count += 1
    return count
