"""Records that are alike in what a step looks at: one of each kind is worked out, by the very code of single records."""

from typing import Generic, NamedTuple, TypeVar, final

import numpy as np
from numpy.typing import NDArray

from perfrules.columns.numbers import Exactly, Numbers
from perfrules.columns.values import Mask, Truths, Words

Keys = NDArray[np.int64]
Places = NDArray[np.intp]
T = TypeVar("T")

FEW = 2**16
MOST = 2**62
MISSING = 3


@final
class Kinds(NamedTuple):
    """The kinds of records in a batch: *first* is one record of each kind, *place* tells the kind of every record."""

    first: Places
    place: Places


@final
class PerKind(NamedTuple, Generic[T]):
    """One answer for each kind of record."""

    answers: list[T]
    place: Places


@final
class Grouping:
    """Gathers what records may differ in; each part is a whole number from 0, one for each record or the same for all."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.key: Keys = np.zeros(size, np.int64)
        self.count = 1

    def add(self, codes: NDArray[np.integer] | Mask, count: int) -> None:
        """Tell records apart by *codes*, which are below *count*."""
        if not np.ndim(codes):
            return
        if self.count * count > MOST:
            _, self.key = np.unique(self.key, return_inverse=True)
            self.count = int(self.key.max(initial=0)) + 1
        self.key = self.key * count + codes
        self.count *= count

    def add_words(self, words: Words) -> None:
        """Tell words apart, and where there is none."""
        self.add(words.codes + 1, len(words.words) + 1)

    def kinds(self) -> Kinds:
        """The records that are alike in all parts."""
        if self.count == 1:
            return Kinds(np.zeros(min(self.size, 1), np.intp), np.zeros(self.size, np.intp))
        if self.count > FEW:
            _, first, place = np.unique(self.key, return_index=True, return_inverse=True)
            return Kinds(first, place)
        last = np.full(self.count, -1, np.intp)
        last[self.key] = np.arange(self.size)
        met = last >= 0
        return Kinds(last[met], (np.cumsum(met) - 1)[self.key])


def answers(truths: Truths) -> Keys:
    """1 for true, 0 for false, 2 for missing."""
    true = truths.true.astype(np.int64)
    return true if truths.missing is None else np.where(truths.missing, 2, true)


def states(numbers: Numbers) -> Keys:
    """0 for a number, the mark of what does not count, 3 for missing."""
    found: Keys = np.zeros((), np.int64)
    if numbers.marks is not None and numbers.marks.any():
        found = numbers.marks.astype(np.int64)
    if numbers.missing is not None and numbers.missing.any():
        found = np.where(numbers.missing, MISSING, found)
    return found


def telling(numbers: Numbers, size: int) -> tuple[Keys, int]:
    """Codes that differ where numbers differ, or one of them is missing; and what they are below."""
    if isinstance(numbers, Exactly):
        parts = [part for part in (numbers.top, numbers.by, numbers.missing) if part is not None and np.ndim(part)]
    else:
        parts = [np.arange(size, dtype=np.float64)]
    code: Keys = np.zeros((), np.int64)
    count = 1
    for part in parts:
        words, own = np.unique(np.asarray(part, np.float64), return_inverse=True)
        code, count = code * len(words) + own, count * len(words)
    return code, max(count, 1)
