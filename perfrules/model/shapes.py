"""The scoring shapes as the rule file writes them; every number may be a formula."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, Literal, final

from perfrules.formula.operations import Order
from perfrules.formula.syntax import Formula
from perfrules.model.lookups import LookupLine
from perfrules.model.section import Section
from perfrules.model.texts import Text
from perfrules.problems import Place

BandSign = Literal["from", "over", "up_to", "below"]
Outside = Literal["finding", "zero", "nearest"]
NOT_APPLICABLE_WORD = "not_applicable"
SIGN_WORDS = ("at_least", "above", "equal", "at_most", "below", "qualitative")


@final
@dataclass(frozen=True, slots=True, eq=False)
class Gives:
    """What a line of a shape gives: a formula (a number is points, a percentage a share), or a word."""

    formula: Formula | None
    word: str | None
    place: Place


@final
@dataclass(frozen=True, slots=True, eq=False)
class Proportional:
    """From nothing at *zero_at* to all at *full_at*, in proportion; nothing below *pass_at*."""

    value: Formula
    full_at: Formula
    zero_at: Formula
    pass_at: Formula | None


@final
@dataclass(frozen=True, slots=True, eq=False)
class Anchor:
    """At this value the line gives that."""

    at: Formula
    gives: Formula


@final
@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """Straight lines between anchors; *above* None is what the last anchor gives."""

    value: Formula
    anchors: tuple[Anchor, ...]
    below: Formula
    above: Formula | None


@final
@dataclass(frozen=True, slots=True, eq=False)
class Band:
    """One line of a band table; the last has no limit."""

    sign: BandSign | None
    at: Formula | None
    gives: Gives
    place: Place


@final
@dataclass(frozen=True, slots=True, eq=False)
class Bands:
    """The first band that the value lies in."""

    value: Formula
    bands: tuple[Band, ...]


@final
@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """One line of a decision; the last may have no condition."""

    when: Formula | None
    gives: Gives
    place: Place


@final
@dataclass(frozen=True, slots=True, eq=False)
class Cases:
    """The first line whose condition is true."""

    cases: tuple[Case, ...]


@final
@dataclass(frozen=True, slots=True, eq=False)
class Deduct:
    """All points less *take* for each step of *per* outside the allowance."""

    value: Formula
    above: Formula | None
    below: Formula | None
    per: Formula
    take: Formula
    steps: Literal["whole", "started", "fractional"]
    at_most: Formula | None


@final
@dataclass(frozen=True, slots=True, eq=False)
class Tier:
    """A tier of a qualitative judgement: its word and the share it begins at."""

    word: str
    start: Formula
    place: Place


@final
@dataclass(frozen=True, slots=True, eq=False)
class Tiers:
    """The assessor's points inside the tier that was chosen."""

    tier: Formula
    given: Formula
    tiers: tuple[Tier, ...]
    outside: Outside


@final
@dataclass(frozen=True, slots=True, eq=False)
class Over:
    """What happens when the actual value is far above its target."""

    start: Formula
    then: Literal["flag", "ignore", "reduce"]
    take: Formula | None


@final
@dataclass(frozen=True, slots=True, eq=False)
class Target:
    """An actual value against its target, by the sign of the indicator."""

    actual: Formula
    target: Formula
    sign: Formula
    short: Literal["proportional", "nothing"]
    pass_at: Formula | None
    reverse: Literal["excess", "inverse"]
    equal: Literal["at_least", "exact", "either_side"]
    negative: Literal["as_is", "zero"]
    zero_target: Literal["all_or_nothing", "undecided"]
    over: Over | None
    tiers: Tiers | None


@final
@dataclass(frozen=True, slots=True, eq=False)
class Element:
    """One check item; *share* None means equal parts."""

    id: str
    title: Text
    met: Formula
    share: Formula | None
    gate: bool
    not_applicable_when: Formula | None
    place: Place


@final
@dataclass(frozen=True, slots=True, eq=False)
class Veto:
    """What takes all points away."""

    when: Formula
    because: Text | None


@final
@dataclass(frozen=True, slots=True, eq=False)
class Checklist:
    """The shares of the elements that are met; an unmet gate or a veto leaves nothing."""

    elements: Section[Element]
    veto: Veto | None
    at_least: Formula | None


@final
@dataclass(frozen=True, slots=True, eq=False)
class Choices:
    """What each word gives."""

    value: Formula
    gives: Section[Gives]


@final
@dataclass(frozen=True, slots=True, eq=False)
class YesNo:
    """What yes gives and what no gives."""

    value: Formula
    yes: Gives
    no: Gives


@final
@dataclass(frozen=True, slots=True, eq=False)
class Lookup:
    """The word that the *lines* of a conversion *table* have for several words; no lines where there is no such table."""

    of: tuple[Formula, ...]
    table: str
    order: Order
    lines: tuple[LookupLine, ...]


@final
@dataclass(frozen=True, slots=True, eq=False)
class Relative:
    """
    Where a figure stands among its peers.

    *value* is the name of an input or value, *all_equal* what everybody gets where no figure differs, *fewest* how many
    known figures there must be.
    """

    value: Formula
    by: Literal["min_max", "rank", "percentile", "distance_to_mean"]
    better: Literal["higher", "lower"]
    all_equal: Formula
    fewest: int
    ties: Literal["best", "mean", "worst"]


@final
@dataclass(frozen=True, slots=True, eq=False)
class Computed:
    """Points or a share by a formula, kept between nothing and all."""

    gives: Literal["points", "share"]
    formula: Formula


Rule = (
    Proportional
    | Line
    | Bands
    | Cases
    | Deduct
    | Target
    | Tiers
    | Checklist
    | Choices
    | YesNo
    | Lookup
    | Relative
    | Computed
)


@final
@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """How an indicator or value is scored: the method's word and its fields."""

    method: str
    rule: Rule
    place: Place


def formulas_in(part: object, path: str = "") -> Iterator[tuple[str, Formula]]:
    """Every formula inside *part* with the path of fields that leads to it."""
    if isinstance(part, Formula):
        yield path, part
    elif isinstance(part, Section):
        for key, item in part.items():
            yield from formulas_in(item, f"{path}.{key}" if path else key)
    elif isinstance(part, tuple):
        for number, item in enumerate(part, 1):
            yield from formulas_in(item, f"{path}[{number}]")
    elif is_dataclass(part) and not isinstance(part, Place):
        shape: Any = part
        for one in fields(shape):
            yield from formulas_in(getattr(part, one.name), f"{path}.{one.name}" if path else one.name)


def relative_in(part: object) -> Iterator[Relative]:
    """What *part*, a shape, a formula or several of them, compares with peers by its method."""
    for one in part if isinstance(part, tuple) else (part,):
        if isinstance(one, Shape) and isinstance(one.rule, Relative):
            yield one.rule


def gives_in(rule: Rule) -> tuple[Gives, ...]:
    """What the lines of *rule* give, where it has lines."""
    match rule:
        case Bands(bands=lines) | Cases(cases=lines):
            return tuple(line.gives for line in lines)
        case Choices(gives=gives):
            return tuple(gives.values())
        case YesNo(yes=yes, no=no):
            return (yes, no)
        case Lookup(lines=written):
            return tuple(
                Gives(None, line.gives, line.gives_place) for line in written if line.gives == NOT_APPLICABLE_WORD
            )
        case _:
            return ()
