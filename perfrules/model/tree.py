"""The tree of a rule set: which groups and indicators stand under which group, or directly under the total."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import final

from perfrules.model.items import Group, Indicator
from perfrules.model.rule_set import RuleSet

Parent = str | None


@final
@dataclass(frozen=True, slots=True, eq=False)
class Tree:
    """
    Parents and children by id; None stands for the total.

    An indicator whose rows name their group stands under each group that is a word of that column. A parent that does not
    exist has no children here, and what names it stands nowhere.
    """

    rules: RuleSet
    children: Mapping[Parent, tuple[str, ...]]

    def item(self, name: str) -> Group | Indicator:
        """The group or indicator called *name*."""
        return self.rules.groups.get(name) or self.rules.indicators[name]

    def parents(self, name: str) -> tuple[Parent, ...]:
        """What *name* stands under: one, or several where its rows name their group."""
        return tuple(parent for parent in named_parents(self.rules, self.item(name)) if parent in self.children)

    def adds_points(self, parent: Parent) -> bool:
        """Whether the children of *parent* bring points that are added, rather than shares that are combined."""
        if parent is not None:
            return self.rules.groups[parent].combine == "sum"
        return self.rules.total is None or self.rules.total.combine == "sum"

    def groups_from_the_top(self) -> tuple[str, ...]:
        """The groups, each after its parent; those that lie in each other in a circle are not reached."""
        order = [name for name in self.children[None] if name in self.rules.groups]
        for name in order:  # grows while it is read
            order += [child for child in self.children[name] if child in self.rules.groups]
        return tuple(order)


def tree_of(rules: RuleSet) -> Tree:
    """The tree of *rules*."""
    children: dict[Parent, list[str]] = {None: []} | {group: [] for group in rules.groups}
    items: tuple[Group | Indicator, ...] = (*rules.groups.values(), *rules.indicators.values())
    for item in items:
        for parent in named_parents(rules, item):
            if parent in children:
                children[parent].append(item.id)
    return Tree(rules, {parent: tuple(names) for parent, names in children.items()})


def named_parents(rules: RuleSet, item: Group | Indicator) -> Iterator[Parent]:
    """The parents that *item* names, whether they exist or not; where its rows name them, every word that they can."""
    if isinstance(item, Group):
        yield item.parent
    elif item.rows is None or item.rows.group_by is None:
        yield item.group
    elif table := rules.tables.get(item.rows.table):
        column = table.columns.get(item.rows.group_by)
        yield from column.choices if column else ()
