"""What a mapping file says about data files, once it is read; without one, nothing."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple, final

from perfrules.reading.columns import Meaning, Words
from perfrules.reading.units import NO_EFFECT, Effect


@final
class Mapped(NamedTuple):
    """What a foreign header means, and the unit of its figures."""

    meaning: Meaning
    effect: Effect = NO_EFFECT


@final
class SheetPlan(NamedTuple):
    """
    One sheet: its file and name, where it is another one; the row of its header; its columns by plain header.

    Columns in *ignore* are passed over without a word.
    """

    file: Path | None = None
    sheet: str | None = None
    header_row: int | None = None
    columns: Mapping[str, Mapped] = {}
    ignore: frozenset[str] = frozenset()


NO_PLAN = SheetPlan()


@final
class Instructions(NamedTuple):
    """How to read the sheet of records and those of tables by their ids; words that stand for others by `field` or `table.field`."""

    records: SheetPlan = NO_PLAN
    tables: Mapping[str, SheetPlan] = {}
    words: Mapping[str, Words] = {}


NO_INSTRUCTIONS = Instructions()
