"""Random rule sets that load without a problem, as plain dicts and as text.

`random_rules` and `random_record` (in `records.py`) take a source of chance; the strategies are the same two with the
chance that hypothesis gives, so that a failing pair can be made smaller.
"""

import json
from collections.abc import Mapping
from decimal import Decimal
from random import Random
from typing import Any

from hypothesis import strategies as st

from tests.oracle.draft import Draft
from tests.oracle.draw_flags import conclude, grades, letters
from tests.oracle.draw_tree import CHILD_FORMULAS, COMBINES, Trees
from tests.oracle.records import random_record

_ORDER = [
    "word_lists",
    "inputs",
    "tables",
    "parameters",
    "values",
    "groups",
    "indicators",
    "total",
    "constraints",
    "grades",
    "grade_limits",
    "scales",
    "lookups",
    "categories",
    "flags",
    "outcomes",
]


def random_rules(rng: Random) -> dict[str, Any]:
    """A random rule set: sums of points, an index of shares, letters without a total, or flags alone."""
    draft = Draft(rng, plain=rng.random() < 0.25)
    manner = rng.choices(["points", "index", "letters", "flags"], [70, 15, 8, 7])[0]
    if manner == "points":
        total: dict[str, Any] = {"of": rng.choice([100, 100, 100, 10, 120, 1])}
        Trees(draft).grow(total)
        _add_like(draft)
    elif manner == "index":
        total = {"of": rng.choice([1, 100]), "combine": rng.choice(COMBINES)}
        if total["combine"] == "formula":
            total["formula"] = rng.choice(CHILD_FORMULAS)
        Trees(draft).grow(total)
    elif manner == "letters":
        letters(draft)
    if manner in {"points", "index"}:
        if rng.random() < 0.7 and total.get("combine") != "lookup":
            total |= draft.rounding()
        draft.section("total").update(total)
        grades(draft, total["of"], always="table" in draft.section("total"))
        _fill_table(draft)
    conclude(draft)
    written = {name: draft.sections[name] for name in _ORDER if draft.sections.get(name)}
    return {"format": 1, "id": f"random.set_{rng.randrange(10**6)}", "title": "random", "status": "draft", **written}


def _fill_table(draft: Draft) -> None:
    """The lines that the total looks up give grades."""
    table = draft.section("total").get("table")
    if table is not None:
        rows = draft.section("lookups")[table]["rows"]
        rows |= {words: draft.rng.choice(list(draft.section("grades"))) for words in rows}


def _add_like(draft: Draft) -> None:
    """Now and then one indicator takes what it does not write from a sibling."""
    indicators = draft.section("indicators")
    for name, spec in indicators.items():
        others = [
            other
            for other, found in indicators.items()
            if other != name
            and found.get("group") == spec.get("group")
            and {"points", "score"} <= set(found)
            and not {"each", "give_to", "like"} & set(found)
            and "score_of" not in str(found["score"])
            and "rate_of" not in str(found["score"])
        ]
        worth = spec.get("points")
        others = [other for other in others if isinstance(worth, Decimal) and worth >= indicators[other]["points"]]
        if "each" in spec or not others or not draft.chance(0.1) or _is_taken(indicators, name):
            continue
        kept = {field: spec[field] for field in ("title", "group", "points", "give_to", "decimals") if field in spec}
        indicators[name] = kept | {"like": draft.rng.choice(others)}


def _is_taken(indicators: Mapping[str, Any], name: str) -> bool:
    return any(spec.get("like") == name for spec in indicators.values())


def chance(seed: object) -> Random:
    """A source of chance that is the same on every run."""
    return Random(str(seed))  # noqa: S311  nothing here is a secret


def rule_sets() -> st.SearchStrategy[dict[str, Any]]:
    """Rule sets for hypothesis."""
    return st.randoms(use_true_random=False).map(random_rules)


def rule_sets_with_records() -> st.SearchStrategy[tuple[dict[str, Any], dict[str, Any]]]:
    """Rule sets, each with a record whose figures lie on and beside the limits of the text."""

    def both(rng: Random) -> tuple[dict[str, Any], dict[str, Any]]:
        rules = random_rules(rng)
        return rules, random_record(rng, rules)

    return st.randoms(use_true_random=False).map(both)


def to_yaml(rules: Mapping[str, Any]) -> str:
    """The text of a rule file: one line an item, numbers in plain digits."""
    lines = []
    for section, content in rules.items():
        if isinstance(content, dict) and section not in {"total", "panel", "peers"}:
            lines.append(f"{section}:")
            lines += [f"  {json.dumps(name, ensure_ascii=False)}: {_flow(item)}" for name, item in content.items()]
        else:
            lines.append(f"{section}: {_flow(content)}")
    return "\n".join(lines) + "\n"


def _flow(item: object) -> str:
    if isinstance(item, Mapping):
        return "{" + ", ".join(f"{_flow(str(key))}: {_flow(value)}" for key, value in item.items()) + "}"
    if isinstance(item, list):
        return "[" + ", ".join(_flow(value) for value in item) + "]"
    if isinstance(item, Decimal):
        return f"{item:f}"
    return json.dumps(item, ensure_ascii=False)
