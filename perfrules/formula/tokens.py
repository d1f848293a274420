"""The first look at a formula: characters and words, before anything parses it."""

import keyword
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, final

LONGEST = 2000
OPEN_BRACKETS = 20
LONGEST_WORD = 200
WHOLE_DIGITS = 15
FRACTION_DIGITS = 10

_TOKEN = re.compile(
    r"""(?P<space>[ \t\n]+)
      | (?P<number>[0-9][0-9A-Za-z_]*(?:\.[0-9A-Za-z_]*)?)
      | (?P<name>[^\W\d]\w*)
      | (?P<text>'[^']*'|"[^"]*")
      | (?P<sign>\*\*|//|==|!=|<=|>=|=>|=<|<>|&&|\|\||:=|->|<<|>>|.)""",
    re.VERBOSE | re.DOTALL,
)
_NUMBER = re.compile(r"(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_SIGNS = frozenset(["+", "-", "*", "/", "(", ")", "[", "]", ",", "==", "!=", "<", "<=", ">", ">="])
_WORDS = frozenset(["and", "or", "not", "in", "if", "else"])
_HINTS = {
    "=": "==", "=>": ">=", "=<": "<=", "<>": "!=", "&&": "and", "||": "or", "&": "and", "|": "or", "!": "not",
}  # fmt: skip
_HALF_WIDTH = {
    "≥": ">=", "≤": "<=", "≠": "!=", "÷": "/", "×": "*", "–": "-", "—": "-", "−": "-", "“": '"', "”": '"', "‘": "'",
    "’": "'", "。": ".", "、": ",", "【": "[", "】": "]", "《": "<", "》": ">", "\u3000": " ", "\u00a0": " ",
}  # fmt: skip
_PYTHON_HINTS = {"True": "true", "False": "false", "None": "missing(…)", "is": "=="}

TokenKind = Literal["number", "percent", "name", "text", "sign"]


@final
@dataclass(frozen=True, slots=True)
class Token:
    """One word, number, quoted text or sign; *start* and *end* count characters from 0."""

    kind: TokenKind
    text: str
    start: int
    end: int


@final
@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a formula is refused: the key of the message, the character it starts at, and the facts of the message."""

    key: str
    at: int
    facts: tuple[tuple[str, str], ...] = ()


def half_width(char: str) -> str | None:
    """
    The ASCII form of a full-width or typographic character, or None where there is none.

    >>> half_width("（"), half_width("≥")
    ('(', '>=')
    """
    if char in _HALF_WIDTH:
        return _HALF_WIDTH[char]
    plain = unicodedata.normalize("NFKC", char)
    return plain if plain != char and plain.isascii() and plain.isprintable() and plain.strip() else None


def tokens(text: str) -> tuple[list[Token], Refusal | None]:
    """The tokens of *text*, or the first reason to refuse it."""
    if refusal := _too_large(text) or _bad_character(text):
        return [], refusal
    found: list[Token] = []
    for token in _raw_tokens(text):
        refusal = _refused(token, found[-1] if found else None)
        if refusal:
            return [], refusal
        if token.kind == "percent":
            number = found.pop()
            token = Token("percent", number.text, number.start, token.end)  # noqa: PLW2901
        found.append(token)
    if not found:
        return [], Refusal("formula-empty", 0)
    return found, _unbalanced(found)


def _raw_tokens(text: str) -> Iterator[Token]:
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup
        if kind == "space":
            continue
        is_percent = match[0] == "%"
        shown: TokenKind = "percent" if is_percent else kind  # type: ignore[assignment]
        yield Token(shown, match[0], match.start(), match.end())


def _too_large(text: str) -> Refusal | None:
    if len(text) > LONGEST:
        return Refusal("formula-too-long", 0, (("limit", str(LONGEST)), ("length", str(len(text)))))
    depth = deepest = 0
    for char in text:
        depth += (char in "([{") - (char in ")]}")
        deepest = max(deepest, depth)
    if deepest > OPEN_BRACKETS:
        return Refusal("formula-too-deep", 0, (("limit", str(OPEN_BRACKETS)),))
    return None


def _bad_character(text: str) -> Refusal | None:
    quote = ""
    for at, char in enumerate(text):
        if char in "\"'" and (not quote or quote == char):
            quote = "" if quote else char
        elif char.isascii() and (char.isprintable() or char in "\t\n"):
            if char == "\\":
                return Refusal("formula-character/sign", at, (("char", char),))
        elif not char.isprintable() and char not in "\u3000\u00a0":
            return Refusal("formula-character/invisible", at, (("char", f"U+{ord(char):04X}"),))
        elif not quote and (refusal := _bad_outside_quotes(char, at)):
            return refusal
    return None


def _bad_outside_quotes(char: str, at: int) -> Refusal | None:
    if plain := half_width(char):
        return Refusal("formula-character/full-width", at, (("char", char), ("plain", plain)))
    name = unicodedata.name(char, "")
    if not (char.isalnum() or char == "_"):
        return Refusal("formula-character/sign", at, (("char", char),))
    if unicodedata.normalize("NFKC", char) != char or name.startswith(("CYRILLIC", "GREEK")) or not char.isidentifier():
        return Refusal("formula-character/lookalike", at, (("char", char), ("code", f"U+{ord(char):04X}")))
    return None


def _refused(token: Token, before: Token | None) -> Refusal | None:
    if token.kind == "number":
        return _bad_number(token)
    if token.kind == "percent":
        if before is None or before.kind != "number" or before.end != token.start:
            return Refusal("formula-percent", token.start)
        return None
    if token.kind == "text":
        if len(token.text) > LONGEST_WORD:
            return Refusal("formula-too-long/word", token.start, (("limit", str(LONGEST_WORD)),))
        if before is not None and before.kind == "text":
            return Refusal("formula-syntax/two-texts", token.start)
        if before is not None and before.kind == "name" and before.end == token.start and before.text not in _WORDS:
            return Refusal("formula-not-allowed", before.start, (("word", f"{before.text}{token.text}"),))
        return None
    if token.kind == "name":
        return _bad_name(token)
    if token.text in _SIGNS:
        return None
    return _bad_sign(token)


def _bad_number(token: Token) -> Refusal | None:
    facts = (("number", token.text),)
    if not _NUMBER.fullmatch(token.text):
        return Refusal("formula-number", token.start, facts)
    whole, _, fraction = token.text.partition(".")
    if len(whole) > WHOLE_DIGITS or len(fraction) > FRACTION_DIGITS:
        return Refusal("formula-number/size", token.start, facts)
    return None


def _bad_name(token: Token) -> Refusal | None:
    word = token.text
    if word in _WORDS or not keyword.iskeyword(word):
        return None
    facts = (("word", word),)
    if word in _PYTHON_HINTS:
        return Refusal("formula-not-allowed/instead", token.start, (*facts, ("instead", _PYTHON_HINTS[word])))
    return Refusal("formula-not-allowed", token.start, facts)


def _bad_sign(token: Token) -> Refusal:
    facts = (("word", token.text),)
    if token.text in _HINTS:
        return Refusal("formula-not-allowed/instead", token.start, (*facts, ("instead", _HINTS[token.text])))
    if token.text in "'\"":
        return Refusal("formula-syntax/open-quote", token.start)
    if token.text == ".":
        return Refusal("formula-not-allowed/point", token.start)
    return Refusal("formula-not-allowed", token.start, facts)


def _unbalanced(found: list[Token]) -> Refusal | None:
    pairs = {")": "(", "]": "["}
    opened: list[Token] = []
    for token in found:
        if token.kind != "sign":
            continue
        if token.text in "([":
            opened.append(token)
        elif token.text in pairs and (not opened or opened.pop().text != pairs[token.text]):
            return Refusal("formula-syntax/bracket", token.start, (("bracket", token.text),))
    if opened:
        return Refusal("formula-syntax/bracket", opened[-1].start, (("bracket", opened[-1].text),))
    return None
