"""What reading a column gives."""

from collections.abc import Callable
from typing import NamedTuple, final

import pyarrow as pa

from perfrules.columns.values import Mask


@final
class Read(NamedTuple):
    """The *value* of a column for a slot, and where it is not plainly good (None: nowhere); there it counts as missing."""

    value: object
    bad: Mask | None


Reader = Callable[[pa.Array], Read]
"""Reads settled arrays of one column; made once, used for every batch."""


def either(first: Mask | None, second: Mask | None) -> Mask | None:
    """Where one of both is set; None stands for a mask that is nowhere set."""
    if first is None or second is None:
        return second if first is None else first
    return first | second
