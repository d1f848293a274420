"""Conversion tables: their lines against the words that are looked up, and whether every combination has a line."""

import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, combinations_with_replacement, islice, product
from typing import final

from perfrules.checks.context import Context
from perfrules.exact import ONE, compare, rounded, to_text
from perfrules.model.dependencies import droppable_items
from perfrules.model.items import Indicator, LookupTable, Scale, Total, Value
from perfrules.model.looked_up import LookedUp, labels_of_scale, looked_up
from perfrules.model.lookups import Labels, LookupLine, key_of, labels_of
from perfrules.model.shapes import NOT_APPLICABLE_WORD, Lookup, Shape
from perfrules.model.titles import titles_of_formula
from perfrules.model.tree import Parent
from perfrules.problems import Place, Problem, near
from perfrules.words import Words

_SHOWN = 5
_COUNTED = 1_000_000


@final
@dataclass(frozen=True, slots=True, eq=False)
class _Use:
    """
    One place that looks something up.

    *members* are what a line may write for each of the words, of which there are at least *least*; *gives* likewise for
    the word of the line.
    """

    table: LookupTable
    members: tuple[Labels, ...]
    least: int
    gives: Labels
    place: Place

    @property
    def lengths(self) -> range:
        """How many words a line can have."""
        return range(self.least, len(self.members) + 1)

    def key(self, line: LookupLine) -> tuple[str, ...] | None:
        """The ids of the words of *line*, where it can be met here."""
        return key_of(line, self.table.order, self.members) if len(line.words) in self.lengths else None

    def required(self) -> int:
        """How many combinations of words there are."""
        counts = [len(set(labels.values())) for labels in self.members]
        if self.table.order == "as_written":
            return math.prod(counts)
        return sum(math.comb(counts[0] + length - 1, length) for length in self.lengths)

    def combinations(self) -> Iterator[tuple[str, ...]]:
        """Every combination of words, as keys of lines."""
        words = [list(dict.fromkeys(labels.values())) for labels in self.members]
        if self.table.order == "as_written":
            return product(*words)
        drawn = (combinations_with_replacement(words[0], length) for length in self.lengths)
        return (tuple(sorted(one)) for one in chain.from_iterable(drawn))


def check_lookups(context: Context) -> Iterator[Problem]:
    """What is looked up without a scale or in the wrong order, and tables whose lines do not fit what is looked up in them."""
    uses: dict[str, list[_Use]] = {name: [] for name in context.rules.lookups}
    for found in (*_by_branches(context), *_by_shapes(context)):
        if isinstance(found, Problem):
            yield found
        else:
            uses[found.table.id].append(found)
    for name, table in context.rules.lookups.items():
        yield from _table(table, uses[name])


def _by_branches(context: Context) -> Iterator[_Use | Problem]:
    parents: tuple[Parent, ...] = (None, *context.rules.groups)
    for parent in parents:
        found = looked_up(context.rules, context.tree, parent)
        if found is not None:
            yield from _branch(context, parent, found)


def _branch(context: Context, parent: Parent, found: LookedUp) -> Iterator[_Use | Problem]:
    rules, table = context.rules, found.table
    place = context.place("total", "table") if parent is None else context.place("groups", parent, "table")
    if parent is None and not rules.grades:
        yield Problem("lookup-scale/grades", place, {"table": table.id})
    for name, _ in found.members:
        item = context.tree.item(name)
        section = "groups" if name in rules.groups else "indicators"
        if context.written(section, name, "weight"):
            yield Problem("lookup-weight", context.place(section, name, "weight"), {"name": name}, related=(place,))
        if item.scale is None:
            yield Problem("lookup-scale/member", item.place, {"name": name, "table": table.id}, related=(place,))
    scales = [scale for _, scale in found.members if scale is not None]
    if found.scale is None or len(scales) < len(found.members) or not scales:
        return
    dropping = droppable_items(rules).intersection(name for name, _ in found.members)
    if table.order == "as_written" and dropping:
        first = next(name for name, _ in found.members if name in dropping)
        facts = {"name": first, "table": table.id}
        yield Problem("lookup-drops", context.tree.item(first).place, facts, related=(table.place,))
        return
    yield from _rounded(context, parent, found.scale)
    least = max(1, len(scales) - len(dropping))
    use = _Use(table, tuple(map(labels_of_scale, scales)), least, labels_of_scale(found.scale), place)
    yield from _alike(use)


def _rounded(context: Context, parent: Parent, scale: Scale) -> Iterator[Problem]:
    """Decimals that would turn the points of a word into those of another one."""
    owner = context.rules.total if parent is None else context.rules.groups[parent]
    if owner is None or owner.digits is None:
        return
    of = (owner.of if isinstance(owner, Total) else context.full[owner.id]) or ONE
    for word in scale.values():
        points = (word.start[0] * of[0], word.start[1] * of[1]) if word.share else word.start
        if compare(rounded(points, owner.digits.places, owner.digits.rounding), points):
            place = (
                context.place("total", "decimals") if parent is None else context.place("groups", parent, "decimals")
            )
            yield Problem("lookup-rounded", place, {"word": word.id, "points": to_text(points)}, related=(word.place,))
            return


def _by_shapes(context: Context) -> Iterator[_Use | Problem]:
    rules = context.rules
    items: tuple[tuple[str, Iterable[Value | Indicator]], ...] = (
        ("values", rules.values.values()),
        ("indicators", rules.indicators.values()),
    )
    for section, found in items:
        for item in found:
            shape = item.rule if isinstance(item, Value) else item.shape
            if isinstance(shape, Shape) and isinstance(shape.rule, Lookup):
                yield from _shape(context, section, item, shape.rule)


def _shape(context: Context, section: str, item: Value | Indicator, rule: Lookup) -> Iterator[_Use | Problem]:
    rules = context.rules
    table = rules.lookups.get(rule.table)
    place = context.place(section, item.id, "score", "table")
    if item.scale is None:
        yield Problem("lookup-scale", place, {"name": item.id, "table": rule.table})
    scale: Scale | None = rules.scales.get(item.scale or "")
    row = item.rows.table if isinstance(item, Indicator) and item.rows else None
    typed = [context.typed[formula] for formula in rule.of if formula in context.typed]
    if table is None or scale is None or len(typed) < len(rule.of) or any(one.kind.name != "choice" for one in typed):
        return
    members = []
    for one in typed:
        titles = titles_of_formula(rules, context.scope, one.formula, row)
        labels = labels_of(titles.items())
        members.append({**labels, **{word: word for word in one.kind.words}})
    gives = {**labels_of_scale(scale), NOT_APPLICABLE_WORD: NOT_APPLICABLE_WORD}
    yield from _alike(_Use(table, tuple(members), len(members), gives, place))


def _alike(use: _Use) -> Iterator[_Use | Problem]:
    """The use itself, unless words are mixed whose lists differ."""
    words = [frozenset(labels.values()) for labels in use.members]
    if use.table.order == "any" and len(set(words)) > 1:
        odd = sorted(frozenset.union(*words) - frozenset.intersection(*words))
        yield Problem("lookup-mixed", use.place, {"table": use.table.id, "words": " ".join(odd)})
    else:
        yield use


def _table(table: LookupTable, uses: Sequence[_Use]) -> Iterator[Problem]:
    if not uses:
        return
    sound = True
    for line in table.lines:
        for problem in _line(line, table, [use for use in uses if len(line.words) in use.lengths], uses):
            sound = sound and problem.severity != "error"
            yield problem
    for use in uses if sound else ():
        yield from _repeated(use)
        yield from _lacking(use)


def _line(line: LookupLine, table: LookupTable, fitting: Sequence[_Use], uses: Sequence[_Use]) -> Iterator[Problem]:
    """Words of one line that nothing can have, and a line that is too long or too short for all."""
    if not fitting:
        lengths = sorted({length for use in uses for length in use.lengths})
        wanted = str(lengths[0]) if len(lengths) == 1 else f"{lengths[0]}–{lengths[-1]}"
        facts = {"table": table.id, "count": str(len(line.words)), "wanted": wanted}
        yield Problem("lookup-length", line.place, facts, severity="warning", related=(uses[0].place,))
        return
    for at, word in enumerate(line.words):
        known = [use.members[at] for use in fitting]
        if not any(word in labels for labels in known):
            yield _unknown(("lookup-word", "lookup-word/near"), line.place, word, known)
    for use in fitting:
        if use.key(line) is not None and line.gives not in use.gives:
            yield _unknown(("lookup-gives", "lookup-gives/near"), line.gives_place, line.gives, [use.gives])


def _unknown(keys: tuple[str, str], place: Place, word: str, known: Iterable[Labels]) -> Problem:
    labels = list(dict.fromkeys(label for one in known for label in one))
    ids = " ".join(dict.fromkeys(found for one in known for found in one.values()))
    guess = near(word, labels)
    facts = {"word": word, "words": ids, "near": guess or ""}
    return Problem(keys[1] if guess else keys[0], place, facts)


def _repeated(use: _Use) -> Iterator[Problem]:
    """Lines that say something about the same words."""
    first: dict[tuple[str, ...], LookupLine] = {}
    for line in use.table.lines:
        key = use.key(line)
        if key is not None and first.setdefault(key, line) is not line:
            facts = {"line": " ".join(line.words), "first": " ".join(first[key].words)}
            repeated = "lookup-repeated" if use.table.order == "as_written" else "lookup-repeated/any-order"
            yield Problem(repeated, line.place, facts, related=(first[key].place,))


def _lacking(use: _Use) -> Iterator[Problem]:
    """Combinations of words without a line: the first of them, and how many there are."""
    there = {key for line in use.table.lines if (key := use.key(line)) is not None}
    lacking = use.required() - len(there)
    if lacking:
        written = _as_written(use)
        names = [
            " ".join(written[word] for word in key)
            for key in islice((one for one in use.combinations() if one not in there), _SHOWN)
        ]
        facts: dict[str, str | Words] = {"table": use.table.id, "lines": _listed(names, lacking)}
        yield Problem("lookup-lacking", use.table.place, facts, related=(use.place,))


def _as_written(use: _Use) -> Mapping[str, str]:
    """How the lines write each word; one that no line has by its title."""
    found: dict[str, str] = {}
    for labels in use.members:
        for label, word in labels.items():  # titles come first
            found.setdefault(word, label)
    for line in use.table.lines:
        if use.key(line) is not None:
            found |= {labels[word]: word for word, labels in zip(line.words, use.members, strict=False)}
    return found


def _listed(names: Collection[str], count: int) -> Words:
    shown = ", ".join(f"“{name}”" for name in names)
    if count == len(names):
        return Words(en=shown, zh=shown.replace(", ", "、"))
    rest = f"{count - len(names)}" if count <= _COUNTED else f"> {_COUNTED}"
    return Words(en=f"{shown} and {rest} more", zh=f"{shown.replace(', ', '、')}，另有{rest}种")
