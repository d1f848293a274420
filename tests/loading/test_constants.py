from datetime import date

import pytest

from perfrules.exact import Exact
from perfrules.formula.kind import TEXTS, Kind
from tests.loading.rules import line_and_column, number, only_problem, problems_in, rules_of


def parameter(fields: str) -> tuple[Kind, object]:
    one = rules_of(f"parameters: {{limit: {{{fields}}}}}").parameters["limit"]
    return one.kind, one.value


@pytest.mark.parametrize(
    ("fields", "kind", "value"),
    [
        ("value: 80%", "percent", (4, 5)),
        ("value: 12.50", "number", (25, 2)),
        ("value: -3", "number", (-3, 1)),
        ("value: true", "yes_no", True),
        ("value: 2024-09-30", "date", date(2024, 9, 30)),
        ("value: 500万元", "money", (500, 1)),
        ("value: 500, unit: 万元", "money", (500, 1)),
        ("value: [显著, '5']", "texts", ("显著", "5")),
    ],
)
def test_a_parameter_without_kind_is_of_the_kind_its_value_is_written_in(fields: str, kind: str, value: object) -> None:
    found, constant = parameter(fields)
    assert found.name == kind
    assert (number(constant) if isinstance(value, tuple) and kind != "texts" else constant) == value


@pytest.mark.parametrize(
    ("fields", "value"),
    [
        ("kind: percent, value: 80%", (4, 5)),
        ("kind: percent, value: 0.8", (4, 5)),
        ('kind: percent, unit: "%", value: 80', (4, 5)),
        ("kind: whole, value: 12", (12, 1)),
        ("kind: whole, value: 12.0", (12, 1)),
        ("kind: number, value: 0.1", (1, 10)),
        ('kind: number, value: "5"', (5, 1)),
        ("kind: money, unit: 万元, value: 0.01", (1, 100)),
        ("kind: money, unit: 元, value: 0.5 万元", (5000, 1)),
        ("kind: money, unit: 亿元, value: 5000万元", (1, 2)),
        ("kind: money, unit: 美元, value: 7美元", (7, 1)),
        ("kind: number_or_text, value: 7", (7, 1)),
    ],
)
def test_a_number_is_exact_and_in_the_unit_of_its_parameter(fields: str, value: Exact) -> None:
    assert number(parameter(fields)[1]) == value


@pytest.mark.parametrize(
    ("fields", "value"),
    [
        ("kind: text, value: 全部", "全部"),
        ("kind: text, value: 2024", "2024"),
        ("kind: date, value: 2024-02-29", date(2024, 2, 29)),
        ("kind: yes_no, value: false", False),
        ("kind: choice, choices: {a: A, b: B}, value: b", "b"),
        ("kind: number_or_text, value: 不低于五件", "不低于五件"),
        ("kind: number_or_text, value: 80%", "80%"),
    ],
)
def test_other_values_are_kept_as_written_and_dates_as_days(fields: str, value: object) -> None:
    assert parameter(fields)[1] == value


def test_a_choice_carries_its_words_and_money_its_unit() -> None:
    assert parameter("kind: choice, choices: {a: A, b: B}, value: b")[0] == Kind("choice", None, ("a", "b"))
    assert parameter("kind: money, value: 3亿元")[0] == Kind("money", "亿元")


@pytest.mark.parametrize(
    ("fields", "key"),
    [
        ("kind: percent, value: 80", "constant-kind/share"),
        ("kind: percent, value: budget", "constant-kind"),
        ("kind: number, value: 80%", "constant-kind"),
        ("kind: number, value: 2 * 3", "constant-kind"),
        ("kind: number, value: 五", "constant-kind"),
        ("kind: number, value: true", "constant-kind"),
        ("kind: whole, value: 1.5", "constant-kind"),
        ("kind: date, value: 2023-02-29", "constant-kind"),
        ('kind: yes_no, value: "yes"', "constant-kind"),
        ("kind: text, value: true", "constant-kind"),
        ("kind: money, unit: 万元, value: 5美元", "constant-kind/unit"),
        ("kind: money, unit: 美元, value: 5万元", "constant-kind/unit"),
        ("kind: money, value: 5", "money-unit"),
        ("kind: choice, choices: {good: G, poor: P}, value: godo", "unknown-choice"),
        ("kind: choice, choices: {good: G, poor: P}, value: xxx", "unknown-choice/list"),
        ("value: budget * 2", "parameter-kind"),
        ("kind: texts, value: a", "constant-kind"),
        ("kind: texts, value: true", "constant-kind"),
        ("kind: text, value: [a]", "constant-kind"),
        ("kind: money, unit: 元, value: [a]", "constant-kind"),
        ("kind: choice, choices: {a: A}, value: [a]", "constant-kind"),
        ("value: [a, b, a]", "texts-repeated"),
        ("value: [a, ' ']", "texts-blank"),
        (f"value: [{', '.join(f't{number}' for number in range(201))}]", "texts-many"),
    ],
)
def test_a_value_that_is_not_of_its_kind_is_refused(fields: str, key: str) -> None:
    problem = only_problem(f"parameters: {{limit: {{{fields}}}}}")
    assert problem.key == key
    assert line_and_column(problem)[0] == 5
    for lang in ("zh", "en"):
        assert problem.text(lang)


def test_a_list_of_texts_is_kept_in_its_order_and_what_stands_in_it_twice_is_named_at_both_places() -> None:
    assert parameter("kind: texts, value: [b, a, 'A b']") == (TEXTS, ("b", "a", "A b"))
    problem = only_problem("parameters: {limit: {value: [a, b, a]}}")
    assert line_and_column(problem) == (5, 36)
    assert [str(place) for place in problem.related] == ["rules.yaml:5:30"]
    assert problem.said("zh") == "列表中“a”出现了两次。"
    only_problem_of_a_kind = only_problem("parameters: {limit: {kind: text, value: [a]}}")
    assert only_problem_of_a_kind.said("en") == "'value' is to be text; here stands '[…]'."


def test_limits_are_read_in_the_kind_and_unit_of_their_input() -> None:
    inputs = rules_of(
        'inputs: {paid: {kind: money, unit: 元, min: 1万元, max: 5}, rate: {kind: percent, unit: "%", max: 100},'
        " share: {kind: percent, min: 5%}, given: {kind: number_or_text, min: -1}, name: {kind: text}}"
    ).inputs
    assert number(inputs["paid"].minimum) == (10000, 1)
    assert number(inputs["paid"].maximum) == (5, 1)
    assert number(inputs["rate"].maximum) == (1, 1)
    assert number(inputs["share"].minimum) == (1, 20)
    assert number(inputs["given"].minimum) == (-1, 1)
    assert inputs["name"].minimum is None


def test_limits_of_what_is_no_number_are_refused_where_they_stand() -> None:
    problem = only_problem("inputs: {name: {kind: text, min: 1}}")
    assert problem.key == "limit-without-number"
    assert line_and_column(problem) == (5, 29)


def test_all_constants_that_do_not_fit_are_reported_in_one_run() -> None:
    found = problems_in(
        "inputs: {rate: {kind: percent, max: 80}, paid: {kind: money}}\nparameters: {a: {kind: whole, value: 1.5}}"
    )
    assert [problem.key for problem in found] == ["constant-kind/share", "money-unit", "constant-kind"]
