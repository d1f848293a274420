"""Every message is complete in Chinese and in English, used by the code, and said in words an officer knows."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from perfrules.messages import CATALOGUE

PACKAGE = Path(__file__).resolve().parents[1] / "perfrules"
CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)?")
JARGON = re.compile(
    r"(?<!\.)\b(YAML|yaml|JSON Schema|Python|dict|tuple|str|int|float|[Bb]oolean|null|None|pars(e|er|ing)|exception)\b"
)
CHINESE = re.compile(r"[\u4e00-\u9fff]")
LONGEST = 300
"""Without what the facts add: those are cut where they are filled in."""

ABOUT_THE_FORM_OF_DATA = "data-json"
"""Messages about broken JSON may call it by its name: whoever writes it knows it."""


def trees() -> Iterator[ast.Module]:
    for file in PACKAGE.rglob("*.py"):
        if "messages" not in file.relative_to(PACKAGE).parts:
            yield ast.parse(file.read_text(encoding="utf-8"))


def names_in(text: str) -> set[str]:
    return {name.partition(":")[0] for _, name, _, _ in Formatter().parse(text) if name is not None}


def written_keys() -> tuple[set[str], set[str]]:
    """All texts in the code, and what texts that are put together begin with (`f"encoding/{codec}"`)."""
    texts, beginnings = set(), set()
    for tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                texts.add(node.value)
            elif isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                beginnings.add(str(node.values[0].value))
    return texts, {beginning for beginning in beginnings if beginning.endswith("/") and CODE.match(beginning)}


def keys_given() -> set[str]:
    """The keys written where a problem, a refusal or a note is made."""
    found = set()
    for tree in trees():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            named = [word.value for word in node.keywords if word.arg == "key"]
            called = node.func.id if isinstance(node.func, ast.Name) else ""
            if called in {"Problem", "Note", "Refusal", "Refused"}:
                named += node.args[:1]
            for one in named:
                choices = [one.body, one.orelse] if isinstance(one, ast.IfExp) else [one]
                found |= {
                    part.value for part in choices if isinstance(part, ast.Constant) and isinstance(part.value, str)
                }
    return found


@pytest.mark.parametrize("key", CATALOGUE)
def test_a_message_says_the_same_facts_in_both_languages(key: str) -> None:
    message = CATALOGUE[key]
    assert names_in(message.en) | names_in(message.en_fix) == names_in(message.zh) | names_in(message.zh_fix)


@pytest.mark.parametrize("key", CATALOGUE)
def test_a_message_says_what_is_the_case_and_what_to_do_in_both_languages(key: str) -> None:
    message = CATALOGUE[key]
    assert message.en
    assert message.en_fix
    assert CHINESE.search(message.zh)
    assert CHINESE.search(message.zh_fix)


@pytest.mark.parametrize("key", CATALOGUE)
def test_a_message_is_short(key: str) -> None:
    message = CATALOGUE[key]
    assert len(message.en) + len(message.en_fix) <= LONGEST
    assert len(message.zh) + len(message.zh_fix) <= LONGEST


@pytest.mark.parametrize("key", [key for key in CATALOGUE if not key.startswith(ABOUT_THE_FORM_OF_DATA)])
def test_a_message_needs_no_knowledge_of_programming(key: str) -> None:
    message = CATALOGUE[key]
    for text in (message.en, message.en_fix, message.zh, message.zh_fix):
        assert not JARGON.search(re.sub(r"\{[^}]*\}", "", text)), text


@pytest.mark.parametrize("key", CATALOGUE)
def test_a_code_consists_of_lower_case_words(key: str) -> None:
    assert CODE.fullmatch(key)


def test_every_key_given_in_the_code_is_in_the_catalogue() -> None:
    assert keys_given() - set(CATALOGUE) == set()


def test_every_message_of_the_catalogue_is_used() -> None:
    texts, beginnings = written_keys()
    unused = {key for key in CATALOGUE if key not in texts and not key.startswith(tuple(beginnings))}
    assert unused == set()
