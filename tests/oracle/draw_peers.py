"""Random comparisons with peers, put into a random rule set; and records that often say the same."""

import re
from collections.abc import Mapping
from random import Random
from typing import Any, Final

from tests.oracle.records import Limits, random_record

_FIGURES: Final = frozenset({"number", "money", "percent", "whole"})
_SCORED: Final = frozenset({"score_of", "rate_of", "fired", "total_score", "grade", "row_score"})
_APART: Final = frozenset({"choice", "yes_no", "text", "date", "whole", "number"})


def with_peers(rng: Random, rules: Mapping[str, Any]) -> dict[str, Any]:
    """*rules* that compare their records: by `relative`, and by both functions in values, indicators and flags."""
    found = {**rules, "inputs": {**rules.get("inputs", {})}, "values": {**rules.get("values", {})}}
    found["inputs"]["compared"] = {"title": "compared", "kind": "number", "optional": True}
    specs = {**found["inputs"], **found["values"]}
    figures = [name for name, spec in specs.items() if spec["kind"] in _FIGURES and not _of_scores(rules, name)]
    one = rng.choice(figures)
    kept = {word: specs[one][word] for word in ("kind", "unit") if word in specs[one]}
    found["values"]["peers_mean"] = {"title": "mean", "formula": f"peer_mean({one})", **kept}
    found["values"]["peers_rank"] = {"title": "rank", "formula": f"peer_rank({rng.choice(figures)})", "kind": "number"}
    if "indicators" in rules:
        found["indicators"] = {name: _item(rng, spec, figures) for name, spec in rules["indicators"].items()}
    found["flags"] = {**rules.get("flags", {}), **_flags(rng, found, figures)}
    by = [name for name, spec in found["inputs"].items() if spec["kind"] in _APART]
    if rng.random() < 0.7:
        found["peers"] = {"by": rng.sample(by, rng.choice([1, min(2, len(by))]))}
    return found


def _of_scores(rules: Mapping[str, Any], name: str) -> bool:
    """Whether a value looks at scores, which may follow from comparisons."""
    spec = rules.get("values", {}).get(name, {})
    words = set(re.findall(r"\w+", str({word: spec[word] for word in ("formula", "score") if word in spec})))
    others = (words & set(rules.get("values", {}))) - {name}
    return bool(words & _SCORED) or any(_of_scores(rules, other) for other in others)


def _item(rng: Random, spec: Mapping[str, Any], figures: list[str]) -> dict[str, Any]:
    """An indicator, which now and then is scored by its place."""
    chance = rng.random()
    if "score" not in spec or chance < 0.4:
        return dict(spec)
    if "each" not in spec and chance < 0.9:
        return {**spec, "score": _relative(rng, rng.choice(figures))}
    bands = [{"up_to": 1, "gives": "100%"}, {"up_to": 3, "gives": "33.33%"}, {"gives": 0}]
    return {**spec, "score": {"method": "bands", "value": f"peer_rank({rng.choice(figures)})", "bands": bands}}


def _relative(rng: Random, figure: str) -> dict[str, Any]:
    score: dict[str, Any] = {
        "method": "relative",
        "value": figure,
        "by": rng.choice(["min_max", "rank", "percentile", "distance_to_mean"]),
        "better": rng.choice(["higher", "lower"]),
    }
    if rng.random() < 0.6:
        score["ties"] = rng.choice(["best", "mean", "worst"])
    if rng.random() < 0.3:
        score["fewest"] = rng.choice([2, 3, 5])
    if rng.random() < 0.4:
        score["all_equal"] = rng.choice(["0%", "60%", "33.33%"])
    return score


def _flags(rng: Random, rules: Mapping[str, Any], figures: list[str]) -> dict[str, Any]:
    one, other = rng.choice(figures), rng.choice(figures)
    said = {"title": "flag", "severity": "info", "finding": "a finding"}
    found = {"below_peers": {**said, "when": f"{one} < peer_mean({one}) or peer_rank({other}) == 2"}}
    if rules.get("tables"):
        found["rows_of_peers"] = {**said, "each": rng.choice(list(rules["tables"])), "when": f"peer_rank({one}) <= 2"}
    return found


def records_together(rng: Random, rules: Mapping[str, Any], limits: Limits, count: int) -> list[dict[str, Any]]:
    """Records of which some say the same in some inputs, and some leave out what others say."""
    records = [random_record(rng, rules, limits) for _ in range(count)]
    few = {name: rng.sample(records, rng.randint(1, 3)) for name in rules["inputs"] if rng.random() < 0.6}
    for record in records:
        for name, others in few.items():
            said = rng.choice(others)
            if rng.random() < 0.7 and name in said:
                record[name] = said[name]
    return records
