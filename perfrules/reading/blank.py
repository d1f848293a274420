"""Headers for an empty sheet, such as will be understood when the filled sheet is read."""

from collections.abc import Iterator

from perfrules.model.fields import Table
from perfrules.model.rule_set import RuleSet
from perfrules.reading.columns import Meaning
from perfrules.reading.sheet import plain_name
from perfrules.reading.units import NUMBERS, same_unit
from perfrules.reading.vocabulary import Vocabulary, with_unit
from perfrules.records.record import ID
from perfrules.records.sheets import asked_of_the_record


def record_headers(rules: RuleSet, lang: str, *tables: Table) -> list[str]:
    """
    The headers of a sheet with one record a row, and with the rows of *tables* beside the record.

    >>> import perfrules
    >>> record_headers(perfrules.load("cn.project_self_evaluation"), "zh")[:2]
    ['id', '项目名称']
    """
    vocabulary = Vocabulary(asked_of_the_record(rules), tables=tables)
    return [ID, *_headers(vocabulary, lang)]


def table_headers(table: Table, lang: str) -> list[str]:
    """The headers of a sheet with the rows of *table*, each naming its record."""
    return [ID, *_headers(Vocabulary(table.columns.values(), table.id), lang)]


def _headers(vocabulary: Vocabulary, lang: str) -> Iterator[str]:
    for meaning in vocabulary.meanings:
        yield _header(meaning, vocabulary, lang)


def _header(meaning: Meaning, vocabulary: Vocabulary, lang: str) -> str:
    """The title with the unit behind it; the id where the title may mean something else, too."""
    field = meaning.field
    title = meaning.name if field is None else field.title.get(lang)
    clear = [one.name for one in vocabulary.candidates(plain_name(title))] == [meaning.name]
    name = title if clear else meaning.name
    if field is None or field.unit is None or field.kind not in NUMBERS:
        return name
    full = f"{name} ({field.unit})"
    parts = with_unit(plain_name(full))
    understood = parts is not None and same_unit(field, parts[1]) and parts[0] == plain_name(name)
    return full if understood and not vocabulary.candidates(plain_name(full)) else name
