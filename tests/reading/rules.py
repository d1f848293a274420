"""Rule sets for the tests of reading, and short ways to open data by them."""

import tempfile
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import pytest

from perfrules import DataError, Evaluator, Result, RuleSet, load
from perfrules.problems import Problem
from perfrules.reading import DataFile, Source, data_from_source
from perfrules.records.given import Given

HEAD = "format: 1\nid: forms\ntitle: {zh: 表, en: Forms}\nstatus: draft\n"
FORMS = (
    HEAD
    + """inputs:
  name: {title: {zh: 项目名称, en: Project name}, kind: text}
  budget: {title: {zh: 预算数, en: Budget}, kind: money, unit: 万元, min: 0}
  rate: {title: {zh: 执行率, en: Rate}, kind: percent, optional: true}
  held: {title: {zh: 开展调查, en: Survey held}, kind: yes_no, optional: true}
  note: {title: {zh: 备注, en: Note}, kind: text, optional: true}
values: {half: {formula: budget / 2}}
"""
)
ROWS = (
    FORMS
    + """tables:
  targets:
    title: {zh: 绩效指标, en: Targets}
    columns:
      target: {title: {zh: 指标, en: Target}, kind: text}
      section: {title: {zh: 类别, en: Section}, kind: choice, choices: {output: 产出, benefit: 效益}, optional: true}
      points: {title: {zh: 分值, en: Points}, kind: number, unit: 分}
      remark: {title: {zh: 备注, en: Remark}, kind: text, optional: true}
"""
)
ATTACKED = (
    HEAD
    + """inputs:
  name: {title: 项目名称, kind: text}
  budget: {title: 预算, kind: money, unit: 万元, min: 0, max: 1000000000}
  rate: {title: 执行率, kind: percent, min: 0, max: 2}
  points: {title: 得分, kind: number, min: 0, max: 100}
  done: {title: 完成日期, kind: date}
values:
  figures: {formula: budget + budget * rate + budget * points}
indicators:
  known: {score: {method: formula, gives: share, formula: "1 if figures >= 0 and name != '' and done >= '2000-01-01' else 0"}}
total: {of: 100}
"""
)


@lru_cache
def rules(text: str = FORMS) -> RuleSet:
    """The rule set that *text* says."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name, "rules.yaml")
        path.write_text(text, encoding="utf-8")
        return load(path)


def opened(
    data: bytes | str, name: str = "forms.csv", text: str = FORMS, tables: Mapping[str, Path] | None = None
) -> DataFile:
    """The data file called *name* that holds *data*."""
    read = data.encode() if isinstance(data, str) else data
    return data_from_source(Source(name, read), rules(text), tables=tables or {})


def given(data: bytes | str, name: str = "forms.csv", text: str = FORMS) -> list[Given]:
    """Its records."""
    return list(opened(data, name, text))


def records(data: bytes | str, name: str = "forms.csv", text: str = FORMS) -> list[object]:
    """What its records hold."""
    return [one.record for one in given(data, name, text)]


def results(data: bytes | str, name: str = "forms.csv", text: str = FORMS) -> list[Result]:
    """The results of its records."""
    evaluator = Evaluator(rules(text))
    return [evaluator.evaluate_given(one) for one in opened(data, name, text)]


def refused(
    data: bytes | str, name: str = "forms.csv", text: str = FORMS, tables: Mapping[str, Path] | None = None
) -> tuple[Problem, ...]:
    """Why nothing of it may be evaluated."""
    with pytest.raises(DataError) as caught:
        opened(data, name, text, tables)
    return caught.value.problems


def said(
    data: bytes | str, name: str = "forms.csv", text: str = FORMS, tables: Mapping[str, Path] | None = None
) -> list[tuple[str, str]]:
    """The keys and places of the errors for which it is refused."""
    problems = refused(data, name, text, tables)
    return [(problem.key, str(problem.where)) for problem in problems if problem.severity == "error"]
