"""Kleene's three values, as the oracle reads them."""

from collections.abc import Sequence

from tests.oracle.figures import Value


def kleene_not(a: Value) -> bool | None:
    return None if a is None else not a


def kleene_and(parts: Sequence[Value]) -> bool | None:
    """False as soon as one is false, missing if one is missing, otherwise true."""
    if any(part is False for part in parts):
        return False
    return None if any(part is None for part in parts) else True


def kleene_or(parts: Sequence[Value]) -> bool | None:
    """True as soon as one is true, missing if one is missing, otherwise false."""
    if any(part is True for part in parts):
        return True
    return None if any(part is None for part in parts) else False
