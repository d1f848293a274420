"""The points that groups and indicators can get, as far as the text alone tells."""

from collections.abc import Callable, Iterable, Mapping

from perfrules.exact import Exact
from perfrules.formula.syntax import Formula
from perfrules.model.items import Group
from perfrules.model.tree import Parent, Tree


def add_up(parts: Iterable[Exact]) -> Exact:
    """
    The sum of *parts*.

    >>> add_up([(1, 2), (1, 4)])
    (6, 8)
    """
    n, d = 0, 1
    for part in parts:
        n, d = n * part[1] + part[0] * d, d * part[1]
    return (n, d)


def own_points(tree: Tree, number: Callable[[Formula | None], Exact | None]) -> Mapping[str, Exact | None]:
    """
    The points each item has by itself: written, or the sum of a group's children.

    None where they come from the parent, from data, or from rows.
    """
    own: dict[str, Exact | None] = dict.fromkeys(tree.rules.groups)
    for indicator in tree.rules.indicators.values():
        own[indicator.id] = None if indicator.rows else number(indicator.points)
    for name in reversed(tree.groups_from_the_top()):
        group = tree.rules.groups[name]
        children = [own[child] for child in tree.children[name]]
        known = [points for points in children if points is not None]
        if group.points is not None:
            own[name] = group.points
        elif group.combine == "sum" and children and len(known) == len(children):
            own[name] = add_up(known)
    return own


def full_points(tree: Tree, own: Mapping[str, Exact | None]) -> Mapping[str, Exact | None]:
    """The points each item can get; a sole child without points of its own takes its parent's."""
    full = dict(own)
    total = tree.rules.total
    parents: list[Parent] = [None, *tree.groups_from_the_top()]
    for parent in parents:
        children = tree.children[parent]
        above = full[parent] if parent is not None else total.of if total else None
        if len(children) == 1 and full[children[0]] is None and tree.adds_points(parent):
            item = tree.item(children[0])
            if isinstance(item, Group) or (item.rows is None and item.points is None):
                full[item.id] = above
    return full
