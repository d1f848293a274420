"""The figures of peers that a single record brings with it."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import cast, final

from perfrules.exact import Exact
from perfrules.model.fields import Field
from perfrules.model.peers import PEERS
from perfrules.problems import Cell, Problem, near
from perfrules.records.groups import as_group, as_rows
from perfrules.records.refusal import Refused, described, shown, titled
from perfrules.records.values import reader_for

Figures = Mapping[str, tuple[Exact, ...]]
NO_FIGURES: Figures = MappingProxyType({})


@final
class PeersReader:
    """
    Reads what stands under `peers`: for a name that is compared the figures of the other records; empty ones are left out.

    >>> PeersReader(()).read(None, "P-1")
    (mappingproxy({}), ())
    """

    def __init__(self, fields: Sequence[Field]) -> None:
        self._fields = {field.id: field for field in fields}
        self._readers = {field.id: reader_for(field) for field in fields}

    def read(self, peers: object, record: str) -> tuple[Figures, tuple[Problem, ...]]:
        """The known figures by name, and everything that is wrong with them; *record* is what messages call the record."""
        if peers is None or not self._fields:
            return NO_FIGURES, ()
        group = as_group(peers)
        if group is None:
            cell = Cell(record, PEERS, value=shown(peers))
            return NO_FIGURES, (Problem("data-peers", cell, {"found": described(peers)}),)
        problems: list[Problem] = []
        figures = {
            name: tuple(self._known(name, listed, record, problems))
            for name, listed in group.items()
            if self._is_compared(name, record, problems)
        }
        return figures, tuple(problems)

    def _is_compared(self, name: object, record: str, problems: list[Problem]) -> bool:
        if name in self._fields:
            return True
        known = tuple(self._fields)
        guess = near(str(name), known)
        facts = {"name": shown(name), "near": guess or "", "names": ", ".join(known)}
        problems.append(Problem("data-peers/near" if guess else "data-peers/name", Cell(record, PEERS), facts))
        return False

    def _known(self, name: str, listed: object, record: str, problems: list[Problem]) -> Iterator[Exact]:
        cell = f"{PEERS}.{name}"
        rows = as_rows(listed)
        if rows is None:
            problems.append(Problem("data-peers/list", Cell(record, cell, value=shown(listed)), {"name": name}))
            return
        for value in rows:
            try:
                figure = self._readers[name](value)
            except Refused as refused:
                facts = {"field": titled(self._fields[name].title), "value": shown(value), **refused.facts}
                problems.append(Problem(refused.key, Cell(record, cell, value=shown(value)), facts))
                continue
            if figure is not None:
                yield cast("Exact", figure)
