"""The three exceptions of perfrules."""

from collections.abc import Iterable
from typing import final

from perfrules.problems import Problem, in_order
from perfrules.words import message_language

LISTED_AT_MOST = 100


class PerfrulesError(Exception):
    """Anything perfrules refuses; its *problems* say what, where and what to do."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = in_order(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        return "\n".join(problem.text(message_language()) for problem in self.problems[:LISTED_AT_MOST])


@final
class RuleFileError(PerfrulesError):
    """A rule file has problems; all of them are in `.problems`, sorted by place."""


@final
class DataError(PerfrulesError):
    """A data file cannot be read as records at all; single bad records become results with status `error` instead."""
