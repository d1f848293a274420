"""Consolidated texts and histories as they were once read and found right."""

import pytest

from tests.gazette.golden import GOLDEN, golden

EXPECTED = dict(golden())


@pytest.mark.parametrize("name", EXPECTED)
def test_a_text_is_printed_as_it_was_found_right(name: str) -> None:
    assert EXPECTED[name] == (GOLDEN / name).read_text(encoding="utf-8")


def test_there_is_no_other_golden_file() -> None:
    assert {file.name for file in GOLDEN.iterdir()} == set(EXPECTED)
