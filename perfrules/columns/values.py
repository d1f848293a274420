"""Values of a whole batch: numbers, truths and words, each an array with one place for each record or row."""

from dataclasses import dataclass
from typing import final

import numpy as np
from numpy.typing import NDArray

from perfrules.evaluation.peers import PeerFigures

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]
Codes = NDArray[np.int32]
Marks = NDArray[np.uint8]

NOT_APPLICABLE, LEFT_OUT = 1, 2
"""What `Numbers.marks` holds where an item does not count; 0 where it is a number or missing."""


@final
@dataclass(frozen=True, slots=True, eq=False)
class Truths:
    """Yes or no; where *missing* is set, *true* is False. None for a mask means that nothing is missing."""

    true: Mask
    missing: Mask | None = None


@final
@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """
    Texts, words of a choice or days: *codes* are places in *words*, -1 where missing.

    *words* are all different; days stand there as `datetime.date`.
    """

    codes: Codes
    words: tuple[object, ...]


@final
@dataclass(frozen=True, slots=True, eq=False)
class Peers:
    """The figures that records are compared with: those at its *place* in *found*, None where nothing is known of peers."""

    found: tuple[PeerFigures | None, ...]
    place: NDArray[np.intp]
