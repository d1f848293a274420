"""A list for print: a table for each responsible unit, everything from rules and data escaped."""

from collections.abc import Iterable, Iterator, Sequence

from perfrules.ledger.form import form, shown
from perfrules.ledger.item import LedgerItem
from perfrules.reports.safe import escaped
from perfrules.words import Lang, Words

_COLUMNS = ("name", "title", "finding", "recommendation", "deadline", "status", "answered_on", "answer")
_NUMBER = Words(en="No.", zh="序号")
_NO_UNIT = Words(en="No responsible unit", zh="未明确责任单位")


def page(items: Iterable[LedgerItem], lang: Lang) -> Iterator[str]:
    """
    The lines of the list as Markdown.

    >>> list(page([], "en"))
    ['# Rectification list', '']
    """
    units: dict[str | None, list[LedgerItem]] = {}
    for item in items:
        units.setdefault(item.responsible, []).append(item)
    yield f"# {escaped(form().title.get(lang))}"
    yield ""
    for unit, own in units.items():
        yield f"## {escaped(unit or _NO_UNIT.get(lang))}"
        yield ""
        yield _line([_NUMBER.get(lang), *(form().inputs[name].title.get(lang) for name in _COLUMNS)])
        yield f"|--:|{'---|' * len(_COLUMNS)}"
        for number, item in enumerate(own, start=1):
            yield _line([str(number), *_cells(item, lang)])
        yield ""


def _cells(item: LedgerItem, lang: Lang) -> Iterator[str]:
    values = {**item.values(), "name": item.name or item.record}
    for name in _COLUMNS:
        value = shown(form().inputs[name], values[name], lang)
        yield "" if value is None else escaped(str(value))


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
