"""Many results as the table of one record."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, final

from perfrules.errors import LISTED_AT_MOST
from perfrules.evaluation.evaluator import Evaluator
from perfrules.evaluation.result import Result
from perfrules.portfolio.supplying import Source
from perfrules.problems import Problem
from perfrules.records.given import Given, Origin


@final
class Portfolio(NamedTuple):
    """
    The result of a portfolio, and the mistakes in the data of its objects.

    *objects* is how many were evaluated, *failed* how many of them hold mistakes; at most a hundred *problems* are kept.
    """

    result: Result
    objects: int
    failed: int
    problems: tuple[Problem, ...]


def evaluate_portfolio(evaluator: Evaluator, sources: Sequence[Source], given: Given | None = None) -> Portfolio:
    """
    The result of *evaluator*, whose rules have a table `from: results`, over the records of all *sources*.

    Each source is an evaluator with the data file it is for: projects by one rule set, departments by another. *given* is
    the record of the portfolio itself, as the figures that were printed. Objects are evaluated one by one and only their
    rows are kept.
    """
    own = given or Given({})
    count = failed = 0
    problems: list[Problem] = []

    def results() -> Iterator[Result]:
        nonlocal count, failed
        for objects, data in sources:
            for result in objects.among(data).evaluate_all(data):
                count += 1
                if result.status == "error":
                    failed += 1
                    problems.extend(result.errors[: LISTED_AT_MOST - len(problems)])
                yield result

    stamps = tuple(stamp for _, data in sources for stamp in data.files)
    origin = Origin(((*own.origin.files, *stamps) if own.origin else stamps), own.origin.row if own.origin else None)
    result = evaluator.evaluate_given(own._replace(origin=origin), results())
    return Portfolio(result, count, failed, tuple(problems))
