"""What a key may be: one plain word or text, spelled in one way only."""

import re
import unicodedata

from perfrules.problems import Problem
from perfrules.text.events import Event
from perfrules.text.scalars import Refusal, meaning
from perfrules.text.source import Source
from perfrules.text.values import escaped_character, extra_problem

# Nearly all keys are such words, and need no further look.
_ORDINARY = re.compile(r"(?!(?:true|false|null|nan|inf|infinity)$)[a-z_][a-z0-9_]*", re.IGNORECASE | re.ASCII)
_TIGHT = re.compile(r"-(?=[^\W\d])")
_WIDE_DASH = re.compile("\uff0d")
_TIGHT_COLON = re.compile(r"[^\W\d]\w*:(?=[^\s/])")
_WIDE_COLON = re.compile(r"[\w.]+\uff1a")
_SLIPS = (
    ("missing-blank/dash", _TIGHT),
    ("full-width/dash", _WIDE_DASH),
    ("missing-blank/colon", _TIGHT_COLON),
    ("full-width/colon", _WIDE_COLON),
)


def plain_twin(key: str) -> str:
    """
    The one spelling that all spellings of a key share.

    >>> plain_twin("ｐｏｉｎｔｓ ")
    'points'
    """
    return unicodedata.normalize("NFKC", key).strip()


def key_problem(event: Event, source: Source) -> Problem | None:
    """The one thing that is wrong with a key by itself, or None."""
    if not event.extra and event.style == "plain" and _ORDINARY.fullmatch(event.text):
        return None
    if problem := extra_problem(event, source) or escaped_character(event, source):
        return problem
    place = source.place(*event.start)
    if event.style == "plain":
        if event.text == "<<":
            return Problem("alias/merge", place)
        for key, pattern in _SLIPS:
            if found := pattern.match(event.text):
                at = source.place(event.start[0], event.start[1] + found.end() - 1)
                return Problem(key, at, {"text": event.text})
        said = meaning(event.text)
        if not isinstance(said, str) and not _is_word(said):
            return Problem("key-type", place, {"key": event.text})
    if not event.text.strip():
        return Problem("key-form/empty", place)
    if "\n" in event.text or event.style == "block":
        return Problem("key-form/lines", place)
    if event.text != event.text.strip():
        return Problem("key-form/blanks", place, {"key": event.text, "instead": event.text.strip()})
    if event.text != (normal := unicodedata.normalize("NFKC", event.text)):
        return Problem("key-form/characters", place, {"key": event.text, "instead": normal})
    return None


def _is_word(said: object) -> bool:
    """Whether an unquoted form is refused as a value only: `yes` and `no` are good words of a form."""
    return isinstance(said, Refusal) and said.key in ("ambiguous-value/yes-no", "full-width/number")
