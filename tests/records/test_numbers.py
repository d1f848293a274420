from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from perfrules.exact import Exact, to_text
from perfrules.model.fields import MONEY_UNITS, Field, FieldKind
from perfrules.records import numbers
from perfrules.records.refusal import Refused
from perfrules.records.values import Value, reader_for
from tests.records.fields import a_field, refusal, same

NUMBER = a_field("number")
PERCENT = a_field("percent")
IN_PERCENT = a_field("percent", unit="%")
MONEY = a_field("money", unit="万元")
WHOLE = a_field("whole")
MIXED = a_field("number_or_text")
NUMERIC: tuple[FieldKind, ...] = ("money", "number", "percent", "whole", "number_or_text")


@pytest.mark.parametrize("field", [NUMBER, PERCENT, MONEY, WHOLE, MIXED])
@pytest.mark.parametrize("empty", [None, "", " ", "\u3000"])
def test_an_empty_value_is_missing_and_never_zero(field: Field, empty: object) -> None:
    assert reader_for(field)(empty) is None


@pytest.mark.parametrize(
    ("value", "number"),
    [
        (25, (25, 1)),
        (-3, (-3, 1)),
        (21.54576, (2154576, 100000)),
        (0.1, (1, 10)),
        (-0.0, (0, 1)),
        (1e-7, (1, 10**7)),
        (0.30000000000000004, (30000000000000004, 10**17)),
        (123456789012345.6, (1234567890123456, 10)),
        (Decimal("8697.380"), (869738, 100)),
        (Decimal("1E+3"), (1000, 1)),
        (Decimal("-0E-999999999"), (0, 1)),
        (Decimal("1E-34"), (1, 10**34)),
        ("8,697.38", (869738, 100)),
        ("12,345", (12345, 1)),
        ("1,234,567.5", (12345675, 10)),
        ("999,999,999,999,999", (999999999999999, 1)),
        ("8697.38", (869738, 100)),
        (" 85\t", (85, 1)),
        ("-5", (-5, 1)),
        ("-0.5", (-1, 2)),
        ("0", (0, 1)),
        ("0.25", (1, 4)),
        ("123456789012345.0123456789", (1234567890123450123456789, 10**10)),
    ],
)
def test_a_number_is_read_exactly_as_it_is_written(value: object, number: Exact) -> None:
    assert same(reader_for(NUMBER)(value), number)


@pytest.mark.parametrize(
    ("value", "key"),
    [
        ("1,23,4", "data-number"),
        ("12345,678", "data-number"),
        ("0,123", "data-number"),
        (",123", "data-number"),
        ("1.234,56", "data-number"),
        ("1,23", "data-number"),
        ("100-", "data-number"),
        ("+5", "data-number"),
        (".5", "data-number"),
        ("5.", "data-number"),
        ("1.2.3", "data-number"),
        ("0571", "data-number"),
        ("1_000", "data-number"),
        ("=1+1", "data-number"),
        ("'88", "data-number"),
        ("#DIV/0!", "data-number"),
        ("八十八", "data-number"),
        ("true", "data-number"),
        ("2024-03-01", "data-number"),
        ("9" * 200, "data-number"),
        ("2024年3月", "data-number"),
        ("1e5", "data-number/exponent"),
        ("-1.5E-3", "data-number/exponent"),
        ("９５", "data-number/half-width"),
        ("95．5", "data-number/half-width"),
        ("inf", "data-number"),
        ("NaN", "data-empty"),
        ("—", "data-empty"),
        ("-", "data-empty"),
        ("/", "data-empty"),
        ("无", "data-empty"),
        ("N/A", "data-empty"),
        ("1234567890123456", "data-size/digits"),
        ("1,000,000,000,000,000", "data-size/digits"),
        ("0.12345678901", "data-size/places"),
        ("0.12345678901 元", "data-size/places"),
        (10**15, "data-size/digits"),
        pytest.param(10**5000, "data-size/digits", id="5000 digits"),
        (1e15, "data-size/digits"),
        (Decimal("1E+999999999"), "data-size/digits"),
        (1e-300, "data-size/places"),
        (Decimal("1E-999999999"), "data-size/places"),
        (Decimal("0." + "1" * 35), "data-size/places"),
        (Decimal("0." + "1" * 5000), "data-size/places"),
        (float("nan"), "data-number/not-finite"),
        (float("inf"), "data-number/not-finite"),
        (Decimal("sNaN"), "data-number/not-finite"),
        (True, "data-number/kind"),
        ([88], "data-number/kind"),
        ({"v": 88}, "data-number/kind"),
        (date(2024, 3, 1), "data-number/kind"),
        (b"5", "data-number/kind"),
        (1j, "data-number/kind"),
    ],
)
def test_what_is_no_number_is_refused_with_its_reason(value: object, key: str) -> None:
    assert refusal(NUMBER, value).key == key


def test_full_width_digits_are_shown_in_half_width() -> None:
    assert refusal(NUMBER, "９５．５").fix("en") == "Write '95.5'."
    assert refusal(PERCENT, "95％").fix("zh") == "请改写为“95%”。"


@pytest.mark.parametrize("value", ["98.61%", "98.61 %", 0.9861, "0.9861", Decimal("0.9861")])
def test_a_percentage_and_its_share_are_the_same(value: object) -> None:
    assert same(reader_for(PERCENT)(value), (9861, 10000))


@pytest.mark.parametrize("value", [95, 95.0, "95", Decimal(95), 2.01, -2.5, "2.1"])
def test_a_bare_figure_above_two_is_no_share_and_the_sign_is_suggested(value: object) -> None:
    problem = refusal(PERCENT, value)
    assert problem.key == "data-percent"
    assert f"{to_text(Fraction(str(value)).as_integer_ratio())}%" in problem.fix("en")


@pytest.mark.parametrize(("value", "number"), [("300%", (3, 1)), (2, (2, 1)), (-2.0, (-2, 1)), ("2", (2, 1))])
def test_a_share_above_two_is_read_with_its_sign_and_two_itself_without(value: object, number: Exact) -> None:
    assert same(reader_for(PERCENT)(value), number)


@pytest.mark.parametrize("value", [85, 85.0, "85", "85%", Decimal("85.0")])
def test_where_the_unit_is_percent_a_bare_figure_is_so_many_per_cent(value: object) -> None:
    assert same(reader_for(IN_PERCENT)(value), (85, 100))


def test_a_number_with_the_unit_percent_is_the_figure_before_the_sign() -> None:
    assert same(reader_for(a_field("number", unit="%"))("85%"), (85, 1))


def test_a_percent_sign_behind_what_is_no_percentage_is_refused() -> None:
    assert refusal(NUMBER, "85%").key == "data-unit/percent"
    assert refusal(MONEY, "85%").said("en") == "'85%' has a percent sign, but Paid is an amount of money."


@pytest.mark.parametrize(
    ("value", "number"),
    [
        ("2177.62万元", (217762, 100)),
        ("2,177.62 万元", (217762, 100)),
        ("1.2亿元", (12000, 1)),
        ("5千元", (1, 2)),
        ("-8元", (-8, 10000)),
        (2177.62, (217762, 100)),
    ],
)
def test_money_is_converted_from_the_unit_written_with_it(value: object, number: Exact) -> None:
    assert same(reader_for(MONEY)(value), number)


def test_money_in_another_unit_is_read_in_that_unit_only() -> None:
    dollars = a_field("money", unit="USD")
    assert same(reader_for(dollars)("5 USD"), (5, 1))
    assert refusal(dollars, "5万元").key == "data-unit"


def test_money_that_grows_too_large_by_its_unit_is_refused() -> None:
    assert refusal(a_field("money", unit="元"), "999999999999999亿元").key == "data-size/digits"


def test_a_unit_that_is_not_read_is_named_with_the_expected_one() -> None:
    assert refusal(MONEY, "5万").fix("en").endswith("or the figure alone if it is in 万元.")
    assert refusal(a_field("number", unit="米"), "266公里").said("zh") == "单位不应为“公里”：Paid的单位是米。"
    assert refusal(a_field("money"), "5万元").key == "data-unit/none"
    assert refusal(NUMBER, "266米").key == "data-unit/none"


def test_the_own_unit_of_a_number_may_stand_behind_it() -> None:
    assert same(reader_for(a_field("number", unit="米"))("266米"), (266, 1))
    assert same(reader_for(a_field("whole", unit="m2"))("5 m2"), (5, 1))


@pytest.mark.parametrize("value", [5, 5.0, "5", "5.0", Decimal("5.00"), "5.0 "])
def test_a_whole_number_may_be_written_with_zeros_behind_the_point(value: object) -> None:
    assert same(reader_for(WHOLE)(value), (5, 1))


@pytest.mark.parametrize("value", [5.5, "5.5", Decimal("0.1")])
def test_a_broken_number_is_no_whole_number(value: object) -> None:
    assert refusal(WHOLE, value).key == "data-whole"


@pytest.mark.parametrize("kind", ["money", "number", "whole", "number_or_text"])
@pytest.mark.parametrize("form", [int, float, str, Decimal])
def test_the_limits_of_a_number_belong_to_it(kind: FieldKind, form: Callable[[int], object]) -> None:
    field = a_field(kind, minimum=(10, 1), maximum=(20, 1))
    for inside in (10, 15, 20):
        assert same(reader_for(field)(form(inside)), (inside, 1))
    assert refusal(field, form(9)).key == "data-range/below"
    assert refusal(field, form(21)).key == "data-range/above"


def test_limits_are_shown_as_the_figures_are_written() -> None:
    assert "100%" in refusal(a_field("percent", maximum=(1, 1)), 1.01).said("en")
    assert "100%" in refusal(a_field("percent", unit="%", maximum=(1, 1)), "101").said("en")
    assert "0.5万元" in refusal(a_field("money", unit="万元", minimum=(1, 2)), "1元").said("zh")
    assert "less than 3," in refusal(a_field("number", minimum=(3, 1)), 2).said("en")


@pytest.mark.parametrize(
    ("value", "read"),
    [
        ("合同完成", "合同完成"),
        ("≥90%", "≥90%"),
        ("266米", "266米"),
        ("0571", "0571"),
        ("1,23,4", "1,23,4"),
        ("无", "无"),
        (" 已完成 ", "已完成"),
    ],
)
def test_among_numbers_and_texts_what_is_no_figure_stays_text(value: str, read: str) -> None:
    assert reader_for(MIXED)(value) == read


@pytest.mark.parametrize("value", [90, 90.0, "90", "90%", " 90 % "])
def test_among_numbers_and_texts_a_percent_sign_is_only_printed(value: object) -> None:
    assert same(reader_for(MIXED)(value), (90, 1))


def test_among_numbers_and_texts_a_figure_with_its_unit_is_a_number() -> None:
    assert same(reader_for(a_field("number_or_text", unit="米"))("266米"), (266, 1))


def test_among_numbers_and_texts_a_full_width_figure_is_refused_not_kept_as_text() -> None:
    assert refusal(MIXED, "９０％").fix("en") == "Write '90%'."
    assert reader_for(MIXED)("５号路") == "５号路"


def test_among_numbers_and_texts_nothing_else_is_read() -> None:
    assert refusal(MIXED, True).key == "data-number/kind"
    assert refusal(MIXED, "a\x00b").key == "data-character"


class Amount(float):
    """A float of a program's own, as other libraries have them."""

    def __repr__(self) -> str:
        return "Amount"


class Code(str):
    __slots__ = ()

    def strip(self, _chars: str | None = None) -> str:
        return "7"


class Count(int):
    def __abs__(self) -> int:
        return 7


class Exactly(Decimal):
    def __str__(self) -> str:
        return "7"


@pytest.mark.parametrize("value", [Amount(2.5), Code("2.5"), Exactly("2.5")])
def test_values_of_derived_types_are_read_by_what_they_hold_not_by_their_own_code(value: object) -> None:
    assert same(reader_for(NUMBER)(value), (5, 2))
    assert reader_for(WHOLE)(Count(3)) == (3, 1)


EXACT_TEXTS = st.decimals(
    min_value="-999999999999999.9999999999", max_value="999999999999999.9999999999", places=4
).map(lambda value: f"{value:f}")


@given(EXACT_TEXTS)
@example("0.0000")
def test_a_typed_number_comes_back_as_the_same_text(typed: str) -> None:
    number = reader_for(NUMBER)("0" if typed == "-0.0000" else typed)
    assert isinstance(number, tuple)
    assert Decimal(to_text(number)) == Decimal(typed)


@given(EXACT_TEXTS)
def test_a_percentage_is_a_hundredth_of_its_figure(typed: str) -> None:
    share = reader_for(PERCENT)(f"{Decimal(typed):f}%".replace("-0.0000%", "0%"))
    assert isinstance(share, tuple)
    assert Fraction(*share) == Fraction(typed) / 100


@given(st.floats(min_value=-1e14, max_value=1e14))
@example(0.1 + 0.2)
@example(1e-20)
@example(-1234.56)
@example(99999999999999.98)
def test_a_float_is_its_shortest_decimal_text(value: float) -> None:
    expected = Decimal(repr(value))
    if int(expected.as_tuple().exponent) >= -34:
        assert same(reader_for(NUMBER)(value), expected.as_integer_ratio())


LIMITS = st.none() | st.fractions(min_value=-(10**6), max_value=10**6, max_denominator=1000)
VALUES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.decimals()
    | st.text(alphabet="0123456789,.-% 元万米", max_size=12)
    | st.integers(-3000, 3000)
    | st.integers(-300_000, 300_000).map(lambda value: value / 100)
    | st.integers(-300_000, 300_000).map(lambda value: f"{value / 100:,}")
)


@given(st.sampled_from(NUMERIC), st.sampled_from([None, "%", "万元", "米"]), LIMITS, LIMITS, VALUES)
def test_the_quick_steps_never_differ_from_the_rule(
    kind: FieldKind, unit: str | None, low: Fraction | None, high: Fraction | None, value: object
) -> None:
    limits: dict[str, Any] = {
        "minimum": low.as_integer_ratio() if low is not None else None,
        "maximum": high.as_integer_ratio() if high is not None else None,
    }
    field = a_field(kind, unit=unit, **limits)
    assert outcome(reader_for(field), value) == outcome(rule_of(field), value)


def rule_of(field: Field) -> Callable[[object], Value]:
    """The rule without its quick steps."""
    make = numbers.number_or_text_reader if field.kind == "number_or_text" else numbers.number_reader
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(numbers, "_reader", lambda rule: rule.read)
        return make(field)


def outcome(read: Callable[[object], Value], value: object) -> object:
    try:
        found = read(value)
    except Refused as refused:
        return refused.key
    return Fraction(*found) if isinstance(found, tuple) else found


@given(st.sampled_from(sorted(MONEY_UNITS)), st.sampled_from(sorted(MONEY_UNITS)), st.integers(-(10**6), 10**6))
def test_money_keeps_its_worth_in_every_unit(written: str, wanted: str, amount: int) -> None:
    read = reader_for(a_field("money", unit=wanted))(f"{amount}{written}")
    assert isinstance(read, tuple)
    assert Fraction(*read) * MONEY_UNITS[wanted] == amount * MONEY_UNITS[written]
