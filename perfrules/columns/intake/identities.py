"""The ids of records."""

from typing import final

import numpy as np
import pyarrow as pa

from perfrules.columns.intake.arrays import settled, signs_of, values_of
from perfrules.columns.values import Mask
from perfrules.reading.tables import id_key
from perfrules.records.record import read_id
from perfrules.records.refusal import Refused
from perfrules.records.texts import LONGEST_TEXT


def _signs(text: str) -> Mask:
    found = np.zeros(256, np.bool_)
    found[list(text.encode("ascii"))] = True
    return found


_DIGITS = _signs("0123456789")
_EXPONENT = _signs("eE")
_PLAIN = _signs("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_./:#()")
"""Signs that an id may surely hold: no blanks, nothing that cannot be seen."""


@final
class Identities:
    """What the records of a batch are called (*names*), and whose ids are refused (*bad*): these are called by their number."""

    __slots__ = ("bad", "names")

    def __init__(self, array: pa.Array | None, size: int, first: int) -> None:
        self.bad: Mask | None = None
        if array is None:
            self.names = pa.array(np.arange(first, first + size)).cast(pa.string())
        elif (pa.types.is_integer(array.type) and not array.null_count) or _are_plain(array):
            self.names = array.cast(pa.string())
        else:
            self._one_by_one(array, first)

    def _one_by_one(self, array: pa.Array, first: int) -> None:
        names, bad = [], np.zeros(len(array), np.bool_)
        for at, value in enumerate(values_of(array)):
            position = str(first + at)
            try:
                names.append(read_id(value, position))
            except Refused:
                names.append(position)
                bad[at] = True
        self.names = pa.array(names, pa.string())
        self.bad = bad if bad.any() else None


def _are_plain(array: pa.Array) -> bool:
    """Whether all are texts that are good ids just as they stand."""
    if array.type not in (pa.string(), pa.large_string()) or array.null_count or not len(array):
        return False
    limits, signs = signs_of(array)
    lengths = np.diff(limits)
    if not lengths.min() or lengths.max() > LONGEST_TEXT:
        return False
    used = signs[limits[0] : limits[-1]]
    shortened = _DIGITS[used[limits[:-1] - limits[0]]].any() and _EXPONENT[used].any()
    return bool(_PLAIN[used].all() and not shortened)


def keys_of(array: pa.Array) -> pa.Array:
    """
    The one spelling that the spellings of each id in a column share, as texts; empty where it is no id.

    >>> keys_of(pa.array([17, None])).to_pylist(), keys_of(pa.array([" Ｐ-1"])).to_pylist()
    (['17', ''], ['P-1'])
    """
    array = settled(array)
    if pa.types.is_integer(array.type):
        return array.cast(pa.string()).fill_null("")
    if _are_plain(array):
        return array.cast(pa.string())
    return pa.array([id_key(value) for value in values_of(array)], pa.string())
