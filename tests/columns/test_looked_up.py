"""Several words at once looked up in a conversion table: as for single records."""

import itertools

import numpy as np
import pytest

from perfrules.columns.texts import looked_up
from perfrules.columns.values import Words
from perfrules.formula.operations import Order

WORDS = ("c", "a", "b")
LINES: dict[tuple[str, ...], str] = {("a", "a"): "high", ("a", "b"): "low", ("b", "b"): "low", ("a", "c"): "none"}
PAIRS = list(itertools.product(range(-1, 3), repeat=2))


@pytest.mark.parametrize("order", ["as_written", "any"])
def test_every_pair_of_words_finds_its_line(order: Order) -> None:
    first, second = (Words(np.array([pair[side] for pair in PAIRS], np.int32), WORDS) for side in (0, 1))
    found = looked_up([first, second], order, LINES)
    for pair, code in zip(PAIRS, found.codes, strict=True):
        key = [WORDS[place] for place in pair if place >= 0]
        wanted = LINES.get(tuple(key if order == "as_written" else sorted(key)))
        assert (found.words[code] if code >= 0 else None) == wanted


def test_a_constant_word_stands_for_every_record() -> None:
    found = looked_up([Words(np.array(0, np.int32), ("a",)), Words(np.array([2, 0], np.int32), WORDS)], "any", LINES)
    assert [found.words[code] for code in found.codes] == ["low", "none"]
