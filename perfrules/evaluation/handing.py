"""What one result hands over to another evaluation: exact figures with their units, words, days."""

from typing import Any

from perfrules.evaluation.deferred import Deferred, Slots
from perfrules.evaluation.outcome import is_dropped
from perfrules.evaluation.plan import Plan
from perfrules.exact import reduced
from perfrules.formula.kind import PERCENT, POINTS, Kind
from perfrules.records.figures import Figure

_SHARES = frozenset({"percent", "percent_points"})


def handed(plan: Plan, slots: Slots, function: str | None, item: str) -> object:
    """
    The input, value or reserved word *item* of the record in *slots*, or what *function* says of it; None where missing.

    KeyError for anything that the rules do not have.
    """
    deferred, kind = _deferred(plan, function, item)
    return None if not slots else _as_given(deferred.run(slots), kind)


def _deferred(plan: Plan, function: str | None, item: str) -> tuple[Deferred, Kind | None]:
    names, scope = plan.compiler.names, plan.compiler.scope
    if function is not None:
        made, known, kind = {
            "score_of": (names.score_of, scope.scored, POINTS),
            "rate_of": (names.rate_of, scope.scored, PERCENT),
            "points_of": (plan.points.__getitem__, scope.scored, POINTS),
            "fired": (names.fired, scope.flags, None),
        }[function]
        if item not in known:
            raise KeyError(item)
        return made(item), kind
    if not scope.knows(item) or item in plan.compiler.rules.parameters:
        raise KeyError(item)
    return names.value(item, None), scope.kind_of(item)


def _as_given(value: Any, kind: Kind | None) -> object:  # noqa: ANN401 - a value of any kind
    if not isinstance(value, tuple):
        return None if is_dropped(value) else value
    n, d = reduced(value)
    if kind is not None and kind.name in _SHARES:
        return Figure(*reduced((n * 100, d)), "%")
    return Figure(n, d, kind.unit or "" if kind is not None and kind.name == "money" else "")
