"""Circles: values, scores, grades and flags that wait for each other, and groups that lie in each other."""

from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from perfrules.checks.context import Context
from perfrules.model.dependencies import GRADE, TOTAL, Edge, Node, dependencies
from perfrules.problems import Place, Problem

DEEPEST_GROUP = 12
_BETWEEN = frozenset({"moved"})  # where points pass through; no item of the file


def check_group_circles(context: Context) -> Iterator[Problem]:
    """Groups that are, over other groups, their own parent."""
    groups = context.rules.groups
    seen: set[str] = set()
    for start in groups:
        way: list[str] = []
        name: str | None = start
        while name is not None and name in groups and name not in seen:
            seen.add(name)
            way.append(name)
            name = groups[name].parent
        if name in way:
            circle = way[way.index(name) :]
            places = [context.place("groups", one, "group") for one in circle]
            yield Problem("circle/groups", places[0], {"chain": _chain(circle)}, related=tuple(places[1:]))


def check_group_depth(context: Context) -> Iterator[Problem]:
    """Groups in more levels than any indicator system has; one message names the first that lies too deep."""
    if any(True for _ in check_group_circles(context)):
        return
    groups = context.rules.groups
    depths: dict[str | None, int] = {None: 0}
    for start in groups:
        way: list[str] = []
        name: str | None = start
        while name in groups and name not in depths and name is not None:
            way.append(name)
            name = groups[name].parent
        depth = depths.get(name, 0)
        for one in reversed(way):
            depth += 1
            depths[one] = depth
    too_deep = [name for name in groups if depths[name] > DEEPEST_GROUP]
    if too_deep:
        first = min(too_deep, key=lambda name: depths[name])
        place = context.place("groups", first, "group")
        yield Problem("groups-too-deep", place, {"name": first, "limit": str(DEEPEST_GROUP)})


def check_circles(context: Context) -> Iterator[Problem]:
    """Everything that could only be worked out once it is known already."""
    if any(True for _ in check_group_circles(context)):
        return
    edges = dict(dependencies(context.rules))
    while circle := _circle(edges):
        steps = [(node, _place(edges[node], target)) for node, target in pairwise([*circle, circle[0]])]
        first = min(range(len(steps)), key=lambda at: steps[at][1])
        steps = steps[first:] + steps[:first]
        names = [_name(node) for node, _ in steps if node[0] not in _BETWEEN]
        single = [name for at, name in enumerate(names) if name != names[at - 1]] or names[:1]
        places = list(dict.fromkeys(place for _, place in steps))
        yield Problem("circle", places[0], {"chain": _chain(single)}, related=tuple(places[1:]))
        for node in circle:
            edges[node] = ()


def _circle(edges: Mapping[Node, tuple[Edge, ...]]) -> list[Node]:
    """Nodes of which each depends on the next, and the last on the first; none where there is no circle."""
    graph = {node: [target for target, _ in found] for node, found in edges.items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        found: list[Node] = error.args[1]
        return found[:0:-1]
    return []


def _place(edges: tuple[Edge, ...], target: Node) -> Place:
    return next(place for node, place in edges if node == target)


def _chain(names: list[str]) -> str:
    return " → ".join([*names, names[0]])


def _name(node: Node) -> str:
    return {TOTAL: "total_score", GRADE: "grade"}.get(node, node[1])
