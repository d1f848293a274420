from perfrules.problems import Place
from perfrules.text import ListNode, MapNode, ScalarNode
from tests.text.read import entry_at, map_of, scalar_at


def at(line: int, column: int) -> Place:
    return Place("rules.yaml", line, column)


def test_every_key_value_and_collection_has_its_place() -> None:
    node = map_of("甲: 1\nb:\n  - x\n  - {键: '值', d: [1]}\n")
    assert node.place == at(1, 1)
    first, second = node
    assert (first.place, first.node.place) == (at(1, 1), at(1, 4))
    assert (second.place, second.node.place) == (at(2, 1), at(3, 3))
    assert isinstance(second.node, ListNode)
    item, inner = second.node.items
    assert (item.place, inner.place) == (at(3, 5), at(4, 5))
    assert isinstance(inner, MapNode)
    assert [(entry.place.column, entry.node.place.column) for entry in inner] == [(6, 9), (14, 17)]


def test_columns_count_characters_and_not_bytes() -> None:
    node = entry_at("标题: {zh: 预算执行率😀, en: x}\n", "标题").node
    assert isinstance(node, MapNode)
    entry = node.entry("en")
    assert entry is not None
    assert (entry.place, entry.node.place) == (at(1, 18), at(1, 22))


def test_a_place_shows_the_line_as_the_author_wrote_it() -> None:
    assert entry_at("a: 1\r\n标题: x  # 注\r\n", "标题").place.source == "标题: x  # 注"


def test_the_text_of_an_unquoted_value_begins_at_its_place() -> None:
    assert scalar_at("a: executed / budget # x", "a").inner == at(1, 4)


def test_the_text_of_a_quoted_value_begins_after_the_quote() -> None:
    assert scalar_at("a: \"'A' == grade\"", "a").inner == at(1, 5)
    assert scalar_at("a: '预算'", "a").inner == at(1, 5)


def test_a_text_with_escapes_or_several_lines_has_no_inner_place() -> None:
    for text in ("a: 'it''s'", 'a: "x\\ty"', "a: 'x\n  y'", "a: |\n  x\n", "a: >\n  x\n  y\n"):
        assert scalar_at(text, "a").inner is None


def test_a_number_keeps_its_text() -> None:
    node = scalar_at("a: 1.50", "a")
    assert (node.text, node.place, node.inner) == ("1.50", at(1, 4), at(1, 4))


def test_texts_over_several_lines_are_read_when_they_say_so() -> None:
    assert scalar_at("a: |\n  x\n  y\nb: 1\n", "a").value == "x\ny\n"
    assert scalar_at("a: >-\n  x\n  y\nb: 1\n", "a").value == "x y"
    assert scalar_at('a: "x\n  y"\nb: 1\n', "a").value == "x y"


def test_an_entry_is_found_by_its_key() -> None:
    node = map_of("a: 1\nb: {c: 2}\n")
    assert isinstance(node.get("a"), ScalarNode)
    assert node.get("c") is None
    assert node.entry("c") is None
