"""Closures for the four operations and comparisons, each with a quick form for plain names and constants."""

from collections.abc import Callable
from typing import Any

from perfrules.evaluation.deferred import Deferred, Slots, composed
from perfrules.exact import Exact, compare

Holds = Callable[[int, int], bool]


def added(a: Deferred, b: Deferred) -> Deferred:
    """A + b; missing where a part is."""
    first, second = a.run, b.run

    def run(slots: Slots) -> Exact | None:
        x, y = first(slots), second(slots)
        if x is None or y is None:
            return None
        (n, d), (m, e) = x, y
        return (n + m, d) if d == e else (n * e + m * d, d * e)

    return composed(run, (a, b))


def subtracted(a: Deferred, b: Deferred) -> Deferred:
    """A − b; missing where a part is."""
    first, second = a.run, b.run

    def run(slots: Slots) -> Exact | None:
        x, y = first(slots), second(slots)
        if x is None or y is None:
            return None
        (n, d), (m, e) = x, y
        return (n - m, d) if d == e else (n * e - m * d, d * e)

    return composed(run, (a, b))


def multiplied(a: Deferred, b: Deferred) -> Deferred:
    """A × b; missing where a part is."""
    if a.constant and a.value is not None:
        return _scaled(b, a.value)
    if b.constant and b.value is not None:
        return _scaled(a, b.value)
    first, second = a.run, b.run

    def run(slots: Slots) -> Exact | None:
        x, y = first(slots), second(slots)
        return None if x is None or y is None else (x[0] * y[0], x[1] * y[1])

    return composed(run, (a, b))


def _scaled(a: Deferred, factor: Exact) -> Deferred:
    inner, (n, d) = a.run, factor

    def run(slots: Slots) -> Exact | None:
        x = inner(slots)
        return None if x is None else (x[0] * n, x[1] * d)

    return composed(run, (a,))


def divided(a: Deferred, b: Deferred) -> Deferred:
    """A ÷ b; missing where a part is, or where b is zero."""
    if a.slot is not None and b.slot is not None:
        return _quotient_of_slots(a.slot, b.slot)
    first, second = a.run, b.run

    def run(slots: Slots) -> Exact | None:
        x, y = first(slots), second(slots)
        return None if x is None or y is None else quotient(x, y)

    return composed(run, (a, b))


def _quotient_of_slots(first: int, second: int) -> Deferred:
    def run(slots: Slots) -> Exact | None:
        x, y = slots[first], slots[second]
        if x is None or y is None:
            return None
        m = y[0]
        if m > 0:
            return (x[0] * y[1], x[1] * m)
        return None if m == 0 else (-x[0] * y[1], -x[1] * m)

    return Deferred(run, ratio=(first, second))


def quotient(x: Exact, y: Exact) -> Exact | None:
    """
    X ÷ y; None where y is zero.

    >>> quotient((1, 2), (-3, 1)), quotient((1, 2), (0, 1))
    ((-1, 6), None)
    """
    m = y[0]
    if m > 0:
        return (x[0] * y[1], x[1] * m)
    return None if m == 0 else (-x[0] * y[1], -x[1] * m)


def kept_between(a: Deferred, low: Deferred, high: Deferred) -> Deferred:
    """A, but no less than *low* and no more than *high*; missing where a part is."""
    if low.constant and high.constant and low.value and high.value and compare(low.value, high.value) <= 0:
        return _kept_between_constants(a, low.value, high.value)
    value, least, most = a.run, low.run, high.run

    def run(slots: Slots) -> Exact | None:
        x: Exact | None = value(slots)
        bottom: Exact | None = least(slots)
        top: Exact | None = most(slots)
        if x is None or bottom is None or top is None:
            return None
        if x[0] * bottom[1] < bottom[0] * x[1]:
            x = bottom
        return top if x[0] * top[1] > top[0] * x[1] else x

    return composed(run, (a, low, high))


def _kept_between_constants(a: Deferred, low: Exact, high: Exact) -> Deferred:
    value, (n, d), (m, e) = a.run, low, high
    if a.ratio is not None:
        return _ratio_kept_between(a.ratio, low, high)

    def run(slots: Slots) -> Exact | None:
        x: Exact | None = value(slots)
        if x is None:
            return None
        p, q = x
        if p * d < n * q:
            return low
        return high if p * e > m * q else x

    return composed(run, (a,))


def _ratio_kept_between(ratio: tuple[int, int], low: Exact, high: Exact) -> Deferred:
    (first, second), (n, d), (m, e) = ratio, low, high

    def run(slots: Slots) -> Exact | None:
        x, y = slots[first], slots[second]
        if x is None or y is None or y[0] == 0:
            return None
        p, q = x[0] * y[1], x[1] * y[0]
        if q < 0:
            p, q = -p, -q
        if p * d < n * q:
            return low
        return high if p * e > m * q else (p, q)

    return Deferred(run)


def compared(holds: Callable[[Any, Any], bool], a: Deferred, b: Deferred) -> Deferred:
    """Whether *holds* is true of a and b, both numbers; missing where a part is."""
    if b.constant and b.value is not None:
        return _compared_with(holds, a, b.value)
    if a.slot is not None and b.slot is not None:
        return _slots_compared(holds, a.slot, b.slot)
    first, second = a.run, b.run

    def run(slots: Slots) -> bool | None:
        x, y = first(slots), second(slots)
        return None if x is None or y is None else holds(x[0] * y[1], y[0] * x[1])

    return composed(run, (a, b))


def _slots_compared(holds: Holds, first: int, second: int) -> Deferred:
    def run(slots: Slots) -> bool | None:
        x, y = slots[first], slots[second]
        return None if x is None or y is None else holds(x[0] * y[1], y[0] * x[1])

    return Deferred(run)


def _compared_with(holds: Holds, a: Deferred, limit: Exact) -> Deferred:
    m, e = limit
    if a.slot is not None:
        number = a.slot

        def run_slot(slots: Slots) -> bool | None:
            x = slots[number]
            return None if x is None else holds(x[0] * e, m * x[1])

        return Deferred(run_slot)
    if a.ratio is not None:
        return _ratio_compared_with(holds, a.ratio, limit)
    inner = a.run

    def run(slots: Slots) -> bool | None:
        x = inner(slots)
        return None if x is None else holds(x[0] * e, m * x[1])

    return composed(run, (a,))


def _ratio_compared_with(holds: Holds, ratio: tuple[int, int], limit: Exact) -> Deferred:
    (first, second), (m, e) = ratio, limit

    def run(slots: Slots) -> bool | None:
        x, y = slots[first], slots[second]
        if x is None or y is None or y[0] == 0:
            return None
        p, q = x[0] * y[1] * e, m * x[1] * y[0]
        return holds(p, q) if y[0] > 0 else holds(-p, -q)

    return Deferred(run)
