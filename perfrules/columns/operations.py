"""The backend of whole batches: the operations of formulas and scoring shapes, each done for all records at once."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import reduce
from typing import Any, cast, final

import numpy as np

from perfrules.columns import (
    aggregates,
    arithmetic,
    choosing,
    comparing,
    deciding,
    explained,
    likeness,
    logic,
    rounding,
    texts,
    transcendental,
)
from perfrules.columns.arithmetic import TooWideError
from perfrules.columns.choosing import as_truths, as_words
from perfrules.columns.deferred import Deferred
from perfrules.columns.fixed import fixed
from perfrules.columns.frame import Frame
from perfrules.columns.lifting import of_record
from perfrules.columns.numbers import Nearly, Numbers, bits_of_whole, constant, whole
from perfrules.columns.segments import Segments, rows_and_segments
from perfrules.columns.values import Truths
from perfrules.evaluation.deferred import Deferred as Single
from perfrules.evaluation.deferred import fixed as fixed_single
from perfrules.evaluation.limits import FOR_EACH_ROW, LONGEST
from perfrules.evaluation.operations import RecordOperations
from perfrules.evaluation.peers import BESIDE
from perfrules.exact import ONE, ZERO, Exact, Rounding, compare
from perfrules.formula.operations import Aggregate, Constant, Order, Sign, Standing

_ALONE = RecordOperations({}, 0)
"""What folds constants."""


@final
class ColumnOperations:
    """`Operations[Deferred]` over whole batches: exact, or the record is put in doubt."""

    def constant(self, value: Constant) -> Deferred:
        return fixed(value)

    def add(self, a: Deferred, b: Deferred) -> Deferred:
        if _is(a, ZERO):
            return b
        return a if _is(b, ZERO) else _numbers(arithmetic.add, _ALONE.add, a, b)

    def subtract(self, a: Deferred, b: Deferred) -> Deferred:
        return a if _is(b, ZERO) else _numbers(arithmetic.subtract, _ALONE.subtract, a, b)

    def multiply(self, a: Deferred, b: Deferred) -> Deferred:
        if _is(a, ONE):
            return b
        return a if _is(b, ONE) else _numbers(arithmetic.multiply, _ALONE.multiply, a, b)

    def divide(self, a: Deferred, b: Deferred) -> Deferred:
        return a if _is(b, ONE) else _numbers(arithmetic.divide, _ALONE.divide, a, b)

    def negate(self, a: Deferred) -> Deferred:
        return _numbers(arithmetic.negate, _ALONE.negate, a)

    def absolute(self, a: Deferred) -> Deferred:
        return _numbers(arithmetic.absolute, _ALONE.absolute, a)

    def minimum(self, parts: Sequence[Deferred]) -> Deferred:
        found = _numbers(lambda *found: reduce(deciding.least, found), _of_list(_ALONE.minimum), *parts)
        return found if found.is_constant else replace(found, extreme="<", among=tuple(parts))

    def maximum(self, parts: Sequence[Deferred]) -> Deferred:
        found = _numbers(lambda *found: reduce(deciding.greatest, found), _of_list(_ALONE.maximum), *parts)
        return found if found.is_constant else replace(found, extreme=">", among=tuple(parts))

    def mean(self, parts: Sequence[Deferred]) -> Deferred:
        share = constant((1, len(parts)))
        return _numbers(
            lambda *found: arithmetic.multiply(reduce(arithmetic.add, found), share), _of_list(_ALONE.mean), *parts
        )

    def median(self, parts: Sequence[Deferred]) -> Deferred:
        half = len(parts) // 2

        def median(*found: Numbers) -> Numbers:
            ordered = deciding.in_order(found)
            if len(ordered) % 2:
                return ordered[half]
            return arithmetic.multiply(arithmetic.add(ordered[half - 1], ordered[half]), constant((1, 2)))

        return _numbers(median, _of_list(_ALONE.median), *parts)

    def rounded(self, a: Deferred, places: int, rounding_: Rounding) -> Deferred:
        return _numbers(
            lambda x: rounding.rounded(x, places, rounding_), lambda x: _ALONE.rounded(x, places, rounding_), a
        )

    def whole_steps(self, a: Deferred, *, up: bool) -> Deferred:
        way: rounding.Way = "ceil" if up else "floor"
        return _numbers(lambda x: rounding.rounded(x, 0, way), lambda x: _ALONE.whole_steps(x, up=up), a)

    def between(self, a: Deferred, low: Deferred, high: Deferred) -> Deferred:
        return _numbers(
            lambda x, least, most: deciding.least(deciding.greatest(x, least), most), _ALONE.between, a, low, high
        )

    def weigh(self, tests: Sequence[Deferred], weights: Sequence[Deferred]) -> Deferred:
        count = len(tests)

        def weigh(*found: Any) -> Numbers:  # noqa: ANN401 - truths, then numbers
            zero = constant(ZERO)
            counted = [
                deciding.spread_missing(deciding.pick(as_truths(test), weight, zero), weight)
                for test, weight in zip(found[:count], found[count:], strict=True)
            ]
            return reduce(arithmetic.add, counted)

        return _numbers(weigh, lambda *found: _ALONE.weigh(found[:count], found[count:]), *tests, *weights)

    def compare_numbers(self, sign: Sign, a: Deferred, b: Deferred) -> Deferred:
        if a.extreme is not None and sign not in {"==", "!="}:
            # The least is below a limit where any is, and above it where all are: none has to be found.
            join = np.logical_or if sign[0] == a.extreme else np.logical_and
            runs = [part.run for part in (b, *a.among)]
            return Deferred(lambda frame: deciding.compare_all(sign, join, *[run(frame) for run in runs]))
        return _plain(lambda x, y: deciding.compare(sign, x, y), lambda x, y: _ALONE.compare_numbers(sign, x, y), a, b)

    def compare_plain(self, sign: Sign, a: Deferred, b: Deferred) -> Deferred:
        return _plain(
            lambda x, y: choosing.compare_plain(sign, x, y), lambda x, y: _ALONE.compare_plain(sign, x, y), a, b
        )

    def compare_mixed(self, a: Deferred, b: Deferred) -> Deferred:
        return _plain(choosing.compare_mixed, _ALONE.compare_mixed, a, b)

    def both(self, parts: Sequence[Deferred]) -> Deferred:
        return _logic(logic.both, parts, decisive=False)

    def either(self, parts: Sequence[Deferred]) -> Deferred:
        return _logic(logic.either, parts, decisive=True)

    def invert(self, a: Deferred) -> Deferred:
        return _plain(lambda x: logic.invert(as_truths(x)), _ALONE.invert, a)

    def choose(self, test: Deferred, then: Deferred, otherwise: Deferred) -> Deferred:
        if test.is_constant:
            return fixed(None) if test.constant is None else then if test.constant else otherwise
        return Deferred(
            lambda frame: choosing.picked(as_truths(test.run(frame)), then.run(frame), otherwise.run(frame))
        )

    def missing(self, a: Deferred) -> Deferred:
        return _plain(choosing.is_missing, _ALONE.missing, a)

    def first_known(self, parts: Sequence[Deferred]) -> Deferred:
        return _plain(
            lambda *found: reduce(lambda later, one: choosing.first_known(one, later), reversed(found)),
            _of_list(_ALONE.first_known),
            *parts,
        )

    def days_between(self, a: Deferred, b: Deferred) -> Deferred:
        return _plain(lambda x, y: texts.days_between(as_words(x), as_words(y)), _ALONE.days_between, a, b)

    def number_part(self, a: Deferred) -> Deferred:
        return _plain(choosing.number_part, _ALONE.number_part, a)

    def is_text(self, a: Deferred) -> Deferred:
        return _plain(choosing.is_text, _ALONE.is_text, a)

    def applicable(self, a: Deferred) -> Deferred:
        """A where it is a number; missing where it does not apply."""
        return _plain(choosing.applicable, _ALONE.applicable, a)

    def among(self, a: Deferred, words: Deferred) -> Deferred:
        known = frozenset(cast("tuple[str, ...]", words.constant))
        return _plain(lambda x: choosing.about_text(x, known.__contains__), lambda x: _ALONE.among(x, fixed_single(words.constant)), a)  # fmt: skip

    def mentions(self, a: Deferred, phrases: Deferred) -> Deferred:
        wanted = fixed_single(phrases.constant)

        def holds(word: object) -> bool:
            return _ALONE.mentions(fixed_single(word), wanted).value is True

        return _plain(lambda x: choosing.about_text(x, holds), lambda x: _ALONE.mentions(x, wanted), a)

    def looked_up(self, words: Sequence[Deferred], order: Order, lines: Mapping[tuple[str, ...], str]) -> Deferred:
        return _plain(
            lambda *found: texts.looked_up([as_words(one) for one in found], order, lines),
            lambda *found: _ALONE.looked_up(found, order, lines),
            *words,
        )

    def logarithm(self, a: Deferred) -> Deferred:
        return _numbers(transcendental.logarithm, _ALONE.logarithm, a)

    def exponential(self, a: Deferred) -> Deferred:
        return _numbers(transcendental.exponential, _ALONE.exponential, a)

    def root(self, a: Deferred, degree: int) -> Deferred:
        return _numbers(lambda x: transcendental.root(x, degree), lambda x: _ALONE.root(x, degree), a)

    def among_peers(self, standing: Standing, peers: Deferred, value: Deferred) -> Deferred:
        if standing in BESIDE:
            return Deferred(lambda frame: comparing.beside(standing, peers.run(frame), value.run(frame)))
        return _guarded(lambda frame: comparing.alone(standing, peers.run(frame), frame))

    def rounding_of(self, printed: Deferred, exact: Deferred, of: Deferred) -> Deferred:
        return _plain(explained.rounding_of, _ALONE.rounding_of, printed, exact, of)

    def aggregate(self, name: Aggregate, table: str, value: Deferred, condition: Deferred | None) -> Deferred:
        wanted = fixed(value=True) if condition is None else condition

        def run(frame: Frame) -> Numbers:
            rows, segments = rows_and_segments(frame, table)
            return aggregates.aggregate(name, segments, value.run(rows), as_truths(wanted.run(rows)))

        return _guarded(run)

    def distinct(self, table: str, value: Deferred, condition: Deferred | None) -> Deferred:
        wanted = fixed(value=True) if condition is None else condition

        def run(frame: Frame) -> Numbers:
            rows, segments = rows_and_segments(frame, table)
            return likeness.distinct(segments, value.run(rows), as_truths(wanted.run(rows)))

        return Deferred(run)

    def alike(self, table: str, key: Deferred, value: Deferred, condition: Deferred | None) -> Deferred:
        wanted = fixed(value=True) if condition is None else condition

        def run(rows: Frame) -> Numbers:
            _, segments = rows_and_segments(cast("Frame", rows.parent), table)
            return likeness.alike(segments, key.run(rows), value.run(rows), as_truths(wanted.run(rows)))

        return _guarded(run)

    def once(self, a: Deferred) -> Deferred:
        return of_record(a)

    def count(self, table: str, condition: Deferred) -> Deferred:
        def run(frame: Frame) -> Numbers:
            answers, segments = _answers(frame, table, condition)
            missing = None if answers.missing is None else segments.any_of(answers.missing)
            return whole(segments.counted(answers.true), 1, missing)

        return Deferred(run)

    def any_row(self, table: str, condition: Deferred) -> Deferred:
        def run(frame: Frame) -> Truths:
            answers, segments = _answers(frame, table, condition)
            true = segments.any_of(answers.true)
            return Truths(true, None if answers.missing is None else segments.any_of(answers.missing) & ~true)

        return Deferred(run)

    def every_row(self, table: str, condition: Deferred) -> Deferred:
        return self.invert(self.any_row(table, self.invert(condition)))

    def at_least_rows(self, count: Deferred, table: str, condition: Deferred) -> Deferred:
        sure = of_record(self.count(table, _surely(condition)))
        possible = of_record(self.count(table, self.invert(_surely(self.invert(condition)))))
        enough, may_be = self.compare_numbers(">=", sure, count), self.compare_numbers(">=", possible, count)
        return self.choose(
            enough, self.constant(value=True), self.choose(may_be, self.constant(None), self.constant(value=False))
        )


def _surely(condition: Deferred) -> Deferred:
    """Whether *condition* is known to hold."""
    return Deferred(lambda rows: Truths(as_truths(condition.run(rows)).true))


def _answers(frame: Frame, table: str, condition: Deferred) -> tuple[Truths, Segments]:
    rows, segments = rows_and_segments(frame, table)
    return as_truths(condition.run(rows)), segments


def _is(part: Deferred, value: Exact) -> bool:
    found = part.constant
    return part.is_constant and isinstance(found, tuple) and compare(cast("Exact", found), value) == 0


def _of_list(function: Callable[[Sequence[Single]], Single]) -> Callable[..., Single]:
    return lambda *parts: function(parts)


def _plain(function: Callable[..., Any], alone: Callable[..., Single], *parts: Deferred) -> Deferred:
    """*function* of *parts*; *alone* does the same for a single record, and folds constants."""
    if all(part.is_constant for part in parts):
        return fixed(alone(*[fixed_single(part.constant) for part in parts]).value)
    runs = [part.run for part in parts]
    return Deferred(lambda frame: function(*[run(frame) for run in runs]))


def _numbers(function: Callable[..., Numbers], alone: Callable[..., Single], *parts: Deferred) -> Deferred:
    """The same of numbers."""
    if all(part.is_constant for part in parts):
        return _plain(function, alone, *parts)
    runs = [part.run for part in parts]
    return _guarded(lambda frame: function(*[run(frame) for run in runs]))


def _guarded(run: Callable[[Frame], Numbers]) -> Deferred:
    """What *run* gives; where numbers get too long or too wide, all records are put in doubt."""

    def guarded(frame: Frame) -> Numbers:
        try:
            found = run(frame)
        except TooWideError:
            return _in_doubt(frame)
        return _in_doubt(frame) if isinstance(found, Nearly) and _too_long(found) else found

    return Deferred(guarded)


def _too_long(found: Nearly) -> bool:
    """Whether numbers may be so long that single records have them missing; a top has the bits of its bottom and some before the point."""
    return 2 * found.bits.own + bits_of_whole(found.high) > LONGEST or 2 * found.bits.row > FOR_EACH_ROW


def _in_doubt(frame: Frame) -> Numbers:
    frame.doubt[:] = True
    return constant(ZERO)


def _logic(function: Callable[[Sequence[Truths]], Truths], parts: Sequence[Deferred], *, decisive: bool) -> Deferred:
    """Kleene's `or` where true decides, his `and` where false does."""
    if any(part.is_constant and part.constant is decisive for part in parts):
        return fixed(decisive)
    kept = [part for part in parts if not part.is_constant or part.constant is None]
    if not kept or all(part.is_constant for part in kept):
        return fixed(None if kept else not decisive)
    if len(kept) == 1:
        return kept[0]
    runs = [part.run for part in kept]
    return Deferred(lambda frame: function([as_truths(run(frame)) for run in runs]))
