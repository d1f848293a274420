"""Names that one item gives another by: groups, tables, columns, laws, categories, scales, grades, siblings."""

from collections.abc import Iterable, Iterator

from perfrules.checks.context import Context
from perfrules.model.items import Group, Indicator
from perfrules.model.shapes import NOT_APPLICABLE_WORD, Lookup, Shape, gives_in
from perfrules.problems import Place, Problem, near
from perfrules.words import Words

GROUP = Words(en="a group", zh="分组")
TABLE = Words(en="a table", zh="表")
COLUMN = Words(en="a column of that table", zh="该表的列")
LAW = Words(en="a law", zh="依据文件")
CATEGORY = Words(en="a category", zh="问题类别")
SCALE = Words(en="a scale", zh="尺度")
GRADE = Words(en="a grade", zh="等级")
LOOKUP = Words(en="a conversion table", zh="对照表")
ITEM = Words(en="a group or indicator", zh="分组或指标")
SCALE_WORD = Words(en="a word of its scale", zh="所用尺度的词")
DATE = Words(en="a date", zh="日期项")


def check_names(context: Context) -> Iterator[Problem]:
    """Every name outside formulas that does not exist, with the nearest one that does."""
    rules = context.rules
    yield from _laws(context)
    for value in rules.values.values():
        yield from _known(context.place("values", value.id, "scale"), value.scale, rules.scales, SCALE)
        if isinstance(value.rule, Shape):
            yield from _words(context, value.rule, value.scale)
            yield from _table(context, "values", value.id, value.rule)
    for group in rules.groups.values():
        yield from _known(context.place("groups", group.id, "group"), group.parent, rules.groups, GROUP)
        yield from _known(context.place("groups", group.id, "scale"), group.scale, rules.scales, SCALE)
        yield from _known(context.place("groups", group.id, "table"), group.table, rules.lookups, LOOKUP)
        yield from _give_to(context, "groups", group)
    if rules.total is not None:
        yield from _known(context.place("total", "table"), rules.total.table, rules.lookups, LOOKUP)
    for indicator in rules.indicators.values():
        yield from _indicator(context, indicator)
    for limit in rules.grade_limits.values():
        yield from _known(context.place("grade_limits", limit.id, "at_most"), limit.at_most, rules.grades, GRADE)
    for flag in rules.flags.values():
        yield from _known(context.place("flags", flag.id, "each"), flag.table, rules.tables, TABLE)
        yield from _known(context.place("flags", flag.id, "category"), flag.category, rules.categories, CATEGORY)


def unknown(place: Place, name: str, known: Iterable[str], what: Words) -> Problem:
    """The problem of a *name* that is none of *known*."""
    guess = near(name, known)
    return Problem(
        "unknown-name/near" if guess else "unknown-name", place, {"name": name, "what": what, "near": guess or ""}
    )


def _known(place: Place, name: str | None, known: Iterable[str], what: Words) -> Iterator[Problem]:
    if name is not None and name not in known:
        yield unknown(place, name, known, what)


def _laws(context: Context) -> Iterator[Problem]:
    rules = context.rules
    for section in ("parameters", "values", "groups", "indicators", "lookups", "flags", "outcomes"):
        for item in getattr(rules, section).values():
            yield from _law_list(context, section, item.id, item.basis.laws)
    for number, law in enumerate(rules.panel.basis.laws if rules.panel else (), 1):
        yield from _known(context.place("panel", "laws", str(number)), law, rules.laws, LAW)
    for constraint in rules.constraints.values():
        yield from _law_list(context, "constraints", constraint.id, constraint.laws)
    for limit in rules.grade_limits.values():
        yield from _law_list(context, "grade_limits", limit.id, limit.laws)


def _law_list(context: Context, section: str, item: str, laws: tuple[str, ...]) -> Iterator[Problem]:
    for number, law in enumerate(laws, 1):
        yield from _known(context.place(section, item, "laws", str(number)), law, context.rules.laws, LAW)


def _indicator(context: Context, indicator: Indicator) -> Iterator[Problem]:
    rules = context.rules
    yield from _known(context.place("indicators", indicator.id, "group"), indicator.group, rules.groups, GROUP)
    yield from _known(context.place("indicators", indicator.id, "scale"), indicator.scale, rules.scales, SCALE)
    yield from _give_to(context, "indicators", indicator)
    yield from _words(context, indicator.shape, indicator.scale)
    yield from _table(context, "indicators", indicator.id, indicator.shape)
    if indicator.rows is None:
        return
    place = context.place("indicators", indicator.id, "group_by")
    table = rules.tables.get(indicator.rows.table)
    if table is None:
        each = context.place("indicators", indicator.id, "each")
        yield unknown(each, indicator.rows.table, rules.tables, TABLE)
    elif (column := indicator.rows.group_by) is not None:
        if column not in table.columns:
            yield unknown(place, column, table.columns, COLUMN)
        elif table.columns[column].kind != "choice":
            kind = table.columns[column].type.described
            yield Problem("group-by/kind", place, {"name": column, "kind": kind})
        else:
            yield from _group_words(context, place, column, tuple(table.columns[column].choices))


def _group_words(context: Context, place: Place, column: str, words: tuple[str, ...]) -> Iterator[Problem]:
    lost = [word for word in words if word not in context.rules.groups]
    if lost:
        guess = near(lost[0], context.rules.groups)
        facts = {"name": column, "words": " ".join(lost), "word": lost[0], "near": guess or ""}
        yield Problem("group-by/near" if guess else "group-by", place, facts)


def _give_to(context: Context, section: str, item: Group | Indicator) -> Iterator[Problem]:
    if item.give_to is None:
        return
    place = context.place(section, item.id, "give_to")
    known = {*context.rules.groups, *context.rules.indicators}
    if item.give_to not in known:
        yield unknown(place, item.give_to, known, ITEM)
        return
    siblings = {one for parent in context.tree.parents(item.id) for one in context.tree.children[parent]} - {item.id}
    if item.give_to not in siblings:
        there = context.tree.item(item.give_to).place
        yield Problem("give-to-sibling", place, {"name": item.give_to, "item": item.id}, related=(there,))


def _table(context: Context, section: str, item: str, shape: Shape) -> Iterator[Problem]:
    if isinstance(shape.rule, Lookup):
        place = context.place(section, item, "score", "table")
        yield from _known(place, shape.rule.table, context.rules.lookups, LOOKUP)


def _words(context: Context, shape: Shape, scale: str | None) -> Iterator[Problem]:
    words = context.rules.scales.get(scale or "")
    for gives in gives_in(shape.rule):
        if words is not None and gives.word is not None and gives.word != NOT_APPLICABLE_WORD:
            yield from _known(gives.place, gives.word, words, SCALE_WORD)
