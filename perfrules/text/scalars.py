"""What an unquoted value means: our own few patterns instead of the many of YAML, and the forms that are refused."""

import re
import unicodedata
from decimal import Decimal
from typing import NamedTuple, final

from perfrules.text.nodes import Scalar

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,10})?")
_WORDS: dict[str, Scalar] = {"true": True, "false": False}

# Forms that YAML 1.1, YAML 1.2 or people read differently. Each pattern takes linear time on any text.
_REFUSED = tuple(
    (key, re.compile(pattern, re.IGNORECASE))
    for key, pattern in (
        ("ambiguous-value/yes-no", "yes|no|on|off|y|n"),
        ("ambiguous-value/true-false", "true|false"),
        ("ambiguous-value/nothing", "null|~"),
        ("ambiguous-value/equals", "="),
        ("ambiguous-value/not-finite", r"[-+]?\.?(?:inf|infinity|nan)"),
        ("ambiguous-value/base", "[-+]?0[xob][0-9a-f_]+"),
        ("ambiguous-value/exponent", r"[-+]?(?:[0-9][0-9_]*(?:\.[0-9_]*)?|\.[0-9_]+)e[-+]?[0-9]+"),
        ("ambiguous-value/clock", r"[-+]?[0-9][0-9_]*(?::[0-9]+)+(?:\.[0-9]*)?"),
        ("ambiguous-value/leading-zero", r"[-+]?0[0-9]+(?:\.[0-9]*)?"),
        ("ambiguous-value/number-form", r"\+[0-9]+(?:\.[0-9]*)?|[-+]?(?:\.[0-9]+|[0-9]+\.)"),
        ("number-size", r"-?[0-9]+(?:\.[0-9]+)?"),
        ("ambiguous-value/separator", r"[-+]?[0-9][0-9_]*(?:\.[0-9_]*)?"),
    )
)
_FIRST = frozenset("0123456789+-.=~yYnNoOtTfFiI")
_FULL_WIDTH = re.compile("[\uff0b\uff0d\uff0e\uff05\uff10-\uff19]")
_FIGURE = re.compile(r"[-+]?[0-9][0-9.,]*%?")


@final
class Refusal(NamedTuple):
    """A form that is refused: the key of its message, and the form to write instead where there is one."""

    key: str
    instead: str = ""


def meaning(text: str) -> Scalar | Refusal:
    """
    What the unquoted *text* says: a number, true or false, or itself; or why it is refused.

    >>> meaning("12.50"), meaning("true"), meaning("80%"), meaning("0571").key
    (Decimal('12.50'), True, '80%', 'ambiguous-value/leading-zero')
    """
    if text[:1] not in _FIRST:
        return _in_half_width(text)
    if _NUMBER.fullmatch(text):
        return Decimal(text)
    if text in _WORDS:
        return _WORDS[text]
    for key, pattern in _REFUSED:
        if pattern.fullmatch(text):
            return Refusal(key, text.lower() if key == "ambiguous-value/true-false" else "")
    return _in_half_width(text)


def _in_half_width(text: str) -> str | Refusal:
    """A figure typed in full-width characters is refused; the same characters inside prose are only prose."""
    if _FULL_WIDTH.search(text) and _FIGURE.fullmatch(half := unicodedata.normalize("NFKC", text)):
        return Refusal("full-width/number", half)
    return text
