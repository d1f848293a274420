"""Texts, words of choices and days of a batch: looked at once for each different one."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import cast

import numpy as np

from perfrules.columns.numbers import Exactly, joined, whole
from perfrules.columns.values import Codes, Mask, Truths, Words
from perfrules.formula.operations import Order, Sign


def absent(words: Words) -> Mask | None:
    """Where there is no word."""
    found = words.codes < 0
    return found if found.any() else None


def over_one_list(a: Words, b: Words) -> tuple[Codes, Codes, tuple[object, ...]]:
    """The codes of both in one list of words."""
    if a.words is b.words:
        return a.codes, b.codes, a.words
    places = {word: place for place, word in enumerate(a.words)}
    moved = [places.setdefault(word, len(places)) for word in b.words]
    # The last place stands for none, as -1 is the last.
    return a.codes, np.array([*moved, -1], np.int32)[b.codes], tuple(places)


def asked(words: Words, holds: Callable[[object], bool]) -> Truths:
    """Whether *holds* is true of the word, missing where there is none."""
    table = np.array([*(holds(word) for word in words.words), False], np.bool_)
    return Truths(table[words.codes], absent(words))


def compare_words(sign: Sign, a: Words, b: Words) -> Truths:
    """
    Whether a and b are the same word, or how one day lies to another.

    >>> words = Words(np.array([0, 1, -1], np.int32), ("yes", "no"))
    >>> compare_words("==", words, Words(np.int32(0), ("no",))).true
    array([False,  True, False])
    """
    gone = joined(absent(a), absent(b))
    if sign in {"==", "!="}:
        first, second, _ = over_one_list(a, b)
        true = first == second if sign == "==" else first != second
    else:
        first, second = days(a), days(b)
        true = {"<": np.less, "<=": np.less_equal, ">": np.greater, ">=": np.greater_equal}[sign](first, second)
    return Truths(true if gone is None else true & ~gone, gone)


def looked_up(members: Sequence[Words], order: Order, lines: Mapping[tuple[str, ...], str]) -> Words:
    """
    The word that *lines* have for the words of *members*, sorted where *order* is any; -1 where one is missing or no line is.

    >>> words = Words(np.array([0, 1, -1], np.int32), ("b", "a"))
    >>> looked_up([words, Words(np.int32(0), ("a",))], "any", {("a", "a"): "high", ("a", "b"): "low"})
    Words(codes=array([ 1,  0, -1], dtype=int32), words=('high', 'low'))
    """
    results = {word: place for place, word in enumerate(dict.fromkeys(lines.values()))}
    keys: list[tuple[object, ...]] = [()]
    codes = np.zeros(np.broadcast_shapes(*(one.codes.shape for one in members)), np.int64)
    for one in members:
        met, codes = np.unique(codes * (len(one.words) + 1) + one.codes + 1, return_inverse=True)
        choices = (None, *one.words)
        keys = [(*keys[code // len(choices)], choices[code % len(choices)]) for code in met]
    found = [None if None in key else lines.get(_arranged(key, order)) for key in keys]
    places = np.array([-1 if word is None else results[word] for word in found], np.int32)
    return Words(places[codes], tuple(results))


def _arranged(key: tuple[object, ...], order: Order) -> tuple[str, ...]:
    words = cast("tuple[str, ...]", key)
    return words if order == "as_written" else tuple(sorted(words))


def days(words: Words) -> Codes:
    """The days as numbers, zero where there is none."""
    return np.array([*(cast("date", day).toordinal() for day in words.words), 0], np.int32)[words.codes]


def days_between(a: Words, b: Words) -> Exactly:
    """The days from a to b."""
    return whole((days(b) - days(a)).astype(np.float64), 1, joined(absent(a), absent(b)))
