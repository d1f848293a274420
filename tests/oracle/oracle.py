"""The oracle: one record against one rule set, by plain recursion over exact fractions.

It is written from the description of the form alone and shares nothing with the evaluator. Nothing is planned,
compiled or ordered: whatever is asked for is worked out when it is asked for.
"""

import datetime as dt
import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from tests.oracle.figures import Value, exact
from tests.oracle.formulas import Scope, formula
from tests.oracle.kinds import Rules, columns, kind_of_parameter
from tests.oracle.kleene import kleene_or
from tests.oracle.scores import Scores, round_as_written
from tests.oracle.shapes import NOT_APPLICABLE, Item, Points, points
from tests.oracle.shares import TOTAL, Key


@dataclass(frozen=True)
class Outcome:
    """Everything the comparison looks at. Scores: a fraction, None (undecided, left out) or `not_applicable`."""

    status: str
    score: Fraction | None
    grade: str | None
    completeness: Fraction
    indicators: dict[str, Points]
    groups: dict[str, Points]
    full: dict[str, Fraction | None]
    """The points in force of each item; None when it is out."""
    rows: dict[str, list[tuple[int, Points]]]
    """For each indicator on rows, the rows that landed and their scores."""
    values: dict[str, Value]
    words: dict[str, str | None]
    """The word of each item and value that has a scale."""
    fired: list[str]
    undecided: list[str]
    fired_rows: dict[str, list[int]]
    outcomes: dict[str, str | None] = field(default_factory=dict)


def evaluate(rules: Rules, record: Mapping[str, Any], records: Sequence[Mapping[str, Any]] = ()) -> Outcome:
    """
    Scores, words, flags and outcomes of a record under the plain dict form of a rule file.

    *records* are those that are evaluated together, the record itself among them.
    """
    written = {**rules, "indicators": without_like(rules.get("indicators", {}))}
    run = Run(written, record)
    run.together = [Run(written, other) for other in records]
    return run.outcome()


def without_like(indicators: Mapping[str, Any]) -> dict[str, Any]:
    """`like: other` copies the fields that are not written."""
    found = dict(indicators)
    for name, spec in indicators.items():
        seen = spec
        while "like" in seen:
            seen = {
                **indicators[seen["like"]],
                **{k: v for k, v in seen.items() if k != "like"},
            }
        found[name] = seen
    return found


def _datum(kind: str, found: object) -> Value:
    if kind == "date" and isinstance(found, str):
        return dt.date.fromisoformat(found)
    return exact(found)


@dataclass(frozen=True)
class _Row:
    """The scope of a row: its columns first, then the record's names."""

    run: "Run"
    table: str
    index: int
    cells: Mapping[str, Any]

    def name(self, word: str) -> Value:
        kinds = columns(self.run.rules, self.table)
        if word in kinds:
            return _datum(kinds[word], self.cells.get(word))
        return self.run.row_score(self.table, self.index) if word == "row_score" else self.run.name(word)

    def rows(self, table: str) -> Sequence[Scope]:
        return self.run.rows(table)

    def around(self) -> Sequence[Scope]:
        return self.run.rows(self.table)

    def score(self, function: str, item: str) -> Value:
        return self.run.score(function, item)

    def word(self, scale: str | None, number: Fraction) -> Value:
        return self.run.word(scale, number)

    def fired(self, flag: str) -> Value:
        return self.run.fired(flag)

    def peers(self, name: str) -> Sequence[Fraction]:
        return self.run.peers(name)


class Run:
    """One record under one rule set; itself the scope of the record's formulas."""

    def __init__(self, rules: Rules, record: Mapping[str, Any]) -> None:
        self.rules = rules
        self.record = record
        self.scores = Scores(rules, record, self)
        self._rows = {
            table: [_Row(self, table, index, cells) for index, cells in enumerate(record.get(table) or [])]
            for table in rules.get("tables", {})
        }
        self.scores.rows_of = {table: list(rows) for table, rows in self._rows.items()}
        self.together: Sequence[Run] = ()
        self._values: dict[str, Value] = {}
        self._flags: dict[str, list[Value]] = {}

    # What formulas see

    def name(self, word: str) -> Value:
        if word in self.rules.get("inputs", {}):
            return _datum(self.rules["inputs"][word]["kind"], self.record.get(word))
        if word in self.rules.get("parameters", {}):
            return self._parameter(self.rules["parameters"][word])
        if word == "total_score":
            return self._total()
        if word == "grade":
            return self.grade()
        if word not in self._values:
            self._values[word] = self._value(self.rules["values"][word])
        return self._values[word]

    def _parameter(self, spec: Mapping[str, Any]) -> Value:
        if isinstance(spec["value"], list):
            return tuple(spec["value"])
        kind = kind_of_parameter(spec)
        if isinstance(spec["value"], str) and spec["value"].endswith("%"):
            return formula(spec["value"], self)
        return _datum(kind, spec["value"])

    def rows(self, table: str) -> Sequence[Scope]:
        return self._rows[table]

    def peers(self, name: str) -> Sequence[Fraction]:
        """The known figures of those that say the same in the inputs by which peers are told apart."""
        by = self.rules.get("peers", {}).get("by", [])
        alike = [run for run in self.together if [run.name(one) for one in by] == [self.name(one) for one in by]]
        return [figure for run in alike if isinstance(figure := run.name(name), Fraction)]

    def around(self) -> Sequence[Scope]:
        raise AssertionError

    def score(self, function: str, item: str) -> Value:
        return self.scores.of_item(function, item)

    def word(self, scale: str | None, number: Fraction) -> Value:
        """The first word, highest first, whose limit the number reaches."""
        if scale is None:
            of = exact(self.rules["total"]["of"])
            assert isinstance(of, Fraction)
            return self._reached(self.rules["grades"], number, of)
        return self._reached(self.rules["scales"][scale], number, Fraction(1))

    def _reached(self, words: Mapping[str, Any], number: Fraction, full: Fraction) -> str | None:
        item = Item(self.rules, self, None, full)
        for word, spec in words.items():
            limit = item.amount(spec["from"])
            if limit is not None and number >= limit:
                return word
        return None

    def row_score(self, table: str, index: int) -> Value:
        """The score of a row from the indicator it lands in; missing where it has none."""
        for name, rows in self.row_scores().items():
            if self.rules["indicators"][name]["each"] == table:
                for place, score in rows:
                    if place == index:
                        return score if isinstance(score, Fraction) else None
        return None

    def row_scores(self) -> dict[str, list[tuple[int, Points]]]:
        found: dict[str, list[tuple[int, Points]]] = {}
        for name, spec in self.rules["indicators"].items():
            if "each" in spec:
                pairs = [
                    (index, score)
                    for key in self.scores.keys_of(name)
                    for (index, _), score in zip(self.scores.landed(key), self.scores.row_scores(key), strict=True)
                ]
                found[name] = sorted(pairs, key=lambda pair: pair[0])
        return found

    # Values, flags

    def _value(self, spec: Mapping[str, Any]) -> Value:
        if "formula" in spec:
            found = formula(str(spec["formula"]), self)
        else:
            given = points(spec["score"], Item(self.rules, self, None, Fraction(1), spec.get("scale")))
            found = None if given == NOT_APPLICABLE else given
        if isinstance(found, Fraction):
            return round_as_written(spec, found, 2 if spec.get("kind") == "percent" else 0)
        return found

    def fired(self, flag: str) -> Value:
        return kleene_or(self.flag(flag))

    def flag(self, flag: str) -> list[Value]:
        """Whether a flag's condition holds: once for the record, or once for each row."""
        if flag not in self._flags:
            spec = self.rules["flags"][flag]
            scopes: Sequence[Scope] = self.rows(spec["each"]) if "each" in spec else [self]
            self._flags[flag] = [formula(spec["when"], scope) for scope in scopes]
        return self._flags[flag]

    # Total and grade

    def _total(self) -> Fraction | None:
        if "total" not in self.rules:
            return None
        score = self.scores.score(Key(TOTAL))
        return score if isinstance(score, Fraction) else None

    def grade(self) -> str | None:
        """The word of the rounded total after the limits: undecided if an undecided limit could change it."""
        total = self._total()
        if total is None or "grades" not in self.rules:
            return None
        found = self.word(None, total)
        assert isinstance(found, str)
        limits = list(self.rules.get("grade_limits", {}).items())
        holds = [formula(spec["when"], self) for _, spec in limits]
        possible = {
            self._limited(found, [spec for (_, spec), true in zip(limits, guess, strict=True) if true])
            for guess in itertools.product(*([True, False] if one is None else [one] for one in holds))
        }
        return next(iter(possible)) if len(possible) == 1 else None

    def _limited(self, grade: str, limits: Sequence[Mapping[str, Any]]) -> str:
        """The first replacing limit decides; otherwise the lowest cap does."""
        for spec in limits:
            if "becomes" in spec:
                return str(spec["becomes"])
        order = list(self.rules["grades"])
        words: list[str] = [grade, *(spec["at_most"] for spec in limits)]
        return max(words, key=order.index)

    # The result

    def outcome(self) -> Outcome:
        scores = self.scores
        indicators = {name: scores.total_of(scores.keys_of(name)) for name in self.rules["indicators"]}
        groups = {name: scores.score(Key(name)) for name in self.rules.get("groups", {})}
        full = {name: scores.full_of(scores.keys_of(name)) for name in indicators}
        full |= {name: scores.full_of([Key(name)]) for name in groups}
        flags = {name: self.flag(name) for name in self.rules.get("flags", {})}
        total, grade = self._total(), self.grade()
        return Outcome(
            status=self._status(total, grade, [*indicators.values(), *groups.values()]),
            score=total,
            grade=grade,
            completeness=self._completeness(),
            indicators=indicators,
            groups=groups,
            full=full,
            rows=self.row_scores(),
            values={name: self.name(name) for name in self.rules.get("values", {})},
            words=self._words(indicators | groups, full),
            fired=[name for name, found in flags.items() if True in found],
            undecided=[name for name, found in flags.items() if None in found],
            fired_rows={
                name: [index for index, one in enumerate(found) if one is True] for name, found in flags.items()
            },
            outcomes={name: self._chosen(spec["choose"]) for name, spec in self.rules.get("outcomes", {}).items()},
        )

    def _status(self, total: Fraction | None, grade: str | None, scores: Sequence[Points]) -> str:
        """Decided: the total and the grade are; without a total, every score is."""
        if "total" in self.rules:
            decided = total is not None and (grade is not None or "grades" not in self.rules)
        else:
            decided = None not in scores
        return "decided" if decided else "undecided"

    def _completeness(self) -> Fraction:
        if "total" in self.rules:
            return self.scores.complete(Key(TOTAL))
        return self.scores.complete_of(None, self.scores.children(None))

    def _words(self, scores: Mapping[str, Points], full: Mapping[str, Fraction | None]) -> dict[str, str | None]:
        found: dict[str, str | None] = {}
        for section in ("groups", "indicators", "values"):
            for name, spec in self.rules.get(section, {}).items():
                if "scale" in spec:
                    number = self.name(name) if section == "values" else scores[name]
                    out_of = Fraction(1) if section == "values" else full[name]
                    scale = self.rules["scales"][spec["scale"]]
                    if isinstance(number, Fraction) and out_of is not None:
                        found[name] = self._reached(scale, number, out_of)
                    else:
                        found[name] = None
        return found

    def _chosen(self, lines: Sequence[Mapping[str, Any]]) -> str | None:
        for line in lines:
            holds = formula(line["when"], self) if "when" in line else True
            if holds is None:
                return None
            if holds:
                return str(line["then"])
        return None
