"""A rule set: the whole of one rule file, ready to be looked at, checked and evaluated."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, final

from perfrules.layers.draft import Alteration
from perfrules.layers.layer import FileLayers
from perfrules.model.fields import Field, Table
from perfrules.model.items import (
    Constraint,
    Flag,
    GradeLimit,
    Group,
    Indicator,
    Law,
    LookupTable,
    Outcome,
    Panel,
    Parameter,
    Peers,
    Scale,
    Total,
    Value,
)  # fmt: skip
from perfrules.model.section import Section
from perfrules.model.texts import Text
from perfrules.problems import Place, Problem

Status = Literal["official", "local", "proposal", "draft"]


@final
@dataclass(frozen=True, slots=True)
class Stamp:
    """Which text this is: hash of its canonical form, the day it was asked for, hashes of the files it came from."""

    sha256: str
    as_of: date | None
    files: tuple[tuple[str, str], ...]


@final
@dataclass(frozen=True, slots=True, eq=False)
class RuleSet:
    """
    One rule set; immutable, safe to share between threads.

    *places* tell where a word of an item was written: ("groups", "output", "points") leads to its value, and
    ("indicators", "rate", "laws", "2") to the second of a list. What was not written has no place. *layers* are the files it
    was made of, from the base on; *alterations* what the later ones, and amendments, did to the base.
    """

    id: str
    title: Text
    status: Status
    languages: tuple[str, ...]
    in_force: tuple[date | None, date | None]
    laws: Section[Law]
    inputs: Section[Field]
    tables: Section[Table]
    parameters: Section[Parameter]
    values: Section[Value]
    groups: Section[Group]
    indicators: Section[Indicator]
    total: Total | None
    panel: Panel | None
    peers: Peers | None
    constraints: Section[Constraint]
    grades: Scale
    grade_limits: Section[GradeLimit]
    scales: Section[Scale]
    lookups: Section[LookupTable]
    categories: Section[Text]
    flags: Section[Flag]
    outcomes: Section[Outcome]
    note: Text | None
    place: Place
    stamp: Stamp
    warnings: tuple[Problem, ...] = ()
    places: Mapping[tuple[str, ...], Place] = field(default_factory=dict)
    layers: tuple[FileLayers, ...] = ()
    alterations: tuple[Alteration, ...] = ()
