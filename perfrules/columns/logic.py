"""Yes and no of a batch, with Kleene's third answer."""

from collections.abc import Sequence
from typing import cast

import numpy as np

from perfrules.columns.numbers import joined
from perfrules.columns.values import Mask, Truths


def truth(value: bool | None) -> Truths:  # noqa: FBT001 - a yes or no that is data
    """The same answer for every record."""
    return Truths(cast("Mask", np.bool_(value is True)), cast("Mask", np.True_) if value is None else None)


def both(parts: Sequence[Truths]) -> Truths:
    """
    Whether all *parts* are true: false where one is false, missing where none is false and one missing.

    >>> both([Truths(np.array([True, False])), truth(None)]).missing
    array([ True, False])
    """
    true = parts[0].true
    for part in parts[1:]:
        true = true & part.true
    if all(part.missing is None for part in parts):
        return Truths(true)
    open_ = _known_or_missing(parts[0])
    for part in parts[1:]:
        open_ = open_ & _known_or_missing(part)
    return Truths(true, open_ & ~true)


def _known_or_missing(part: Truths) -> Mask:
    return part.true if part.missing is None else part.true | part.missing


def either(parts: Sequence[Truths]) -> Truths:
    """
    Whether any of *parts* is true: missing where none is true and one missing.

    >>> either([Truths(np.array([True, False])), truth(None)]).missing
    array([False,  True])
    """
    true, missing = parts[0].true, parts[0].missing
    for part in parts[1:]:
        true = true | part.true
        missing = joined(missing, part.missing)
    return Truths(true, None if missing is None else missing & ~true)


def invert(a: Truths) -> Truths:
    """Not a."""
    return Truths(~a.true if a.missing is None else ~(a.true | a.missing), a.missing)
