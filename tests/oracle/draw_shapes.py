"""Random scoring shapes with all their fields, in the forms that load without a problem."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from tests.oracle.draft import FIGURE_KINDS, PERCENTS, Draft, percent_text, share_of_text
from tests.oracle.draw_formulas import condition, expression
from tests.oracle.draw_lookups import labels, shape_of_words

SIGNS: Final = ["at_least", "above", "equal", "at_most", "below", "qualitative"]
_SHARES: Final = ["0%", *[percent for percent in PERCENTS if share_of_text(percent) <= 1]]


@dataclass(frozen=True)
class Place:
    """Where a shape stands: its table, its points (None: not known before the record) and its scale."""

    draft: Draft
    table: str | None
    points: Decimal | None
    scale: str | None = None
    out: bool = True
    """Whether a line may give `not_applicable`."""

    def figure(self, kind: str) -> Any:
        return self.draft.limit(kind, self.draft.figure(kind))

    def value(self, kind: str) -> str:
        return expression(self.draft, kind, self.table, self.draft.rng.randint(0, 2))

    def amount(self) -> Any:
        """Points or a share, no more than the item is worth."""
        draft = self.draft
        share = draft.rng.choice(_SHARES)
        if self.points is not None and draft.chance(0.4):
            worth = (self.points * share_of_text(share)).quantize(Decimal("0.0001"))
            return draft.limit("number", worth)
        if draft.chance(0.1):
            return f"{share} if {condition(draft, self.table, 0)} else {draft.rng.choice(_SHARES)}"
        return draft.limit("percent", share)

    def taken(self) -> Any:
        """Points or a share to be taken away, more than nothing."""
        if self.points is not None and self.draft.chance(0.4):
            return self.draft.limit("number", max(Decimal("0.0001"), (self.points / 20).quantize(Decimal("0.0001"))))
        return self.draft.limit("percent", self.draft.rng.choice(["0.5%", "2%", "10%", "33.33%"]))

    def gives(self, lines: int) -> list[Any]:
        """What some lines give; one of them gives everything, so that the full score can be reached."""
        draft = self.draft
        found = [self._line() for _ in range(lines)]
        found[draft.rng.randrange(lines)] = "100%"
        return found

    def _line(self) -> Any:
        draft = self.draft
        if self.out and draft.chance(0.1):
            return "not_applicable"
        if self.scale is not None and draft.chance(0.4):
            return draft.rng.choice(list(draft.section("scales")[self.scale]))
        return self.amount()


def shape(place: Place) -> dict[str, Any]:
    """Any shape that fits the place."""
    return place.draft.rng.choice(_SHAPES)(place)


def value_shape(draft: Draft, kind: str) -> dict[str, Any]:
    """A shape that gives a value: shares for a percent, bare numbers for a number."""
    place = Place(draft, None, None, out=False)
    lines = draft.rng.randint(2, 4)
    gives: list[Any] = [draft.figure(kind) for _ in range(lines)]
    if draft.chance(0.5):
        cases = [{"when": condition(draft, None, 1), "gives": one} for one in gives[:-1]]
        return {"method": "cases", "cases": [*cases, {"gives": gives[-1]}]}
    return _bands_giving(place, gives)


def _proportional(place: Place) -> dict[str, Any]:
    draft = place.draft
    kind = draft.rng.choice(FIGURE_KINDS)
    low, middle, high = draft.ladder(kind, 3)
    score: dict[str, Any] = {"method": "proportional", "value": place.value(kind)}
    if kind == "percent" and draft.chance(0.4):
        return score
    if draft.chance(0.2):
        return score | {"full_at": draft.name(kind, place.table)}
    if draft.chance(0.5):
        score |= {"full_at": draft.limit(kind, high), "zero_at": draft.limit(kind, low)}
    else:
        score |= {"full_at": draft.limit(kind, low), "zero_at": draft.limit(kind, high)}
    return score | ({"pass_at": draft.limit(kind, middle)} if draft.chance(0.4) else {})


def _line(place: Place) -> dict[str, Any]:
    draft = place.draft
    kind = draft.rng.choice(FIGURE_KINDS)
    at = draft.ladder(kind, draft.rng.randint(2, 4))
    gives = [draft.rng.choice(_SHARES) if place.points is None else place.amount() for _ in at]
    gives[draft.rng.randrange(len(at))] = "100%"
    anchors = [{"at": draft.limit(kind, one), "gives": give} for one, give in zip(at, gives, strict=True)]
    score: dict[str, Any] = {"method": "line", "value": place.value(kind), "anchors": anchors}
    if draft.chance(0.3):
        score["below"] = place.amount()
    if draft.chance(0.3):
        score["above"] = draft.rng.choice(["last", place.amount()])
    return score


def _bands_giving(place: Place, gives: list[Any]) -> dict[str, Any]:
    draft = place.draft
    kind = draft.rng.choice(FIGURE_KINDS)
    limits = draft.ladder(kind, len(gives) - 1)
    rising = draft.chance(0.5)
    words = ["up_to", "below"] if rising else ["from", "over"]
    if not rising:
        limits.reverse()
    bands = [
        {draft.rng.choice(words): draft.limit(kind, limit), "gives": give}
        for limit, give in zip(limits, gives, strict=False)
    ]
    return {"method": "bands", "value": place.value(kind), "bands": [*bands, {"gives": gives[-1]}]}


def _bands(place: Place) -> dict[str, Any]:
    return _bands_giving(place, place.gives(place.draft.rng.randint(2, 5)))


def _cases(place: Place) -> dict[str, Any]:
    draft = place.draft
    gives = place.gives(draft.rng.randint(2, 4))
    cases = [{"when": condition(draft, place.table, 1), "gives": give} for give in gives[:-1]]
    return {"method": "cases", "cases": [*cases, {"gives": gives[-1]}]}


def _deduct(place: Place) -> dict[str, Any]:
    draft = place.draft
    kind = draft.rng.choice(FIGURE_KINDS)
    low, high = draft.ladder(kind, 2)
    per = draft.rng.choice(["1%", "5%", "2.5%"]) if kind == "percent" else draft.rng.choice([1, 2, Decimal("0.5")])
    score: dict[str, Any] = {
        "method": "deduct",
        "value": place.value(kind),
        "per": draft.limit(kind, per),
        "take": place.taken(),
        "steps": draft.rng.choice(["whole", "started", "fractional"]),
    }
    sides = draft.rng.choice([("above",), ("below",), ("above", "below")])
    score |= {side: draft.limit(kind, high if side == "above" else low) for side in sides}
    if draft.chance(0.4):
        score["at_most"] = draft.rng.choice(["all", place.amount()])
    return score


def _tier_fields(place: Place) -> dict[str, Any]:
    draft = place.draft
    top, middle = draft.rng.choice([("80%", "60%"), ("90%", "50%"), ("66.7%", "33.33%")])
    words = {"met": top, "partly": middle, "unmet": "0%"}
    fields: dict[str, Any] = {
        "tier": _choice(place, list(words)),
        "given": draft.name("percent" if draft.chance(0.5) else "number", place.table, 0.8),
        "tiers": {word: {"from": draft.limit("percent", limit)} for word, limit in words.items()},
    }
    if draft.chance(0.7):
        fields["outside"] = draft.rng.choice(["finding", "zero", "nearest"])
    return fields


def _choice(place: Place, words: list[str], *, optional: bool = True) -> str:
    """A new choice with just these words."""
    draft = place.draft
    spec: dict[str, Any] = {"kind": "choice", "choices": {word: f"word {word}" for word in words}}
    if optional and draft.chance(0.5):
        spec["optional"] = True
    if place.table is None:
        name = draft.fresh("x")
        draft.section("inputs")[name] = {"title": name, **spec}
    else:
        name = draft.fresh("c")
        draft.section("tables")[place.table]["columns"][name] = {"title": name, **spec}
    return name


def _tiers(place: Place) -> dict[str, Any]:
    return {"method": "tiers", **_tier_fields(place)}


def _target(place: Place) -> dict[str, Any]:
    draft = place.draft
    kind = draft.rng.choice(["number", "number", "percent", "money", "number_or_text"])
    score: dict[str, Any] = {
        "method": "target",
        "actual": draft.name(kind, place.table, 0.6),
        "target": draft.name(kind, place.table, 0.6),
        "sign": _choice(place, draft.rng.sample(SIGNS, draft.rng.randint(2, 6)), optional=False),
        "reverse": draft.rng.choice(["excess", "inverse"]),
    }
    for field, words in _TARGET_WORDS.items():
        if draft.chance(0.4):
            score[field] = draft.rng.choice(words)
    if draft.chance(0.3):
        score["pass_at"] = draft.limit("percent", draft.rng.choice(["50%", "60%", "80%"]))
    if draft.chance(0.5):
        score["over"] = {
            "from": draft.limit("percent", draft.rng.choice(["120%", "130%"])),
            "then": draft.rng.choice(["flag", "ignore", "reduce"]),
        }
        if score["over"]["then"] == "reduce" and draft.chance(0.6):
            score["over"]["take"] = place.taken()
    return score | _tier_fields(place)


_TARGET_WORDS: Final[Mapping[str, list[str]]] = {
    "short": ["proportional", "nothing"],
    "equal": ["at_least", "exact", "either_side"],
    "negative": ["as_is", "zero"],
    "zero_target": ["all_or_nothing", "undecided"],
}


def _checklist(place: Place) -> dict[str, Any]:
    draft = place.draft
    count = draft.rng.randint(1, 4)
    shares = draft.partition(Decimal(100), count) if draft.chance(0.5) else None
    elements: dict[str, Any] = {}
    for index in range(count):
        met = draft.name("yes_no", place.table) if draft.chance(0.6) else condition(draft, place.table, 1)
        element: dict[str, Any] = {"title": f"element {index}", "met": met}
        if shares is not None:
            element["share"] = percent_text(shares[index] / 100)
        if draft.chance(0.25):
            element["gate"] = True
        if draft.chance(0.2) and place.out:
            element["not_applicable_when"] = condition(draft, place.table, 0)
        elements[draft.fresh("e")] = element
    score: dict[str, Any] = {"method": "checklist", "elements": elements}
    if draft.chance(0.3):
        score["veto"] = {"when": condition(draft, place.table, 0), "because": "a reason"}
    if draft.chance(0.3):
        score["at_least"] = draft.limit("percent", draft.rng.choice(["50%", "60%", "33.33%"]))
    return score


def _choices(place: Place) -> dict[str, Any]:
    draft = place.draft
    name = draft.name("choice", place.table)
    words = draft.words_of(name)
    return {"method": "choices", "value": name, "gives": dict(zip(words, place.gives(len(words)), strict=True))}


def _lookup(place: Place) -> dict[str, Any]:
    draft = place.draft
    if place.scale is None:
        return _choices(place)
    results = [*draft.section("scales")[place.scale], *(["not_applicable"] if place.out and draft.chance(0.3) else [])]
    if draft.chance(0.4):
        words = labels(draft, place.scale)
        rates = [f"word_of({place.scale}, {place.value('percent')})" for _ in range(draft.rng.randint(1, 3))]
        return shape_of_words(draft, [(rate, words) for rate in rates], "any", results)
    names = [draft.name("choice", place.table) for _ in range(draft.rng.randint(1, 3))]
    return shape_of_words(draft, [(name, draft.words_of(name)) for name in names], "as_written", results)


def _yes_no(place: Place) -> dict[str, Any]:
    draft = place.draft
    score: dict[str, Any] = {"method": "yes_no", "value": draft.name("yes_no", place.table)}
    if draft.chance(0.5):
        yes, no = place.gives(2)
        score |= {"yes": yes, "no": no}
    return score


def _formula(place: Place) -> dict[str, Any]:
    draft = place.draft
    if draft.plain and draft.scores and place.table is None and draft.chance(0.7):
        item = draft.rng.choice(draft.scores)
        if place.points is None or draft.chance(0.5):
            return {"method": "formula", "gives": "share", "formula": f"min(rate_of({item}), 90%)"}
        return {"method": "formula", "gives": "points", "formula": f"score_of({item}) / 2 + points_of({item}) / 10"}
    if place.points is None or draft.chance(0.5):
        return {"method": "formula", "gives": "share", "formula": expression(draft, "percent", place.table, 2)}
    return {"method": "formula", "gives": "points", "formula": expression(draft, "number", place.table, 2)}


_SHAPES: Final[list[Callable[[Place], dict[str, Any]]]] = [
    _proportional,
    _proportional,
    _line,
    _bands,
    _bands,
    _cases,
    _deduct,
    _target,
    _target,
    _tiers,
    _checklist,
    _checklist,
    _choices,
    _lookup,
    _yes_no,
    _formula,
]
