"""Random trees of operations on both backends, over random records with rows."""

from datetime import date, timedelta
from random import Random
from typing import Any

from perfrules.exact import Exact
from tests.columns.both import NUMBERS, WORDS, Batch, Both, Pair, batch_of

SIGNS = ("==", "!=", "<", "<=", ">", ">=")
CONSTANTS: tuple[Exact, ...] = (
    (0, 1), (1, 1), (10, 1), (1, 3), (-5, 2), (4, 5), (100, 1), (7, 2), (10**20, 1), (1, 10**25),
)  # fmt: skip


def figure(rng: Random, kind: str) -> Exact:
    """A figure: few small ones that are often the same, amounts, percentages on limits, and the largest there can be."""
    if kind == "small":
        return (rng.randint(-5, 5), rng.choice([1, 2, 10]))
    if kind == "money":
        return (rng.choice([0, rng.randint(1, 10**11)]), 100)
    if kind == "percent":
        return (rng.choice([0, 8000, 5000, 10000, 9999, 3333, rng.randint(0, 20000)]), 10000)
    return (rng.choice([2**53, -(2**53), rng.randint(-(2**53), 2**53)]), 1)


def draw_batch(rng: Random, size: int = 12, most_rows: int = 4) -> Batch:
    """Records and rows; one cell in eight is missing, in some columns none."""
    kinds = {name: rng.choice(["small", "small", "money", "percent", "huge"]) for name in (*NUMBERS, "a", "b")}
    gaps = {name: rng.choice([0, 0.125]) for name in ("a", "b", "x", "y", "z", "sure", "choice", "date", "either")}

    def cell(name: str, alike: str) -> Any:
        if rng.random() < gaps[alike]:
            return None
        if alike == "sure":
            return rng.random() < 0.5
        if alike == "choice":
            return rng.choice(WORDS)
        if alike == "date":
            return date(2024, 1, 1) + timedelta(rng.randint(0, 3))
        if alike == "either":
            return rng.choice([rng.choice(WORDS), (50, 1), (rng.randint(0, 3), 2)])
        return figure(rng, kinds[name])

    columns = {"a": "a", "b": "b", "yes": "sure", "word": "choice", "day": "date", "mixed": "either"}
    names = {name: name for name in (*NUMBERS, "sure", "choice", "date", "either")}
    records = [{name: cell(name, alike) for name, alike in names.items()} for _ in range(size)]
    rows = [
        [{name: cell(name, alike) for name, alike in columns.items()} for _ in range(rng.randint(0, most_rows))]
        for _ in range(size)
    ]
    return batch_of(records, rows)


class Drawing:
    """Trees of operations."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.both = Both()

    def number(self, depth: int, *, in_row: bool = False) -> Pair:
        """A number."""
        rng, both = self.rng, self.both
        if depth <= 0 or rng.random() < 0.1:
            if rng.random() < 0.3:
                return both.constant(rng.choice(CONSTANTS))
            return both.name(rng.choice(("a", "b", "x") if in_row else NUMBERS), in_row=in_row)
        function = rng.choice(
            ["arithmetic", "arithmetic", "arithmetic", "decided", "several", "rounded", "of_rows", "far"]
        )
        return {
            "arithmetic": self.arithmetic,
            "decided": self.decided,
            "several": self.several,
            "rounded": self.rounded,
            "of_rows": self.of_rows,
            "far": self.far,
        }[function](depth - 1, in_row=in_row)

    def parts(self, count: int, depth: int, *, in_row: bool) -> list[Pair]:
        """Some numbers."""
        return [self.number(depth, in_row=in_row) for _ in range(count)]

    def arithmetic(self, depth: int, *, in_row: bool) -> Pair:
        """One of the four operations, or a sign."""
        name = self.rng.choice(["add", "add", "subtract", "multiply", "divide", "divide", "negate", "absolute"])
        one, two = self.parts(2, depth, in_row=in_row)
        if name in {"negate", "absolute"}:
            return self.both.call(name, one)
        return self.both.call(name, one, two)

    def decided(self, depth: int, *, in_row: bool) -> Pair:
        """A number that depends on comparisons."""
        rng, both = self.rng, self.both
        a, b, c = self.parts(3, depth, in_row=in_row)
        match rng.randint(0, 3):
            case 0:
                return both.between(a, b, c)
            case 1:
                return both.choose(self.truth(depth, in_row=in_row), a, b)
            case 2:
                return both.first_known([a, b, c])
            case _:
                tests = [self.truth(depth, in_row=in_row) for _ in range(2)]
                return both.weigh(tests, [a, b])

    def several(self, depth: int, *, in_row: bool) -> Pair:
        """A number of several."""
        name = self.rng.choice(["minimum", "maximum", "mean", "median"])
        return self.both.call(name, self.parts(self.rng.randint(1, 4), depth, in_row=in_row))

    def rounded(self, depth: int, *, in_row: bool) -> Pair:
        """A number that is rounded."""
        rng, both = self.rng, self.both
        a = self.number(depth, in_row=in_row)
        if rng.random() < 0.3:
            return both.whole_steps(a, up=rng.random() < 0.5)
        return both.rounded(a, rng.choice([0, 1, 2, 2, 4, 12]), rng.choice(["half_up", "half_even", "down"]))

    def far(self, depth: int, *, in_row: bool) -> Pair:
        """A root, and seldom a logarithm or an exponential."""
        rng, both = self.rng, self.both
        a = self.number(depth, in_row=in_row)
        match rng.randint(0, 5):
            case 0:
                return both.logarithm(a)
            case 1:
                return both.exponential(rng.choice([a, both.minimum([a, both.constant((9, 1))])]))
            case _:
                return both.root(a, rng.choice([2, 2, 3, 10]))

    def of_rows(self, depth: int, *, in_row: bool) -> Pair:
        """A number that comes of rows."""
        rng, both = self.rng, self.both
        value, condition = self.number(depth - 1, in_row=True), self.truth(depth - 1, in_row=True)
        limit = rng.choice([None, condition])
        match rng.randint(0, 6):
            case 0:
                return both.once(both.distinct("t", self.key(in_row=True), limit))
            case 1:
                return both.once(both.count("t", condition))
            case 2 if in_row:
                return both.alike("t", self.key(in_row=True), value, limit)
            case 3:
                return both.number_part(both.name("mixed" if in_row else "either", in_row=in_row))
            case 4:
                return both.days_between(self.day(in_row=in_row), self.day(in_row=in_row))
            case _:
                name = rng.choice(["sum_of", "mean_of", "lowest_of", "highest_of"])
                return both.once(both.aggregate(name, "t", value, limit))

    def key(self, *, in_row: bool) -> Pair:
        """A value of any kind."""
        if self.rng.random() < 0.2:
            return self.number(1, in_row=in_row)
        names = ("a", "yes", "word", "day", "mixed") if in_row else ("x", "sure", "choice", "date", "either")
        return self.both.name(self.rng.choice(names), in_row=in_row)

    def any_kind(self, *, in_row: bool) -> Pair:
        """A value of any kind, chosen or the first that is known; sometimes it is nothing."""
        rng, both = self.rng, self.both
        kinds = [("mixed", "either"), ("word", "choice"), ("day", "date"), ("yes", "sure"), ("a", "x")]
        row, record = rng.choice(kinds)
        constants: dict[str, tuple[list[Any], str]] = {
            "mixed": ([(50, 1), None], "x"),
            "word": (["red", "purple", None], "choice"),
            "day": ([date(2024, 1, 2), None], "date"),
            "yes": ([True, None], "sure"),
            "a": ([(1, 3), (10**30, 7), None], "y"),
        }
        fixed, other = constants[row]
        parts = [
            both.name(row if in_row else record, in_row=in_row),
            both.name(other),
            both.constant(rng.choice(fixed)),
        ]
        rng.shuffle(parts)
        if rng.random() < 0.5:
            return both.first_known(parts)
        return both.choose(self.truth(1, in_row=in_row), *parts[:2])

    def day(self, *, in_row: bool) -> Pair:
        """A day."""
        if self.rng.random() < 0.3:
            return self.both.constant(date(2024, 1, 2))
        return self.both.name("day" if in_row else "date", in_row=in_row)

    def truth(self, depth: int, *, in_row: bool = False) -> Pair:
        """A yes or no."""
        rng, both = self.rng, self.both
        match rng.randint(0, 11 if depth > 0 else 7):
            case 0:
                return both.name("yes" if in_row else "sure", in_row=in_row)
            case 1:
                return both.missing(self.key(in_row=in_row))
            case 2:
                return self.of_words(in_row=in_row)
            case 3:
                return both.compare_plain(rng.choice(SIGNS), self.day(in_row=in_row), self.day(in_row=in_row))
            case 8 | 9:
                parts = [self.truth(depth - 1, in_row=in_row) for _ in range(rng.randint(1, 3))]
                return both.call(rng.choice(["both", "either"]), parts)
            case 10:
                return both.invert(self.truth(depth - 1, in_row=in_row))
            case 11:
                condition = self.truth(depth - 1, in_row=True)
                if rng.random() < 0.4:
                    return both.at_least_rows(self.number(0, in_row=in_row), "t", condition)
                return both.once(both.call(rng.choice(["any_row", "every_row"]), "t", condition))
            case _:
                a, b = (self.number(depth - 1, in_row=in_row) for _ in range(2))
                return both.compare_numbers(rng.choice(SIGNS), a, b)

    def of_words(self, *, in_row: bool) -> Pair:
        """A question about words."""
        rng, both = self.rng, self.both
        word = both.name("word" if in_row else "choice", in_row=in_row)
        mixed = both.name("mixed" if in_row else "either", in_row=in_row)
        match rng.randint(0, 7):
            case 7:
                parts = self.parts(3, 1, in_row=in_row)
                return both.compare_plain(
                    "==", both.rounding_of(*parts), both.constant(rng.choice(["half_up", "other"]))
                )
            case 0:
                return both.compare_plain(rng.choice(["==", "!="]), word, both.constant(rng.choice(WORDS)))
            case 1:
                return both.compare_plain(rng.choice(["==", "!="]), mixed, rng.choice([word, both.constant("50")]))
            case 2:
                return both.compare_mixed(mixed, both.name("either"))
            case 3:
                return both.is_text(mixed)
            case 4:
                return both.among(rng.choice([word, mixed]), both.constant(("red", "50")))
            case 5:
                return both.mentions(rng.choice([word, mixed]), both.constant(("E", "红")))
            case _:
                picked = both.choose(self.truth(0, in_row=in_row), word, both.constant("green"))
                return both.compare_plain("==", picked, both.constant("red"))
