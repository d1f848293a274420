"""Panels against the oracle: random rule sets and sheets, no difference."""

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

import perfrules
from tests.oracle.draw_panel import judged_record, with_panel
from tests.oracle.generate import chance, random_rules
from tests.oracle.panel import PanelOutcome, evaluate_panel
from tests.oracle.records import as_data, limits
from tests.test_against_oracle import actual, expected, loaded, plain, read

SMALL = (40, 12)
PROOF = (200, 20)
SHOWN = 20


def seen(panel: Mapping[str, Any]) -> list[tuple[object, ...]]:
    """The sheets of a result's JSON form, in the oracle's terms."""
    return [(one["assessor"], read(one["score"]), one["grade"], one["kept"]) for one in panel["sheets"]]


def told(outcome: PanelOutcome) -> list[tuple[object, ...]]:
    return [(name, plain(score), grade, kept) for name, score, grade, kept in outcome.sheets]


def differences(rules: Mapping[str, Any], record: Mapping[str, Any], evaluator: perfrules.Evaluator) -> Iterator[str]:
    """One line for each figure or word that is not the same in both."""
    data = as_data(rules, record)
    result = json.loads(evaluator.evaluate(data).to_json(), parse_float=Decimal)
    assert result["errors"] == []
    found = evaluate_panel(rules, record)
    wide = "panel-spread" in [finding["flag"] for finding in result["findings"]]
    for word, got, wanted in [
        ("sheets", seen(result["panel"]), told(found)),
        ("spread", read(result["panel"]["spread"]), plain(found.spread)),
        ("too wide", wide, found.too_wide),
    ]:
        if got != wanted:
            yield f"{word}: oracle {wanted}, result {got}"
    if found.outcome is None:
        yield from _beyond_doubt(result, found)
        return
    wanted, got = expected(found.outcome), actual(result, rules)
    for path in sorted(wanted.keys() | got.keys()):
        if path.endswith(".of") and (wanted.get(path[:-3]) is None or not wanted.get(f"{path[:-3]}.rows", True)):
            continue
        if wanted.get(path, "absent") != got.get(path, "absent"):
            yield f"{path}: oracle {wanted.get(path, 'absent')}, result {got.get(path, 'absent')}"


def _beyond_doubt(result: Mapping[str, Any], found: PanelOutcome) -> Iterator[str]:
    """Where it cannot be told which sheets count, only that is decided in which all sheets agree."""
    if found.sheets and found.common.keys() < result["scores"].keys() and result["status"] == "decided":
        yield "decided, though it cannot be told which sheets count"
    for name, score in result["scores"].items():
        points = read(score["points"])
        if found.sheets and isinstance(points, Fraction) and plain(found.common.get(name)) != points:
            yield f"scores.{name}: {points}, though the sheets say {found.common.get(name)}"


def test_no_panel_differs_from_the_oracle(proof: bool, tmp_path: Path) -> None:
    sets, records = PROOF if proof else SMALL
    compared, decided, seed = 0, 0, 0
    found: list[str] = []
    while compared < sets * records and len(found) < SHOWN:
        seed += 1
        rng = chance(f"panel {seed}")
        rules = with_panel(rng, random_rules(rng))
        if rules is None:
            continue
        evaluator, known = loaded(rules, tmp_path), limits(rules)
        for number in range(records):
            record = judged_record(chance(f"{seed}/{number}"), rules, known)
            found += [f"panel {seed}, record {number}: {line}" for line in differences(rules, record, evaluator)]
            decided += evaluator.evaluate(as_data(rules, record)).status == "decided"
            compared += 1
    print(f"\n{compared} panels compared with the oracle, {decided} decided, {len(found)} differences")
    assert found[:SHOWN] == []
    assert decided * 10 > compared


@pytest.mark.parametrize(("seed", "number"), [(20, 79)])
def test_what_was_found_once_stays_right(seed: int, number: int, tmp_path: Path) -> None:
    rng = chance(f"panel {seed}")
    rules = with_panel(rng, random_rules(rng))
    assert rules is not None
    record = judged_record(chance(f"{seed}/{number}"), rules, limits(rules))
    assert list(differences(rules, record, loaded(rules, tmp_path))) == []
