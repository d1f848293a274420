"""Which rows of a record have the same value: how many different ones there are, and what those with the same one add up to."""

from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from perfrules.columns.aggregates import total
from perfrules.columns.choosing import absence
from perfrules.columns.lifting import taken
from perfrules.columns.numbers import Exactly, Numbers, NumbersOrTexts, exacts, joined, unknown, whole
from perfrules.columns.segments import Segments, segments_of
from perfrules.columns.values import Truths, Words
from perfrules.exact import Exact, reduced

Keys = NDArray[np.int64]


def keys_of(value: Any, size: int) -> Keys:  # noqa: ANN401 - values of any kind
    """
    A whole number for each of *size* rows, the same exactly for equal values; -1 where there is none.

    >>> keys_of(whole(np.array([5.0, 7.0, 5.0]), 10), 3).tolist()
    [0, 1, 0]
    """
    if isinstance(value, NumbersOrTexts):
        numbers, texts = keys_of(value.numbers, size), keys_of(value.texts, size)
        return np.where(texts >= 0, texts + numbers.max(initial=0) + 1, numbers)
    if isinstance(value, Words):
        return np.broadcast_to(value.codes, size).astype(np.int64)
    gone = absence(value)
    keys = np.broadcast_to(value.true, size).astype(np.int64) if isinstance(value, Truths) else _of_numbers(value, size)
    return keys if gone is None else np.where(gone, -1, keys)


def _of_numbers(value: Numbers, size: int) -> Keys:
    if isinstance(value, Exactly) and value.by is None:
        return np.unique(np.broadcast_to(value.top, size), return_inverse=True)[1].astype(np.int64)
    gone = unknown(value)
    known = np.ones(size, np.bool_) if gone is None else np.broadcast_to(~gone, size)
    places: dict[Exact, int] = {}
    keys = np.full(size, -1, np.int64)
    rows = np.flatnonzero(known)
    keys[rows] = [places.setdefault(reduced(one), len(places)) for one in exacts(value, rows)]
    return keys


def distinct(segments: Segments, value: Any, condition: Truths) -> Exactly:  # noqa: ANN401 - values of any kind
    """
    How many different values the rows of each record have for which *condition* holds.

    Missing where a row may count and its value is not known, or whether it counts is not.
    """
    rows = len(segments.owner)
    keys = keys_of(value, rows)
    counted = np.broadcast_to(condition.true, rows)
    open_rows = joined(condition.missing, counted & (keys < 0))
    groups = np.unique(_groups(segments, keys)[counted])
    found = np.bincount(groups // _width(keys), minlength=segments.size).astype(np.float64)
    return whole(found, 1, None if open_rows is None else segments.any_of(open_rows))


def alike(segments: Segments, key: Any, value: Numbers, condition: Truths) -> Numbers:  # noqa: ANN401 - keys of any kind
    """
    For each row the sum of *value* over the rows of its record with the same *key*, for which *condition* holds.

    Missing where a number, or whether a row counts, is not known; for the whole record where a row that may count has no key.
    """
    rows = len(segments.owner)
    keys = keys_of(key, rows)
    counted = np.broadcast_to(condition.true, rows)
    may_count = counted if condition.missing is None else counted | condition.missing
    _, group = np.unique(_groups(segments, keys), return_inverse=True)
    order = np.argsort(group, kind="stable")
    inside = segments_of(group[order], int(group.max(initial=-1)) + 1)
    gone = unknown(value)
    open_rows = joined(condition.missing, None if gone is None else gone & counted)
    missing = segments.any_of(may_count & (keys < 0))[segments.owner] | (keys < 0)
    if open_rows is not None:
        missing |= inside.any_of(np.broadcast_to(open_rows, rows)[order])[group]
    sums = total(inside, taken(replace(value, missing=None, marks=None), order), counted[order])
    return replace(taken(sums, group), missing=missing if missing.any() else None)


def _groups(segments: Segments, keys: Keys) -> Keys:
    """A whole number for each row, the same for the same key in the same record."""
    return segments.owner * _width(keys) + keys + 1


def _width(keys: Keys) -> int:
    return int(keys.max(initial=0)) + 2
