from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfrules import DataError, Evaluator, load
from perfrules.ledger import Answer, LedgerItem, answers_from, merge, overdue, record_of
from perfrules.ledger.item import ANSWERED, COLUMNS, RULES, TABLE
from perfrules.records.given import Given
from tests.ledger.lists import ISSUED, item, items

ANSWER = {
    "key": "P-1/low",
    "status": "已整改",
    "answered_on": "2024-09-01",
    "answer": "已支付",
    "evidence": "凭证",
    "head_confirmed": "是",
}


def refused(*rows: Mapping[str, object], known: LedgerItem | None = None, at: date | None = None) -> list[str]:
    with pytest.raises(DataError) as stopped:
        merge([known or item()], answers_from(rows), at)
    return [problem.key for problem in stopped.value.problems]


def test_the_columns_of_an_item_are_those_of_the_shipped_rule_set() -> None:
    assert tuple(load(RULES).tables[TABLE].columns) == COLUMNS


def test_an_answer_fills_in_what_the_unit_fills_in() -> None:
    (found,) = merge([item()], answers_from([ANSWER]))
    expected = item(status="done", answered_on=date(2024, 9, 1), answer="已支付", evidence="凭证", head_confirmed=True)
    assert found == expected


def test_what_an_answer_leaves_empty_stays() -> None:
    known = item(status="in_progress", answer="在办")
    assert merge([known], answers_from([{"key": "P-1/low", "status": "", "evidence": "批文"}])) == (
        item(status="in_progress", answer="在办", evidence="批文"),
    )


def test_the_whole_list_may_come_back_with_other_blanks() -> None:
    known = item(finding="支出\n70。")
    row = {**known.values(), "finding": "支出  70。 ", "status": "整改中", "last_found": "2025-01-01", "found": False}
    assert merge([known], answers_from([row])) == (item(finding="支出\n70。", status="in_progress"),)


@pytest.mark.parametrize(
    ("row", "key"),
    [
        ({"key": "P-1/lov"}, "ledger-key/near"),
        ({"key": "P-9/low"}, "ledger-key"),
        ({"key": ""}, "ledger-key/none"),
        ({"status": "done"}, "data-absent"),
        ({"key": "P-1/low", "status": "finished"}, "data-choice"),
        ({"key": "P-1/low", "answered_on": "2024-02-30"}, "data-date/impossible"),
        ({"key": "P-1/low", "answered_on": "2024-06-29"}, "ledger-date"),
        ({"key": "P-1/low", "answered_on": "2024-10-02"}, "ledger-date/after"),
        ({"key": "P-1/low", "status": "已销号"}, "ledger-confirmed"),
        ({"key": "P-1/low", "finding": "没有问题"}, "ledger-changed"),
        ({"key": "P-1/low", "deadline": "2025-01-01"}, "ledger-changed"),
        ({"key": "P-1/low", "responsible": "他局"}, "ledger-changed"),
        ({"key": "P-1/low", "severity": "info"}, "ledger-changed"),
    ],
)
def test_what_cannot_be_is_refused_by_name(row: dict[str, object], key: str) -> None:
    assert refused(row, at=date(2024, 10, 1)) == [key]


def test_all_problems_come_at_once_and_nothing_is_taken() -> None:
    found = refused(ANSWER, {"key": "P-1/lov"}, {"key": "P-2/low", "status": "confirmed"}, {"key": "x"})
    assert sorted(found) == ["ledger-key", "ledger-key", "ledger-key/near"]


def test_a_repeated_key_names_the_line_before() -> None:
    with pytest.raises(DataError) as stopped:
        answers_from([ANSWER, {"key": "x"}, ANSWER])
    (problem,) = stopped.value.problems
    assert problem.line("en") == "3: key: error: The item 'P-1/low' was there before, at 1: key. [ledger-twice]"


def test_a_changed_column_is_named_with_what_the_list_says() -> None:
    with pytest.raises(DataError) as stopped:
        merge([item()], answers_from([{"key": "P-1/low", "severity": "严重", "name": "新名"}]))
    said = [problem.said("zh") for problem in stopped.value.problems]
    assert said == [
        "事项“P-1/low”的“评价对象”与台账不符，台账为：空。",
        "事项“P-1/low”的“严重程度”与台账不符，台账为：警告。",
    ]


def test_what_the_bureau_has_confirmed_an_answer_cannot_take_back() -> None:
    confirmed = item(status="confirmed")
    assert refused({"key": "P-1/low", "status": "整改中"}, known=confirmed) == ["ledger-confirmed/back"]
    for status in ("done", "confirmed", ""):
        assert merge([confirmed], answers_from([{"key": "P-1/low", "status": status}])) == (confirmed,)


def test_after_many_unknown_keys_no_near_ones_are_looked_for() -> None:
    found = refused(*({"key": f"P-1/lov{number}"} for number in range(120)))
    assert found.count("ledger-key") == 20


@given(items)
def test_no_answers_change_nothing(some: list[LedgerItem]) -> None:
    assert merge(some, []) == tuple(some)


def answered(one: LedgerItem, values: dict[str, Any]) -> Answer:
    return Answer(
        one.key, {"key": one.key, **{name: value for name, value in values.items() if value is not None}}, Given({})
    )


@given(items, st.data())
def test_the_order_of_answers_does_not_matter_and_the_same_again_changes_nothing(
    some: list[LedgerItem], data: st.DataObject
) -> None:
    answers = []
    for one in some:
        day = one.issued + timedelta(days=data.draw(st.integers(0, 500)))
        status = data.draw(st.sampled_from([None, "done"]))
        answers.append(
            answered(one, {"status": status, "answered_on": day, "answer": data.draw(st.none() | st.just("好"))})
        )
    merged = merge(some, answers)
    assert merge(some, data.draw(st.permutations(answers))) == merged
    assert merge(merged, answers) == merged
    assert [one.key for one in merged] == [one.key for one in some]
    for before, after in zip(some, merged, strict=True):
        for name in COLUMNS:
            if name not in ANSWERED:
                assert getattr(before, name) == getattr(after, name)


@pytest.mark.parametrize(("days", "late"), [(-1, False), (0, False), (1, True)])
def test_an_item_is_overdue_from_the_day_after_its_deadline(days: int, late: bool) -> None:
    at = item().deadline or ISSUED
    assert bool(overdue([item()], at + timedelta(days=days))) is late


@pytest.mark.parametrize(
    ("changes", "late"),
    [
        ({"status": "in_progress"}, True),
        ({"status": "done"}, False),
        ({"status": "confirmed"}, False),
        ({"status": "disputed"}, False),
        ({"found": False}, False),
        ({"deadline": None}, False),
    ],
)
def test_only_what_waits_can_be_overdue(changes: dict[str, Any], late: bool) -> None:
    assert bool(overdue([item(**changes)], date.max)) is late


@given(items, st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_the_shipped_rule_set_counts_the_same_items_as_overdue(some: list[LedgerItem], at: date) -> None:
    result = LEDGER.evaluate(record_of(some, at))
    assert not result.errors
    assert not result.flags.undecided
    late = overdue(some, at)
    assert result.values["overdue_count"] == len(late)
    assert [one.row_number for one in result.findings if one.flag == "overdue"] == [
        number for number, one in enumerate(some, start=1) if one in late
    ]


LEDGER = Evaluator(load(RULES))
