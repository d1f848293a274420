"""The scoring shapes, each written once against the operations of a backend."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from perfrules.formula.operations import D
from perfrules.model.shapes import (
    Bands,
    Cases,
    Checklist,
    Choices,
    Computed,
    Deduct,
    Line,
    Lookup,
    Proportional,
    Relative,
    Shape,
    Target,
    Tiers,
    YesNo,
)  # fmt: skip
from perfrules.scoring.amounts import computed, deduct, line, proportional
from perfrules.scoring.checklist import checklist
from perfrules.scoring.item import Item, Note, Scored
from perfrules.scoring.lines import bands, cases, choices, yes_no
from perfrules.scoring.lookup import lookup
from perfrules.scoring.relative import relative
from perfrules.scoring.target import target
from perfrules.scoring.tiers import tiers

__all__ = ["Item", "Note", "Scored", "score"]

_SHAPES: Mapping[type, Callable[[Any, Item[Any]], Scored[Any]]] = MappingProxyType({
    Proportional: proportional,
    Line: line,
    Bands: bands,
    Cases: cases,
    Deduct: deduct,
    Target: target,
    Tiers: tiers,
    Checklist: checklist,
    Choices: choices,
    YesNo: yes_no,
    Lookup: lookup,
    Relative: relative,
    Computed: computed,
})  # fmt: skip


def score(shape: Shape, item: Item[D]) -> Scored[D]:
    """The points of *item* by *shape*, unrounded, with the findings that the shape itself makes."""
    return _SHAPES[type(shape.rule)](shape.rule, item)
