"""The text in force on a day, out of a chain of files with their amendments."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import final

from perfrules.layers.draft import Alteration, Draft
from perfrules.layers.layer import FileLayers, Layer
from perfrules.problems import Place, Problem
from perfrules.text.nodes import Entry, MapNode
from perfrules.words import Words

_ONE_DAY = timedelta(days=1)


@final
@dataclass(frozen=True, slots=True, eq=False)
class Consolidated:
    """The text in force: its nodes with the places they were written at, what was altered, and what is wrong with that."""

    root: MapNode
    alterations: tuple[Alteration, ...]
    problems: tuple[Problem, ...]


def consolidate(chain: Sequence[FileLayers], day: date | None) -> Consolidated:
    """
    The text of the last file of *chain* on *day*; each file extends the one before it.

    A file's own layer is laid over what it extends, then its amendments that hold on *day*, in the order of their days.
    Without a day, it is the first wording, which is to be the only one.
    """
    holding = wordings(chain)[0] if day is None else day
    draft = Draft()
    draft.begin(chain[0].own)
    for number, file in enumerate(chain):
        for layer in (*((file.own,) if number else ()), *amendments_on(file, holding)):
            draft.lay(layer)
    last = chain[-1]
    head = list(last.head)
    inherited = next((file.in_force for file in reversed(chain) if file.in_force is not None), None)
    if last.in_force is None and inherited is not None:
        head.append(inherited)
    root = MapNode((*head, *draft.entries()), last.root.place)
    return Consolidated(root, tuple(draft.alterations), tuple(draft.problems))


def amendments_on(file: FileLayers, day: date | None) -> tuple[Layer, ...]:
    """The amendments of *file* that hold on *day*, in the order of their days, those of one day as written."""
    holding = [one for one in file.amendments if day is not None and one.holds_on(day)]
    return tuple(sorted(holding, key=lambda one: one.since or date.min))


def wordings(chain: Sequence[FileLayers]) -> tuple[date | None, ...]:
    """
    The first days of all wordings that the text has had or will have, in order; None for one without a first day.

    A day counts where an amendment begins or has ended, while all files of the chain are in force.
    """
    first = max((file.first for file in chain if file.first), default=None)
    last = min((file.last for file in chain if file.last), default=None)
    days = {one.since for file in chain for one in file.amendments if one.since}
    days |= {one.until + _ONE_DAY for file in chain for one in file.amendments if one.until and one.until < date.max}
    later = sorted(day for day in days if (first is None or day > first) and (last is None or day <= last))
    return (first, *later)


def not_in_force(chain: Sequence[FileLayers], day: date | None) -> tuple[Problem, ...]:
    """That *day* is asked for of a text that was not in force then, or that no day says which of several wordings is meant."""
    if day is None:
        known = wordings(chain)
        if len(known) == 1:
            return ()
        days = [str(one) for one in known if one is not None]
        facts = {"days": Words(en=", ".join(days), zh="、".join(days))}
        return (Problem("wording-needed", _dates(chain[-1]), facts),)
    return tuple(problem for file in chain for problem in _of_the_day(file, day))


def _of_the_day(file: FileLayers, day: date) -> tuple[Problem, ...]:
    place = _dates(file)
    if file.first is not None and day < file.first:
        return (Problem("not-in-force", place, {"as_of": str(day), "from": str(file.first)}),)
    if file.last is not None and day > file.last:
        return (Problem("not-in-force/ended", place, {"as_of": str(day), "until": str(file.last)}),)
    return ()


def _dates(file: FileLayers) -> Place:
    entry: Entry | None = file.in_force
    return file.root.place if entry is None else entry.node.place
