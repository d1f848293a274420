"""One map of the rule file with its words, read by what each word holds."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, cast, final

from perfrules.exact import Exact, from_decimal
from perfrules.formula.literals import literal
from perfrules.formula.syntax import Formula, Number, parse_formula
from perfrules.loading.building.notes import Notes, mapping, scalar
from perfrules.model.items import Basis, Digits, Provenance
from perfrules.model.section import Section
from perfrules.model.texts import Template, Text
from perfrules.problems import Place, Problem
from perfrules.text.nodes import Entry, ListNode, MapNode, Node, ScalarNode


@final
class Item:
    """
    The words of an item, or of a part of one; *place* is where it begins, at its id or word.

    The readers trust the form of the file, which was checked before: a word that must be there is there.
    """

    __slots__ = ("entries", "id", "notes", "place")

    def __init__(self, item_id: str, place: Place, node: MapNode, notes: Notes) -> None:
        self.id = item_id
        self.place = place
        self.entries = {entry.key: entry for entry in node}
        self.notes = notes

    def __contains__(self, word: object) -> bool:
        return word in self.entries

    def node(self, word: str) -> Node | None:
        """What stands under *word*, or None."""
        entry = self.entries.get(word)
        return entry.node if entry else None

    def scalar(self, word: str, default: str) -> ScalarNode:
        """The value under *word*; where nothing stands, *default*, placed where the item begins."""
        return scalar(self.node(word) or ScalarNode(default, default, self.place))

    def word(self, word: str) -> str | None:
        """A plain word or text, or None."""
        return scalar(node).text if (node := self.node(word)) is not None else None

    def choice(self, word: str, default: str) -> Any:  # noqa: ANN401 - a word of the closed list of the field it is for
        """A word of a closed list."""
        return self.word(word) or default

    def needed(self, word: str) -> str:
        """A plain word or text that is always there."""
        return scalar(self.node(word)).text

    def truth(self, word: str) -> bool:
        """True or false; false where nothing stands."""
        node = self.node(word)
        return node is not None and scalar(node).value is True

    def list_of_words(self, word: str) -> tuple[str, ...]:
        """A list of plain words."""
        return tuple(scalar(node).text for node in self._listed(word))

    def text(self, word: str) -> Text | None:
        """A text in its languages, or None."""
        return self.notes.text(node) if (node := self.node(word)) is not None else None

    def needed_text(self, word: str) -> Text:
        """A text that is always there."""
        return self.notes.text(self.entries[word].node)

    @property
    def title(self) -> Text:
        """The title, or the id in its place."""
        return self.text("title") or Text(((self.notes.language, self.id),))

    def template(self, word: str) -> Template | None:
        """A text with blanks, or None."""
        return self.notes.template(node) if (node := self.node(word)) is not None else None

    def needed_template(self, word: str) -> Template:
        """A text with blanks that is always there."""
        return self.notes.template(self.entries[word].node)

    def formula(self, word: str, default: str = "") -> Formula:
        """A formula; where nothing stands, the formula *default*, placed where the item begins."""
        return self.notes.formula(self.scalar(word, default))

    def formula_or_none(self, word: str, nothing: str = "") -> Formula | None:
        """A formula, or None where nothing stands or the word that says *nothing*."""
        return None if self.word(word) in {None, nothing} else self.formula(word)

    def formulas(self, word: str) -> tuple[Formula, ...]:
        """A list of formulas."""
        return tuple(self.notes.formula(scalar(node)) for node in self._listed(word))

    def whole(self, word: str, default: int) -> int:
        """A whole number that is written out."""
        return default if (node := self.node(word)) is None else int(cast("Decimal", scalar(node).value))

    def number(self, word: str) -> Exact | None:
        """A number that is written out; percentages count as shares. None where nothing stands."""
        if (node := self.node(word)) is None:
            return None
        return self.literal(scalar(node), word).value

    def plain_number(self, word: str) -> Exact | None:
        """A number that is written out and is not a percentage."""
        if (node := self.node(word)) is None:
            return None
        number = self.literal(scalar(node), word)
        if number.percent:
            self.notes.distrust(Problem("number-needed/plain", node.place, {"word": word, "found": scalar(node).text}))
        return number.value

    def literal(self, node: ScalarNode, word: str) -> Number:
        """The number or percentage at *node*."""
        number = written_number(node)
        if number is None:
            self.notes.distrust(Problem("number-needed", node.place, {"word": word, "found": node.text}))
            return Number((1, 1), percent=False)
        return number

    def part(self, word: str) -> "Item | None":
        """A map under *word*, or None."""
        return self.needed_part(word) if word in self.entries else None

    def needed_part(self, word: str) -> "Item":
        """A map that is always there."""
        entry = self.entries[word]
        return Item(word, entry.place, mapping(entry.node), self.notes)

    def items(self, word: str) -> Iterator["Item"]:
        """The items under *word*, each with its id."""
        part = self.part(word)
        return part.parts() if part else iter(())

    def parts(self) -> Iterator["Item"]:
        """Everything here as items of their own."""
        for entry in self.entries.values():
            yield Item(entry.key, entry.place, mapping(entry.node), self.notes)

    def within(self, word: str) -> tuple[Entry, ...]:
        """The entries under *word*; none where nothing stands."""
        node = self.node(word)
        return mapping(node).entries if node is not None else ()

    def lines(self, word: str) -> list["Item"]:
        """The maps of a list."""
        return [Item("", node.place, mapping(node), self.notes) for node in self._listed(word)]

    def words(self, word: str) -> Section[Text]:
        """Words with their titles."""
        part = self.part(word)
        return part.own_words() if part else Section()

    def own_words(self) -> Section[Text]:
        """Everything here as words with their titles."""
        return Section((entry.key, self.notes.text(entry.node)) for entry in self.entries.values())

    @property
    def basis(self) -> Basis:
        """Where the item comes from."""
        provenance = cast("Provenance | None", self.word("provenance"))
        return Basis(self.list_of_words("laws"), provenance, self.text("note"))

    @property
    def digits(self) -> Digits | None:
        """The rounding, where one is written."""
        if (node := self.node("decimals")) is None:
            return None
        return Digits(int(cast("Decimal", scalar(node).value)), self.choice("rounding", "half_up"))

    def _listed(self, word: str) -> tuple[Node, ...]:
        node = self.node(word)
        return cast("ListNode", node).items if node is not None else ()


def written_number(node: ScalarNode) -> Number | None:
    """
    The number or percentage that *node* writes out, or None where it says anything else.

    >>> written_number(ScalarNode("80%", "80%", Place("f", 1, 1)))
    Number(value=(80, 100), percent=True)
    """
    if isinstance(node.value, Decimal):
        return Number(from_decimal(node.value), percent=False)
    found = parse_formula(node.text, node.place)
    return literal(found.tree) if isinstance(found, Formula) else None
