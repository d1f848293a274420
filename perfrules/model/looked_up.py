"""What a group, or the total, looks up: the conversion table, the scales of its children, the scale of the result."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, final

from perfrules.model.items import Group, LookupTable, Scale, ScaleWord
from perfrules.model.lookups import Labels, labels_of, resolved
from perfrules.model.rule_set import RuleSet
from perfrules.model.tree import Parent, Tree


@final
class LookedUp(NamedTuple):
    """
    The parts of `combine: lookup`.

    *members* are the children of the group, or of the total, in their order, each with its scale; *scale* is that of the
    result, the grades under a total. A scale is None where its name leads nowhere, which a loaded rule set was checked for.
    """

    table: LookupTable
    members: tuple[tuple[str, Scale | None], ...]
    scale: Scale | None

    def lines(self) -> Mapping[tuple[str, ...], ScaleWord]:
        """The lines of the table: the ids of words, sorted where their order does not count, to the word for them."""
        scale: Mapping[str, ScaleWord] = self.scale or {}
        labels = [labels_of_scale(words) for _, words in self.members if words is not None]
        lines = resolved(self.table.lines, self.table.order, labels, labels_of_scale(scale))
        return {key: scale[word] for key, word in lines.items()}

    def word(self, words: Sequence[str]) -> ScaleWord | None:
        """The word for *words*; None where the table has no line for them."""
        return self.lines().get(tuple(words if self.table.order == "as_written" else sorted(words)))


def looked_up(rules: RuleSet, tree: Tree, parent: Parent) -> LookedUp | None:
    """What *parent* looks up; None where it combines in another way, or in a table that is not there."""
    owner = rules.total if parent is None else rules.groups[parent]
    if owner is None or owner.combine != "lookup" or owner.table not in rules.lookups:
        return None
    items = [tree.item(name) for name in tree.children[parent]]
    members = tuple((item.id, rules.scales.get(item.scale or "")) for item in items)
    scale = rules.scales.get(owner.scale or "") if isinstance(owner, Group) else rules.grades or None
    return LookedUp(rules.lookups[owner.table or ""], members, scale)


def labels_of_scale(scale: Mapping[str, ScaleWord]) -> Labels:
    """What a line may write for the words of *scale*."""
    return labels_of((word.id, word.title) for word in scale.values())
