"""Marks among numbers: what does not apply, and what is left out."""

from collections.abc import Callable
from dataclasses import replace
from typing import cast

import numpy as np

from perfrules.columns.deferred import Deferred
from perfrules.columns.fixed import fixed
from perfrules.columns.frame import Frame
from perfrules.columns.numbers import Numbers, unknown
from perfrules.columns.values import LEFT_OUT as LEFT_OUT_CODE
from perfrules.columns.values import Marks, Mask, Truths
from perfrules.evaluation import deferred

NOT_APPLICABLE = fixed(deferred.NOT_APPLICABLE)
LEFT_OUT = fixed(deferred.LEFT_OUT)
NO = cast("Mask", np.False_)


def dropped(a: Deferred) -> Deferred:
    """Where *a* does not count."""
    return _where(a, lambda marks: marks != 0)


def left_out(a: Deferred) -> Deferred:
    """Where *a* is left out."""
    return _where(a, lambda marks: marks == LEFT_OUT_CODE)


def sure(a: Deferred) -> Deferred:
    """Where *a* is certainly true; never missing."""

    def run(frame: Frame) -> Truths:
        found = a.run(frame)
        return Truths(found.true if isinstance(found, Truths) else NO)

    return Deferred(run)


def counted(a: Deferred) -> Deferred:
    """*a*, missing where it does not count."""

    def run(frame: Frame) -> Numbers:
        found = cast("Numbers", a.run(frame))
        return found if found.marks is None else replace(found, missing=unknown(found), marks=None)

    return Deferred(run)


def counted_or_nothing(a: Deferred) -> Deferred:
    """*a*, and 0 where it does not count."""

    def run(frame: Frame) -> Numbers:
        found = cast("Numbers", a.run(frame))
        return found if found.marks is None else replace(found, marks=None)

    return Deferred(run)


def _where(a: Deferred, test: Callable[[Marks], Mask]) -> Deferred:
    def run(frame: Frame) -> Truths:
        marks = cast("Numbers", a.run(frame)).marks
        return Truths(NO if marks is None else test(marks))

    return Deferred(run)
