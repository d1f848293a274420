from collections import OrderedDict
from dataclasses import replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfrules.problems import Cell
from perfrules.records.record import MOST_ROWS, RecordReader
from tests.records.fields import a_field, a_table, choices, rules

BUDGET = a_field("money", "budget", unit="万元", minimum=(0, 1))
HELD = a_field("yes_no", "survey_held")
FUND = a_field("choice", "fund", optional=True, choices=choices(general="一般公共预算"))
TARGETS = a_table("targets", a_field("text", "name"), a_field("number_or_text", "actual", optional=True))
READER = RecordReader(rules(BUDGET, HELD, FUND, tables=[TARGETS]))
GOOD: dict[str, object] = {
    "id": "P-1",
    "budget": 25,
    "survey_held": True,
    "targets": [{"name": "甲", "actual": "90%"}, {"name": "乙"}],
}


def keys(record: object) -> list[str]:
    return [problem.key for problem in READER.read(record).problems]


def test_a_good_record_gives_its_values_in_the_order_of_the_rules() -> None:
    read = READER.read(GOOD)
    assert read.id == "P-1"
    assert read.inputs == [(25, 1), True, None]
    assert read.tables == [[["甲", (90, 1)], ["乙", None]]]
    assert read.problems == ()


@pytest.mark.parametrize("form", [OrderedDict, MappingProxyType])
def test_records_and_rows_may_be_any_mapping_and_tables_a_tuple(form: Any) -> None:
    rows = tuple(form(row) for row in GOOD["targets"])  # type: ignore[attr-defined]
    assert READER.read(form({**GOOD, "targets": rows})) == READER.read(GOOD)


def test_reading_changes_nothing_in_the_record() -> None:
    before = repr(GOOD)
    READER.read(GOOD)
    assert repr(GOOD) == before


@pytest.mark.parametrize("record", [None, 5, "P-1", [GOOD], {1, 2}])
def test_what_is_no_group_of_values_is_no_record(record: object) -> None:
    read = READER.read(record, "第3条")
    assert read.id == "第3条"
    assert [problem.key for problem in read.problems] == ["data-record"]


@pytest.mark.parametrize(("given_id", "read"), [("P-1", "P-1"), (" P-1 ", "P-1"), (17, "17"), (None, "#3"), ("", "#3")])
def test_an_id_is_text_or_a_whole_number_and_else_the_position(given_id: object, read: str) -> None:
    found = READER.read({**GOOD, "id": given_id}, "#3")
    assert (found.id, found.problems) == (read, ())


def test_a_record_without_id_is_named_by_its_position() -> None:
    record = {name: value for name, value in GOOD.items() if name != "id"}
    assert READER.read(record, "#3").id == "#3"
    assert READER.read(record) == READER.read(record, "")


@pytest.mark.parametrize(
    ("given_id", "key"),
    [("1.23457E+17", "data-id/scientific"), (1.5, "data-text"), (True, "data-text"), ("a\x1b", "data-character")],
)
def test_an_id_that_cannot_be_one_is_an_error(given_id: object, key: str) -> None:
    read = READER.read({**GOOD, "id": given_id}, "#3")
    assert read.id == "#3"
    assert [(problem.key, str(problem.where)) for problem in read.problems] == [(key, "#3: id")]


def test_a_bad_value_is_named_with_record_field_and_value() -> None:
    problem = READER.read({**GOOD, "budget": "n/a"}).problems[0]
    assert problem.where == Cell("P-1", "budget", value="n/a")
    assert problem.line("en") == "P-1: budget: error: 'n/a' is a sign for nothing (Paid). [data-empty]"
    assert problem.line("zh") == "P-1: budget: 错误: “n/a”表示“没有”（支出）。 [data-empty]"


def test_a_bad_cell_is_named_with_table_and_row() -> None:
    problem = READER.read({**GOOD, "targets": [{"name": "甲"}, {"name": "乙", "actual": True}]}).problems[0]
    assert problem.where == Cell("P-1", "actual", "targets", 2, "true")
    assert str(problem.where) == "P-1: targets[2].actual"


def test_all_problems_of_a_record_are_found_in_one_run() -> None:
    record = {"id": "P-1", "budget": -1, "survey_held": 2, "fund": "x", "targets": [{"actual": True}, 5]}
    assert keys(record) == [
        "data-range/below",
        "data-yes-no",
        "data-choice",
        "data-absent",
        "data-number/kind",
        "data-row",
    ]


def test_a_value_that_is_absent_is_an_error_and_one_that_is_empty_is_missing() -> None:
    assert keys({"targets": [], "survey_held": None, "budget": ""}) == []
    problem = READER.read({"targets": [], "survey_held": None}).problems[0]
    assert (problem.key, problem.severity) == ("data-absent", "error")
    assert problem.fix("en") == "Add 'budget' with its value; leave the value empty if it is not known."


def test_an_absent_table_is_an_error_and_an_empty_one_is_not() -> None:
    assert keys({**GOOD, "targets": []}) == []
    assert keys({**GOOD, "targets": None}) == ["data-absent/table"]
    assert keys({name: value for name, value in GOOD.items() if name != "targets"}) == ["data-absent/table"]


@pytest.mark.parametrize("record", [{}, {"targets": None}, {"targets": []}])
def test_an_optional_table_that_is_absent_has_no_rows(record: dict[str, object]) -> None:
    reader = RecordReader(rules(tables=[replace(TARGETS, optional=True)]))
    read = reader.read(record)
    assert (read.tables, read.problems) == ([[]], ())


def test_an_optional_table_is_read_like_any_other_where_it_is_there() -> None:
    reader = RecordReader(rules(tables=[replace(TARGETS, optional=True)]))
    assert [problem.key for problem in reader.read({"targets": 5}).problems] == ["data-table"]
    assert reader.read({"targets": [{"name": "甲"}]}).tables == [[["甲", None]]]


@pytest.mark.parametrize("rows", ["甲", {"name": "甲"}, 5])
def test_a_table_is_a_list(rows: object) -> None:
    assert keys({**GOOD, "targets": rows}) == ["data-table"]


def test_a_table_has_at_most_200_000_rows() -> None:
    row = {"name": "甲"}
    assert keys({**GOOD, "targets": [row] * MOST_ROWS}) == []
    assert keys({**GOOD, "targets": [row] * (MOST_ROWS + 1)}) == ["data-size/rows"]


def test_a_name_that_is_not_declared_is_a_warning_with_the_near_name() -> None:
    read = READER.read({**GOOD, "survey_was_held": 1, "xyz": {"a": 1}})
    assert [(problem.key, problem.severity) for problem in read.problems] == [
        ("data-unknown/near", "warning"),
        ("data-unknown", "warning"),
    ]
    assert read.problems[0].fix("en") == "Did you mean 'survey_held'?"
    assert read[:3] == READER.read(GOOD)[:3]


@pytest.mark.parametrize("slip", ["budge", "budgett", "budjet", "budegt", "Budget"])
def test_a_name_one_letter_from_an_absent_one_is_one_error(slip: str) -> None:
    record = {slip if name == "budget" else name: value for name, value in GOOD.items()}
    problems = READER.read(record).problems
    assert [(problem.key, problem.severity) for problem in problems] == [("data-unknown/misspelt", "error")]
    assert problems[0].fix("en") == f"Write 'budget' if that is meant; otherwise remove '{slip}'."


@pytest.mark.parametrize("slip", ["budgets_", "bduegt", "bugdte"])
def test_a_name_two_letters_off_leaves_the_declared_one_absent(slip: str) -> None:
    record = {slip if name == "budget" else name: value for name, value in GOOD.items()}
    assert sorted(keys(record)) == ["data-absent", "data-unknown/near"]


def test_a_slip_in_an_optional_name_or_in_that_of_a_table_is_an_error_too() -> None:
    assert keys({**GOOD, "fnud": "general"}) == ["data-unknown/misspelt"]
    slip = {"target" if name == "targets" else name: value for name, value in GOOD.items()}
    assert keys(slip) == ["data-unknown/misspelt"]


def test_a_name_near_a_declared_one_that_is_there_is_only_a_warning() -> None:
    assert keys({**GOOD, "budget2": 1}) == ["data-unknown/near"]


def test_a_name_that_is_no_text_is_an_error() -> None:
    problem = READER.read(dict([*GOOD.items(), (5, 1)])).problems[0]
    assert problem.said("en") == "A name of a value is text, but '5' is a number."


def test_a_surplus_column_is_named_once_and_a_slip_in_every_row() -> None:
    surplus = [{"name": "甲", "remark": "x"}] * 3
    assert keys({**GOOD, "targets": surplus}) == ["data-unknown"]
    slips = [{"name": "甲", "actua": 1}] * 3
    assert keys({**GOOD, "targets": slips}) == ["data-unknown/misspelt"] * 3


def test_a_hundred_problems_are_listed_errors_first_and_the_rest_is_counted() -> None:
    rows = [{"name": True}] * 150
    problems = READER.read({"strange": 1, **GOOD, "targets": rows}).problems
    assert [problem.key for problem in problems] == ["data-text"] * 100 + ["data-more"]
    assert problems[-1].said("en") == "51 more problems of this record are not listed."
    assert problems[-1].severity == "error"
    warned = READER.read({**GOOD, **{f"strange_{number}": 1 for number in range(120)}, "budget": "x"}).problems
    assert [problem.severity for problem in warned] == ["error"] + ["warning"] * 100


def test_names_from_the_data_cannot_reach_a_terminal_as_they_are() -> None:
    problems = READER.read({**GOOD, "id": "P\n1", "a\x1b[31m\ud800": 1}).problems
    assert [str(problem.where) for problem in problems] == ["P\\n1: a\\x1b[31m\\ud800"]


class Twisted:
    def __eq__(self, other: object) -> bool:
        raise RuntimeError

    __hash__ = None  # type: ignore[assignment]

    def __str__(self) -> str:
        raise RuntimeError

    __repr__ = __str__

    @property  # type: ignore[misc]
    def __class__(self) -> type:
        return list


SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.just(5000).map(lambda digits: 10**digits)
    | st.floats()
    | st.decimals()
    | st.text()
    | st.binary()
    | st.dates()
    | st.datetimes()
    | st.complex_numbers()
    | st.builds(Twisted)
    | st.sampled_from([Decimal("1E+999999999"), "9" * 5000, "met", "2024-13-01", "－５％", object(), int])
)
ANYTHING = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.tuples(inner, inner)
        | st.dictionaries(st.text() | st.integers() | st.none(), inner, max_size=4)
    ),
    max_leaves=10,
)
EVERY_KIND = RecordReader(
    rules(
        *(a_field(kind, kind) for kind in ("money", "number", "percent", "whole", "text", "yes_no", "date")),
        a_field("choice", choices=choices(met="达成")),
        a_field("number_or_text", "mixed", unit="%"),
        tables=[TARGETS],
    )
)
NAMES = [
    "id",
    "money",
    "number",
    "percent",
    "whole",
    "text",
    "yes_no",
    "date",
    "paid",
    "mixed",
    "targets",
    "name",
    "actual",
]
GROUPS = st.dictionaries(st.sampled_from(NAMES) | st.text(max_size=6) | st.integers(), ANYTHING)


@given(ANYTHING | GROUPS | GROUPS.map(lambda group: {**group, "targets": [group, group]}))
def test_reading_never_raises_and_its_messages_can_be_shown(record: object) -> None:
    read = EVERY_KIND.read(record, "#1")
    for problem in read.problems:
        for lang in ("zh", "en"):
            assert problem.text(lang).isprintable() or "\n" in problem.text(lang)
            assert len(problem.said(lang)) <= 300
    if not any(problem.severity == "error" for problem in read.problems):
        assert len(read.inputs) == 9


def test_a_value_that_lies_about_its_type_is_refused_like_any_other() -> None:
    assert keys({**GOOD, "targets": Twisted(), "budget": Twisted()}) == ["data-number/kind", "data-table"]


def test_dates_and_every_kind_of_number_may_stand_in_one_record() -> None:
    record = {
        "money": Decimal("2.5"), "number": 1.5, "percent": "50%", "whole": 3, "text": "甲", "yes_no": "是",
        "date": date(2024, 3, 1), "paid": "达成", "mixed": "好", "targets": [],
    }  # fmt: skip
    read = EVERY_KIND.read(record)
    assert read.problems == ()
    assert read.inputs == [(5, 2), (150, 100), (50, 100), (3, 1), "甲", True, date(2024, 3, 1), "met", "好"]
