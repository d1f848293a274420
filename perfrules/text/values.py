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
    place = source.place(*event.start)
    said: Scalar = event.text
    problem = extra_problem(event, source) if event.extra else None
    if problem is None and event.style != "block":
        problem = cut_by_comment(event.end, source)
    if problem is None and len(event.text) > LONGEST_TEXT:
        problem = Problem("too-large/text", place, {"limit": str(LONGEST_TEXT)})
        said = event.text[:LONGEST_TEXT]
    elif problem is None and event.style == "plain":
        problem = slip(event, source)
        found = meaning(event.text)
        if not isinstance(found, Refusal):
            said = found
        elif problem is None:
            problem = Problem(found.key, place, {"text": event.text, "instead": found.instead})
    elif problem is None:
        problem = escaped_character(event, source)
    return ScalarNode(said, event.text[:LONGEST_TEXT], place, _inner(event, source, place)), problem


def extra_problem(event: Event, source: Source) -> Problem | None:
    """An anchor or a tag before a value or a collection, or None."""
    return Problem(_EXTRAS[event.extra], source.place(*event.start)) if event.extra else None


def escaped_character(event: Event, source: Source) -> Problem | None:
    """A refused character that was written with an escape, or None."""
    if character := refused(event.text):
        return Problem("character/escaped", source.place(*event.start), {"character": character})
    return None


def _inner(event: Event, source: Source, place: Place) -> Place | None:
    """Where the text begins, if it stands in its line exactly as it is."""
    line, column = event.start
    if line != event.end[0]:
        return None
    if event.style == "plain":
        return place if source.read[line].startswith(event.text, column) else None
    return source.place(line, column + 1) if source.read[line].startswith(event.text, column + 1) else None
