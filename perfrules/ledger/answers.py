"""What the units answer, and how it comes into the list: matched by key, checked, never losing anything."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, final

from perfrules.errors import LISTED_AT_MOST, DataError
from perfrules.ledger.form import KEY, Line, form, lines_of, shown
from perfrules.ledger.item import ANSWERED, LedgerItem, Value
from perfrules.model.fields import Field
from perfrules.problems import Cell, Problem, near
from perfrules.records.given import Given
from perfrules.records.refusal import quoted, titled
from perfrules.words import Words

_NOT_COMPARED = frozenset({*ANSWERED, "found", "last_found"})
"""What the unit fills in, and what every evaluation writes anew."""

_KEPT_WHEN_CONFIRMED = frozenset({"done", "confirmed"})


@final
@dataclass(frozen=True, slots=True)
class Answer:
    """One line that came back: the key of its item, the columns that are filled in, and where it was found."""

    key: str
    values: Mapping[str, Any]
    given: Given

    def cell(self, name: str) -> Cell:
        """The place of the column *name*."""
        value = self.values.get(name)
        spot = self.given.locate(None, None, name)
        line = self.given.position if spot is None else quoted(self.key)
        return Cell(line, name, value=None if value is None else quoted(str(value)), spot=spot)

    def problem(self, key: str, name: str, **facts: str | Words) -> Problem:
        """A problem with the column *name*."""
        return Problem(key, self.cell(name), {"key": quoted(self.key), **facts})


def answers_from(rows: Iterable[Mapping[str, object]]) -> tuple[Answer, ...]:
    """
    The answers in *rows*, columns by their ids; DataError with everything that does not read.

    >>> answers_from([{"key": "P-1/no_survey", "status": "已整改", "answered_on": "2024-09-01"}])[0].values
    {'key': 'P-1/no_survey', 'status': 'done', 'answered_on': datetime.date(2024, 9, 1)}
    """
    return answers_of(lines_of(Given(row, str(number)) for number, row in enumerate(rows, start=1)))


def answers_of(lines: Iterable[Line]) -> tuple[Answer, ...]:
    """The answers in *lines*; DataError with all their problems, missing and repeated keys among them."""
    found: dict[str, Answer] = {}
    problems: list[Problem] = []
    for line in lines:
        answer = Answer(str(line.values.get(KEY, "")), line.values, line.given)
        problems += line.problems
        if not answer.key:
            problems += () if line.problems else (answer.problem("ledger-key/none", KEY),)
        elif answer.key in found:
            problems.append(answer.problem("ledger-twice", KEY, first=str(found[answer.key].cell(KEY))))
        else:
            found[answer.key] = answer
    if problems:
        raise DataError(problems)
    return tuple(found.values())


def merge(items: Iterable[LedgerItem], answers: Iterable[Answer], at: date | None = None) -> tuple[LedgerItem, ...]:
    """
    *items* with the *answers* of the units; what an answer leaves empty, and items without one, stay as they are.

    Only status, date, answer, evidence and the confirmation by the head are taken. DataError, with all problems, for a key that
    the list does not have, for another column that was changed, for an answer before the item was issued or after the day
    *at*, and for a status that only the bureau may give or take back: confirmed.

    >>> merge([], [])
    ()
    """
    known = {item.key: item for item in items}
    problems: list[Problem] = []
    for answer in answers:
        item = known.get(answer.key)
        if item is None:
            problems.append(_unknown(answer, known if len(problems) < LISTED_AT_MOST else ()))
        elif found := [*_changed(answer, item), *_impossible(answer, item, at)]:
            problems += found
        else:
            given: dict[str, Any] = {name: answer.values[name] for name in ANSWERED if name in answer.values}
            if item.status == "confirmed":
                given.pop("status", None)
            known[answer.key] = replace(item, **given)
    if problems:
        raise DataError(problems)
    return tuple(known.values())


def _unknown(answer: Answer, known: Iterable[str]) -> Problem:
    """A key that is not there, with the near one of the same record."""
    record = answer.key.partition("/")[0]
    meant = near(answer.key, [key for key in known if key.partition("/")[0] == record])
    if meant is None:
        return answer.problem("ledger-key", KEY)
    return answer.problem("ledger-key/near", KEY, near=quoted(meant))


def _changed(answer: Answer, item: LedgerItem) -> Iterator[Problem]:
    """The columns that are not the unit's to fill in and are not what the list says."""
    for name, given in answer.values.items():
        if name in _NOT_COMPARED:
            continue
        known = getattr(item, name)
        if _alike(given) != _alike(known):
            field = form().inputs[name]
            yield answer.problem("ledger-changed", name, column=titled(field.title), known=_named(field, known))


def _alike(value: Value) -> Value:
    """Texts are compared without regard to blanks and ends of lines, which spreadsheets change."""
    return " ".join(value.split()) if isinstance(value, str) else value


def _named(field: Field, value: Value) -> Words:
    if value is None:
        return Words(en="nothing", zh="空")
    return Words(en=quoted(str(shown(field, value, "en"))), zh=quoted(str(shown(field, value, "zh"))))


def _impossible(answer: Answer, item: LedgerItem, at: date | None) -> Iterator[Problem]:
    status, day = answer.values.get("status"), answer.values.get("answered_on")
    if status == "confirmed" != item.status:
        yield answer.problem("ledger-confirmed", "status")
    if item.status == "confirmed" and status not in {None, *_KEPT_WHEN_CONFIRMED}:
        yield answer.problem("ledger-confirmed/back", "status")
    if isinstance(day, date) and day < item.issued:
        yield answer.problem("ledger-date", "answered_on", day=str(day), issued=str(item.issued))
    if isinstance(day, date) and at is not None and day > at:
        yield answer.problem("ledger-date/after", "answered_on", day=str(day), at=str(at))
