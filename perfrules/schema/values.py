"""Words for mistakes in a value: its type, its choice, its range, its place beside others."""

from collections.abc import Callable
from typing import Any

from perfrules.problems import Problem, near
from perfrules.schema.spots import Spot
from perfrules.schema.validator import Violation
from perfrules.text.nodes import ListNode, MapNode, Node, ScalarNode
from perfrules.words import Words

Facts = dict[str, str | Words]
_LIST = Words(en="a list, each line beginning with '- '", zh="列表（每行以“- ”开头）")
_ONE_WORD = Words(en="one word", zh="一个词")


def value_problem(spot: Spot, together: list[Violation]) -> Problem | None:
    """The one problem of the value at *spot*, or None where only words inside it are wrong."""
    for keyword, worded in _WORDED.items():
        for violation in together:
            if violation.keyword == keyword and not about_key(violation):
                return worded(spot, violation)
    return None


def about_key(violation: Violation) -> bool:
    """Whether a key is broken, not the value under it."""
    return "propertyNames" in violation.route


def _excluded(spot: Spot, violation: Violation) -> Problem:
    """The route ends in `dependentSchemas`, the other word, `properties`, this word, `not`."""
    other = str(violation.route[-4])
    facts = {"word": spot.word, "other": other}
    return Problem("exclusive-words", spot.named, facts, related=(spot.beside(other),))


def _wrong_type(spot: Spot, violation: Violation) -> Problem:
    facts: Facts = {"word": spot.word, "expected": _expected(violation), "found": found(spot.node)}
    is_scalar = isinstance(spot.node, ScalarNode)
    if is_scalar and "x-quotes" in violation.schema:
        return Problem("wrong-type/quotes", spot.node.place, facts)
    if is_scalar and violation.wanted == "object":
        return Problem("wrong-type/words", spot.node.place, facts)
    return Problem("wrong-type", spot.node.place, facts)


def _expected(violation: Violation) -> Words:
    """What the schema wants here: its own wording, the words of a named item, ids with items, or a list."""
    if value := words_of(violation.schema.get("x-value")):
        return value
    if item := words_of(violation.schema.get("x-name")):
        return Words(en=f"the words of {item.en}, each as 'word: value'", zh=f"{item.zh}的各词，每词写作“词: 值”")
    if violation.wanted == "object":
        return Words(en="ids of your choice, each with its own words below it", zh="自定的标识，各标识下再写其内容")
    return _LIST


def _choice(spot: Spot, violation: Violation) -> Problem:
    if not isinstance(spot.node, ScalarNode):
        facts: Facts = {"word": spot.word, "expected": _ONE_WORD, "found": found(spot.node)}
        return Problem("wrong-type", spot.node.place, facts)
    text = spot.node.text
    said: Facts = {"word": spot.word, "choice": text}
    if meant := near(text, violation.wanted):
        return Problem("unknown-choice", spot.node.place, {**said, "near": meant})
    return Problem("unknown-choice/list", spot.node.place, {**said, "allowed": listed(violation.wanted)})


def _fixed(spot: Spot, violation: Violation) -> Problem:
    """`format: 1`, or a word that asks for one choice of its sibling."""
    if "dependentSchemas" not in violation.route:
        return Problem("format-version", spot.node.place, {"found": shown(spot.node)})
    word = str(violation.route[-4])
    facts = {"word": word, "needed": f"{spot.word}: {violation.wanted}"}
    return Problem("exclusive-words/only", spot.beside(word), facts, related=(spot.named,))


def _empty(spot: Spot, violation: Violation) -> Problem:
    is_line = bool(violation.path) and isinstance(violation.path[-1], int)
    return Problem("empty-section/line" if is_line else "empty-section", spot.named, {"word": spot.word})


def _empty_text(spot: Spot, _: Violation) -> Problem:
    return Problem("empty-section/text", spot.node.place, {"word": spot.word})


def _too_few(spot: Spot, violation: Violation) -> Problem:
    if not violation.value:
        return _empty(spot, violation)
    return Problem("too-few", spot.named, {"word": spot.word, "least": str(violation.wanted)})


def _range(spot: Spot, violation: Violation) -> Problem:
    facts: Facts = {"word": spot.word, "expected": _expected(violation), "found": shown(spot.node)}
    return Problem("out-of-range", spot.node.place, facts)


def _form(spot: Spot, violation: Violation) -> Problem:
    key = "bad-date" if violation.wanted == "date" else "bad-id/set"
    return Problem(key, spot.node.place, {"word": spot.word, "found": shown(spot.node)})


# The order is the rank: the first that applies is the mistake, the others follow from it.
_WORDED: dict[str, Callable[[Spot, Violation], Problem]] = {
    "not": _excluded,
    "type": _wrong_type,
    "enum": _choice,
    "minProperties": _empty,
    "minItems": _too_few,
    "minLength": _empty_text,
    "minimum": _range,
    "maximum": _range,
    "format": _form,
    "const": _fixed,
}


def words_of(pair: dict[str, Any] | None) -> Words | None:
    """A wording of the schema, in both languages."""
    return Words(en=pair["en"], zh=pair["zh"]) if pair else None


def listed(words: list[str]) -> Words:
    """Several words, one after the other."""
    return Words(en=", ".join(words), zh="、".join(words))


def shown(node: Node) -> str:
    """A scalar as the author wrote it, or its sort."""
    return node.text if isinstance(node, ScalarNode) else "…"


def found(node: Node) -> Words:
    """What stands here, in plain words."""
    if isinstance(node, MapNode):
        return Words(en="words with values of their own", zh="由“词: 值”组成的内容")
    if isinstance(node, ListNode):
        return Words(en="a list", zh="一个列表")
    if isinstance(node.value, bool):
        return Words(en=f"the bare word {node.text}", zh=f"不带引号的 {node.text}")
    if isinstance(node.value, str):
        return Words(en="text", zh="文字")
    return Words(en=f"the number {node.text}", zh=f"数值 {node.text}")
