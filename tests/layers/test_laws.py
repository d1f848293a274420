"""What must hold of any text and any amendments."""

import json
from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from perfrules.layers.consolidate import Consolidated, consolidate, wordings
from perfrules.layers.layer import taken_apart
from perfrules.loading.fingerprint import canonical
from perfrules.text import MapNode, read_nodes

IDS = st.sampled_from(["a", "b", "c", "d"])
FIELDS = st.sampled_from(["title", "points", "note"])
VALUES = st.integers(0, 9) | st.sampled_from(["x", "80%", "two words"])
ITEMS = st.dictionaries(IDS, st.dictionaries(FIELDS, VALUES, min_size=1), max_size=4)
TEXTS = st.fixed_dictionaries({"flags": ITEMS, "values": ITEMS}).map(lambda text: {k: v for k, v in text.items() if v})
CHANGES = st.dictionaries(
    st.sampled_from(["flags", "values"]),
    st.dictionaries(IDS, st.dictionaries(FIELDS, VALUES, min_size=1), min_size=1),
    max_size=2,
)
DAY = date(2024, 1, 1)


def consolidated(text: dict[str, Any], *amendments: dict[str, Any], day: date | None = DAY) -> Consolidated:
    head = {"format": 1, "id": "t", "title": "t", "status": "draft"}
    dated = [{"reason": "r", "in_force": {"from": str(DAY)}, **one} for one in amendments]
    file = json.dumps({**head, **text, **({"amendments": dated} if dated else {})})
    root, problems = read_nodes(file.encode(), "t.json")
    assert isinstance(root, MapNode), problems
    return consolidate([taken_apart(root, "t.json")], day)


def form(found: Consolidated) -> str:
    assert not found.problems, [problem.text("en") for problem in found.problems]
    return canonical(found.root)


def known(change: dict[str, Any], text: dict[str, Any]) -> dict[str, Any]:
    """The part of *change* that speaks of items that are there."""
    kept = {
        section: {item: fields for item, fields in items.items() if item in text.get(section, {})}
        for section, items in change.items()
    }
    return {section: items for section, items in kept.items() if items}


@given(TEXTS)
def test_an_empty_amendment_changes_nothing(text: dict[str, Any]) -> None:
    assert form(consolidated(text, {})) == form(consolidated(text))
    assert consolidated(text, {}).alterations == ()


@given(TEXTS)
def test_a_text_without_layers_is_itself(text: dict[str, Any]) -> None:
    head = {"format": 1, "id": "t", "title": "t", "status": "draft"}
    root, _ = read_nodes(json.dumps({**head, **text}).encode(), "t.json")
    assert root is not None
    assert form(consolidated(text)) == canonical(root)


@given(TEXTS, CHANGES)
def test_adding_and_then_removing_is_the_identity(text: dict[str, Any], addition: dict[str, Any]) -> None:
    new = {section: {f"new_{item}": fields for item, fields in items.items()} for section, items in addition.items()}
    gone = {section: dict.fromkeys(items, "no longer needed") for section, items in new.items()}
    later = {"in_force": {"from": str(DAY + timedelta(1))}}
    found = consolidated(text, {"add": new}, {"remove": gone} | later, day=DAY + timedelta(1))
    assert form(found) == form(consolidated(text))


@given(TEXTS, CHANGES, CHANGES)
def test_the_order_of_independent_amendments_does_not_matter(
    text: dict[str, Any], one: dict[str, Any], other: dict[str, Any]
) -> None:
    first, second = {"change": known(one, text)}, {"change": known(other, text)}
    forth, back = consolidated(text, first, second), consolidated(text, second, first)
    assert bool(forth.problems) == bool(back.problems)
    if not forth.problems:
        assert form(forth) == form(back)


@given(TEXTS, CHANGES)
def test_what_is_changed_is_what_the_change_says_and_nothing_else(text: dict[str, Any], change: dict[str, Any]) -> None:
    change = known(change, text)
    expected = {
        section: {item: {**fields, **change.get(section, {}).get(item, {})} for item, fields in items.items()}
        for section, items in text.items()
    }
    found = consolidated(text, {"change": change})
    assert form(found) == form(consolidated(expected))
    assert len(found.alterations) == sum(len(fields) for items in change.values() for fields in items.values())


@given(TEXTS, CHANGES, st.integers(-3, 3))
def test_an_amendment_holds_from_its_first_day_on(text: dict[str, Any], change: dict[str, Any], days: int) -> None:
    amendment = {"change": known(change, text)}
    with_it = form(consolidated(text, amendment, day=DAY + timedelta(days)))
    assert with_it == form(consolidated(text, amendment) if days >= 0 else consolidated(text))


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 5)), max_size=5))
def test_every_wording_has_its_first_day_and_none_changes_in_between(periods: list[tuple[int, int]]) -> None:
    text = {"values": {"a": {"title": "x"}}}
    amendments = [
        {
            "in_force": {"from": str(DAY + timedelta(start)), "until": str(DAY + timedelta(start + length))},
            "add": {"values": {f"n{number}": {"title": "y"}}},
        }
        for number, (start, length) in enumerate(periods)
    ]
    head = {"format": 1, "id": "t", "title": "t", "status": "draft", "in_force": {"from": str(DAY)}}
    root, _ = read_nodes(
        json.dumps({**head, **text, **({"amendments": amendments} if amendments else {})}).encode(), "t"
    )
    assert isinstance(root, MapNode)
    chain = [taken_apart(root, "t")]
    starts = [day for day in wordings(chain) if day is not None]
    assert starts[0] == DAY
    forms = {day: form(consolidate(chain, day)) for day in (DAY + timedelta(n) for n in range(30))}
    for day, found in forms.items():
        begun = max(start for start in starts if start <= day)
        assert found == forms[begun]
