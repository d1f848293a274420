"""Bytes of a rule file to nodes: the whole text stage in one call."""

from perfrules.problems import Cell, Place, Problem, Spot, in_order
from perfrules.text.characters import checked
from perfrules.text.compose import Composer
from perfrules.text.decoding import decoded
from perfrules.text.nodes import Node
from perfrules.text.syntax import directive

# After one of these, a line that cannot be read is the same mistake, not a second one.
_DISTURBING = frozenset({
    "alias", "character", "comma-in-braces", "comma-in-formula", "comment", "brace-first", "full-width", "indentation",
    "missing-blank", "multi-line-text", "tab", "tag",
})  # fmt: skip


def read_nodes(data: bytes, file: str) -> tuple[Node | None, tuple[Problem, ...]]:
    r"""
    The nodes of one rule file in YAML or JSON, and everything that is wrong with its text, sorted by place.

    Any bytes give an answer, never an exception. The node is None where reading had to stop: then there is at least one
    problem. A refused value that did not stop the reading is in the nodes as text, a repeated key only with its first
    value. *file* is the name that places show.

    >>> node, problems = read_nodes(b"points: 10", "rules.yaml")
    >>> problems
    ()
    >>> [problem.line("en") for problem in read_nodes(b"a: 1\na: 2", "rules.yaml")[1]]
    ["rules.yaml:2:1: error: 'a' stands here a second time. [repeated-key]"]
    """
    text = decoded(data, file)
    if isinstance(text, Problem):
        return None, (text,)
    source, problems = checked(text, file)
    composer = Composer(source)
    stop = directive(source) or composer.run()
    found = [*problems, *composer.problems]
    if stop is not None and not any(_explains(earlier, stop) for earlier in found):
        found.append(stop)
    # What stands at one place is one mistake; the first one noticed lies deepest.
    first_at: dict[Place | Cell | Spot | None, Problem] = {}
    for problem in found:
        first_at.setdefault(problem.where, problem)
    return None if stop is not None else composer.root, in_order(first_at.values())


def _explains(earlier: Problem, stop: Problem) -> bool:
    """Whether reading stopped only because of an earlier problem: in the same line, or in the indentation above."""
    if not (isinstance(earlier.where, Place) and isinstance(stop.where, Place)) or earlier.code not in _DISTURBING:
        return False
    indents = earlier.code in ("character", "tab") and not earlier.where.source[: earlier.where.column - 1].strip()
    return earlier.where.line == stop.where.line or (indents and earlier.where.line < stop.where.line)
