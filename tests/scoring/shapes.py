"""One indicator of a hundred points, scored by one shape."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from tests.evaluation.helper import evaluated

KINDS = {
    "x": "number", "rate": "percent", "late": "whole", "done": "yes_no", "held": "yes_no", "misused": "yes_no", "other": "yes_no",
    "opinion": "choice, choices: {clean: Clean, qualified: Qualified, none: None given}", "actual": "number_or_text",
    "target": "number_or_text", "sign": "choice, choices: {at_least: ≥, above: '>', equal: ＝, at_most: ≤, below: '<', qualitative: Q}",
    "tier": "choice, choices: {met: Met, partly: Partly, unmet: Unmet}", "given": "number",
}  # fmt: skip


def result_of(score: str, record: Mapping[str, object], more: str = "", of: int = 100) -> Any:
    """The result for an indicator with this shape, which is all that the total is made of."""
    inputs = "".join(f"  {name}: {{kind: {kind}, optional: true}}\n" for name, kind in KINDS.items())
    text = f"inputs:\n{inputs}indicators:\n  only:\n    score: {score}\n    decimals: 4\n{more}total: {{of: {of}}}\n"
    return evaluated(text, record)


def got(score: str, more: str = "", **record: object) -> Decimal | str | None:
    """The points out of a hundred, or `not applicable`."""
    found = result_of(score, record, more).scores["only"]
    return "not applicable" if found.not_applicable else found.points
