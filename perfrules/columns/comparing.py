"""Records of a batch beside their peers: what sets groups of peers apart, and where a figure stands in its group."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple, final

import numpy as np

from perfrules.columns.arithmetic import TooWideError
from perfrules.columns.choosing import absence
from perfrules.columns.exacts import gathered
from perfrules.columns.frame import Frame
from perfrules.columns.likeness import keys_of
from perfrules.columns.numbers import LIMIT, Bits, Nearly, Numbers, NumbersOrTexts, at, exacts, whole
from perfrules.columns.patterns import Grouping, Places
from perfrules.columns.values import Floats, Peers, Truths, Words
from perfrules.evaluation.peers import BESIDE, STANDINGS, group_key
from perfrules.exact import ZERO, Exact, reduced
from perfrules.formula.operations import Standing

_WIDEST_BITS = 400


@final
class Groups(NamedTuple):
    """What each group of peers says in the inputs that set it apart, and the *place* of every record's group."""

    said: list[tuple[object, ...]]
    place: Places


def groups_of(values: Sequence[Any], size: int) -> Groups:
    """
    The groups of *size* records that say the same in all *values*, which are of any kind.

    >>> groups_of([whole(np.array([2023.0, 2024.0, 2023.0]))], 3)[1].tolist()
    [0, 1, 0]
    """
    grouping = Grouping(size)
    for value in values:
        keys = keys_of(value, size) + 1
        grouping.add(keys, int(keys.max(initial=0)) + 1)
    kinds = grouping.kinds()
    return Groups([tuple(_said(value, row) for value in values) for row in kinds.first.tolist()], kinds.place)


def _said(value: Any, row: int) -> object:  # noqa: ANN401 - a value of any kind
    """What a record says in an input, as `group_key` knows it."""
    if isinstance(value, NumbersOrTexts):
        return _said(value.texts, row) or _said(value.numbers, row)
    if isinstance(value, Words):
        code = value.codes[row]
        return None if code < 0 else value.words[code]
    gone = absence(value)
    if gone is not None and gone[row]:
        return None
    return bool(value.true[row]) if isinstance(value, Truths) else group_key(at(value, row))


def alone(standing: Standing, peers: Peers, frame: Frame) -> Numbers:
    """
    What can be said of peers without looking at a record's own figure; missing where nothing is known of them.

    TooWideError where floats do not go so far.
    """
    said = [None if one is None else STANDINGS[standing](one) for one in peers.found]
    values = [ZERO if one is None else reduced(one) for one in said]
    if len(said) == 1 or all(max(abs(n), d) <= LIMIT for n, d in values):
        return gathered(said, peers.place, frame)
    if any(abs(n) > d << _WIDEST_BITS for n, d in values):
        raise TooWideError
    missing = np.array([one is None for one in said])
    found = _Listed(values, peers.place).numbers()
    return replace(found, missing=missing[peers.place]) if missing.any() else found


def beside(standing: Standing, peers: Peers, value: Numbers) -> Numbers:
    """
    How many peers stand above a record's own figure, or level with it: counted once for each figure in a group.

    Missing where the figure is, or nothing is known of the peers.
    """
    size = len(peers.place)
    keys = keys_of(value, size) + 1
    grouping = Grouping(size)
    grouping.add(keys, int(keys.max(initial=0)) + 1)
    grouping.add(peers.place, len(peers.found))
    kinds = grouping.kinds()
    groups = [peers.found[place] for place in peers.place[kinds.first].tolist()]
    known = np.array([one is not None for one in groups], np.bool_) & (keys[kinds.first] > 0)
    figures = iter(exacts(value, kinds.first[known]))
    counts: Floats = np.zeros(len(groups))
    for at_, (group, is_known) in enumerate(zip(groups, known.tolist(), strict=True)):
        if is_known and group is not None:
            counts[at_] = BESIDE[standing](group, next(figures))[0]
    return whole(counts[kinds.place], 1, None if known.all() else ~known[kinds.place])


@final
@dataclass(frozen=True, slots=True, eq=False)
class _Listed:
    """Numbers in lowest terms, of which every row has that at its *place*."""

    values: Sequence[Exact]
    place: Places

    def numbers(self) -> Numbers:
        """These numbers, close in floats."""
        high = np.array([n / d for n, d in self.values])
        # The division of whole numbers is rounded correctly: off by 2^-53 of itself, or by less than 2^-1000 near zero.
        error = float(np.abs(high).max()) * 2.0**-53 + 2.0**-1000
        return Nearly(high[self.place], error, self, Bits(max(d.bit_length() for _, d in self.values), 0))

    def exacts(self, rows: Places) -> list[Exact]:
        return [self.values[place] for place in self.place[rows].tolist()]

    def pair(self, rows: Places) -> None:
        """Not worth its while."""

    def may_be_long(self, twos: int, fives: int) -> None:
        """Not worth its while."""
