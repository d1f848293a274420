"""An actual value against its target: met, short of it, beyond it, far above it, or in words."""

from typing import Generic, final

from perfrules.formula.operations import D, Sign
from perfrules.formula.syntax import Formula
from perfrules.model.shapes import Target
from perfrules.scoring.item import Item, Note, Scored
from perfrules.scoring.tiers import tiers


def target(rule: Target, item: Item[D]) -> Scored[D]:
    """The points for a numeric indicator by its sign; text and the qualitative sign go to the tiers."""
    return _Target(rule, item).scored()


@final
class _Target(Generic[D]):
    def __init__(self, rule: Target, item: Item[D]) -> None:
        ops = item.ops
        self.rule, self.item, self.ops = rule, item, ops
        self.sign = item.value(rule.sign)
        actual, actual_in_words = self.figure(rule.actual)
        self.goal, goal_in_words = self.figure(rule.target)
        self.in_words = ops.either([self.is_sign("qualitative"), actual_in_words, goal_in_words])
        self.actual = ops.maximum([actual, item.zero]) if rule.negative == "zero" else actual
        self.has_ratio = ops.compare_numbers(">", self.goal, item.zero)
        self.ratio = ops.divide(self.actual, self.goal)

    def scored(self) -> Scored[D]:
        """The points of both ways, and the findings of both."""
        ops, item = self.ops, self.item
        by_tier: Scored[D] = tiers(self.rule.tiers, item) if self.rule.tiers else Scored(ops.constant(None))
        by_number = self.numeric()
        notes = [Note(note.key, ops.both([self.in_words, note.when]), note.facts) for note in by_tier.notes]
        notes += [
            Note(note.key, ops.both([ops.invert(self.in_words), note.when]), note.facts) for note in by_number.notes
        ]
        return Scored(ops.choose(self.in_words, by_tier.points, by_number.points), tuple(notes))

    def figure(self, formula: Formula) -> tuple[D, D]:
        """The number that a formula gives, and whether it gives text instead."""
        value, kind = self.item.compiled(formula)
        if kind.name != "number_or_text":
            return value, self.ops.constant(value=False)
        return self.ops.number_part(value), self.ops.is_text(value)

    def is_sign(self, word: str) -> D:
        """Whether the indicator has this sign."""
        return self.ops.compare_plain("==", self.sign, self.ops.constant(word))

    def numeric(self) -> Scored[D]:
        """The points of a numeric indicator."""
        ops, item = self.ops, self.item
        rising = ops.either([self.is_sign("at_least"), self.is_sign("above")])
        share = ops.choose(rising, self.rising(), ops.choose(self.is_sign("equal"), self.equal(), self.falling()))
        by_ratio = self.with_excess(ops.multiply(item.points, share), rising)
        if self.rule.zero_target == "all_or_nothing":
            whole = ops.choose(self.met(), item.points, item.zero)
        else:
            whole = ops.constant(None)
        return Scored(ops.choose(self.has_ratio, by_ratio.points, whole), by_ratio.notes)

    def met(self) -> D:
        """Whether the sign's own condition holds."""
        ops = self.ops
        result = ops.compare_numbers("==", self.actual, self.goal)
        signs: dict[str, Sign] = {"at_least": ">=", "above": ">", "at_most": "<=", "below": "<"}
        for word, sign in signs.items():
            result = ops.choose(self.is_sign(word), ops.compare_numbers(sign, self.actual, self.goal), result)
        return result

    def short(self, share: D) -> D:
        """The share of a target that is not met."""
        ops, item = self.ops, self.item
        if self.rule.short == "nothing":
            return ops.choose(self.met(), item.one, item.zero)
        share = item.clamped(share)
        if self.rule.pass_at is None:
            return share
        return ops.choose(ops.compare_numbers("<", share, item.value(self.rule.pass_at)), item.zero, share)

    def rising(self) -> D:
        """More is better: the ratio of actual to target, up to all."""
        return self.short(self.ratio)

    def equal(self) -> D:
        """As much as the target: at least that, exactly that, or less the further off on either side."""
        ops, item = self.ops, self.item
        if self.rule.equal == "at_least":
            share = self.ratio
            if self.rule.short == "nothing":
                enough = ops.compare_numbers(">=", self.actual, self.goal)
                return ops.choose(enough, item.one, item.zero)
            return self.short(share)
        if self.rule.equal == "exact":
            return ops.choose(ops.compare_numbers("==", self.actual, self.goal), item.one, item.zero)
        deviation = ops.divide(ops.absolute(ops.subtract(self.actual, self.goal)), self.goal)
        return self.short(ops.subtract(item.one, deviation))

    def falling(self) -> D:
        """Less is better: all up to the target, beyond it less the excess, or target over actual."""
        ops, item = self.ops, self.item
        within = ops.compare_numbers("<=", self.actual, self.goal)
        if self.rule.reverse == "excess":
            beyond = ops.subtract(item.one, ops.subtract(self.ratio, item.one))
        else:
            beyond = ops.divide(self.goal, self.actual)
        return self.short(ops.choose(within, item.one, beyond))

    def with_excess(self, points: D, rising: D) -> Scored[D]:
        """What happens far above the target."""
        over = self.rule.over
        if over is None or over.then == "ignore":
            return Scored(points)
        ops, item = self.ops, self.item
        start = item.value(over.start)
        upward = rising if self.rule.equal != "at_least" else ops.either([rising, self.is_sign("equal")])
        far = ops.both([upward, ops.compare_numbers(">=", self.ratio, start)])
        facts = (("actual", self.actual), ("target", self.goal), ("ratio", self.ratio), ("start", start))
        if over.then == "reduce" and over.take is not None:
            taken = ops.multiply(item.amount(over.take), ops.subtract(self.ratio, start))
            points = ops.choose(far, ops.maximum([ops.subtract(points, taken), item.zero]), points)
        noted = ops.both([self.has_ratio, far])
        return Scored(points, (Note(f"target-exceeded/{over.then}", noted, facts),))
