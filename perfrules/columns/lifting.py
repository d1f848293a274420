"""What belongs to a record, for each of its rows."""

from dataclasses import replace
from typing import Any, TypeVar, cast

import numpy as np
from numpy.typing import NDArray

from perfrules.columns.deferred import Deferred
from perfrules.columns.frame import Frame
from perfrules.columns.numbers import Exactly, Nearly, NumbersOrTexts, Places
from perfrules.columns.sources import Taken
from perfrules.columns.values import Peers, Truths, Words

A = TypeVar("A", bound=np.generic)
V = TypeVar("V")


def of_record(a: Deferred) -> Deferred:
    """A, worked out for the records; in a frame of rows, each row has what its record has."""
    if a.is_constant:
        return a

    def run(frame: Frame) -> object:
        if frame.parent is None or frame.owner is None:
            return a.run(frame)
        if a not in frame.known:
            frame.known[a] = taken(a.run(frame.parent), frame.owner)
        return frame.known[a]

    return Deferred(run)


def taken(value: V, places: Places) -> V:
    """
    The values at *places*; one that is the same everywhere stays as it is.

    >>> taken(Truths(np.array([True, False])), np.array([0, 0, 1])).true
    array([ True,  True, False])
    """
    return cast("V", _taken(value, places))


def _taken(value: Any, places: Places) -> object:  # noqa: ANN401 - values of any kind
    if isinstance(value, Truths):
        return Truths(_at(value.true, places), _or_none(value.missing, places))
    if isinstance(value, Words):
        return Words(_at(value.codes, places), value.words)
    if isinstance(value, NumbersOrTexts):
        return NumbersOrTexts(taken(value.numbers, places), taken(value.texts, places))
    if isinstance(value, Peers):
        return Peers(value.found, value.place[places])
    missing, marks = _or_none(value.missing, places), _or_none(value.marks, places)
    if isinstance(value, Exactly):
        top, by = _at(value.top, places), _or_none(value.by, places)
        return replace(value, top=top, by=by, missing=missing, marks=marks)
    near: Nearly = value
    return replace(near, high=_at(near.high, places), source=Taken(near, places), missing=missing, marks=marks)


def _at(values: NDArray[A], places: Places) -> NDArray[A]:
    return values[places] if values.ndim else values


def _or_none(values: NDArray[A] | None, places: Places) -> NDArray[A] | None:
    return None if values is None else _at(values, places)
