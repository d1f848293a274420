"""Values that are the same for every record of a batch."""

from datetime import date
from typing import Any, cast

import numpy as np

from perfrules.columns.deferred import Deferred
from perfrules.columns.logic import truth
from perfrules.columns.numbers import constant
from perfrules.columns.values import Codes, Words


def fixed(value: object) -> Deferred:
    """
    The same value for every record; None is a missing number, which stands for a missing value of any kind.

    >>> fixed((1, 2)).constant, fixed((1, 2)).is_constant
    ((1, 2), True)
    """
    found = _of_batch(value)
    return Deferred(lambda _: found, value, is_constant=True)


def _of_batch(value: Any) -> object:  # noqa: ANN401 - a value of any kind
    if isinstance(value, bool):
        return truth(value)
    if isinstance(value, (str, date)):
        return Words(cast("Codes", np.int32(0)), (value,))
    if isinstance(value, tuple) and not (value and isinstance(value[0], int)):
        return value
    return constant(value)
