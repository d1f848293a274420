"""Random panels: some inputs of a random rule set, used by its scores alone, are judged on sheets."""

from collections.abc import Mapping
from random import Random
from typing import Any

from tests.oracle.panel import judged_values, mentioned
from tests.oracle.records import Limits, random_record

_SCORED = ("score", "not_applicable_when")


def with_panel(rng: Random, rules: Mapping[str, Any]) -> dict[str, Any] | None:
    """*rules* with a panel; None where no input is used by scores alone, or where there is no total."""
    if "total" not in rules or not rules.get("inputs"):
        return None
    judged = [name for name in rules["inputs"] if _by_sheet(rules, name)]
    judged = [name for name in judged if rng.random() < 0.7] or judged
    if not judged:
        return None
    columns: dict[str, Any] = {"who": {"title": "assessor", "kind": "text"}}
    columns |= {name: dict(rules["inputs"][name]) for name in judged}
    for name in judged:
        columns[name]["optional"] = rng.random() < 0.5
    panel: dict[str, Any] = {"table": "sheets", "by": "who"}
    parameters = dict(rules.get("parameters", {}))
    if rng.random() < 0.5:
        panel["average"] = rng.choice(["total", "each_indicator"])
    if rng.random() < 0.6:
        panel["combine"] = "trimmed_mean"
        if rng.random() < 0.7:
            panel["trim"] = rng.choice([0, 1, 2])
            if rng.random() < 0.3:
                parameters["panel_trim"] = {"kind": "whole", "value": panel["trim"]}
                panel["trim"] = "panel_trim"
    if rng.random() < 0.7:
        panel["spread_over"] = rng.choice([0, 5, 10, "10%", "33.3%"])
    found = dict(rules)
    found |= {"parameters": parameters} if parameters else {}
    found["tables"] = {**rules.get("tables", {}), "sheets": {"title": "sheets", "columns": columns}}
    found["panel"] = panel
    return found


def _by_sheet(rules: Mapping[str, Any], name: str) -> bool:
    """Whether an input is looked at by scores, and by nothing that the record as a whole is asked for."""
    tried = {
        **rules,
        "panel": {"table": "sheets", "by": "who"},
        "tables": {**rules.get("tables", {}), "sheets": {"columns": {name: {}}}},
    }
    names = {name} | judged_values(tried)
    sections = ("groups", "total", "constraints", "grade_limits", "flags", "outcomes")
    others = [rules.get(section, {}) for section in sections]
    own = [{word: part for word, part in one.items() if word not in _SCORED} for one in rules["indicators"].values()]
    scored = [{word: one[word] for word in _SCORED if word in one} for one in rules["indicators"].values()]
    return mentioned(tried, scored, names) and not mentioned(tried, [*others, *own], names)


def judged_record(rng: Random, rules: Mapping[str, Any], limits: Limits) -> dict[str, Any]:
    """A record with sheets; some are alike, so that totals are equal."""
    record = random_record(rng, rules, limits)
    sheets = record["sheets"]
    for at, sheet in enumerate(sheets):
        if at and rng.random() < 0.3:
            sheet.update(sheets[rng.randrange(at)])
        sheet["who"] = f"assessor {at}"
    rng.shuffle(sheets)
    return record
