import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from perfrules.problems import Problem
from perfrules.text import Node, events, read_nodes

pytestmark = pytest.mark.skipif(
    not hasattr(yaml, "CSafeLoader"), reason="this Python's yaml has no fast parser to compare with"
)

PIECES = [
    "a",
    "b",
    "键",
    "1",
    "true",
    "yes",
    "~",
    ": ",
    ":",
    "- ",
    "-",
    "\n",
    "\n  ",
    "\n    ",
    "{",
    "}",
    "[",
    "]",
    ", ",
    ",",
    "'",
    '"',
    "'A'",
    '"x y"',
    " ",
    "  ",
    "#",
    " #x",
    " # y",
    "|\n",
    "> ",
    "|",
    "?",
    "? ",
    "%",
    "@",
    "`",
    "：",
    "，",
    "－",
    "<<",
    "---",
    "...",
    "\t",
    "\\",
    "\\u12",
    "\\ud800",
    "(",
    ")",
    "=",
    "f(x, y)",
    "\r\n",
    "\u3000",
    "\u200b",
    "\n---\n",
    "*a",
    "😀",
    "\n...\n",
    '"\\x"',
    "#\n",
    "|#",
    ":?",
    "\n%Y",
    "\r",
    "0571",
]


def read_by_both(data: bytes, patch: pytest.MonkeyPatch) -> list[tuple[Node | None, tuple[Problem, ...]]]:
    answers = []
    for loader in (yaml.CSafeLoader, events.PureLoader):
        patch.setattr(events, "LOADER", loader)
        answers.append(read_nodes(data, "rules.yaml"))
    return answers


def mixtures(seed: int, count: int) -> Iterator[str]:
    chance = random.Random(seed)  # noqa: S311 - reproducible on purpose
    for _ in range(count):
        yield chance.choice(["", "a: {b: ", "a: [", "- ", "a:\n  "]) + "".join(
            chance.choices(PIECES, k=chance.randint(1, 9))
        )


def test_the_fast_parser_is_used_where_it_is_and_the_other_where_it_is_not() -> None:
    assert events.LOADER is yaml.CSafeLoader
    without = (
        "import yaml; del yaml.CSafeLoader; from perfrules.text import events, read_nodes; "
        "assert events.LOADER is events.PureLoader; assert read_nodes(b'a: 1', 'rules.yaml')[1] == ()"
    )
    subprocess.run([sys.executable, "-c", without], check=True, cwd=Path(__file__).resolve().parents[2], timeout=20)


def test_nothing_behind_the_first_document_is_looked_at() -> None:
    assert list(events.events("a\n---\n[[[ '"))[-1] == events.Ended((1, 0))


@pytest.mark.parametrize(
    "text",
    [
        "a: 1\nb: {c: x, d: [1, '2']}\n标题: 甲 # x\n",
        'a: "x\\ty\\u4e2d\\/"\nb: |\n  x\n\n  y\nc: >-\n  x\n  y\n',
        "a: {b: 是否?, c: x ? y}\n",
        "a: {b: , c: 1}\n",
        "a: 'open\n",
        "a: {b: 1\nc: 2\n",
        'a: "\\ud83d\\ude00"\n',
        'a: "\\UFFFFFFFF"\n',
        'a: "\\U00110000"\n',
        "%YAML 1.1\n---\na: 1\n",
        "a: 1\n%YAML 1.1\n",
        "a: 1\n%FOO\n",
        "a: [b:?c]\n",
        "a: |#\n  b\n",
        "a: b\tc\n",
        "a: x",
        "a: 'x'",
        "a:\n  - b\n -c\n",
        "a: !!python/name:os.system\n",
    ],
)
def test_both_parsers_give_the_same_nodes_problems_and_places(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    fast, pure = read_by_both(text.encode(), monkeypatch)
    assert fast == pure


def test_both_parsers_accept_the_same_texts_with_the_same_nodes(monkeypatch: pytest.MonkeyPatch) -> None:
    accepted = 0
    for text in mixtures(seed=1, count=6000):
        fast, pure = read_by_both(text.encode(), monkeypatch)
        assert bool(fast[1]) == bool(pure[1]), text
        if not fast[1]:
            assert fast == pure, text
            accepted += 1
    assert accepted > 300
