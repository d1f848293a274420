import importlib
import re
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from perfrules.schema import schema
from tests.schema.reading import HEAD, problems
from tests.schema.test_schema import objects

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture(scope="module")
def reference() -> Any:
    sys.path.insert(0, str(DOCS))
    yield importlib.import_module("make_reference")
    sys.path.remove(str(DOCS))


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_committed_page_is_up_to_date(reference: ModuleType, lang: str) -> None:
    assert reference.PAGES[lang].read_text(encoding="utf-8") == reference.page(lang), (
        "run: python docs/make_reference.py"
    )


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_word_stands_in_the_page_as_often_as_in_the_schema(reference: ModuleType, lang: str) -> None:
    rows = re.findall(r"^\| `(\w+)` \|", reference.page(lang), flags=re.MULTILINE)
    words = [word for _, part in objects() for word in part["properties"]]
    assert sorted(rows) == sorted(words)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_word_of_a_choice_and_of_later_versions_stands_in_the_page(reference: ModuleType, lang: str) -> None:
    page = reference.page(lang)
    for _, part in objects():
        for word in part["properties"].values():
            assert all(f"`{choice}`" in page for choice in word.get("enum", ()))
        assert all(f"`{later}`" in page for later in part.get("x-later", ()))
    assert "`lookup`" in page
    assert "`relative`" in page


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_row_of_a_table_has_four_cells(reference: ModuleType, lang: str) -> None:
    rows = [line for line in reference.page(lang).splitlines() if line.startswith("|")]
    assert {len(re.split(r"(?<!\\)\|", row)) for row in rows} == {6}


def test_every_part_has_its_section(reference: ModuleType) -> None:
    assert {entry.name for entry in reference.LAYOUT} == {name or "file" for name, _ in objects()} - {
        "rectify_within"
    } | {"deadline"}


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_link_leads_to_a_heading(reference: ModuleType, lang: str) -> None:
    page = reference.page(lang)
    headings = re.findall(r"^#+ (.*)$", page, flags=re.MULTILINE)
    anchors = [heading.lower().replace("`", "").replace(" ", "-") for heading in headings]
    assert len(set(anchors)) == len(anchors)
    assert set(re.findall(r"\(#([^)]*)\)", page)) <= set(anchors)


def test_every_example_of_the_page_is_of_the_right_shape(reference: ModuleType) -> None:
    for name, example in reference.EXAMPLES.items():
        assert problems(example if name == "file" else HEAD + example.lstrip()) == (), name


def test_the_published_schema_names_itself() -> None:
    assert schema()["$id"] == "urn:perfrules:rule-file:1"
