"""`like: other` – an indicator that takes over what it does not write itself."""

from dataclasses import replace

from perfrules.loading.building.notes import Notes, scalar
from perfrules.problems import Problem, near
from perfrules.text.nodes import Entry, MapNode
from perfrules.words import Words

_ALTERNATIVES = {"points": "weight", "weight": "points", "group": "group_by", "group_by": "group"}
_NEEDED = {"where": "each", "label": "each", "group_by": "each", "rescale": "each", "rounding": "decimals"}


def completed(section: tuple[Entry, ...], notes: Notes) -> tuple[Entry, ...]:
    """
    The indicators of *section*, each with the words it takes over from the one it names under `like`.

    What is written wins; of two words that exclude each other only the written one stays. An indicator whose `like` leads
    nowhere is left out, with its problem reported.
    """
    known = {entry.key: entry for entry in section}
    done: dict[str, Entry | None] = {}
    for entry in section:
        _complete(entry, known, done, notes)
    whole = tuple(found for entry in section if (found := done[entry.key]) is not None)
    for entry in whole:
        _report_missing(entry, notes)
    return whole


def _complete(entry: Entry, known: dict[str, Entry], done: dict[str, Entry | None], notes: Notes) -> None:
    """Complete *entry* and, before it, all that it leads to; a chain can be as long as the section."""
    chain = [entry]
    while True:
        last = chain[-1]
        model = _model(last, known, notes) if last.key not in done else None
        if model is None:
            break
        if model in chain:
            _report_circle(chain[chain.index(model) :], notes)
            done |= dict.fromkeys((one.key for one in chain), None)
            return
        chain.append(model)
    for one in reversed(chain):
        if one.key not in done:
            named = _named(one)
            base = done.get(named) if named is not None else None
            done[one.key] = one if named is None else _merged(one, base) if base else None


def _named(entry: Entry) -> str | None:
    """The id under `like`, or None."""
    node = _words(entry).get("like")
    return scalar(node.node).text if node else None


def _model(entry: Entry, known: dict[str, Entry], notes: Notes) -> Entry | None:
    """The indicator that *entry* is like; None, reported if need be, where there is none."""
    named = _named(entry)
    if named is None or named in known:
        return known[named] if named is not None else None
    if not notes.was_dropped("indicators", named):
        meant = near(named, [name for name in known if name != entry.key])
        key = "like-unknown/near" if meant else "like-unknown"
        place = scalar(_words(entry)["like"].node).place
        notes.distrust(Problem(key, place, {"name": named, "near": meant or ""}))
    return None


def _merged(entry: Entry, base: Entry) -> Entry:
    own, copied = _words(entry), _words(base)
    taken = [one for word, one in copied.items() if word not in own and _ALTERNATIVES.get(word) not in own]
    kept = [one for word, one in own.items() if word != "like"]
    return replace(entry, node=MapNode((*kept, *taken), entry.node.place))


def _report_circle(circle: list[Entry], notes: Notes) -> None:
    places = tuple(scalar(_words(one)["like"].node).place for one in circle)
    names = " → ".join([*(one.key for one in circle), circle[0].key])
    key = "like-circle" if len(circle) > 1 else "like-circle/self"
    notes.distrust(Problem(key, places[0], {"name": circle[0].key, "names": names}, related=places[1:]))


def _report_missing(entry: Entry, notes: Notes) -> None:
    """Words that mean something only beside another one; `like` may have brought it, so this is known only now."""
    words = _words(entry)
    for word, needed in _NEEDED.items():
        if word in words and needed not in words:
            quoted = Words(en=f"'{needed}'", zh=f"“{needed}”")
            facts: dict[str, str | Words] = {"beside": word, "words": quoted, "word": needed}
            notes.report(Problem("missing-word/beside", words[word].place, facts))


def _words(entry: Entry) -> dict[str, Entry]:
    return {one.key: one for one in entry.node} if isinstance(entry.node, MapNode) else {}
