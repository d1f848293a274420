"""Columns are read as single records are: the same values, or the record is marked to be read by itself."""

from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

import perfrules
from perfrules.columns.intake import Intake, rows
from perfrules.columns.numbers import Exactly
from perfrules.model.fields import Field
from perfrules.records.given import Given
from perfrules.records.record import RecordReader
from tests.columns.reading import assert_as_single_records, layout_of, rules_of, taken, values_in
from tests.records.fields import a_field, a_table, choices

FIELDS = [
    a_field("number"),
    a_field("number", minimum=(1, 100), maximum=(8697, 10)),
    a_field("money", unit="万元", minimum=(0, 1)),
    a_field("percent"),
    a_field("percent", minimum=(0, 1), maximum=(1, 1)),
    a_field("percent", unit="%", minimum=(0, 1), maximum=(1, 1)),
    a_field("whole"),
    a_field("whole", minimum=(0, 1), unit="个"),
    a_field("number_or_text"),
    a_field("text"),
    a_field("yes_no"),
    a_field("choice", choices=choices(good="好", fair="一般", poor="差")),
    a_field("date"),
]
NAMES = [f"{field.kind} {field.unit or ''} {field.maximum or ''}" for field in FIELDS]
TEXTS = [
    "", " ", "0", "-0", "1", "0.5", "0.01", "0.009", "869.7", "869.70", "869.71", "8,697.38", "98.61%", "250%", "100.01%",
    "2177.62万元", "5000元", "1.5亿元", "3个", "007", "+5", ".5", "5.", "1e5", "1E+17", "nan", "inf", "-", "无", "n/a",
    "１２", "12.3456789012", "123456789012345", "1234567890123456", "123456789012345.67", "1000000000.0000000001",
    "是", "否", "true", "false", "True", "√", "好", " good ", "goood", "一般", "2024-03-01", "2024-3-1", "2024-02-30",
    "2024年3月1日", "道路", "a\u200bb", "x" * 2001, "-12.50", "2.0", "2.01", "=1+1",
]  # fmt: skip
FLOATS = st.one_of(
    st.floats(allow_nan=True, allow_infinity=True),
    st.floats(-3, 3),
    st.integers(-(10**6), 10**6).map(lambda n: n / 100),
    st.integers(-(10**15), 10**15).map(lambda n: n / 10_000),
    st.sampled_from([0.01, 869.7, 869.71, 1.0, 2.0, 2.01, 1.01, 0.1 + 0.2, 1e15, 1e15 - 1, 1e-7, -0.0, 1 / 3, 1e300]),
)
INTS = st.one_of(st.integers(-(2**63), 2**63 - 1), st.integers(-200, 200), st.sampled_from([10**15, 10**15 - 1, 2**53]))
DECIMALS = st.decimals(-(10**9), 10**9, places=6)
DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))
MOMENTS = st.one_of(st.datetimes(), st.dates().map(lambda day: datetime.combine(day, time.min)))
COLUMNS: dict[str, tuple[st.SearchStrategy[Any], list[pa.DataType]]] = {
    "floats": (FLOATS, [pa.float64()]),
    "ints": (INTS, [pa.int64()]),
    "small": (st.integers(0, 127), [pa.int8(), pa.uint8(), pa.int16(), pa.uint16(), pa.int32(), pa.uint32(), pa.uint64()]),
    "texts": (
        st.one_of(st.sampled_from(TEXTS), st.text(max_size=8), FLOATS.map(repr), DECIMALS.map(str)),
        [pa.string(), pa.large_string(), pa.string_view(), pa.dictionary(pa.int8(), pa.string())],
    ),
    "decimals": (DECIMALS, [pa.decimal128(38, 6), pa.decimal256(50, 10)]),
    "answers": (st.booleans(), [pa.bool_()]),
    "days": (DAYS, [pa.date32(), pa.date64()]),
    "moments": (MOMENTS, [pa.timestamp("us"), pa.timestamp("us", "UTC")]),
    "lists": (st.lists(st.integers(0, 3), max_size=2), [pa.list_(pa.int8())]),
    "bytes": (st.binary(max_size=3), [pa.binary()]),
    "nothing": (st.none(), [pa.null()]),
}  # fmt: skip


ROW_FIELDS = (
    a_field("money", "paid", unit="万元"),
    a_field("text", "name", optional=True),
    a_field("choice", "sign", choices=choices(up="上", down="下")),
)
ROW = st.fixed_dictionaries({
    "paid": st.one_of(st.none(), st.sampled_from(["12", "12元", "12.5", "x"])),
    "name": st.one_of(st.none(), st.sampled_from(["道路", " "])),
    "sign": st.one_of(st.none(), st.sampled_from(["up", "下", "left"])),
})  # fmt: skip
ROW_TYPE = pa.struct([("paid", pa.string()), ("name", pa.string()), ("sign", pa.string())])
LISTS = [pa.list_(ROW_TYPE), pa.large_list(ROW_TYPE), pa.list_view(ROW_TYPE), pa.large_list_view(ROW_TYPE)]


@st.composite
def columns(draw: st.DrawFn) -> pa.Array:
    values, types = COLUMNS[draw(st.one_of(st.just("texts"), st.sampled_from(list(COLUMNS))))]
    drawn = draw(st.lists(st.one_of(st.none(), values), max_size=30))
    return pa.array(drawn, draw(st.sampled_from(types)))


def days(value: object) -> object:
    """A moment at midnight as tables give it: the day."""
    at_midnight = isinstance(value, datetime) and value.tzinfo is None and value.time() == time.min
    return value.date() if at_midnight and isinstance(value, datetime) else value


@pytest.mark.parametrize("field", FIELDS, ids=NAMES)
@given(column=columns(), data=st.data())
def test_a_column_of_any_type_is_read_as_single_values_are(field: Field, column: pa.Array, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(column)))
    batch = pa.RecordBatch.from_arrays([column], ["paid"]).slice(start)
    assert_as_single_records(rules_of(field), batch, [{"paid": days(one)} for one in batch["paid"].to_pylist()])


@given(
    records=st.lists(st.one_of(st.none(), st.lists(st.one_of(st.none(), ROW), max_size=4)), max_size=12),
    kind=st.sampled_from(LISTS),
    optional=st.booleans(),
    data=st.data(),
)
def test_rows_of_tables_are_read_as_those_of_single_records(
    records: list[Any], kind: pa.DataType, optional: bool, data: st.DataObject
) -> None:
    table = replace(a_table("targets", *ROW_FIELDS), optional=optional)
    start = data.draw(st.integers(0, len(records)))
    batch = pa.RecordBatch.from_arrays([pa.array(records, kind)], ["targets"]).slice(start)
    assert_as_single_records(rules_of(tables=(table,)), batch, [{"targets": rows} for rows in records[start:]])


@pytest.mark.parametrize(
    ("field", "values", "kind", "read"),
    [
        (a_field("number"), [0.1, 8697.38, -0.0, None], pa.float64(), ["0.1", "8697.38", "0", None]),
        (a_field("number"), [0.9, 1 / 3, 0.1], pa.float32(), ["0.9", "0.33333334", "0.1"]),
        (a_field("number"), [0.9, 0.1], pa.float16(), ["0.9", "0.1"]),
        (a_field("number"), [12345.678901], pa.float64(), ["12345.678901"]),
        (a_field("percent", unit="%"), [98.61, 100.0], pa.float64(), ["0.9861", "1"]),
        (a_field("percent"), ["98.61%", "0.5", "250%"], pa.string(), ["0.9861", "0.5", "2.5"]),
        (a_field("money", unit="万元"), ["8,697.38", "5000元", "1亿元", " "], pa.string(), ["8697.38", "0.5", "10000", None]),
        (a_field("money", unit="万元"), ["8697.38", None] * 500, pa.large_string(), ["8697.38", None] * 500),
        (a_field("money", unit="万元"), [f"{n / 100}" for n in range(900)], pa.string(), [f"{n / 100}" for n in range(900)]),
        (a_field("whole"), [3, None, 10**14], pa.int64(), ["3", None, str(10**14)]),
        (a_field("whole"), [3.0], pa.float64(), ["3"]),
        (a_field("number"), [Decimal("12.50")], pa.decimal128(20, 2), ["12.5"]),
    ],
)  # fmt: skip
def test_plain_figures_are_never_bad(
    field: Field, values: list[Any], kind: pa.DataType, read: list[str | None]
) -> None:
    made = np.array(values, np.float16) if kind == pa.float16() else values
    rules, batch = rules_of(field), pa.RecordBatch.from_arrays([pa.array(made, kind)], ["paid"])
    found = taken(rules, batch)
    assert not found.bad.any()
    assert values_in(found.frame.slots[0]) == [None if one is None else Fraction(one) for one in read]


def test_a_header_may_be_a_title_with_its_unit() -> None:
    rules = rules_of(a_field("money", unit="万元"))
    for header, unit in (("支出", 1), ("支出（万元）", 1), ("Paid (万元)", 1)):
        found = taken(rules, pa.table({header: [21.5, None]}))
        assert values_in(found.frame.slots[0]) == [Fraction(43, 2) / unit, None]


def test_percentages_in_a_header_are_read_as_percentages() -> None:
    rules = rules_of(a_field("percent", maximum=(1, 1)))
    for column in (pa.array([98.61, 101.0]), pa.array(["98.61", "101"])):
        found = taken(rules, pa.table({"支出（%）": column}))
        assert values_in(found.frame.slots[0]) == [Fraction(9861, 10000), None]
        assert found.bad.tolist() == [False, True]
        assert {str(one) for one in found.given(1).record.values()} in ({"1.010"}, {"101%"})  # type: ignore[attr-defined]


def test_absent_columns_are_refused_at_once_with_their_names() -> None:
    rules = rules_of(
        a_field("money", unit="万元"), a_field("text", "name", optional=True), tables=(a_table("targets"),)
    )
    with pytest.raises(perfrules.DataError) as caught:
        taken(rules, pa.table({"id": ["P-1"]}))
    assert [one.key for one in caught.value.problems] == ["data-column/absent", "table-rows"]


@pytest.mark.parametrize("slip", ["piad", "pai", "target"])
def test_a_misspelt_column_is_refused_at_once_even_if_it_may_be_absent(slip: str) -> None:
    table = replace(a_table("targets"), optional=True)
    with pytest.raises(perfrules.DataError) as caught:
        taken(rules_of(a_field("number", optional=True), tables=(table,)), pa.table({slip: [1]}))
    assert [one.key for one in caught.value.problems] == ["data-column/misspelt"]


def test_two_columns_for_one_field_are_refused_but_an_id_says_itself() -> None:
    rules = rules_of(a_field("number"))
    for names in (["支出", "Paid"], ["paid", "paid"]):
        with pytest.raises(perfrules.DataError, match="data-header"):
            taken(rules, pa.RecordBatch.from_arrays([pa.array([1]), pa.array([2])], names))
    for names in (["支出", "paid"], ["paid", "支出"]):
        batch = pa.RecordBatch.from_arrays([pa.array([1]), pa.array([2])], names)
        found = taken(rules, batch)
        assert values_in(found.frame.slots[0]) == [names.index("paid") + 1]


def test_surplus_columns_are_a_warning_of_the_table() -> None:
    rules = rules_of(a_field("number"))
    schema = pa.schema([("paid", pa.int8()), ("remark", pa.string())])
    warnings = Intake(rules, layout_of(rules), schema).warnings
    assert [(one.key, one.severity) for one in warnings] == [("data-column", "warning")]


@pytest.mark.parametrize(
    ("ids", "names", "bad"),
    [
        (["P-1", "E2", "é", " 7 ", "", None], ["P-1", "E2", "é", "7", "5", "6"], [4] * 0),
        (["P-1", "E-2"], ["P-1", "E-2"], []),
        (["1E17", "2"], ["1", "2"], [0]),
        ([17, None], ["17", "2"], []),
        ([17, 18], ["17", "18"], []),
        ([17.0, None], ["1", "2"], [0]),
        (["x" * 2001], ["1"], [0]),
    ],
)
def test_ids_are_texts_or_whole_numbers_and_otherwise_the_number_of_the_record(
    ids: list[Any], names: list[str], bad: list[int]
) -> None:
    rules = rules_of(a_field("number", optional=True))
    tables = [pa.table({"id": ids}), pa.table({"id": [ids[0], *ids]}).slice(1)]
    if isinstance(ids[0], str):
        tables += [pa.table({"id": pa.array(ids, kind)}) for kind in (pa.large_string(), pa.string_view())]
    for table in tables:
        found = taken(rules, table)
        assert found.ids.to_pylist() == names
        assert found.bad.nonzero()[0].tolist() == bad


def test_records_are_counted_on_from_batch_to_batch() -> None:
    rules = rules_of(a_field("number"))
    found = taken(rules, pa.table({"paid": ["x", "2"]}), first=33)
    assert found.ids.to_pylist() == ["33", "34"]
    assert found.given(1) == Given({"paid": "2"}, "34")


def test_a_table_without_records_is_taken_in() -> None:
    rules = rules_of(a_field("number"), a_field("date", "day"), tables=(a_table("targets", *ROW_FIELDS),))
    table = pa.table(
        {"paid": pa.array([], pa.string()), "day": pa.array([], pa.date32()), "targets": pa.array([], LISTS[0])}
    )
    assert len(taken(rules, table).bad) == 0


def test_days_that_do_not_exist_here_are_bad_and_never_break_off() -> None:
    rules = rules_of(a_field("date"))
    found = taken(rules, pa.table({"paid": pa.array([3_000_000, 0], pa.int32()).cast(pa.date32())}))
    assert found.bad.tolist() == [True, False]
    assert RecordReader(rules).read(found.given(0).record).problems[0].key == "data-date"


def test_text_that_is_no_text_is_bad_and_never_breaks_off() -> None:
    broken = pa.array([b"\xff\xfe", b"P-2"]).view(pa.string())
    rules = rules_of(a_field("text"))
    found = taken(rules, pa.table({"paid": broken, "id": broken}))
    assert found.bad.tolist() == [True, False]
    assert found.ids.to_pylist() == ["1", "P-2"]


@given(
    values=st.lists(st.one_of(FLOATS, st.floats(0, 2), st.floats(0, 1e-12), st.none()), min_size=1, max_size=40),
    field=st.sampled_from(
        [field for field in FIELDS if field.kind in {"number", "money", "percent", "number_or_text"}]
    ),
    header=st.sampled_from(["paid", "支出"]),
)
def test_quotients_that_other_programs_worked_out_are_read_exactly(
    values: list[float | None], field: Field, header: str
) -> None:
    # So many that they are carried as they are.
    thirds = [n / 30_000 for n in range(1, 101) if n % 3]
    given = [*values, *thirds]
    table = pa.table({header: pa.array(given, pa.float64())})
    assert_as_single_records(rules_of(field), table, [{"paid": value} for value in given])


def test_quotients_under_a_header_with_a_unit_are_read_exactly() -> None:
    values = [n / 7 for n in range(1, 100)]
    for unit, field in (("%", a_field("percent")), ("万元", a_field("money", unit="万元"))):
        found = taken(rules_of(field), pa.table({f"支出（{unit}）": values}))
        by = 100 if unit == "%" else 1
        assert not found.bad.any()
        assert values_in(found.frame.slots[0]) == [Fraction(repr(value)) / by for value in values]


def test_texts_and_quotients_of_many_places_are_carried_together() -> None:
    values = ["100万元", "12.3456", *(f"0.{digits}" for digits in range(1234567890, 1234567990)), "999999999999.5"]
    found = assert_as_single_records(
        rules_of(a_field("money", unit="万元")), pa.table({"paid": values}), [{"paid": one} for one in values]
    )
    assert not found.bad.any()


def test_one_figure_with_all_its_digits_does_not_change_how_the_others_are_carried() -> None:
    values = [n / 100 for n in range(999)] + [1 / 3]
    found = taken(rules_of(a_field("number")), pa.table({"paid": values}))
    assert found.bad.nonzero()[0].tolist() == [999]
    assert isinstance(found.frame.slots[0], Exactly)


def test_texts_beside_numbers_stay_texts() -> None:
    values = ["100", "优", "98%", " 优 ", None, "ｘ" * 2001, "９０", "1.23456789012345678"] * 2
    found = assert_as_single_records(
        rules_of(a_field("number_or_text")), pa.table({"paid": values}), [{"paid": one} for one in values]
    )
    assert values_in(found.frame.slots[0])[:5] == [100, "优", 98, "优", None]


@pytest.mark.parametrize("text", ["1.2.3", "1-2", "--1", ".5", "5.", "01", "-", "-.5", "1" * 13, "", "-0", "0", "-0.5"])
def test_texts_of_digits_are_read_as_single_ones(text: str) -> None:
    for texts in ([text] * 3, ["12", text, "3.25"]):
        assert_as_single_records(
            rules_of(a_field("number")), pa.table({"paid": texts}), [{"paid": one} for one in texts]
        )


@pytest.mark.parametrize(
    "column",
    [
        pa.ExtensionArray.from_storage(pa.opaque(pa.string(), "text", "other"), pa.array(["1", "x", None])),
        pa.RunEndEncodedArray.from_arrays(pa.array([2, 3], pa.int16()), pa.array(["1", "x"])),
        pa.array([{"a": 1}, None]),
        pa.array([[{"a": 1}], None, []]),
        pa.array([1, None], pa.duration("s")),
        pa.array([1, None], pa.time32("s")),
    ],
    ids=lambda column: str(column.type),
)
@pytest.mark.parametrize("field", FIELDS, ids=NAMES)
def test_columns_of_rarer_types_are_read_or_bad(field: Field, column: pa.Array) -> None:
    batch = pa.RecordBatch.from_arrays([column], ["paid"])
    assert_as_single_records(rules_of(field), batch, batch.to_pylist())


@pytest.mark.parametrize("optional", [False, True])
@pytest.mark.parametrize("column", [["x", None], [1, None], [[1], None], [None, None], [[], []], [[None], []]])
def test_what_is_no_list_of_rows_is_bad(column: list[Any], optional: bool) -> None:
    table = replace(a_table("targets", *ROW_FIELDS), optional=optional)
    assert_as_single_records(
        rules_of(tables=(table,)), pa.table({"targets": column}), [{"targets": one} for one in column]
    )


def test_a_table_that_may_be_absent_has_no_rows() -> None:
    table = replace(a_table("targets", *ROW_FIELDS), optional=True)
    assert_as_single_records(rules_of(a_field("text"), tables=(table,)), pa.table({"paid": ["a"]}), [{"paid": "a"}])


def test_a_table_may_be_called_by_its_title_but_once() -> None:
    rules = rules_of(tables=(a_table("targets", *ROW_FIELDS),))
    rows = pa.array([[{"paid": 1, "sign": "up"}]])
    assert not taken(rules, pa.table({"指标": rows})).bad.any()
    assert not taken(rules, pa.table({"指标": pa.array([1]), "targets": rows})).bad.any()
    with pytest.raises(perfrules.DataError, match="data-header"):
        taken(rules, pa.table({"指标": rows, "Targets": rows}))


def test_a_header_in_another_unit_is_refused() -> None:
    with pytest.raises(perfrules.DataError) as caught:
        taken(rules_of(a_field("money", unit="万元")), pa.table({"支出（元）": [1]}))
    assert "data-header-unit/money" in [one.key for one in caught.value.problems]


def test_more_rows_than_a_record_may_have_are_bad(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "MOST_ROWS", 2)
    column = pa.array([[{"paid": 1, "sign": "up"}] * count for count in (2, 3)])
    assert taken(rules_of(tables=(a_table("targets", *ROW_FIELDS),)), pa.table({"targets": column})).bad.tolist() == [
        False,
        True,
    ]
