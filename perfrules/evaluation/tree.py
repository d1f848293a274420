"""The tree of groups and indicators, with the points each can get, worked out once."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import final

from perfrules.evaluation.rows import add_up
from perfrules.exact import ONE, Exact
from perfrules.formula.syntax import Formula
from perfrules.model.dependencies import can_drop
from perfrules.model.items import Combine, Digits, Indicator
from perfrules.model.rule_set import RuleSet

ROOT = ""


@final
@dataclass(frozen=True, slots=True, eq=False)
class Leaf:
    """An indicator below a branch; its rows that land there, where it is scored by rows."""

    indicator: Indicator
    branch: str
    points: Exact | None

    @property
    def id(self) -> str:
        """The indicator's id."""
        return self.indicator.id

    @property
    def weight(self) -> Exact:
        """Its weight where the branch takes a mean."""
        return self.indicator.weight

    @property
    def give_to(self) -> str | None:
        """The sibling that takes its points when it drops out."""
        return self.indicator.give_to


@final
@dataclass(frozen=True, slots=True, eq=False)
class Branch:
    """A group, or the whole (with the id ROOT)."""

    id: str
    combine: Combine
    formula: Formula | None
    points: Exact | None
    weight: Exact
    give_to: str | None
    digits: Digits | None
    not_applicable_when: Formula | None
    members: tuple["Leaf | Branch", ...]

    def branches(self) -> Iterator["Branch"]:
        """The branch and all below it, the deepest first."""
        for member in self.members:
            if isinstance(member, Branch):
                yield from member.branches()
        yield self

    def leaves(self) -> Iterator[Leaf]:
        """The leaves directly below."""
        return (member for member in self.members if isinstance(member, Leaf))


@final
@dataclass(frozen=True, slots=True, eq=False)
class Tree:
    """*root* is the whole where there is a total; otherwise *tops* stand side by side."""

    root: Branch | None
    tops: tuple[Branch | Leaf, ...]
    homes: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def branches(self) -> Iterator[Branch]:
        """All branches, the deepest first."""
        for top in self.tops:
            if isinstance(top, Branch):
                yield from top.branches()

    def leaves(self) -> dict[str, list[Leaf]]:
        """The leaves of each indicator: one, or one for each branch that its rows can land in."""
        found: dict[str, list[Leaf]] = {}
        tops = [top for top in self.tops if isinstance(top, Leaf)]
        for leaf in (*tops, *(leaf for branch in self.branches() for leaf in branch.leaves())):
            found.setdefault(leaf.id, []).append(leaf)
        return found

    def above(self, branch: str) -> Iterator[str]:
        """The branch itself and all that it stands in."""
        yield branch
        for home in self.homes.get(branch, ()):
            yield from self.above(home)

    def home(self, item: str) -> str | None:
        """The one branch that *item* stands in; None where it stands alone, or its rows land in several."""
        homes = self.homes.get(item, ())
        return homes[0] if len(homes) == 1 else None


def build_tree(rules: RuleSet, points_of: Callable[[Formula], Exact | None]) -> Tree:
    """The tree of *rules*; *points_of* gives the points that an indicator's formula says."""
    return _Builder(rules, points_of).tree()


@final
class _Builder:
    def __init__(self, rules: RuleSet, points_of: Callable[[Formula], Exact | None]) -> None:
        self.rules = rules
        self.points_of = points_of
        self.inherited: dict[str, Exact | None] = {}

    def tree(self) -> Tree:
        tops = self.members("")
        total = self.rules.total
        if total is None:
            return _with_homes(Tree(None, tops))
        root = Branch(ROOT, total.combine, total.formula, total.of, ONE, None, total.digits, None, tops)
        return _with_homes(Tree(root, (root,)))

    def members(self, parent: str) -> tuple[Leaf | Branch, ...]:
        groups = [group.id for group in self.rules.groups.values() if (group.parent or "") == parent]
        leaves = [one for one in self.rules.indicators.values() if parent in _landing(one, self.rules)]
        inherited = self.points_of_branch(parent) if len(groups) + len(leaves) == 1 else None
        branches = [self.branch(group, inherited) for group in groups]
        return (*branches, *(Leaf(one, parent, self.points(one, inherited)) for one in leaves))

    def branch(self, group_id: str, inherited: Exact | None) -> Branch:
        group = self.rules.groups[group_id]
        self.inherited[group_id] = group.points or inherited
        members = self.members(group_id)
        known = [member.points for member in members] if group.combine == "sum" else []
        added = None if None in known or not known else add_up([one for one in known if one is not None])
        points = group.points or (inherited if added is None else added)
        return Branch(
            group.id, group.combine, group.formula, points, group.weight, group.give_to, group.digits,
            group.not_applicable_when, members,
        )  # fmt: skip

    def points_of_branch(self, name: str) -> Exact | None:
        """The points that a sole child takes: those of a branch that adds points up."""
        group, total = self.rules.groups.get(name), self.rules.total
        if group is not None:
            return self.inherited.get(name, group.points) if group.combine == "sum" else None
        return total.of if total is not None and total.combine == "sum" else None

    def points(self, indicator: Indicator, inherited: Exact | None) -> Exact | None:
        if indicator.rows:
            return None
        return inherited if indicator.points is None else self.points_of(indicator.points)


def _landing(indicator: Indicator, rules: RuleSet) -> tuple[str, ...]:
    """The groups an indicator, or its rows, can land in."""
    if indicator.rows is None or indicator.rows.group_by is None:
        return (indicator.group or "",)
    column = rules.tables[indicator.rows.table].columns[indicator.rows.group_by]
    return tuple(column.choices)


def _with_homes(tree: Tree) -> Tree:
    for branch in tree.branches():
        for member in branch.members:
            tree.homes[member.id] = (*tree.homes.get(member.id, ()), branch.id)
    return tree


def may_drop(member: Leaf | Branch) -> bool:
    """Whether a member can be left out of the count for some record."""
    if isinstance(member, Branch):
        return member.not_applicable_when is not None or all(may_drop(one) for one in member.members)
    return can_drop(member.indicator)


def unstable(tree: Tree) -> frozenset[str]:
    """The branches whose members may get other points than the text gives them, because something beside them dropped out."""
    found: set[str] = set()

    def visit(branch: Branch, *, moved: bool) -> None:
        if branch.combine != "sum":
            moved = False
        else:
            rescaled = any(leaf.indicator.rows and leaf.indicator.rows.rescale for leaf in branch.leaves())
            moved = moved or rescaled or any(may_drop(member) for member in branch.members)
            if moved:
                found.add(branch.id)
        for member in branch.members:
            if isinstance(member, Branch):
                visit(member, moved=moved)

    for top in tree.tops:
        if isinstance(top, Branch):
            visit(top, moved=False)
    return frozenset(found)


def plain_items(tree: Tree, moved: frozenset[str]) -> frozenset[str]:
    """The items whose score is always a number or missing: nothing drops out, moves, or is scored by rows there."""
    found: set[str] = set()

    def visit(member: Leaf | Branch, branch: str, *, below_condition: bool) -> None:
        if isinstance(member, Leaf):
            if not (below_condition or branch in moved or may_drop(member) or member.indicator.rows):
                found.add(member.id)
            return
        conditional = below_condition or member.not_applicable_when is not None
        for one in member.members:
            visit(one, member.id, below_condition=conditional)
        if not conditional and all(one.id in found for one in member.members) and member.members:
            found.add(member.id)

    for top in tree.tops:
        visit(top, ROOT, below_condition=False)
    return frozenset(found)
