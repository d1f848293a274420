"""Short ways to read a text in tests."""

from perfrules.problems import Place, Problem
from perfrules.text import Entry, ListNode, MapNode, Node, ScalarNode, read_nodes

Found = list[tuple[str, int, int]]


def problems_of(text: str | bytes) -> tuple[Problem, ...]:
    data = text.encode() if isinstance(text, str) else text
    return read_nodes(data, "rules.yaml")[1]


def found_in(text: str | bytes) -> Found:
    """Key, line and column of every problem."""
    return [(problem.key, place.line, place.column) for problem in problems_of(text) if (place := place_of(problem))]


def place_of(problem: Problem) -> Place:
    assert isinstance(problem.where, Place)
    return problem.where


def one_problem(text: str | bytes) -> Problem:
    (problem,) = problems_of(text)
    return problem


def node_of(text: str | bytes) -> Node:
    """The node of a text without problems."""
    data = text.encode() if isinstance(text, str) else text
    node, problems = read_nodes(data, "rules.yaml")
    assert problems == ()
    assert node is not None
    return node


def map_of(text: str | bytes) -> MapNode:
    node = node_of(text)
    assert isinstance(node, MapNode)
    return node


def scalar_at(text: str, key: str) -> ScalarNode:
    node = map_of(text).get(key)
    assert isinstance(node, ScalarNode)
    return node


def plain(node: Node) -> object:
    """The node as plain Python values."""
    match node:
        case ScalarNode():
            return node.value
        case ListNode():
            return [plain(item) for item in node.items]
        case MapNode():
            return {entry.key: plain(entry.node) for entry in node}


def entry_at(text: str, key: str) -> Entry:
    entry = map_of(text).entry(key)
    assert entry is not None
    return entry
