import pytest

from tests.checks.marked import silent

MANY = 1500  # deeper than the interpreter's own stack


@pytest.mark.parametrize(
    "text",
    [
        "values:\n" + "".join(f"  v{n}: {{formula: v{n + 1} + 1}}\n" for n in range(MANY)) + f"  v{MANY}: {{formula: count}}",
        "values:\n" + "".join(f"  v{n}: {{formula: 'max(v{n + 1} / v{n + 1}, 1) if v{n + 1} > 0 else 1'}}\n" for n in range(MANY))
        + f"  v{MANY}: {{formula: count}}",
        "indicators:\n" + "".join(f"  i{n}: {{points: 1, if_missing: leave_out, @score}}\n" for n in range(MANY)),
        "groups:\n" + "".join(f"  g{n}: {{points: 1, not_applicable_when: held}}\n" for n in range(MANY))
        + "indicators:\n" + "".join(f"  i{n}: {{group: g{n}, @score}}\n" for n in range(MANY)),
    ],
    ids=["chain of values", "chain of quotients", "indicators side by side", "groups side by side"],
)  # fmt: skip
def test_large_rule_sets_are_checked_without_a_deep_stack(text: str) -> None:
    assert silent(text)
