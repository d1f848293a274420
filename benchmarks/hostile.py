"""
Time and memory that hostile expressions and rule files can take before they are refused.

Run as `python -m benchmarks.hostile` (`--all` shows every attack). Each attack runs in its own process, forked from one
that has perfrules ready, so that its peak memory is its own and a hang can be ended; the time is taken inside, the best of three.
Whether each attack is refused with the right problem is for the tests; here is only counted what came of it.
"""

import argparse
import ast
import json
import multiprocessing
import re
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, final

import perfrules
from benchmarks.shared import shared_file
from benchmarks.table import table

LIMIT_SECONDS = 2.0
EXPRESSION_LIMIT, FILE_LIMIT = 20.0, 300.0  # ms
MEMORY_LIMIT = 64.0  # MiB
REPEATS = 3
MEBIBYTE = 2**20
MAXRSS_UNIT = 1 if sys.platform == "darwin" else 1024
RULES = """\
format: 1
id: benchmark.hostile
title: Hostile (benchmark)
status: draft
inputs:
  score: {{title: Score, kind: number}}
  rate: {{title: Rate, kind: number}}
  budget: {{title: Budget, kind: number}}
  得分: {{title: 得分, kind: number}}
  预算: {{title: 预算, kind: number}}
  执行率: {{title: 执行率, kind: number}}
  name: {{title: Name, kind: text}}
  mark: {{title: Mark, kind: text}}
  flag: {{title: Flag, kind: yes_no}}
  absent: {{title: Absent, kind: number, optional: true}}
values:
  attack: {{title: Attack, formula: {formula}, provenance: proposal}}
"""
RECORD: dict[str, Any] = {
    "score": 85, "rate": 0.95, "budget": 1000000, "得分": 90, "预算": 120.5, "执行率": 0.98,
    "name": "项目A", "mark": "A", "flag": True,
}  # fmt: skip
# Names of the attack files that are words of the rule language or its functions.
RENAMED = ((re.compile(r"\bgrade\b"), "mark"), (re.compile(r"\bmissing\b(?!\()"), "absent"))


@final
@dataclass(frozen=True, slots=True)
class Attack:
    """A rule file that means harm, and the time that it may take."""

    kind: str
    name: str
    path: Path
    milliseconds: float


@final
@dataclass(frozen=True, slots=True)
class Found:
    """What came of an attack; no figures when the process had to be ended or died."""

    attack: Attack
    outcome: str
    milliseconds: float = LIMIT_SECONDS * 1e3
    mebibytes: float = 0.0

    @property
    def over(self) -> bool:
        """Whether it took longer than its limit or more memory than any may."""
        return self.milliseconds > self.attack.milliseconds or self.mebibytes > MEMORY_LIMIT


def main() -> None:
    """Runs every attack and prints the summary."""
    parser = argparse.ArgumentParser(description="time and memory of hostile expressions and rule files")
    parser.add_argument("--all", action="store_true", help="one line for each attack")
    show_all = parser.parse_args().all
    with tempfile.TemporaryDirectory() as folder:
        attacks = [*_expressions(Path(folder)), *_files()]
        _try(_written(Path(folder), "control", "score + 1"))
        found = [_watched(attack) for attack in attacks]
    if show_all:
        print(table(("attack", "came of it", "ms", "MiB"), [_row(one) for one in found]), end="\n\n")
    head = ("attacks", "number", "limit ms", "slowest ms", "limit MiB", "most MiB", "over a limit", "came of them")
    kinds = dict.fromkeys(attack.kind for attack in attacks)
    print(table(head, [_summary(kind, [one for one in found if one.attack.kind == kind]) for kind in kinds]))
    for one in found:
        if one.over or one.outcome.startswith("FAILED"):
            print("!", *_row(one))


def _expressions(folder: Path) -> Iterator[Attack]:
    lines = shared_file("data", "attacks", "expressions.txt").read_text(encoding="utf-8").splitlines()
    for line in lines:
        if line and not line.startswith("#"):
            name, _, _, kind, text = line.split("\t")
            expression = json.loads(text) if kind == "json" else _expanded(ast.parse(text, mode="eval").body)
            yield Attack("expressions", name, _written(folder, name, expression), EXPRESSION_LIMIT)


def _files() -> Iterator[Attack]:
    for path in sorted(shared_file("data", "attacks", "yaml").glob("*.yaml")):
        yield Attack("rule files", path.name, path, FILE_LIMIT)


def _expanded(node: ast.expr) -> Any:  # noqa: ANN401 - text or a whole number
    """A generated expression: only + and * of texts and whole numbers."""
    match node:
        case ast.Constant(value=value):
            return value
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            return _expanded(left) + _expanded(right)
        case ast.BinOp(left=left, op=ast.Mult(), right=right):
            return _expanded(left) * _expanded(right)
    raise ValueError(ast.dump(node))


def _written(folder: Path, name: str, expression: str) -> Path:
    """A rule file with *expression* as the formula of a value."""
    for pattern, word in RENAMED:
        expression = pattern.sub(word, expression)
    path = folder / f"{name}.yaml"
    path.write_text(RULES.format(formula=_quoted(expression)), encoding="utf-8")
    return path


def _quoted(text: str) -> str:
    """*text* as a quoted YAML text in which everything unusual is written by its number, lone surrogates included."""
    return '"' + "".join(_escaped(character) for character in text) + '"'


def _escaped(character: str) -> str:
    if character.isascii() and character.isprintable() and character not in '"\\':
        return character
    return f"\\U{ord(character):08x}"


def _watched(attack: Attack) -> Found:
    """Runs *attack* in a process of its own and ends that when it takes too long."""
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_child, args=(attack.path, theirs))
    process.start()
    theirs.close()
    try:
        answered = ours.poll(LIMIT_SECONDS)
        found = Found(attack, *ours.recv()) if answered else Found(attack, "FAILED: no end")
    except EOFError:
        found = Found(attack, "FAILED: process died")
    process.kill()
    process.join()
    return found


def _child(path: Path, answer: Connection) -> None:
    """Sends what came of the attack, the best time in ms and the growth of the process in MiB."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    times = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        outcome = _try(path)
        times.append((time.perf_counter() - start) * 1e3)
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    answer.send((outcome, min(times), grown * MAXRSS_UNIT / MEBIBYTE))


def _try(path: Path) -> str:
    try:
        rule_set = perfrules.load(str(path))
        return f"evaluated: {perfrules.Evaluator(rule_set).evaluate(RECORD).status}"
    except perfrules.PerfrulesError:
        return "refused"
    except BaseException as bare:  # noqa: BLE001 - exactly what must never happen, to be shown
        return f"FAILED: {type(bare).__name__}"


def _row(found: Found) -> tuple[str, ...]:
    return (found.attack.name, found.outcome, f"{found.milliseconds:.1f}", f"{found.mebibytes:.1f}")


def _summary(kind: str, found: list[Found]) -> tuple[str, ...]:
    slowest = max(found, key=lambda one: one.milliseconds)
    largest = max(found, key=lambda one: one.mebibytes)
    outcomes = Counter(one.outcome for one in found)
    return (
        kind,
        str(len(found)),
        f"{slowest.attack.milliseconds:.0f}",
        f"{slowest.milliseconds:.1f} ({slowest.attack.name})",
        f"{MEMORY_LIMIT:.0f}",
        f"{largest.mebibytes:.1f} ({largest.attack.name})",
        str(sum(one.over for one in found)),
        ", ".join(f"{outcome} {count}" for outcome, count in outcomes.most_common()),
    )


if __name__ == "__main__":
    main()
