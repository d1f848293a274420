from pathlib import Path

import pytest

from perfrules.problems import Place
from perfrules.text import ListNode
from perfrules.text.compose import DEEPEST, MOST_NODES
from tests.text.hostile import read_apart
from tests.text.read import Found, found_in, map_of, node_of, plain

_LAUGHS = b"a: &a {k0: 1}\n" + b"".join(
    b"%c: &%c {<<: [%s]}\n" % (c, c, b", ".join([b"*%c" % (c - 1)] * 10)) for c in range(ord("b"), ord("k"))
)
HOSTILE: dict[str, tuple[bytes, Found]] = {
    "brackets": (b"[" * 30_000, [("too-large/depth", 1, 13)]),
    "many-brackets": (b"[" * 100_000, [("too-large/depth", 1, 13)]),
    "braces": (b"{a: " * 30_000, [("too-large/depth", 1, 49)]),
    "question-marks": (b"? " * 30_000, [("too-large/depth", 1, 25)]),
    "dashes": (b"- " * 30_000, [("too-large/depth", 1, 25)]),
    "steps": (b"".join(b" " * n + b"a:\n" for n in range(1000)), [("too-large/depth", 13, 13)]),
    "brackets-in-lines": (b"[\n" * 100_000, [("too-large/depth", 13, 1)]),
    "numbers": (b"a: " + b"9" * 3999, [("number-size", 1, 4)]),
    "long-number": (b"a: " + b"9" * 5000, [("too-large/text", 1, 4)]),
    "long-text": (b"a: '" + b"x" * 1_000_000 + b"'", [("too-large/text", 1, 4)]),
    "two-mebibytes": (b"a: 1\n" * 420_000, [("too-large/file", 1, 1)]),
    "many-values": (b"a: [" + b"x," * 400_000 + b"]", [("too-large/nodes", 1, 2 * MOST_NODES - 1)]),
    "open-quote": (b'a: "' + b"x\n" * 500_000, [("open-quote", 1, 4)]),
    "comment": (b"#" * 1_000_000, [("empty-file", 1, 1)]),
    "blanks": (b" " * 1_000_000, [("empty-file", 1, 1)]),
    "colons": (b"a:" * 500_000, [("too-large/text", 1, 1)]),
    "backslashes": (b'a: "' + b"\\" * 999_999, [("open-quote", 1, 4)]),
    "digits-and-a-letter": (b"".join(b"k%d: %s_x\n" % (n, b"1" * 3900) for n in range(260)), []),
    "digits-and-a-point": (b"".join(b"k%d: %s.e\n" % (n, b"1" * 3900) for n in range(260)), []),
    "colons-and-digits": (b"".join(b"k%d: %s:x\n" % (n, b":1" * 1900) for n in range(260)), []),
    "parentheses": (b"a: [f" + b"(" * 3000 + b", " + b"x, " * 20_000 + b"z]", [("comma-in-formula", 1, 5)]),
    "directive": (b"%YAML " + b"9" * 100_000 + b".1\n---\na: 1\n", [("directive", 1, 1)]),
}


@pytest.mark.parametrize("loader", ["default", "pure"])
def test_hostile_texts_end_as_problems_within_two_seconds(tmp_path: Path, loader: str) -> None:
    slow_when_pure = {
        "many-values",
        "digits-and-a-letter",
        "digits-and-a-point",
        "colons-and-digits",
        "parentheses",
        "long-text",
    }
    slow_when_pure |= {"open-quote", "colons", "blanks", "comment", "backslashes"}
    chosen = {name: data for name, (data, _) in HOSTILE.items() if loader == "default" or name not in slow_when_pure}
    found = read_apart(chosen, tmp_path, loader)
    assert found == {name: HOSTILE[name][1] for name in chosen}


def test_a_laughing_text_is_refused_without_growing(tmp_path: Path) -> None:
    (found,) = read_apart({"laughs": _LAUGHS}, tmp_path).values()
    assert {key for key, _, _ in found} == {"alias", "alias/anchor", "alias/merge"}
    assert found[0] == ("alias/anchor", 1, 4)


@pytest.mark.parametrize(
    "data", [b"\x00\x01" * 400_000, b"\x01\n" * 400_000, b"\t\n" * 400_000, "\u00a0a\n".encode() * 200_000]
)
def test_a_file_full_of_refused_characters_is_answered_in_time(tmp_path: Path, data: bytes) -> None:
    (found,) = read_apart({"characters": data}, tmp_path).values()
    assert found[0] in [
        ("character/control", 1, 1),
        ("tab", 1, 1),
        ("character/blank", 1, 1),
        ("encoding/utf-16", 1, 1),
    ]


def test_twelve_levels_are_read_and_thirteen_refused() -> None:
    assert isinstance(node_of("[" * DEEPEST + "]" * DEEPEST), ListNode)
    assert found_in("[" * (DEEPEST + 1) + "]" * (DEEPEST + 1)) == [("too-large/depth", 1, DEEPEST + 1)]


def test_a_rule_file_may_nest_sections_amendments_shapes_bands_and_texts() -> None:
    text = "amendments: [{change: {indicators: {a: {score: {bands: [{gives: {title: {zh: 甲}}}]}}}}}]\n"
    assert map_of(text).place == Place("rules.yaml", 1, 1)


def test_fifty_thousand_nodes_are_read_and_one_more_refused() -> None:
    text = "[" + "x," * (MOST_NODES - 2)
    assert plain(node_of(text + "x]")) == ["x"] * (MOST_NODES - 1)
    assert found_in(text + "x,x]") == [("too-large/nodes", 1, 2 * MOST_NODES)]


def test_a_text_is_also_too_deep_or_too_long_below_a_problem() -> None:
    assert found_in("a: yes\nb: " + "[" * 20) == [
        ("ambiguous-value/yes-no", 1, 4),
        ("too-large/depth", 2, 4 + DEEPEST - 1),
    ]
