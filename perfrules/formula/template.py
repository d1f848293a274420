"""Texts with formulas in braces: finding the braces and the places after a colon."""

import re
from dataclasses import replace

from perfrules.formula.syntax import Formula, parse_formula
from perfrules.problems import Place, Problem

_PART = re.compile(r"\{([^{}]*)\}|[{}]|[^{}]+")
_PLACES = re.compile(r"(.*):\s*([0-9]|1[0-2])\s*", re.DOTALL)
Blanks = tuple[str | tuple[Formula, int | None], ...]


def parse_template(text: str, place: Place, *, in_line: bool) -> tuple[Blanks, tuple[Problem, ...]]:
    """
    The words and the blanks of *text*: a blank is a formula and the places to print, or None.

    >>> parts, problems = parse_template("rate {rate:1}", Place("f", 1, 1), in_line=True)
    >>> parts[0], parts[1][1], problems
    ('rate ', 1, ())
    """
    parts: list[str | tuple[Formula, int | None]] = []
    problems: list[Problem] = []
    for match in _PART.finditer(text):
        if match[0] in "{}":
            problems.append(Problem("placeholder-brace", _moved(place, match.start(), in_line=in_line)))
        elif match[1] is None:
            parts.append(match[0])
        else:
            found = _blank(match[1], _moved(place, match.start() + 1, in_line=in_line), in_line=in_line)
            if isinstance(found, Problem):
                problems.append(found)
            else:
                parts.append(found)
    return tuple(parts), tuple(problems)


def _moved(place: Place, by: int, *, in_line: bool) -> Place:
    return replace(place, column=place.column + by) if in_line else place


def _blank(text: str, place: Place, *, in_line: bool) -> tuple[Formula, int | None] | Problem:
    places = None
    if found := _PLACES.fullmatch(text):
        text, places = found[1], int(found[2])
    indent = len(text) - len(text.lstrip())
    formula = parse_formula(text.lstrip(), _moved(place, indent, in_line=in_line), in_line=in_line)
    return formula if isinstance(formula, Problem) else (formula, places)
