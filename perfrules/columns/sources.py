"""How numbers that floats do not hold are settled: exactly for single rows, or as sums of two floats for some rows."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, cast, final

import numpy as np

from perfrules.columns.numbers import LIMIT, Exactly, Nearly, Numbers, Places, exacts, scalar, some
from perfrules.columns.pairs import Pair, added, divided, multiplied
from perfrules.columns.values import Floats, Mask
from perfrules.exact import Exact

_LONGEST = 2**63
"""Below it whole numbers of 64 bits hold a bottom."""


@final
@dataclass(frozen=True, slots=True, eq=False)
class Sum:
    """A + b, or a − b for the sign −1."""

    a: Numbers
    b: Numbers
    sign: Literal[1, -1]

    def exacts(self, rows: Places) -> list[Exact]:
        sign, pairs = self.sign, zip(exacts(self.a, rows), exacts(self.b, rows), strict=True)
        return [(n + sign * m, d) if d == e else (n * e + sign * m * d, d * e) for (n, d), (m, e) in pairs]

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

    def exacts(self, rows: Places) -> list[Exact]:
        pairs = zip(exacts(self.a, rows), exacts(self.b, rows), strict=True)
        return [(n * m, d * e) for (n, d), (m, e) in pairs]

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

    def exacts(self, rows: Places) -> list[Exact]:
        first = np.broadcast_to(some(self.first, rows), rows.shape)
        found: list[Exact] = [(0, 1)] * len(rows)
        for part, wanted in ((self.a, first), (self.b, ~first)):
            places = np.flatnonzero(wanted)
            for place, one in zip(places.tolist(), exacts(part, rows[places]), strict=True):
                found[place] = one
        return found

    def pair(self, rows: Places) -> Pair | None:
        a, b = pair(self.a, rows), pair(self.b, rows)
        if a is None or b is None:
            return None
        first = some(self.first, rows)
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

    def exacts(self, rows: Places) -> list[Exact]:
        return exacts(self.a, self.places[rows])

    def pair(self, rows: Places) -> Pair | None:
        return pair(self.a, self.places[rows])

    def may_be_long(self, twos: int, fives: int) -> Mask | None:
        found = may_be_long(self.a, twos, fives)
        return found if found is None or not found.ndim else found[self.places]


@final
@dataclass(frozen=True, slots=True, eq=False)
class Settled:
    """What *exactly* makes of the numbers of a row, which are not missing; no more is known."""

    exactly: Callable[..., Exact]
    parts: tuple[Numbers, ...]

    def exacts(self, rows: Places) -> list[Exact]:
        return [self.exactly(*found) for found in zip(*(exacts(part, rows) for part in self.parts), strict=True)]

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
    if twos <= power_in(exact.bottom, 2) or fives <= power_in(exact.bottom, 5):
        return None
    if exact.by is None:
        return cast("Mask", np.False_)
    if (twos, fives) not in exact.long:
        exact.long[twos, fives] = _long(exact, exact.by, twos, fives)
    return exact.long[twos, fives]


def _long(exact: Exactly, by: Floats, twos: int, fives: int) -> Mask:
    """The same of exact numbers that are divided row by row."""
    found = cast("Mask", np.False_)
    for prime, power in ((2, twos), (5, fives)):
        factor = float(prime ** (power - power_in(exact.bottom, prime)))
        if factor <= exact.most_by:
            # A quotient of whole numbers below 2^53 rounds to a whole number only where it is one.
            parts = by / factor
            found = found | (np.rint(parts) == parts)
    rows = np.flatnonzero(found)
    if rows.size and exact.bottom * exact.most_by < _LONGEST and exact.top.ndim:
        # In lowest terms most of them are not.
        bottom = by[rows].astype(np.int64) * exact.bottom
        bottom //= np.gcd(exact.top[rows].astype(np.int64), bottom)
        found[rows] = (bottom % 2**twos == 0) | (bottom % 5**fives == 0)
    return found


def power_in(number: int, prime: int) -> int:
    """How often *prime* divides *number*."""
    count = 0
    while number % prime == 0:
        number //= prime
        count += 1
    return count
