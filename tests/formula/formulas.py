"""Formulas in a small scope, for tests."""

from perfrules.formula.check import Typed, check_kinds
from perfrules.formula.kind import DATE, NUMBER, PERCENT, TEXT, TEXTS, WHOLE, YES_NO, Kind
from perfrules.formula.scope import Scope
from perfrules.formula.syntax import Formula, parse_formula
from perfrules.problems import Place, Problem

START = Place("f.yaml", 3, 11)
WAN, YUAN = Kind("money", "万元"), Kind("money", "元")
MIXED = Kind("number_or_text")
SCOPE = Scope(
    names={
        "paid": WAN, "budget": WAN, "cost": YUAN, "rate": PERCENT, "share": PERCENT, "count": WHOLE, "x": NUMBER, "y": NUMBER,
        "word": TEXT, "held": YES_NO, "day": DATE, "until": DATE, "mixed": MIXED, "预算": WAN, "broken": None, "vague": TEXTS,
        "section": Kind("choice", words=("output", "benefit")), "other": Kind("choice", words=("a", "b")),
    },
    tables={"rows": {"points": NUMBER, "name": TEXT, "met": YES_NO, "cost_of": WAN}},
    scored=frozenset({"output", "quality"}),
    scales={"letters": ("a", "b")},
    grades=("good", "poor"),
    flags=frozenset({"late"}),
    has_total=True,
)  # fmt: skip


def parsed(text: str) -> Formula:
    found = parse_formula(text, START)
    assert isinstance(found, Formula), found
    return found


def refused(text: str) -> Problem:
    """The problem of the characters or the form of *text*."""
    found = parse_formula(text, START)
    assert isinstance(found, Problem), text
    assert found.said("en")
    assert found.fix("zh")
    return found


def typed(text: str, scope: Scope = SCOPE) -> Typed:
    found, problems = check_kinds(parsed(text), scope)
    assert not problems, [problem.text("en") for problem in problems]
    assert found is not None
    return found


def kind(text: str, scope: Scope = SCOPE) -> Kind:
    return typed(text, scope).kind


def misfits(text: str, scope: Scope = SCOPE) -> list[Problem]:
    """The problems of the kinds in *text*."""
    found, problems = check_kinds(parsed(text), scope)
    assert found is None
    return list(problems)


def misfit(text: str, scope: Scope = SCOPE) -> Problem:
    (problem,) = misfits(text, scope)
    return problem


def column(problem: Problem) -> int:
    """The character of the formula that *problem* names, from 1."""
    assert isinstance(problem.where, Place)
    assert (problem.where.file, problem.where.line) == (START.file, START.line)
    return problem.where.column - START.column + 1
