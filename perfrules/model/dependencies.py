"""
What has to be known before what: the order of calculation, and the circles in it, are read off this.

An indicator has two parts. Its *share* is what its own rule says of the data; its final points also depend on what others pass on
when they are left out or not applicable, which is gathered in one node for each group in which that can happen: *moved*. Whether
a group is *out* is told by its *condition*, or by its children where all of them can be out. A share never depends on
neighbours, so two indicators that can both be left out do not make a circle of each other.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, final

from perfrules.formula.functions import CHILD_COLUMNS
from perfrules.formula.references import references
from perfrules.formula.syntax import Formula
from perfrules.model.items import Group, Indicator
from perfrules.model.rule_set import RuleSet
from perfrules.model.shapes import NOT_APPLICABLE_WORD, Checklist, formulas_in, gives_in, relative_in
from perfrules.model.tree import Parent, tree_of
from perfrules.problems import Place

NodeKind = Literal[
    "value", "share", "indicator", "condition", "out", "group", "points", "flag", "total", "grade", "moved", "peers"
]
Node = tuple[NodeKind, str]
Edge = tuple[Node, Place]
TOTAL: Node = ("total", "")
GRADE: Node = ("grade", "")


def dependencies(rules: RuleSet) -> Mapping[Node, tuple[Edge, ...]]:
    """
    What each value, share, score and flag of *rules* depends on, and the places that say so.

    Inputs and parameters depend on nothing and are left out; names that do not exist are passed over.
    """
    return _Graph(rules).edges()


def droppable_items(rules: RuleSet) -> frozenset[str]:
    """The groups and indicators that can be left out or not applicable in some record."""
    return frozenset(_Graph(rules).droppable)


@final
class _Graph:
    def __init__(self, rules: RuleSet) -> None:
        self.rules = rules
        self.tree = tree_of(rules)
        self.by_table: dict[str, list[str]] = {}
        for indicator in rules.indicators.values():
            if indicator.rows:
                self.by_table.setdefault(indicator.rows.table, []).append(indicator.id)
        self.by_rows = {name for names in self.by_table.values() for name in names}
        self.droppable = {name for name in rules.indicators if can_drop(rules.indicators[name])}
        self.droppable |= {name for name in rules.groups if rules.groups[name].not_applicable_when}
        self._drop_emptied()
        self.moving = self._moving()

    def _drop_emptied(self) -> None:
        """A group with nothing left is itself left out."""
        for name in reversed(self.tree.groups_from_the_top()):
            if self.droppable.issuperset(self.tree.children[name]):
                self.droppable.add(name)

    def _moving(self) -> frozenset[Parent]:
        """Where the points of the text may not be the points in force: a child may be out, or rows are rescaled there or above."""
        found: set[Parent] = set()
        if self.rules.total and self._upsets(None):
            found.add(None)
        for name in self.tree.groups_from_the_top():
            if (self.rules.groups[name].parent in found and self.tree.adds_points(name)) or self._upsets(name):
                found.add(name)
        return frozenset(found)

    def _upsets(self, parent: Parent) -> bool:
        children = self.tree.children[parent]
        rescaled = any(name in self.by_rows and self._rescales(name) for name in children)
        return self.tree.adds_points(parent) and (rescaled or not self.droppable.isdisjoint(children))

    def _rescales(self, name: str) -> bool:
        rows = self.rules.indicators[name].rows
        return rows is not None and rows.rescale

    def edges(self) -> dict[Node, tuple[Edge, ...]]:
        rules = self.rules
        edges: dict[Node, Iterable[Edge]] = {}
        for value in rules.values.values():
            edges["value", value.id] = self._used(value.rule)
            edges["peers", value.id] = ((("value", value.id), value.place),)
        for given in rules.inputs.values():
            edges["peers", given.id] = ()
        for indicator in rules.indicators.values():
            table = indicator.rows.table if indicator.rows else None
            own = (indicator.shape, indicator.not_applicable_when, indicator.rows and indicator.rows.where)
            share: Edge = ("share", indicator.id), indicator.place
            edges["points", indicator.id] = self._used(indicator.points, table)
            edges["share", indicator.id] = (*self._used(own, table), (("points", indicator.id), indicator.place))
            edges["indicator", indicator.id] = (share, *self._from_above(indicator))
        for group in rules.groups.values():
            edges |= self._group(group)
        for parent in self.tree.children:
            edges["moved", parent or ""] = self._passed_on_inside(parent) if parent in self.moving else ()
        if rules.total:
            edges[TOTAL] = (*self._used(rules.total.formula), *self._scores(None, rules.total.place))
        if rules.grades:
            limits = tuple(limit.when for limit in rules.grade_limits.values())
            above = ((TOTAL, rules.total.place),) if rules.total else ()
            edges[GRADE] = (*above, *self._used(limits))
        for flag in rules.flags.values():
            edges["flag", flag.id] = self._used(flag.when, flag.table)
        return {node: tuple(dict.fromkeys(found)) for node, found in edges.items()}

    def _group(self, group: Group) -> dict[Node, Iterable[Edge]]:
        children = [(name, self.tree.item(name).place) for name in self.tree.children[group.id]]
        points: list[Edge] = [(("points", name), place) for name, place in children] if group.points is None else []
        above = group.parent if group.parent in self.rules.groups else None
        outer: list[Edge] = [] if above is None else [(("condition", above), group.place)]
        emptied = self.droppable.issuperset(name for name, _ in children)
        left: list[Edge] = [(self._out(name), place) for name, place in children] if emptied else []
        return {
            ("points", group.id): points,
            ("condition", group.id): (*self._used(group.not_applicable_when), *outer),
            ("out", group.id): ((("condition", group.id), group.place), *left),
            ("group", group.id): (
                *self._scores(group.id, group.place),
                *self._used(group.formula),
                (("condition", group.id), group.place),
                *self._from_above(group),
            ),
        }

    def _scores(self, parent: Parent, place: Place) -> Iterator[Edge]:
        """The final points of the children of *parent*."""
        for name in self.tree.children[parent]:
            yield self._score(name), place

    def _score(self, name: str) -> Node:
        return ("group" if name in self.rules.groups else "indicator", name)

    def _out(self, name: str) -> Node:
        """What says whether *name*, which can be out, is."""
        return ("out" if name in self.rules.groups else "share", name)

    def _from_above(self, item: Group | Indicator) -> Iterator[Edge]:
        """The points that come from elsewhere, and whether what *item* stands in applies at all."""
        for parent in self.tree.parents(item.id):
            yield ("moved", parent or ""), item.place
            if parent is not None:
                yield ("condition", parent), item.place

    def _passed_on_inside(self, parent: Parent) -> Iterator[Edge]:
        """What may pass points on inside *parent*: what can be out, and rows, which alone say what they are worth."""
        group = self.rules.groups[parent] if parent is not None else None
        if group is not None and group.parent in self.moving:
            yield ("moved", group.parent or ""), group.place
        for name in self.tree.children[parent]:
            place = self.tree.item(name).place
            if name in self.droppable:
                yield self._out(name), place
            for rows in self._rows_that_tell_points(name):
                yield ("share", rows), place

    def _rows_that_tell_points(self, name: str) -> Iterator[str]:
        """The indicators whose rows may be all that says what *name* can get."""
        found = [name]
        for one in found:  # grows while it is read
            if one in self.by_rows:
                yield one
            elif one in self.rules.groups and self.rules.groups[one].points is None:
                found += [child for child in self.tree.children[one] if child not in found]

    def _used(self, part: object, table: str | None = None) -> Iterator[Edge]:
        for _, formula in formulas_in(part):
            yield from self._named(formula, table)
        for rule in relative_in(part):
            yield from self._compared(rule.value.text.strip(), rule.value.place)

    def _compared(self, name: str, place: Place) -> Iterator[Edge]:
        """The figures of peers called *name*, and the record's own."""
        if name in self.rules.values or name in self.rules.inputs:
            yield ("peers", name), place
        if name in self.rules.values:
            yield ("value", name), place

    def _named(self, formula: Formula, table: str | None) -> Iterator[Edge]:
        rules = self.rules
        for reference in references(formula, table):
            name, place = reference.name, formula.at(reference.node)
            if reference.row == "children" and name in CHILD_COLUMNS:
                continue
            match reference.sort:
                case "name":
                    yield from self._plain_name(name, place, reference.row)
                case "score_of" | "rate_of" if name in rules.groups or name in rules.indicators:
                    yield self._score(name), place
                case "points_of" if name in rules.groups or name in rules.indicators:
                    yield ("points", name), place
                    for indicator in self._rows_that_tell_points(name):
                        yield ("share", indicator), place
                case "peers":
                    yield from self._compared(name, place)
                case "fired" if name in rules.flags:
                    yield ("flag", name), place
                case _:
                    pass

    def _plain_name(self, name: str, place: Place, row: str | None) -> Iterator[Edge]:
        """A value, the total, the grade, or the score of the *row* that is looked at."""
        if name in self.rules.values:
            yield ("value", name), place
        elif name == "total_score" and self.rules.total:
            yield TOTAL, place
        elif name == "grade" and self.rules.grades:
            yield GRADE, place
        elif name == "row_score" and row is not None:
            for indicator in self.by_table.get(row, ()):
                yield ("indicator", indicator), place


def can_drop(indicator: Indicator) -> bool:
    """Whether an indicator can be left out or not applicable, so that its points go elsewhere."""
    rule = indicator.shape.rule
    return (
        indicator.not_applicable_when is not None
        or indicator.if_missing == "leave_out"
        or any(gives.word == NOT_APPLICABLE_WORD for gives in gives_in(rule))
        or (isinstance(rule, Checklist) and all(one.not_applicable_when for one in rule.elements.values()))
    )
