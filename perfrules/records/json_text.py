"""JSON data: numbers exactly as written, repeated names refused, a place for everything that is refused."""

import json
import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from perfrules.errors import DataError
from perfrules.problems import Place, Problem
from perfrules.records.refusal import quoted

_SAFE_DIGITS = 40
_LONGEST_SOURCE = 2000
_TOO_DEEP = 50
_TOKEN = re.compile(r'"(?:[^"\\]++|\\.)*+"|[{}\[\]:,]|[^\s{}\[\]:,"]++', re.DOTALL)
_DEPTH = {"{": 1, "[": 1, "}": -1, "]": -1}
_NOT_FINITE = frozenset({"NaN", "Infinity", "-Infinity"})
_HUGE_EXPONENT = re.compile(r"[-0-9.]+[eE][-+]?[0-9]{18,}")
_COMMA_BEFORE_END = re.compile(r",\s*[\]}]")
_WRONG_QUOTES = frozenset("'‘’“”＂")


def from_json(data: bytes, file: str) -> object:
    """
    What *data* says, numbers as int or Decimal exactly as written; DataError if it cannot be read.

    >>> from_json(b'{"paid": 21.50}', "data.json")
    {'paid': Decimal('21.50')}
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        where = Place(file, data.count(b"\n", 0, error.start) + 1, 1)
        raise DataError([Problem("data-encoding", where)]) from None
    strange: list[str] = []

    def group(pairs: list[tuple[str, object]]) -> dict[str, object]:
        found = dict(pairs)
        if len(found) < len(pairs):
            strange.append("repeated name")
        return found

    try:
        found: object = json.loads(
            text, parse_float=Decimal, parse_int=_whole, parse_constant=strange.append, object_pairs_hook=group
        )
    except json.JSONDecodeError as error:
        raise DataError([_unreadable(text, error.pos, file)]) from None
    except InvalidOperation:
        at = next(token.start() for token in _TOKEN.finditer(text) if _HUGE_EXPONENT.fullmatch(token.group()))
        raise DataError([Problem("data-json/exponent", _place(text, at, file))]) from None
    except RecursionError:
        raise DataError([Problem("data-json/depth", _place(text, _deep(text), file))]) from None
    if strange:
        raise DataError(_strange(text, file))
    return found


def _whole(text: str) -> int | Decimal:
    """A whole number; one of very many digits is only kept for its message, as converting it would take long or fail."""
    return int(text) if len(text) < _SAFE_DIGITS else Decimal(text)


def _strange(text: str, file: str) -> Iterator[Problem]:
    """The repeated names and the figures that are none, of a text that could be read."""
    groups: list[set[str]] = []
    at, key = 0, ""
    for found in _TOKEN.finditer(text):
        piece = found.group()
        if piece.startswith('"'):
            at, key = found.start(), piece
        elif piece in "{[":
            groups.append(set())
        elif piece in "}]":
            groups.pop()
        elif piece in _NOT_FINITE:
            yield Problem("data-json/not-finite", _place(text, found.start(), file), {"value": piece})
        elif piece == ":":
            name = json.loads(key)
            if name in groups[-1]:
                yield Problem("data-json/twice", _place(text, at, file), {"key": quoted(name)})
            groups[-1].add(name)


def _deep(text: str) -> int:
    """Where a bracket too many opens."""
    depth, tokens = 0, _TOKEN.finditer(text)
    while depth < _TOO_DEEP:
        token = next(tokens)
        depth += _DEPTH.get(token.group(), 0)
    return token.start()


def _unreadable(text: str, at: int, file: str) -> Problem:
    """Why the data cannot be read on, told from what stands there."""
    before, char = text[:at].rstrip(), text[at : at + 1]
    comma = len(before) - 1 if before.endswith(",") else at
    if not text[at:].strip():
        key = "data-json/end"
    elif _COMMA_BEFORE_END.match(text, comma):
        key, at = "data-json/comma", comma
    elif char in _WRONG_QUOTES:
        key = "data-json/quotes"
    elif char in "/#":
        key = "data-json/comment"
    else:
        key = "data-json"
    return Problem(key, _place(text, at, file))


def _place(text: str, at: int, file: str) -> Place:
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    line = text[start : end if end >= 0 else len(text)].rstrip("\r")
    # A file may be one line of many megabytes, of which a message shows nothing.
    return Place(file, text.count("\n", 0, at) + 1, at - start + 1, line if len(line) <= _LONGEST_SOURCE else "")
