"""Trees of indicators that simply get what the record says: points out of their own."""

from collections.abc import Mapping
from typing import Any

from tests.evaluation.helper import evaluated


def leaf(name: str, fields: str) -> str:
    """An indicator whose share is the input of the same name in capitals; its input and its line."""
    return f"  {name}: {{{fields}, score: {{method: cases, cases: [{{when: S_{name} == 200%, gives: not_applicable}}, {{gives: S_{name}}}]}}}}\n"


def plain(name: str, fields: str) -> str:
    """The same where nothing but its fields can take it out."""
    return f"  {name}: {{{fields}, score: {{method: proportional, value: S_{name}}}}}\n"


def tree(groups: Mapping[str, str], leaves: Mapping[str, str], more: str = "total: {of: 100}\n") -> str:
    """
    A rule set of *groups* and *leaves*, each with its fields.

    The record brings the share of leaf `a` as `S_a`; 2 means that the leaf does not apply, where its fields begin with `?`.
    """
    inputs = "".join(f"  S_{name}: {{kind: percent, optional: true}}\n" for name in leaves)
    sections = f"inputs:\n{inputs}  gone: {{kind: yes_no, optional: true}}\n"
    if groups:
        sections += "groups:\n" + "".join(f"  {name}: {{title: {name}, {fields}}}\n" for name, fields in groups.items())
    sections += "indicators:\n"
    for name, fields in leaves.items():
        sections += leaf(name, fields[1:]) if fields.startswith("?") else plain(name, fields)
    return sections + more


def result_of(rules: str, **shares: object) -> Any:
    """The result of a record with these shares; `gone` stays as it is."""
    return evaluated(rules, {name if name == "gone" else f"S_{name}": share for name, share in shares.items()})


def standing(result: Any) -> dict[str, Any]:
    """What each item got and could get, or that it does not apply."""
    return {
        name: "not applicable" if score.not_applicable else (score.points, score.of)
        for name, score in result.scores.items()
    }
