"""The tree of items of the oracle and how points are shared out in it.

An item is a group, an indicator, or a *part*: the rows of one indicator that land in one group. The total is the
group TOTAL. `written` is what the text gives an item, `in_force` what it is worth in this record, after what is left
out or not applicable has given its points away.
"""

import ast
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from tests.oracle.figures import Value, exact, shared_out
from tests.oracle.formulas import Scope, formula, parse, value
from tests.oracle.kinds import Rules, columns
from tests.oracle.shapes import NOT_APPLICABLE, Item, points

TOTAL: Final = "total"


@dataclass(frozen=True)
class Key:
    """An item of the tree: its id and, for the rows of an indicator, the group they land in."""

    item: str
    lands_in: str | None = None


@dataclass(frozen=True)
class Leaf:
    """What a shape gave one indicator or one row: the state after `if_missing`, and the share."""

    state: str
    share: Fraction = Fraction(0)

    @property
    def out(self) -> bool:
        return self.state in {"left_out", NOT_APPLICABLE}

    @property
    def decided(self) -> bool:
        return self.state in {"scored", NOT_APPLICABLE}


def leaf_for_missing(policy: str) -> Leaf:
    return {"undecided": Leaf("undecided"), "leave_out": Leaf("left_out"), "zero": Leaf("scored")}[policy]


def _stated_points(spec: Mapping[str, Any], row: Scope) -> Fraction | None:
    stated = spec["points"]
    found = formula(stated, row) if isinstance(stated, str) else exact(stated)
    return found if isinstance(found, Fraction) else None


class Tree:
    """Items, their written points, their states and their points in force, for one record."""

    def __init__(self, rules: Rules, record: Mapping[str, Any], scope: Scope) -> None:
        self.rules = rules
        self.record = record
        self.scope = scope
        self.groups: Mapping[str, Any] = rules.get("groups", {})
        self.indicators: Mapping[str, Any] = rules.get("indicators", {})
        self.rows_of: dict[str, list[Scope]] = {}
        self._in_force: dict[Key, Fraction | None] = {}
        self._leaves: dict[tuple[str, int | None], Leaf] = {}

    # The shape of the tree

    def spec(self, key: Key) -> Mapping[str, Any]:
        if key.item == TOTAL:
            return {**self.rules["total"], "points": self.rules["total"]["of"]}
        found: Mapping[str, Any] = (self.groups if key.item in self.groups else self.indicators)[key.item]
        return found

    def is_group(self, key: Key) -> bool:
        return key.item == TOTAL or key.item in self.groups

    def parent(self, key: Key) -> Key | None:
        if key.item == TOTAL:
            return None
        name = key.lands_in if key.lands_in is not None else self.spec(key).get("group")
        if name in (None, TOTAL):
            return Key(TOTAL) if "total" in self.rules else None
        return Key(name)

    def keys_of(self, indicator: str) -> list[Key]:
        """The indicator itself, or the groups its rows land in."""
        spec = self.indicators[indicator]
        if "each" not in spec:
            return [Key(indicator)]
        if "group_by" not in spec:
            return [Key(indicator, spec.get("group", TOTAL))]
        column = self.rules["tables"][spec["each"]]["columns"][spec["group_by"]]
        words = self.rules["word_lists"][column["choices"]] if isinstance(column["choices"], str) else column["choices"]
        return [Key(indicator, word) for word in words if word in self.groups]

    def everything(self) -> list[Key]:
        return [Key(group) for group in self.groups] + [key for one in self.indicators for key in self.keys_of(one)]

    def children(self, key: Key | None) -> list[Key]:
        return [child for child in self.everything() if self.parent(child) == key]

    def siblings(self, key: Key) -> list[Key]:
        return [child for child in self.children(self.parent(key)) if child != key]

    def sums(self, key: Key | None) -> bool:
        return key is not None and self.spec(key).get("combine", "sum") == "sum"

    def landed(self, key: Key) -> list[tuple[int, Scope]]:
        """The rows of a part: those `where` does not refuse, in the group they land in."""
        spec = self.indicators[key.item]
        found = []
        for index, row in enumerate(self.rows_of[spec["each"]]):
            if "where" in spec and formula(spec["where"], row) is False:
                continue
            if "group_by" in spec and row.name(spec["group_by"]) != key.lands_in:
                continue
            found.append((index, row))
        return found

    # Written points

    def row_points(self, key: Key) -> list[Fraction] | None:
        """What each row of a part is worth as written; None where the group's points are split evenly."""
        spec = self.indicators[key.item]
        if "points" not in spec:
            return None
        found = [_stated_points(spec, row) for _, row in self.landed(key)]
        return [Fraction(0) if number is None else number for number in found]

    def declared(self, key: Key) -> Fraction | None:
        """The points an item states, or a group's sum of stated points."""
        spec = self.spec(key)
        if key.lands_in is None and "points" in spec:
            number = exact(spec["points"])
            assert isinstance(number, Fraction)
            return number
        if not self.is_group(key) or not self.sums(key):
            return None
        stated = [self.declared(child) for child in self.children(key)]
        known = [number for number in stated if number is not None]
        return sum(known, Fraction(0)) if stated and len(known) == len(stated) else None

    def written(self, key: Key) -> Fraction:
        """The points of an item as the text has them; 1 outside a chain of sums."""
        stated = self.declared(key)
        if stated is not None:
            return stated
        parent = self.parent(key)
        if parent is None or not self.sums(parent):
            return Fraction(1)
        others = [self.declared(other) for other in self.siblings(key)]
        return self.written(parent) - sum((number for number in others if number is not None), Fraction(0))

    # States

    def not_applicable_when(self, key: Key) -> Value:
        """Kleene: whether a group or indicator is declared not applicable."""
        spec = self.spec(key)
        return formula(spec["not_applicable_when"], self.scope) if "not_applicable_when" in spec else False

    def leaf(self, indicator: str, written: Fraction, row: tuple[int, Scope] | None = None) -> Leaf:
        """What the shape gives the indicator, or one of its rows, after `if_missing`."""
        place = (indicator, None if row is None else row[0])
        if place not in self._leaves:
            self._leaves[place] = self._scored(self.indicators[indicator], written, row)
        return self._leaves[place]

    def _scored(self, spec: Mapping[str, Any], written: Fraction, row: tuple[int, Scope] | None) -> Leaf:
        scope = self.scope if row is None else row[1]
        policy = spec.get("if_missing", "undecided")
        conditions = [formula(spec["where"], scope)] if row is not None and "where" in spec else []
        out = formula(spec["not_applicable_when"], scope) if "not_applicable_when" in spec else False
        if out is True:
            return Leaf(NOT_APPLICABLE)
        if out is None or None in conditions or (row and "points" in spec and _stated_points(spec, scope) is None):
            return leaf_for_missing(policy)
        # An item that is worth nothing still has a share: it is taken as if it were worth one point.
        full = written or Fraction(1)
        given = points(spec["score"], Item(self.rules, scope, spec.get("each"), full, spec.get("scale")))
        if given is None:
            return leaf_for_missing(policy)
        if isinstance(given, str):
            return Leaf(NOT_APPLICABLE)
        return Leaf("scored", given / full)

    def leaves(self, key: Key) -> list[Leaf]:
        """The scored things of an indicator or part: itself, or its rows."""
        if key.lands_in is None:
            return [self.leaf(key.item, self.written(key))]
        rows = self.landed(key)
        each = self.row_points(key)
        worth = each if each is not None else [self.even(key) for _ in rows]
        return [self.leaf(key.item, one, row) for one, row in zip(worth, rows, strict=True)] or [self.no_rows(key)]

    def even(self, key: Key) -> Fraction:
        """What each row of a part is worth as written where none brings points: an even part of the group's, else 1."""
        return self.written(key) / len(self.landed(key)) if self.sums(self.parent(key)) else Fraction(1)

    def no_rows(self, key: Key) -> Leaf:
        """A part without rows is missing, unless a condition on the record alone says not applicable."""
        spec = self.indicators[key.item]
        if "not_applicable_when" in spec:
            condition = parse(spec["not_applicable_when"])
            used = {node.id for node in ast.walk(condition) if isinstance(node, ast.Name)}
            if not used & {*columns(self.rules, spec["each"]), "row_score"} and value(condition, self.scope) is True:
                return Leaf(NOT_APPLICABLE)
        return leaf_for_missing(spec.get("if_missing", "undecided"))

    def may_be_out(self, key: Key) -> bool:
        """Whether the text lets the item drop out; where not, its score need not be known to say that it counts."""
        spec = self.spec(key)
        if "not_applicable_when" in spec:
            return True
        if self.is_group(key):
            return bool(self.children(key)) and all(self.may_be_out(child) for child in self.children(key))
        looked_up = self.rules["lookups"][spec["score"]["table"]] if spec["score"]["method"] == "lookup" else {}
        return spec.get("if_missing") == "leave_out" or NOT_APPLICABLE in repr((spec["score"], looked_up))

    def out(self, key: Key) -> bool:
        """Whether the item is left out or not applicable, so that others get its points."""
        if not self.may_be_out(key):
            return False
        if not self.is_group(key):
            return all(leaf.out for leaf in self.leaves(key))
        return self.not_applicable_when(key) is True or self.nothing_left(key)

    def nothing_left(self, key: Key) -> bool:
        children = self.children(key)
        return bool(children) and all(self.out(child) for child in children)

    # Points in force

    def in_force(self, key: Key) -> Fraction | None:
        """What the item is worth in this record; None when it is out."""
        if key not in self._in_force:
            self._in_force[key] = self._worth(key)
        return self._in_force[key]

    def _worth(self, key: Key) -> Fraction | None:
        parent = self.parent(key)
        if self.out(key):
            return None
        if parent is None or not self.sums(parent):
            return self.written(key)
        above = self.in_force(parent)
        if above is None:
            return None
        family = self.children(parent)
        counted = [child for child in family if not self.out(child)]
        own = self.written(key)
        for child in family:
            if self.out(child):
                own += self._gift(child, key, counted)
        together = sum((self.written(child) for child in family), Fraction(0))
        return shared_out(above, [Fraction(1)] * len(counted))[0] if together == 0 else own * above / together

    def _gift(self, giver: Key, taker: Key, counted: Sequence[Key]) -> Fraction:
        """What an item that is out gives to one of its counted siblings."""
        named = [child for child in counted if child.item == self.spec(giver).get("give_to")]
        takers = named or list(counted)
        if taker not in takers:
            return Fraction(0)
        parts = shared_out(self.written(giver), [self.written(child) for child in takers])
        return parts[takers.index(taker)]

    def row_worth(self, key: Key) -> list[Fraction]:
        """What each row of a part is worth in this record; zero for a row that is out."""
        worth = self.in_force(key)
        rows = self.landed(key)
        if worth is None or not rows:
            return [Fraction(0) for _ in rows]
        counted = [index for index, leaf in enumerate(self.leaves(key)) if not leaf.out]
        each = self.row_points(key)
        spec = self.indicators[key.item]
        if each is None:
            amount = worth if self.sums(self.parent(key)) else Fraction(len(counted))
            weights = [Fraction(1)] * len(counted)
        else:
            together = sum(each, Fraction(0))
            weights = [each[index] for index in counted]
            # Rows that do not fit their group are scored as written; the finding row-points-add-up says so.
            amount = worth if spec.get("rescale", False) or together == self.written(key) else together
        # Rows that are worth nothing cannot take over points in proportion.
        parts = shared_out(amount, weights) if any(weights) else weights
        return [parts[counted.index(index)] if index in counted else Fraction(0) for index in range(len(rows))]
