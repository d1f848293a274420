"""Runs the listed expressions in a process of its own, which can be stopped: `python -m tests.formula.hostile LIST`."""

import ast
import faulthandler
import json
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, NamedTuple

from perfrules import Evaluator
from perfrules.formula.check import check_kinds
from perfrules.formula.kind import NUMBER, TEXT, YES_NO
from perfrules.formula.scope import Scope
from perfrules.formula.syntax import parse_formula
from perfrules.loading.library import RuleFile
from perfrules.loading.load import examine
from perfrules.problems import Place, Problem

LIMIT = 2.0
"""Seconds after which an expression counts as one that hangs."""
NUMBERS = {"score": 85, "rate": "0.95", "budget": 1000000, "得分": 90, "预算": "120.5", "执行率": "0.98"}
RECORD = {"id": "1", **NUMBERS, "absent": None, "name": "项目A", "mark": "A", "flag": True}
RENAMED = {"missing": "absent", "grade": "mark"}  # two names of the listed record are words of our formulas
SCOPE = Scope({**dict.fromkeys([*NUMBERS, "absent"], NUMBER), "name": TEXT, "mark": TEXT, "flag": YES_NO})


class Attack(NamedTuple):
    """One line of the list."""

    id: str
    expect: str
    codes: tuple[str, ...]
    text: str


class Outcome(NamedTuple):
    """The codes found by the formula stage and in a whole file, the value in a result, and the seconds it took."""

    formula: list[str]
    file: list[str]
    value: Any
    seconds: float


def attacks(path: Path) -> list[Attack]:
    lines = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [
        Attack(name, expect, tuple(codes.split("|")), renamed(json.loads(text) if kind == "json" else built(text)))
        for name, expect, codes, kind, text in lines
    ]


def built(text: str) -> str:
    """The text that sums and products of quoted texts and numbers make."""

    def value(node: ast.expr) -> Any:
        if isinstance(node, ast.BinOp):
            left, right = value(node.left), value(node.right)
            return left + right if isinstance(node.op, ast.Add) else left * right
        assert isinstance(node, ast.Constant)
        return node.value

    result = value(ast.parse(text, mode="eval").body)
    assert isinstance(result, str)
    return result


def renamed(text: str) -> str:
    return re.sub(r"\b(missing|grade)\b", lambda found: RENAMED[found[0]], text)


def outcome(text: str) -> Outcome:
    begun = time.perf_counter()
    formula = parse_formula(text, Place("rules.yaml", 1, 1))
    problems = (formula,) if isinstance(formula, Problem) else check_kinds(formula, SCOPE)[1]
    file, value = in_a_file(text)
    seconds = time.perf_counter() - begun
    return Outcome([shown(problem) for problem in problems], file, value, seconds)


def in_a_file(text: str) -> tuple[list[str], Any]:
    """The errors of a rule file with the expression as a value, or the value in the result of the record."""
    kinds = "".join(f"  {name}: {{kind: number}}\n" for name in (*NUMBERS, "absent"))
    kinds += "  name: {kind: text}\n  mark: {kind: text}\n  flag: {kind: yes_no}\n"
    rules = f"format: 1\nid: attack\ntitle: Attack\nstatus: draft\ninputs:\n{kinds}values:\n  v: {{formula: {json.dumps(text)}}}\n"
    rule_set, problems = examine(RuleFile(rules.encode(), "rules.yaml", "rules.yaml"))
    if rule_set is None:
        return [shown(problem) for problem in problems if problem.severity == "error"], None
    return [], json.loads(Evaluator(rule_set).evaluate(RECORD).to_json())["values"]["v"]


def shown(problem: Problem) -> str:
    """The code, once the message is known to be complete in both languages."""
    assert isinstance(problem.where, Place)
    assert problem.text("en")
    assert problem.text("zh")
    return problem.code


def run_apart(path: Path) -> dict[str, Outcome]:
    """The outcomes of all lines, by id; one that takes longer than the limit ends the process, and its traceback is shown."""
    command = [sys.executable, "-W", "error", "-m", "tests.formula.hostile", str(path)]
    done = subprocess.run(command, capture_output=True, timeout=60 * LIMIT, check=False, cwd=Path(__file__).parents[2])
    assert not done.stderr, done.stderr.decode()
    return {name: Outcome(*found) for name, found in json.loads(done.stdout).items()}


if __name__ == "__main__":
    found = {}
    outcome("1 + 1")  # what is read at the first load only is not the expression's time
    for attack in attacks(Path(sys.argv[1])):
        faulthandler.dump_traceback_later(LIMIT, exit=True)
        found[attack.id] = outcome(attack.text)
    print(json.dumps(found))
