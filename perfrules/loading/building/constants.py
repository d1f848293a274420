"""Constants of the rule file by kind: the values of parameters, the limits of inputs."""

import re
from datetime import date

from perfrules.exact import ONE, Exact, parse
from perfrules.formula.kind import KIND_WORDS, Kind, KindName
from perfrules.formula.literals import beyond_share, iso_date
from perfrules.loading.building.item import Item, written_number
from perfrules.loading.building.notes import scalar
from perfrules.model.fields import MONEY_UNITS
from perfrules.problems import Place, Problem, near
from perfrules.text.nodes import ListNode, ScalarNode
from perfrules.words import Words

_MONEY = re.compile(r"(-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,10})?)\s*([^\W\d]+)")
_NUMBERS = frozenset({"money", "number", "percent", "whole", "number_or_text"})
_AS = {  # how a constant of the kind is written
    "money": "500",
    "number": "12.5",
    "percent": "80%",
    "whole": "12",
    "yes_no": "true",
    "date": "2024-09-30",
    "text": '"…"',
    "choice": "a",
    "number_or_text": "12",
    "texts": "[a, b]",
}
_MOST_TEXTS = 200


def limit(item: Item, word: str, kind: str) -> Exact | None:
    """The number under `min` or `max` of an input or column of this *kind*, or None."""
    if word not in item:
        return None
    if kind not in _NUMBERS:
        item.notes.report(Problem("limit-without-number", item.entries[word].place, {"word": word}))
        return None
    return _number(item, word, "number" if kind == "number_or_text" else kind)


def constant(item: Item, kind: Kind) -> Exact | str | bool | date | tuple[str, ...]:
    """The value of a parameter of this *kind*, or a stand-in where it is no such value."""
    listed = item.node("value")
    if isinstance(listed, ListNode) and kind.name == "texts":
        return _texts(item, listed)
    if isinstance(listed, ListNode) or kind.name == "texts":
        _refuse(item, "value", kind.name)
        return () if kind.name == "texts" else ONE
    node = scalar(listed)
    match kind.name:
        case "yes_no":
            fits = isinstance(node.value, bool)
        case "date":
            if (day := iso_date(node.text)) is not None:
                return day
            fits = False
        case "choice":
            if node.text not in kind.words:
                refuse_choice(item, "value", kind.words)
            return node.text
        case "text":
            fits = not isinstance(node.value, bool)
        case "number_or_text":
            number = written_number(node)
            return node.text if number is None or number.percent else number.value
        case _:
            return _number(item, "value", kind.name)
    if not fits:
        _refuse(item, "value", kind.name)
    return node.value if isinstance(node.value, bool) else node.text


def kind_as_written(item: Item) -> KindName:
    """The kind of a parameter that names none: 80% is a percent, 12 a number, true a yes_no, 500万元 money, [a, b] texts."""
    if isinstance(item.node("value"), ListNode):
        return "texts"
    node = scalar(item.node("value"))
    if isinstance(node.value, bool):
        return "yes_no"
    if number := written_number(node):
        return "percent" if number.percent else "money" if item.word("unit") in MONEY_UNITS else "number"
    if _unit_written(item):
        return "money"
    if iso_date(node.text):
        return "date"
    item.notes.distrust(Problem("parameter-kind", node.place, {"found": node.text}))
    return "text"


def money_unit(item: Item) -> str | None:
    """The unit of an item of kind money: its `unit`, or the one written with its value."""
    unit = item.word("unit") or _unit_written(item)
    if unit is None:
        item.notes.distrust(Problem("money-unit", item.place, {"name": item.id}))
    return unit


def refuse_choice(item: Item, word: str, choices: tuple[str, ...], near_words: tuple[str, ...] = ()) -> None:
    """Report that the word under *word* is none of *choices*; *near_words* may have been meant as well."""
    node = scalar(item.node(word))
    facts: dict[str, str | Words] = {"word": word, "choice": node.text}
    if meant := near(node.text, (*choices, *near_words)):
        item.notes.report(Problem("unknown-choice", node.place, {**facts, "near": meant}))
        return
    allowed = Words(en=", ".join(choices), zh="、".join(choices))
    item.notes.report(Problem("unknown-choice/list", node.place, {**facts, "allowed": allowed}))


def _texts(item: Item, listed: ListNode) -> tuple[str, ...]:
    """The texts of a list: none blank, none twice, no more than can be looked for."""
    if len(listed.items) > _MOST_TEXTS:
        item.notes.report(Problem("texts-many", listed.place, {"limit": str(_MOST_TEXTS)}))
    found: dict[str, Place] = {}
    for node in listed.items:
        text = scalar(node).text
        if text in found:
            item.notes.report(Problem("texts-repeated", node.place, {"text": text}, related=(found[text],)))
        elif not text.strip():
            item.notes.report(Problem("texts-blank", node.place, {}))
        found.setdefault(text, node.place)
    return tuple(found)


def _number(item: Item, word: str, kind: str) -> Exact:
    """The number under *word*, as one of *kind*."""
    node = scalar(item.node(word))
    if kind == "money" and (found := _MONEY.fullmatch(node.text)):
        return _amount(item, word, parse(found[1]), found[2])
    number = written_number(node)
    if number is None or (number.percent and kind != "percent"):
        _refuse(item, word, kind)
        return ONE
    if kind == "percent" and not number.percent:
        return _bare_share(item, word, number.value)
    if kind == "whole" and number.value[0] % number.value[1]:
        _refuse(item, word, kind)
    return number.value


def _amount(item: Item, word: str, value: Exact, written: str) -> Exact:
    """Money in the item's own unit; only the units of the yuan convert."""
    unit = item.word("unit") or written
    if unit == written:
        return value
    if unit not in MONEY_UNITS or written not in MONEY_UNITS:
        node = scalar(item.node(word))
        item.notes.distrust(Problem("constant-kind/unit", node.place, {"found": node.text, "unit": unit}))
        return value
    return (value[0] * MONEY_UNITS[written], value[1] * MONEY_UNITS[unit])


def _bare_share(item: Item, word: str, value: Exact) -> Exact:
    """A percentage without its sign: 0.8 is 80%; with `unit: "%"` 80 is; otherwise a bare 80 is a slip."""
    if item.word("unit") == "%":
        return (value[0], value[1] * 100)
    if beyond_share(value):
        node = scalar(item.node(word))
        item.notes.distrust(Problem("constant-kind/share", node.place, {"word": word, "found": node.text}))
    return value


def _unit_written(item: Item) -> str | None:
    """The unit of the yuan that is written with the value, or None."""
    node = item.node("value")
    found = _MONEY.fullmatch(node.text) if isinstance(node, ScalarNode) else None
    return found[2] if found and found[2] in MONEY_UNITS else None


def _refuse(item: Item, word: str, kind: str) -> None:
    node = item.node(word)
    found = "[…]" if isinstance(node, ListNode) else scalar(node).text
    facts: dict[str, str | Words] = {"word": word, "found": found, "kind": KIND_WORDS[kind], "example": _AS[kind]}
    item.notes.distrust(Problem("constant-kind", item.place if node is None else node.place, facts))
