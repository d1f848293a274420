"""Lists of problems for tests: a small rule set with findings of every sort, and items as they may stand in a list."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from perfrules import Evaluator, Result
from perfrules.ledger import LedgerItem
from tests.evaluation.helper import evaluator

ISSUED = date(2024, 6, 30)
RULES = """
laws:
  notice: {cite: {zh: 〔2024〕7号, en: Notice 7}, title: {zh: 通知, en: Notice}}
inputs:
  project_name: {title: 项目, kind: text, optional: true}
  unit: {title: 单位, kind: choice, optional: true, choices: {water: {zh: 水务局, en: Water}, roads: {zh: 交通局, en: Roads}}}
  paid: {title: 支出, kind: number, optional: true}
  told: {title: 反馈日期, kind: date, optional: true}
  surveyed: {title: 调查, kind: yes_no, optional: true}
tables:
  rows:
    title: 行
    columns:
      name: {title: 名称, kind: text, optional: true}
      done: {title: 完成, kind: number, optional: true}
categories: {funds: {zh: 资金, en: Funds}}
flags:
  low: {title: {zh: 支出低, en: Low}, when: paid < 80, severity: warning, category: funds, finding: "支出{paid}。", recommendation: 加快。, rectify_within: 60 days, laws: [notice]}
  fixed: {title: 定日, when: paid < 50, severity: error, finding: 定日。, rectify_within: 2024-09-30}
  counted: {title: 起算, when: paid < 60, severity: error, finding: 起算。, rectify_within: {within: 10 days, from: told}}
  working: {title: 工作日, when: paid < 40, severity: error, finding: 工作日。, rectify_within: 10 working days}
  no_survey: {title: 无调查, when: not surveyed, severity: error, finding: 无调查。}
  short: {title: 未完成, each: rows, label: name, when: done < 1, severity: warning, finding: "{name}只完成{done}。"}
  hint: {title: 提示, when: paid < 90, severity: info, finding: 提示。}
"""
EVALUATOR = evaluator(RULES)


def results(*records: Mapping[str, object], by: Evaluator = EVALUATOR) -> list[Result]:
    """The results of *records*; tables that they do not have are empty."""
    return list(by.evaluate_all([{"rows": [], **record} for record in records]))


def item(key: str = "P-1/low", **changes: Any) -> LedgerItem:
    """An item of the first record, changed."""
    given: dict[str, Any] = {
        "key": key,
        "record": "P-1",
        "severity": "warning",
        "finding": "支出70。",
        "issued": ISSUED,
        "deadline": ISSUED + timedelta(days=60),
        "last_found": ISSUED,
        "rules": "test.rules",
        "flag": "low",
    }
    return LedgerItem(**(given | changes))


def keys(items: Iterable[LedgerItem]) -> list[str]:
    return [one.key for one in items]


AWKWARD = (
    "甲",
    "=1+1",
    "'=1+1",
    "＝",
    "''",
    "-1",
    "a\nb",
    "1,2",
    '"',
    "001",
    "2024-01-01",
    "是",
    "true",
    "—",
    "a；b",
    "<b>",
)
"""What a spreadsheet might run, change or split."""

days = st.dates(date(2000, 1, 1), date(2099, 12, 31))
free = st.text(st.characters(exclude_categories=("Cc", "Cf", "Cs")), min_size=1, max_size=20).filter(
    lambda text: text == text.strip()
)
texts = st.sampled_from(AWKWARD)
maybe = st.sampled_from((None, *AWKWARD))
items = st.lists(
    st.builds(
        LedgerItem,
        key=free,
        record=texts,
        name=maybe,
        title=maybe,
        category=maybe,
        severity=st.sampled_from(["error", "warning", "info"]),
        row=maybe,
        finding=free,
        recommendation=maybe,
        basis=maybe,
        responsible=maybe,
        issued=days,
        deadline=st.none() | days,
        period=maybe,
        status=st.sampled_from(["open", "in_progress", "done", "confirmed", "disputed"]),
        answered_on=st.none() | days,
        answer=st.none() | free,
        evidence=maybe,
        head_confirmed=st.none() | st.booleans(),
        found=st.booleans(),
        last_found=days,
        rules=texts,
        flag=texts,
    ),
    max_size=3,
    unique_by=lambda one: one.key,
)
