"""Exact numbers of single records among those of a batch."""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np

from perfrules.columns.frame import Frame
from perfrules.columns.numbers import LIMIT, Exactly, Numbers, constant
from perfrules.columns.patterns import Places
from perfrules.columns.values import LEFT_OUT, NOT_APPLICABLE
from perfrules.evaluation import deferred
from perfrules.exact import ONE, Exact, reduced

CODES = {deferred.NOT_APPLICABLE: NOT_APPLICABLE, deferred.LEFT_OUT: LEFT_OUT}
"""What a mark of single records is in a batch."""


def gathered(found: Sequence[Any], place: Places, frame: Frame) -> Numbers:
    """One of *found*, each an exact number, a mark or missing, for every record: that at its *place*."""
    if len(found) == 1:
        return constant(found[0])
    exact = [reduced(one) if isinstance(one, tuple) else ONE for one in found]
    common = math.lcm(*(d for _, d in exact))
    fits = [max(abs(n) * (common // d), common) <= LIMIT for n, d in exact]
    if not all(fits):
        common, fits = 1, [max(abs(n), d) <= LIMIT for n, d in exact]
        frame.doubt |= ~np.array(fits)[place]
    kept = [one if fit else ONE for one, fit in zip(exact, fits, strict=True)]
    missing = np.array([one is None for one in found])
    marks = np.array([CODES.get(one, 0) if not isinstance(one, tuple) else 0 for one in found], np.uint8)
    by, top = _split(kept, common)
    top[marks > 0] = 0
    least, most = int(top.min()), int(top.max())
    return Exactly(
        top[place], common, least, most,
        None if by is None else by[place], 1 if by is None else int(by.max()),
        missing=missing[place] if missing.any() else None,
        marks=marks[place] if marks.any() else None,
    )  # fmt: skip


def _split(exact: Sequence[Exact], common: int) -> Any:  # noqa: ANN401 - what divides each, and the tops
    if common % max(d for _, d in exact) == 0 and all(common % d == 0 for _, d in exact):
        return None, np.array([n * (common // d) for n, d in exact], np.float64)
    return np.array([d for _, d in exact], np.float64), np.array([n for n, _ in exact], np.float64)
