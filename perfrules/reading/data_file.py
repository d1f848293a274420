"""A data file that was opened: its records, one after the other."""

from collections.abc import Callable, Iterator
from typing import final

from perfrules.problems import Problem
from perfrules.records.given import DataStamp, Given


@final
class DataFile:
    """
    The records of a data file and of the files of its tables; they can be gone through any number of times.

    *files* are the files with their fingerprints, the one with the records first. *warnings* are what deserves a look in
    the files as a whole. *as_list* says whether the records were given as a list or sheet, or one by itself; *count* is how
    many there are.
    """

    def __init__(
        self,
        files: tuple[DataStamp, ...],
        warnings: tuple[Problem, ...],
        count: int,
        given: Callable[[], Iterator[Given]],
        *,
        as_list: bool,
    ) -> None:
        self.files = files
        self.warnings = warnings
        self.as_list = as_list
        self.count = count
        self._given = given

    def __iter__(self) -> Iterator[Given]:
        return self._given()

    def __len__(self) -> int:
        return self.count
