"""One value or another for each record, of whatever kind they are."""

from dataclasses import replace
from typing import Any, cast

import numpy as np

from perfrules.columns.deciding import compare, pick
from perfrules.columns.logic import invert, truth
from perfrules.columns.numbers import Numbers, NumbersOrTexts, constant, joined
from perfrules.columns.texts import absent, asked, compare_words, over_one_list
from perfrules.columns.values import LEFT_OUT, NOT_APPLICABLE, Codes, Mask, Truths, Words
from perfrules.formula.operations import Sign

_NO_WORDS = Words(cast("Codes", np.int32(-1)), ())


def as_truths(value: Any) -> Truths:  # noqa: ANN401 - a value of any kind
    """A yes or no; a missing number stands for anything that is missing."""
    return value if isinstance(value, Truths) else truth(None)


def as_words(value: Any) -> Words:  # noqa: ANN401 - a value of any kind
    """Words; a missing number stands for anything that is missing."""
    return value if isinstance(value, Words) else _NO_WORDS


def as_mixed(value: Any) -> NumbersOrTexts:  # noqa: ANN401 - a value of any kind
    """Numbers or texts."""
    if isinstance(value, NumbersOrTexts):
        return value
    if isinstance(value, Words):
        return NumbersOrTexts(constant(None), value)
    return NumbersOrTexts(cast("Numbers", value), _NO_WORDS)


def absence(value: Any) -> Mask | None:  # noqa: ANN401 - a value of any kind
    """Where a value is missing; what does not count is not."""
    if isinstance(value, Words):
        return absent(value)
    if isinstance(value, NumbersOrTexts):
        return None if value.numbers.missing is None else value.numbers.missing & (value.texts.codes < 0)
    return cast("Mask | None", value.missing)


def picked(test: Truths, a: Any, b: Any) -> Any:  # noqa: ANN401 - values of any kind
    """
    A where *test* is true, b where it is false, missing where it is missing.

    >>> words = Words(np.int32(0), ("late",)), Words(np.int32(0), ("in time",))
    >>> picked(Truths(np.array([True, False])), *words).codes
    array([0, 1], dtype=int32)
    """
    if isinstance(a, NumbersOrTexts) or isinstance(b, NumbersOrTexts):
        x, y = as_mixed(a), as_mixed(b)
        return NumbersOrTexts(pick(test, x.numbers, y.numbers), _picked_words(test, x.texts, y.texts))
    if isinstance(a, Words) or isinstance(b, Words):
        return _picked_words(test, as_words(a), as_words(b))
    if isinstance(a, Truths) or isinstance(b, Truths):
        return _picked_truths(test, as_truths(a), as_truths(b))
    return pick(test, a, b)


def _picked_truths(test: Truths, a: Truths, b: Truths) -> Truths:
    true = (test.true & a.true) | (b.true & ~test.true)
    missing = test.missing
    if test.missing is not None:
        true = true & ~test.missing
    if a.missing is not None:
        missing = joined(missing, a.missing & test.true)
    if b.missing is not None:
        missing = joined(missing, b.missing & ~test.true)
    return Truths(true, missing)


def _picked_words(test: Truths, a: Words, b: Words) -> Words:
    first, second, words = over_one_list(a, b)
    codes = np.where(test.true, first, second)
    if test.missing is not None:
        codes = np.where(test.missing, np.int32(-1), codes)
    return Words(codes, words)


def first_known(a: Any, b: Any) -> Any:  # noqa: ANN401 - values of any kind
    """A where it is known, else b."""
    gone = absence(a)
    return a if gone is None else picked(Truths(~gone), a, b)


def is_missing(a: Any) -> Truths:  # noqa: ANN401 - a value of any kind
    """Whether a is missing."""
    gone = absence(a)
    return truth(value=False) if gone is None else Truths(gone)


def is_text(a: Any) -> Truths:  # noqa: ANN401 - numbers or texts
    """Whether a is text; missing where it is missing."""
    mixed = as_mixed(a)
    text, gone = mixed.texts.codes >= 0, mixed.numbers.missing
    return Truths(text, None if gone is None else gone & ~text)


def number_part(a: Any) -> Numbers:  # noqa: ANN401 - numbers or texts
    """A where it is a number; missing where it is text."""
    mixed = as_mixed(a)
    text = mixed.texts.codes >= 0
    return replace(mixed.numbers, missing=joined(mixed.numbers.missing, text)) if text.any() else mixed.numbers


def compare_plain(sign: Sign, a: Any, b: Any) -> Truths:  # noqa: ANN401 - words, days, or yes and no
    """Whether a stands in relation *sign* to b; a number is no word."""
    if isinstance(a, NumbersOrTexts) or isinstance(b, NumbersOrTexts):
        same = compare_mixed(a, b)
        return same if sign == "==" else invert(same)
    if isinstance(a, Words) or isinstance(b, Words):
        return compare_words(sign, as_words(a), as_words(b))
    first, second = as_truths(a), as_truths(b)
    gone = joined(first.missing, second.missing)
    true = first.true == second.true if sign == "==" else first.true != second.true
    return Truths(true if gone is None else true & ~gone, gone)


def compare_mixed(a: Any, b: Any) -> Truths:  # noqa: ANN401 - numbers or texts
    """Whether a and b are the same number or the same text."""
    x, y = as_mixed(a), as_mixed(b)
    numbers, words = compare("==", x.numbers, y.numbers), compare_words("==", x.texts, y.texts)
    gone = joined(absence(x), absence(y))
    true = (numbers.true & ~_texts(x) & ~_texts(y)) | words.true
    return Truths(true if gone is None else true & ~gone, gone)


def _texts(a: NumbersOrTexts) -> Mask:
    return a.texts.codes >= 0


def about_text(a: Any, holds: Any) -> Truths:  # noqa: ANN401 - words, or numbers or texts
    """Whether a text is such that *holds* says yes; a number is not."""
    mixed = as_mixed(a)
    return Truths(asked(mixed.texts, holds).true, absence(mixed))


def applicable(a: Numbers) -> Numbers:
    """A where it is a number; missing where it does not apply."""
    if a.marks is None:
        return a
    dropped = a.marks == NOT_APPLICABLE
    left = a.marks & np.uint8(LEFT_OUT)
    return replace(a, missing=joined(a.missing, dropped), marks=left if left.any() else None)
