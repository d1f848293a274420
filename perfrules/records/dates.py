"""A reader of dates."""

import re
from collections.abc import Callable
from datetime import date, datetime

from perfrules.model.fields import Field
from perfrules.records.refusal import Refused, refuse_sign_of_nothing

_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_YEAR_FIRST = re.compile(r"([0-9]{4})(?:年|[-/.])([0-9]{1,2})(?:月|[-/.])([0-9]{1,2})日?")


def date_reader(_field: Field) -> Callable[[object], date | None]:
    """A reader of dates: a date, or its text with year, month and day, as in 2024-03-01."""

    def read(value: object) -> date | None:
        if value is None or type(value) is date:
            return value
        kind = type(value)
        if issubclass(kind, datetime):
            raise Refused(key="data-date/time")
        if issubclass(kind, date):
            return date.fromordinal(date.toordinal(value))  # type: ignore[arg-type]
        if not issubclass(kind, str):
            raise Refused(key="data-date")
        text = str.__str__(value).strip()
        return _date(text) if text else None

    return read


def _date(text: str) -> date:
    """The day that *text* says, if it is written year-month-day; otherwise Refused, with that form if it can be told."""
    try:
        if _ISO.fullmatch(text):
            return date.fromisoformat(text)
        if found := _YEAR_FIRST.fullmatch(text):
            raise Refused(key="data-date/near", near=date(*map(int, found.groups())).isoformat())
    except ValueError:
        raise Refused(key="data-date/impossible") from None
    refuse_sign_of_nothing(text)
    raise Refused(key="data-date")
