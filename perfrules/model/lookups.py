"""The lines of a conversion table: several words together, and the word that stands for them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import final

from perfrules.formula.operations import Order
from perfrules.model.texts import Text
from perfrules.problems import Place

Labels = Mapping[str, str]
"""What a line may write for a word, its id or one of its titles, to the id."""


@final
@dataclass(frozen=True, slots=True)
class LookupLine:
    """One line as written: its words, the word that stands for them, and where each side stands."""

    words: tuple[str, ...]
    gives: str
    place: Place
    gives_place: Place


def labels_of(words: Iterable[tuple[str, Text]]) -> Labels:
    """
    The ids of *words* and their titles in all languages, to the ids; an id stands for itself, of two equal titles the first counts.

    >>> labels_of([("a", Text((("zh", "优"), ("en", "A")))), ("b", Text((("en", "A"),)))])
    {'优': 'a', 'A': 'a', 'a': 'a', 'b': 'b'}
    """
    titled: dict[str, str] = {}
    ids: list[str] = []
    for word, title in words:
        ids.append(word)
        for _, text in title.wordings:
            titled.setdefault(text, word)
    return {**titled, **{word: word for word in ids}}


def key_of(line: LookupLine, order: Order, members: Sequence[Labels]) -> tuple[str, ...] | None:
    """
    The ids of a line's words, sorted where *order* is any; None where the line is not one of these *members*.

    Where the order counts, each word belongs to the member at its place; otherwise all members have the same words, and
    the line may be of fewer.
    """
    if len(line.words) != len(members) and (order == "as_written" or len(line.words) > len(members)):
        return None
    found = [labels.get(word) for word, labels in zip(line.words, members, strict=False)]
    known = [word for word in found if word is not None]
    if len(known) < len(found):
        return None
    return tuple(known if order == "as_written" else sorted(known))


def resolved(
    lines: Iterable[LookupLine], order: Order, members: Sequence[Labels], gives: Labels
) -> Mapping[tuple[str, ...], str]:
    """
    The lines that *members* can meet, by ids: words to the word that stands for them, one that *gives* knows.

    >>> place = Place("f", 1, 1)
    >>> low = LookupLine(("B", "A"), "C", place, place)
    >>> resolved([low], "any", [{"A": "a", "B": "b"}] * 2, {"C": "c"})
    {('a', 'b'): 'c'}
    """
    found: dict[tuple[str, ...], str] = {}
    for line in lines:
        key, word = key_of(line, order, members), gives.get(line.gives)
        if key is not None and word is not None:
            found.setdefault(key, word)
    return found
