"""The operations that a formula and a scoring shape are written against; a backend is one way to carry them out."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal, Protocol, TypeVar

from perfrules.exact import Exact, Rounding

Sign = Literal["==", "!=", "<", "<=", ">", ">="]
Aggregate = Literal["sum_of", "mean_of", "lowest_of", "highest_of"]
Order = Literal["as_written", "any"]
Standing = Literal["count", "lowest", "highest", "mean", "above", "level"]
Constant = Exact | bool | str | date | tuple[str, ...] | None

D = TypeVar("D")


class Operations(Protocol[D]):
    """
    What can be done with values of records that are not there yet.

    Missing (None) spreads through arithmetic and comparison; `both`, `either` and `invert` follow Kleene's three values; a
    division by zero, a logarithm or root outside its range is missing.
    """

    def constant(self, value: Constant) -> D:
        """The same value for every record."""

    def add(self, a: D, b: D) -> D:
        """A + b."""

    def subtract(self, a: D, b: D) -> D:
        """A − b."""

    def multiply(self, a: D, b: D) -> D:
        """A × b."""

    def divide(self, a: D, b: D) -> D:
        """A ÷ b; missing where b is zero."""

    def negate(self, a: D) -> D:
        """−a."""

    def absolute(self, a: D) -> D:
        """A without its sign."""

    def minimum(self, parts: Sequence[D]) -> D:
        """The least of *parts*."""

    def maximum(self, parts: Sequence[D]) -> D:
        """The greatest of *parts*."""

    def mean(self, parts: Sequence[D]) -> D:
        """The arithmetic mean of *parts*."""

    def median(self, parts: Sequence[D]) -> D:
        """The middle one of *parts*, or the mean of the two middle ones."""

    def rounded(self, a: D, places: int, rounding: Rounding) -> D:
        """A rounded to *places* decimals."""

    def whole_steps(self, a: D, *, up: bool) -> D:
        """A rounded to a whole number: up, or down."""

    def logarithm(self, a: D) -> D:
        """The natural logarithm, 34 digits; missing unless a is above zero."""

    def exponential(self, a: D) -> D:
        """E to the power a, 34 digits; missing where it would be beyond all use."""

    def root(self, a: D, degree: int) -> D:
        """The *degree*-th root, 34 digits; missing where a is below zero."""

    def between(self, a: D, low: D, high: D) -> D:
        """A, but no less than *low* and no more than *high*."""

    def weigh(self, tests: Sequence[D], weights: Sequence[D]) -> D:
        """The sum of the *weights* whose test is true; missing where a test or a weight is."""

    def compare_numbers(self, sign: Sign, a: D, b: D) -> D:
        """Whether a stands in relation *sign* to b, both numbers."""

    def compare_plain(self, sign: Sign, a: D, b: D) -> D:
        """The same for words, dates and yes or no."""

    def compare_mixed(self, a: D, b: D) -> D:
        """Whether a and b, each a number or text, are the same."""

    def both(self, parts: Sequence[D]) -> D:
        """Whether all *parts* are true."""

    def either(self, parts: Sequence[D]) -> D:
        """Whether any of *parts* is true."""

    def invert(self, a: D) -> D:
        """Not a."""

    def choose(self, test: D, then: D, otherwise: D) -> D:
        """*then* where *test* is true, *otherwise* where it is false, missing where it is missing."""

    def missing(self, a: D) -> D:
        """Whether a is missing; itself never missing."""

    def first_known(self, parts: Sequence[D]) -> D:
        """The first of *parts* that is not missing."""

    def days_between(self, a: D, b: D) -> D:
        """The days from a to b."""

    def number_part(self, a: D) -> D:
        """A where it is a number; missing where it is text."""

    def applicable(self, a: D) -> D:
        """A where it is a number; missing where it stands for an item that does not count."""

    def is_text(self, a: D) -> D:
        """Whether a is text; missing where a is missing."""

    def among(self, a: D, words: D) -> D:
        """Whether a is one of *words*, a constant list of texts."""

    def mentions(self, a: D, phrases: D) -> D:
        """Whether the text a contains one of *phrases*, a constant list of texts; a number contains none."""

    def looked_up(self, words: Sequence[D], order: Order, lines: Mapping[tuple[str, ...], str]) -> D:
        """The word that *lines* have for *words*, sorted where *order* is any; missing where one is, or without a line."""

    def among_peers(self, standing: Standing, peers: D, value: D) -> D:
        """
        How many known figures *peers* have, the lowest, the highest, their mean; how many are above *value*, or level with it.

        Missing where there are no peers, for `above` and `level` also where *value* is.
        """

    def rounding_of(self, printed: D, exact: D, of: D) -> D:
        """The word for how *printed* comes from *exact*, points out of *of*; see `perfrules.roundings`."""

    def aggregate(self, name: Aggregate, table: str, value: D, condition: D | None) -> D:
        """The sum, mean, least or greatest of *value* over the rows for which *condition* holds."""

    def distinct(self, table: str, value: D, condition: D | None) -> D:
        """How many different values *value* has over the rows for which *condition* holds."""

    def alike(self, table: str, key: D, value: D, condition: D | None) -> D:
        """The sum of *value* over the rows of *table* that have the *key* of this row and for which *condition* holds."""

    def once(self, a: D) -> D:
        """A, worked out once for a record; for what is the same whatever row is looked at."""

    def count(self, table: str, condition: D) -> D:
        """How many rows *condition* holds for; missing where a row cannot tell."""

    def any_row(self, table: str, condition: D) -> D:
        """Whether *condition* holds for a row."""

    def every_row(self, table: str, condition: D) -> D:
        """Whether *condition* holds for all rows."""

    def at_least_rows(self, count: D, table: str, condition: D) -> D:
        """Whether *condition* holds for *count* rows or more."""
