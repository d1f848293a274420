"""A figure among those of its peers: its place between the lowest and the highest, its rank, its distance to the mean."""

from perfrules.formula.operations import D
from perfrules.model.shapes import Relative
from perfrules.scoring.item import Item, Scored


def relative(rule: Relative, item: Item[D]) -> Scored[D]:
    """
    The share of the points that the place among the peers gives.

    Missing where the figure is, where no peers are known, and where fewer than *fewest* figures are; all get *all_equal* where
    no figure differs.
    """
    ops = item.ops
    value, peers = item.value(rule.value), item.peers(rule)
    count = ops.among_peers("count", peers, value)
    lowest, highest = ops.among_peers("lowest", peers, value), ops.among_peers("highest", peers, value)
    shares = {"min_max": _min_max, "rank": _rank, "percentile": _percentile, "distance_to_mean": _distance}
    points = ops.multiply(item.points, shares[rule.by](rule, item, value, peers))
    known = ops.invert(ops.missing(value))
    equal = ops.both([known, ops.compare_numbers("==", lowest, highest)])
    points = ops.choose(equal, ops.choose(known, item.bound(item.amount(rule.all_equal)), item.zero), points)
    enough = ops.compare_numbers(">=", count, ops.constant((rule.fewest, 1)))
    points = ops.choose(enough, points, ops.constant(None))
    return Scored(ops.choose(known, points, ops.constant(None)))


def _min_max(rule: Relative, item: Item[D], value: D, peers: D) -> D:
    ops = item.ops
    lowest, highest = ops.among_peers("lowest", peers, value), ops.among_peers("highest", peers, value)
    distance = ops.subtract(value, lowest) if rule.better == "higher" else ops.subtract(highest, value)
    return item.clamped(ops.divide(distance, ops.subtract(highest, lowest)))


def _rank(rule: Relative, item: Item[D], value: D, peers: D) -> D:
    ops = item.ops
    count = ops.among_peers("count", peers, value)
    return ops.divide(ops.subtract(count, _place(rule, item, value, peers)), ops.subtract(count, item.one))


def _percentile(rule: Relative, item: Item[D], value: D, peers: D) -> D:
    ops = item.ops
    count = ops.among_peers("count", peers, value)
    return ops.divide(ops.add(ops.subtract(count, _place(rule, item, value, peers)), item.one), count)


def _place(rule: Relative, item: Item[D], value: D, peers: D) -> D:
    """The rank of *value*, 1 for the best; those level with one another share a place as *ties* says."""
    ops = item.ops
    above, level = ops.among_peers("above", peers, value), ops.among_peers("level", peers, value)
    before = above
    if rule.better == "lower":
        before = ops.subtract(ops.subtract(ops.among_peers("count", peers, value), above), level)
    if rule.ties == "worst":
        return ops.add(before, level)
    if rule.ties == "mean":
        return ops.add(before, ops.divide(ops.add(level, item.one), ops.constant((2, 1))))
    return ops.add(before, item.one)


def _distance(rule: Relative, item: Item[D], value: D, peers: D) -> D:
    """How near *value* comes to the mean, where more (or less) than the mean is as good as the mean."""
    ops = item.ops
    mean = ops.among_peers("mean", peers, value)
    good = ops.compare_numbers(">", mean, item.zero)
    share = item.clamped(ops.divide(value, mean) if rule.better == "higher" else ops.divide(mean, value))
    if rule.better == "lower":  # nothing is too little where less is better
        share = ops.choose(ops.compare_numbers("<=", value, item.zero), item.one, share)
    return ops.choose(good, share, ops.constant(None))
