"""What headers may say: ids, titles in any language, either of them with a unit in brackets."""

import re
from collections.abc import Iterable
from itertools import product
from typing import final

from perfrules.model.fields import Field, Table
from perfrules.model.texts import Text
from perfrules.problems import near
from perfrules.reading.columns import Meaning
from perfrules.reading.sheet import plain_name
from perfrules.records.groups import one_letter_off
from perfrules.records.record import ID
from perfrules.records.refusal import LONGEST_SHOWN

ID_NAMES = (ID, "编号", "记录编号", "项目编号", "record id", "Record id", "Record ID")
_ID_MEANING = Meaning(None, None)
_WITH_UNIT = re.compile(r"(.+?) ?\(([^()]+)\)")
_BY_ID, _BY_TITLE, _BY_SHORT_TITLE, _BY_CUSTOM = range(4)
_LOOKED_AT = 100


def with_unit(name: str) -> tuple[str, str] | None:
    """
    A plain name and the unit in brackets behind it, or None.

    >>> with_unit("预算数(万元)"), with_unit("预算数")
    (('预算数', '万元'), None)
    """
    found = _WITH_UNIT.fullmatch(name)
    return None if found is None else (found[1], found[2].strip())


@final
class Vocabulary:
    """
    The names that the columns of one sheet may have.

    *fields* are those of the record itself, or of the one table that the sheet holds. *tables* may stand in the same sheet
    as the record, one or several; `table.column` names a column in any case. *id_names* may mean the record's id, where no
    field is called so.
    """

    def __init__(
        self,
        fields: Iterable[Field],
        own: str | None = None,
        tables: Iterable[Table] = (),
        id_names: Iterable[str] = ID_NAMES,
    ) -> None:
        self._known: dict[str, dict[str, tuple[int, Meaning]]] = {}
        self.own = own
        self.meanings: list[Meaning] = []
        for field in fields:
            self.meanings.append(Meaning(own, field))
            self._add_field(self.meanings[-1], field, "")
        for table in tables:
            names = [table.id, *_wordings(table.title)]
            for field in table.columns.values():
                meaning = Meaning(table.id, field)
                self.meanings.append(meaning)
                self._add_field(meaning, field, "")
                for name in names:
                    self._add_field(meaning, field, f"{name}.")
        for name in id_names:
            self._add(name, _ID_MEANING, _BY_CUSTOM)
        self._id_names = frozenset(map(plain_name, id_names))

    def candidates(self, name: str) -> list[Meaning]:
        """
        What the plain name *name* may mean: an id comes before a title, a whole title before one without its remark in
        brackets, and any before the usual names of the id.
        """
        found = self._known.get(name, {})
        best = min((rank for rank, _ in found.values()), default=_BY_ID)
        return [meaning for rank, meaning in found.values() if rank == best]

    def is_id_name(self, name: str) -> bool:
        """Whether a plain name is one that the record's id usually has."""
        return name in self._id_names

    def misspelt(self, strange: Iterable[str], absent: Iterable[Meaning]) -> dict[str, tuple[str, Meaning]]:
        """Plain names one letter away from a name of a column that is absent, with that name and what it means."""
        meant: dict[str, tuple[str, Meaning]] = {}
        wanted = [
            (name, meaning)
            for meaning in absent
            if meaning.field is not None
            for name in map(plain_name, (meaning.field.id, *_wordings(meaning.field.title)))
        ]
        for name, (other, meaning) in product(list(strange)[:_LOOKED_AT], wanted):
            base, _ = with_unit(name) or (name, "")
            if min(len(base), len(other)) > 1 and one_letter_off(base, other):
                meant.setdefault(name, (other, meaning))
        return meant

    def near(self, name: str) -> str | None:
        """The known name that a strange one was most likely meant to be."""
        return near(name[: LONGEST_SHOWN + 1], self._known)

    def _add_field(self, meaning: Meaning, field: Field, before: str) -> None:
        self._add(before + field.id, meaning, _BY_ID)
        for wording in _wordings(field.title):
            self._add(before + wording, meaning, _BY_TITLE)
            if remark := with_unit(plain_name(wording)):
                self._add(before + remark[0], meaning, _BY_SHORT_TITLE)

    def _add(self, name: str, meaning: Meaning, rank: int) -> None:
        self._known.setdefault(plain_name(name), {}).setdefault(meaning.name, (rank, meaning))


def _wordings(title: Text) -> tuple[str, ...]:
    return tuple(wording for _, wording in title.wordings)
