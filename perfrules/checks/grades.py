"""Grades and scales: their order, and that grades cover every score from nothing to all."""

from collections.abc import Iterator

from perfrules.checks.context import Context
from perfrules.exact import Exact, compare, to_text
from perfrules.model.items import Scale, ScaleWord
from perfrules.problems import Problem


def check_grades(context: Context) -> Iterator[Problem]:
    """Grades that are out of order, leave low scores out, or begin above the highest score."""
    rules = context.rules
    if not rules.grades:
        return
    words = tuple(rules.grades.values())
    if rules.total is None:
        yield Problem("grades-without-total", words[0].place)
        return
    of = rules.total.of
    yield from _order(rules.grades, of)
    if words[-1].start[0] != 0:
        facts = {"word": words[-1].id, "from": _shown(words[-1])}
        yield Problem("grades-gap", context.place("grades", words[-1].id, "from"), facts)
    for word in words:
        if compare(_points(word, of), of) > 0:
            facts = {"word": word.id, "from": _shown(word), "of": to_text(of)}
            total = context.place("total", "of")
            yield Problem("grades-beyond", context.place("grades", word.id, "from"), facts, related=(total,))


def check_scales(context: Context) -> Iterator[Problem]:
    """Scales whose words are out of order."""
    for scale in context.rules.scales.values():
        yield from _order(scale, None)


def check_grade_limits(context: Context) -> Iterator[Problem]:
    """Limits on a grade that does not exist, or that become a grade instead of a word outside the grades."""
    rules = context.rules
    for limit in rules.grade_limits.values():
        if not rules.grades:
            yield Problem("grade-limit/no-grades", limit.place, {"name": limit.id})
        elif limit.becomes is not None and limit.becomes in rules.grades:
            place = context.place("grade_limits", limit.id, "becomes")
            yield Problem("grade-limit", place, {"word": limit.becomes}, related=(rules.grades[limit.becomes].place,))


def _order(scale: Scale, of: Exact | None) -> Iterator[Problem]:
    before: ScaleWord | None = None
    for word in scale.values():
        if before is not None and _comparable(before, word, of) and compare(*_pair(word, before, of)) >= 0:
            facts = {"word": word.id, "from": _shown(word), "before": before.id, "above": _shown(before)}
            yield Problem("grades-order", word.place, facts, related=(before.place,))
        before = word


def _comparable(a: ScaleWord, b: ScaleWord, of: Exact | None) -> bool:
    return a.share == b.share or of is not None


def _pair(a: ScaleWord, b: ScaleWord, of: Exact | None) -> tuple[Exact, Exact]:
    """Two starts as points, or as they are where both are of one sort."""
    return (a.start, b.start) if a.share == b.share or of is None else (_points(a, of), _points(b, of))


def _points(word: ScaleWord, of: Exact) -> Exact:
    return (word.start[0] * of[0], word.start[1] * of[1]) if word.share else word.start


def _shown(word: ScaleWord) -> str:
    return f"{to_text((word.start[0] * 100, word.start[1]))}%" if word.share else to_text(word.start)
