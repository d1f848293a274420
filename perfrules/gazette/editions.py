"""The history of a text: every day on which anything in it changes, with what changes."""

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple, final

from perfrules.errors import RuleFileError
from perfrules.gazette.changes import Change, Difference, alterations_of, change
from perfrules.layers.consolidate import consolidate
from perfrules.layers.draft import OF_VALUES, Alteration
from perfrules.loading import RuleFile, distinct, examine_wordings, read_rule_file
from perfrules.loading.fingerprint import canonical
from perfrules.model.rule_set import RuleSet
from perfrules.text.nodes import Entry, MapNode, Node

_ONE_DAY = timedelta(days=1)


@final
class Edition(NamedTuple):
    """
    The text from the day *since* (None: from its beginning) until the day *until* (None: open), and what changed that day.

    The first one tells what its files changed and removed in those that they extend.
    """

    since: date | None
    until: date | None
    rules: RuleSet
    changes: tuple[Change, ...]


def history(source: str | os.PathLike[str]) -> tuple[Edition, ...]:
    """
    All editions of the text that *source* names, the first one first; RuleFileError where one of them has mistakes.

    >>> [str(edition.since) for edition in history("cn.project_self_evaluation")]
    ['2020-02-25']
    """
    return editions(read_rule_file(source))


def editions(file: RuleFile) -> tuple[Edition, ...]:
    """The same for the text in *file*."""
    wordings = examine_wordings(file)
    texts = [(one.since, one.rules) for one in wordings if one.rules is not None]
    if len(texts) < len(wordings):
        raise RuleFileError(distinct(wordings))
    first = texts[0][1]
    last = min(filter(None, (layer.last for layer in first.layers)), default=None)
    ends = [since - _ONE_DAY for since, _ in texts[1:] if since is not None]
    changes = [alterations_of(first), *(_between(old, new, day) for (_, old), (day, new) in pairwise(texts) if day)]
    return tuple(
        Edition(since, until, rules, made)
        for (since, rules), until, made in zip(texts, [*ends, last], changes, strict=True)
    )


def _between(old: RuleSet, new: RuleSet, day: date) -> tuple[Change, ...]:
    """What is different in *new* from *old*, each with the layer that begins or has ended."""
    begun = tuple(one for one in new.alterations if one.layer.since == day)
    ended = tuple(one for one in old.alterations if one.layer.until == day - _ONE_DAY)
    found = []
    for difference in _differences(_root(old), _root(new)):
        cause = min((*reversed(begun), *reversed(ended)), key=lambda one: _distance(one, difference))
        if cause in begun:
            found.append(change(difference, cause, new))
        else:
            found.append(replace(change(difference, cause, old), ended=True))
    return tuple(found)


def _distance(cause: Alteration, difference: Difference) -> tuple[bool, bool]:
    """Nothing for an alteration of the same field; more for one of the same item, most for others."""
    same = (cause.section, cause.item) == (difference.section, difference.item)
    return not same, cause.field != difference.field


def _root(rules: RuleSet) -> MapNode:
    return consolidate(rules.layers, rules.stamp.as_of).root


def _differences(old: MapNode, new: MapNode) -> Iterator[Difference]:
    """What is different between two texts, to the field; values as a whole."""
    for section, before, after in _pairs(old, new):
        for item, one, other in _pairs(before, after):
            if isinstance(one, MapNode) and isinstance(other, MapNode) and section not in OF_VALUES:
                yield from (Difference(section, item, name, left, right) for name, left, right in _pairs(one, other))
            else:
                yield Difference(section, item, None, one, other)


def _pairs(old: Node | None, new: Node | None) -> Iterator[tuple[str, Node | None, Node | None]]:
    """The words of either map that do not say the same in both."""
    before, after = ({entry.key: entry.node for entry in _entries(node)} for node in (old, new))
    for word in dict.fromkeys((*before, *after)):
        one, other = before.get(word), after.get(word)
        if one is None or other is None or canonical(one) != canonical(other):
            yield word, one, other


def _entries(node: Node | None) -> tuple[Entry, ...]:
    return node.entries if isinstance(node, MapNode) else ()
