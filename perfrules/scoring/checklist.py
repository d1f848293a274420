"""Check items, each worth a share; a gate or a veto takes all."""

from perfrules.exact import Exact
from perfrules.formula.operations import D
from perfrules.model.shapes import Checklist, Element
from perfrules.scoring.item import Item, Scored


def checklist(rule: Checklist, item: Item[D]) -> Scored[D]:
    """
    The shares of the elements that are met.

    What is not applicable gives its share to the others in proportion. An unmet gate or a true veto decides even where
    other elements are not known.
    """
    ops = item.ops
    elements = list(rule.elements.values())
    even = ops.constant(_even(len(elements)))
    shares = [even if one.share is None else item.value(one.share) for one in elements]
    met = [item.value(one.met) for one in elements]
    share = ops.weigh(met, shares)
    skipped = [_skipped(one, item) for one in elements]
    droppable = any(one.not_applicable_when is not None for one in elements)
    if droppable:
        counted = [ops.invert(no) for no in skipped]
        reached = [ops.choose(one, yes, ops.constant(value=False)) for one, yes in zip(counted, met, strict=True)]
        share = ops.divide(ops.weigh(reached, shares), ops.weigh(counted, shares))
    points = ops.multiply(item.points, share)
    if rule.at_least is not None:
        points = ops.choose(ops.compare_numbers("<", points, item.amount(rule.at_least)), item.zero, points)
    gates = [
        ops.both([ops.invert(no), ops.invert(yes)])
        for one, no, yes in zip(elements, skipped, met, strict=True)
        if one.gate
    ]
    if droppable:
        points = ops.choose(ops.both(skipped), item.not_applicable, points)
    if rule.veto is not None:
        gates.append(item.value(rule.veto.when))
    return Scored(ops.choose(ops.either(gates), item.zero, points) if gates else points)


def _even(count: int) -> Exact:
    return (1, count)


def _skipped(element: Element, item: Item[D]) -> D:
    if element.not_applicable_when is None:
        return item.ops.constant(value=False)
    return item.value(element.not_applicable_when)
