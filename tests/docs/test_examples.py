"""Everything that the documentation shows is true: its commands, its code and its links."""

import re
from pathlib import Path

import pytest

from tests.docs.examples import PAGES, ROOT, blocks, edited, matches, mismatches

LINK = re.compile(r"\]\(([^)\s]+)\)")
WITH_EXAMPLES = [page for page in PAGES if any(block.runs for block in blocks(page.read_text(encoding="utf-8")))]


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("page", WITH_EXAMPLES, ids=name_of)
def test_the_examples_of_a_page_do_what_it_says(page: Path, tmp_path: Path) -> None:
    found = [str(mismatch) for mismatch in mismatches(page, tmp_path)]
    assert not found, "\n\n".join(found)


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_the_links_of_a_page_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for target in LINK.findall(text):
        file, _, heading = target.partition("#")
        if "://" in target:
            continue
        linked = (page.parent / file).resolve() if file else page
        assert linked.exists(), f"{target} is not there"
        if heading:
            assert heading in anchors(linked.read_text(encoding="utf-8")), f"{target} has no such heading"


def anchors(text: str) -> set[str]:
    """The names of the headings: lower case, without punctuation, joined by hyphens."""
    headings = re.findall(r"^#+ (.+)$", text, flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("chinese", [page for page in PAGES if page.name.endswith(".zh-CN.md")], ids=name_of)
def test_a_page_in_two_languages_shows_the_same_commands_in_both(chinese: Path) -> None:
    def shown(page: Path) -> list[str]:
        text = page.read_text(encoding="utf-8")
        lines = [line for block in blocks(text) for line in block.text.splitlines() if line.startswith("$ ")]
        return [line.removesuffix(" --texts en") for line in lines]

    assert shown(chinese.with_name(chinese.name.replace(".zh-CN", ""))) == shown(chinese)


def test_a_line_of_dots_stands_for_any_lines() -> None:
    assert matches("$ a\n1\n…\n4\n", "$ a\n1\n2\n3\n4\n")
    assert matches("$ a\n…\n", "$ a\n")
    assert not matches("$ a\n1\n…\n4\n", "$ a\n1\n2\n")


def test_a_change_needs_lines_that_stand_there_once() -> None:
    assert edited("a: 1\nb: 2\n", "-b: 2\n+b: 3\n") == "a: 1\nb: 3\n"
    with pytest.raises(ValueError, match="2 times"):
        edited("a\na\n", "-a\n+b\n")
