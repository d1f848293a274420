"""From a piece of a rule file to the problems of its shape."""

from pathlib import Path

from perfrules.problems import Place, Problem
from perfrules.schema import check_shape
from perfrules.text.nodes import Node
from perfrules.text.reader import read_nodes

EXAMPLES = Path(__file__).parent.parent / "examples"
HEAD = "format: 1\nid: t\ntitle: T\nstatus: draft\n"


def nodes(text: str) -> Node:
    """The nodes of a text that reads well."""
    root, unread = read_nodes(text.encode(), "rules.yaml")
    assert root is not None
    assert unread == ()
    return root


def problems(text: str) -> tuple[Problem, ...]:
    """The problems of a whole file."""
    return check_shape(nodes(text))


def problems_in(text: str) -> tuple[Problem, ...]:
    """The problems of some sections, which stand in line 5 and below, after a right beginning."""
    return problems(HEAD + text)


def only(text: str) -> Problem:
    """The one problem of some sections."""
    (problem,) = problems_in(text)
    return problem


def at(problem: Problem) -> str:
    """Line and column."""
    assert isinstance(problem.where, Place)
    return f"{problem.where.line}:{problem.where.column}"


def told(text: str) -> list[str]:
    """Every problem of some sections in one line: place, sentence, what to do."""
    return [f"{at(problem)} {problem.said('en')} {problem.fix('en')}" for problem in problems_in(text)]
