"""A rule set in the making: names are declared as formulas come to need them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise
from random import Random
from typing import Any

UNIT = "万元"
FIGURES = [Decimal(text) for text in ("0", "1", "2", "3", "5", "7.5", "10", "12.25", "20", "33.3", "50", "60", "99.99")]
PERCENTS = ["5%", "10%", "33.33%", "50%", "60%", "66.7%", "80%", "90%", "92.5%", "100%", "120%", "130%"]
WORDS = ["red", "green", "blue", "达成", "未达成", "part_done"]
DATES = ["2023-12-31", "2024-02-29", "2024-06-30"]
FIGURE_KINDS = ("number", "percent", "money")
Draw = Callable[[], str]


def share_of_text(percent: str) -> Decimal:
    """`80%` as 0.8."""
    return Decimal(percent[:-1]) / 100


def percent_text(share: Decimal) -> str:
    """0.8 as `80%`."""
    return f"{(share * 100).normalize():f}%"


@dataclass
class Draft:
    """The sections written so far, and a source of chance."""

    rng: Random
    plain: bool = False
    """No item may drop out, so that scores may be read by other indicators."""
    sections: dict[str, dict[str, Any]] = field(default_factory=dict)
    count: int = 0
    scores: list[str] = field(default_factory=list)
    """The finished items whose scores a later formula may read."""

    def section(self, name: str) -> dict[str, Any]:
        return self.sections.setdefault(name, {})

    def fresh(self, prefix: str) -> str:
        self.count += 1
        if self.rng.random() < 0.05:
            return f"指标{prefix}{self.count}"
        return f"{prefix}{self.count}"

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    # Inputs and columns

    def names(self, kind: str, table: str | None) -> list[str]:
        """Names of a kind that a formula at this place may use."""
        found = [name for name, spec in self.section("inputs").items() if spec["kind"] == kind]
        found += [name for name, spec in self.section("values").items() if spec["kind"] == kind]
        if table is not None:
            own = [name for name, spec in self.section("tables")[table]["columns"].items() if spec["kind"] == kind]
            found += own * 3
        return found

    def name(self, kind: str, table: str | None, new: float = 0.35) -> str:
        """A name of the kind, an old one or a new input or column."""
        known = self.names(kind, table)
        if known and not self.chance(new):
            return self.rng.choice(known)
        if table is not None and self.chance(0.7):
            return self.column(table, kind)
        if kind in FIGURE_KINDS and self.chance(0.25):
            return self.value(kind)
        name = self.fresh("x")
        self.section("inputs")[name] = {"title": f"input {name}", **self.datum(kind)}
        return name

    def column(self, table: str, kind: str, **fields: Any) -> str:
        name = self.fresh("c")
        self.section("tables")[table]["columns"][name] = {"title": f"column {name}", **self.datum(kind), **fields}
        return name

    def datum(self, kind: str) -> dict[str, Any]:
        """The declaration of an input or column."""
        spec: dict[str, Any] = {"kind": kind}
        if kind == "money":
            spec["unit"] = UNIT
        if kind in {"number", "percent", "money", "whole"} and self.chance(0.6):
            spec["min"] = 0
            if self.chance(0.3):
                spec["max"] = 100 if kind != "percent" else self.rng.choice([1, Decimal("1.5")])
        if kind == "choice":
            spec["choices"] = self.choices()
        if self.chance(0.5):
            spec["optional"] = True
        return spec

    def choices(self) -> Any:
        words = self.rng.sample(WORDS, self.rng.randint(2, 4))
        titled = {word: f"word {word}" for word in words}
        if self.chance(0.8):
            return titled
        name = self.fresh("l")
        self.section("word_lists")[name] = titled
        return name

    def words_of(self, name: str) -> list[str]:
        """The words of a choice input or column."""
        places = [self.section("inputs"), *(table["columns"] for table in self.section("tables").values())]
        choices = next(place[name]["choices"] for place in places if name in place)
        return list(self.section("word_lists")[choices] if isinstance(choices, str) else choices)

    # Parameters

    def parameter(self, kind: str, value: Any) -> str:
        """A new parameter of that value."""
        name = self.fresh("k")
        spec: dict[str, Any] = {"title": f"parameter {name}", "kind": kind, "value": value}
        if kind == "money":
            spec["unit"] = UNIT
        self.section("parameters")[name] = spec
        return name

    def limit(self, kind: str, value: Any) -> Any:
        """A figure as a field shows it: itself or a parameter; money is always a parameter."""
        return self.parameter(kind, value) if kind == "money" or self.chance(0.2) else value

    def figure(self, kind: str) -> Any:
        """A figure of a kind: a number, or a percentage as text."""
        return self.rng.choice(PERCENTS) if kind == "percent" else self.rng.choice(FIGURES)

    def ladder(self, kind: str, steps: int) -> list[Any]:
        """Some different figures of a kind in rising order."""
        if kind == "percent":
            return sorted(self.rng.sample(PERCENTS, steps), key=share_of_text)
        return sorted(self.rng.sample(FIGURES, steps))

    def literal(self, kind: str) -> str:
        """A figure inside a formula."""
        value = self.figure(kind)
        return str(self.limit(kind, value)) if kind == "money" or self.chance(0.2) else f"{value}"

    # Values

    def value(self, kind: str) -> str:
        """A new named value over the record."""
        from tests.oracle.draw_formulas import expression  # noqa: PLC0415  formulas declare names, names need formulas
        from tests.oracle.draw_shapes import value_shape  # noqa: PLC0415

        spec: dict[str, Any] = {"kind": kind}
        if kind == "percent" and self.chance(0.6):
            own = self.rng.choice(["number", "money"])
            spec["formula"] = f"{self.name(own, None)} / {self.name(own, None)}"
        elif kind in {"number", "percent"} and self.chance(0.3):
            spec["score"] = value_shape(self, kind)
        else:
            spec["formula"] = expression(self, kind, None, 2)
        if kind == "money":
            spec["unit"] = UNIT
        if self.chance(0.4):
            spec |= self.rounding()
        name = self.fresh("v")
        self.section("values")[name] = {"title": f"value {name}", **spec}
        return name

    def rounding(self) -> dict[str, Any]:
        spec: dict[str, Any] = {"decimals": self.rng.choice([0, 1, 2, 2, 3])}
        if self.chance(0.5):
            spec["rounding"] = self.rng.choice(["half_up", "half_even", "down"])
        return spec

    def table(self) -> str:
        """A table, an old one or a new one."""
        tables = self.section("tables")
        if tables and (len(tables) > 1 or self.chance(0.7)):
            return self.rng.choice(list(tables))
        return self.new_table()

    def new_table(self) -> str:
        name = self.fresh("t")
        self.section("tables")[name] = {"title": f"table {name}", "columns": {}}
        self.column(name, "text", optional=True)
        return name

    def partition(self, points: Decimal, parts: int) -> list[Decimal]:
        """Positive points that add up, on a grid of halves (or of hundredths for few points)."""
        return partition(self.rng, points, parts)


def partition(rng: Random, points: Decimal, parts: int) -> list[Decimal]:
    """Positive points that add up to the whole, on a grid fine enough for the parts."""
    grid = Decimal("0.5") if points >= 10 else Decimal("0.01")
    units = int(points / grid)
    cuts = sorted(rng.sample(range(1, units), parts - 1)) if units > parts else []
    if len(cuts) < parts - 1:
        return [points, *([Decimal(0)] * (parts - 1))]
    edges: Sequence[int] = [0, *cuts, units]
    found = [grid * (b - a) for a, b in pairwise(edges)]
    found[-1] += points - sum(found)
    return found
