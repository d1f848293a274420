"""The form of a list: its columns as the shipped rule set declares them, and the lines of a file read by it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any, NamedTuple, final

from perfrules.ledger.item import RULES, TABLE, Value
from perfrules.loading.load import load
from perfrules.model.fields import Field
from perfrules.model.rule_set import RuleSet
from perfrules.model.section import Section
from perfrules.problems import Problem
from perfrules.records.given import Given
from perfrules.records.record import RecordReader
from perfrules.words import Lang

KEY = "key"


@final
class Line(NamedTuple):
    """One line of a list: the columns that are filled in, where it was found, and its mistakes."""

    values: Mapping[str, Any]
    given: Given
    problems: tuple[Problem, ...]


@cache
def form() -> RuleSet:
    """
    The columns of a list as the inputs of a rule set: what is read by it has the kinds and words of the shipped set.

    Only the key is needed, as a unit may send back no more than its answers.

    >>> [field.id for field in form().inputs.values() if not field.optional]
    ['key']
    """
    rules = load(RULES)
    columns = rules.tables[TABLE].columns.values()
    none: Any = Section()
    return replace(
        rules,
        inputs=Section((field.id, replace(field, optional=field.id != KEY)) for field in columns),
        tables=none,
        values=none,
        flags=none,
        outcomes=none,
    )


def lines_of(rows: Iterable[Given]) -> Iterator[Line]:
    """
    *rows* as they read by the form of a list.

    >>> [line.values for line in lines_of([Given({"key": "P-1/no_survey", "head_confirmed": "是", "answer": ""})])]
    [{'key': 'P-1/no_survey', 'head_confirmed': True}]
    """
    reader = RecordReader(form())
    for given in rows:
        read = reader.read(given.record, given.position)
        values = dict(zip(form().inputs, read.inputs, strict=False))
        yield Line(
            {name: value for name, value in values.items() if value is not None},
            given,
            tuple(problem for problem in given.placed(read.problems) if problem.severity == "error"),
        )


def headings(lang: Lang) -> tuple[str, ...]:
    """
    The titles of the columns.

    >>> headings("zh")[:3]
    ('事项编号', '评价对象编号', '评价对象')
    """
    return tuple(field.title.get(lang) for field in form().inputs.values())


def shown(field: Field, value: Value, lang: Lang) -> Value:
    """*value* as a person reads it: a word of a list by its title."""
    return field.choices[value].get(lang) if isinstance(value, str) and value in field.choices else value
