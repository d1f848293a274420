"""What a scoring shape is given: the backend's operations, the item's points, and its formulas made ready."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic, final

from perfrules.exact import ONE, ZERO
from perfrules.formula.kind import Kind
from perfrules.formula.operations import D, Operations
from perfrules.formula.syntax import Formula
from perfrules.model.items import ScaleWord
from perfrules.model.lookups import Labels
from perfrules.model.shapes import NOT_APPLICABLE_WORD, Gives, Relative


@final
@dataclass(frozen=True, slots=True, eq=False)
class Note(Generic[D]):
    """A built-in finding of a shape: its key, when it is to be made, and the values that its text shows."""

    key: str
    when: D
    facts: tuple[tuple[str, D], ...] = ()


@final
@dataclass(frozen=True, slots=True, eq=False)
class Scored(Generic[D]):
    """The points of an item, before any rounding, and the findings that come with them."""

    points: D
    notes: tuple[Note[D], ...] = ()


@final
@dataclass(frozen=True, slots=True, eq=False)
class Item(Generic[D]):
    """
    The item that is scored.

    *points* are what it can get; *bounded* says that no line may give more (an item outside the points of the tree, or a
    value, has no such bound). *compiled* makes a formula ready and tells its kind; *labels* tells what a conversion table may
    write for the words that a formula gives.
    """

    ops: Operations[D]
    points: D
    bounded: bool
    scale: Mapping[str, ScaleWord]
    not_applicable: D
    compiled: Callable[[Formula], tuple[D, Kind]]
    labels: Callable[[Formula], Labels]
    names: Callable[[str], D]

    def peers(self, rule: Relative) -> D:
        """The figures of the peers that *rule* compares."""
        return self.names(rule.value.text.strip())

    def value(self, formula: Formula) -> D:
        """The value of a formula."""
        return self.compiled(formula)[0]

    def amount(self, formula: Formula) -> D:
        """What a formula gives in points: a percentage is a share of the item's points, any other number is points."""
        value, kind = self.compiled(formula)
        if kind.name in {"percent", "percent_points"}:
            return self.ops.multiply(self.points, value)
        return value

    def gives(self, gives: Gives) -> D:
        """What a line gives in points, kept between nothing and all."""
        if gives.word is not None:
            return self.word(gives.word)
        if gives.formula is None:  # pragma: no cover - the builder gives every line a word or a formula
            raise TypeError(gives)
        return self.bound(self.amount(gives.formula))

    def word(self, word: str) -> D:
        """What a word of the item's scale, or that for not applicable, gives in points."""
        if word == NOT_APPLICABLE_WORD:
            return self.not_applicable
        start = self.ops.constant(self.scale[word].start)
        return self.ops.multiply(self.points, start) if self.scale[word].share else start

    def bound(self, amount: D) -> D:
        """*amount* kept between nothing and all of the item's points."""
        if not self.bounded:
            return amount
        return self.ops.between(amount, self.zero, self.points)

    def clamped(self, share: D) -> D:
        """*share* kept between 0 and 1."""
        return self.ops.between(share, self.zero, self.one)

    @property
    def zero(self) -> D:
        """Nothing."""
        return self.ops.constant(ZERO)

    @property
    def one(self) -> D:
        """The whole."""
        return self.ops.constant(ONE)
