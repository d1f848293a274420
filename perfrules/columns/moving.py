"""Where points move: the allocation of a branch, worked out once for every way in which members drop out in a batch."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast, final

from perfrules.columns.deferred import Deferred
from perfrules.columns.exacts import gathered
from perfrules.columns.frame import Frame
from perfrules.columns.numbers import Numbers
from perfrules.columns.patterns import Grouping, PerKind
from perfrules.columns.standins import StandIns
from perfrules.evaluation import deferred
from perfrules.evaluation.allocation import Allocation, Allocator
from perfrules.evaluation.tree import Branch


@final
@dataclass(frozen=True, slots=True, eq=False)
class Moving:
    """
    The step that finds what the members of a branch get.

    *number* is the slot of the allocation, *above* that of the parent where points move there too; *parts* tell records apart
    and stand in for them.
    """

    branch: Branch
    number: int
    above: int | None
    raws: Mapping[str, int]
    parts: StandIns

    def run(self, frame: Frame) -> None:
        """Fill the slot."""
        grouping = Grouping(frame.size)
        above: PerKind[Allocation] | None = (
            None if self.above is None else cast("PerKind[Allocation]", frame.slots[self.above])
        )
        if above is not None:
            grouping.add(above.place, len(above.answers))
        looked = self.parts.look(frame, grouping)
        kinds = grouping.kinds()
        conditions = {name: deferred.slot(self.parts.place(name)) for name in self.parts.conditions}
        allocator = Allocator(self.branch, self.above, self.raws, conditions)
        found = []
        for record in kinds.first:
            slots = looked.slots(record)
            if above is not None and self.above is not None:
                slots[self.above] = above.answers[above.place[record]]
            found.append(allocator.run(slots))
        frame.slots[self.number] = PerKind(found, kinds.place)


def factor_of(number: int, member: str) -> Deferred:
    """By what the points of *member* are multiplied, by the allocation in the slot *number*."""

    def run(frame: Frame) -> Numbers:
        found: PerKind[Allocation] = frame.slots[number]  # type: ignore[assignment]
        return gathered([one.factors[member] for one in found.answers], found.place, frame)

    return Deferred(run)
