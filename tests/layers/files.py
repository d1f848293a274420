"""Small chains of rule files in a folder of their own, and what loading them says."""

from pathlib import Path

import perfrules
from perfrules.problems import Place, Problem

BASE = """\
format: 1
id: test.base
title: {zh: 基础, en: Base}
status: draft
in_force: {from: 2020-01-01}
laws: {m10: {cite: M 10}, n12: {cite: N 12}}
inputs:
  rate: {kind: percent}
  held: {kind: yes_no}
parameters:
  low_at: {kind: percent, value: 80%, laws: [m10]}
groups:
  execution: {points: 10}
  output: {points: 90}
indicators:
  spending: {group: execution, score: {method: proportional, value: rate}, laws: [m10]}
  survey: {group: output, score: {method: yes_no, value: held}, laws: [m10]}
total: {of: 100, decimals: 2}
categories: {funds: {zh: 资金, en: Funds}, goals: {zh: 目标, en: Goals}}
flags:
  low: {when: rate < low_at, severity: info, category: funds, finding: '{rate}', laws: [m10]}
  none: {when: not held, severity: error, category: goals, finding: no survey, laws: [m10]}
"""
CHILD = """\
format: 1
id: test.child
title: Child
status: local
extends: base.yaml
"""


def write(folder: Path, **texts: str) -> Path:
    """Write `base.yaml` and the other *texts* (without their ending); the path of the last one."""
    files = {"base": BASE, **texts}
    for name, text in files.items():
        folder.joinpath(f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder / f"{[*files][-1]}.yaml"


def loaded(folder: Path, as_of: str | None = None, **texts: str) -> perfrules.RuleSet:
    return perfrules.load(write(folder, **texts), as_of)


def problems(folder: Path, as_of: str | None = None, **texts: str) -> tuple[Problem, ...]:
    """What is wrong with the last of *texts*; that something is wrong is taken for granted."""
    path = write(folder, **texts)
    try:
        perfrules.load(path, as_of)
    except perfrules.RuleFileError as error:
        return error.problems
    message = "nothing is wrong"
    raise AssertionError(message)


def told(found: tuple[Problem, ...]) -> list[tuple[str, str, tuple[str, ...]]]:
    """Code, place and related places of errors, by file name and line."""
    return [(one.key, short(one.where), tuple(map(short, one.related))) for one in found if one.severity == "error"]


def short(where: object) -> str:
    assert isinstance(where, Place)
    return f"{where.file.rpartition('/')[2]}:{where.line}:{where.column}"
