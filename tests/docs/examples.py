"""
Runs the examples in the documentation: a page is one story, its blocks run in their order in an empty folder.

- ```` ```console ````: every `$ perfrules …` runs, and the lines below it are its output, word for word; a line that is only `…`
  stands for any number of lines. `$ echo $?` shows the exit code of the command before it.
- ```` ```python ````: with `>>>` a doctest, without a script; names live on through the page.
- ```` ```yaml title=rules.yaml ```` (or json, csv): writes that file.
- ```` ```diff title=rules.yaml ````: replaces the lines with `-` by those with `+`; with the lines around them, they stand in the file
  exactly once. With `of=rules.yaml` the change is made in a copy of that file.

Any other block is only shown. Pages in Chinese run under a Chinese locale, all others under an English one.
"""

import contextlib
import doctest
import io
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import final

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted(page for page in (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")))
ANY_LINES = "…"
_BLOCK = re.compile(r"^(?P<indent> *)```(?P<info>\w+[^\n`]*)\n(?P<text>.*?)^(?P=indent)```$", re.MULTILINE | re.DOTALL)
_TITLE = re.compile(r"\btitle=(\S+)")
_OF = re.compile(r"\bof=(\S+)")
_RUN = frozenset({"console", "python", "diff", "yaml", "json", "csv"})


@final
@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block of a page: its language, its text, the files it stands for and changes, where its text begins."""

    lang: str
    title: str | None
    of: str | None
    text: str
    start: int
    line: int

    @property
    def runs(self) -> bool:
        return self.lang in {"console", "python"} or (self.lang in _RUN and self.title is not None)


@final
@dataclass(frozen=True, slots=True)
class Mismatch:
    """A block whose output is not what the page shows."""

    block: Block
    shown: str
    actual: str

    def __str__(self) -> str:
        shown = f"the page shows\n{self.shown}\nbut the output is\n" if self.block.lang == "console" else ""
        return f"line {self.block.line}: {shown}{self.actual}"


@final
@dataclass(slots=True)
class Story:
    """One page on its way: the folder it works in, its locale, the names of its Python blocks, the last exit code."""

    folder: Path
    chinese: bool
    names: dict[str, object] = field(default_factory=dict)
    code: int = 0

    def run(self, block: Block) -> Mismatch | None:
        """Run *block*; what it prints instead of what the page shows, or None."""
        if block.lang == "console":
            return self._console(block)
        if block.lang == "python":
            return self._python(block)
        file = self.folder / str(block.title)
        if block.lang == "diff":
            before = self.folder / (block.of or str(block.title))
            file.write_text(edited(before.read_text(encoding="utf-8"), block.text), encoding="utf-8")
        else:
            file.write_text(block.text, encoding="utf-8")
        return None

    def _console(self, block: Block) -> Mismatch | None:
        actual = "".join(f"$ {command}\n{self._output(command)}" for command, _ in commands(block.text))
        return None if matches(block.text, actual) else Mismatch(block, block.text, actual)

    def _output(self, command: str) -> str:
        if command == "echo $?":
            return f"{self.code}\n"
        program, *words = shlex.split(command)
        if program != "perfrules":
            message = f"examples run only perfrules, not {command!r}; show other commands in a ```sh block"
            raise ValueError(message)
        environment = os.environ | {
            "LC_ALL": "zh_CN.UTF-8" if self.chinese else "en_US.UTF-8",
            "COLUMNS": "100",
            "NO_COLOR": "1",
            "PYTHONPATH": str(ROOT),
            "PYTHONIOENCODING": "utf-8",
        }
        run = subprocess.run(
            [sys.executable, "-m", "perfrules", *words],
            cwd=self.folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
            timeout=60,
        )
        self.code = run.returncode
        text = run.stdout.decode("utf-8").replace("\r\n", "\n")
        text = "\n".join(line.rstrip() for line in text.split("\n"))
        return text if text.endswith("\n") or not text else f"{text}\n"

    def _python(self, block: Block) -> Mismatch | None:
        with contextlib.chdir(self.folder):
            if ">>> " not in block.text:
                exec(compile(block.text, f"line {block.line}", "exec"), self.names)  # noqa: S102 - the page's own code
                return None
            test = doctest.DocTestParser().get_doctest(block.text, self.names, f"line {block.line}", None, block.line)
            printed = io.StringIO()
            runner = doctest.DocTestRunner(verbose=False, optionflags=doctest.ELLIPSIS)
            runner.run(test, out=printed.write, clear_globs=False)
            self.names = test.globs
        return Mismatch(block, block.text, printed.getvalue()) if runner.failures else None


def blocks(page: str) -> Iterator[Block]:
    """The fenced blocks of *page*."""
    for found in _BLOCK.finditer(page):
        lang, _, rest = found["info"].strip().partition(" ")
        title, of = _TITLE.search(rest), _OF.search(rest)
        line = page.count("\n", 0, found.start()) + 1
        yield Block(lang, title[1] if title else None, of[1] if of else None, found["text"], found.start("text"), line)


def commands(text: str) -> Iterator[tuple[str, str]]:
    """The commands of a console block, each with the output that is shown below it."""
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        command, _, output = part.partition("\n")
        yield command, output


def matches(shown: str, actual: str) -> bool:
    """Whether *actual* is what the page shows, where a line that is only `…` stands for any lines."""
    lines = [r"(?:[^\n]*\n)*?" if line == ANY_LINES else re.escape(line) + r"\n" for line in shown.splitlines()]
    return re.fullmatch("".join(lines), actual) is not None


def edited(text: str, change: str) -> str:
    """*text* after a change written as lines with `-`, `+` and blank; ValueError where the old lines are not there once."""
    lines = change.splitlines(keepends=True)
    old = "".join(line[1:] for line in lines if not line.startswith("+"))
    new = "".join(line[1:] for line in lines if not line.startswith("-"))
    if text.count(old) != 1:
        message = f"the lines to change stand in the file {text.count(old)} times:\n{old}"
        raise ValueError(message)
    return text.replace(old, new)


def mismatches(page: Path, folder: Path) -> Iterator[Mismatch]:
    """The blocks of *page* that do not do what it says."""
    story = Story(folder, chinese=page.name.endswith(".zh-CN.md"))
    for block in blocks(page.read_text(encoding="utf-8")):
        if block.runs and (mismatch := story.run(block)):
            yield mismatch
