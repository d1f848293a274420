"""Events to nodes, by a list of open collections instead of recursion, with everything that is wrong on the way."""

from dataclasses import dataclass, field
from typing import final

from perfrules.problems import Place, Problem
from perfrules.text.events import Ended, Event, Failure, Position, events
from perfrules.text.keys import key_problem, plain_twin
from perfrules.text.layout import bracket_slip, cut_by_comment, glued_comment, item_slip, text_slip
from perfrules.text.nodes import Entry, ListNode, MapNode, Node, ScalarNode
from perfrules.text.source import Source
from perfrules.text.syntax import after_end, explained
from perfrules.text.values import extra_problem, value

DEEPEST = 12
MOST_NODES = 50_000


@final
@dataclass(slots=True)
class _Key:
    """A key that waits for its value; *text* is None where the entry is to be left out."""

    text: str | None
    place: Place
    end: Position = (0, 0)
    sound: bool = True


@final
@dataclass(slots=True)
class _Open:
    """
    A list or a map whose end has not come yet.

    *cut* counts the `(` left open by a formula that a comma has cut; *told* says that a text cut so was already reported.
    """

    start: Event
    place: Place
    items: list[Node] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    seen: dict[str, Place] = field(default_factory=dict)
    key: _Key | None = None
    cut: int = 0
    told: bool = False

    @property
    def wants_key(self) -> bool:
        return self.start.kind == "map" and self.key is None

    def add(self, node: Node) -> None:
        """Take *node* as the next item, or as the value of the key that waits for it."""
        if self.key is None:
            self.items.append(node)
            return
        if self.key.text is not None:
            self.entries.append(Entry(self.key.text, self.key.place, node))
        self.key = None

    def node(self) -> Node:
        if self.start.kind == "map":
            return MapNode(tuple(self.entries), self.place)
        return ListNode(tuple(self.items), self.place)


@final
class Composer:
    """Composes the one document of *source*; `problems` holds what was found, `root` the outermost node."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.problems: list[Problem] = []
        self.root: Node | None = None
        self._open: list[_Open] = []
        self._nodes = 0

    def run(self) -> Problem | None:
        """Read to the end; the problem returned is the one that made reading on impossible."""
        last: Event | None = None
        for event in events(self.source.text):
            if isinstance(event, Failure):
                return self._failed(event, last)
            if isinstance(event, Ended):
                behind = after_end(self.source, event.at)
                return behind if behind or self.root is not None else _nothing(self.source)
            if stop := self._take(event):
                return stop
            last = event
        return _nothing(self.source)

    def _failed(self, failure: Failure, last: Event | None) -> Problem:
        if last is not None and last.kind == "scalar" and last.start[0] < last.end[0] == failure.at[0]:
            # Where the text that ends here swallowed lines, it was told already what is wrong with it.
            noted = self.problems[-1].where if self.problems else None
            if isinstance(noted, Place) and last.start[0] < noted.line <= last.end[0] + 1:
                return self.problems.pop()
        line, column = failure.at
        brackets = [opened.start.start for opened in self._open if opened.start.in_brackets]
        if brackets and not self.source.read[line][column:].strip():
            # At the end of the file the parser no longer says which bracket it was in.
            failure = failure._replace(since=brackets[-1], reason="in-flow")
        columns = [opened.start.start[1] for opened in self._open if not opened.start.in_brackets]
        return explained(self.source, failure, last, columns)

    def _take(self, event: Event) -> Problem | None:
        if event.kind == "end":
            self._close(event)
            return None
        self._nodes += 1
        if self._nodes > MOST_NODES:
            return Problem("too-large/nodes", self.source.place(*event.start), {"limit": str(MOST_NODES)})
        if event.style == "block" and (sign := glued_comment(event, self.source)):
            return sign
        if event.kind == "scalar":
            self._scalar(event)
        elif event.kind == "alias":
            place = self.source.place(*event.start)
            self.problems.append(Problem("alias", place))
            self._attach(ScalarNode("", "", place))
        elif len(self._open) == DEEPEST:
            return Problem("too-large/depth", self.source.place(*event.start), {"limit": str(DEEPEST)})
        else:
            self._note(extra_problem(event, self.source))
            self._open.append(_Open(event, self.source.place(*event.start)))
        return None

    def _close(self, event: Event) -> None:
        opened = self._open.pop()
        if opened.start.in_brackets:
            self._note(cut_by_comment(event.end, self.source))
        self._attach(opened.node())

    def _attach(self, node: Node) -> None:
        if not self._open:
            self.root = node
        elif self._open[-1].wants_key:
            self._note(Problem("key-form/nested", node.place))
            self._open[-1].key = _Key(None, node.place)
        else:
            self._open[-1].add(node)

    def _scalar(self, event: Event) -> None:
        inside = self._open[-1] if self._open else None
        if inside is not None and inside.wants_key:
            inside.key = self._key(event, inside)
            return
        if inside is None and event.text == "" and event.style == "plain":
            return
        slip = text_slip
        if inside is not None and inside.start.in_brackets:
            slip = item_slip if inside.start.kind == "list" else bracket_slip
        node, problem = value(event, self.source, slip)
        if inside is not None and inside.key is not None and event.start == event.end:
            # The parsers put a missing value in different places; here it stands directly behind its name.
            node = ScalarNode("", "", self.source.place(*inside.key.end))
        if problem is None and inside is not None and event.style == "plain":
            problem = self._missing(event, inside) if event.text == "" else self._cut_formula(event, inside)
        self._note(problem)
        self._attach(node)

    def _key(self, event: Event, inside: _Open) -> _Key:
        place = self.source.place(*event.start)
        if inside.cut > 0:
            inside.cut += _left_open(event)
            return _Key(None, place, sound=False)
        text = plain_twin(event.text)
        problem = key_problem(event, self.source)
        first = inside.seen.setdefault(text, place)
        if problem is None and first is not place:
            problem = Problem("repeated-key", place, {"key": text}, related=(first,))
        self._note(problem)
        return _Key(text if first is place else None, place, event.end, sound=problem is None)

    def _missing(self, event: Event, inside: _Open) -> Problem | None:
        """The problem of a value that is not there."""
        if inside.key is None:
            line, column = event.start
            return Problem("ambiguous-value/empty-item", self.source.place(line, column - 1))
        key = inside.key
        rest = self.source.read[key.end[0]][key.end[1] :].lstrip()
        if not key.sound or inside.told:
            return None
        if not inside.start.in_brackets or rest.startswith(":"):
            return Problem("ambiguous-value/empty", key.place, {"key": str(key.text)})
        if rest.startswith("}") and not inside.entries:
            return Problem("brace-first", inside.place)
        inside.told = True
        return Problem("comma-in-braces", key.place, {"text": str(key.text)})

    def _cut_formula(self, event: Event, inside: _Open) -> Problem | None:
        """The problem of a formula in brackets whose commas were taken for the end of the entry, once for each formula."""
        if not inside.start.in_brackets:
            return None
        opened = _left_open(event)
        if inside.cut > 0:
            inside.cut += opened
        elif opened > 0 and self.source.read[event.end[0]][event.end[1] :].lstrip().startswith(","):
            inside.cut = opened
            return Problem("comma-in-formula", self.source.place(*event.start), {"text": event.text})
        return None

    def _note(self, problem: Problem | None) -> None:
        if problem is not None:
            self.problems.append(problem)


def _nothing(source: Source) -> Problem:
    return Problem("empty-file", source.place(0, 0))


def _left_open(event: Event) -> int:
    """How many more parentheses an unquoted text opens than it closes."""
    return 0 if event.style != "plain" else event.text.count("(") - event.text.count(")")
