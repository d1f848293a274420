"""A list of problems: what it counts, what follows from it, and that nothing is late without a day."""

from collections.abc import Mapping
from decimal import Decimal

import pytest

from perfrules import Result
from tests.sets.sets import evaluated

SET = "cn.rectification_ledger"
ON_TIME = {
    "status": "已整改",
    "answered_on": "2024-09-01",
    "answer": "已办",
    "evidence": "凭证",
    "head_confirmed": True,
}


def looked_at(*items: Mapping[str, object], at: str | None = "2024-10-01") -> Result:
    rows = [
        {"key": str(number), "title": "问题", "responsible": "甲局", "deadline": "2024-09-30", "status": "open", **one}
        for number, one in enumerate(items, start=1)
    ]
    return evaluated(SET, {"id": "list", "at": at, "items": rows})


def test_every_status_is_counted_and_closed_is_done_confirmed_or_no_longer_found() -> None:
    statuses = ("open", "in_progress", "done", "confirmed", "disputed")
    found = looked_at(*({"status": status} for status in statuses), {"found": False}, {"found": True})
    assert {name: found.values[f"{name}_count"] for name in ("item", *statuses, "closed", "overdue")} == {
        "item": 7, "open": 3, "in_progress": 1, "done": 1, "confirmed": 1, "disputed": 1, "closed": 3, "overdue": 3,
    }  # fmt: skip
    assert found.values["completion_rate"] == Decimal("0.4286")
    assert found.values["confirmation_rate"] == Decimal("0.1429")


def test_a_list_without_items_leaves_nothing_to_do() -> None:
    assert looked_at().values["completion_rate"] == 1
    assert looked_at().outcomes == {"funds": "整改完成：按评价结果安排预算"}


@pytest.mark.parametrize(
    ("items", "at", "follows"),
    [
        ([ON_TIME], "2024-10-01", "整改完成：按评价结果安排预算"),
        ([ON_TIME, {}], "2024-09-30", "整改期内：继续督促整改"),
        ([ON_TIME, {}], "2024-10-01", "未整改或整改不到位：压减预算，或整改到位后再安排"),
        ([ON_TIME, {}], None, None),
        ([{"status": "disputed"}], "2025-01-01", "整改期内：继续督促整改"),
    ],
)
def test_what_follows_for_funds_depends_on_what_is_late(
    items: list[dict[str, object]], at: str | None, follows: str | None
) -> None:
    assert looked_at(*items, at=at).outcomes["funds"] == follows


def test_what_was_answered_in_time_with_evidence_and_confirmation_raises_nothing() -> None:
    found = looked_at(ON_TIME)
    assert (found.findings, found.flags.undecided) == ((), ())


def test_without_a_day_what_is_late_is_undecided() -> None:
    found = looked_at({}, at=None)
    assert found.flags.undecided == ("overdue",)
