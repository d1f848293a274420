import pytest

from perfrules.formula.syntax import Formula
from perfrules.formula.template import parse_template
from perfrules.problems import Place
from tests.formula.formulas import START


def parts(text: str) -> list[object]:
    found, problems = parse_template(text, START, in_line=True)
    assert not problems
    return [
        part if isinstance(part, str) else (part[0].text, part[1], part[0].place.column - START.column)
        for part in found
    ]


def test_blanks_are_formulas_with_their_places() -> None:
    assert parts("执行率为{rate}，尚有{ budget - paid :1}元。") == [
        "执行率为", ("rate", None, 5), "，尚有", ("budget - paid", 1, 15), "元。",
    ]  # fmt: skip
    assert parts("no blank") == ["no blank"]
    assert parts("") == []
    assert parts("{x:12}{y: 0 }") == [("x", 12, 1), ("y", 0, 7)]


@pytest.mark.parametrize(("text", "columns"), [("a {b", [2]), ("a} {{b}", [1, 3]), ("{a{b}}", [0, 5])])
def test_a_brace_without_a_partner_is_reported(text: str, columns: list[int]) -> None:
    _, problems = parse_template(text, START, in_line=True)
    assert [problem.key for problem in problems] == ["placeholder-brace"] * len(columns)
    assert [problem.where.column - START.column for problem in problems if isinstance(problem.where, Place)] == columns
    assert problems[0].fix("en") == "Write {name} around each name or formula, and no other braces."
    assert problems[0].fix("zh") == "每个名称或公式各用一对 {名称}，此外不用花括号。"


def test_a_formula_that_is_refused_is_reported_at_its_place() -> None:
    found, (problem,) = parse_template("rate {rate //2}!", START, in_line=True)
    assert (found, problem.key) == (("rate ", "!"), "formula-not-allowed")
    assert str(problem.where) == "f.yaml:3:22"


def test_in_a_text_over_several_lines_only_the_beginning_is_named() -> None:
    found, (problem,) = parse_template("a {x} {", START, in_line=False)
    assert problem.where == START
    assert isinstance(found[1], tuple)
    assert isinstance(found[1][0], Formula)
    assert found[1][0].place == START
