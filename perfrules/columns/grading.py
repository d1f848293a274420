"""The grades of a batch: by the total, then capped or replaced, once for each way in which the limits answer."""

from dataclasses import dataclass
from typing import cast, final

import numpy as np

from perfrules.columns.deferred import Deferred
from perfrules.columns.frame import Frame
from perfrules.columns.patterns import Grouping, answers
from perfrules.columns.standins import ANSWERS, pick
from perfrules.columns.values import Truths, Words
from perfrules.evaluation import deferred
from perfrules.evaluation.grading import Grading


@final
@dataclass(frozen=True, slots=True, eq=False)
class ColumnGrading:
    """*base* is the grade by the total alone, *conditions* those of the limits, in their order; *single* grades one record."""

    base: Deferred
    conditions: tuple[Deferred, ...]
    single: Grading

    def run(self, frame: Frame) -> Words:
        """The grade of every record."""
        base = cast("Words", self.base.run(frame))
        if not self.conditions:
            return base
        found = [answers(cast("Truths", one.run(frame))) for one in self.conditions]
        grouping = Grouping(frame.size)
        grouping.add_words(base)
        for one in found:
            grouping.add(one, len(ANSWERS))
        kinds = grouping.kinds()
        limits = tuple((limit, deferred.slot(place)) for place, (limit, _) in enumerate(self.single.limits, 1))
        grading = Grading(self.single.words, deferred.slot(0), limits)
        words: list[object] = []
        codes = []
        for record in kinds.first:
            word = pick(base.codes, record)
            alone = base.words[word] if word >= 0 else None
            grade = grading.run([alone, *(ANSWERS[pick(one, record)] for one in found)])
            if grade is not None and grade not in words:
                words.append(grade)
            codes.append(-1 if grade is None else words.index(grade))
        return Words(np.array(codes, np.int32)[kinds.place], tuple(words))
