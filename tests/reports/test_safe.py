import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from perfrules.reports.safe import escaped, harmless, harmless_lines

PAGE = MarkdownIt("commonmark").enable(["table", "strikethrough"])
NASTY = [
    "<script>alert(1)</script>", "[x](javascript:alert(1))", "![x](y)", "# heading", "- item", "+ item", "* item", "1. item",
    "1) item", "> quoted", "===", "---", "--- ---", "```", "~~~", "~~gone~~", "**b**", "__b__", "`code`", "a | b", "&lt;", "\\",
    "http://example.org", "www.example.org", "<http://example.org>", "a  \nb", "    indented", "\t", "[x]: y", "&#60;b&#62;",
]  # fmt: skip


def shown(markdown: str) -> str:
    """The text that a page shows, all marks taken away."""
    inner = re.sub(r"</?(?:p|ul|li)>\n?", "", PAGE.render(f"- {markdown}"))
    assert "<" not in inner, inner
    for entity, char in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        inner = inner.replace(entity, char)
    return inner.strip()


@pytest.mark.parametrize("text", NASTY)
def test_markdown_shows_a_text_as_it_is(text: str) -> None:
    assert shown(escaped(text)) == harmless(text).strip()


@given(st.text(alphabet=st.sampled_from(list("ab1 .)#+-=*_`[]()<>&|~!\\:/@\n\t\"'{}$^>")), max_size=30))
def test_markdown_shows_any_text_as_it_is(text: str) -> None:
    # Blanks: Markdown takes them away at the ends of a line, and a tab is an escape here.
    assert " ".join(shown(escaped(text)).split()) == " ".join(harmless(text).split())


@pytest.mark.parametrize("text", NASTY)
def test_a_cell_of_a_table_stays_one_cell(text: str) -> None:
    page = PAGE.render(f"| a | b |\n|---|---|\n| {escaped(text)} | c |\n")
    assert page.count("<td") == 2
    assert set(re.findall(r"<(\w+)", page)) == {"table", "thead", "tbody", "tr", "th", "td"}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[31mb", "a\\x1b[31mb"),
        ("a\x00", "a\\x00"),
        ("\u202eabc", "\\u202eabc"),
        ("\udcff", "\\udcff"),
        ("a\r\nb", "a b"),
        ("a\n", "a"),
        ("全角　空格", "全角　空格"),
        ("优", "优"),
    ],
)
def test_what_a_terminal_might_obey_is_shown_as_an_escape(text: str, shown: str) -> None:
    assert harmless(text) == shown


def test_lines_stay_lines() -> None:
    assert harmless_lines("a\x1b\nb") == "a\\x1b\nb"
