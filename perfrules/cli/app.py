"""The commands and their arguments, built for one language; each gives back what is then to be done."""

import sys
from collections.abc import Callable, Sequence
from functools import partial
from typing import Annotated, Any

import typer
from typer.main import get_command

from perfrules import __version__
from perfrules.cli import checking, ledger, portfolio, reviewing, running, sets, showing, template, verifying
from perfrules.cli.data_options import with_data_options
from perfrules.cli.help import in_language
from perfrules.cli.sources import DataOptions
from perfrules.cli.streams import discard_output, speak_utf8
from perfrules.cli.terminal import BROKEN_PIPE, FINE, INTERRUPTED, USAGE, Stop, Terminal
from perfrules.cli.usage import command_in, language_in, misunderstood
from perfrules.cli.words import ARGUMENTS, COMMANDS, EXAMPLE, EXAMPLES, OPTIONS, PROGRAM
from perfrules.cli.writing import Target
from perfrules.problems import Problem
from perfrules.reports.reviews import differing
from perfrules.words import Lang, message_language

Action = Callable[[Terminal], int]
Declared = Callable[[Callable[..., Action]], Callable[..., Action]]


def run(arguments: Sequence[str]) -> int:
    """
    Do what a command line says; the exit code: 0 fine, 1 problems in rules or cases, 2 wrong usage, 3 mistakes in data.

    >>> run(["--version"])
    perfrules 0.1.0
    0
    """
    speak_utf8()
    lang: Lang = message_language()
    try:
        lang, arguments = language_in(arguments)
        code = _action(arguments, lang)(Terminal(lang))
        sys.stdout.flush()
    except Stop as stop:
        Terminal(lang).complain(stop.problems, stop.note)
        return stop.code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        discard_output()
        return BROKEN_PIPE
    except OSError:  # nothing but standard output is left: a full disk behind it
        discard_output()
        Terminal(lang).complain([Problem("output-unwritable", None, {"file": "stdout"})])
        return USAGE
    return code


def _action(arguments: Sequence[str], lang: Lang) -> Action:
    """What is to be done; help and version are printed at once."""
    command = command_in(arguments)
    if not arguments:
        return partial(_help, lang)
    try:
        done = in_language(get_command(build(lang)), lang).main(
            [*arguments], prog_name="perfrules", standalone_mode=False
        )
    except Exception as error:
        if not hasattr(error, "format_message"):
            raise
        raise Stop(USAGE, [misunderstood(error, command)]) from None
    return done if callable(done) else lambda _: int(done or FINE)


def _help(lang: Lang, terminal: Terminal) -> int:
    """The help, for a command line without a command, is a wrong usage."""
    _action(["--help"], lang)(terminal)
    return USAGE


def build(lang: Lang) -> typer.Typer:
    """The commands with their help in *lang*."""
    app = typer.Typer(
        help=PROGRAM.get(lang),
        epilog=_example("", lang),
        rich_markup_mode=None,
        add_completion=False,
        context_settings={"help_option_names": ["--help", "-h"], "max_content_width": 100},
    )

    @app.callback()
    def top(
        lang: Annotated[str | None, typer.Option(metavar="zh|en", help=OPTIONS["lang"].get(lang))] = None,
        version: Annotated[
            bool, typer.Option("--version", callback=_version, is_eager=True, help=OPTIONS["version"].get(lang))
        ] = False,
    ) -> None:
        """Both have been read before or act by their callback."""

    def command(name: str) -> Declared:
        said = COMMANDS[name].get(lang)
        return app.command(name, help=said, short_help=said, epilog=_example(name, lang))

    _on_records(command, lang)
    _on_results(command, lang)
    _on_rules(command, lang)
    return app


def _on_records(command: Callable[[str], Declared], lang: Lang) -> None:
    """The commands that evaluate."""
    rules, data, item = (_argument(name, lang) for name in ("rules", "data", "item"))
    form, output = _option("format", "FORM", lang), _option("output", "FILE", lang, "-o")
    texts, record, data_options = _option("texts", "LANG", lang), _option("record", "ID", lang), with_data_options(lang)

    @command("run")
    @data_options
    def run(  # noqa: PLR0913, PLR0917 - the words of a command line
        rules: Annotated[str, rules],
        data: Annotated[str, data],
        form: Annotated[str | None, form] = None,
        output: Annotated[str | None, output] = None,
        findings: Annotated[str | None, _option("findings", "FILE", lang)] = None,
        errors: Annotated[str | None, _option("errors", "FILE", lang)] = None,
        columns: Annotated[str | None, _option("columns", "NAMES", lang)] = None,
        fresh: Annotated[bool, _switch("fresh", lang)] = False,
        texts: Annotated[str | None, texts] = None,
        *,
        options: DataOptions,
    ) -> Action:
        target = Target(form, output, fresh, findings, errors, columns)
        return partial(running.run, rules, data, options, target, texts)

    @command("review")
    @data_options
    def review(  # noqa: PLR0913, PLR0917 - the words of a command line
        rules: Annotated[str, rules],
        data: Annotated[str, data],
        form: Annotated[str, _form("review-format", lang)] = "table",
        output: Annotated[str | None, output] = None,
        every: Annotated[bool, _switch("all", lang)] = False,
        texts: Annotated[str | None, texts] = None,
        *,
        options: DataOptions,
    ) -> Action:
        shown = reviewing.every if every else differing
        return partial(reviewing.review, rules, data, options, form, output, shown, texts)

    @command("explain")
    @data_options
    def explain(  # noqa: PLR0913 - the words of a command line
        rules: Annotated[str, rules],
        data: Annotated[str, data],
        item: Annotated[str, item],
        record: Annotated[str | None, record] = None,
        texts: Annotated[str | None, texts] = None,
        *,
        options: DataOptions,
    ) -> Action:
        return partial(running.explain, rules, data, options, item, record, texts)

    @command("ledger")
    @data_options
    def ledger_(  # noqa: PLR0913, PLR0917 - the words of a command line
        rules: Annotated[str, rules],
        data: Annotated[str, data],
        issued: Annotated[str | None, _option("issued", "DATE", lang)] = None,
        responsible: Annotated[str | None, _option("responsible", "INPUT", lang)] = None,
        due: Annotated[str | None, _option("due", "DATE", lang)] = None,
        answers: Annotated[list[str] | None, _option("answers", "FILE", lang)] = None,
        previous: Annotated[str | None, _option("previous", "FILE", lang)] = None,
        at: Annotated[str | None, _option("at", "DATE", lang)] = None,
        output: Annotated[str | None, output] = None,
        texts: Annotated[str | None, texts] = None,
        *,
        options: DataOptions,
    ) -> Action:
        notice = ledger.Notice(issued, responsible, due, answers or (), previous, at)
        return partial(ledger.ledger, rules, data, options, notice, output, texts)

    @command("verify")
    @data_options
    def verify(  # noqa: PLR0913 - the words of a command line
        result: Annotated[str, _argument("result", lang)],
        rules: Annotated[str, rules],
        data: Annotated[str, data],
        form: Annotated[str | None, form] = None,
        texts: Annotated[str | None, texts] = None,
        *,
        options: DataOptions,
    ) -> Action:
        return partial(verifying.prove, result, rules, data, options, form, texts)

    @command("test")
    def test(
        paths: Annotated[list[str], _argument("paths", lang)],
        as_of: Annotated[str | None, _as_of("as-of-test", lang)] = None,
    ) -> Action:
        return partial(checking.test, paths, as_of)

    @command("demo")
    def demo(
        example: Annotated[str, _argument("example", lang)] = "putuo", texts: Annotated[str | None, texts] = None
    ) -> Action:
        return partial(running.demo, example, texts)


def _on_results(command: Callable[[str], Declared], lang: Lang) -> None:
    """The commands that work with the results of many evaluations."""
    rules, object_rules, data = (_argument(name, lang) for name in ("rules", "object_rules", "data"))
    form, output = _option("format", "FORM", lang), _option("output", "FILE", lang, "-o")
    texts, own, also = _option("texts", "LANG", lang), _option("own", "FILE", lang), _option("also", "RULES=FILE", lang)
    data_options = with_data_options(lang)

    @command("portfolio")
    @data_options
    def portfolio_(  # noqa: PLR0913, PLR0917 - the words of a command line
        rules: Annotated[str, rules],
        object_rules: Annotated[str, object_rules],
        data: Annotated[str, data],
        also: Annotated[list[str] | None, also] = None,
        own: Annotated[str | None, own] = None,
        form: Annotated[str, form] = "table",
        output: Annotated[str | None, output] = None,
        texts: Annotated[str | None, texts] = None,
        *,
        options: DataOptions,
    ) -> Action:
        return partial(portfolio.portfolio, rules, object_rules, data, options, also or (), own, form, output, texts)


def _on_rules(command: Callable[[str], Declared], lang: Lang) -> None:
    """The commands about rule files alone."""
    rules, output = _argument("rules", lang), _option("output", "FILE", lang, "-o")
    as_of = _as_of("as-of", lang)

    @command("check")
    def check(
        files: Annotated[list[str], _argument("files", lang)],
        as_of: Annotated[str | None, _as_of("as-of-check", lang)] = None,
    ) -> Action:
        return partial(checking.check, files, as_of)

    @command("list")
    def list_() -> Action:
        return sets.list_sets

    @command("show")
    def show(
        rules: Annotated[str, rules],
        as_of: Annotated[str | None, as_of] = None,
        history: Annotated[bool, _switch("history", lang)] = False,
        form: Annotated[str, _form("show-format", lang)] = showing.TABLE,
        output: Annotated[str | None, output] = None,
    ) -> Action:
        return partial(showing.show_history if history else showing.show, rules, as_of, form, output)

    @command("schema")
    def schema(output: Annotated[str | None, output] = None) -> Action:
        return partial(sets.schema, output)

    @command("copy")
    def copy(rules: Annotated[str, _argument("id", lang)], file: Annotated[str, _argument("file", lang)]) -> Action:
        return partial(sets.copy, rules, file)

    @command("template")
    def template_(
        rules: Annotated[str, rules],
        as_of: Annotated[str | None, as_of] = None,
        output: Annotated[str | None, output] = None,
    ) -> Action:
        return partial(template.template, rules, as_of, output)


def _argument(name: str, lang: Lang) -> Any:  # noqa: ANN401 - the library's own description
    return typer.Argument(metavar=name.upper(), help=ARGUMENTS[name].get(lang), show_default=False)


def _option(name: str, value: str, lang: Lang, *short: str) -> Any:  # noqa: ANN401 - the library's own description
    return typer.Option(f"--{name}", *short, metavar=value, help=OPTIONS[name].get(lang), show_default=False)


def _form(name: str, lang: Lang) -> Any:  # noqa: ANN401 - the library's own description
    return typer.Option("--format", metavar="FORM", help=OPTIONS[name].get(lang), show_default=False)


def _as_of(name: str, lang: Lang) -> Any:  # noqa: ANN401 - the library's own description
    return typer.Option("--as-of", metavar="DATE", help=OPTIONS[name].get(lang), show_default=False)


def _switch(name: str, lang: Lang) -> Any:  # noqa: ANN401 - the library's own description
    return typer.Option(f"--{name}", help=OPTIONS[name].get(lang), show_default=False)


def _example(command: str, lang: Lang) -> str:
    """The examples of a command; a backspace keeps their lines apart."""
    return f"{EXAMPLE.get(lang)}\n\n\b\n" + EXAMPLES[command]


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"perfrules {__version__}")
        raise typer.Exit
