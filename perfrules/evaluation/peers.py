"""The figures of the records evaluated together, and where one of them stands among them."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from typing import Any, NamedTuple, final

from perfrules.evaluation.deferred import Run, Slots
from perfrules.exact import Exact
from perfrules.formula.operations import Standing
from perfrules.transcendental import mean

Figured = tuple[tuple[object, ...], Mapping[str, Exact]]
"""What a record says in the inputs that set its peers apart, and its known figures by name."""


@final
class PeerFigures(NamedTuple):
    """All known figures of one name, from the lowest to the highest, and their mean; shared by all who are compared."""

    figures: tuple[Fraction, ...]
    mean: Exact | None

    @property
    def number(self) -> Exact:
        """How many there are."""
        return (len(self.figures), 1)

    @property
    def lowest(self) -> Exact | None:
        """The lowest; None where there are none."""
        return self.figures[0].as_integer_ratio() if self.figures else None

    @property
    def highest(self) -> Exact | None:
        """The highest; None where there are none."""
        return self.figures[-1].as_integer_ratio() if self.figures else None

    def above(self, value: Exact) -> Exact:
        """How many are higher than *value*."""
        return (len(self.figures) - bisect_right(self.figures, Fraction(*value)), 1)

    def level(self, value: Exact) -> Exact:
        """How many are the same as *value*."""
        key = Fraction(*value)
        return (bisect_right(self.figures, key) - bisect_left(self.figures, key), 1)


def gathered(figures: Iterable[Exact]) -> PeerFigures:
    """
    Figures in any order.

    >>> gathered([(3, 1), (1, 2)]).mean
    (7, 4)
    """
    known = list(figures)
    return PeerFigures(tuple(sorted(Fraction(*one) for one in known)), mean(known) if known else None)


@final
class PeerTable(NamedTuple):
    """The figures of many records, by group and name; a group is what its records say in the inputs that set it apart."""

    groups: Mapping[tuple[object, ...], Mapping[str, PeerFigures]]

    def of(self, group: tuple[object, ...], name: str) -> PeerFigures | None:
        """The figures called *name* in *group*; None for a group that nobody belongs to."""
        return self.groups.get(group, {}).get(name)


def peer_table(records: Iterable[Figured]) -> PeerTable:
    """The table of all *records*, each a group and its known figures by name."""
    listed: dict[tuple[object, ...], dict[str, list[Exact]]] = {}
    for key, figures in records:
        group = listed.setdefault(key, {})
        for name, figure in figures.items():
            group.setdefault(name, []).append(figure)
    return PeerTable({key: {name: gathered(known) for name, known in group.items()} for key, group in listed.items()})


def group_key(value: object) -> object:
    """What sets one group of peers apart from another: numbers that are equal are the same, however they are written."""
    return Fraction(*value) if isinstance(value, tuple) else value


STANDINGS: Mapping[Standing, Callable[[PeerFigures], Exact | None]] = {
    "count": lambda peers: peers.number,
    "lowest": lambda peers: peers.lowest,
    "highest": lambda peers: peers.highest,
    "mean": lambda peers: peers.mean,
}
"""What can be said of peers without looking at the record's own figure."""

BESIDE: Mapping[Standing, Callable[[PeerFigures, Exact], Exact]] = {
    "above": PeerFigures.above,
    "level": PeerFigures.level,
}
"""How many peers stand above a figure, or level with it."""


def standing_of(standing: Standing, peers: Run, value: Run) -> Run:
    """What *standing* says of *value* among *peers*; missing where there are none."""
    if standing in STANDINGS:
        alone = STANDINGS[standing]

        def run(slots: Slots) -> Exact | None:
            found: PeerFigures | None = peers(slots)
            return None if found is None else alone(found)

        return run
    counted = BESIDE[standing]

    def run_beside(slots: Slots) -> Exact | None:
        found: PeerFigures | None = peers(slots)
        own: Exact | None = value(slots)
        return None if found is None or own is None else counted(found, own)

    return run_beside


def with_own(number: int, value: Run) -> Run:
    """
    The peers in slot *number*: those evaluated together as they are; a list of others, which the record brought, with its own.

    *value* gives the record's own figure.
    """

    def run(slots: Slots) -> Any:  # noqa: ANN401 - the figures, or None where nothing is known of any peer
        given = slots[number]
        if given is None or isinstance(given, PeerFigures):
            return given
        own: Exact | None = value(slots)
        return gathered(given if own is None else [*given, own])

    return run
