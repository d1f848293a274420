"""The text stage: bytes of a rule file to nodes that know their places."""

from perfrules.text.nodes import Entry, ListNode, MapNode, Node, Scalar, ScalarNode
from perfrules.text.reader import read_nodes

__all__ = ["Entry", "ListNode", "MapNode", "Node", "Scalar", "ScalarNode", "read_nodes"]
