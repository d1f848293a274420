import ast

import pytest

from perfrules.formula.literals import iso_date, literal
from perfrules.formula.syntax import Formula, Number, parse_formula
from perfrules.problems import Place, Problem
from tests.formula.formulas import START, column, parsed, refused


@pytest.mark.parametrize(
    "text",
    [
        "a + b - c * d / e", "-a + +b", "not a and b or c", "1 < a <= 2", "a in [1, -2, 'x']", "a not in ['x']",
        "a if b else c", "sum_of(rows, points, section == 'x')", "true", "((a))", "a == 'it is'", "预算 > 5%",
    ],
)  # fmt: skip
def test_what_the_positive_list_holds_is_accepted(text: str) -> None:
    assert parsed(text).text == text


@pytest.mark.parametrize(
    ("text", "key", "at"),
    [
        ("a +", "formula-syntax", 3),
        ("a and and b", "formula-syntax", 7),
        ("如果 a > 1", "formula-syntax", 1),
        ("f'{a}'", "formula-not-allowed", 1),
        ("rec['a']", "formula-not-allowed", 1),
        ("(1, 2)", "formula-not-allowed/comma", 1),
        ("1,5 + a", "formula-not-allowed/comma", 1),
        ("[1, 2]", "formula-not-allowed/list", 1),
        ("a + [1]", "formula-not-allowed/list", 5),
        ("a in b + c", "formula-not-allowed/list", 6),
        ("a in true and b in 'c'", "formula-not-allowed/list", 20),
        ("a == [b]", "formula-not-allowed/list", 6),
        ("mentions([1], a)", "formula-not-allowed/list", 10),
        ("mentions(a, [])", "formula-not-allowed/list", 13),
        ("mentions(a, [b])", "formula-not-allowed/list", 14),
        ("max(a, [1])", "formula-not-allowed/list", 8),
        ("a == [1]", "formula-not-allowed/list", 6),
        ("a in [b]", "formula-not-allowed/list", 7),
        ("a in []", "formula-not-allowed/list", 6),
        ("2(a + b)", "formula-not-allowed/call", 1),
        ("'a'()", "formula-not-allowed/call", 1),
        ("max(a, *b)", "formula-not-allowed/arguments", 1),
        ("-" * 60 + "1", "formula-too-deep", 1),
        ("a + " * 60 + "a", "formula-too-deep", 1),
        (" or ".join(["a"] * 400), "formula-too-long/parts", 1),
    ],
)  # fmt: skip
def test_what_it_does_not_hold_is_refused_at_its_place(text: str, key: str, at: int) -> None:
    problem = refused(text)
    assert (problem.key, column(problem)) == (key, at)


@pytest.mark.parametrize("error", [MemoryError, RecursionError, ValueError])
def test_what_the_parser_gives_up_is_too_deep(error: type[Exception], monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_: str, mode: str) -> ast.AST:
        raise error(mode)

    monkeypatch.setattr("perfrules.formula.syntax.ast.parse", fails)
    assert refused("a").key == "formula-too-deep"


def test_numbers_are_kept_exactly_and_percentages_stay_percentages() -> None:
    numbers = [literal(node) for node in ast.walk(parsed("0.1 + 80% - 12").tree) if isinstance(node, ast.Constant)]
    assert sorted(number.value for number in numbers if number) == [(1, 10), (12, 1), (80, 100)]
    assert literal(parsed("-80%").tree) == Number((-80, 100), percent=True)
    assert literal(parsed("-a").tree) is None
    assert literal(parsed("'a'").tree) is None


def test_the_place_of_a_part_counts_characters() -> None:
    formula = parsed("预算执行 + 支出")
    assert isinstance(formula.tree, ast.BinOp)
    assert formula.at(formula.tree.right) == Place("f.yaml", 3, 18)
    assert formula.part(formula.tree.right) == "支出"


def test_a_part_is_shown_in_the_authors_own_words() -> None:
    formula = parsed("rate - 80% > (x + 1)")
    compare = formula.tree
    assert isinstance(compare, ast.Compare)
    assert [formula.part(part) for part in (compare, compare.left, compare.comparators[0])] == [
        "rate - 80% > (x + 1)",
        "rate - 80%",
        "x + 1",
    ]
    made = ast.Name("x", ast.Load(), lineno=1, col_offset=1)
    assert formula.part(made) == formula.text


def test_a_formula_over_several_lines_names_only_its_beginning() -> None:
    formula = parse_formula("a\n+ b", START, in_line=False)
    assert isinstance(formula, Formula)
    assert formula.text == "a + b"
    assert isinstance(formula.tree, ast.BinOp)
    assert formula.at(formula.tree.right) == START
    problem = parse_formula("a\n+ ** b", START, in_line=False)
    assert isinstance(problem, Problem)
    assert problem.where == START


def test_a_date_is_year_month_and_day() -> None:
    assert iso_date("2024-02-29") is not None
    assert [iso_date(text) for text in ("2023-02-29", "20240229", "2024-W01-1", "2024/02/29")] == [None] * 4
