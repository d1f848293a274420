"""Scoring shapes of the oracle: each gives points out of the item's written points, or says why not."""

import itertools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from typing import Any, Final

from tests.oracle.figures import Value, exact
from tests.oracle.formulas import Scope, formula
from tests.oracle.kinds import Rules, is_share
from tests.oracle.peers import share_among

NOT_APPLICABLE: Final = "not_applicable"
Points = Fraction | str | None
"""Points of the item, `not_applicable`, or None: missing."""


@dataclass(frozen=True)
class Item:
    """What a shape works on: its rules, the place of evaluation and the item's written points."""

    rules: Rules
    scope: Scope
    table: str | None
    full: Fraction
    scale: str | None = None

    def plain(self, field: object) -> Value:
        """A field that is a figure, a percentage or a formula."""
        return formula(field, self.scope) if isinstance(field, str) else exact(field)

    def number(self, field: object) -> Fraction | None:
        """A field as a figure; text counts as missing."""
        found = self.plain(field)
        return found if isinstance(found, Fraction) else None

    def share_kind(self, field: object) -> bool:
        return isinstance(field, str) and is_share(field, self.rules, self.table)

    def gives(self, field: object) -> Points:
        """A bare number is points, a percentage a share, a word a word of the scale, or not applicable."""
        if field == NOT_APPLICABLE:
            return NOT_APPLICABLE
        if self.scale is not None and field in self.rules["scales"][self.scale]:
            field = self.rules["scales"][self.scale][field]["from"]
        return self.amount(field)

    def amount(self, field: object) -> Fraction | None:
        """Points, or a share turned into points."""
        found = self.number(field)
        if found is None:
            return None
        return found * self.full if self.share_kind(field) else found


def points(score: Mapping[str, Any], item: Item) -> Points:
    """What a shape gives for an item."""
    return _SHAPES[score["method"]](score, item)


def _stated(fields: Mapping[str, Any], word: str) -> bool:
    return bool(fields.get(word, "none") != "none")


def _kept(number: Fraction, low: Fraction, high: Fraction) -> Fraction:
    return min(max(number, low), high)


def _proportional(score: Mapping[str, Any], item: Item) -> Points:
    found, full_at, zero_at = (
        item.number(score["value"]),
        item.number(score.get("full_at", "100%")),
        item.number(score.get("zero_at", 0)),
    )
    if found is None or full_at is None or zero_at is None or full_at == zero_at:
        return None
    if _stated(score, "pass_at"):
        pass_at = item.number(score["pass_at"])
        if pass_at is None:
            return None
        if (found > pass_at) if zero_at > full_at else (found < pass_at):
            return Fraction(0)
    return item.full * _kept((found - zero_at) / (full_at - zero_at), Fraction(0), Fraction(1))


def _line(score: Mapping[str, Any], item: Item) -> Points:
    found = item.number(score["value"])
    at = [item.number(anchor["at"]) for anchor in score["anchors"]]
    known = [one for one in at if one is not None]
    if found is None or len(known) < len(at):
        return None
    gives = [anchor["gives"] for anchor in score["anchors"]]
    if found < known[0]:
        return item.amount(score.get("below", 0))
    if found > known[-1]:
        above = score.get("above", "last")
        return item.amount(gives[-1] if above == "last" else above)
    for index, one in enumerate(known):
        if found == one:
            return item.amount(gives[index])
        if found < one:
            before = known[index - 1]
            low, high = item.amount(gives[index - 1]), item.amount(gives[index])
            if low is None or high is None:
                return None
            return low + (high - low) * (found - before) / (one - before)
    raise AssertionError(found)


_LIMITS: Final[Mapping[str, Callable[[Fraction, Fraction], bool]]] = {
    "from": lambda number, limit: number >= limit,
    "over": lambda number, limit: number > limit,
    "up_to": lambda number, limit: number <= limit,
    "below": lambda number, limit: number < limit,
}


def _bands(score: Mapping[str, Any], item: Item) -> Points:
    found = item.number(score["value"])
    if found is None:
        return None
    for band in score["bands"]:
        limits = [word for word in _LIMITS if word in band]
        if not limits:
            return item.gives(band["gives"])
        limit = item.number(band[limits[0]])
        if limit is None:
            return None
        if _LIMITS[limits[0]](found, limit):
            return item.gives(band["gives"])
    return None


def _cases(score: Mapping[str, Any], item: Item) -> Points:
    for case in score["cases"]:
        when = formula(case["when"], item.scope) if "when" in case else True
        if when is None:
            return None
        if when:
            return item.gives(case["gives"])
    return None


def _deduct(score: Mapping[str, Any], item: Item) -> Points:
    found, per, take = item.number(score["value"]), item.number(score["per"]), item.amount(score["take"])
    above = item.number(score["above"]) if "above" in score else found
    below = item.number(score["below"]) if "below" in score else found
    most = item.full if score.get("at_most", "all") == "all" else item.amount(score["at_most"])
    if found is None or per is None or take is None or above is None or below is None or most is None or per == 0:
        return None
    excess = max(found - above, below - found, Fraction(0)) / per
    steps = {"whole": Fraction(floor(excess)), "started": Fraction(ceil(excess)), "fractional": excess}[score["steps"]]
    return max(item.full - min(steps * take, most), Fraction(0))


def _checklist(score: Mapping[str, Any], item: Item) -> Points:
    if "veto" in score:
        veto = formula(score["veto"]["when"], item.scope)
        if veto is True:
            return Fraction(0)
    else:
        veto = False
    met_shares, shares, undecided = Fraction(0), Fraction(0), veto is None
    for element in score["elements"].values():
        out = formula(element["not_applicable_when"], item.scope) if "not_applicable_when" in element else False
        if out is True:
            continue
        met = formula(element["met"], item.scope)
        if element.get("gate", False) and met is False and out is False:
            return Fraction(0)
        if met is None or out is None:
            undecided = True
        share = item.number(element["share"]) if "share" in element else Fraction(1)
        assert share is not None
        shares += share
        met_shares += share if met else 0
    if undecided:
        return None
    if shares == 0:
        return NOT_APPLICABLE
    reached = met_shares / shares
    least = score.get("at_least", "none")
    limit = Fraction(0) if least == "none" else item.number(least)
    if limit is None:
        return None
    return Fraction(0) if reached < limit else reached * item.full


def _choices(score: Mapping[str, Any], item: Item) -> Points:
    found = formula(score["value"], item.scope)
    return item.gives(score["gives"][found]) if isinstance(found, str) else None


def _yes_no(score: Mapping[str, Any], item: Item) -> Points:
    found = formula(score["value"], item.scope)
    if found is None:
        return None
    return item.gives(score.get("yes", "100%") if found else score.get("no", 0))


def _formula(score: Mapping[str, Any], item: Item) -> Points:
    found = item.number(str(score["formula"]))
    if found is None:
        return None
    return _kept(found * item.full if score["gives"] == "share" else found, Fraction(0), item.full)


def _tiers(score: Mapping[str, Any], item: Item) -> Points:
    """The assessor's figure, if it lies inside the tier: from its own limit up to the next higher one."""
    tier, given = formula(score["tier"], item.scope), item.amount(score["given"])
    if tier is None or given is None:
        return None
    assert isinstance(tier, str)
    limits = {word: item.amount(entry["from"]) for word, entry in score["tiers"].items()}
    low = limits[tier]
    known = [limit for limit in limits.values() if limit is not None]
    if low is None or len(known) < len(limits):
        return None
    higher = [limit for limit in known if limit > low]
    high = min(higher, default=item.full)
    inside = low <= given and (given < high or (not higher and given == high))
    if not inside and score.get("outside", "finding") == "zero":
        return Fraction(0)
    if not inside and score.get("outside", "finding") == "nearest":
        return _kept(given, low, high)
    return _kept(given, Fraction(0), item.full)


def _target(score: Mapping[str, Any], item: Item) -> Points:
    actual, target = item.plain(score["actual"]), item.plain(score["target"])
    sign = formula(score["sign"], item.scope)
    if isinstance(actual, str) or isinstance(target, str) or sign == "qualitative":
        return _tiers(score, item) if "tier" in score and "given" in score else None
    if sign is None or not isinstance(actual, Fraction) or not isinstance(target, Fraction):
        return None
    assert isinstance(sign, str)
    if score.get("negative", "as_is") == "zero":
        actual = max(actual, Fraction(0))
    met = _met(sign, score, actual, target)
    if target <= 0:
        if score.get("zero_target", "all_or_nothing") == "undecided":
            return None
        # Without a ratio `equal` means just that, whatever counts as enough otherwise: no accidents is not five accidents.
        return item.full if (actual == target if sign == "equal" else met) else Fraction(0)
    share = Fraction(1) if met else _missed(sign, score, actual, target)
    if _stated(score, "pass_at"):
        pass_at = item.amount(score["pass_at"])
        if pass_at is None:
            return None
        if share * item.full < pass_at:
            return Fraction(0)
    if _more_is_better(sign, score):
        return _less_excess(score, item, actual / target, share)
    return share * item.full


def _more_is_better(sign: str, score: Mapping[str, Any]) -> bool:
    return sign in {"at_least", "above"} or (sign == "equal" and score.get("equal", "at_least") == "at_least")


def _met(sign: str, score: Mapping[str, Any], actual: Fraction, target: Fraction) -> bool:
    if sign == "equal":
        return actual >= target if score.get("equal", "at_least") == "at_least" else actual == target
    return {
        "at_least": actual >= target,
        "above": actual > target,
        "at_most": actual <= target,
        "below": actual < target,
    }[sign]


def _missed(sign: str, score: Mapping[str, Any], actual: Fraction, target: Fraction) -> Fraction:
    """The share for a target that is not met; the target is above zero."""
    if score.get("short", "proportional") == "nothing":
        return Fraction(0)
    if sign in {"at_most", "below"}:
        share = 1 - (actual - target) / target if score["reverse"] == "excess" else target / actual
    elif sign == "equal" and score.get("equal", "at_least") == "exact":
        share = Fraction(0)
    elif sign == "equal" and score.get("equal", "at_least") == "either_side":
        share = 1 - abs(actual - target) / target
    else:
        share = actual / target
    return _kept(share, Fraction(0), Fraction(1))


def _less_excess(score: Mapping[str, Any], item: Item, ratio: Fraction, share: Fraction) -> Points:
    over = score.get("over", {})
    if not _stated(over, "from") or over.get("then", "flag") != "reduce":
        return share * item.full
    limit, take = item.number(over["from"]), item.amount(over.get("take", "100%"))
    if limit is None or take is None:
        return None
    return max(share * item.full - take * max(ratio - limit, Fraction(0)), Fraction(0))


def _lookup(score: Mapping[str, Any], item: Item) -> Points:
    words = [formula(word, item.scope) for word in score["of"]]
    assert item.scale is not None
    scale = item.rules["scales"][item.scale]
    table = item.rules["lookups"][score["table"]]
    # What is looked up here are the words of choices, whose titles no table names, or those of the item's own scale.
    word = met(table, [None if word is None else str(word) for word in words], [scale] * len(words))
    return None if word is None else item.gives(word)


def _relative(score: Mapping[str, Any], item: Item) -> Points:
    own, peers = item.number(score["value"]), item.scope.peers(score["value"])
    if own is None or len(peers) < score.get("fewest", 2):
        return None
    if min(peers) == max(peers):
        equal = item.amount(score.get("all_equal", "100%"))
        return None if equal is None else _kept(equal, Fraction(0), item.full)
    share = share_among(score, own, peers)
    return None if share is None else share * item.full


def met(table: Mapping[str, Any], words: Sequence[str | None], scales: Sequence[Mapping[str, Any]]) -> str | None:
    """The word of the line for *words*; *scales* have the titles that lines may write for them."""
    for line, word in table["rows"].items():
        parts = line.split()
        if len(parts) != len(words):
            continue
        orders = itertools.permutations(parts) if table.get("order") == "any" else [tuple(parts)]
        for order in orders:
            if all(_is_word(*one) for one in zip(order, words, scales, strict=True)):
                return str(word)
    return None


def _is_word(written: str, word: str | None, scale: Mapping[str, Any]) -> bool:
    return word is not None and written in {word, scale.get(word, {}).get("title")}


_SHAPES: Final[Mapping[str, Callable[[Mapping[str, Any], Item], Points]]] = {
    "proportional": _proportional,
    "line": _line,
    "bands": _bands,
    "cases": _cases,
    "deduct": _deduct,
    "target": _target,
    "tiers": _tiers,
    "checklist": _checklist,
    "choices": _choices,
    "yes_no": _yes_no,
    "lookup": _lookup,
    "relative": _relative,
    "formula": _formula,
}
