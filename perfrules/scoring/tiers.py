"""Qualitative judgement: the assessor's points inside the tier that was chosen."""

from perfrules.formula.operations import D
from perfrules.model.shapes import Tiers
from perfrules.scoring.item import Item, Note, Scored


def tiers(rule: Tiers, item: Item[D]) -> Scored[D]:
    """
    The given points where they lie in the chosen tier.

    A tier runs from its own start up to the start of the tier above, which already belongs to that one; the highest runs
    up to all points. Outside it, the points count as given with a finding, or as nothing, or as the nearest end.
    """
    ops = item.ops
    tier, given = item.value(rule.tier), item.amount(rule.given)
    result, outside = ops.constant(None), ops.constant(None)
    upper: D | None = None
    lines = []
    for one in rule.tiers:
        lower = item.amount(one.start)
        too_high = (
            ops.compare_numbers(">", given, item.points) if upper is None else ops.compare_numbers(">=", given, upper)
        )
        too_low = ops.compare_numbers("<", given, lower)
        inside_high = ops.choose(too_high, _beyond(rule, item, given, item.points if upper is None else upper), given)
        points = ops.choose(too_low, _beyond(rule, item, given, lower), inside_high)
        lines.append((ops.compare_plain("==", tier, ops.constant(one.word)), points, ops.either([too_low, too_high])))
        upper = lower
    for chosen, points, wrong in reversed(lines):
        result = ops.choose(chosen, points, result)
        outside = ops.choose(chosen, wrong, outside)
    facts = (("given", given), ("points", item.points))
    return Scored(result, (Note(f"tier-outside/{rule.outside}", outside, facts),))


def _beyond(rule: Tiers, item: Item[D], given: D, end: D) -> D:
    """What points outside the tier count as; *end* is the end of the tier they lie beyond."""
    if rule.outside == "zero":
        return item.zero
    return end if rule.outside == "nearest" else item.bound(given)
