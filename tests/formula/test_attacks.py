import json

from tests.attack_exceptions import EXPRESSIONS
from tests.formula.hostile import LIMIT, Attack, Outcome, attacks, run_apart
from tests.shared import data_file, needs_shared

OURS = {
    "expr.attribute": {"formula-not-allowed"},
    "expr.call": {"formula-not-allowed", "formula-arguments"},
    "expr.char": {"formula-character"},
    "expr.comma-number": {"formula-not-allowed", "formula-number"},
    "expr.function": {"formula-function"},
    "expr.name": {"formula-name"},
    "expr.node": {"formula-not-allowed", "formula-number"},
    "expr.number-form": {"formula-number"},
    "expr.number-range": {"formula-number"},
    "expr.power": {"formula-not-allowed"},
    "expr.round": {"formula-arguments"},
    "expr.string-long": {"formula-too-long"},
    "expr.syntax": {
        "formula-syntax", "formula-not-allowed", "formula-empty", "formula-percent", "formula-number", "formula-character",
    },
    "expr.too-deep": {"formula-too-deep", "formula-not-allowed"},
    "expr.too-long": {"formula-too-long"},
    "expr.type": {"formula-kind", "formula-not-allowed", "formula-percent"},
}  # fmt: skip
"""The codes of the list, which are suggestions, in our own codes."""


def disagreement(attack: Attack, found: Outcome) -> str | None:
    """Why the outcome is not the one that the list expects, or None."""
    if attack.expect == "reject":
        allowed = {ours for code in attack.codes for ours in OURS[code]}
        if not found.file:
            return f"loads and gives {found.value}"
        return None if allowed & set(found.formula) else f"refused otherwise: {found.formula}"
    if found.formula or found.file:
        return f"refused: {found.formula} {found.file}"
    if attack.expect == "error":
        return None if found.value is None else f"gives {found.value}"
    expected = json.loads(attack.codes[0])
    same = found.value == (expected if isinstance(expected, bool) else json.loads(expected))
    return None if same else f"gives {found.value}"


@needs_shared
def test_every_listed_expression_ends_as_the_list_expects() -> None:
    path = data_file("attacks", "expressions.txt")
    listed = attacks(path)
    found = run_apart(path)
    assert len(listed) == len(found) > 150
    wrong = {attack.id: why for attack in listed if (why := disagreement(attack, found[attack.id]))}
    assert wrong.keys() == EXPRESSIONS.keys(), {name: why for name, why in wrong.items() if name not in EXPRESSIONS}
    assert max(outcome.seconds for outcome in found.values()) < LIMIT
