"""Whatever a rule file may hold is written so that it is read as the same."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfrules.gazette.written import comment, field, flow
from perfrules.loading.fingerprint import canonical
from perfrules.text import MapNode, read_nodes
from perfrules.text.characters import refused

TEXTS = st.text(max_size=40).filter(lambda text: not refused(text))
AWKWARD = st.sampled_from([
    "yes", "No", "null", "~", "0571", "1e3", "12", "-1.50", "80%", "100％", "a: b", "a:b", "说明：好", "a #b", "- a", "-a", "#", "",
    " a", "a ", "a\nb", "a\n\n  b\n", "a\nb \n", "\n", "a\n\n", "it's", '"', "{x}", "[a]", "a, b", "a，b", "rate < 80%", "=", "a\tb",
    "a\nb\tc", "2024-01-01", "3:20", "《办法》第三条", "& < >", "@", "`", "%", "true", "?", "? a", "a ? b", "x" * 200, "–", "…", "a\\b",
])  # fmt: skip
SCALARS = st.booleans() | st.integers(-(10**9), 10**9) | TEXTS | AWKWARD
KEYS = st.from_regex(r"[a-z_]{1,8}", fullmatch=True) | st.sampled_from(
    ["yes", "no", "null", "满意线", "true", "off", "a_2"]
)
VALUES: st.SearchStrategy[Any] = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4), max_leaves=12
)


def read(text: str) -> MapNode:
    root, problems = read_nodes(text.encode(), "t.yaml")
    assert not problems, [problem.text("en") for problem in problems]
    assert isinstance(root, MapNode)
    return root


@given(st.dictionaries(KEYS, VALUES, min_size=1, max_size=4))
def test_what_is_written_is_read_as_the_same(value: dict[str, Any]) -> None:
    root, problems = read_nodes(json.dumps(value).encode(), "t.json")
    if problems or not isinstance(root, MapNode):
        return  # not a text of rules, such as one with an empty key
    written = "".join(f"{line}\n" for entry in root for line in field(entry, 0))
    assert canonical(read(written)) == canonical(root)
    in_one_line = "".join(f"{entry.key}: {flow(entry.node)}\n" for entry in root if entry.key not in {"null", "true"})
    if in_one_line:
        assert canonical(read(in_one_line)) == canonical(
            MapNode(tuple(one for one in root if one.key not in {"null", "true"}), root.place)
        )


@pytest.mark.parametrize("text", ["plain", "rate < 80%", "财预〔2020〕10号", "2024-01-01", "a - b"])
def test_text_that_needs_no_quotes_has_none(text: str) -> None:
    assert flow(read(f"a: '{text}'")) == f"{{a: {text}}}"


def test_numbers_stay_as_they_were_written() -> None:
    assert flow(read("a: 1.50\nb: true\nc: [80%, '2']")) == "{a: 1.50, b: true, c: [80%, '2']}"


def test_long_values_are_written_part_by_part() -> None:
    long = "x" * 60
    text = (
        f"a:\n  b: {long}\n  c:\n    - {{d: 1, e: {long}}}\n    - d: {long}\n      e: [{long}]\n    - {long}\nf: {{}}\n"
    )
    root = read(text)
    assert "".join(f"{line}\n" for entry in root for line in field(entry, 0)) == text


@pytest.mark.parametrize(("ending", "sign"), [("\n", "|"), ("", "|-")])
def test_text_of_several_lines_stays_in_lines(ending: str, sign: str) -> None:
    root = read(f'a: "one\\n\\ntwo{ending.encode("unicode_escape").decode()}"')
    assert list(field(root.entries[0], 0)) == [f"a: {sign}", "  one", "", "  two"]


def test_a_comment_never_ends_its_line_nor_hides_a_character() -> None:
    assert comment("a\nb: 1\u3000\u202e\u3164", 2) == "  # a\\nb: 1\\u3000\\u202e\\u3164"
    hidden = comment("a\u3164\u200b", 0)
    assert not read_nodes(f"{hidden}\na: 1\n".encode(), "t.yaml")[1]
