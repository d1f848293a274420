"""Lines of a table while the work goes on: kept as text, read back as they were."""

import json
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

Entry = str | Decimal | None
"""What a table of results may hold: a text, a number, or nothing."""


def spooled(values: Sequence[Entry]) -> bytes:
    r"""
    *values* in one line; a number is told from a text by its mark.

    >>> spooled(["P-1", Decimal("9.50"), None])
    b'["tP-1", "n9.50", null]\n'
    """
    marked = [value if value is None else f"{'t' if isinstance(value, str) else 'n'}{value}" for value in values]
    return f"{json.dumps(marked)}\n".encode()


def unspooled(lines: Iterable[bytes]) -> Iterator[list[Entry]]:
    """
    The values of each line that `spooled` made.

    >>> list(unspooled([spooled(["P-1", Decimal("9.50"), None])]))
    [['P-1', Decimal('9.50'), None]]
    """
    return ([_unmarked(text) for text in json.loads(line)] for line in lines)


def _unmarked(text: str | None) -> Entry:
    if text is None:
        return None
    return text[1:] if text[0] == "t" else Decimal(text[1:])
