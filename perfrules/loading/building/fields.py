"""Laws, inputs, tables and parameters."""

import re
from collections.abc import Mapping
from typing import cast

from perfrules.formula.kind import Kind, KindName
from perfrules.loading.building.constants import constant, kind_as_written, limit, money_unit
from perfrules.loading.building.item import Item
from perfrules.loading.building.notes import scalar
from perfrules.model.fields import TAKEN_FUNCTIONS, Field, FieldKind, Table, Taken
from perfrules.model.items import Law, Parameter
from perfrules.model.section import Section
from perfrules.model.texts import Text
from perfrules.problems import Problem, near
from perfrules.text.nodes import MapNode, ScalarNode

WordLists = Mapping[str, Section[Text]]
_TAKEN = re.compile(rf"(?:(?P<function>{'|'.join(TAKEN_FUNCTIONS)})\(\s*)?(?P<item>[^\W\d]\w*)(?(function)\s*\))")


def law(item: Item) -> Law:
    """One document."""
    return Law(
        id=item.id,
        cite=item.needed_text("cite"),
        place=item.place,
        title=item.text("title"),
        url=item.word("url"),
        article=item.word("article"),
        note=item.text("note"),
    )


def field(item: Item, word_lists: WordLists) -> Field:
    """One input or column."""
    kind = cast("FieldKind", item.needed("kind"))
    return Field(
        id=item.id,
        title=item.title,
        kind=kind,
        place=item.place,
        unit=money_unit(item) if kind == "money" else item.word("unit"),
        minimum=limit(item, "min", kind),
        maximum=limit(item, "max", kind),
        optional=item.truth("optional"),
        choices=_choices(item, word_lists),
        note=item.text("note"),
        taken=_taken(item),
    )


def table(item: Item, word_lists: WordLists) -> Table:
    """One table with its columns."""
    columns = Section((column.id, field(column, word_lists)) for column in item.items("columns"))
    return Table(
        item.id,
        item.title,
        columns,
        item.place,
        item.text("note"),
        of_results="from" in item,
        optional=item.truth("optional"),
    )


def parameter(item: Item, word_lists: WordLists) -> Parameter:
    """One parameter with its value."""
    name = cast("KindName", item.word("kind")) if "kind" in item else kind_as_written(item)
    words = tuple(_choices(item, word_lists)) if name == "choice" else ()
    kind = Kind(name, money_unit(item) if name == "money" else None, words)
    return Parameter(item.id, item.title, kind, constant(item, kind), item.place, item.basis)


def _taken(item: Item) -> Taken | None:
    """What an input (a map under `from`) or a column (a text) takes over from results."""
    node = item.node("from")
    if node is None:
        return None
    if isinstance(node, MapNode):
        source = item.needed_part("from")
        return _taken_item(source, scalar(source.entries["value"].node), source.needed("rules"))
    return _taken_item(item, scalar(node), None)


def _taken_item(item: Item, node: ScalarNode, rules: str | None) -> Taken | None:
    found = _TAKEN.fullmatch(node.text)
    if found is None:
        item.notes.report(Problem("taken-item", node.place, {"found": node.text, "known": ", ".join(TAKEN_FUNCTIONS)}))
        return None
    return Taken(found["item"], found["function"], rules, node.place)


def _choices(item: Item, word_lists: WordLists) -> Section[Text]:
    """The words of a choice: written out, or those of a word list."""
    node = item.node("choices")
    if node is None or isinstance(node, MapNode):
        return item.words("choices")
    name = scalar(node).text
    if name in word_lists:
        return word_lists[name]
    if not item.notes.was_dropped("word_lists", name):
        meant = near(name, word_lists)
        key = "word-list-unknown/near" if meant else "word-list-unknown"
        item.notes.distrust(Problem(key, node.place, {"name": name, "near": meant or ""}))
    return Section()
