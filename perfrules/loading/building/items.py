"""Values, groups, indicators, the total, grades, flags and outcomes."""

from perfrules.exact import ONE
from perfrules.formula.kind import Kind
from perfrules.loading.building.deadline import deadline
from perfrules.loading.building.item import Item
from perfrules.loading.building.notes import scalar
from perfrules.loading.building.shapes import Around, shape
from perfrules.model.items import (
    Choose,
    Constraint,
    Flag,
    GradeLimit,
    Group,
    Indicator,
    LookupTable,
    Outcome,
    Panel,
    Peers,
    Rows,
    ScaleWord,
    Total,
    Value,
)  # fmt: skip
from perfrules.model.lookups import LookupLine


def value(item: Item, around: Around) -> Value:
    """One named intermediate result."""
    name = item.choice("kind", "")
    return Value(
        id=item.id,
        title=item.title,
        rule=item.formula("formula") if "formula" in item else shape(item, around),
        kind=Kind(name, item.word("unit") if name == "money" else None) if name else None,
        scale=item.word("scale"),
        digits=item.digits,
        declared=item.word("declared"),
        place=item.place,
        basis=item.basis,
    )


def group(item: Item) -> Group:
    """One branch of the tree."""
    return Group(
        id=item.id,
        title=item.title,
        parent=item.word("group"),
        points=item.plain_number("points"),
        combine=item.choice("combine", "sum"),
        formula=item.formula_or_none("formula"),
        table=item.word("table"),
        weight=item.number("weight") or ONE,
        give_to=item.word("give_to"),
        not_applicable_when=item.formula_or_none("not_applicable_when"),
        scale=item.word("scale"),
        digits=item.digits,
        declared=item.word("declared"),
        layer=item.choice("layer", "") or None,
        place=item.place,
        basis=item.basis,
    )


def indicator(item: Item, around: Around) -> Indicator:
    """One leaf of the tree."""
    return Indicator(
        id=item.id,
        title=item.title,
        group=item.word("group"),
        rows=_rows(item),
        points=item.formula_or_none("points"),
        weight=item.number("weight") or ONE,
        shape=shape(item, around),
        if_missing=item.choice("if_missing", "undecided"),
        not_applicable_when=item.formula_or_none("not_applicable_when"),
        give_to=item.word("give_to"),
        scale=item.word("scale"),
        digits=item.digits,
        declared=item.word("declared"),
        layer=item.choice("layer", "") or None,
        place=item.place,
        basis=item.basis,
    )


def total(item: Item) -> Total:
    """The whole."""
    return Total(
        of=item.plain_number("of") or ONE,
        combine=item.choice("combine", "sum"),
        formula=item.formula_or_none("formula"),
        table=item.word("table"),
        digits=item.digits,
        declared=item.word("declared"),
        declared_grade=item.word("declared_grade"),
        place=item.place,
    )


def panel(item: Item) -> Panel:
    """The panel."""
    return Panel(
        table=item.needed("table"),
        by=item.needed("by"),
        average=item.choice("average", "total"),
        combine=item.choice("combine", "mean"),
        trim=item.formula("trim", "1"),
        spread_over=item.formula_or_none("spread_over"),
        place=item.place,
        basis=item.basis,
    )


def peers(item: Item) -> Peers:
    """Whose figures are compared."""
    return Peers(item.list_of_words("by"), item.place)


def constraint(item: Item) -> Constraint:
    """What the text itself must satisfy."""
    finding = item.needed_text("finding")
    return Constraint(item.id, item.formula("that"), finding, item.list_of_words("laws"), item.place)


def scale_word(item: Item) -> ScaleWord:
    """One grade, or one word of a scale."""
    start = item.literal(scalar(item.node("from")), "from")
    return ScaleWord(item.id, item.title, start.value, start.percent, item.place)


def lookup(item: Item) -> LookupTable:
    """One conversion table."""
    lines = tuple(
        LookupLine(tuple(entry.key.split()), scalar(entry.node).text, entry.place, entry.node.place)
        for entry in item.within("rows")
    )
    return LookupTable(item.id, item.title, item.choice("order", "as_written"), lines, item.place, item.basis)


def grade_limit(item: Item) -> GradeLimit:
    """What caps or replaces the grade."""
    return GradeLimit(
        id=item.id,
        when=item.formula("when"),
        at_most=item.word("at_most"),
        becomes=item.word("becomes"),
        title=item.text("title"),
        because=item.text("because"),
        laws=item.list_of_words("laws"),
        place=item.place,
    )


def flag(item: Item) -> Flag:
    """One problem that is looked for."""
    return Flag(
        id=item.id,
        title=item.title,
        when=item.formula("when"),
        table=item.word("each"),
        label=item.formula_or_none("label"),
        severity=item.choice("severity", ""),
        category=item.word("category"),
        finding=item.needed_template("finding"),
        recommendation=item.template("recommendation"),
        deadline=deadline(item),
        place=item.place,
        basis=item.basis,
    )


def outcome(item: Item) -> Outcome:
    """One use of the result."""
    lines = tuple(
        Choose(line.formula_or_none("when"), line.needed_template("then"), line.place) for line in item.lines("choose")
    )
    return Outcome(item.id, item.title, lines, item.place, item.basis)


def _rows(item: Item) -> Rows | None:
    table = item.word("each")
    if table is None:
        return None
    return Rows(
        table=table,
        where=item.formula_or_none("where"),
        label=item.formula_or_none("label"),
        group_by=item.word("group_by"),
        rescale=item.truth("rescale"),
    )
