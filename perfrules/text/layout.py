"""Slips of layout that leave the text readable, but not as it was meant: full-width signs, missing blanks, cut texts."""

import re

from perfrules.problems import Problem
from perfrules.text.events import Event, Position
from perfrules.text.source import Source

# A `#` that is neither part of a word nor followed by a blank; `##` is only a decorated comment.
_CUT = re.compile(r"\s*(#+[^#\s].*)")
_GLUED = re.compile(r"[|>][-+0-9]*#")
_WIDE_COLON = re.compile(r"[-\s]*[\w.]+\uff1a")
_WIDE_DASH = re.compile(r"\s*\uff0d(?![0-9\uff10-\uff19])")
_TIGHT_DASH = re.compile(r"[-\s]*?-(?=[^\W\d])")
_TIGHT_COLON = re.compile(r"[-\s]*[^\W\d]\w*:(?=[^\s/])")
_NAMED = re.compile(r"[-\s]*[\w.]+:(?=\s|$)")
_NAMED_IN_BRACKETS = re.compile(r"""(?:[\w.]+|"[^"]*"|'[^']*')\s*:""")
_ASCII_NAME = re.compile("[A-Za-z0-9_.]+[:\uff1a]")
_LINE_SLIPS = (
    ("full-width/colon", _WIDE_COLON),
    ("full-width/dash", _WIDE_DASH),
    ("missing-blank/dash", _TIGHT_DASH),
    ("missing-blank/colon", _TIGHT_COLON),
)


def line_slip(source: Source, number: int) -> Problem | None:
    """A slip at the beginning of a line that was meant to name something or to begin an entry, or None."""
    line = source.read[number]
    for key, pattern in _LINE_SLIPS:
        if found := pattern.match(line):
            return Problem(key, source.place(number, found.end() - 1), {"text": line.strip()})
    return None


def text_slip(event: Event, source: Source) -> Problem | None:
    """A slip in an unquoted text outside brackets: one that begins its own line, or goes on in further lines."""
    first, last = event.start[0], event.end[0]
    if not source.read[first][: event.start[1]].strip(" -"):
        problem = line_slip(source, first)
        # 说明：… is prose; only over several lines is it sure that more was meant by the colon.
        if problem and (last > first or problem.key.endswith("/dash") or _ASCII_NAME.match(event.text)):
            return problem
    for number in range(first + 1, last + 1):
        if problem := line_slip(source, number) or _deeper(source, number):
            return problem
    return continued(event, source) if last > first else None


def _deeper(source: Source, number: int) -> Problem | None:
    """A named entry that is indented so far that it is taken for the text of the line above, or None."""
    if found := _NAMED.match(source.read[number]):
        name = found.group().strip()
        return Problem("indentation/deeper", source.place(number, found.end() - len(name)), {"text": name})
    return None


def bracket_slip(event: Event, source: Source) -> Problem | None:
    """A slip in an unquoted text inside brackets: one that goes on in a further line."""
    problem = continued(event, source) if event.end[0] > event.start[0] else None
    # Where the further line names something, a comma or a bracket is missing, and reading stops there by itself.
    return None if problem is None or _NAMED_IN_BRACKETS.match(str(problem.facts["text"])) else problem


def item_slip(event: Event, source: Source) -> Problem | None:
    """A slip in an unquoted item of `[…]`: full-width commas do not separate items."""
    if event.end[0] == event.start[0] and (comma := event.text.find("\uff0c")) >= 0:
        return Problem("full-width/comma", source.place(event.start[0], event.start[1] + comma), {"text": event.text})
    return bracket_slip(event, source)


def continued(event: Event, source: Source) -> Problem:
    """An unquoted text that goes on in a further line."""
    number = next(n for n in range(event.start[0] + 1, event.end[0] + 1) if source.read[n].strip())
    line = source.read[number]
    place = source.place(number, len(line) - len(line.lstrip()))
    return Problem("multi-line-text", place, {"text": line.strip()}, related=(source.place(*event.start),))


def cut_by_comment(at: Position, source: Source) -> Problem | None:
    """A `#` directly after a value that takes the rest of the line away without being written as a comment, or None."""
    line, column = at
    text = source.read[line]
    if text[column : column + 1] in " #" and (found := _CUT.match(text, column)):
        return Problem("comment", source.place(line, found.start(1)), {"text": found.group(1)})
    return None


def glued_comment(event: Event, source: Source) -> Problem | None:
    """A `#` directly behind the sign of a text over several lines, which only one of the parsers lets pass, or None."""
    if _GLUED.match(source.read[event.start[0]], event.start[1]):
        return Problem(
            "special-start", source.place(*event.start), {"sign": source.read[event.start[0]][event.start[1]]}
        )
    return None
