"""The reference of formulas names every function, in both languages."""

import re
from pathlib import Path

import pytest

from perfrules.formula.functions import ARITIES
from perfrules.roundings import ROUNDINGS
from perfrules.schema.names import FUNCTIONS

PAGES = sorted((Path(__file__).parents[2] / "docs" / "reference").glob("formulas*.md"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_function_and_every_rounding_is_in_the_reference(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    described = set(re.findall(r"(\w+)\(", "".join(line for line in text.splitlines() if line.startswith("|"))))
    assert described == set(ARITIES)
    assert all(f"`{word}`" in text for word in ROUNDINGS)


def test_there_is_a_page_in_each_language() -> None:
    assert len(PAGES) == 2


def test_the_words_that_no_item_may_be_called_are_the_functions() -> None:
    assert frozenset(ARITIES) == FUNCTIONS
