"""What layers changed in a text: each change with what stood there, where it comes from, and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, final

from perfrules.gazette.written import flow
from perfrules.layers.draft import Alteration
from perfrules.layers.layer import Kind
from perfrules.model.items import Law
from perfrules.model.rule_set import RuleSet
from perfrules.model.texts import Text
from perfrules.problems import Place
from perfrules.text.nodes import ListNode, MapNode, Node, ScalarNode


@final
@dataclass(frozen=True, slots=True)
class Change:
    """
    One change of a text: of a whole item or, where *field* is given, of one field of it.

    *before* and *after* are what stands in a rule file; None where there was, or is, nothing. *file* and *place* are where
    the change is written, *laws* the documents it follows, *reason* what it says of itself. *since* and *until* are the
    days it holds; None is open, as for what a file changes without dates. *ended* tells that the text changes here because
    an amendment no longer holds.
    """

    kind: Kind
    section: str
    item: str
    field: str | None
    before: str | None
    after: str | None
    file: str
    place: Place
    laws: tuple[Law, ...] = ()
    reason: Text | None = None
    since: date | None = None
    until: date | None = None
    ended: bool = False

    @property
    def name(self) -> str:
        """The path of what is changed, as `parameters.low_at.value`."""
        return ".".join(part for part in (self.section, self.item, self.field) if part is not None)


def changes_of(rules: RuleSet) -> tuple[Change, ...]:
    """
    What the later files and the amendments changed in the first file that *rules* were made of, in the order of the layers.

    >>> import perfrules
    >>> changes_of(perfrules.load("cn.project_evaluation"))
    ()
    """
    return tuple(
        change(Difference(one.section, one.item, one.field, one.before, one.after), one, rules)
        for one in rules.alterations
    )


def alterations_of(rules: RuleSet) -> tuple[Change, ...]:
    """The same without what files simply add: that belongs to their text like everything else in it."""
    return tuple(one for one in changes_of(rules) if one.kind != "add" or one.since is not None)


@final
class Difference(NamedTuple):
    """Where two texts are different, and what stands there in either; None where there is nothing."""

    section: str
    item: str
    field: str | None
    before: Node | None
    after: Node | None

    @property
    def kind(self) -> Kind:
        """Whether an item came, went or is another, in itself or in one of its fields."""
        if self.after is None:
            return "remove"
        return "add" if self.before is None else "change"


def change(difference: Difference, cause: Alteration, rules: RuleSet) -> Change:
    """The change that made the *difference*, by its *cause*, with the laws of *rules*."""
    before, after = (None if node is None else flow(node) for node in (difference.before, difference.after))
    layer = cause.layer
    return Change(
        difference.kind, difference.section, difference.item, difference.field, before, after,
        layer.file, cause.place, _laws(cause, rules), _reason(cause, rules), layer.since, layer.until,
    )  # fmt: skip


def _laws(cause: Alteration, rules: RuleSet) -> tuple[Law, ...]:
    """The document of the amendment; a file that changes without one may change the laws of the item, too."""
    named: Iterable[str] = (cause.layer.law,) if cause.layer.law is not None else _changed_laws(cause, rules)
    return tuple(rules.laws[name] for name in named if name in rules.laws)


def _changed_laws(cause: Alteration, rules: RuleSet) -> Iterable[str]:
    for one in rules.alterations:
        if (one.layer, one.section, one.item, one.field) == (cause.layer, cause.section, cause.item, "laws"):
            return _words(one.after)
    return _words(cause.after.get("laws")) if cause.kind == "add" and isinstance(cause.after, MapNode) else ()


def _words(node: Node | None) -> tuple[str, ...]:
    return tuple(one.text for one in node.items if isinstance(one, ScalarNode)) if isinstance(node, ListNode) else ()


def _reason(cause: Alteration, rules: RuleSet) -> Text | None:
    """Why: a removal says so itself, else the layer does."""
    found = _of_removal(cause) if cause.kind == "remove" else None
    node = found or cause.layer.reason
    if isinstance(node, MapNode):
        return Text(tuple((entry.key, entry.node.text) for entry in node if isinstance(entry.node, ScalarNode)))
    return Text(((rules.languages[0], node.text),)) if isinstance(node, ScalarNode) else None


def _of_removal(cause: Alteration) -> Node | None:
    """What the layer writes where it removes."""
    node: Node | None = next(part for kind, part in cause.layer.parts if kind == "remove")
    for word in (cause.section, cause.item, cause.field):
        node = node.get(word) if isinstance(node, MapNode) and word is not None else node
    return node
