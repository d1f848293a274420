"""Texts, words of choices and days of a batch: looked at once for each different one."""

from collections.abc import Callable
from datetime import date
from typing import cast

import numpy as np

from perfrules.columns.numbers import Exactly, joined, whole
from perfrules.columns.values import Codes, Mask, Truths, Words
from perfrules.formula.operations import Sign


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


def days(words: Words) -> Codes:
    """The days as numbers, zero where there is none."""
    return np.array([*(cast("date", day).toordinal() for day in words.words), 0], np.int32)[words.codes]


def days_between(a: Words, b: Words) -> Exactly:
    """The days from a to b."""
    return whole((days(b) - days(a)).astype(np.float64), 1, joined(absent(a), absent(b)))
