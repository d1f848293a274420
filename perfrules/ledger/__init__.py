"""The list of problems to be put right (整改台账): made from results, answered by the units, looked at on a given day."""

from perfrules.ledger.answers import Answer, answers_from, merge
from perfrules.ledger.files import ledger_parts, read_answers, read_ledger, write_ledger
from perfrules.ledger.item import LedgerItem, Status, overdue, record_of
from perfrules.ledger.making import items_from

__all__ = [
    "Answer",
    "LedgerItem",
    "Status",
    "answers_from",
    "items_from",
    "ledger_parts",
    "merge",
    "overdue",
    "read_answers",
    "read_ledger",
    "record_of",
    "write_ledger",
]
