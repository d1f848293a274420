"""The items of a rule set."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, final

from perfrules.exact import Exact, Rounding
from perfrules.formula.kind import Kind
from perfrules.formula.operations import Order
from perfrules.formula.syntax import Formula
from perfrules.model.lookups import LookupLine
from perfrules.model.section import Section
from perfrules.model.shapes import Shape
from perfrules.model.texts import Template, Text
from perfrules.problems import Place

Provenance = Literal["sourced", "recalled", "proposal"]
Layer = Literal["general", "common", "sector", "specific"]
Combine = Literal["sum", "mean", "geometric_mean", "lowest", "highest", "one_of", "formula", "lookup"]
Average = Literal["total", "each_indicator"]
SheetCombine = Literal["mean", "trimmed_mean"]
IfMissing = Literal["undecided", "leave_out", "zero"]
FlagSeverity = Literal["error", "warning", "info"]


@final
@dataclass(frozen=True, slots=True)
class Law:
    """A document that a rule comes from: how it is cited, its title, an address, an article."""

    id: str
    cite: Text
    place: Place
    title: Text | None = None
    url: str | None = None
    article: str | None = None
    note: Text | None = None


@final
@dataclass(frozen=True, slots=True)
class Basis:
    """Where an item comes from: the laws it cites and how sure that is."""

    laws: tuple[str, ...] = ()
    provenance: Provenance | None = None
    note: Text | None = None


@final
@dataclass(frozen=True, slots=True)
class Digits:
    """A rounding that the rules declare."""

    places: int
    rounding: Rounding


@final
@dataclass(frozen=True, slots=True)
class Parameter:
    """A named constant that changes by notice."""

    id: str
    title: Text
    kind: Kind
    value: Exact | str | bool | date | tuple[str, ...]
    place: Place
    basis: Basis


@final
@dataclass(frozen=True, slots=True, eq=False)
class Value:
    """A named intermediate result: a formula, or a shape; *declared* is the input that holds the figure a form prints."""

    id: str
    title: Text
    rule: Formula | Shape
    kind: Kind | None
    scale: str | None
    digits: Digits | None
    declared: str | None
    place: Place
    basis: Basis


@final
@dataclass(frozen=True, slots=True)
class Peers:
    """Whose figures are compared: the records evaluated together that say the same in the inputs *by*."""

    by: tuple[str, ...]
    place: Place


@final
@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """
    A branch of the tree.

    *points* None means the sum of its children's. *formula* or *table*, a conversion table, belong to the way it combines.
    *declared* is the input with the printed points.
    """

    id: str
    title: Text
    parent: str | None
    points: Exact | None
    combine: Combine
    formula: Formula | None
    table: str | None
    weight: Exact
    give_to: str | None
    not_applicable_when: Formula | None
    scale: str | None
    digits: Digits | None
    declared: str | None
    layer: Layer | None
    place: Place
    basis: Basis


@final
@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """How an indicator is scored row by row: which rows, and where each lands."""

    table: str
    where: Formula | None
    label: Formula | None
    group_by: str | None
    rescale: bool


@final
@dataclass(frozen=True, slots=True, eq=False)
class Indicator:
    """
    A leaf of the tree.

    *points* is a formula (the row's own points under *rows*), or None where the group's points are taken. *group* is None
    where the rows name their group. *declared* is the input, under *rows* the column, that holds the printed score.
    """

    id: str
    title: Text
    group: str | None
    rows: Rows | None
    points: Formula | None
    weight: Exact
    shape: Shape
    if_missing: IfMissing
    not_applicable_when: Formula | None
    give_to: str | None
    scale: str | None
    digits: Digits | None
    declared: str | None
    layer: Layer | None
    place: Place
    basis: Basis


@final
@dataclass(frozen=True, slots=True, eq=False)
class Total:
    """
    The whole: what it is out of and how the groups combine into it.

    *declared* and *declared_grade* are the inputs that hold the total and the grade as a form prints them.
    """

    of: Exact
    combine: Combine
    formula: Formula | None
    table: str | None
    digits: Digits | None
    declared: str | None
    declared_grade: str | None
    place: Place


@final
@dataclass(frozen=True, slots=True, eq=False)
class Panel:
    """
    Several assessors' sheets of one record: the table that holds one a row, the column that names the assessor.

    *trim* says how many sheets a trimmed mean leaves out at each end, *spread_over* from when on the totals of the sheets
    lie too far apart: points, or a share of the full score.
    """

    table: str
    by: str
    average: Average
    combine: SheetCombine
    trim: Formula
    spread_over: Formula | None
    place: Place
    basis: Basis


@final
@dataclass(frozen=True, slots=True, eq=False)
class Constraint:
    """What the text itself must satisfy."""

    id: str
    that: Formula
    finding: Text
    laws: tuple[str, ...]
    place: Place


@final
@dataclass(frozen=True, slots=True)
class ScaleWord:
    """A word of a scale and where it begins; *share* says that the start is a share of the points."""

    id: str
    title: Text
    start: Exact
    share: bool
    place: Place


@final
@dataclass(frozen=True, slots=True, eq=False)
class LookupTable:
    """A conversion table: several words together to one; whether their *order* counts."""

    id: str
    title: Text
    order: Order
    lines: tuple[LookupLine, ...]
    place: Place
    basis: Basis


@final
@dataclass(frozen=True, slots=True, eq=False)
class GradeLimit:
    """一票否决: caps the grade at a word, or replaces it by a word outside the scale."""

    id: str
    when: Formula
    at_most: str | None
    becomes: str | None
    title: Text | None
    because: Text | None
    laws: tuple[str, ...]
    place: Place


@final
@dataclass(frozen=True, slots=True)
class Deadline:
    """By when a problem is to be put right: a date, or a number of days from a named date."""

    text: str
    date: str | None
    days: int | None
    start: str | None
    working: bool


@final
@dataclass(frozen=True, slots=True, eq=False)
class Flag:
    """A problem that is looked for, on the record or on each row of a table."""

    id: str
    title: Text
    when: Formula
    table: str | None
    label: Formula | None
    severity: FlagSeverity
    category: str | None
    finding: Template
    recommendation: Template | None
    deadline: Deadline | None
    place: Place
    basis: Basis


@final
@dataclass(frozen=True, slots=True, eq=False)
class Choose:
    """One line of an outcome."""

    when: Formula | None
    then: Template
    place: Place


@final
@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """结果应用: the first line whose condition is true decides."""

    id: str
    title: Text
    choose: tuple[Choose, ...]
    place: Place
    basis: Basis


Scale = Section[ScaleWord]
