"""Points: children against their group, groups against the total, and what has neither points nor a weight."""

from collections.abc import Iterator

from perfrules.checks.context import Context
from perfrules.checks.expected import mismatch
from perfrules.checks.full_points import add_up
from perfrules.exact import ONE, Exact, compare, reduced, to_text
from perfrules.model.items import Group, Indicator
from perfrules.model.tree import Parent, named_parents
from perfrules.problems import Place, Problem, shortened
from perfrules.words import Words

_LISTED = 12
THE_TOTAL = Words(en="the total", zh="总分")


def check_positive_points(context: Context) -> Iterator[Problem]:
    """Points and weights of nothing or less."""
    rules = context.rules
    if rules.total and rules.total.of[0] <= 0:
        yield _not_positive(context.place("total", "of"), "of", rules.total.of)
    for section, items in (("groups", rules.groups), ("indicators", rules.indicators)):
        for item in items.values():
            points = item.points if isinstance(item, Group) else context.number(item.points)
            for word, number in (("points", points), ("weight", item.weight)):
                if number is not None and number[0] <= 0:
                    yield _not_positive(context.place(section, item.id, word), word, number)


def check_constant_points(context: Context) -> Iterator[Problem]:
    """Points that depend on the record; only a row brings points of its own."""
    for indicator in context.rules.indicators.values():
        points = indicator.points
        typed = context.typed.get(points) if points is not None and indicator.rows is None else None
        if typed and not mismatch("points", typed) and context.own[indicator.id] is None:
            yield Problem("points-constant", typed.formula.at(typed.formula.tree), {"points": typed.formula.text})


def check_points_add_up(context: Context) -> Iterator[Problem]:
    """Children whose points are not those of their group, or of the total; shown with their parts and places."""
    for parent in _sound_parents(context):
        children = context.tree.children[parent]
        above = _above(context, parent)
        if above is None or not children or not context.tree.adds_points(parent):
            continue
        given = [name for name in children if context.own[name] is not None]
        parts = [context.own[name] or ONE for name in given]
        if len(given) == len(children) and (side := compare(add_up(parts), above)):
            key = "points-add-up/missing" if side < 0 else "points-add-up/over"
            yield _sum_problem(context, key, parent, given, above)
        elif _rows_besides(context, children) and compare(add_up(parts), above) > 0:
            yield _sum_problem(context, "points-add-up/rows", parent, given, above)


def check_points_given(context: Context) -> Iterator[Problem]:
    """Items that need points and have none, and points or weights where they have no effect."""
    for parent in _sound_parents(context):
        adds = context.tree.adds_points(parent)
        children = context.tree.children[parent]
        for name in children:
            item = context.tree.item(name)
            section = "groups" if isinstance(item, Group) else "indicators"
            facts: dict[str, str | Words] = {"name": name, "parent": _called(parent)}
            if adds and len(children) > 1 and _needs_points(context, parent, item):
                yield Problem("points-missing", item.place, facts)
            if adds and context.written(section, name, "weight"):
                yield Problem("weight-unused", context.place(section, name, "weight"), facts)
            if not adds and _has_points_of_its_own(item):
                yield Problem("points-unused", context.place(section, name, "points"), facts)


def check_empty_groups(context: Context) -> Iterator[Problem]:
    """Groups that nothing stands in."""
    for parent in _sound_parents(context):
        if parent is not None and not context.tree.children[parent]:
            group = context.rules.groups[parent]
            if group.points is None:
                yield Problem("group-empty", group.place, {"name": parent})
            else:
                yield Problem("group-empty/points", group.place, {"name": parent, "points": to_text(group.points)})


def _sound_parents(context: Context) -> tuple[Parent, ...]:
    """
    The total and the groups.

    Nothing while an item names a parent that does not exist, or groups lie in each other: that is the mistake, then.
    """
    rules = context.rules
    items: list[Group | Indicator] = [*rules.groups.values(), *rules.indicators.values()]
    named = {parent for item in items for parent in named_parents(rules, item)}
    stray = any(indicator.rows and not context.tree.parents(indicator.id) for indicator in rules.indicators.values())
    circle = len(context.tree.groups_from_the_top()) < len(rules.groups)
    return () if stray or circle or not named <= {None, *rules.groups} else tuple(context.tree.children)


def _above(context: Context, parent: Parent) -> Exact | None:
    if parent is not None:
        return context.rules.groups[parent].points
    return context.rules.total.of if context.rules.total else None


def _rows_besides(context: Context, children: tuple[str, ...]) -> bool:
    """Whether some children are rows, and the points of the others are known."""
    return all(context.own[name] is not None or _by_rows(context.tree.item(name)) for name in children)


def _by_rows(item: Group | Indicator) -> bool:
    return isinstance(item, Indicator) and item.rows is not None


def _needs_points(context: Context, parent: Parent, item: Group | Indicator) -> bool:
    if parent is None and context.rules.total is None:
        return False
    if isinstance(item, Group):
        return item.points is None and item.combine != "sum"
    return item.points is None


def _has_points_of_its_own(item: Group | Indicator) -> bool:
    if isinstance(item, Group):
        return item.points is not None and item.combine != "sum"
    return item.points is not None


def _called(parent: Parent) -> Words:
    return THE_TOTAL if parent is None else Words(en=f"'{shortened(parent)}'", zh=f"“{shortened(parent)}”")


def _not_positive(place: Place, word: str, number: Exact) -> Problem:
    return Problem("points-positive", place, {"word": word, "number": to_text(number)})


def _named(names: list[str], parts: list[Exact]) -> str:
    """The parts by name, as in `survey 6 + hotline 4`; the first of very many."""
    listed = [f"{shortened(name)} {to_text(part)}" for name, part in zip(names[:_LISTED], parts, strict=False)]
    return " + ".join([*listed, "…"] if len(names) > _LISTED else listed)


def _sum_problem(context: Context, key: str, parent: Parent, names: list[str], above: Exact) -> Problem:
    place = context.place("total", "of") if parent is None else context.place("groups", parent, "points")
    parts = [context.own[name] or ONE for name in names]
    whole = add_up(parts)
    gap = reduced(add_up((whole, (-above[0], above[1]))))
    facts: dict[str, str | Words] = {
        "parts": _named(names, parts),
        "sum": to_text(reduced(whole)),
        "parent": _called(parent),
        "points": to_text(above),
        "gap": to_text((abs(gap[0]), gap[1])),
    }
    related = [
        context.place("groups" if name in context.rules.groups else "indicators", name, "points") for name in names
    ]
    return Problem(key, place, facts, related=tuple(related))
