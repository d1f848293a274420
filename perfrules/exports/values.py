"""What may stand in a cell, and how it is written as text."""

import re
from datetime import date
from decimal import Decimal

from perfrules.escapes import escaped
from perfrules.evaluation.printing import NO, YES

Value = str | Decimal | int | bool | date | None
"""A text, a number, yes or no, a date, or nothing."""

_REFUSED = re.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\ud800-\\udfff\\ufffe\\uffff]")


def as_text(value: Value) -> str:
    """
    *value* as the readers of perfrules read it back: plain numbers, ISO dates, 是 or 否, nothing for None.

    A text that a spreadsheet would run gets an apostrophe in front; control characters become escapes.

    >>> as_text(Decimal("1E+2")), as_text(False), as_text("=1+1"), as_text(None)
    ('100', '否', "'=1+1", '')
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return escaped(visible(value))
    if isinstance(value, bool):
        return (YES if value else NO).zh
    if isinstance(value, date):
        return value.isoformat()
    return f"{Decimal(value):f}"


def visible(text: str) -> str:
    r"""
    *text* with what no spreadsheet may hold shown as escapes: control characters, half characters; line ends become `\n`.

    >>> visible("a\x00b\r\nc")
    'a\\x00b\nc'
    """
    if text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _REFUSED.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), text)
