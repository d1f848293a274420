"""Columns of texts, words of a choice, days, and of yes and no."""

from typing import final

import numpy as np
import pyarrow as pa

from perfrules.columns.intake.arrays import nulls, places_of, present
from perfrules.columns.intake.distinct import BAD, Distinct
from perfrules.columns.intake.reading import Read
from perfrules.columns.values import Truths, Words
from perfrules.model.fields import Field
from perfrules.records.values import reader_for

_NONE, _BAD = -1, -2


@final
class WordReader:
    """Reads texts, days or the words of a choice, which stand in their declared order; every distinct value once."""

    def __init__(self, field: Field) -> None:
        self._distinct = Distinct(reader_for(field))
        self._words = tuple(field.choices)

    def __call__(self, array: pa.Array) -> Read:
        """The words of *array*."""
        found = places_of(array)
        if found is None:
            return Read(Words(np.full(len(array), _NONE, np.int32), self._words), present(array))
        codes, values = found
        places: dict[object, int] = {word: at for at, word in enumerate(self._words)}
        meant = np.full(len(values) + 1, _NONE, np.int32)
        for at, word in enumerate(self._distinct(values)):
            meant[at] = _NONE if word is None else _BAD if word is BAD else places.setdefault(word, len(places))
        codes = meant[codes]
        bad = codes == _BAD
        if not bad.any():
            return Read(Words(codes, tuple(places)), None)
        codes[bad] = _NONE
        return Read(Words(codes, tuple(places)), bad)


@final
class TruthReader:
    """Reads yes and no: as such, or in words."""

    def __init__(self, field: Field) -> None:
        self._distinct = Distinct(reader_for(field))

    def __call__(self, array: pa.Array) -> Read:
        """The answers of *array*."""
        if pa.types.is_boolean(array.type):
            missing = nulls(array)
            plain = array if missing is None else array.fill_null(False)  # noqa: FBT003 - a value, no mode
            return Read(Truths(plain.to_numpy(zero_copy_only=False), missing), None)
        found = places_of(array)
        if found is None:
            return Read(Truths(np.zeros(len(array), np.bool_), np.ones(len(array), np.bool_)), present(array))
        codes, values = found
        meant = np.full(len(values) + 1, _NONE, np.int8)
        for at, answer in enumerate(self._distinct(values)):
            meant[at] = _NONE if answer is None else _BAD if answer is BAD else int(answer)
        answers = meant[codes]
        missing, bad = answers < 0, answers == _BAD
        return Read(Truths(answers == 1, missing if missing.any() else None), bad if bad.any() else None)
