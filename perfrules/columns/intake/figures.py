"""Columns of numbers: money, numbers, percentages, whole numbers, and numbers among texts."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any, NamedTuple, final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from perfrules.columns.intake.arrays import is_text, nulls, places_of, present
from perfrules.columns.intake.decimals import unscaled
from perfrules.columns.intake.distinct import BAD, Distinct
from perfrules.columns.intake.grids import PLACES, on_grid
from perfrules.columns.intake.long_floats import nearly, within
from perfrules.columns.intake.plain_texts import plain_floats
from perfrules.columns.intake.reading import Read, either
from perfrules.columns.numbers import Numbers, NumbersOrTexts, whole
from perfrules.columns.values import Codes, Floats, Mask, Words
from perfrules.exact import Exact, reduced
from perfrules.model.fields import Field
from perfrules.reading.columns import Column
from perfrules.records.figures import LIMIT
from perfrules.records.figures import PLACES as MOST_PLACES
from perfrules.records.numbers import rule_for
from perfrules.records.values import reader_for

_SIMPLE = frozenset({str, int, float, Decimal})
_FEW = 256
_FEW_IN = 256
"""One figure in so many may be too long for the rest."""
_FINE = 10**12
_PLAIN = "^-?(0|[1-9][0-9]*)([.][0-9]{1,10})?$"
_LONGEST_PLAIN = 15
"""So few signs hold no more digits than a float keeps."""


@final
class _Figures(NamedTuple):
    """
    Whole *tops* over one *bottom*, where they are *missing*, and where they are not plainly good.

    Where floats are *long*, they stand there themselves.
    """

    tops: Floats
    bottom: int
    missing: Mask | None
    bad: Mask | None = None
    long: Floats | None = None

    def without(self, bad: Mask) -> "_Figures":
        """The same, but for those that are *bad*."""
        if not bad.any():
            return self
        missing, every = either(self.missing, bad), either(self.bad, bad)
        long = None if self.long is None else np.where(bad, 0.0, self.long)
        return _Figures(np.where(bad, 0.0, self.tops), self.bottom, missing, every, long)


@final
class FigureReader:
    """
    Reads the numbers of one column.

    Numbers as such are taken all at once; texts that are plain figures as well; any other text, or decimal, is read once by
    the reader of single values.
    """

    def __init__(self, field: Field, column: Column) -> None:
        self._rule = rule_for(field)
        self._most = 0 if field.kind == "whole" else PLACES[-1]
        self._is_mixed = field.kind == "number_or_text"
        # A figure of the column over this is a figure of the field; headers say % at most, as other units are refused.
        self._by = self._rule.bare * 10**-column.effect.shift
        read = reader_for(field)
        self._is_bare = not column.effect.suffix
        self._distinct = Distinct(read if self._is_bare else lambda value: read(worth(column, value)))
        self._places = 0

    def __call__(self, array: pa.Array) -> Read:
        """The numbers of *array*, and its texts where it may hold them."""
        kind, missing = array.type, nulls(array)
        texts: dict[str, int] = {}
        codes = None
        plain = plain_floats(array) if self._is_bare else None
        if array.null_count == len(array):
            found = self._checked(np.zeros(len(array)), 0, None, missing)
        elif pa.types.is_integer(kind):
            found = self._checked(_filled(array).astype(np.float64), 0, None, missing)
        elif pa.types.is_float64(kind):
            found = self._floats(_filled(array), missing)
        elif plain is not None:
            found = self._floats(*plain)
        elif pa.types.is_decimal(kind) and (wholes := unscaled(array, self._most)) is not None:
            found = self._checked(wholes.tops, wholes.places, wholes.exact, missing)
        else:
            found, codes = self._others(array, texts)
        numbers = self._numbers(found)
        if not self._is_mixed:
            return Read(numbers, found.bad)
        codes = np.full(len(array), -1, np.int32) if codes is None else codes
        return Read(NumbersOrTexts(numbers, Words(codes, tuple(texts))), found.bad)

    def _floats(self, values: Floats, missing: Mask | None, sure: Mask | None = None) -> _Figures:
        tops, places, exact = on_grid(values, self._places, self._most)
        self._places = places  # what one batch needs the next will most likely need, too
        found = self._checked(tops, places, exact, missing, sure)
        if found.bad is None or exact is None or self._most == 0:
            return found
        if np.count_nonzero(found.bad) <= len(values) // _FEW_IN:
            return found
        # Better to carry all of them as they are than to read so many records one by one.
        low, high = self._rule.limits(_FINE * self._by, LIMIT * _FINE)
        good = within(values, low / _FINE, high / _FINE)
        if sure is not None:
            good |= sure
        bad = found.bad & ~good
        long = np.where(bad, 0.0, values) if missing is None else np.where(bad | missing, 0.0, values)
        some_bad = bad if bad.any() else None
        return _Figures(found.tops, found.bottom, either(missing, some_bad), some_bad, long)

    def _numbers(self, found: _Figures) -> Numbers:
        if found.long is None:
            return whole(found.tops, found.bottom, found.missing)
        return nearly(found.long, self._by, found.missing)

    def _checked(
        self, tops: Floats, places: int, exact: Mask | None, missing: Mask | None, sure: Mask | None = None
    ) -> _Figures:
        """Figures counted in units of a decimal place, once they are known to lie within the limits, or are *sure*."""
        bottom = 10**places * self._by
        low, high = self._rule.limits(bottom, LIMIT - 1)
        if exact is None and missing is None and len(tops) and tops.min() >= low and tops.max() <= high:
            return _Figures(tops + 0.0, bottom, None)
        good = (tops >= low) & (tops <= high)
        if sure is not None:
            good |= sure
        if exact is not None:
            good &= exact
        if missing is not None:
            good |= missing
        return _Figures(tops + 0.0, bottom, missing).without(~good)

    def _others(self, array: pa.Array, texts: dict[str, int]) -> tuple[_Figures, Codes | None]:
        """Texts, decimals and anything else: what they say as floats, where these keep all of it; the *texts* that stay texts."""
        found = places_of(array)
        if found is None:
            return _Figures(np.zeros(len(array)), 1, nulls(array)).without(present(array)), None
        codes, words = found
        values = np.zeros(len(words) + 1)
        empty, refused, sure = (np.zeros(len(words) + 1, np.bool_) for _ in range(3))
        meant = np.full(len(words) + 1, -1, np.int32)
        empty[-1] = True
        singly: Iterable[int] = range(len(words))
        if len(words) > _FEW and self._is_bare and is_text(array.type):
            singly = np.flatnonzero(~self._plain(pa.array(words, pa.large_string()), values)).tolist()
        for at, read in zip(singly, self._distinct([words[at] for at in singly]), strict=True):
            if read is BAD:
                refused[at] = True
            elif read is None or type(read) is str:
                empty[at] = True
                if read is not None:
                    meant[at] = texts.setdefault(read, len(texts))
            else:
                values[at], refused[at] = self._as_float(read)
                sure[at] = True
        missing = empty[codes]
        figures = self._floats(values[codes], missing if missing.any() else None, sure[codes])
        return figures.without(refused[codes]), meant[codes]

    def _plain(self, words: pa.Array, values: Floats) -> Mask:
        """Which *words* are plain figures; their *values* are put down."""
        short = pc.less_equal(pc.binary_length(words), _LONGEST_PLAIN)
        plain = pc.and_(short, pc.match_substring_regex(words, _PLAIN))
        figures = pc.if_else(plain, words, pa.scalar("0", words.type)).cast(pa.float64())
        values[: len(words)] = figures.to_numpy()
        found: Mask = plain.to_numpy(zero_copy_only=False)
        return found

    def _as_float(self, number: Exact) -> tuple[float, bool]:
        """A number of the field as a figure of the column, and whether it has more digits than a float keeps."""
        n, d = reduced((number[0] * self._by, number[1]))
        scale = next((10**places for places in range(MOST_PLACES + 1) if 10**places % d == 0), 0)
        if not scale or abs(n * scale // d) >= LIMIT:
            return 0.0, True
        return n / d, False


def worth(column: Column, value: object) -> object:
    """What a value of *column* gives the record, where its header names another unit."""
    return column.value(value) if type(value) in _SIMPLE and column.effect.suffix else value  # type: ignore[arg-type]


def _filled(array: pa.Array) -> Any:  # noqa: ANN401 - whole numbers or floats
    return (array.fill_null(0) if array.null_count else array).to_numpy(zero_copy_only=False)
