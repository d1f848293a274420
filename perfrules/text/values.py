"""One scalar event to its value, with the one thing that is wrong with it, if any."""

from collections.abc import Callable

from perfrules.problems import Place, Problem
from perfrules.text.characters import refused
from perfrules.text.events import Event
from perfrules.text.layout import cut_by_comment
from perfrules.text.nodes import Scalar, ScalarNode
from perfrules.text.scalars import Refusal, meaning
from perfrules.text.source import Source

LONGEST_TEXT = 4000
_EXTRAS = {"anchor": "alias/anchor", "tag": "tag"}

Slip = Callable[[Event, Source], Problem | None]


def value(event: Event, source: Source, slip: Slip) -> tuple[ScalarNode, Problem | None]:
    """
    The node of a value and its problem; a value with a problem is kept as text, so that reading can go on.

    *slip* looks for what goes wrong where this value stands. An empty value is for the caller to judge.
    """
    problem = extra_problem(event, source) or _too_long(event, source)
    if problem is None and event.style != "block":
        problem = cut_by_comment(event.end, source)
    said: Scalar = event.text[:LONGEST_TEXT]
    if problem is None and event.style == "plain":
        problem = slip(event, source)
        found = meaning(event.text)
        if not isinstance(found, Refusal):
            said = found
        elif problem is None:
            problem = Problem(found.key, source.place(*event.start), {"text": event.text, "instead": found.instead})
    elif problem is None:
        problem = escaped_character(event, source)
    return ScalarNode(said, event.text[:LONGEST_TEXT], source.place(*event.start), _inner(event, source)), problem


def extra_problem(event: Event, source: Source) -> Problem | None:
    """An anchor or a tag before a value or a collection, or None."""
    return Problem(_EXTRAS[event.extra], source.place(*event.start)) if event.extra else None


def escaped_character(event: Event, source: Source) -> Problem | None:
    """A refused character that was written with an escape, or None."""
    if character := refused(event.text):
        return Problem("character/escaped", source.place(*event.start), {"character": character})
    return None


def _too_long(event: Event, source: Source) -> Problem | None:
    if len(event.text) > LONGEST_TEXT:
        return Problem("too-large/text", source.place(*event.start), {"limit": str(LONGEST_TEXT)})
    return None


def _inner(event: Event, source: Source) -> Place | None:
    """Where the text begins, if it stands in its line exactly as it is."""
    line, column = event.start
    column += event.style == "quoted"
    if line == event.end[0] and source.read[line].startswith(event.text, column):
        return source.place(line, column)
    return None
