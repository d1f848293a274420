"""
The parser's events, in our own words.

This is the only module that imports yaml. Only events are asked for, never whole documents: composing recurses, and with
the fast parser deep nesting then ends the process instead of raising an error.
"""

from collections.abc import Iterator
from typing import Any, Literal, NamedTuple, final

import yaml

Position = tuple[int, int]
Reason = Literal["no-colon", "second-colon", "in-flow", "other"]


@final
class Event(NamedTuple):
    """One event; *start* and *end* are line and column, both from 0."""

    kind: Literal["scalar", "map", "list", "end", "alias"]
    start: Position
    end: Position
    text: str = ""
    style: Literal["plain", "quoted", "block"] = "plain"
    in_brackets: bool = False
    extra: Literal["", "anchor", "tag"] = ""


@final
class Ended(NamedTuple):
    """The first document is over; nothing behind it has been looked at."""

    at: Position


@final
class Failure(NamedTuple):
    """The text cannot be read beyond *at*; *since* is where the part begins that the parser was reading."""

    at: Position
    since: Position
    reason: Reason


class PureLoader(yaml.SafeLoader):
    """The parser for places without libyaml, made to refuse exactly what libyaml refuses."""

    _in_plain = False

    def peek(self, index: int = 0) -> str:
        """Let a `?` stand inside an unquoted text in brackets, as libyaml does; the original ends the text there."""
        char: str = super().peek(index)
        return "x" if self._in_plain and char == "?" else char

    def scan_plain(self) -> Any:  # noqa: ANN401 - a token, for which the stubs have no type
        """Refuse `:?` inside brackets, as libyaml does."""
        start = self.get_mark()
        self._in_plain = True
        token = super().scan_plain()
        self._in_plain = False
        if self.flow_level and ":?" in token.value:
            column = start.column + token.value.index(":?")
            raise yaml.scanner.ScannerError(None, start, "", yaml.Mark(start.name, 0, start.line, column, None, 0))
        return token

    def scan_flow_scalar(self, style: str) -> Any:  # noqa: ANN401 - a token, for which the stubs have no type
        """Refuse escapes of characters that do not exist; libyaml does, Python's `chr` raises or makes half a character."""
        start = self.get_mark()
        try:
            token = super().scan_flow_scalar(style)
            token.value.encode()
        except (ValueError, OverflowError) as error:
            raise yaml.scanner.ScannerError(None, start, "", start) from error
        return token

    def scan_directive(self) -> Any:  # noqa: ANN401 - a token, for which the stubs have no type
        """Refuse every directive at its sign; the original skips unknown ones and takes numbers of any length."""
        start = self.get_mark()
        raise yaml.scanner.ScannerError(None, start, "", start)


LOADER: Any = getattr(yaml, "CSafeLoader", PureLoader)

_STYLES: dict[str | None, Literal["plain", "quoted", "block"]] = {
    "'": "quoted",
    '"': "quoted",
    "|": "block",
    ">": "block",
}


def events(text: str) -> Iterator[Event | Ended | Failure]:
    """
    The events of the first document of *text*, lazily; a failure or the end of the document is the last one.

    >>> [event.text for event in events("points: 10") if isinstance(event, Event) and event.kind == "scalar"]
    ['points', '10']
    """
    try:
        for event in yaml.parse(text, Loader=LOADER):
            match event:
                case yaml.ScalarEvent():
                    style = _STYLES.get(event.style, "plain")
                    yield Event("scalar", *_span(event), event.value, style, extra=_extra(event))
                case yaml.MappingStartEvent():
                    yield Event("map", *_span(event), in_brackets=bool(event.flow_style), extra=_extra(event))
                case yaml.SequenceStartEvent():
                    yield Event("list", *_span(event), in_brackets=bool(event.flow_style), extra=_extra(event))
                case yaml.CollectionEndEvent():
                    yield Event("end", *_span(event))
                case yaml.AliasEvent():
                    yield Event("alias", *_span(event))
                case yaml.DocumentEndEvent():
                    yield Ended(_position(event.end_mark))
                    return
    except yaml.MarkedYAMLError as error:
        at = _position(error.problem_mark)
        yield Failure(at, _position(error.context_mark) if error.context_mark else at, _reason(error))


def _reason(error: yaml.MarkedYAMLError) -> Reason:
    """Which of the few kinds of failure it is whose place alone does not tell; both parsers word these alike."""
    problem = str(error.problem)
    if problem.startswith("could not find expected ':'"):
        return "no-colon"
    if problem.startswith("mapping values are not allowed"):
        return "second-colon"
    return "in-flow" if str(error.context).startswith("while parsing a flow") else "other"


def _extra(event: Any) -> Literal["", "anchor", "tag"]:  # noqa: ANN401 - events share no typed base with these fields
    return "anchor" if event.anchor is not None else "tag" if event.tag is not None else ""


def _span(event: Any) -> tuple[Position, Position]:  # noqa: ANN401 - see above
    return _position(event.start_mark), _position(event.end_mark)


def _position(mark: Any) -> Position:  # noqa: ANN401 - the two parsers have two classes of marks
    return mark.line, mark.column
