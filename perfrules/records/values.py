"""One value of a record in the exact form that evaluation works with."""

from collections.abc import Callable
from datetime import date

from perfrules.exact import Exact
from perfrules.model.fields import Field, FieldKind
from perfrules.records.dates import date_reader
from perfrules.records.numbers import number_or_text_reader, number_reader
from perfrules.records.texts import choice_reader, text_reader, yes_no_reader

Value = Exact | str | bool | date | None
Reader = Callable[[object], Value]

_READERS: dict[FieldKind, Callable[[Field], Reader]] = {
    "money": number_reader,
    "number": number_reader,
    "percent": number_reader,
    "whole": number_reader,
    "text": text_reader,
    "yes_no": yes_no_reader,
    "choice": choice_reader,
    "date": date_reader,
    "number_or_text": number_or_text_reader,
}


def reader_for(field: Field) -> Reader:
    """
    A function that reads the values of *field*, made once and used for every record.

    It gives a number as a pair of integers, in the field's unit (a percentage as a share); a choice by its id; None for
    an empty value. It raises `Refused` for a value that the field cannot hold.

    >>> from perfrules.model.texts import Text
    >>> from perfrules.problems import Place
    >>> paid = Field("paid", Text((("en", "Paid"),)), "money", Place("rules.yaml", 1, 1), unit="万元")
    >>> read = reader_for(paid)
    >>> read(21.5), read("8,697.38"), read("5000元"), read("")
    ((2150, 100), (869738, 100), (5000, 10000), None)
    """
    return _READERS[field.kind](field)
