"""
Small rule sets in which § stands before the place that a problem is to name, and ¤ before each related one.

`@score` and `@flag` stand for the words that every indicator and flag needs. Unless a text has `inputs` of its own, it begins
with those of BEGIN.
"""

from typing import NamedTuple

from perfrules.checks import check_rules
from perfrules.problems import Problem
from tests.loading.rules import HEAD, rules_of

OWN, RELATED = "§", "¤"
BESIDE = frozenset({"no-basis", "unused"})  # warnings that most of these small texts deserve as well
BEGIN = """\
inputs:
  held: {kind: yes_no}
  rate: {kind: percent}
  count: {kind: whole}
  paid: {kind: money, unit: 万元}
  day: {kind: date}
  word: {kind: text}
  tier: {kind: choice, choices: {met: M, partly: P, unmet: U}}
tables:
  rows:
    columns:
      section: {kind: choice, choices: {output: O, benefit: B}}
      name: {kind: text}
      points: {kind: number}
      share: {kind: percent}
"""


class Said(NamedTuple):
    """A message in both languages, what to do included."""

    en: str
    zh: str
    en_fix: str = ""
    zh_fix: str = ""


def expanded(text: str) -> str:
    begin = "" if text.startswith("inputs:") else BEGIN
    text = text.replace("@score", "score: {method: yes_no, value: held}")
    return begin + text.replace("@flag", "when: held, severity: info, finding: f")


def marks(text: str, mark: str) -> list[str]:
    """The places of *mark*, as `line:column`."""
    found = []
    for number, line in enumerate((HEAD + expanded(text)).splitlines(), 1):
        left = line.replace(RELATED if mark == OWN else OWN, "")
        column = 0
        for part in left.split(mark)[:-1]:
            column += len(part)
            found.append(f"{number}:{column + 1}")
    return found


def problems(text: str) -> tuple[Problem, ...]:
    return check_rules(rules_of(expanded(text).replace(OWN, "").replace(RELATED, "")))


def silent(text: str) -> bool:
    """Whether nothing is wrong with *text*, but for what such small texts always lack."""
    left = [problem.text("en") for problem in problems(text) if problem.code not in BESIDE]
    assert not left, left
    return True


def only(text: str, beside: frozenset[str] = BESIDE) -> Problem:
    """The one problem of *text*, at the places that are marked."""
    found = [problem for problem in problems(text) if problem.code not in beside]
    assert len(found) == 1, [problem.line("en") for problem in found]
    problem = found[0]
    assert [str(problem.where).removeprefix("rules.yaml:")] == marks(text, OWN), problem.text("en")
    related = [str(place).removeprefix("rules.yaml:") for place in problem.related]
    assert sorted(related) == sorted(marks(text, RELATED)), problem.text("en")
    return problem


def says(text: str, key: str, said: Said) -> None:
    """Assert that *text* has the one problem *key* at its mark, worded so."""
    problem = only(text)
    assert (problem.key, problem.said("en"), problem.said("zh")) == (key, said.en, said.zh)
    fixes = problem.fix("en"), problem.fix("zh")
    assert all(fixes)
    assert fixes == (said.en_fix or fixes[0], said.zh_fix or fixes[1])
