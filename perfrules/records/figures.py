"""Figures as people type them and as programs hand them over, to exact numbers."""

import re
from decimal import Decimal
from typing import NamedTuple, final

from perfrules.exact import Exact
from perfrules.records.refusal import Refused, described, shown

WHOLE_DIGITS = 15
TYPED_PLACES = 10
PLACES = 34
LIMIT = 10**WHOLE_DIGITS
_SCALABLE = 10.0**9
_SMALLEST = 10**PLACES
_LONGEST_DECIMAL = WHOLE_DIGITS + PLACES + 12
POWERS = tuple(10**places for places in range(TYPED_PLACES + 1))

# Digits, or digits in well-formed groups of three; places; then a unit, that is anything that cannot belong to the figure.
_FIGURE = re.compile(
    r"(-?)([1-9][0-9]{0,14}|0|[1-9][0-9]{0,2}(?:,[0-9]{3}){1,4})(?:\.([0-9]{1,10}))?(?:\s*+([^\d\s.,]\S*+))?"
)


@final
class Figure(NamedTuple):
    """A figure as typed: the number n/d and the unit written behind it, "" if there is none."""

    n: int
    d: int
    unit: str


def typed(text: str) -> Figure | None:
    """
    The figure that *text* (without blanks around it) says, or None.

    At most 15 digits before the point and 10 behind it; no plus sign, no exponent, no zeros in front.

    >>> typed("8,697.38"), typed("2177.62万元"), typed("1,23")
    (Figure(n=869738, d=100, unit=''), Figure(n=217762, d=100, unit='万元'), None)
    """
    found = _FIGURE.fullmatch(text)
    if found is None:
        return None
    sign, whole, places, unit = found.groups(default="")
    n = int(whole.replace(",", "") + places)
    return Figure(-n if sign else n, POWERS[len(places)], unit)


def given(value: object) -> Exact:
    """
    The number that a program or a JSON file gives as int, float or Decimal; anything else is refused.

    A float is read by its shortest decimal text.

    >>> given(0.12)
    (12, 100)
    """
    kind = type(value)
    if issubclass(kind, int) and kind is not bool:
        whole = int.__int__(value)  # type: ignore[arg-type]
        if abs(whole) >= LIMIT:
            raise Refused(key="data-size/digits")
        return (whole, 1)
    if issubclass(kind, float):
        return from_float(float.__float__(value))  # type: ignore[arg-type]
    if issubclass(kind, Decimal):
        return _from_decimal(Decimal(value))  # type: ignore[arg-type]
    raise Refused(key="data-number/kind", found=described(value))


def from_float(value: float) -> Exact:
    """
    The number that the shortest decimal text of *value* says.

    >>> from_float(8697.38), from_float(0.12345678)
    ((869738, 100), (6172839, 50000000))
    """
    # If i/10**k gives the float back and i has at most 15 digits, it is the shortest text: no two decimals of at most
    # 15 digits share a float. Most figures have two places; six cover rates and prices.
    if -_SCALABLE < value < _SCALABLE:
        for power in (100, 1_000_000):
            scaled = round(value * power)
            if scaled / power == value:
                return (scaled, power)
    return _from_decimal(Decimal(repr(value)))


def _from_decimal(value: Decimal) -> Exact:
    if not value.is_finite():
        raise Refused(key="data-number/not-finite", value=shown(value))
    if not value:
        return (0, 1)
    # Sizes first: writing out 1E+999999999 would never end.
    magnitude = value.adjusted()
    if magnitude >= WHOLE_DIGITS:
        raise Refused(key="data-size/digits")
    if magnitude >= -PLACES and len(str(value)) < _LONGEST_DECIMAL:
        n, d = value.as_integer_ratio()
        if _SMALLEST % d == 0:
            return (n, d)
    raise Refused(key="data-size/places", limit=str(PLACES))
