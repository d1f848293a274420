"""
What has to be known before what: the order of calculation, and the circles in it, are read off this.

An indicator or group has two parts. Its *share* is what its own rule says of the data, and whether it counts at all; its final
points also depend on what its neighbours pass on when they are left out or not applicable. A share never depends on
neighbours, so two indicators that can both be left out do not make a circle of each other.

What neighbours pass on is gathered in nodes of its own, so that the number of edges grows with the number of items and not
with its square: `moved` inside a group, and `beyond` it, which is all that stands beside the group, `earlier` and `later`,
and beyond the group that it stands in.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, final

from perfrules.formula.functions import CHILD_COLUMNS
from perfrules.formula.references import references
from perfrules.formula.syntax import Formula
from perfrules.model.items import Group, Indicator
from perfrules.model.rule_set import RuleSet
from perfrules.model.shapes import NOT_APPLICABLE_WORD, Checklist, formulas_in, gives_in
from perfrules.model.tree import Parent, tree_of
from perfrules.problems import Place

NodeKind = Literal[
    "value", "share", "indicator", "group", "points", "flag", "total", "grade", "moved", "beyond", "earlier", "later"
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

    def _drop_emptied(self) -> None:
        """A group with nothing left is itself left out."""
        for name in reversed(self.tree.groups_from_the_top()):
            if self.droppable.issuperset(self.tree.children[name]):
                self.droppable.add(name)

    def edges(self) -> dict[Node, tuple[Edge, ...]]:
        rules = self.rules
        edges: dict[Node, Iterable[Edge]] = {}
        for value in rules.values.values():
            edges["value", value.id] = self._used(value.rule)
        for indicator in rules.indicators.values():
            table = indicator.rows.table if indicator.rows else None
            own = (indicator.shape, indicator.not_applicable_when, indicator.rows and indicator.rows.where)
            edges["points", indicator.id] = self._used(indicator.points, table)
            edges["share", indicator.id] = (*self._used(own, table), (("points", indicator.id), indicator.place))
            edges["indicator", indicator.id] = (
                (("share", indicator.id), indicator.place),
                *self._neighbours(indicator),
            )
        for group in rules.groups.values():
            edges |= self._group(group)
        for parent in self.tree.children:
            edges |= self._moving(parent)
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
        shares: list[Edge] = [(("share", name), place) for name, place in children]
        points: list[Edge] = [(("points", name), place) for name, place in children] if group.points is None else []
        scores = (*self._scores(group.id, group.place), *self._used(group.formula))
        return {
            ("points", group.id): points,
            ("share", group.id): (*self._used(group.not_applicable_when), *shares),
            ("group", group.id): (*scores, (("share", group.id), group.place), (("beyond", group.id), group.place)),
        }

    def _scores(self, parent: Parent, place: Place) -> Iterator[Edge]:
        """The final points of the children of *parent*."""
        for name in self.tree.children[parent]:
            yield self._score(name), place

    def _score(self, name: str) -> Node:
        return ("group" if name in self.rules.groups else "indicator", name)

    def _neighbours(self, indicator: Indicator) -> Iterator[Edge]:
        """Those that may pass points on to *indicator*: beside it, and beside the groups it stands in."""
        for parent in self.tree.parents(indicator.id):
            yield ("moved", parent or ""), indicator.place

    def _moving(self, parent: Parent) -> dict[Node, Iterable[Edge]]:
        """What may pass points on inside *parent*, and to each group in it from outside that group."""
        children = self.tree.children[parent]
        if not self.tree.adds_points(parent):
            closed: dict[Node, Iterable[Edge]] = {
                ("beyond", name): () for name in children if name in self.rules.groups
            }
            return closed | {("moved", parent or ""): ()}
        above: list[Edge] = [(("beyond", parent), self.rules.groups[parent].place)] if parent is not None else []
        passed = [list(self._passed_on_by(name)) for name in children]
        edges: dict[Node, Iterable[Edge]] = {
            ("moved", parent or ""): [*above, *(edge for some in passed for edge in some)]
        }
        for at, name in enumerate(children):
            place = self.tree.item(name).place
            earlier: Node = ("earlier", f"{parent or ''}/{at}")
            later: Node = ("later", f"{parent or ''}/{at}")
            edges[earlier] = [*passed[at - 1], (("earlier", f"{parent or ''}/{at - 1}"), place)] if at else []
            last = at == len(children) - 1
            edges[later] = [] if last else [*passed[at + 1], (("later", f"{parent or ''}/{at + 1}"), place)]
            if name in self.rules.groups:
                edges["beyond", name] = [*above, (earlier, place), (later, place)]
        return edges

    def _passed_on_by(self, name: str) -> Iterator[Edge]:
        if name in self.droppable:
            yield ("share", name), self.tree.item(name).place
        elif name in self.by_rows:  # rows may be rescaled together
            yield ("points", name), self.tree.item(name).place

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

    def _named(self, formula: Formula, table: str | None) -> Iterator[Edge]:
        rules = self.rules
        for reference in references(formula, table):
            name, place = reference.name, formula.at(reference.node)
            if reference.row == "children" and name in CHILD_COLUMNS:
                continue
            match reference.sort:
                case "name" if name in rules.values:
                    yield ("value", name), place
                case "name" if name == "total_score" and rules.total:
                    yield TOTAL, place
                case "name" if name == "grade" and rules.grades:
                    yield GRADE, place
                case "name" if name == "row_score" and reference.row is not None:
                    for indicator in self.by_table.get(reference.row, ()):
                        yield ("indicator", indicator), place
                case "score_of" | "rate_of" if name in rules.groups or name in rules.indicators:
                    yield self._score(name), place
                case "points_of" if name in rules.groups or name in rules.indicators:
                    yield ("points", name), place
                    for indicator in self._rows_that_tell_points(name):
                        yield ("share", indicator), place
                case "fired" if name in rules.flags:
                    yield ("flag", name), place
                case _:
                    pass


def can_drop(indicator: Indicator) -> bool:
    """Whether an indicator can be left out or not applicable, so that its points go elsewhere."""
    rule = indicator.shape.rule
    return (
        indicator.not_applicable_when is not None
        or indicator.if_missing == "leave_out"
        or any(gives.word == NOT_APPLICABLE_WORD for gives in gives_in(rule))
        or (isinstance(rule, Checklist) and all(one.not_applicable_when for one in rule.elements.values()))
    )
