"""Random records for a rule set: figures on, just below and just above every limit its text holds."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import Any, Final

from tests.oracle.draft import WORDS, partition

_NUMBER: Final = re.compile(r"(?<![\w.'-])(\d+(?:\.\d+)?)(%?)")
_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_STEPS: Final = [Decimal(0), Decimal(0), Decimal("0.01"), Decimal("-0.01"), Decimal("1e-10"), Decimal("-1e-10")]
_FINEST: Final = Decimal("1e-10")


@dataclass(frozen=True)
class Limits:
    """The figures a text compares with."""

    numbers: list[Decimal]
    shares: list[Decimal]
    dates: list[str]


def limits(rules: Mapping[str, Any]) -> Limits:
    """Every number, share and date of a rule set."""
    numbers, shares, dates = {Decimal(0), Decimal(1)}, {Decimal(0), Decimal(1)}, {"2024-01-01"}
    for leaf in _leaves(rules):
        if isinstance(leaf, str):
            dates.update(_DATE.findall(leaf))
            for digits, percent in _NUMBER.findall(_DATE.sub("", leaf)):
                (shares if percent else numbers).add(Decimal(digits) / (100 if percent else 1))
        elif not isinstance(leaf, bool):
            numbers.add(Decimal(leaf))
    return Limits(sorted(numbers), sorted(shares), sorted(dates))


def _leaves(item: object) -> Iterator[Any]:
    if isinstance(item, Mapping):
        for field, value in item.items():
            if field not in {"title", "id", "choices", "finding"}:
                yield from _leaves(value)
    elif isinstance(item, list):
        for value in item:
            yield from _leaves(value)
    else:
        yield item


def named_points(sections: Mapping[str, Any]) -> dict[str, Decimal]:
    """The points that groups and indicators state as a figure."""
    items = {**sections.get("groups", {}), **sections.get("indicators", {})}
    return {name: spec["points"] for name, spec in items.items() if isinstance(spec.get("points"), Decimal)}


def random_record(rng: Random, rules: Mapping[str, Any], found: Limits | None = None) -> dict[str, Any]:
    """A record of exact values that is well formed under the rule set."""
    made = _Records(rng, rules, found or limits(rules), rng.choice([0.0, 0.0, 0.1, 0.4]))
    return made.record()


@dataclass
class _Records:
    rng: Random
    rules: Mapping[str, Any]
    limits: Limits
    empty: float
    """How often an optional cell is empty."""

    def record(self) -> dict[str, Any]:
        record: dict[str, Any] = {}
        for name, spec in self.rules.get("inputs", {}).items():
            self._cell(record, name, spec, record)
        for name, spec in self.rules.get("tables", {}).items():
            count = self.rng.choice([0, 1, 2, 2, 3, 4, 5, 8])
            record[name] = [self._row(spec["columns"], record) for _ in range(count)]
        for spec in self.rules.get("indicators", {}).values():
            if "each" in spec and "points" in spec:
                self._fit_points(spec, record[spec["each"]])
        return record

    def _row(self, columns: Mapping[str, Any], record: Mapping[str, Any]) -> dict[str, Any]:
        row: dict[str, Any] = {}
        for name, spec in columns.items():
            self._cell(row, name, spec, {**record, **row})
        return row

    def _cell(self, cells: dict[str, Any], name: str, spec: Mapping[str, Any], known: Mapping[str, Any]) -> None:
        if spec.get("optional", False) and self.rng.random() < self.empty:
            if self.rng.random() < 0.5:
                cells[name] = None
            return
        cells[name] = self._datum(spec, known)

    def _datum(self, spec: Mapping[str, Any], known: Mapping[str, Any]) -> Any:
        rng = self.rng
        match spec["kind"]:
            case "yes_no":
                return rng.random() < 0.6
            case "choice":
                choices = spec["choices"]
                return rng.choice(list(self.rules["word_lists"][choices] if isinstance(choices, str) else choices))
            case "text":
                return rng.choice(WORDS)
            case "date":
                day = dt.date.fromisoformat(rng.choice(self.limits.dates))
                return (day + dt.timedelta(days=rng.choice([-1, 0, 1, 30]))).isoformat()
            case "number_or_text":
                return rng.choice(WORDS) if rng.random() < 0.25 else self._within(spec, self._figure(known))
            case "whole":
                return int(self._within(spec, Decimal(rng.choice([0, 1, 2, 5, 10, 100]))))
            case "percent":
                return self._within(spec, rng.choice(self.limits.shares) + rng.choice(_STEPS))
        return self._within(spec, self._figure(known))

    def _figure(self, known: Mapping[str, Any]) -> Decimal:
        """A limit of the text, or a limit's share of a figure already there, or beside one of them."""
        rng = self.rng
        figures = [value for value in known.values() if isinstance(value, Decimal) and abs(value) < 10**6]
        if figures and rng.random() < 0.4:
            base = rng.choice(figures) * rng.choice([*self.limits.shares, Decimal(2), Decimal("1.5")])
        elif rng.random() < 0.15:
            base = Decimal(rng.randrange(-1000, 100000)) / 100
        else:
            base = rng.choice(self.limits.numbers)
        return base + rng.choice(_STEPS)

    def _within(self, spec: Mapping[str, Any], value: Decimal) -> Decimal:
        """The figure held inside the input's own limits, with no more digits than a form has."""
        value = value.quantize(_FINEST)
        if "min" in spec:
            value = max(value, Decimal(spec["min"]))
        return min(value, Decimal(spec["max"])) if "max" in spec else value

    def _fit_points(self, spec: Mapping[str, Any], rows: list[dict[str, Any]]) -> None:
        """Mostly, the points of the rows add up to the points of their group."""
        groups = self.rules["groups"]
        by = spec.get("group_by")
        for group in [spec["group"]] if by is None else groups:
            own = [row for row in rows if by is None or row[by] == group]
            points = groups[group].get("points")
            if own and points is not None and self.rng.random() < 0.8:
                for row, share in zip(own, partition(self.rng, points, len(own)), strict=True):
                    row[spec["points"]] = share


def as_data(rules: Mapping[str, Any], record: Mapping[str, Any]) -> dict[str, Any]:
    """The record as a form gives it: a share above 2 carries its percent sign, the rest stays."""
    data = _cells(rules.get("inputs", {}), record)
    for table, spec in rules.get("tables", {}).items():
        data[table] = [_cells(spec["columns"], row) for row in record[table]]
    return data


def _cells(specs: Mapping[str, Any], cells: Mapping[str, Any]) -> dict[str, Any]:
    found = {}
    for name, value in cells.items():
        if name in specs:
            share = specs[name]["kind"] == "percent" and isinstance(value, Decimal)
            found[name] = f"{value * 100:f}%" if share and value > 2 else value
    return found
