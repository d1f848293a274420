"""Arrow arrays of any type in the few forms that are read on, and their values as single records hold them."""

from datetime import datetime, time
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from perfrules.columns.values import Codes, Mask

Ends = NDArray[np.int32] | NDArray[np.int64]
Signs = NDArray[np.uint8]

_SURE_DIGITS = {16: 10**3, 32: 10**6}
"""Two decimals with fewer digits than this never share a float of so many bits."""


def settled(array: pa.Array) -> pa.Array:
    """
    *array* with the same values in a plain form: no extension, no runs, no views; dictionaries only of texts.

    Narrow floats become wide ones with the same shortest decimal text: 0.9 stays 0.9.

    >>> settled(pa.array([0.9], pa.float32())).to_pylist()
    [0.9]
    """
    kind = array.type
    if isinstance(kind, pa.BaseExtensionType):
        return settled(array.storage)
    if pa.types.is_run_end_encoded(kind):
        return settled(pc.run_end_decode(array))
    if pa.types.is_dictionary(kind):
        if kind.value_type == pa.string_view():
            array = pa.DictionaryArray.from_arrays(array.indices, array.dictionary.cast(pa.large_string()))
        is_short = len(array.dictionary) <= len(array)
        return array if is_short and _is_text(array.dictionary.type) else settled(array.dictionary_decode())
    if kind in (pa.float16(), pa.float32()):
        return _widened(array)
    if kind == pa.string_view():
        return array.cast(pa.large_string())
    return array


def undivided(array: pa.Array) -> pa.Array:
    """
    A settled array without a dictionary, whatever batch it comes from.

    >>> undivided(pa.array(["a", "a"]).dictionary_encode()).type
    DataType(string)
    """
    array = settled(array)
    return array.dictionary_decode() if pa.types.is_dictionary(array.type) else array


def is_text(kind: pa.DataType) -> bool:
    """Whether a settled array holds texts."""
    return _is_text(kind.value_type if pa.types.is_dictionary(kind) else kind)


def signs_of(array: pa.Array) -> tuple[Ends, Signs]:
    """
    The bytes of an array of texts that holds some, and where each text ends; the first number tells where the first begins.

    >>> ends, signs = signs_of(pa.array(["a", "bc"]))
    >>> ends.tolist(), bytes(signs)
    ([0, 1, 3], b'abc')
    """
    _, limits, data = array.buffers()
    every: Ends = np.frombuffer(limits, "i8" if array.type == pa.large_string() else "i4")
    return every[array.offset : array.offset + len(array) + 1], np.frombuffer(data, np.uint8)


def nulls(array: pa.Array) -> Mask | None:
    """Where *array* holds nothing; None if it holds something everywhere."""
    return array.is_null().to_numpy(zero_copy_only=False) if array.null_count else None


def present(array: pa.Array) -> Mask:
    """Where *array* holds something."""
    held: Mask = array.is_valid().to_numpy(zero_copy_only=False)
    return held


def places_of(array: pa.Array) -> tuple[Codes, list[object]] | None:
    """
    A settled array as places in a list of values, -1 where it is null; None for lists, groups and the like.

    >>> places_of(pa.array(["a", None, "a"]))
    (array([ 0, -1,  0], dtype=int32), ['a'])
    """
    try:
        encoded = array if pa.types.is_dictionary(array.type) else array.dictionary_encode()
    except (pa.ArrowNotImplementedError, pa.ArrowInvalid):
        return None
    codes = encoded.indices.cast(pa.int32())
    return codes.fill_null(-1).to_numpy(zero_copy_only=False), values_of(encoded.dictionary)


def values_of(array: pa.Array) -> list[object]:
    """The values of a settled array as single records hold them."""
    try:
        values = array.to_pylist()
    except (ValueError, OverflowError, pa.ArrowException):
        values = [_value(one) for one in array]
    return [_day(one) for one in values] if pa.types.is_timestamp(array.type) else values


def _value(scalar: Any) -> object:  # noqa: ANN401 - Arrow's scalars have no common type
    """A value, or where Python has none for it (a day far off, broken text) something that every reader refuses."""
    try:
        return scalar.as_py()
    except (ValueError, OverflowError, pa.ArrowException):
        return [str(scalar.type)]


def _day(value: object) -> object:
    """A moment at midnight, in no time zone, is the day: other programs have no other way to say it."""
    if isinstance(value, datetime) and value.tzinfo is None and value.time() == time.min:
        return value.date()
    return value


def _is_text(kind: pa.DataType) -> bool:
    return kind in (pa.string(), pa.large_string(), pa.string_view())


def _widened(array: pa.Array) -> pa.Array:
    missing = nulls(array)
    narrow = array.fill_null(0).to_numpy(zero_copy_only=False) if missing is not None else array.to_numpy()
    wide = narrow.astype(np.float64)
    with np.errstate(all="ignore"):
        tops = np.rint(wide * 100)
        plain = (np.abs(tops) < _SURE_DIGITS[array.type.bit_width]) & ((tops / 100).astype(narrow.dtype) == narrow)
    wide = np.where(plain, tops / 100, wide)
    for at in np.flatnonzero(~plain):
        wide[at] = float(str(narrow[at]))
    return pa.array(wide, mask=missing)
