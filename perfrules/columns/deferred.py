"""Values of a batch that is not there yet."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal, final

from perfrules.columns.frame import Frame

Run = Callable[[Frame], Any]


class NotColumnarError(Exception):
    """The rules do something that is only done record by record; says what."""


@final
@dataclass(frozen=True, slots=True, eq=False)
class Deferred:
    """
    *run* gives the value of every record, or row, of a frame; a *constant* one is the same for all of them.

    Where it is the least of some values, or the greatest, *extreme* says `<` or `>` and *among* holds these.
    """

    run: Run
    constant: object = None
    is_constant: bool = False
    extreme: Literal["<", ">"] | None = None
    among: tuple["Deferred", ...] = ()
