"""Units written in a header or named by a mapping, and what they do to the figures below."""

from typing import NamedTuple, final

from perfrules.model.fields import MONEY_UNITS, Field
from perfrules.reading.sheet import plain_name

PERCENT_SIGN = "%"
NUMBERS = frozenset({"money", "number", "percent", "whole", "number_or_text"})


@final
class Effect(NamedTuple):
    """What a unit does: *suffix* goes behind a bare figure that is text, a number is moved by *shift* decimal places."""

    suffix: str = ""
    shift: int = 0


NO_EFFECT = Effect()


def same_unit(field: Field, unit: str) -> bool:
    """Whether figures of *field* are given in *unit* anyway, or it says that they are percentages."""
    if field.kind == "percent" and unit == PERCENT_SIGN:
        return True
    return field.unit is not None and plain_name(field.unit) == unit


def effect(field: Field, unit: str) -> Effect | None:
    """
    What it takes to read figures in *unit* as figures of *field*; None where they cannot be converted.

    >>> from perfrules.model.texts import Text
    >>> from perfrules.problems import Place
    >>> paid = Field("paid", Text((("en", "Paid"),)), "money", Place("rules.yaml", 1, 1), unit="万元")
    >>> effect(paid, "元"), effect(paid, "万元"), effect(paid, "km")
    (Effect(suffix='元', shift=-4), Effect(suffix='', shift=0), None)
    """
    if field.kind == "percent" and unit == PERCENT_SIGN:
        return NO_EFFECT if field.unit == PERCENT_SIGN else Effect(PERCENT_SIGN, -2)
    if same_unit(field, unit):
        return NO_EFFECT
    if field.kind == "money" and field.unit in MONEY_UNITS and unit in MONEY_UNITS:
        return Effect(unit, _places(MONEY_UNITS[unit]) - _places(MONEY_UNITS[field.unit]))
    return None


def _places(size: int) -> int:
    """How many zeros a power of ten has."""
    return len(str(size)) - 1
