"""Scores of the oracle: rows, indicators, groups and the total, and how much of it could be decided."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from tests.oracle import figures
from tests.oracle.figures import Value
from tests.oracle.formulas import Scope, formula
from tests.oracle.kinds import is_share
from tests.oracle.shapes import NOT_APPLICABLE, Item, Points, met
from tests.oracle.shares import TOTAL, Key, Tree


@dataclass(frozen=True)
class Child:
    """A counted child of a group that combines shares, as a row of the table `children`."""

    scope: Scope
    columns: Mapping[str, Fraction]

    def name(self, word: str) -> Value:
        return self.columns[word] if word in self.columns else self.scope.name(word)

    def rows(self, table: str) -> Sequence[Scope]:
        return self.scope.rows(table)

    def around(self) -> Sequence[Scope]:
        raise AssertionError

    def score(self, function: str, item: str) -> Value:
        return self.scope.score(function, item)

    def word(self, scale: str | None, number: Fraction) -> Value:
        return self.scope.word(scale, number)

    def fired(self, flag: str) -> Value:
        return self.scope.fired(flag)

    def peers(self, name: str) -> Sequence[Fraction]:
        return self.scope.peers(name)


@dataclass(frozen=True)
class Family:
    """The scope of a group's own formula: the record's names and the table `children`."""

    scope: Scope
    children: Sequence[Child]

    def name(self, word: str) -> Value:
        return self.scope.name(word)

    def rows(self, table: str) -> Sequence[Scope]:
        return self.children if table == "children" else self.scope.rows(table)

    def around(self) -> Sequence[Scope]:
        raise AssertionError

    def score(self, function: str, item: str) -> Value:
        return self.scope.score(function, item)

    def word(self, scale: str | None, number: Fraction) -> Value:
        return self.scope.word(scale, number)

    def fired(self, flag: str) -> Value:
        return self.scope.fired(flag)

    def peers(self, name: str) -> Sequence[Fraction]:
        return self.scope.peers(name)


def round_as_written(spec: Mapping[str, Any], number: Fraction, extra: int = 0) -> Fraction:
    """Rounded where the text says so; `extra` places for a percent, whose decimals count printed digits."""
    if "decimals" not in spec:
        return number
    return figures.rounded(number, int(spec["decimals"]) + extra, spec.get("rounding", "half_up"))


def together(scores: Sequence[Points]) -> Points:
    """The sum of what counts: undecided if one is, not applicable if nothing counts."""
    counted = [score for score in scores if score != NOT_APPLICABLE]
    if None in counted:
        return None
    return sum((n for n in counted if isinstance(n, Fraction)), Fraction(0)) if counted else NOT_APPLICABLE


class Scores(Tree):
    """The scores of every item for one record."""

    def __init__(self, rules: Mapping[str, Any], record: Mapping[str, Any], scope: Scope) -> None:
        super().__init__(rules, record, scope)
        self._scores: dict[Key, Points] = {}

    def taken_out(self, key: Key) -> bool:
        """Whether the item or a group above it is declared not applicable."""
        parent = self.parent(key)
        own = self.is_group(key) and self.not_applicable_when(key) is True
        return own or (parent is not None and self.taken_out(parent))

    def row_scores(self, key: Key) -> list[Points]:
        """The score of each row of a part, in the order of the rows."""
        rows = self.landed(key)
        if self.taken_out(key):
            return [NOT_APPLICABLE for _ in rows]
        if not rows:
            return []
        spec = self.indicators[key.item]
        found: list[Points] = []
        for leaf, worth in zip(self.leaves(key), self.row_worth(key), strict=True):
            if leaf.state == "scored":
                found.append(round_as_written(spec, leaf.share * worth))
            else:
                found.append(NOT_APPLICABLE if leaf.state == NOT_APPLICABLE else None)
        return found

    def score(self, key: Key) -> Points:
        """Points, `not_applicable`, or None for undecided and left out."""
        if key not in self._scores:
            self._scores[key] = self._group(key) if self.is_group(key) else self._indicator(key)
        return self._scores[key]

    def _indicator(self, key: Key) -> Points:
        if self.taken_out(key):
            return NOT_APPLICABLE
        leaves = self.leaves(key)
        if all(leaf.out for leaf in leaves):
            return None if any(leaf.state == "left_out" for leaf in leaves) else NOT_APPLICABLE
        if any(leaf.state == "undecided" for leaf in leaves):
            return None
        if key.lands_in is not None:
            scores = self.row_scores(key)
            return sum((score for score in scores if isinstance(score, Fraction)), Fraction(0))
        worth = self.in_force(key)
        assert worth is not None
        return round_as_written(self.spec(key), leaves[0].share * worth)

    def _group(self, key: Key) -> Points:
        if self.taken_out(key):
            return NOT_APPLICABLE
        if key.item != TOTAL and self.not_applicable_when(key) is None:
            return None
        counted = [child for child in self.children(key) if not self.out(child)]
        if not counted:
            return NOT_APPLICABLE
        scores = [self.score(child) for child in counted]
        if any(not isinstance(score, Fraction) for score in scores):
            return None
        combined = self._combined(key, counted, [score for score in scores if isinstance(score, Fraction)])
        return None if combined is None else round_as_written(self.spec(key), combined)

    def _combined(self, key: Key, counted: Sequence[Key], scores: Sequence[Fraction]) -> Fraction | None:
        spec = self.spec(key)
        combine = spec.get("combine", "sum")
        if combine == "sum":
            return sum(scores, Fraction(0))
        worth = self.in_force(key)
        assert worth is not None
        shares = [score / self.worth_for_rate(child) for score, child in zip(scores, counted, strict=True)]
        weights = [self.weight(child) for child in counted]
        if combine == "lookup":
            return self._by_table(key, worth, counted, scores)
        if combine == "formula":
            return self._by_formula(key, worth, counted, scores)
        share: Fraction | None
        match combine:
            case "mean":
                share = figures.mean(shares, weights)
            case "geometric_mean":
                share = figures.geometric_mean(shares, weights)
            case "lowest":
                share = min(shares)
            case "highest":
                share = max(shares)
            case "one_of":
                share = shares[0] if len(shares) == 1 else None
            case _:
                raise AssertionError(combine)
        return None if share is None else share * worth

    def _by_table(
        self, key: Key, worth: Fraction, counted: Sequence[Key], scores: Sequence[Fraction]
    ) -> Fraction | None:
        """The points of the word that the table has for the words of the children."""
        spec = self.spec(key)
        scales = [self.rules["scales"][self.spec(child)["scale"]] for child in counted]
        fulls = [self.worth_for_rate(child) for child in counted]
        words = [self._reached(*one) for one in zip(scales, scores, fulls, strict=True)]
        own = self.rules["grades"] if key.item == TOTAL else self.rules["scales"][spec["scale"]]
        word = met(self.rules["lookups"][spec["table"]], words, scales)
        return None if word is None else self._begins(own[word], worth)

    def _reached(self, scale: Mapping[str, Any], score: Fraction, full: Fraction) -> str | None:
        return next((word for word, spec in scale.items() if score >= self._begins(spec, full)), None)

    def _begins(self, word: Mapping[str, Any], full: Fraction) -> Fraction:
        amount = Item(self.rules, self.scope, None, full).amount(word["from"])
        assert amount is not None
        return amount

    def _by_formula(
        self, key: Key, worth: Fraction, counted: Sequence[Key], scores: Sequence[Fraction]
    ) -> Fraction | None:
        rows = []
        for child, score in zip(counted, scores, strict=True):
            full = self.worth_for_rate(child)
            columns = {"score": score, "rate": score / full, "weight": self.weight(child), "full": full}
            rows.append(Child(self.scope, columns))
        text = self.spec(key)["formula"]
        found = formula(text, Family(self.scope, rows))
        if not isinstance(found, Fraction):
            return None
        return found * worth if is_share(text, self.rules, "children") else found

    def weight(self, key: Key) -> Fraction:
        found = figures.exact(self.spec(key).get("weight", 1))
        assert isinstance(found, Fraction)
        return found

    def worth_for_rate(self, key: Key) -> Fraction:
        """The points in force of an item that counts."""
        worth = sum(self.row_worth(key), Fraction(0)) if key.lands_in is not None else self.in_force(key)
        return worth or self.written(key)

    def of_item(self, function: str, item: str) -> Points:
        """`score_of`, `rate_of`, `points_of` for an id: not applicable and undecided are missing."""
        keys = self.keys_of(item) if item in self.indicators else [Key(item)]
        if function == "points_of":
            return sum((self.written(key) for key in keys), Fraction(0))
        score = self.total_of(keys)
        if not isinstance(score, Fraction):
            return None
        if function == "score_of":
            return score
        full = self.full_of(keys)
        return score / full if full else None

    def total_of(self, keys: Sequence[Key]) -> Points:
        """The score of an indicator over all the groups its rows land in."""
        live = [key for key in keys if not self.out(key) and not self.taken_out(key)]
        if not live:
            return None if any(self.score(key) is None for key in keys) else NOT_APPLICABLE
        return together([self.score(key) for key in live])

    def full_of(self, keys: Sequence[Key]) -> Fraction | None:
        """The points in force of an indicator over all the groups its rows land in; None when it is out."""
        live = [key for key in keys if not self.out(key) and not self.taken_out(key)]
        if not live or any(self.in_force(key) is None for key in live):
            return None
        return sum((self._full(key) for key in live), Fraction(0))

    def _full(self, key: Key) -> Fraction:
        rows = self.row_worth(key) if key.lands_in is not None else []
        return sum(rows, Fraction(0)) if rows else self.in_force(key) or Fraction(0)

    # Completeness

    def complete(self, key: Key) -> Fraction:
        """The share of the item's points that could be decided; not applicable counts as complete."""
        if self.taken_out(key):
            return Fraction(1)
        if not self.is_group(key):
            leaves = self.leaves(key)
            worth = (self.row_points(key) if key.lands_in is not None else None) or [Fraction(1)] * len(leaves)
            parts = figures.shared_out(Fraction(1), worth)
            return sum((part for part, leaf in zip(parts, leaves, strict=True) if leaf.decided), Fraction(0))
        if key.item != TOTAL and self.not_applicable_when(key) is None:
            return Fraction(0)
        children = self.children(key)
        counted = [child for child in children if not self.out(child)]
        if self.score(key) is None and all(isinstance(self.score(child), Fraction) for child in counted):
            return Fraction(0)
        return self.complete_of(key, children)

    def complete_of(self, parent: Key | None, children: Sequence[Key]) -> Fraction:
        """The same over several items, each with its points or its weight."""
        if not children:
            return Fraction(1)
        sums = parent is None or self.sums(parent)
        weights = [self.written(child) if sums else self.weight(child) for child in children]
        return figures.mean([self.complete(child) for child in children], weights)
