"""Characters that have no business in a rule file: invisible, control and private ones, odd blanks, tabs, odd line ends."""

import re
from collections.abc import Iterator
from itertools import islice

from perfrules.problems import Problem
from perfrules.text.source import Source

# Written out rather than asked of unicodedata, so that every version of Python refuses the same characters.
_KINDS = {
    "blank": "\xa0\u1680\u2000-\u200a\u202f\u205f\u3000",
    "line": "\x0b\x0c\x85\u2028\u2029",
    "control": "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f",
    "invisible": (
        "\xad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f"
        "\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f"
        "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
    ),
    "private": (
        "\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff\U000f0000-\U0010ffff"
        + "".join(chr(0x10000 * plane + 0xFFFE) + chr(0x10000 * plane + 0xFFFF) for plane in range(1, 15))
    ),
}
_KIND_OF = {kind: re.compile(f"[{chars}]") for kind, chars in _KINDS.items()}
_REFUSED = re.compile(f"[{''.join(_KINDS.values())}]")
# Up to the first tab that stands before any comment; inside brackets, the one after the line's own indentation.
_TAB = re.compile(r"(?:[^#\t]|(?<=[^ ])#)*\t")
_TAB_IN_BRACKETS = re.compile(r"[ \t]*[^# \t](?:[^#\t]|(?<=[^ ])#)*\t")
_REPORTED_AT_MOST = 100
_STAND_IN = "\ufffd"


def checked(text: str, file: str) -> tuple[Source, tuple[Problem, ...]]:
    r"""
    The lines of *text* and the problems of their characters, at most a hundred.

    >>> source, problems = checked("points: 1\u200b0", "rules.yaml")
    >>> str(problems[0].where), problems[0].facts["character"]
    ('rules.yaml:1:10', 'U+200B')
    """
    whole = text.replace("\r\n", "\n")
    # The fast parser ends the last line by itself where the other does not; so it is ended for both.
    whole += "" if whole.endswith(("\n", "\r")) else "\n"
    shown = tuple(whole.replace("\r", "\n").split("\n"))
    if "\t" not in text and not _REFUSED.search(text):
        source, problems = Source(file, shown, shown), []
    else:
        source = Source(file, shown, tuple(map(_harmless, shown)))
        # Indentation means nothing inside brackets, and JSON is often indented by tabs.
        tab = _TAB_IN_BRACKETS if text.lstrip().startswith(("{", "[")) else _TAB
        problems = list(islice(_refused(source), _REPORTED_AT_MOST))
        problems += islice(_tabs(source, tab), _REPORTED_AT_MOST)
    if "\r" in whole:
        before = whole[: whole.index("\r")]
        problems.append(Problem("line-end", source.place(before.count("\n"), len(before) - before.rfind("\n") - 1)))
    return source, tuple(problems)


def refused(text: str) -> str | None:
    r"""
    The first refused character of a text that was written with escapes, as `U+…`, or None.

    >>> refused("a\u0007b")
    'U+0007'
    """
    found = _REFUSED.search(text)
    return _named(found.group()) if found else None


def _refused(source: Source) -> Iterator[Problem]:
    """One problem for each refused character of a line, at its first occurrence."""
    for number, line in enumerate(source.shown):
        seen: set[str] = set()
        for found in _REFUSED.finditer(line):
            char = found.group()
            if char not in seen:
                seen.add(char)
                kind = next(kind for kind, pattern in _KIND_OF.items() if pattern.match(char))
                yield Problem(f"character/{kind}", source.place(number, found.start()), {"character": _named(char)})


def _tabs(source: Source, tab: re.Pattern[str]) -> Iterator[Problem]:
    """One problem for each line with a tab outside its comment."""
    for number, line in enumerate(source.shown):
        if found := tab.match(line):
            yield Problem("tab", source.place(number, found.end() - 1))


def _harmless(line: str) -> str:
    """*line* with blanks for odd blanks and tabs, and a visible sign for every other refused character."""
    return _REFUSED.sub(_STAND_IN, _KIND_OF["blank"].sub(" ", line).replace("\t", " "))


def _named(char: str) -> str:
    return f"U+{ord(char):04X}"
