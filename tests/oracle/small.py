"""Small rule sets for the tests of the oracle."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from tests.oracle.oracle import evaluate


def kind_of(value: object) -> str:
    if isinstance(value, bool):
        return "yes_no"
    return "number" if isinstance(value, int | Decimal | None) else "choice"


def rule_set(indicators: Mapping[str, Any], record: Mapping[str, Any], **sections: Any) -> dict[str, Any]:
    inputs = {name: {"kind": kind_of(value)} for name, value in record.items() if not isinstance(value, list)}
    return {"inputs": inputs, "indicators": indicators, "total": {"of": 100}} | sections


def scored(score: Mapping[str, Any], points: int = 100, **record: Any) -> Any:
    """The score of a single indicator worth some points."""
    rules = rule_set({"only": {"points": points, "score": score}}, record, total={"of": points})
    return evaluate(rules, record).indicators["only"]


def leaves(record: Mapping[str, Any], indicators: Mapping[str, Any], **sections: Any) -> Any:
    """Indicators that simply score what the record says of them, as a percentage of their points."""
    filled = {
        name: {"score": {"method": "proportional", "value": name, "full_at": 1}, **spec}
        for name, spec in indicators.items()
    }
    values = {f"v_{name}": record[name] for name in indicators}
    for name, spec in filled.items():
        spec["score"] = {**spec["score"], "value": f"v_{name}"}
    return evaluate(rule_set(filled, values, **sections), values)


def proportional(**fields: Any) -> dict[str, Any]:
    return {"method": "proportional", "value": "x", **fields}
