"""What the lines of a shape give, against the points of the item."""

from collections.abc import Iterator

from perfrules.checks.context import Context
from perfrules.checks.expected import SHARES
from perfrules.exact import ONE, Exact, compare, to_text
from perfrules.formula.syntax import Formula
from perfrules.model.items import Indicator
from perfrules.model.shapes import Line, Shape, formulas_in, gives_in
from perfrules.problems import Problem


def check_gives(context: Context) -> Iterator[Problem]:
    """Lines that give more than the item has, less than nothing, or never all of it."""
    for indicator in context.rules.indicators.values():
        if _bounded(context, indicator):
            yield from _gives(context, indicator, context.full[indicator.id])


def _bounded(context: Context, indicator: Indicator) -> bool:
    """Whether the indicator's points are points of the tree; outside it a line may give any figure."""
    parents = context.tree.parents(indicator.id)
    full = context.full[indicator.id]
    inside = indicator.rows is not None or (full is not None and full[0] > 0)
    return inside and all(context.tree.adds_points(parent) for parent in parents)


def _gives(context: Context, indicator: Indicator, full: Exact | None) -> Iterator[Problem]:
    best: Exact | None = None
    known = True
    for formula in _formulas(indicator.shape):
        number = context.number(formula)
        if number is None:
            known = False
            continue
        share = context.typed[formula].kind.name in SHARES
        facts = {"gives": formula.text, "name": indicator.id, "points": to_text(full) if full else ""}
        place = formula.at(formula.tree)
        if number[0] < 0:
            yield Problem("gives-negative", place, facts)
        elif share and compare(number, ONE) > 0:
            yield Problem("gives-too-much/share", place, facts)
        elif not share and full and compare(number, full) > 0:
            yield Problem("gives-too-much", place, facts)
        points = _points(number, full, share=share)
        known = known and points is not None
        best = points if best is None or (points is not None and compare(points, best) > 0) else best
    words = any(gives.word is not None and gives.formula is None for gives in gives_in(indicator.shape.rule))
    if known and best is not None and compare(best, full or ONE) < 0 and not (words and indicator.scale):
        facts = {"name": indicator.id, "best": to_text(best), "points": to_text(full or ONE)}
        key = "unreachable-points" if full else "unreachable-points/share"
        yield Problem(key, indicator.shape.place, facts, severity="warning")


def _points(number: Exact, full: Exact | None, *, share: bool) -> Exact | None:
    """*number* in points; in shares where the points are not known."""
    if full is None:
        return number if share else None
    return (number[0] * full[0], number[1] * full[1]) if share else number


def _formulas(shape: Shape) -> Iterator[Formula]:
    """What a shape with lines gives; nothing for one that calculates."""
    if isinstance(shape.rule, Line):
        for path, formula in formulas_in(shape.rule):
            if path.rpartition(".")[2] in {"gives", "below", "above"}:
                yield formula
    for gives in gives_in(shape.rule):
        if gives.formula is not None:
            yield gives.formula
