"""Random conversion tables that have a line for every combination of words."""

import itertools
from collections.abc import Sequence
from typing import Any, Final

from tests.oracle.draft import Draft

MOST_LINES: Final = 100


def combinations(words: Sequence[Sequence[str]], order: str) -> list[tuple[str, ...]]:
    """All that can be looked up of members with these words; in any order they have the same, and some may drop out."""
    if order == "as_written":
        return list(itertools.product(*words))
    lengths = range(1, len(words) + 1)
    return [key for length in lengths for key in itertools.combinations_with_replacement(words[0], length)]


def new_table(draft: Draft, keys: Sequence[tuple[str, ...]], order: str, results: Sequence[str]) -> str:
    """A table with a line for each of *keys*, whose words may stand in another order where that does not count."""
    name = draft.fresh("t")
    rows: dict[str, str] = {}
    for key in keys:
        shown = list(key)
        if order == "any":
            draft.rng.shuffle(shown)
        rows[" ".join(shown)] = draft.rng.choice(results)
    spec: dict[str, Any] = {"title": f"table {name}", "rows": rows}
    if order == "any" or draft.chance(0.5):
        spec["order"] = order
    draft.section("lookups")[name] = spec
    return name


def labels(draft: Draft, scale: str) -> list[str]:
    """The words of a scale as a table writes them: their ids, or their titles."""
    words = draft.section("scales")[scale]
    return [spec["title"] if draft.chance(0.3) else word for word, spec in words.items()]


def shape_of_words(
    draft: Draft, members: Sequence[tuple[str, Sequence[str]]], order: str, results: Sequence[str]
) -> dict[str, Any]:
    """A shape that looks up these members, each with its words."""
    table = new_table(draft, combinations([words for _, words in members], order), order, results)
    score: dict[str, Any] = {"method": "lookup", "of": [member for member, _ in members], "table": table}
    return score | ({"order": order} if draft.chance(0.2) else {})
