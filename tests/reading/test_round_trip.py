"""What is written as CSV, Excel or JSON Lines is read back as it was; what is spoiled is refused and never more."""

import json
import string
from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from perfrules import DataError, Evaluator
from perfrules.exports import Sheet, write_table, write_workbook
from perfrules.problems import Problem
from perfrules.reading import Source, data_from_source, open_data
from tests.reading.books import book, with_sheet
from tests.reading.rules import HEAD, ROWS, rules

KINDS = (
    HEAD
    + """inputs:
  name: {title: 名称, kind: text, optional: true}
  figure: {title: 数, kind: number, optional: true}
  paid: {title: 支出, kind: money, unit: 万元, optional: true}
  rate: {title: 率, kind: percent, optional: true}
  held: {title: 已办, kind: yes_no, optional: true}
  day: {title: 日期, kind: date, optional: true}
tables:
  rows: {title: 行, columns: {label: {title: 标签, kind: text, optional: true}, n: {title: 个数, kind: whole}}}
values: {twice: {formula: "figure * 2 + sum_of(rows, n)"}, spent: {formula: paid}, share: {formula: rate}}
"""
)
COLUMNS = ["编号", "名称", "数", "支出（万元）", "率", "已办", "日期"]
FIELDS = ["id", "name", "figure", "paid", "rate", "held", "day"]
TEXTS = st.text(st.sampled_from(string.ascii_letters + "绩效评价，。,\"';=+-@ \n0123456789"), max_size=12).map(
    str.strip
)
NUMBERS = st.decimals(-(10**9), 10**9, allow_nan=False, places=4)
SMALL = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


def value_or_nothing(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | values


RECORDS = st.lists(
    st.tuples(
        value_or_nothing(TEXTS.map(lambda text: text or None)),
        value_or_nothing(NUMBERS),
        value_or_nothing(NUMBERS),
        value_or_nothing(st.decimals(-2, 2, places=4)),
        value_or_nothing(st.booleans()),
        value_or_nothing(st.dates(date(1950, 1, 1), date(2099, 12, 31))),
        st.lists(st.tuples(value_or_nothing(TEXTS.map(lambda text: text or None)), st.integers(-999, 999)), max_size=3),
    ),
    min_size=1,
    max_size=6,
)


def in_memory(records: list[Any]) -> list[dict[str, Any]]:
    return [
        {
            **dict(zip(FIELDS, (f"P-{number}", *record[:-1]), strict=True)),
            "rows": [{"label": label, "n": n} for label, n in record[-1]],
        }
        for number, record in enumerate(records)
    ]


def said(result: Any) -> dict[str, Any]:
    form: dict[str, Any] = result.to_dict()
    return {name: part for name, part in form.items() if name not in {"data", "warnings"}}


@SMALL
@given(RECORDS)
def test_records_are_read_back_as_they_were_written(records: list[Any]) -> None:
    loaded = rules(KINDS)
    evaluator = Evaluator(loaded)
    memory = in_memory(records)
    expected = [said(result) for result in evaluator.evaluate_all(memory)]
    lines = [(f"P-{number}", *record[:-1]) for number, record in enumerate(records)]
    rows = [(f"P-{number}", *row) for number, record in enumerate(records) for row in record[-1]]
    rows = rows or [("P-0", None, None)]
    with TemporaryDirectory() as name:
        folder = Path(name)
        write_table(folder / "a.csv", COLUMNS, lines)
        write_table(folder / "rows.csv", ["编号", "标签", "个数"], rows)
        write_workbook(folder / "a.xlsx", [Sheet("表", COLUMNS, lines), Sheet("行", ["编号", "标签", "个数"], rows)])
        text = "\n".join(json.dumps(one, default=plain, ensure_ascii=False) for one in memory)
        (folder / "a.jsonl").write_text(text, encoding="utf-8")
        empty = rows == [("P-0", None, None)]
        tables = {"rows": folder / "rows.csv"}
        read = [open_data(folder / "a.jsonl", loaded)]
        if not empty:
            read += [open_data(folder / "a.csv", loaded, tables=tables), open_data(folder / "a.xlsx", loaded)]
        for data in read:
            assert [said(result) for result in evaluator.evaluate_all(data)] == expected


def plain(value: object) -> object:
    return float(value) if isinstance(value, Decimal) else str(value)


GOOD = {
    "a.csv": '编号,项目名称,预算数(万元),指标,分值\nP-1,道路,1,x,5\n,,,y,6\nP-2,"桥, 渠",2,z,7\n'.encode(),
    "a.jsonl": b'{"id": "P-1", "name": "a", "budget": 1, "targets": []}\n{"id": "P-2", "name": "b", "budget": 2}\n',
    "a.json": b'[{"id": "P-1", "name": "a", "budget": 1, "targets": [{"target": "x", "points": 5}]}]',
    "a.xlsx": book([["id", "name", "budget", "target", "points"], ["P-1", "a", 1, "x", 5], [None, None, None, "y", 6]]),
}


def attempt(name: str, data: bytes) -> None:
    """Everything it says can be said; no other exception comes."""
    problems: tuple[Problem, ...] = ()
    try:
        read = data_from_source(Source(name, data), rules(ROWS))
        found = [result.to_json() for result in Evaluator(rules(ROWS)).evaluate_all(read)]
        assert len(found) == len(read)
    except DataError as error:
        problems = error.problems
    assert all(problem.text(lang) for problem in problems for lang in ("zh", "en"))


@SMALL
@given(st.sampled_from(sorted(GOOD)), st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(name: str, data: bytes) -> None:
    attempt(name, data)


@settings(SMALL, max_examples=150)
@given(
    st.sampled_from(sorted(GOOD)),
    st.lists(st.tuples(st.integers(0, 10**6), st.binary(max_size=4)), min_size=1, max_size=4),
)
def test_a_file_spoiled_anywhere_is_read_or_refused(name: str, changes: list[tuple[int, bytes]]) -> None:
    data = GOOD[name]
    for at, new in changes:
        place = at % len(data)
        data = data[:place] + new + data[place + len(new) :]
    attempt(name, data)


@settings(SMALL, max_examples=100)
@given(st.lists(st.tuples(st.integers(0, 10**6), st.binary(min_size=1, max_size=3)), min_size=1, max_size=3))
def test_a_sheet_spoiled_inside_its_workbook_is_read_or_refused(changes: list[tuple[int, bytes]]) -> None:
    def spoil(text: bytes) -> bytes:
        for at, new in changes:
            place = at % len(text)
            text = text[:place] + new + text[place + len(new) :]
        return text

    attempt("a.xlsx", with_sheet(GOOD["a.xlsx"], spoil))
