"""The results of a data file, each with the name it goes by on a command line."""

from collections.abc import Iterator

from perfrules.evaluation.evaluator import Evaluator
from perfrules.evaluation.result import Result
from perfrules.reading import DataFile
from perfrules.reports import labels
from perfrules.words import Lang


def named_results(evaluator: Evaluator, data: DataFile, lang: Lang) -> Iterator[tuple[str | None, Result]]:
    """Every result of *data*, in its order; with a name where the record stands in a list and has no id of its own."""
    evaluator = evaluator.among(data)
    for number, given in enumerate(data, start=1):
        result = evaluator.evaluate_given(given)
        nameless = data.as_list and result.id == str(number)
        yield labels.UNNAMED.get(lang).format(number=number) if nameless else None, result
