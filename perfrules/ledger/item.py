"""One problem that is to be put right, what has been done about it, and what is late on a given day."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from typing import Literal, final

from perfrules.model.items import FlagSeverity

Status = Literal["open", "in_progress", "done", "confirmed", "disputed"]
"""未整改、整改中、已整改、已销号（由财政部门确认）、有异议."""

Value = str | bool | date | None
"""What a column of the list may hold."""

RULES = "cn.rectification_ledger"
"""The shipped rule set that looks at a list; the columns of its table `items` are the fields of an item."""

TABLE = "items"
OVERDUE = "overdue"
"""Its flag for what `overdue` says."""

ANSWERED = ("status", "answered_on", "answer", "evidence", "head_confirmed")
"""What the responsible unit fills in."""

_WAITING: frozenset[Status] = frozenset({"open", "in_progress"})


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerItem:
    """
    One problem that is to be put right; its fields are the columns of the list, in their order.

    *key* is the same in every evaluation: the id of the record, the flag, and the label of the row where there is one.
    *period* is the time that the rules give, *deadline* the day that comes of it, None where none can be told. *found* says
    whether the latest evaluation of the record still finds the problem, *last_found* when one last did. *rules* is the id
    of the rule set that found it, *basis* what it cites.
    """

    key: str
    record: str
    name: str | None = None
    title: str | None = None
    category: str | None = None
    severity: FlagSeverity
    row: str | None = None
    finding: str
    recommendation: str | None = None
    basis: str | None = None
    responsible: str | None = None
    issued: date
    deadline: date | None = None
    period: str | None = None
    status: Status = "open"
    answered_on: date | None = None
    answer: str | None = None
    evidence: str | None = None
    head_confirmed: bool | None = None
    found: bool = True
    last_found: date
    rules: str
    flag: str

    def values(self) -> dict[str, Value]:
        """The columns by their ids."""
        return {name: getattr(self, name) for name in COLUMNS}


COLUMNS = tuple(field.name for field in fields(LedgerItem))


def overdue(items: Iterable[LedgerItem], at: date) -> tuple[LedgerItem, ...]:
    """
    The items that are late on the day *at*: not begun or in progress, still found, their deadline before that day.

    An item without a deadline is never late; one that is disputed waits for the bureau.

    >>> day = date(2024, 9, 30)
    >>> item = LedgerItem(
    ...     key="P-1/low_execution", record="P-1", severity="warning", finding="…", issued=date(2024, 6, 30), deadline=day,
    ...     last_found=date(2024, 6, 30), rules="example", flag="low_execution",
    ... )
    >>> len(overdue([item], day)), len(overdue([item], date(2024, 10, 1)))
    (0, 1)
    """
    return tuple(
        item
        for item in items
        if item.status in _WAITING and item.found and item.deadline is not None and item.deadline < at
    )


def record_of(items: Iterable[LedgerItem], at: date | None = None) -> dict[str, object]:
    """
    The list as a record of the rule set `cn.rectification_ledger`, looked at on the day *at*.

    >>> import perfrules
    >>> evaluator = perfrules.Evaluator(perfrules.load("cn.rectification_ledger"))
    >>> evaluator.evaluate(record_of([], date(2024, 10, 1))).values["overdue_count"]
    Decimal('0')
    """
    return {"id": TABLE, "at": at, TABLE: [item.values() for item in items]}
