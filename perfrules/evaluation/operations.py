"""The single-record backend: exact numbers, None for missing, closures composed once and run for each record."""

import math
import operator
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from typing import Any, cast, final

from perfrules.evaluation import arithmetic
from perfrules.evaluation.deferred import NOT_APPLICABLE, Deferred, Slots, all_of, composed, fixed
from perfrules.evaluation.likeness import different, sameness, sums_by_key
from perfrules.evaluation.peers import standing_of
from perfrules.evaluation.rows import TableSlots, add_up, row_operation
from perfrules.exact import ONE, ZERO, Exact, Rounding, compare, rounded
from perfrules.formula.operations import Aggregate, Constant, Order, Sign, Standing
from perfrules.roundings import rounding_of
from perfrules.transcendental import exponential, logarithm, root

_SIGNS: dict[Sign, Callable[[Any, Any], bool]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


@final
class RecordOperations:
    """`Operations[Deferred]`; *tables* says where rows lie in the slots, *known* is the slot for what is worked out once."""

    def __init__(self, tables: dict[str, TableSlots], known: int) -> None:
        self._tables = tables
        self._known = known

    def constant(self, value: Constant) -> Deferred:
        return fixed(value)

    def add(self, a: Deferred, b: Deferred) -> Deferred:
        if _is(a, ZERO):
            return b
        if _is(b, ZERO):
            return a
        return arithmetic.added(a, b)

    def subtract(self, a: Deferred, b: Deferred) -> Deferred:
        return a if _is(b, ZERO) else arithmetic.subtracted(a, b)

    def multiply(self, a: Deferred, b: Deferred) -> Deferred:
        if _is(a, ONE):
            return b
        if _is(b, ONE):
            return a
        return arithmetic.multiplied(a, b)

    def divide(self, a: Deferred, b: Deferred) -> Deferred:
        return a if _is(b, ONE) else arithmetic.divided(a, b)

    def negate(self, a: Deferred) -> Deferred:
        return _mapped(a, lambda x: (-x[0], x[1]))

    def absolute(self, a: Deferred) -> Deferred:
        return _mapped(a, lambda x: (abs(x[0]), x[1]))

    def minimum(self, parts: Sequence[Deferred]) -> Deferred:
        return _several(parts, least)

    def maximum(self, parts: Sequence[Deferred]) -> Deferred:
        return _several(parts, greatest)

    def mean(self, parts: Sequence[Deferred]) -> Deferred:
        return _several(parts, mean)

    def median(self, parts: Sequence[Deferred]) -> Deferred:
        return _several(parts, median)

    def rounded(self, a: Deferred, places: int, rounding: Rounding) -> Deferred:
        return _mapped(a, lambda x: rounded(x, places, rounding))

    def whole_steps(self, a: Deferred, *, up: bool) -> Deferred:
        if up:
            return _mapped(a, lambda x: (-(-x[0] // x[1]), 1))
        return _mapped(a, lambda x: (x[0] // x[1], 1))

    def logarithm(self, a: Deferred) -> Deferred:
        return _mapped(a, logarithm)

    def exponential(self, a: Deferred) -> Deferred:
        return _mapped(a, exponential)

    def root(self, a: Deferred, degree: int) -> Deferred:
        return _mapped(a, lambda x: root(x, degree))

    def between(self, a: Deferred, low: Deferred, high: Deferred) -> Deferred:
        return arithmetic.kept_between(a, low, high)

    def compare_numbers(self, sign: Sign, a: Deferred, b: Deferred) -> Deferred:
        return arithmetic.compared(_SIGNS[sign], a, b)

    def weigh(self, tests: Sequence[Deferred], weights: Sequence[Deferred]) -> Deferred:
        if not all(weight.constant for weight in weights):
            return _several((*tests, *weights), lambda found: _weighed(found[: len(tests)], found[len(tests) :]))
        values: list[Exact] = [weight.value for weight in weights]
        common = math.lcm(*(d for _, d in values))
        parts = [n * (common // d) for n, d in values]
        asked = all_of(tests)
        even = parts[0] if len(set(parts)) == 1 else None

        def run(slots: Slots) -> Exact | None:
            answers = asked(slots)
            if None in answers:
                return None
            if even is not None:
                return (even * answers.count(True), common)
            return (sum([part for part, answer in zip(parts, answers, strict=True) if answer]), common)

        return composed(run, tests)

    def compare_plain(self, sign: Sign, a: Deferred, b: Deferred) -> Deferred:
        first, second, holds = a.run, b.run, _SIGNS[sign]

        def run(slots: Slots) -> bool | None:
            x = first(slots)
            if x is None:
                return None
            y = second(slots)
            return None if y is None else holds(x, y)

        return composed(run, (a, b))

    def compare_mixed(self, a: Deferred, b: Deferred) -> Deferred:
        return _several((a, b), lambda pair: _same(*pair))

    def both(self, parts: Sequence[Deferred]) -> Deferred:
        return _logic(parts, decisive=False)

    def either(self, parts: Sequence[Deferred]) -> Deferred:
        return _logic(parts, decisive=True)

    def invert(self, a: Deferred) -> Deferred:
        return _mapped(a, operator.not_)

    def choose(self, test: Deferred, then: Deferred, otherwise: Deferred) -> Deferred:
        if test.constant:
            answer = test.value
            return fixed(None) if answer is None else then if answer else otherwise
        asked, yes, no = test.run, then.run, otherwise.run

        def run(slots: Slots) -> object:
            answer = asked(slots)
            if answer is None:
                return None
            return yes(slots) if answer else no(slots)

        return Deferred(run)

    def missing(self, a: Deferred) -> Deferred:
        inner = a.run
        return composed(lambda slots: inner(slots) is None, (a,))

    def first_known(self, parts: Sequence[Deferred]) -> Deferred:
        runs = [part.run for part in parts]

        def run(slots: Slots) -> object:
            for one in runs:
                value = one(slots)
                if value is not None:
                    return value
            return None

        return composed(run, parts)

    def days_between(self, a: Deferred, b: Deferred) -> Deferred:
        return _several((a, b), lambda days: ((days[1] - days[0]).days, 1))

    def number_part(self, a: Deferred) -> Deferred:
        return _mapped(a, lambda x: None if isinstance(x, str) else x)

    def applicable(self, a: Deferred) -> Deferred:
        """A where it is a number; missing where it does not apply."""
        return _mapped(a, lambda x: None if x is NOT_APPLICABLE else x)

    def is_text(self, a: Deferred) -> Deferred:
        return _mapped(a, lambda x: isinstance(x, str))

    def among(self, a: Deferred, words: Deferred) -> Deferred:
        known = frozenset(words.value)
        return _mapped(a, lambda x: x in known)

    def mentions(self, a: Deferred, phrases: Deferred) -> Deferred:
        wanted = tuple(_folded(phrase) for phrase in phrases.value)
        return _mapped(a, lambda x: isinstance(x, str) and _contains(_folded(x), wanted))

    def looked_up(self, words: Sequence[Deferred], order: Order, lines: Mapping[tuple[str, ...], str]) -> Deferred:
        return _several(words, lambda found: lines.get(tuple(found if order == "as_written" else sorted(found))))

    def among_peers(self, standing: Standing, peers: Deferred, value: Deferred) -> Deferred:
        return Deferred(standing_of(standing, peers.run, value.run))

    def rounding_of(self, printed: Deferred, exact: Deferred, of: Deferred) -> Deferred:
        return _several((printed, exact, of), lambda figures: rounding_of(*figures))

    def aggregate(self, name: Aggregate, table: str, value: Deferred, condition: Deferred | None) -> Deferred:
        summary = {"sum_of": add_up, "mean_of": mean, "lowest_of": least, "highest_of": greatest}[name]

        def gathered(found: list[Any]) -> Exact | None:
            values = [cell for answer, cell in found if answer is not False]
            if any(answer is None for answer, _ in found) or None in values:
                return None
            return summary(values) if values or name == "sum_of" else None

        wanted = fixed(value=True) if condition is None else condition
        return row_operation(self._tables[table], (wanted, value), gathered)

    def distinct(self, table: str, value: Deferred, condition: Deferred | None) -> Deferred:
        wanted = fixed(value=True) if condition is None else condition
        return row_operation(self._tables[table], (wanted, value), different)

    def alike(self, table: str, key: Deferred, value: Deferred, condition: Deferred | None) -> Deferred:
        wanted = fixed(value=True) if condition is None else condition
        sums = self.once(row_operation(self._tables[table], (wanted, key, value), sums_by_key)).run
        own = key.run

        def run(slots: Slots) -> Exact | None:
            mine, found = own(slots), sums(slots)
            return None if mine is None or found is None else found.get(sameness(mine), ZERO)

        return Deferred(run)

    def once(self, a: Deferred) -> Deferred:
        number, inner, key = self._known, a.run, object()

        def run(slots: Slots) -> object:
            known = slots[number]
            if known is None:
                known = slots[number] = {}
            if key not in known:
                known[key] = inner(slots)
            return known[key]

        return Deferred(run)

    def count(self, table: str, condition: Deferred) -> Deferred:
        def counted(found: list[Any]) -> Exact | None:
            return None if None in found else (found.count(True), 1)

        return self._answers(table, condition, counted)

    def any_row(self, table: str, condition: Deferred) -> Deferred:
        return self._answers(
            table, condition, lambda found: True if True in found else None if None in found else False
        )

    def every_row(self, table: str, condition: Deferred) -> Deferred:
        return self._answers(
            table, condition, lambda found: False if False in found else None if None in found else True
        )

    def at_least_rows(self, count: Deferred, table: str, condition: Deferred) -> Deferred:
        needed = count.run
        answers = self._answers(table, condition, lambda found: (found.count(True), found.count(None))).run

        def run(slots: Slots) -> bool | None:
            limit: Exact | None = needed(slots)
            if limit is None:
                return None
            sure, unsure = cast("tuple[int, int]", answers(slots))
            if sure * limit[1] >= limit[0]:
                return True
            return None if (sure + unsure) * limit[1] >= limit[0] else False

        return Deferred(run)

    def _answers(self, table: str, condition: Deferred, summary: Callable[[list[Any]], Any]) -> Deferred:
        return row_operation(self._tables[table], (condition,), lambda found: summary([answer for (answer,) in found]))


def least(values: Sequence[Exact]) -> Exact:
    """The least of *values*."""
    best = values[0]
    for value in values[1:]:
        if value[0] * best[1] < best[0] * value[1]:
            best = value
    return best


def greatest(values: Sequence[Exact]) -> Exact:
    """The greatest of *values*."""
    best = values[0]
    for value in values[1:]:
        if value[0] * best[1] > best[0] * value[1]:
            best = value
    return best


def mean(values: Sequence[Exact]) -> Exact:
    """The arithmetic mean of *values*."""
    n, d = add_up(values)
    return (n, d * len(values))


def median(values: Sequence[Exact]) -> Exact:
    """The middle one of *values*, or the mean of the two middle ones."""
    common = 1
    for _, d in values:
        common *= d
    ordered = sorted(n * (common // d) for n, d in values)
    half = len(ordered) // 2
    if len(ordered) % 2:
        return (ordered[half], common)
    return (ordered[half - 1] + ordered[half], common * 2)


def _folded(text: str) -> str:
    """*text* without the differences of width and case."""
    return unicodedata.normalize("NFKC", text).casefold()


def _contains(text: str, phrases: Sequence[str]) -> bool:
    return any(phrase in text for phrase in phrases)


def _is(part: Deferred, value: Exact) -> bool:
    return part.constant and isinstance(part.value, tuple) and compare(part.value, value) == 0


def _weighed(answers: Sequence[bool], weights: Sequence[Exact]) -> Exact:
    return add_up([weight for answer, weight in zip(answers, weights, strict=True) if answer])


def _same(a: object, b: object) -> bool:
    if isinstance(a, tuple) and isinstance(b, tuple):
        return compare(a, b) == 0
    return a == b


def _mapped(part: Deferred, function: Callable[[Any], Any]) -> Deferred:
    inner = part.run

    def run(slots: Slots) -> object:
        value = inner(slots)
        return None if value is None else function(value)

    return composed(run, (part,))


def _several(parts: Sequence[Deferred], function: Callable[[Any], Any]) -> Deferred:
    all_values = all_of(parts)

    def run(slots: Slots) -> object:
        values = all_values(slots)
        return None if None in values else function(values)

    return composed(run, parts)


def _logic(parts: Sequence[Deferred], *, decisive: bool) -> Deferred:
    """Kleene's `or` where true decides, his `and` where false does."""
    sure = [part for part in parts if part.constant]
    if any(part.value is decisive for part in sure):
        return fixed(decisive)
    kept = [part for part in parts if not part.constant or part.value is None]
    if len(kept) == 1:
        return kept[0]
    runs = [part.run for part in kept]
    open_answer = not decisive

    def run(slots: Slots) -> bool | None:
        answer: bool | None = open_answer
        for one in runs:
            value: bool | None = one(slots)
            if value is decisive:
                return decisive
            if value is None:
                answer = None
        return answer

    return composed(run, kept)
