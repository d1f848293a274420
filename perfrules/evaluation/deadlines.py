"""By when a problem is to be put right."""

from datetime import date, timedelta

from perfrules.evaluation.compiler import Compiler
from perfrules.evaluation.deferred import Slots
from perfrules.model.items import Deadline


def deadline_of(deadline: Deadline | None, compiler: Compiler, slots: Slots) -> str | None:
    """
    The date where one is given or can be counted from a date of the record, else the period as the rules write it.

    Nothing here knows what day it is.
    """
    if deadline is None:
        return None
    if deadline.date is not None:
        return deadline.date
    if deadline.start is not None and deadline.days is not None:
        start = compiler.names.value(deadline.start, None).run(slots)
        if isinstance(start, date) and date.max - start >= timedelta(days=deadline.days):
            return (start + timedelta(days=deadline.days)).isoformat()
    return deadline.text
