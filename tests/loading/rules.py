"""Small rule files for tests, and what building makes of them."""

from perfrules.exact import Exact, reduced
from perfrules.formula.syntax import Formula
from perfrules.loading.building import Built, build
from perfrules.model.items import Indicator
from perfrules.model.rule_set import RuleSet, Stamp
from perfrules.problems import Place, Problem
from perfrules.schema import check_shape
from perfrules.text import MapNode, read_nodes

HEAD = "format: 1\nid: test.rules\ntitle: Test\nstatus: draft\n"
STAMP = Stamp("", None, ())


def nodes(text: str, head: str = HEAD) -> MapNode:
    root, problems = read_nodes((head + text).encode(), "rules.yaml")
    assert not problems, [problem.text("en") for problem in problems]
    assert isinstance(root, MapNode)
    return root


def built(text: str, head: str = HEAD) -> Built:
    root = nodes(text, head)
    assert not (problems := check_shape(root)), [problem.text("en") for problem in problems]
    return build(root, STAMP)


def rules_of(text: str, head: str = HEAD) -> RuleSet:
    result = built(text, head)
    assert not result.problems, [problem.text("en") for problem in result.problems]
    assert result.sound
    return result.rules


def problems_in(text: str) -> tuple[Problem, ...]:
    return built(text).problems


def only_problem(text: str) -> Problem:
    (problem,) = problems_in(text)
    return problem


def indicator(score: str, more: str = "") -> Indicator:
    return rules_of(f"indicators:\n  rate:\n    score: {score}\n{more}").indicators["rate"]


def said(formula: Formula | None) -> str | None:
    return formula.text if formula else None


def number(value: object) -> Exact:
    assert isinstance(value, tuple)
    return reduced(value)


def line_and_column(problem: Problem) -> tuple[int, int]:
    assert isinstance(problem.where, Place)
    return problem.where.line, problem.where.column
