"""What is known about a record: inputs, tables and their columns."""

from dataclasses import dataclass, field
from typing import Literal, final

from perfrules.exact import Exact
from perfrules.formula.kind import Kind
from perfrules.model.section import Section
from perfrules.model.texts import Text
from perfrules.problems import Place

FieldKind = Literal["money", "number", "percent", "whole", "text", "yes_no", "choice", "date", "number_or_text"]
TAKEN_FUNCTIONS = ("score_of", "rate_of", "points_of", "fired", "outcome_of")
"""What may stand around an item that a field takes over from a result."""
MONEY_UNITS: dict[str, int] = {"元": 1, "千元": 1_000, "万元": 10_000, "亿元": 100_000_000}


@final
@dataclass(frozen=True, slots=True)
class Taken:
    """
    What a field takes over from the result of another evaluation.

    *item* is the name of an input or value, a word such as `total_score`, or what *function* says of it, as `score_of`.
    *rules* is the rule set whose result it is; None in a column, which takes it from every result.
    """

    item: str
    function: str | None
    rules: str | None
    place: Place


@final
@dataclass(frozen=True, slots=True)
class Field:
    """
    An input or a column.

    A number lies between *minimum* and *maximum* where they are given. *unit* is the money unit, `%` for percentages
    that are given without their sign, or any other unit, for the reader only.
    """

    id: str
    title: Text
    kind: FieldKind
    place: Place
    unit: str | None = None
    minimum: Exact | None = None
    maximum: Exact | None = None
    optional: bool = False
    choices: Section[Text] = field(default_factory=Section)
    note: Text | None = None
    taken: Taken | None = None

    @property
    def type(self) -> Kind:
        """The kind that formulas see."""
        return Kind(self.kind, self.unit if self.kind == "money" else None, tuple(self.choices))


@final
@dataclass(frozen=True, slots=True)
class Table:
    """
    Repeating rows of one record; an *optional* table that is absent has no rows.

    *of_results*: one row for each result of many evaluations, where these are given.
    """

    id: str
    title: Text
    columns: Section[Field]
    place: Place
    note: Text | None = None
    of_results: bool = False
    optional: bool = False
