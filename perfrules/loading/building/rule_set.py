"""The nodes of a whole rule file to its rule set."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar, final

from perfrules.formula.functions import is_id
from perfrules.formula.literals import iso_date
from perfrules.loading.building import fields, items
from perfrules.loading.building.item import Item
from perfrules.loading.building.like import completed
from perfrules.loading.building.names import check_names
from perfrules.loading.building.notes import Dropped, Notes, language_of, scalar
from perfrules.loading.building.places import places_in
from perfrules.loading.building.shapes import Around
from perfrules.model.fields import Field, Table
from perfrules.model.judging import judged_inputs
from perfrules.model.rule_set import RuleSet, Stamp
from perfrules.model.section import Section
from perfrules.problems import Place, Problem
from perfrules.text.nodes import Entry, MapNode

T = TypeVar("T")


@final
@dataclass(frozen=True, slots=True)
class Built:
    """
    A rule set with the problems found in building it; it is to be used only where there is none.

    *sound* tells that what could not be read leaves no trace in the rest, so that the rest can still be checked. *unread*
    are the places of formulas that could not be read.
    """

    rules: RuleSet
    problems: tuple[Problem, ...]
    sound: bool
    unread: frozenset[Place]


def build(root: MapNode, stamp: Stamp, dropped: Dropped = frozenset()) -> Built:
    """The rule set of a file whose shape has no problem; *dropped* names what was taken out of it before."""
    notes = Notes(language_of(root.get("title")), dropped)
    check_names(root, notes)
    whole = MapNode(tuple(_with_likes(entry, notes) for entry in root), root.place)
    rules = _rule_set(Item("", root.place, whole, notes), stamp, places_in(whole))
    return Built(rules, notes.problems, notes.sound, frozenset(notes.unread))


def _with_likes(section: Entry, notes: Notes) -> Entry:
    """The section itself, or that of the indicators with all that they take over from one another."""
    if section.key != "indicators" or not isinstance(section.node, MapNode):
        return section
    return replace(section, node=MapNode(completed(section.node.entries, notes), section.node.place))


def _rule_set(file: Item, stamp: Stamp, places: Mapping[tuple[str, ...], Place]) -> RuleSet:
    word_lists = {item.id: item.own_words() for item in file.items("word_lists")}
    inputs = _section(file, "inputs", lambda item: fields.field(item, word_lists))
    tables = _section(file, "tables", lambda item: fields.table(item, word_lists))
    parameters = _section(file, "parameters", lambda item: fields.parameter(item, word_lists))
    scales = _section(
        file, "scales", lambda scale: Section((word.id, items.scale_word(word)) for word in scale.parts())
    )

    lookups = _section(file, "lookups", items.lookup)

    def around(item: Item) -> Around:
        scale = item.word("scale")
        known = scales.get(scale, None) if scale is not None else Section()
        # Under a scale that does not exist any id may be one of its words: the scale is the mistake, not they.
        return Around(is_id if known is None else known.__contains__, parameters, lookups)

    rules = RuleSet(
        id=file.needed("id"),
        title=file.needed_text("title"),
        status=file.choice("status", ""),
        languages=(),
        in_force=_in_force(file),
        laws=_section(file, "laws", fields.law),
        inputs=inputs,
        tables=tables,
        parameters=parameters,
        values=_section(file, "values", lambda item: items.value(item, around(item))),
        groups=_section(file, "groups", items.group),
        indicators=_section(file, "indicators", lambda item: items.indicator(item, around(item))),
        total=items.total(total) if (total := file.part("total")) else None,
        panel=items.panel(panel) if (panel := file.part("panel")) else None,
        peers=items.peers(peers) if (peers := file.part("peers")) else None,
        constraints=_section(file, "constraints", items.constraint),
        grades=_section(file, "grades", items.scale_word),
        grade_limits=_section(file, "grade_limits", items.grade_limit),
        scales=scales,
        lookups=lookups,
        categories=file.words("categories"),
        flags=_section(file, "flags", items.flag),
        outcomes=_section(file, "outcomes", items.outcome),
        note=file.text("note"),
        place=file.place,
        stamp=stamp,
        places=places,
    )
    return replace(rules, languages=file.notes.languages, tables=_titled(rules))


def _section(file: Item, word: str, built: Callable[[Item], T]) -> Section[T]:
    return Section((item.id, built(item)) for item in file.items(word))


def _in_force(file: Item) -> tuple[date | None, date | None]:
    """The first and the last day; the check of the shape has made sure that they are days."""
    period = file.part("in_force")
    if period is None:
        return None, None
    first, last = (iso_date(text) if (text := period.word(word)) else None for word in ("from", "until"))
    if first and last and first > last:
        place = scalar(period.node("until")).place
        file.notes.report(Problem("in-force-order", place, {"from": str(first), "until": str(last)}))
    return first, last


def _titled(rules: RuleSet) -> Section[Table]:
    """The tables; columns that a panel judges are called like their inputs where they have no title of their own."""
    judged = judged_inputs(rules)

    def column(table: str, one: Field) -> Field:
        own = rules.panel is None or table != rules.panel.table or one.id not in judged
        written = ("tables", table, "columns", one.id, "title") in rules.places
        return one if own or written else replace(one, title=rules.inputs[one.id].title)

    if not judged:
        return rules.tables
    return Section(
        (name, replace(table, columns=Section((one.id, column(name, one)) for one in table.columns.values())))
        for name, table in rules.tables.items()
    )
