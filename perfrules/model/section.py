"""A read-only section of a rule file: items by id, in the order of the file."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Generic, TypeVar, final

T = TypeVar("T")


@final
class Section(Mapping[str, T], Generic[T]):
    """
    Items by id, in the order written; it cannot be changed.

    >>> list(Section([("a", 1), ("b", 2)]))
    ['a', 'b']
    """

    __slots__ = ("_items",)

    def __init__(self, items: Iterable[tuple[str, T]] = ()) -> None:
        self._items = dict(items)

    def __getitem__(self, key: str) -> T:
        return self._items[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __repr__(self) -> str:
        return f"Section({list(self._items)})"
