"""Records compared with one another against the oracle: random rule sets and groups of records, no difference."""

import json
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import perfrules
from tests.oracle.draw_peers import records_together, with_peers
from tests.oracle.generate import chance, random_rules
from tests.oracle.oracle import evaluate
from tests.oracle.records import as_data, limits
from tests.test_against_oracle import actual, expected, loaded

SMALL = (30, 8)
PROOF = (400, 25)
SHOWN = 20
MISTAKE = {"compared": "not a number"}


def differences(
    rules: Mapping[str, Any], records: Sequence[Mapping[str, Any]], evaluator: perfrules.Evaluator
) -> Iterator[str]:
    """One line for each figure or word that is not the same in both; one record more has a mistake, and is nobody's peer."""
    data = [as_data(rules, record) for record in records]
    results = list(evaluator.evaluate_all([*data, {**data[0], **MISTAKE}]))
    assert results[-1].status == "error"
    for number, (record, found) in enumerate(zip(records, results, strict=False)):
        result = json.loads(found.to_json(), parse_float=Decimal)
        assert result["errors"] == []
        wanted, got = expected(evaluate(rules, record, records)), actual(result, rules)
        for path in sorted(wanted.keys() | got.keys()):
            if path.endswith(".of") and (wanted.get(path[:-3]) is None or not wanted.get(f"{path[:-3]}.rows", True)):
                continue
            if wanted.get(path, "absent") != got.get(path, "absent"):
                yield f"record {number}: {path}: oracle {wanted.get(path, 'absent')}, result {got.get(path, 'absent')}"


def test_no_place_among_peers_differs_from_the_oracle(proof: bool, tmp_path: Path) -> None:
    sets, count = PROOF if proof else SMALL
    found: list[str] = []
    words: set[str] = set()
    for seed in range(sets):
        rng = chance(f"peers {seed}")
        rules = with_peers(rng, random_rules(rng))
        records = records_together(rng, rules, limits(rules), count)
        found += [f"set {seed}, {line}" for line in differences(rules, records, loaded(rules, tmp_path))]
        scores = (spec.get("score", {}) for spec in rules.get("indicators", {}).values())
        words |= {word for one in scores if one.get("method") == "relative" for word in (one["by"], one["better"])}
        if len(found) >= SHOWN:
            break
    print(f"\n{sets * count} records compared with their peers, {len(found)} differences from the oracle")
    assert found[:SHOWN] == []
    assert words == {"min_max", "rank", "percentile", "distance_to_mean", "higher", "lower"}
