"""What most likely went wrong where the parser could not go on: told from the lines themselves, never in its words."""

import re
from collections.abc import Collection

from perfrules.problems import Problem
from perfrules.text.events import Event, Failure, Position
from perfrules.text.layout import line_slip
from perfrules.text.source import Source

LONGEST_KEY = 1024
_BEGIN_OTHER_THINGS = "&*!>|"
_BEGIN_NOTHING = "%@`,]}:"
_BEGIN_ENTRIES = "-?"
_CLOSING = {"{": "}", "[": "]"}
_NAMING_SIGN = re.compile(r"[\s:,-]*([&!])")
_COMMENT_LIKE = re.compile(r"\s(#[^#\s].*)")
_BETWEEN_DOCUMENTS = re.compile(r"(?:---|\.\.\.)(?:\s|$)")
_ESCAPE = re.compile(
    r"""\\(?:$|["\\/0abtnvfre N_LP]|x[0-9A-Fa-f]{2}|u(?![dD][89A-Fa-f])[0-9A-Fa-f]{4}"""
    r"""|U(?!0000[dD][89A-Fa-f])(?:000[0-9A-Fa-f]|0010)[0-9A-Fa-f]{4})"""
)


def directive(source: Source) -> Problem | None:
    """A `%` that begins the first line that says anything, or None."""
    for number, line in enumerate(source.read):
        if line.strip() and not line.lstrip().startswith("#"):
            return Problem("directive", source.place(number, 0)) if line.startswith("%") else None
    return None


def after_end(source: Source, at: Position) -> Problem | None:
    """What stands behind the end of the document, or None where nothing but comments does."""
    line, column = at
    for number, text in enumerate(source.read[line:], start=line):
        rest = text[column:] if number == line else text
        said = rest.strip()
        if said and not said.startswith("#") and said != "...":
            place = source.place(number, len(text) - len(rest.lstrip()))
            if text.startswith("%"):
                return Problem("directive", place)
            ended = any(done.startswith("...") for done in source.read[:number])
            return Problem("several-documents" if ended or said.startswith("---") else "text-after-end", place)
    return None


def explained(source: Source, failure: Failure, last: Event | None, columns: Collection[int]) -> Problem:
    """
    The problem behind *failure*.

    *last* is the event before it, *columns* are those of the collections outside brackets that were still open.
    """
    line, column = failure.at
    if source.read[line].startswith("%"):
        return Problem("directive", source.place(line, 0))
    for explain in (_quoted, _behind_a_value, _without_colon, _second_colon, _in_brackets, _first_sign):
        if problem := explain(source, failure, last):
            return problem
    indent = _indent(source.read[line])
    if column > indent or not columns:
        return Problem("syntax", source.place(line, column))
    above = (text for text in reversed(source.read[:line]) if text.strip() and not text.lstrip().startswith("#"))
    before = _indent(next(above, source.read[line]))
    shown = ", ".join(str(expected + 1) for expected in sorted({*columns, before} - {indent}))
    kind = "level" if indent not in columns else "mixed"
    return Problem(f"indentation/{kind}", source.place(line, column), {"column": str(indent + 1), "expected": shown})


def _quoted(source: Source, failure: Failure, _last: Event | None) -> Problem | None:
    """A quote that is not closed, or a backslash that means nothing inside one."""
    line, column = failure.since
    quote = source.read[line][column : column + 1]
    if quote not in ("'", '"'):
        return None
    column += 1
    for number in range(line, len(source.read)):
        text = source.read[number]
        if number > line and _BETWEEN_DOCUMENTS.match(text):
            break
        while column < len(text):
            if text[column] == "\\" and quote == '"':
                if not (found := _ESCAPE.match(text, column)):
                    return Problem("escape", source.place(number, column), {"escape": text[column : column + 2]})
                column = found.end()
            elif text[column] != quote:
                column += 1
            elif quote == "'" and text.startswith("''", column):
                column += 2
            else:
                return None
        column = 0
    return Problem("open-quote", source.place(*failure.since), {"quote": quote})


def _behind_a_value(source: Source, failure: Failure, last: Event | None) -> Problem | None:
    """More text behind a closing quote or bracket in the same line."""
    if last is None or last.style == "block":
        return None
    at = failure.since if failure.since >= last.end else failure.at
    line, column = last.end
    if at[0] != line or source.read[line][column : at[1]].strip() or not source.read[line][at[1] :].strip():
        return None
    text = source.read[last.start[0]][last.start[1] :].strip()
    if last.style == "quoted":
        if failure.reason == "in-flow" and source.read[line][at[1]] in "\"'":
            return Problem("missing-comma", source.place(*at))
        if failure.reason == "second-colon" and last.start[0] < line:
            return Problem("key-form/lines", source.place(*last.start))
        return Problem("text-after-quote", source.place(*at), {"text": text})
    # Only closing brackets have a length; the end of a collection outside brackets has none.
    if last.kind == "end" and last.end > last.start and failure.reason != "in-flow":
        return Problem("text-after-bracket", source.place(*at), {"text": source.read[line].strip()})
    return None


def _without_colon(source: Source, failure: Failure, _last: Event | None) -> Problem | None:
    """A line that stands where a name should stand, and has no colon."""
    if failure.reason != "no-colon":
        return None
    line, column = failure.since
    if failure.at[0] == line and failure.at[1] - column >= LONGEST_KEY:
        return Problem("too-large/key", source.place(line, column), {"limit": str(LONGEST_KEY)})
    if found := _COMMENT_LIKE.search(source.read[line], column):
        return Problem("comment", source.place(line, found.start(1)), {"text": found.group(1)})
    slip = line_slip(source, line)
    return slip or Problem("no-colon", source.place(line, column), {"text": source.read[line].strip()})


def _second_colon(source: Source, failure: Failure, last: Event | None) -> Problem | None:
    """A colon and a blank inside an unquoted text."""
    if failure.reason != "second-colon" or last is None or last.kind != "scalar":
        return None
    line, column = last.start
    if line == failure.at[0] and failure.at[1] - column >= LONGEST_KEY:
        return Problem("too-large/key", source.place(line, column), {"limit": str(LONGEST_KEY)})
    return Problem("colon-in-text", source.place(*failure.at), {"text": source.read[line][column:].strip()})


def _in_brackets(source: Source, failure: Failure, last: Event | None) -> Problem | None:
    """Brackets that are not closed, closed by the wrong sign, or lack a comma."""
    line, column = failure.since
    bracket = source.read[line][column : column + 1]
    if failure.reason != "in-flow" or bracket not in _CLOSING:
        return None
    sign = source.read[failure.at[0]][failure.at[1] : failure.at[1] + 1]
    if sign and sign in "}]":
        return Problem("wrong-bracket", source.place(*failure.at), {"sign": sign, "instead": _CLOSING[bracket]})
    if not _is_closed(source, failure.since):
        return Problem("open-bracket", source.place(line, column), {"sign": bracket, "instead": _CLOSING[bracket]})
    if last is not None and last.style == "plain" and last.kind == "scalar":
        if "\uff0c" in last.text and last.start[0] == last.end[0]:
            at = source.place(last.start[0], last.start[1] + last.text.index("\uff0c"))
            return Problem("full-width/comma", at, {"text": last.text})
        if sign != ":":
            text = source.read[last.start[0]][last.start[1] :].strip()
            return Problem("brackets-in-text", source.place(*last.start), {"text": text})
    return Problem("missing-comma", source.place(*failure.at))


def _is_closed(source: Source, start: Position) -> bool:
    """Whether the bracket at *start* has its closing one; quotes count only where a value can begin."""
    depth, quote, before = 0, "", ","
    for number in range(start[0], len(source.read)):
        text = source.read[number][start[1] if number == start[0] else 0 :]
        for char in text:
            if quote:
                quote = "" if char == quote else quote
            elif char in "\"'" and before in ",:[{":
                quote = char
            elif char in "[{":
                depth += 1
            elif char in "]}":
                depth -= 1
                if depth == 0:
                    return True
            if not char.isspace():
                before = char
    return False


def _first_sign(source: Source, failure: Failure, last: Event | None) -> Problem | None:
    """A text that begins with a sign that means something else, or nothing, at the beginning of a value."""
    if last is not None and last.end[0] == failure.at[0]:
        number, end = last.end
        if found := _NAMING_SIGN.match(source.read[number], end):
            key = "tag" if found.group(1) == "!" else "alias/anchor"
            return Problem(key, source.place(number, found.start(1)))
    since, at = (source.read[line][column : column + 1] for line, column in (failure.since, failure.at))
    if since and since in _BEGIN_OTHER_THINGS and failure.since[0] == failure.at[0]:
        return Problem("special-start", source.place(*failure.since), {"sign": since})
    line, column = failure.at
    first_in_line = column == _indent(source.read[line])
    if at and (at in _BEGIN_NOTHING or (at in _BEGIN_ENTRIES and not first_in_line)):
        return Problem("special-start", source.place(line, column), {"sign": at})
    return None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
