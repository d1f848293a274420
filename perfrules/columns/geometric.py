"""The weighted geometric mean of a batch: close in floats, to its 34 digits where that is not enough."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast, final

import numpy as np

from perfrules import transcendental
from perfrules.columns.deciding import compare
from perfrules.columns.numbers import (
    Bits,
    Exactly,
    Nearly,
    Numbers,
    Places,
    constant,
    exacts,
    farthest,
    joined,
    near,
    open_rows,
    put,
    some,
)
from perfrules.columns.values import Mask
from perfrules.exact import ZERO, Exact

_BITS = Bits(300, 0)
"""More than a power of ten has under 34 digits of a number that is no smaller than 2^-60."""


@final
@dataclass(frozen=True, slots=True, eq=False)
class _Means:
    """The means of the *shares* that are not *dropped*."""

    shares: Sequence[Numbers]
    weights: Sequence[Exact]
    dropped: Sequence[Mask]

    def exacts(self, rows: Places) -> list[Exact]:
        """The means of some records."""
        kept: list[list[tuple[Exact, Exact]]] = [[] for _ in rows]
        for share, weight, out in zip(self.shares, self.weights, self.dropped, strict=True):
            places = np.flatnonzero(~np.broadcast_to(some(out, rows), rows.shape))
            for place, one in zip(places.tolist(), exacts(share, rows[places]), strict=True):
                kept[place].append((one, weight))
        means = [transcendental.geometric_mean(*zip(*found, strict=True)) for found in kept]
        return cast("list[Exact]", means)

    def pair(self, rows: Places) -> None:
        """Not worth its while."""

    def may_be_long(self, twos: int, fives: int) -> None:
        """Not worth its while."""


def geometric_mean(shares: Sequence[Numbers], weights: Sequence[Exact], dropped: Sequence[Mask]) -> Numbers:
    """
    The geometric mean of *shares* that are not *dropped*; missing where such a one is, or is below zero, or none is left.

    >>> from perfrules.columns.numbers import whole
    >>> shares = [whole(np.array([1.0, 1.0])), whole(np.array([4.0, -4.0]))]
    >>> geometric_mean(shares, [(1, 1), (1, 1)], [np.bool_(False)] * 2).missing
    array([False,  True])
    """
    zero = constant(ZERO)
    nothing: Mask = np.zeros((), np.bool_)
    gone, logs, weight = nothing, np.zeros(()), np.zeros(())
    for share, (n, d), out in zip(shares, weights, dropped, strict=True):
        below, above = compare("<", share, zero).true, compare(">", share, zero).true
        lost = below if share.missing is None else below | share.missing
        gone = gone | (lost & ~out)
        with np.errstate(divide="ignore"):
            log = np.log(np.where(above, near(share)[0], 1.0)) + np.where(above, 0.0, -np.inf)
        logs = logs + np.where(out | lost, 0.0, log * (n / d))
        weight = weight + np.where(out, 0.0, n / d)
    gone = gone | (weight == 0)
    high = np.asarray(np.exp(logs / np.where(weight == 0, 1.0, weight)))

    source = _Means(shares, weights, dropped)
    if not all(isinstance(share, Exactly) for share in shares):
        # How far off the result is depends on where it is: it is worked out row by row.
        rows = open_rows(np.ones(high.shape, np.bool_), gone if gone.any() else None)
        put(high, rows, [n / d for n, d in source.exacts(rows)])
    # What exact numbers are off by in floats is 2^-51 of themselves; their logarithms are below 2^10.
    return Nearly(high, farthest(high) * 2.0**-38, source, _BITS, missing=joined(None, gone))
