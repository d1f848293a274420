"""Random trees of groups and indicators whose points add up."""

from decimal import Decimal
from typing import Any, Final

from tests.oracle.draft import Draft, partition
from tests.oracle.draw_formulas import condition
from tests.oracle.draw_lookups import MOST_LINES, combinations, labels, new_table
from tests.oracle.draw_shapes import Place, shape

DEEPEST: Final = 3
COMBINES: Final = ["mean", "geometric_mean", "lowest", "highest", "one_of", "formula", "lookup"]
CHILD_FORMULAS: Final = [
    "lowest_of(children, rate)",
    "mean_of(children, rate)",
    "mean(lowest_of(children, rate), highest_of(children, rate))",
    "lowest_of(children, rate, weight >= 1)",
    "max(lowest_of(children, rate), 20%)",
]


class Trees:
    """Builds groups and indicators into a draft."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.slots: list[str] = []
        """Groups that wait for rows."""

    def grow(self, total: dict[str, Any]) -> None:
        """The children of the total."""
        if total.get("combine", "sum") == "sum":
            self._summed(None, Decimal(total["of"]), 1)
        else:
            self._combined(None, total["combine"], 1)
        self._fill_slots()

    # Sums of points

    def _summed(self, parent: str | None, points: Decimal, depth: int) -> None:
        draft = self.draft
        count = draft.rng.choice([1, 2, 2, 3, 4]) if depth > 1 else draft.rng.choice([2, 3, 4])
        names: list[tuple[str, dict[str, Any]]] = []
        for share in partition(draft.rng, points, count):
            if share == 0:
                continue
            group = depth <= DEEPEST and draft.chance(0.55 - 0.1 * depth)
            names.append(self._group(parent, share, depth) if group else self._indicator(parent, share))
        if len(names) == 1 and draft.chance(0.5) and parent is not None:
            names[0][1].pop("points")
        self._gifts(names)

    def _group(self, parent: str | None, points: Decimal, depth: int) -> tuple[str, dict[str, Any]]:
        draft = self.draft
        name = draft.fresh("g")
        spec: dict[str, Any] = {
            "title": f"group {name}",
            **({} if parent is None else {"group": parent}),
            "points": points,
        }
        draft.section("groups")[name] = spec
        if draft.chance(0.35):
            self.slots.append(name)
        elif draft.chance(0.3):
            spec["combine"] = draft.rng.choice(COMBINES)
            self._combined(name, spec["combine"], depth + 1)
        else:
            self._summed(name, points, depth + 1)
        self._finish(name, spec)
        return name, spec

    def _indicator(self, parent: str | None, points: Decimal | None, **fields: Any) -> tuple[str, dict[str, Any]]:
        draft = self.draft
        name = draft.fresh("a")
        spec: dict[str, Any] = {"title": f"indicator {name}"}
        if parent is not None:
            spec["group"] = parent
        if points is not None:
            spec["points"] = points
        spec |= fields
        scale = fields.get("scale") or (self._scale() if draft.chance(0.2) else None)
        if scale is not None:
            spec["scale"] = scale
        spec["score"] = shape(Place(draft, None, points or Decimal(1), scale, out=not draft.plain))
        self._policies(spec, None)
        draft.section("indicators")[name] = spec
        draft.scores.append(name)
        return name, spec

    def _gifts(self, names: list[tuple[str, dict[str, Any]]]) -> None:
        for name, spec in names:
            if len(names) > 1 and not self.draft.plain and self.draft.chance(0.2):
                spec["give_to"] = self.draft.rng.choice([other for other, _ in names if other != name])

    def _policies(self, spec: dict[str, Any], table: str | None) -> None:
        """What happens when the score is missing or the item does not apply, and how it is rounded."""
        draft = self.draft
        if draft.chance(0.6):
            spec["if_missing"] = draft.rng.choice(["undecided", "zero", *([] if draft.plain else ["leave_out"] * 4)])
        if not draft.plain and "not_applicable_when" not in spec and draft.chance(0.15):
            spec["not_applicable_when"] = condition(draft, table, 1)
        if draft.chance(0.5):
            spec |= draft.rounding()
        if draft.chance(0.2):
            spec["layer"] = draft.rng.choice(["general", "common", "sector", "specific"])

    def _finish(self, name: str, spec: dict[str, Any]) -> None:
        draft = self.draft
        if not draft.plain and "not_applicable_when" not in spec and draft.chance(0.1):
            spec["not_applicable_when"] = condition(draft, None, 1)
        if draft.chance(0.3) and spec.get("combine") != "lookup":
            spec |= draft.rounding()
        if draft.chance(0.15) and "scale" not in spec:
            spec["scale"] = self._scale()
        if spec.get("combine") == "formula":
            spec["formula"] = draft.rng.choice(CHILD_FORMULAS)
        if name not in self.slots:
            draft.scores.append(name)

    def _scale(self) -> str:
        draft = self.draft
        scales = draft.section("scales")
        if not scales or draft.chance(0.2):
            name = draft.fresh("s")
            ladders = [["90%", "60%", "0%"], ["100%", "80%", "50%", "0%"], ["70%", "0%"], ["75%", "20%"]]
            limits = draft.rng.choice(ladders)
            scales[name] = {f"{name}_w{index}": {"title": limit, "from": limit} for index, limit in enumerate(limits)}
        return draft.rng.choice(list(scales))

    # Shares, combined

    def _combined(self, parent: str | None, combine: str, depth: int) -> None:
        draft = self.draft
        count = draft.rng.randint(1, 4)
        chooser = None
        scale = self._table(parent, count) if combine == "lookup" else None
        if combine == "one_of" and not draft.plain:
            chooser = draft.fresh("x")
            words = [f"w{index}" for index in range(max(count, 2))]
            spec = {"title": chooser, "kind": "choice", "choices": {word: word for word in words}}
            draft.section("inputs")[chooser] = spec | ({"optional": True} if draft.chance(0.3) else {})
        for index in range(count):
            fields: dict[str, Any] = {} if scale is None else {"scale": scale}
            if combine in {"mean", "geometric_mean", "formula"} and draft.chance(0.5):
                fields["weight"] = draft.rng.choice([1, 2, 3, Decimal("0.5"), Decimal("1.5")])
            if chooser is not None and draft.chance(0.9):
                fields["not_applicable_when"] = f"{chooser} != 'w{index}'"
            if depth < DEEPEST and draft.chance(0.25):
                self._combined_group(parent, depth, fields)
            elif draft.chance(0.15):
                self._rows(parent, draft.table(), None, fields)
            else:
                self._indicator(parent, None, **fields)

    def _table(self, parent: str | None, count: int) -> str:
        """The scale of the members of a branch that looks them up in a new conversion table."""
        draft, scale = self.draft, self._scale()
        words = labels(draft, scale)
        in_order = draft.plain and len(words) ** count <= MOST_LINES
        order = "as_written" if in_order and draft.chance(0.7) else "any"
        keys = combinations([words] * count, order)
        if parent is None:
            draft.section("total")["table"] = new_table(draft, keys, order, ["waiting"])
            return scale
        group = draft.section("groups")[parent]
        group.setdefault("scale", self._scale())
        group["table"] = new_table(draft, keys, order, list(draft.section("scales")[group["scale"]]))
        return scale

    def _combined_group(self, parent: str | None, depth: int, fields: dict[str, Any]) -> None:
        draft = self.draft
        name = draft.fresh("g")
        spec: dict[str, Any] = {"title": f"group {name}", "combine": draft.rng.choice(COMBINES), **fields}
        if parent is not None:
            spec["group"] = parent
        draft.section("groups")[name] = spec
        self._combined(name, spec["combine"], depth + 1)
        self._finish(name, spec)

    # Rows

    def _fill_slots(self) -> None:
        draft = self.draft
        draft.rng.shuffle(self.slots)
        while self.slots:
            table = draft.new_table()
            several = self.slots[: draft.rng.randint(2, 4)] if draft.chance(0.7) else self.slots[:1]
            self.slots = self.slots[len(several) :]
            points = draft.column(table, "number", min=0, max=100000, optional=False) if draft.chance(0.65) else None
            if len(several) == 1:
                self._rows(several[0], table, points, {})
                continue
            words = {word: f"word {word}" for word in several}
            column = draft.column(table, "choice", choices=words, optional=False)
            self._rows(None, table, points, {"group_by": column})

    def _rows(self, parent: str | None, table: str, points: str | None, fields: dict[str, Any]) -> None:
        draft = self.draft
        name = draft.fresh("a")
        spec: dict[str, Any] = {"title": f"indicator {name}", "each": table, **fields}
        if parent is not None:
            spec["group"] = parent
        if points is not None:
            spec["points"] = points
            if draft.chance(0.3):
                spec["rescale"] = True
        if draft.chance(0.25):
            spec["where"] = condition(draft, table, 0)
        spec["label"] = next(iter(draft.section("tables")[table]["columns"]))
        spec["score"] = shape(Place(draft, table, None, out=not draft.plain))
        self._policies(spec, table)
        draft.section("indicators")[name] = spec
        draft.scores.append(name)
