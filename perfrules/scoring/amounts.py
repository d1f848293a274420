"""Shapes that turn one number into points: in proportion, along a line, by deduction, by formula."""

from perfrules.formula.operations import D
from perfrules.model.shapes import Computed, Deduct, Line, Proportional
from perfrules.scoring.item import Item, Note, Scored


def proportional(rule: Proportional, item: Item[D]) -> Scored[D]:
    """(value − zero_at) ÷ (full_at − zero_at) of the points, between nothing and all; nothing on the wrong side of pass_at."""
    ops = item.ops
    value, full, zero = item.value(rule.value), item.value(rule.full_at), item.value(rule.zero_at)
    share = item.clamped(ops.divide(ops.subtract(value, zero), ops.subtract(full, zero)))
    if rule.pass_at is not None:
        pass_at = item.value(rule.pass_at)
        lower_is_better = ops.compare_numbers("<", full, zero)
        failed = ops.choose(
            lower_is_better, ops.compare_numbers(">", value, pass_at), ops.compare_numbers("<", value, pass_at)
        )
        share = ops.choose(failed, item.zero, share)
    return Scored(ops.multiply(item.points, share))


def line(rule: Line, item: Item[D]) -> Scored[D]:
    """Between two anchors in proportion; *below* the first and *above* the last as the rule says."""
    ops = item.ops
    value = item.value(rule.value)
    at = [item.value(anchor.at) for anchor in rule.anchors]
    gives = [item.bound(item.amount(anchor.gives)) for anchor in rule.anchors]
    above = gives[-1] if rule.above is None else item.bound(item.amount(rule.above))
    result = ops.choose(ops.compare_numbers(">", value, at[-1]), above, gives[-1])
    for left in range(len(at) - 2, -1, -1):
        part = ops.divide(ops.subtract(value, at[left]), ops.subtract(at[left + 1], at[left]))
        point = ops.add(gives[left], ops.multiply(part, ops.subtract(gives[left + 1], gives[left])))
        result = ops.choose(ops.compare_numbers("<", value, at[left + 1]), point, result)
        result = ops.choose(ops.compare_numbers("==", value, at[left]), gives[left], result)
    below = item.bound(item.amount(rule.below))
    return Scored(ops.choose(ops.compare_numbers("<", value, at[0]), below, result))


def deduct(rule: Deduct, item: Item[D]) -> Scored[D]:
    """All points less *take* for each step outside the allowance: whole steps only, started ones too, or parts of steps."""
    ops = item.ops
    value = item.value(rule.value)
    sides = [item.zero]
    if rule.above is not None:
        sides.append(ops.subtract(value, item.value(rule.above)))
    if rule.below is not None:
        sides.append(ops.subtract(item.value(rule.below), value))
    steps = ops.divide(ops.maximum(sides), item.value(rule.per))
    if rule.steps != "fractional":
        steps = ops.whole_steps(steps, up=rule.steps == "started")
    taken = ops.multiply(steps, item.amount(rule.take))
    if rule.at_most is not None:
        taken = ops.minimum([taken, item.amount(rule.at_most)])
    return Scored(ops.maximum([ops.subtract(item.points, taken), item.zero]))


def computed(rule: Computed, item: Item[D]) -> Scored[D]:
    """The points, or the share of them, that a formula gives; what lies outside is cut off, and that is a finding."""
    ops = item.ops
    value = item.value(rule.formula)
    raw = ops.multiply(item.points, value) if rule.gives == "share" else value
    if not item.bounded:
        return Scored(raw)
    outside = ops.either([ops.compare_numbers("<", raw, item.zero), ops.compare_numbers(">", raw, item.points)])
    return Scored(item.bound(raw), (Note("score-clamped", outside, (("raw", raw), ("points", item.points))),))
