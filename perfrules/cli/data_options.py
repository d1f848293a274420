"""The options that every command with data has, added to each in one line."""

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Annotated, Any, NamedTuple, TypeVar, final

import typer

from perfrules.cli.sources import DataOptions
from perfrules.cli.words import OPTIONS
from perfrules.words import Lang

T = TypeVar("T")


@final
class DataOption(NamedTuple):
    """One of them: the field of DataOptions that it fills, its own name, what stands behind it, whether it may be repeated."""

    field: str
    name: str
    value: str
    many: bool = False

    def parameter(self, lang: Lang) -> inspect.Parameter:
        """It as the library of the command line wants to see it."""
        option: Any = typer.Option(
            f"--{self.name}", metavar=self.value, help=OPTIONS[self.name].get(lang), show_default=False
        )
        kind = Annotated[list[str] | None, option] if self.many else Annotated[str | None, option]
        return inspect.Parameter(self.field, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=kind)


DATA_OPTIONS = (
    DataOption("tables", "table", "ID=FILE", many=True),
    DataOption("mapping", "mapping", "FILE"),
    DataOption("sheet", "sheet", "NAME"),
    DataOption("results", "with", "RULES=FILE", many=True),
    DataOption("as_of", "as-of", "DATE"),
)


def with_data_options(lang: Lang) -> Callable[[Callable[..., T]], Callable[..., T]]:
    """Give a command the options of its data; it gets them together, as its keyword `options`."""

    def given(command: Callable[..., T]) -> Callable[..., T]:
        @wraps(command)
        def called(**words: Any) -> T:  # noqa: ANN401 - whatever the command takes
            found = {one.field: words.pop(one.field) for one in DATA_OPTIONS}
            options = DataOptions(**{field: value for field, value in found.items() if value is not None})
            return command(**words, options=options)

        own = [one for one in inspect.signature(command).parameters.values() if one.name != "options"]
        added = [one.parameter(lang) for one in DATA_OPTIONS]
        called.__signature__ = inspect.Signature([*own, *added])  # type: ignore[attr-defined]
        called.__annotations__ = {one.name: one.annotation for one in (*own, *added)}
        return called

    return given
