"""The words of a command line before and after they are parsed: the language, the command, what could not be understood."""

from collections.abc import Sequence
from typing import Any

from perfrules.cli.terminal import USAGE, Stop, one_of
from perfrules.cli.words import COMMANDS
from perfrules.problems import Problem, near
from perfrules.words import Lang, message_language

_LANG = "--lang"
_LANGUAGES: dict[str, Lang] = {"zh": "zh", "en": "en"}


def language_in(arguments: Sequence[str]) -> tuple[Lang, list[str]]:
    """
    The language that `--lang` chooses, wherever it stands, else that of the locale; and the other arguments.

    >>> language_in(["show", "rules.yaml", "--lang", "en"])
    ('en', ['show', 'rules.yaml'])
    """
    others: list[str] = []
    lang = None
    waiting = iter(arguments)
    for one in waiting:
        if one == "--":
            others += [one, *waiting]
        elif one == _LANG or one.startswith(f"{_LANG}="):
            value = next(waiting, None) if one == _LANG else one.partition("=")[2]
            lang = _language(value)
        else:
            others.append(one)
    return lang or message_language(), others


def _language(value: str | None) -> Lang:
    if value is None:
        raise Stop(USAGE, [Problem("option-value", None, {"option": _LANG, "command": ""})])
    one_of(_LANG, value, _LANGUAGES)
    return _LANGUAGES[value]


def command_in(arguments: Sequence[str]) -> str | None:
    """The command, None where only options stand; a word that is no command ends the program."""
    command = next((one for one in arguments if not one.startswith("-")), None)
    if command is None or command in COMMANDS:
        return command
    meant = near(command, COMMANDS)
    facts = {"command": command, "near": meant or "", "known": ", ".join(COMMANDS)}
    raise Stop(USAGE, [Problem("command-unknown/near" if meant else "command-unknown", None, facts)])


def misunderstood(error: Any, command: str | None) -> Problem:  # noqa: ANN401 - the parser's own exceptions are not public
    """What the parser's exception *error* says, in our words; where its sort is not known, in its own."""
    sort = type(error).__name__
    facts = {"command": command or ""}
    if sort == "MissingParameter":
        return Problem("argument-missing", None, facts | {"argument": error.param.metavar or error.param.name.upper()})
    if sort == "NoSuchOption":
        return Problem("option-unknown", None, facts | {"option": error.option_name})
    if sort == "BadOptionUsage":
        return Problem("option-value", None, facts | {"option": error.option_name})
    if sort == "UsageError" and "extra argument" in str(error):
        return Problem("argument-extra", None, facts)
    return Problem("command-line", None, facts | {"said": error.format_message()})
