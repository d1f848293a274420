"""Texts that a spreadsheet would run as a formula: marked when they are written, unmarked when they are read."""

import re

_RUNS = r"[=+\-@\t\r\n＝＋－＠]"
_TO_MARK = re.compile(f"'*{_RUNS}")
_MARKED = re.compile(f"'+{_RUNS}")


def escaped(text: str) -> str:
    """
    *text* so that no spreadsheet runs it: an apostrophe goes before what starts like a formula, apostrophes aside.

    >>> escaped("=1+1"), escaped("'=1+1"), escaped("'quoted'"), escaped("a=b")
    ("'=1+1", "''=1+1", "'quoted'", 'a=b')
    """
    return f"'{text}" if _TO_MARK.match(text) else text


def unescaped(text: str) -> str:
    """
    The text that `escaped` was given.

    >>> unescaped("'=1+1"), unescaped("''=1+1"), unescaped("'quoted'")
    ('=1+1', "'=1+1", "'quoted'")
    """
    return text[1:] if _MARKED.match(text) else text
