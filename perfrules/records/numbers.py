"""Readers of numbers: money, numbers, percentages, whole numbers, and numbers among texts."""

import re
from collections.abc import Callable, Mapping
from typing import final
from unicodedata import normalize

from perfrules.exact import Exact, reduced, to_text
from perfrules.formula.kind import KIND_WORDS
from perfrules.model.fields import MONEY_UNITS, Field
from perfrules.records.figures import LIMIT, POWERS, TYPED_PLACES, WHOLE_DIGITS, Figure, given, typed
from perfrules.records.refusal import Refused, quoted, refuse_sign_of_nothing
from perfrules.records.texts import read_text

Number = Exact | None
Otherwise = Callable[[str], str | None]
PERCENT_SIGN = "%"
_LARGEST_BARE_SHARE = 2
_LONGEST_FIGURE = 100
_SHORTEST_GROUPED, _LONGEST_GROUPED = len("1,000"), len("999,999")
_EXPONENT = re.compile(r"[-+]?[0-9]+(?:\.[0-9]+)?[eE][-+]?[0-9]+")
_LONG = re.compile(r"-?([0-9][0-9,]*)(?:\.([0-9]+))?(?:\s*+[^\d\s.,]\S*+)?")


def number_reader(field: Field) -> Callable[[object], Number | str]:
    """A reader of a money, number, percent or whole field; it gives no text."""
    factors = _factors(field)

    def no_number(text: str) -> str | None:
        raise _refused(text, field, factors)

    return _reader(NumberRule(field, factors, no_number))


def rule_for(field: Field) -> "NumberRule":
    """
    The rule for figures of *field* that are given bare, as numbers: what they are divided by, and the limits they keep to.

    >>> from perfrules.model.texts import Text
    >>> from perfrules.problems import Place
    >>> rate = Field("rate", Text((("en", "Rate"),)), "percent", Place("rules.yaml", 1, 1), unit="%")
    >>> rule_for(rate).bare, rule_for(rate).limits(100, 10_000)
    (100, (-10000, 10000))
    """
    return NumberRule(field, _factors(field), lambda text: text)


def number_or_text_reader(field: Field) -> Callable[[object], Number | str]:
    """
    A reader of numbers among texts: text that reads as a figure is that figure, any other text stays text.

    `90%` is the figure 90, as its column is printed, so that a target of 90 and an achievement of "100%" compare.
    """
    factors = {PERCENT_SIGN: (1, 1), **_factors(field)}

    def text_itself(text: str) -> str | None:
        if half_width := _in_half_width(text, factors):
            raise Refused(key="data-number/half-width", instead=half_width)
        return read_text(text)

    return _reader(NumberRule(field, factors, text_itself))


@final
class NumberRule:
    """
    The rule for the numbers of one field.

    *factors* are the units that may stand behind a figure, with what it is then multiplied by; *otherwise* is asked for
    texts that are no such figure.
    """

    def __init__(self, field: Field, factors: Mapping[str, Exact], otherwise: Otherwise) -> None:
        self.field = field
        self.factors = factors
        self._otherwise = otherwise
        # The share above which a figure without its percent sign is doubted.
        self._bare_share = _LARGEST_BARE_SHARE if field.kind == "percent" and field.unit != PERCENT_SIGN else LIMIT

    @property
    def bare(self) -> int:
        """What a figure without a unit behind it is divided by: 100 where percentages are given without their sign."""
        return self.factors[""][1]

    def read(self, value: object) -> Number | str:
        """The number of *value*, in the field's unit; None if it is empty; otherwise Refused."""
        if value is None:
            return None
        if type(value) is Figure:
            if value.unit not in self.factors:
                raise _wrong_unit(value.unit, self.field)
            return self._number(*value)
        if not issubclass(type(value), str):
            return self._number(*given(value), "")
        text = str.__str__(value).strip()
        if not text:
            return None
        figure = typed(text)
        if figure is None or figure.unit not in self.factors:
            return self._otherwise(text)
        return self._number(*figure)

    def limits(self, scale: int, widest: int) -> tuple[int, int]:
        """Bare figures from here to there, counted in parts of 1/*scale*, are good: the limits, but never beyond *widest*."""
        share = _LARGEST_BARE_SHARE if self._bare_share < LIMIT else LIMIT - 1
        low, high = self.field.minimum or (-share, 1), self.field.maximum or (share, 1)
        lowest = max(-(-low[0] * scale // low[1]), -share * scale, -widest)
        return lowest, min(high[0] * scale // high[1], share * scale, widest)

    def _number(self, n: int, d: int, unit: str) -> Exact:
        if not unit and abs(n) > self._bare_share * d:
            read_as, meant = to_text((n * 100, d)), to_text((n, d))
            raise Refused(key="data-percent", percent=read_as + PERCENT_SIGN, instead=meant + PERCENT_SIGN)
        times, by = self.factors[unit]
        n, d = n * times, d * by
        if self.field.kind == "whole" and n % d:
            raise Refused(key="data-whole")
        if abs(n) >= LIMIT * d:
            raise Refused(key="data-size/digits")
        low, high = self.field.minimum, self.field.maximum
        if low is not None and n * low[1] < low[0] * d:
            raise Refused(key="data-range/below", limit=_printed(low, self.field))
        if high is not None and n * high[1] > high[0] * d:
            raise Refused(key="data-range/above", limit=_printed(high, self.field))
        return (n, d)


def _reader(rule: NumberRule) -> Callable[[object], Number | str]:
    """
    Good values in a few steps, everything else by *rule*.

    The steps may be narrower than the rule, never wider: a test compares them.
    """
    by_rule = rule.read
    bare = rule.bare
    low_int, high_int = rule.limits(bare, LIMIT - 1)
    if rule.field.kind == "whole":
        return lambda value: (value, 1) if type(value) is int and low_int <= value <= high_int else by_rule(value)
    # Shares are mostly given to four places, other figures to two.
    scale = 10_000 if rule.field.kind == "percent" and bare == 1 else 100
    d_float = scale * bare
    low_float, high_float = rule.limits(d_float, LIMIT - 1)
    limits = [rule.limits(power * bare, LIMIT * power) for power in POWERS]
    lows, highs = [low for low, _ in limits], [high for _, high in limits]
    denominators = [power * bare for power in POWERS]

    def read(value: object) -> Number | str:
        try:
            if type(value) is float:
                # As in `from_float`, for one number of places.
                scaled = round(value * scale)
                if scaled / scale == value and low_float <= scaled <= high_float:
                    return (scaled, d_float)
            elif type(value) is int:
                if low_int <= value <= high_int:
                    return (value, bare)
            elif value is None:
                return None
            elif type(value) is str:
                whole, point, places = value.partition(".")
                if "," in whole and whole[-4:-3] == "," and _SHORTEST_GROUPED <= len(whole) <= _LONGEST_GROUPED:
                    whole = whole[:-4] + whole[-3:]
                digits = whole + places
                if (
                    digits.isdecimal()
                    and digits.isascii()
                    and len(digits) <= TYPED_PLACES
                    and (whole >= "1" or whole == "0")
                    and (places or not point)
                    and lows[count := len(places)] <= (n := int(digits)) <= highs[count]
                ):
                    return (n, denominators[count])
        except (ValueError, OverflowError):  # neither nan nor infinity can be rounded
            return by_rule(value)
        return by_rule(value)

    return read


def _factors(field: Field) -> dict[str, Exact]:
    """What may stand behind a figure, and what the figure is then multiplied by to be in the field's unit."""
    if field.kind == "percent":
        return {"": (1, 100) if field.unit == PERCENT_SIGN else (1, 1), PERCENT_SIGN: (1, 100)}
    factors = {"": (1, 1)}
    if field.unit:
        factors[field.unit] = (1, 1)
        if field.kind == "money" and field.unit in MONEY_UNITS:
            own = MONEY_UNITS[field.unit]
            factors.update({unit: reduced((size, own)) for unit, size in MONEY_UNITS.items()})
    return factors


def _refused(text: str, field: Field, factors: Mapping[str, Exact]) -> Refused:
    """Why *text* is no number of *field*."""
    refuse_sign_of_nothing(text)
    if len(text) > _LONGEST_FIGURE:
        return Refused(key="data-number")
    if half_width := _in_half_width(text, factors):
        return Refused(key="data-number/half-width", instead=half_width)
    figure = typed(text)
    if figure and _like_a_unit(figure.unit):
        return _wrong_unit(figure.unit, field)
    if _EXPONENT.fullmatch(text):
        return Refused(key="data-number/exponent")
    if found := _LONG.fullmatch(text):
        whole, places = found.groups(default="")
        if len(whole.replace(",", "")) > WHOLE_DIGITS:
            return Refused(key="data-size/digits")
        if len(places) > TYPED_PLACES:
            return Refused(key="data-size/places", limit=str(TYPED_PLACES))
    return Refused(key="data-number")


def _like_a_unit(text: str) -> bool:
    """Whether *text* behind a figure was meant as its unit, rather than as a part of something else."""
    return text == PERCENT_SIGN or (any(map(str.isalpha, text)) and not any(map(str.isdigit, text)))


def _wrong_unit(unit: str, field: Field) -> Refused:
    if unit == PERCENT_SIGN:
        return Refused(key="data-unit/percent", kind=KIND_WORDS[field.kind])
    if field.kind == "money" and field.unit in MONEY_UNITS:
        return Refused(key="data-unit/money", unit=quoted(unit), expected=field.unit)
    if field.unit:
        return Refused(key="data-unit", unit=quoted(unit), expected=field.unit)
    return Refused(key="data-unit/none", unit=quoted(unit))


def _in_half_width(text: str, factors: Mapping[str, Exact]) -> str | None:
    """The same figure in half-width characters, where only they keep *text* from being read."""
    if text.isascii() or len(text) > _LONGEST_FIGURE:
        return None
    half_width = normalize("NFKC", text)
    figure = typed(half_width)
    return half_width if half_width != text and figure and figure.unit in factors else None


def _printed(limit: Exact, field: Field) -> str:
    """A limit as the field's figures are written."""
    if field.kind == "percent":
        return to_text((limit[0] * 100, limit[1])) + PERCENT_SIGN
    return to_text(limit) + (field.unit or "")
