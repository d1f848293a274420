"""The help's own words in the language of the reader; the library knows only English."""

import re
from copy import copy
from typing import Any

from perfrules.cli.words import HEADINGS, OPTIONS
from perfrules.words import Lang

_REMARKS = re.compile(
    r"\s*\[(?:required|default: [^\]]*)\]"
)  # added by some versions, and said in the usage line already
_HELP = "Show this message and exit."


def in_language(command: Any, lang: Lang) -> Any:  # noqa: ANN401 - the library's classes differ between its versions
    """*command* and the commands below it, with the words of their help pages in *lang*."""
    known = {word: words.get(lang) for word, words in HEADINGS.items()}
    about_help = OPTIONS["help"].get(lang)
    context = command.context_class

    class Page(context.formatter_class):  # type: ignore[misc, name-defined]
        """A help page whose fixed words are replaced."""

        def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:  # noqa: ARG002
            super().write_usage(prog, args, known["Usage: "])

        def write_heading(self, heading: str) -> None:
            super().write_heading(known.get(heading, heading))

        def write_dl(self, rows: Any, *args: Any, **options: Any) -> None:  # noqa: ANN401 - as above
            said = [(name, _REMARKS.sub("", about).replace(_HELP, about_help)) for name, about in rows]
            super().write_dl(said, *args, **options)

    class Context(context):  # type: ignore[misc, valid-type]
        """Makes such pages."""

        formatter_class = Page

    command.context_class = Context
    everywhere = copy(next(option for option in command.params if option.name == "lang"))
    everywhere.expose_value = False  # it was read before the line was parsed; here it only stands in the help
    for one in command.commands.values():
        one.context_class = Context
        one.params.append(everywhere)
    return command
