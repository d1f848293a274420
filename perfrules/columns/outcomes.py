"""What follows from the results of a batch: for each record the first line whose condition is true."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast, final

import numpy as np

from perfrules.columns.compiler import ColumnCompiler
from perfrules.columns.deferred import Deferred
from perfrules.columns.frame import Frame
from perfrules.columns.numbers import Numbers, NumbersOrTexts
from perfrules.columns.outputs import Texts
from perfrules.columns.patterns import Grouping, answers, telling
from perfrules.columns.standins import ANSWERS, number_at, pick
from perfrules.columns.values import Mask, Truths, Words
from perfrules.evaluation.printing import printed
from perfrules.evaluation.wording import Wording
from perfrules.formula.kind import Kind
from perfrules.model.items import Choose, Outcome
from perfrules.model.texts import Blank


@final
@dataclass(frozen=True, slots=True, eq=False)
class _Printed:
    """A blank of a text: its value, and how it is printed."""

    value: Deferred
    kind: Kind
    titles: Mapping[str, str]
    places: int | None


@final
class ColumnOutcome:
    """One outcome; its texts are printed in the language of *wording*."""

    def __init__(self, outcome: Outcome, compiler: ColumnCompiler, wording: Wording) -> None:
        self._compiler, self._wording = compiler, wording
        self._lines = [
            (None if line.when is None else compiler.value(line.when), self._parts(line)) for line in outcome.choose
        ]

    def fill(self, frame: Frame, texts: Texts) -> None:
        """The text of every record; none where that is undecided or no line fits."""
        texts.codes[:] = -1
        waiting: Mask = np.ones(frame.size, np.bool_)
        for condition, parts in self._lines:
            found = Truths(np.ones((), np.bool_)) if condition is None else cast("Truths", condition.run(frame))
            chosen = waiting & found.true
            if chosen.any():
                self._print(frame, texts, chosen, parts)
            waiting &= ~found.true if found.missing is None else ~(found.true | found.missing)

    def _parts(self, line: Choose) -> tuple[str | _Printed, ...]:
        return tuple(self._part(part) for part in line.then.get(self._wording.lang))

    def _part(self, part: str | Blank) -> str | _Printed:
        if isinstance(part, str):
            return part
        value, kind = self._compiler.formula(part.formula)
        titles = self._wording.titles(part.formula, None) if kind.name == "choice" else {}
        return _Printed(value, kind, titles, part.places)

    def _print(self, frame: Frame, texts: Texts, chosen: Mask, parts: tuple[str | _Printed, ...]) -> None:
        """Print the text once for all records that show the same in it."""
        values = {part: part.value.run(frame) for part in parts if isinstance(part, _Printed)}
        grouping = Grouping(frame.size)
        grouping.add(chosen, len(ANSWERS))
        for value in values.values():
            _tell_apart(value, grouping)
        kinds = grouping.kinds()
        codes = np.full(len(kinds.first), -1, np.int32)
        for number, record in enumerate(kinds.first):
            if chosen[record]:
                said = [
                    part if isinstance(part, str)
                    else printed(_value_at(values[part], record), part.kind, self._wording.lang, part.titles, part.places)
                    for part in parts
                ]  # fmt: skip
                codes[number] = texts.place("".join(said))
        texts.codes[chosen] = codes[kinds.place][chosen]


def _tell_apart(value: object, grouping: Grouping) -> None:
    if isinstance(value, Numbers):
        grouping.add(*telling(value, grouping.size))
    elif isinstance(value, Truths):
        grouping.add(answers(value), len(ANSWERS))
    elif isinstance(value, Words):
        grouping.add_words(value)
    elif isinstance(value, NumbersOrTexts):
        grouping.add(*telling(value.numbers, grouping.size))
        grouping.add_words(value.texts)


def _value_at(value: object, record: int) -> object:
    """The value of one record; a list of texts is a parameter, the same for all."""
    if isinstance(value, Numbers):
        return number_at(value, record)
    if isinstance(value, Truths):
        return ANSWERS[pick(answers(value), record)]
    if isinstance(value, Words):
        code = pick(value.codes, record)
        return value.words[code] if code >= 0 else None
    if isinstance(value, NumbersOrTexts):
        text = _value_at(value.texts, record)
        return _value_at(value.numbers, record) if text is None else text
    return value
