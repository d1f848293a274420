"""What a report needs to know of the rules behind a result: titles, in the language of the result."""

from collections.abc import Iterable
from dataclasses import replace

from perfrules.evaluation.result import Result
from perfrules.model.items import Law
from perfrules.model.rule_set import RuleSet
from perfrules.problems import Cell, Problem


def rules_of(result: Result) -> RuleSet:
    """The rules that made *result*."""
    return result._plan.compiler.rules  # noqa: SLF001 - a result shows what came out; only its reports look at the rules


def language_of(result: Result) -> str:
    """The language of the texts in *result*."""
    return result._wording.lang  # noqa: SLF001 - see above


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
    return title_of(rules, name, lang)


def cited(law: Law, lang: str) -> str:
    """A law as it is cited: number, title, article."""
    title = "" if law.title is None else law.title.get(lang)
    if title and lang == "zh":
        title = f"《{title}》"
    elif title:
        title = f" {title}"
    return f"{law.cite.get(lang)}{title}{f' {law.article}' if law.article else ''}"


def located(problems: Iterable[Problem], record: str) -> tuple[Problem, ...]:
    """The problems of one record, at *record* where it has no id of its own."""
    return tuple(
        replace(problem, where=replace(problem.where, record=record))
        if isinstance(problem.where, Cell) and not problem.where.record
        else problem
        for problem in problems
    )
