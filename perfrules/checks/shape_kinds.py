"""Kinds inside a shape: its limits against the value they are held to, and the words its value can take."""

from collections.abc import Iterator

from perfrules.checks.context import Context
from perfrules.formula.literals import literal
from perfrules.formula.sides import Side, misfit
from perfrules.formula.syntax import Formula
from perfrules.model.shapes import SIGN_WORDS, Bands, Choices, Deduct, Line, Proportional, Rule, Shape, Target, Tiers
from perfrules.problems import Place, Problem, near


def check_shape_kinds(context: Context) -> Iterator[Problem]:
    """Limits that cannot be compared with the value, and words that do not match."""
    for shape in shapes(context):
        rule = shape.rule
        for value, limit in _compared(rule):
            yield from _side_by_side(context, value, limit)
        match rule:
            case Deduct():
                yield from _step(context, rule)
            case Choices():
                places = {word: gives.place for word, gives in rule.gives.items()}
                yield from _all_words(context, rule.value, places, "choice-words", shape.place)
            case Tiers():
                yield from _tiers(context, rule, shape.place)
            case Target():
                yield from _signs(context, rule.sign)
                if rule.tiers:
                    yield from _tiers(context, rule.tiers, shape.place)
            case _:
                pass


def shapes(context: Context) -> Iterator[Shape]:
    """The shapes of all values and indicators."""
    for value in context.rules.values.values():
        if isinstance(value.rule, Shape):
            yield value.rule
    for indicator in context.rules.indicators.values():
        yield indicator.shape


def _compared(rule: Rule) -> Iterator[tuple[Formula, Formula]]:
    """The value of a shape with each figure in the same unit."""
    limits: list[Formula | None]
    match rule:
        case Proportional():
            limits = [rule.full_at, rule.zero_at, rule.pass_at]
        case Line():
            limits = [anchor.at for anchor in rule.anchors]
        case Bands():
            limits = [band.at for band in rule.bands]
        case Deduct():
            limits = [rule.above, rule.below, rule.per]
        case Target():
            yield rule.actual, rule.target
            return
        case _:
            return
    for limit in limits:
        if limit is not None:
            yield rule.value, limit


def _side_by_side(context: Context, value: Formula, limit: Formula) -> Iterator[Problem]:
    left, right = context.typed.get(value), context.typed.get(limit)
    if left is None or right is None or not (left.kind.numeric and right.kind.numeric):
        return
    problem = misfit(Side(value, value.tree, left.kind), Side(limit, limit.tree, right.kind))
    if problem:
        yield problem


def _step(context: Context, rule: Deduct) -> Iterator[Problem]:
    """A step of 1 on a percentage is 100 percent; 1% was meant."""
    value, number = context.typed.get(rule.value), literal(rule.per.tree)
    if value is None or number is None or number.percent or value.kind.name not in {"percent", "percent_points"}:
        return
    if number.value[0] == number.value[1]:
        facts = {"number": rule.per.text, "part": rule.value.text}
        yield Problem("formula-percent-sign", rule.per.at(rule.per.tree), facts)


def _tiers(context: Context, rule: Tiers, place: Place) -> Iterator[Problem]:
    yield from _all_words(context, rule.tier, {tier.word: tier.place for tier in rule.tiers}, "tier-words", place)


def _all_words(context: Context, value: Formula, places: dict[str, Place], key: str, shape: Place) -> Iterator[Problem]:
    """The words of a shape against those its value can take: each once, none else."""
    typed = context.typed.get(value)
    if typed is None or typed.kind.name != "choice":
        return
    for word, place in places.items():
        if word not in typed.kind.words:
            guess = near(word, typed.kind.words)
            facts = {"word": word, "part": value.text, "words": " ".join(typed.kind.words), "near": guess or ""}
            yield Problem("formula-choice-word/near" if guess else "formula-choice-word", place, facts)
    unnamed = [word for word in typed.kind.words if word not in places]
    if unnamed and all(word in typed.kind.words for word in places):
        where = next(iter(places.values()), shape)
        yield Problem(key, where, {"part": value.text, "words": " ".join(unnamed)})


def _signs(context: Context, sign: Formula) -> Iterator[Problem]:
    typed = context.typed.get(sign)
    if typed is None or typed.kind.name != "choice":
        return
    strange = [word for word in typed.kind.words if word not in SIGN_WORDS]
    if strange:
        facts = {"part": sign.text, "words": " ".join(strange), "signs": " ".join(SIGN_WORDS)}
        yield Problem("sign-words", sign.at(sign.tree), facts)
