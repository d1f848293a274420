"""The evaluator against the oracle: random rule sets, records on and beside every limit, no difference.

The small profile compares 500 evaluations; `--proof` compares 100,000.
"""

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

from hypothesis import given

import perfrules
from tests.oracle.figures import printed
from tests.oracle.generate import chance, random_rules, rule_sets_with_records, to_yaml
from tests.oracle.oracle import Outcome, evaluate
from tests.oracle.records import as_data, limits, random_record

SMALL = (25, 20)
PROOF = (500, 200)
SHOWN = 20
"""Differences printed before the comparison gives up."""


def plain(found: object) -> object:
    """A figure, word or date of the oracle as the JSON form shows it."""
    if isinstance(found, bool | str | None):
        return None if found == "not_applicable" else found
    if isinstance(found, Fraction):
        return printed(found)
    return found.isoformat() if isinstance(found, dt.date) else found


def read(found: object) -> object:
    """A figure of the JSON form as an exact fraction; the rest unchanged."""
    return Fraction(found) if isinstance(found, int | Decimal) and not isinstance(found, bool) else found


def expected(outcome: Outcome) -> dict[str, object]:
    """Everything that is compared, by the path a reader would look for."""
    found: dict[str, object] = {
        "status": outcome.status,
        "score": plain(outcome.score),
        "grade": outcome.grade,
        "completeness": plain(outcome.completeness),
        "fired": sorted(outcome.fired),
        "undecided": sorted(outcome.undecided),
        "findings": {name: len(rows) for name, rows in outcome.fired_rows.items() if rows},
    }
    for item, score in (outcome.indicators | outcome.groups).items():
        found[f"scores.{item}"] = plain(score)
        found[f"scores.{item}.of"] = plain(outcome.full[item])
    for item, rows in outcome.rows.items():
        found[f"scores.{item}.rows"] = [plain(score) for _, score in rows]
    found |= {f"values.{name}": plain(value) for name, value in outcome.values.items()}
    return found | {f"outcomes.{name}": then for name, then in outcome.outcomes.items()}


def actual(result: Mapping[str, Any], rules: Mapping[str, Any]) -> dict[str, object]:
    """The same of a result's JSON form."""
    flags = rules.get("flags", {})
    found: dict[str, object] = {
        "status": result["status"],
        "score": read(result["score"]),
        "grade": result["grade"],
        "completeness": read(result["completeness"]),
        "fired": sorted(result["flags"]["fired"]),
        "undecided": sorted(result["flags"]["undecided"]),
    }
    counts: dict[str, int] = {}
    for finding in result["findings"]:
        if finding.get("flag") in flags:
            counts[finding["flag"]] = counts.get(finding["flag"], 0) + 1
    found["findings"] = counts
    for item, entry in result["scores"].items():
        found[f"scores.{item}"] = read(entry["points"])
        found[f"scores.{item}.of"] = None if entry["points"] is None else read(entry["of"])
        if "rows" in entry:
            found[f"scores.{item}.rows"] = [read(row["points"]) for row in entry["rows"]]
    found |= {f"values.{name}": read(value) for name, value in result["values"].items()}
    return found | {f"outcomes.{name}": then for name, then in result["outcomes"].items()}


def differences(rules: Mapping[str, Any], record: Mapping[str, Any], evaluator: "perfrules.Evaluator") -> Iterator[str]:
    """One line for each figure or word that is not the same in both."""
    text = evaluator.evaluate(as_data(rules, record)).to_json()
    result = json.loads(text, parse_float=Decimal)
    assert result["errors"] == []
    wanted, got = expected(evaluate(rules, record)), actual(result, rules)
    for path in sorted(wanted.keys() | got.keys()):
        if path.endswith(".of") and (wanted.get(path[:-3]) is None or not wanted.get(f"{path[:-3]}.rows", True)):
            continue  # what an item without a score, or without a row, is worth is a matter of display
        if wanted.get(path, "absent") != got.get(path, "absent"):
            yield f"{path}: oracle {wanted.get(path, 'absent')}, result {got.get(path, 'absent')}"


def loaded(rules: Mapping[str, Any], folder: Path) -> "perfrules.Evaluator":
    path = folder / "rules.yaml"
    path.write_text(to_yaml(rules), encoding="utf-8")
    return perfrules.Evaluator(perfrules.load(str(path)))


def test_no_evaluation_differs_from_the_oracle(proof: bool, tmp_path: Path) -> None:
    sets, records = PROOF if proof else SMALL
    compared, found = 0, []
    for seed in range(sets):
        rules = random_rules(chance(seed))
        evaluator, known = loaded(rules, tmp_path), limits(rules)
        for number in range(records):
            record = random_record(chance(f"{seed}/{number}"), rules, known)
            found += [f"set {seed}, record {number}: {line}" for line in differences(rules, record, evaluator)]
            compared += 1
        if len(found) >= SHOWN:
            break
    print(f"\n{compared} evaluations compared with the oracle, {len(found)} differences")
    assert found[:SHOWN] == []
    assert compared == sets * records


@given(rule_sets_with_records())
def test_a_difference_would_be_made_small(tmp_path_factory: Any, both: tuple[dict[str, Any], dict[str, Any]]) -> None:
    rules, record = both
    evaluator = loaded(rules, tmp_path_factory.mktemp("rules"))
    assert list(differences(rules, record, evaluator)) == []
