"""The example of the rule-file form in plain dicts, with the parts that decide something."""

from decimal import Decimal
from typing import Any, Final


def _choice(*words: str, optional: bool = False) -> dict[str, Any]:
    return {"kind": "choice", "optional": optional, "choices": {word: word for word in words}}


RULES: Final[dict[str, Any]] = {
    "format": 1,
    "id": "example.self_evaluation",
    "inputs": {
        "budget": {"kind": "money", "unit": "万元", "min": 0},
        "executed": {"kind": "money", "unit": "万元", "min": 0},
        "survey_held": {"kind": "yes_no"},
        "diverted": {"kind": "yes_no"},
        "declared_total": {"kind": "number", "optional": True},
    },
    "tables": {
        "targets": {
            "columns": {
                "name": {"kind": "text"},
                "section": _choice("output", "benefit", "satisfaction"),
                "sign": _choice("at_least", "at_most", "equal", "qualitative"),
                "target": {"kind": "number_or_text", "optional": True},
                "actual": {"kind": "number_or_text", "optional": True},
                "tier": _choice("met", "partly", "unmet", optional=True),
                "given": {"kind": "number", "optional": True},
                "points": {"kind": "number", "min": 0},
                "declared": {"kind": "number", "optional": True},
            }
        }
    },
    "parameters": {"low_execution_at": {"kind": "percent", "value": "80%"}},
    "values": {"execution_rate": {"formula": "executed / budget", "kind": "percent"}},
    "groups": {
        "execution": {"points": 10},
        "output": {"points": 50},
        "benefit": {"points": 30},
        "satisfaction": {"points": 10},
    },
    "indicators": {
        "budget_execution": {
            "group": "execution",
            "score": {"method": "proportional", "value": "execution_rate", "full_at": "100%"},
            "decimals": 2,
        },
        "target_rows": {
            "each": "targets",
            "group_by": "section",
            "label": "name",
            "points": "points",
            "decimals": 2,
            "score": {
                "method": "target",
                "actual": "actual",
                "target": "target",
                "sign": "sign",
                "reverse": "excess",
                "over": {"from": "130%", "then": "flag"},
                "tier": "tier",
                "given": "given",
                "tiers": {"met": {"from": "80%"}, "partly": {"from": "60%"}, "unmet": {"from": "0%"}},
            },
        },
    },
    "total": {"of": 100, "decimals": 2},
    "grades": {"excellent": {"from": 90}, "good": {"from": 80}, "fair": {"from": 60}, "poor": {"from": 0}},
    "grade_limits": {"misuse": {"when": "diverted", "at_most": "poor", "because": "funds diverted"}},
    "flags": {
        "low_execution": {"when": "execution_rate < low_execution_at", "severity": "warning", "finding": "low"},
        "no_survey": {"when": "not survey_held", "severity": "error", "finding": "none held"},
        "full_marks_withheld": {
            "each": "targets",
            "when": "declared < points and row_score == points",
            "severity": "warning",
            "finding": "withheld",
        },
    },
    "outcomes": {
        "next_budget": {
            "choose": [
                {"when": "grade == 'excellent'", "then": "first"},
                {"when": "grade == 'good'", "then": "second"},
                {"when": "grade == 'fair'", "then": "less"},
                {"then": "none"},
            ]
        }
    },
}

RECORD: Final[dict[str, Any]] = {
    "budget": 25,
    "executed": Decimal("21.54576"),
    "survey_held": True,
    "diverted": False,
    "targets": [
        {"section": "output", "sign": "equal", "target": 100, "actual": 100, "points": 50, "declared": 50},
        {"section": "benefit", "sign": "equal", "target": 100, "actual": 100, "points": 30, "declared": 28},
        {"section": "satisfaction", "sign": "at_least", "target": 90, "actual": 100, "points": 10, "declared": 10},
    ],
}
