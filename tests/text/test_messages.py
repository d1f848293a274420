import string

import pytest

from perfrules.messages import text as messages
from perfrules.messages.message import Message
from perfrules.words import Lang
from tests.text.read import one_problem

LANGS: tuple[Lang, ...] = ("zh", "en")

MEANINGLESS_TO_THE_AUTHOR = (
    "yaml",
    "json",
    "python",
    "mapping",
    "scalar",
    "token",
    "flow",
    "alias",
    "anchor",
    "node",
    "parse",
)


def placeholders(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


@pytest.mark.parametrize(("key", "message"), messages.CATALOGUE.items())
def test_every_message_says_what_is_wrong_and_what_to_do_in_both_languages(key: str, message: Message) -> None:
    texts = (message.en, message.en_fix, message.zh, message.zh_fix)
    assert all(texts), key
    assert all(len(text) <= 300 for text in texts)
    assert placeholders(message.en) == placeholders(message.zh)
    assert placeholders(message.en_fix) == placeholders(message.zh_fix)


@pytest.mark.parametrize(("key", "message"), messages.CATALOGUE.items())
def test_no_message_uses_the_words_of_programmers(key: str, message: Message) -> None:
    said = f"{message.en} {message.en_fix} {message.zh} {message.zh_fix}".lower()
    assert [word for word in MEANINGLESS_TO_THE_AUTHOR if word in said] == [], key


EXAMPLES: dict[str, str | bytes] = {
    "too-large/file": b"#" * (1024 * 1024 + 1),
    "too-large/nodes": "[" + "x," * 50_000,
    "too-large/depth": "[" * 13,
    "too-large/text": "a: '" + "x" * 4001 + "'",
    "too-large/key": "k" * 1100 + ": 1",
    "empty-file": "",
    "encoding/gb18030": "标题: 预算执行率".encode("gb18030"),
    "encoding/big5": "標題: 預算執行率".encode("big5"),
    "encoding/utf-16": "a: 1".encode("utf-16"),
    "encoding/unknown": b"\xff\x80",
    "directive": "%YAML 1.1",
    "several-documents": "a: 1\n---\nb: 1",
    "text-after-end": "{a: 1}\nb: 2",
    "character/blank": "a: x\xa0y",
    "character/line": "a: x\u2028y",
    "character/control": "a: x\x07y",
    "character/invisible": "a: x\u200by",
    "character/private": "a: x\ue000y",
    "character/escaped": 'a: "x\\0"',
    "tab": "\ta: 1",
    "line-end": "a: 1\rb: 2",
    "full-width/colon": "a：1",
    "full-width/comma": "a: [x，y]",
    "full-width/dash": "a:\n  －b",
    "full-width/number": "a: １０",
    "missing-blank/colon": "a:1",
    "missing-blank/dash": "a:\n  -b",
    "indentation/deeper": "a: 1\n  b: 2",
    "indentation/level": "a:\n  b: 1\n c: 2",
    "indentation/mixed": "a: 1\n- b",
    "multi-line-text": "a: x\n  y",
    "comment": "a: 1 #x",
    "comma-in-formula": "a: {b: f(x, y)}",
    "comma-in-braces": "a: {b: x, y}",
    "brace-first": "a: {score} > 90",
    "special-start": "a: @x",
    "text-after-quote": "a: 'x' == y",
    "text-after-bracket": "a: [x] y",
    "brackets-in-text": "a: {b: x in ['y']}",
    "colon-in-text": "a: b: c",
    "no-colon": "a: 1\nb\n",
    "missing-comma": "a: {b: 1 c: 2}",
    "open-quote": "a: 'x",
    "open-bracket": "a: [x",
    "wrong-bracket": "a: [x}",
    "escape": 'a: "\\d"',
    "syntax": "[\n- a]",
    "alias": "a: *b",
    "alias/anchor": "a: &b c",
    "alias/merge": "<<: 1",
    "tag": "a: !b c",
    "repeated-key": "a: 1\na: 2",
    "key-type": "1: a",
    "key-form/nested": "[a]: b",
    "key-form/empty": "'': 1",
    "key-form/lines": '"a\\nb": 1',
    "key-form/blanks": "'a ': 1",
    "key-form/characters": "ａ: 1",
    "ambiguous-value/yes-no": "a: no",
    "ambiguous-value/true-false": "a: TRUE",
    "ambiguous-value/nothing": "a: ~",
    "ambiguous-value/empty": "a:",
    "ambiguous-value/empty-item": "-\n- 1",
    "ambiguous-value/equals": "equal: =",
    "ambiguous-value/not-finite": "a: .nan",
    "ambiguous-value/base": "a: 0x1F",
    "ambiguous-value/exponent": "a: 1e3",
    "ambiguous-value/clock": "a: 3:20",
    "ambiguous-value/leading-zero": "a: 0571",
    "ambiguous-value/number-form": "a: .5",
    "ambiguous-value/separator": "a: 1_000",
    "number-size": "a: 1234567890123456",
}


def test_every_message_has_an_example() -> None:
    assert EXAMPLES.keys() == messages.CATALOGUE.keys()


@pytest.mark.parametrize(("key", "text"), EXAMPLES.items())
def test_every_example_gives_its_message_with_all_facts_filled(key: str, text: str | bytes) -> None:
    problem = one_problem(text)
    assert problem.key == key
    message = messages.CATALOGUE[key]
    used = set[str]().union(*(placeholders(part) for part in (message.en, message.en_fix, message.zh, message.zh_fix)))
    assert used <= problem.facts.keys()
    for name in used:
        assert problem.facts[name] != ""
    for lang in LANGS:
        shown = problem.text(lang)
        assert problem.said(lang) in shown
        assert problem.fix(lang) in shown
