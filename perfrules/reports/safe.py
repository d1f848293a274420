"""Text from rule files and data made harmless for a terminal, and for a Markdown page."""

import re
import unicodedata

# Control, format (writing direction among them), surrogate and unassigned characters, and the two line separators.
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_MARKUP = re.compile(r"([\\`*_\[\]|~$^{}!])")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
# What makes a heading, a list, a rule or an underlined heading where it stands first.
_LEADING = re.compile(r"^(\s*)(#|=|[+\-](?=[\s+\-]|$)|\d+(?=[.)](?:\s|$)))")


def harmless(text: str) -> str:
    r"""
    *text* in one line, with every character that a terminal might obey or that cannot be seen shown as an escape.

    >>> harmless("a\x1b[31m\nb")
    'a\\x1b[31m b'
    """
    text = " ".join(text.splitlines()) if len(text.splitlines()) > 1 else text.rstrip("\r\n")
    if text.isprintable():
        return text
    return "".join(_escape(char) if unicodedata.category(char) in _HIDDEN else char for char in text)


def harmless_lines(text: str) -> str:
    """The same for a text of several lines, which stay."""
    return "\n".join(harmless(line) for line in text.split("\n"))


def escaped(text: str) -> str:
    r"""
    *text* so that Markdown shows it as it is: no emphasis, no link, no HTML, no new line or table cell.

    >>> escaped("<b>*x*</b> | 1")
    '&lt;b&gt;\\*x\\*&lt;/b&gt; \\| 1'
    """
    text = _MARKUP.sub(r"\\\1", harmless(text).strip())
    text = "".join(_ENTITIES.get(char, char) for char in text)
    text = text.replace("://", r"\://").replace("www.", r"www\.").replace("@", r"\@")
    return _LEADING.sub(_without_meaning, text)


def _without_meaning(found: re.Match[str]) -> str:
    blank, mark = found.groups()
    return f"{blank}{mark}\\" if mark.isdigit() else f"{blank}\\{mark}"


def _escape(char: str) -> str:
    return char.encode("unicode_escape").decode("ascii")
