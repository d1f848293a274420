from collections.abc import Iterator
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from perfrules.schema import check_shape
from perfrules.schema.shape import plain
from perfrules.schema.validator import violations
from perfrules.text.nodes import Entry, ListNode, MapNode, Node, ScalarNode
from tests.schema.reading import EXAMPLES, HEAD, nodes

EXAMPLE = nodes((EXAMPLES / "self_evaluation.yaml").read_text(encoding="utf-8"))
WORDS = ["title", "inputs", "total", "score", "method", "formula", "from", "kind", "laws", "wieght", "extends"]
PLACE = EXAMPLE.place
STRANGE: list[Node] = [
    ScalarNode(Decimal(3), "3", PLACE),
    ScalarNode(Decimal("2.5"), "2.5", PLACE),
    ScalarNode(value=True, text="true", place=PLACE),
    ScalarNode("", "", PLACE),
    ScalarNode("formula", "formula", PLACE),
    ScalarNode("2024-13-01", "2024-13-01", PLACE),
    ListNode((), PLACE),
    ListNode((ScalarNode("a", "a", PLACE),), PLACE),
    MapNode((), PLACE),
    MapNode((Entry("metod", PLACE, ScalarNode("bands", "bands", PLACE)),), PLACE),
    nodes(HEAD),
]


def size(node: Node) -> int:
    return 1 + sum(map(size, below(node)))


def below(node: Node) -> Iterator[Node]:
    if isinstance(node, MapNode):
        yield from (entry.node for entry in node)
    if isinstance(node, ListNode):
        yield from node.items


def mutated(node: Node, number: int, strange: Node, word: str, how: str) -> Node:
    """*node* with its part *number* (counted from the top) replaced, removed, renamed or given one more word."""
    if number == 0:
        if how == "add" and isinstance(node, MapNode) and node.entry(word) is None:
            return MapNode((*node.entries, Entry(word, node.place, strange)), node.place)
        return strange
    number -= 1
    if isinstance(node, ListNode):
        items: list[Node] = []
        for item in node.items:
            items.append(mutated(item, number, strange, word, how) if 0 <= number < size(item) else item)
            number -= size(item)
        return ListNode(tuple(items), node.place)
    assert isinstance(node, MapNode)
    entries: list[Entry] = []
    for entry in node:
        hit = number == 0
        inside = 0 <= number < size(entry.node)
        number -= size(entry.node)
        if hit and how == "remove":
            continue
        if hit and how == "rename" and node.entry(word) is None:
            entries.append(Entry(word, entry.place, entry.node))
        elif inside:
            entries.append(
                Entry(entry.key, entry.place, mutated(entry.node, number + size(entry.node), strange, word, how))
            )
        else:
            entries.append(entry)
    return MapNode(tuple(entries), node.place)


@settings(max_examples=150, deadline=None)
@given(
    changes=st.lists(
        st.tuples(
            st.integers(0, 10_000),
            st.sampled_from(STRANGE),
            st.sampled_from(WORDS),
            st.sampled_from(["replace", "add", "remove", "rename"]),
        ),
        min_size=1,
        max_size=3,
    )
)
def test_a_file_has_problems_exactly_when_it_breaks_the_published_schema(
    changes: list[tuple[int, Node, str, str]],
) -> None:
    root: Node = EXAMPLE
    for number, strange, word, how in changes:
        root = mutated(root, number % size(root), strange, word, how)
    problems = check_shape(root)
    assert bool(problems) == any(True for _ in violations(plain(root)))
    for problem in problems:
        assert problem.text("en") != problem.text("zh")
        assert len(problem.said("en")) <= 300
        assert len(problem.said("zh")) <= 300
