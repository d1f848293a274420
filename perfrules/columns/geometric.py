"""The weighted geometric mean of a batch: close in floats, to its 34 digits where that is not enough."""

from collections.abc import Sequence
from typing import cast

import numpy as np

from perfrules import transcendental
from perfrules.columns.deciding import compare
from perfrules.columns.numbers import (
    Bits,
    Exactly,
    Nearly,
    Numbers,
    at,
    constant,
    farthest,
    joined,
    near,
    open_rows,
    put,
)
from perfrules.columns.sources import Settled
from perfrules.columns.values import Mask
from perfrules.exact import ZERO, Exact

_BITS = Bits(300, 0)
"""More than a power of ten has under 34 digits of a number that is no smaller than 2^-60."""


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

    def exactly_at(row: int) -> Exact:
        kept = [place for place, out in enumerate(dropped) if not (out[row] if out.ndim else out)]
        found = transcendental.geometric_mean(
            [at(shares[place], row) for place in kept], [weights[place] for place in kept]
        )
        return cast("Exact", found)

    if not all(isinstance(share, Exactly) for share in shares):
        # How far off the result is depends on where it is: it is worked out row by row.
        for row in open_rows(np.ones(high.shape, np.bool_), gone if gone.any() else None):
            n, d = exactly_at(row)
            put(high, row, n / d)
    # What exact numbers are off by in floats is 2^-51 of themselves; their logarithms are below 2^10.
    return Nearly(high, farthest(high) * 2.0**-38, Settled(exactly_at), _BITS, missing=joined(None, gone))
