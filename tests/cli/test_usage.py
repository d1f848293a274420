import sys
from pathlib import Path

import pytest
import typer

from perfrules import __version__
from perfrules.cli import app, checking, sources
from perfrules.cli.streams import speak_utf8, standard_input
from perfrules.cli.terminal import Terminal
from perfrules.cli.usage import language_in, misunderstood
from perfrules.cli.words import ARGUMENTS, COMMANDS, EXAMPLES, OPTIONS
from tests.cli.conftest import RECORD, RULES, Line, in_process

TAKES = {
    "check": ["files"],
    "run": ["rules", "data", "format", "output", "findings", "errors", "columns", "fresh", "texts"],
    "review": ["rules", "data", "review-format", "output", "all", "texts", "table", "mapping", "sheet"],
    "verify": ["result", "rules", "data", "format", "texts"],
    "explain": ["rules", "data", "item", "record", "texts"],
    "portfolio": ["rules", "object_rules", "data", "also", "own", "format", "output", "texts", "with"],
    "ledger": [
        "rules",
        "data",
        "issued",
        "responsible",
        "due",
        "answers",
        "previous",
        "at",
        "output",
        "texts",
        "table",
        "mapping",
        "sheet",
    ],
    "test": ["paths"],
    "list": [],
    "show": ["rules"],
    "schema": ["output"],
    "copy": ["id", "file"],
    "template": ["rules", "output"],
    "demo": ["example", "texts"],
}


def test_the_commands_are_the_agreed_ones() -> None:
    assert COMMANDS.keys() == TAKES.keys()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_help_names_every_command_in_both_languages(line: Line, lang: str) -> None:
    shown = line("--help", "--lang", lang)
    assert shown.code == 0
    for command, about in COMMANDS.items():
        assert f"  {command} " in shown.out
        assert (about.zh if lang == "zh" else about.en) in " ".join(shown.out.split()).replace(
            "- ", "-"
        ) or lang == "en"
    assert ("用法：" in shown.out) == (lang == "zh")
    assert "perfrules demo" in shown.out


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_each_command_explains_its_arguments_and_has_an_example(
    line: Line, command: str, lang: str
) -> None:
    shown = line(command, "--help", "--lang", lang)
    assert shown.code == 0
    assert EXAMPLES[command].splitlines()[0] in shown.out
    assert ("示例：" if lang == "zh" else "Example:") in shown.out
    assert "--lang zh|en" in shown.out
    assert "Show this message and exit" not in shown.out
    said = "".join(shown.out.split())
    for name in TAKES[command]:
        about = (ARGUMENTS | OPTIONS)[name].get("zh" if lang == "zh" else "en")
        assert "".join(about.split()) in said


def test_without_a_command_the_help_is_shown_and_the_usage_is_wrong(line: Line) -> None:
    shown = line()
    assert shown.code == 2
    assert shown.out.startswith("Usage: perfrules")


def test_the_version_is_that_of_the_package(line: Line) -> None:
    assert line("--version").out == f"perfrules {__version__}\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["rum"], "Did you mean 'run'?"),
        (["frobnicate"], "The commands are: check, run"),
        (["run"], "'RULES' is missing."),
        (["run", RULES], "'DATA' is missing."),
        (["check"], "'FILES' is missing."),
        (["run", RULES, RECORD, "--formt", "json"], "'--formt' is not an option here."),
        (["run", RULES, RECORD, "--format"], "Nothing stands behind '--format'."),
        (["run", RULES, RECORD, "--format", "html"], "Write one of: table, jsonl, json, csv, xlsx, parquet, markdown."),
        (["run", RULES, RECORD, "--texts", "fr"], "Write one of: zh, en."),
        (["run", RULES, RECORD, "again"], "Put a name with blanks in quotes."),
        (["run", "-", "-"], "cannot both come from standard input"),
        (["explain", "-", "-", "total"], "cannot both come from standard input"),
        (["list", "--lang", "fr"], "Write one of: zh, en."),
        (["list", "--lang"], "Nothing stands behind '--lang'."),
        (["run", "cn.project_self_evaluatoin", RECORD], "Did you mean 'cn.project_self_evaluation'?"),
        (["run", "nowhere/rules.yaml", RECORD], "There is no file 'nowhere/rules.yaml'."),
        (["run", RULES, "nowhere.json"], "The file 'nowhere.json' cannot be read."),
        (["run", RULES, "data.docx"], "cannot be read"),
        (["explain", RULES, RECORD, "budget_exection"], "Did you mean 'budget_execution'?"),
        (["explain", RULES, RECORD, "xyz"], "perfrules show lists them"),
        (["show", "nothing"], "No rule set has the id 'nothing'."),
        (["copy", "nothing", "rules.yaml"], "No rule set has the id 'nothing'."),
        (["template", "./nothing.yaml"], "There is no file"),
        (["test", "nothing"], "No rule set has the id 'nothing'."),
        (["test", "./nothing.yaml"], "There is no file"),
        (["test", RULES], "There are no cases for"),
        (["test", str(Path(RULES).parent)], "There are no cases for"),
    ],
)
def test_a_wrong_usage_ends_with_2_and_says_what_to_do(line: Line, words: list[str], said: str) -> None:
    shown = line(*words)
    assert shown.code == 2
    assert said in shown.err
    assert "Traceback" not in shown.err
    assert shown.out == ""


@pytest.mark.parametrize(
    "words", [["rum"], ["run"], ["run", "a", "--x"], ["list", "--lang", "fr"], ["test", "nothing"]]
)
def test_wrong_usage_is_told_in_chinese_too(line: Line, words: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    shown = line(*words)
    assert shown.code == 2
    assert shown.err.startswith("错误: ")


def test_the_language_may_stand_before_or_behind_the_command_and_ends_at_two_dashes() -> None:
    assert language_in(["--lang=zh", "list"]) == ("zh", ["list"])
    assert language_in(["list", "--lang", "zh"]) == ("zh", ["list"])
    assert language_in(["--lang", "en", "check", "--", "--lang"]) == ("en", ["check", "--", "--lang"])


def test_the_language_follows_the_locale_unless_it_is_given(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Title" in line("list").out
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert "名称" in line("list").out
    assert "Title" in line("list", "--lang", "en").out


def test_an_unknown_complaint_of_the_parser_keeps_its_own_words() -> None:
    problem = misunderstood(typer.BadParameter("no such thing"), "run")
    assert "no such thing" in problem.text("en")
    assert problem.fix("en") == "See perfrules run --help."


def test_a_mistake_of_our_own_in_the_commands_is_not_hidden(monkeypatch: pytest.MonkeyPatch, line: Line) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(app, "get_command", broken)
    with pytest.raises(ZeroDivisionError):
        line("list")


def test_an_interrupt_ends_quietly_with_130(monkeypatch: pytest.MonkeyPatch, line: Line) -> None:
    def interrupted(_files: object, _as_of: object, _terminal: Terminal) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(checking, "check", interrupted)
    shown = line("check", RULES)
    assert (shown.code, shown.out, shown.err) == (130, "", "")


def test_a_closed_standard_output_ends_quietly(monkeypatch: pytest.MonkeyPatch, line: Line) -> None:
    def gone(_files: object, _as_of: object, _terminal: Terminal) -> int:
        raise BrokenPipeError

    monkeypatch.setattr(checking, "check", gone)
    shown = line("check", RULES)
    assert (shown.code, shown.err) == (141, "")


def test_a_full_disk_behind_standard_output_is_said(monkeypatch: pytest.MonkeyPatch, line: Line) -> None:
    def full(_files: object, _as_of: object, _terminal: Terminal) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(checking, "check", full)
    shown = line("check", RULES)
    assert shown.code == 2
    assert "'stdout' cannot be written" in shown.err


def test_standard_input_that_cannot_be_read_is_said(monkeypatch: pytest.MonkeyPatch, line: Line) -> None:
    def broken(_most: int) -> bytes:
        raise OSError

    monkeypatch.setattr(sources, "standard_input", broken)
    shown = line("check", "-")
    assert shown.code == 2
    assert "'stdin' cannot be read" in shown.err


def test_closed_standard_streams_are_no_trouble() -> None:
    code = """
import sys
sys.stdin = sys.stdout = sys.stderr = None
from perfrules.cli.app import run
raise SystemExit(run(["check", "-"]))
"""
    assert in_process(code=code).returncode == 1


def test_closed_standard_streams_are_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, None)
    assert standard_input(1) == b""
    speak_utf8()
    with sys.stdout, sys.stderr:
        assert sys.stdout.write("x") == 1
