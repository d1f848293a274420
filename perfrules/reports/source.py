"""What a report needs to know of the rules behind a result: titles, in the language of the result."""

import re
from collections.abc import Iterable
from dataclasses import replace

from perfrules.model.items import GradeLimit, Law
from perfrules.model.rule_set import RuleSet
from perfrules.problems import Cell, Problem
from perfrules.reports import labels
from perfrules.words import Lang

_DAYS = re.compile(r"([0-9]+) +(working +)?days?")


def title_of(rules: RuleSet, item: str, lang: str) -> str:
    """The title of an indicator, group, value, input, parameter, flag, outcome or table; its id where it has none."""
    for section in (
        rules.indicators, rules.groups, rules.values, rules.inputs, rules.parameters, rules.flags, rules.outcomes,
        rules.tables,
    ):  # fmt: skip
        if item in section:
            return section[item].title.get(lang)
    return item


def field_title(rules: RuleSet, name: str, table: str | None, lang: str) -> str:
    """The title of a column of *table*, else of what *name* is in the whole record."""
    if table is not None and name in rules.tables[table].columns:
        return rules.tables[table].columns[name].title.get(lang)
    if name in labels.OWN_NAMES:
        return labels.OWN_NAMES[name].get("zh" if lang == "zh" else "en")
    return title_of(rules, name, lang)


def cited(law: Law, lang: str) -> str:
    """A law as it is cited: number, title, article."""
    title = "" if law.title is None else law.title.get(lang)
    if title and lang == "zh":
        title = f"《{title}》"
    elif title:
        title = f" {title}"
    return f"{law.cite.get(lang)}{title}{f' {law.article}' if law.article else ''}"


def period(deadline: str, lang: Lang) -> str:
    """
    A deadline in words: a number of days, or the date itself.

    >>> period("10 working days", "zh"), period("2024-09-30", "zh")
    ('10个工作日内', '2024-09-30')
    """
    found = _DAYS.fullmatch(deadline)
    if found is None:
        return deadline
    return (labels.WORKING_DAYS if found[2] else labels.DAYS).get(lang).format(days=found[1])


def because(limit: GradeLimit, lang: str) -> str:
    """Why a grade is limited; the id of the limit where the rules do not say."""
    return limit.id if limit.because is None else limit.because.get(lang)


def limitation(rules: RuleSet, limit: GradeLimit, lang: Lang, speech: str) -> str:
    """What a limit does, in the words of *lang* and the texts of the language *speech*."""
    wording = labels.LIMIT_BECOMES if limit.becomes else labels.LIMIT_AT_MOST
    word = limit.becomes or limit.at_most or ""
    grade = rules.grades.get(word)
    title = limit.title if grade is None else grade.title
    return wording.get(lang).format(because=because(limit, speech), word=word if title is None else title.get(speech))


def located(problems: Iterable[Problem], record: str, known_as: str = "") -> tuple[Problem, ...]:
    """The problems of one record, at *record* where it is nameless or *known_as* that."""
    return tuple(
        replace(problem, where=replace(problem.where, record=record))
        if isinstance(problem.where, Cell) and problem.where.record in {"", known_as}
        else problem
        for problem in problems
    )
