import json
from decimal import Decimal
from typing import Any

import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from perfrules.problems import Place
from perfrules.text import ListNode, MapNode, Node, ScalarNode, read_nodes
from perfrules.text.characters import refused
from perfrules.text.keys import plain_twin
from tests.text.read import node_of, plain

letters = st.characters(codec="utf-8", exclude_categories=["Cn"], exclude_characters="\r\t").filter(
    lambda c: refused(c) is None
)
texts = st.text(letters, max_size=20)
keys = st.text(letters.filter(lambda c: c != "\n"), min_size=1, max_size=8).filter(lambda key: key == plain_twin(key))
numbers = st.decimals(-(10**15) + 1, 10**15 - 1, places=2, allow_nan=False) | st.integers(
    -(10**15) + 1, 10**15 - 1
).map(Decimal)
scalars = st.booleans() | numbers | texts
trees = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4), max_leaves=12
)
roots = st.dictionaries(keys, trees, max_size=4) | st.lists(trees, max_size=4)


def depth(tree: object) -> int:
    match tree:
        case dict():
            return 1 + max((depth(value) for value in tree.values()), default=0)
        case list():
            return 1 + max((depth(value) for value in tree), default=0)
    return 0


shallow = roots.filter(lambda tree: depth(tree) <= 12)


class Written(yaml.SafeDumper):
    """Quotes every text, writes numbers as they are, and puts lines of any length on one line."""


Written.add_representer(str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"'))


def with_numbers(tree: object) -> Any:
    """The tree with numbers that JSON and YAML can write: whole ones, and floats that say the same digits."""
    match tree:
        case dict():
            return {key: with_numbers(value) for key, value in tree.items()}
        case list():
            return [with_numbers(value) for value in tree]
        case Decimal():
            return int(tree) if tree == int(tree) else str(tree)
    return tree


def said(tree: object) -> object:
    """The tree as it reads back."""
    match tree:
        case dict():
            return {key: said(value) for key, value in tree.items()}
        case list():
            return [said(value) for value in tree]
        case bool():
            return tree
        case int():
            return Decimal(tree)
    return tree


@given(st.binary(max_size=200))
@example(b"\xff\xfe")
@example(b"\x80")
def test_any_bytes_give_an_answer(data: bytes) -> None:
    node, problems = read_nodes(data, "rules.yaml")
    assert node is not None or problems


@given(st.text(max_size=100) | st.text("ab1:-{}[],'\"#&*!|>%@`?\\ \n\t（：，", max_size=60))
def test_any_text_gives_an_answer_with_a_place_in_the_text(text: str) -> None:
    data = text.encode(errors="replace")
    node, problems = read_nodes(data, "rules.yaml")
    assert node is not None or problems
    lines = data.decode().removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for problem in problems:
        assert isinstance(problem.where, Place)
        assert problem.where.column >= 1
        if problem.where.line <= len(lines):
            assert problem.where.column <= len(problem.where.source) + 1
        for lang in ("zh", "en"):
            assert problem.text(lang)


@given(shallow)
def test_a_tree_written_as_json_reads_back_equal(tree: object) -> None:
    tree = with_numbers(tree)
    assert plain(node_of(json.dumps(tree, ensure_ascii=False, indent=1))) == said(tree)


@given(shallow, st.booleans())
def test_a_tree_written_as_yaml_reads_back_equal(tree: object, flow: bool) -> None:
    tree = with_numbers(tree)
    text = yaml.dump(tree, Dumper=Written, allow_unicode=True, width=10**6, default_flow_style=flow, sort_keys=False)
    assert plain(node_of(text)) == said(tree)


@given(numbers)
def test_a_number_reads_back_with_the_digits_it_was_written_with(number: Decimal) -> None:
    node = node_of(f"a: {number}")
    assert isinstance(node, MapNode)
    value = node.get("a")
    assert isinstance(value, ScalarNode)
    assert str(value.value) == str(number)


def scalars_of(node: Node) -> list[ScalarNode]:
    match node:
        case ScalarNode():
            return [node]
        case ListNode():
            return [scalar for item in node.items for scalar in scalars_of(item)]
        case MapNode():
            return [scalar for entry in node for scalar in scalars_of(entry.node)]


@given(shallow)
def test_an_inner_place_is_where_the_text_stands(tree: object) -> None:
    text = json.dumps(with_numbers(tree), ensure_ascii=False)
    for scalar in scalars_of(node_of(text)):
        if scalar.inner is not None:
            line = text.split("\n")[scalar.inner.line - 1]
            assert line[scalar.inner.column - 1 :].startswith(scalar.text)
