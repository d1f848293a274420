"""The scoring shapes, one reader for each method."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, final

from perfrules.formula.syntax import Formula
from perfrules.loading.building.constants import refuse_choice
from perfrules.loading.building.item import Item
from perfrules.loading.building.notes import scalar
from perfrules.model.items import LookupTable, Parameter
from perfrules.model.section import Section
from perfrules.model.shapes import (
    NOT_APPLICABLE_WORD,
    SIGN_WORDS,
    Anchor,
    Band,
    Bands,
    BandSign,
    Case,
    Cases,
    Checklist,
    Choices,
    Computed,
    Deduct,
    Element,
    Gives,
    Line,
    Lookup,
    Over,
    Proportional,
    Relative,
    Rule,
    Shape,
    Target,
    Tier,
    Tiers,
    Veto,
    YesNo,
)  # fmt: skip
from perfrules.problems import Place, Problem
from perfrules.text.nodes import ScalarNode
from perfrules.words import Words

REVERSE = ("excess", "inverse")
NOTHING = "none"
_BAND_SIGNS: tuple[BandSign, ...] = ("from", "over", "up_to", "below")


@final
@dataclass(frozen=True, slots=True)
class Around:
    """
    What a shape has to know of the rest of the rule set.

    *is_word* tells the words of the item's scale; *parameters* may stand for the words of an option; *lookups* are the
    conversion tables.
    """

    is_word: Callable[[str], bool]
    parameters: Mapping[str, Parameter]
    lookups: Mapping[str, LookupTable]


def shape(item: Item, around: Around) -> Shape:
    """The shape that *item* holds under `score`."""
    score = item.needed_part("score")
    method = score.needed("method")
    return Shape(method, _METHODS[method](score, around), score.place)


def _proportional(item: Item, _: Around) -> Rule:
    return Proportional(
        value=item.formula("value"),
        full_at=item.formula("full_at", "100%"),
        zero_at=item.formula("zero_at", "0"),
        pass_at=item.formula_or_none("pass_at", NOTHING),
    )


def _line(item: Item, _: Around) -> Rule:
    return Line(
        value=item.formula("value"),
        anchors=tuple(Anchor(line.formula("at"), line.formula("gives")) for line in item.lines("anchors")),
        below=item.formula("below", "0"),
        above=item.formula_or_none("above", "last"),
    )


def _bands(item: Item, around: Around) -> Rule:
    return Bands(item.formula("value"), tuple(_band(line, around) for line in item.lines("bands")))


def _band(item: Item, around: Around) -> Band:
    sign = next((sign for sign in _BAND_SIGNS if sign in item), None)
    at = item.formula(sign) if sign else None
    return Band(sign, at, _gives_under(item, "gives", "", around), item.place)


def _cases(item: Item, around: Around) -> Rule:
    return Cases(
        tuple(
            Case(line.formula_or_none("when"), _gives_under(line, "gives", "", around), line.place)
            for line in item.lines("cases")
        )
    )


def _deduct(item: Item, _: Around) -> Rule:
    return Deduct(
        value=item.formula("value"),
        above=item.formula_or_none("above"),
        below=item.formula_or_none("below"),
        per=item.formula("per"),
        take=item.formula("take"),
        steps=item.choice("steps", ""),
        at_most=item.formula_or_none("at_most", "all"),
    )


def _target(item: Item, around: Around) -> Rule:
    return Target(
        actual=item.formula("actual"),
        target=item.formula("target"),
        sign=_sign(item),
        short=item.choice("short", "proportional"),
        pass_at=item.formula_or_none("pass_at", NOTHING),
        reverse=_option(item, "reverse", REVERSE, around),
        equal=item.choice("equal", "at_least"),
        negative=item.choice("negative", "as_is"),
        zero_target=item.choice("zero_target", "all_or_nothing"),
        over=_over(item),
        tiers=_judgement(item) if item.word("tier") not in {None, NOTHING} else None,
    )


def _sign(item: Item) -> Formula:
    """The sign: a formula that gives its word, or the word itself."""
    node = item.scalar("sign", "")
    if node.text not in SIGN_WORDS:
        return item.formula("sign")
    quoted = item.notes.formula(ScalarNode(f"'{node.text}'", f"'{node.text}'", node.place))
    return replace(quoted, text=node.text)


def _option(item: Item, word: str, choices: tuple[str, ...], around: Around) -> Any:  # noqa: ANN401 - one of *choices*
    """One of *choices*, or what a parameter says that can be nothing else."""
    named = item.needed(word)
    if named in choices:
        return named
    fitting = {
        one.id: one for one in around.parameters.values() if one.kind.words and set(one.kind.words) <= set(choices)
    }
    if named in fitting:
        return fitting[named].value
    if named in around.parameters:
        facts: dict[str, str | Words] = {"word": word, "name": named}
        facts["allowed"] = Words(en=", ".join(choices), zh="、".join(choices))
        item.notes.report(Problem("option-parameter", scalar(item.node(word)).place, facts))
    elif not item.notes.was_dropped("parameters", named):
        refuse_choice(item, word, choices, tuple(fitting))
    return choices[0]


def _over(item: Item) -> Over | None:
    part = item.part("over")
    if part is None or part.word("from") == NOTHING:
        return None
    then = part.choice("then", "flag")
    return Over(part.formula("from"), then, part.formula("take", "100%") if then == "reduce" else None)


def _tiers(item: Item, _: Around) -> Rule:
    return _judgement(item)


def _judgement(item: Item) -> Tiers:
    tiers = tuple(Tier(tier.id, tier.formula("from"), tier.place) for tier in item.items("tiers"))
    return Tiers(item.formula("tier"), item.formula("given"), tiers, item.choice("outside", "finding"))


def _checklist(item: Item, _: Around) -> Rule:
    veto = item.part("veto")
    return Checklist(
        elements=Section((element.id, _element(element)) for element in item.items("elements")),
        veto=Veto(veto.formula("when"), veto.text("because")) if veto else None,
        at_least=item.formula_or_none("at_least", NOTHING),
    )


def _element(item: Item) -> Element:
    return Element(
        id=item.id,
        title=item.title,
        met=item.formula("met"),
        share=item.formula_or_none("share"),
        gate=item.truth("gate"),
        not_applicable_when=item.formula_or_none("not_applicable_when"),
        place=item.place,
    )


def _choices(item: Item, around: Around) -> Rule:
    lines = ((entry.key, _gives(item, scalar(entry.node), entry.place, around)) for entry in item.within("gives"))
    return Choices(item.formula("value"), Section(lines))


def _yes_no(item: Item, around: Around) -> Rule:
    yes = _gives_under(item, "yes", "100%", around)
    return YesNo(item.formula("value"), yes, _gives_under(item, "no", "0", around))


def _lookup(item: Item, around: Around) -> Rule:
    name = item.needed("table")
    table = around.lookups.get(name)
    order = item.choice("order", table.order if table else "as_written")
    if table is not None and order != table.order:
        facts = {"order": order, "table": name, "other": table.order}
        item.notes.report(Problem("lookup-order", scalar(item.node("order")).place, facts, related=(table.place,)))
    return Lookup(item.formulas("of"), name, order, table.lines if table else ())


def _relative(item: Item, _: Around) -> Rule:
    return Relative(
        value=item.formula("value"),
        by=item.choice("by", ""),
        better=item.choice("better", ""),
        all_equal=item.formula("all_equal", "100%"),
        fewest=item.whole("fewest", 2),
        ties=item.choice("ties", "best"),
    )


def _computed(item: Item, _: Around) -> Rule:
    return Computed(item.choice("gives", "points"), item.formula("formula"))


def _gives_under(item: Item, word: str, default: str, around: Around) -> Gives:
    node = item.scalar(word, default)
    return _gives(item, node, node.place, around)


def _gives(item: Item, node: ScalarNode, place: Place, around: Around) -> Gives:
    if node.text == NOT_APPLICABLE_WORD or around.is_word(node.text):
        return Gives(None, node.text, place)
    return Gives(item.notes.formula(node), None, place)


_METHODS: dict[str, Callable[[Item, Around], Rule]] = {
    "proportional": _proportional,
    "line": _line,
    "bands": _bands,
    "cases": _cases,
    "deduct": _deduct,
    "target": _target,
    "tiers": _tiers,
    "checklist": _checklist,
    "choices": _choices,
    "yes_no": _yes_no,
    "lookup": _lookup,
    "relative": _relative,
    "formula": _computed,
}
