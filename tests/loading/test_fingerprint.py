import json
from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from perfrules.loading.fingerprint import canonical, stamp
from perfrules.text import read_nodes

WORDS = st.sampled_from(["a", "b", "title", "points", "预算", "x_1", "yes"])
TEXTS = st.sampled_from(["paid", "80%", "2024-09-30", "a / b", "只有'半'", "two words", "a\nb", "ü", "5%", ""])
NUMBERS = st.decimals(min_value=-1000, max_value=1000, places=3, allow_nan=False)
VALUES = st.recursive(
    TEXTS | NUMBERS | st.booleans(),
    lambda inner: st.lists(inner, min_size=1, max_size=3) | st.dictionaries(WORDS, inner, min_size=1, max_size=3),
    max_leaves=12,
)
FILES = st.dictionaries(WORDS, VALUES, min_size=1, max_size=4)


def fingerprint(text: str) -> str:
    root, problems = read_nodes(text.encode(), "rules.yaml")
    assert root is not None, [problem.text("en") for problem in problems]
    assert not problems, [problem.text("en") for problem in problems]
    return stamp(root, (), None).sha256


def compact(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f'"{key}": {compact(part)}' for key, part in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(compact, value)) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:f}" if isinstance(value, Decimal) else json.dumps(value, ensure_ascii=False)


def spread(value: Any, depth: int = 0) -> str:
    """The same with other quotes, on lines of its own, keys backwards, with comments and trailing zeros."""
    blanks = "  " * depth
    if isinstance(value, dict):
        return "".join(f"\n{blanks}{key}:{spread(value[key], depth + 1)}" for key in reversed(value))
    if isinstance(value, list):
        return "".join(
            f"\n{blanks}-{spread(part, depth + 1) if not isinstance(part, (dict, list)) else ' ' + compact(part)}"
            for part in value
        )
    if isinstance(value, bool):
        return f" {value}".lower() + "   # why"
    if isinstance(value, Decimal):
        return f" {value:f}00  # a note"
    return (
        f" {json.dumps(value, ensure_ascii=False)}" if "\n" in value else " '" + value.replace("'", "''") + "' # note"
    )


@given(FILES)
def test_the_fingerprint_is_that_of_any_other_layout(file: dict[str, Any]) -> None:
    assert fingerprint(compact(file)) == fingerprint("# head\n" + spread(file).lstrip("\n") + "\n\n# end\n")


@given(FILES, st.data())
def test_any_changed_value_changes_the_fingerprint(file: dict[str, Any], data: st.DataObject) -> None:
    changed = json.loads(json.dumps(file, default=lambda number: {"number": str(number)}))

    def leaves(node: Any) -> list[tuple[Any, Any]]:
        parts = list(node.items()) if isinstance(node, dict) else list(enumerate(node))
        found: list[tuple[Any, Any]] = []
        for key, part in parts:
            is_number = isinstance(part, dict) and list(part) == ["number"]
            found += leaves(part) if isinstance(part, (dict, list)) and not is_number else [(node, key)]
        return found

    def restored(node: Any) -> Any:
        if isinstance(node, dict):
            return (
                Decimal(node["number"])
                if list(node) == ["number"]
                else {key: restored(part) for key, part in node.items()}
            )
        return [restored(part) for part in node] if isinstance(node, list) else node

    holder, key = data.draw(st.sampled_from(leaves(changed)))
    before = restored(holder[key])
    holder[key] = "changed" if isinstance(before, bool) else f"{before}1"
    assert fingerprint(compact(restored(changed))) != fingerprint(compact(file))


def test_the_canonical_form_is_json_with_sorted_words_and_plain_numbers() -> None:
    root, _ = read_nodes('b: [1.50, -0, 80%, \'2\', true]\na: {项: "\\""}\n'.encode(), "rules.yaml")
    assert root is not None
    assert canonical(root) == '{"a":{"项":"\\""},"b":[1.5,0,"80%","2",true]}'


def test_a_quoted_number_is_another_value_than_a_number() -> None:
    assert fingerprint("a: 5") != fingerprint("a: '5'")


def test_the_stamp_holds_the_day_and_the_hash_of_each_file() -> None:
    root, _ = read_nodes(b"a: 5", "rules.yaml")
    assert root is not None
    found = stamp(root, [("rules.yaml", b"a: 5")], date(2024, 1, 1))
    assert found.sha256 == sha256(b'{"a":5}').hexdigest()
    assert (found.as_of, found.files) == (date(2024, 1, 1), (("rules.yaml", sha256(b"a: 5").hexdigest()),))
