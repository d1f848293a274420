"""Fields, tables and rule-set stand-ins for the tests of records."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, final

import pytest

from perfrules.exact import Exact
from perfrules.model.fields import Field, FieldKind, Table
from perfrules.model.items import Panel
from perfrules.model.section import Section
from perfrules.model.texts import Text
from perfrules.problems import Place, Problem
from perfrules.records.refusal import Refused, shown
from perfrules.records.values import reader_for

PLACE = Place("rules.yaml", 1, 1)


def text(zh: str, en: str | None = None) -> Text:
    return Text((("zh", zh), ("en", en)) if en else (("zh", zh),))


def a_field(kind: FieldKind, name: str = "paid", **rest: Any) -> Field:
    return Field(name, text("支出", "Paid"), kind, PLACE, **rest)


def choices(**titles: str) -> Section[Text]:
    return Section((word, text(title)) for word, title in titles.items())


def a_table(name: str, *columns: Field) -> Table:
    return Table(name, text("指标", "Targets"), section(columns), PLACE)


def section(fields: Iterable[Field]) -> Section[Field]:
    return Section((one.id, one) for one in fields)


@final
@dataclass(frozen=True)
class Rules:
    """The part of a rule set that says what a record holds."""

    inputs: Section[Field]
    tables: Section[Table] = field(default_factory=Section)
    panel: Panel | None = None


def rules(*fields: Field, tables: Iterable[Table] = ()) -> Rules:
    return Rules(section(fields), Section((table.id, table) for table in tables))


def same(left: object, right: Exact) -> bool:
    """Whether *left* is the number *right*, reduced or not."""
    return isinstance(left, tuple) and left[0] * right[1] == right[0] * left[1]


def refusal(one: Field, value: object) -> Problem:
    """The problem of a value that is refused."""
    with pytest.raises(Refused) as caught:
        reader_for(one)(value)
    return Problem(caught.value.key, None, {"field": "Paid", "value": shown(value), **caught.value.facts})
