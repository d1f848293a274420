"""Reading a group of named values: the inputs of a record, or one row of a table."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import islice, product
from typing import final

from perfrules.model.fields import Field
from perfrules.problems import Cell, Problem, near
from perfrules.records.refusal import LONGEST_SHOWN, Refused, described, shown, titled
from perfrules.records.values import Value, reader_for

_LOOKED_AT = 100

Locate = Callable[[str, object], Cell]


@final
class GroupReader:
    """
    Reads named values by their fields.

    *tables* and *others* are further names that may stand beside the fields; tables are declared names like these.
    """

    def __init__(self, fields: Iterable[Field], tables: Iterable[str] = (), others: Iterable[str] = ()) -> None:
        self._fields = tuple(fields)
        self._plan = tuple((field.id, reader_for(field), field.optional) for field in self._fields)
        self._declared = (*(field.id for field in self._fields), *tables)
        self._known = frozenset((*self._declared, *others))

    def good(self, group: dict[str, object]) -> list[Value] | None:
        """The values in the order of the fields; None if there is anything to say about them."""
        try:
            values = [read(group.get(name) if optional else group[name]) for name, read, optional in self._plan]
        except (KeyError, Refused):
            return None
        return values if group.keys() <= self._known else None

    def read(
        self, group: Mapping[str, object], locate: Locate, surplus: set[str] | None = None
    ) -> tuple[list[Value], list[Problem]]:
        """
        The values, None where they are refused, and every problem.

        Undeclared names in *surplus* have been spoken of; those that are now spoken of are added.
        """
        misspelt = self.misspelt(group)
        problems = list(self._undeclared(group, locate, misspelt, set() if surplus is None else surplus))
        meant = set(misspelt.values())
        values: list[Value] = []
        for field, (name, read, optional) in zip(self._fields, self._plan, strict=True):
            value: Value = None
            if name in group:
                try:
                    value = read(group[name])
                except Refused as refused:
                    facts = {"field": titled(field.title), "value": shown(group[name]), **refused.facts}
                    problems.append(Problem(refused.key, locate(name, group[name]), facts))
            elif not optional and name not in meant:
                problems.append(
                    Problem("data-absent", locate(name, None), {"field": titled(field.title), "name": name})
                )
            values.append(value)
        return values, problems

    def misspelt(self, group: Mapping[str, object]) -> dict[str, str]:
        """Names one letter away from a declared one that is absent, with the declared one; of the first hundred strange ones."""
        absent = [name for name in self._declared if name not in group]
        strange = (name for name in group if issubclass(type(name), str) and name not in self._known)
        pairs = product(islice(strange, _LOOKED_AT), reversed(absent))
        return {name: meant for name, meant in pairs if one_letter_off(name, meant)}

    def _undeclared(
        self, group: Mapping[str, object], locate: Locate, misspelt: Mapping[str, str], surplus: set[str]
    ) -> Iterator[Problem]:
        """An error where an absent name was most likely meant, else a warning."""
        for name, value in group.items():
            key = shown(name)
            if not issubclass(type(name), str):
                yield Problem("data-key", locate(key, value), {"key": key, "found": described(name)})
            elif name in misspelt:
                yield Problem("data-unknown/misspelt", locate(key, value), {"key": key, "near": misspelt[name]})
            elif name not in self._known and name not in surplus:
                surplus.add(name)
                meant = _nearest(name[: LONGEST_SHOWN + 1], self._declared) if len(surplus) <= _LOOKED_AT else None
                facts = {"key": key, "near": meant} if meant else {"key": key}
                yield Problem("data-unknown/near" if meant else "data-unknown", locate(key, value), facts, "warning")


def as_group(value: object) -> dict[str, object] | None:
    """*value* as a dict, or None if it is no group of named values; that its names are texts is not yet sure."""
    if type(value) is dict:
        return value
    return dict(value) if issubclass(type(value), Mapping) else None  # type: ignore[call-overload]


def as_rows(value: object) -> list[object] | None:
    """*value* as a list, or None if it is no list."""
    if type(value) is list:
        return value
    return list(value) if issubclass(type(value), (list, tuple)) else None  # type: ignore[call-overload]


# The same surplus names come with every record of a file, and finding the nearest word is slow.
@lru_cache(maxsize=1000)
def _nearest(name: str, known: tuple[str, ...]) -> str | None:
    return near(name, known)


def one_letter_off(word: str, other: str) -> bool:
    """Whether one letter was added, left out, mistaken, or swapped with the next."""
    if abs(len(word) - len(other)) > 1:
        return False
    same = next((at for at, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), min(len(word), len(other)))
    left, right = word[same:], other[same:]
    return (
        left[1:] == right[1:]
        or left == right[1:]
        or left[1:] == right
        or (left[:2] == right[1::-1] and left[2:] == right[2:])
    )
