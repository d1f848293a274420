"""A made-up rule set of 2,000 lines, with a record for it: what the loader is measured on."""

from typing import Any

GROUPS, PER_GROUP, VALUES = 10, 10, 18
HEAD = """\
# Made to be loaded and timed; see loading.py.

format: 1
id: benchmark.two_thousand_lines
title: Two thousand lines (benchmark)
status: draft
"""
SHAPES = (
    "{{method: proportional, value: actual_{n} / target_{n}, full_at: 100%}}",
    "{{method: target, actual: actual_{n}, target: target_{n}, sign: at_least, reverse: excess, over: {{from: 130%, then: flag}}}}",
    "{{method: bands, value: actual_{n} / target_{n}, bands: [{{from: 90%, gives: 100%}}, {{from: 60%, gives: 60%}}, {{gives: 0}}]}}",
    "{{method: yes_no, value: held_{n}, yes: 100%, no: 0}}",
    "{{method: deduct, value: actual_{n} / target_{n}, above: 100%, per: 10%, take: 10%, steps: whole}}",
)
INPUT = """\
  target_{n}: {{title: Target {n}, kind: number, min: 0.01}}
  actual_{n}: {{title: Actual {n}, kind: number}}
  held_{n}: {{title: Survey {n} held, kind: yes_no}}
"""
VALUE = """\
  ratio_{n}:
    title: Actual {n} of target
    formula: actual_{n} / target_{n}
    kind: percent
"""
INDICATOR = """\
  indicator_{n}:
    title: Indicator {n}
    points: 1
    group: group_{group}
    score: {shape}
    decimals: 2
    provenance: proposal
    laws: [notice]
"""
FLAG = """\
  missed_{n}:
    title: Target {n} missed
    when: actual_{n} < target_{n} and not held_{n}
    severity: warning
    category: goals
    finding: Only {{actual_{n}}} of {{target_{n}}} was reached.
    recommendation: Explain the difference.
    laws: [notice]
"""
TAIL = """\
total: {of: 100, decimals: 2}
grades:
  high: {title: High, from: 80}
  low: {title: Low, from: 0}
"""


def rules() -> str:
    """The rule file: 100 indicators in 10 groups, with 300 inputs and 100 flags."""
    numbers = range(GROUPS * PER_GROUP)
    parts = [HEAD, "laws:\n  notice: {cite: A notice}\n", "categories: {goals: Goals}\n", "inputs:\n"]
    parts += [INPUT.format(n=n) for n in numbers]
    parts.append("values:\n")
    parts += [VALUE.format(n=n) for n in range(VALUES)]
    parts.append("groups:\n")
    parts += [f"  group_{group}: {{title: Group {group}, points: {PER_GROUP}}}\n" for group in range(GROUPS)]
    parts.append("indicators:\n")
    parts += [_indicator(n) for n in numbers]
    parts.append("flags:\n")
    parts += [FLAG.format(n=n) for n in numbers]
    return "".join([*parts, TAIL])


def record() -> dict[str, Any]:
    """A record for it, with one target missed in three."""
    cells: dict[str, Any] = {}
    for n in range(GROUPS * PER_GROUP):
        cells |= {f"target_{n}": 100, f"actual_{n}": 100.5 if n % 3 else 71.25, f"held_{n}": n % 2 == 0}
    return cells


def _indicator(n: int) -> str:
    return INDICATOR.format(n=n, group=n // PER_GROUP, shape=SHAPES[n % len(SHAPES)].format(n=n))
