"""
Loads and evaluates hostile files under an audit hook, in a process of its own: `python -m tests.audited FOLDER`.

Prints, as JSON, every event of the interpreter that reading text and counting has no need of, and what each file came to.
"""

import json
import sys
from pathlib import Path
from typing import Any

import perfrules
from perfrules.loading import problems_of

RECORD = {
    "id": "__import__('os').system('id')", "x": "9" * 15, "y": 0, "word": "{0.__class__} {x.__globals__} %s",
    "rows": [{"a": 1, "b": "{a}"}, {"a": 2, "b": "=cmd|' /C calc'!A0"}],
}  # fmt: skip
WARM = """format: 1
id: warm
title: {zh: 热身, en: Warm}
status: draft
inputs: {x: {kind: number}, y: {kind: number}, word: {kind: text, optional: true}}
tables: {rows: {columns: {a: {kind: number}, b: {kind: text}}}}
values: {v: {formula: "x / 3 + ln(x) + root(x, 2)"}}
indicators: {one: {score: {method: proportional, value: x}}}
total: {of: 10}
flags: {f: {when: x > 1, severity: info, finding: "{word} {v:2}"}}
"""


class Watch:
    """Notes what the interpreter reports; only reading the one file and parsing a formula are expected."""

    def __init__(self) -> None:
        self.on = False
        self.file = ""
        self.seen: list[str] = []

    def hook(self, event: str, args: tuple[Any, ...]) -> None:
        if not self.on or self.expected(event, args):
            return
        self.on = False  # what showing an event reports is not the file's doing
        self.seen.append(f"{Path(self.file).name}: {event} {args!r}"[:300])
        self.on = True

    def expected(self, event: str, args: tuple[Any, ...]) -> bool:
        if event == "open":
            return str(args[0]) == self.file and args[1] in {"r", "rb"}
        if event == "compile":
            # Only ast.parse gives the name <unknown>; what it makes is never run, or there would be an `exec`.
            return args[1] in {"<unknown>", b"<unknown>"}
        return event in {"builtins.id", "object.__getattr__"}


def use(path: Path) -> Any:
    """What a file comes to: its errors, or the values of the record; everything that is said of it is read."""
    problems = problems_of(str(path))
    said = [problem.text(lang) for problem in problems for lang in ("zh", "en")]
    try:
        rules = perfrules.load(path)
    except perfrules.RuleFileError as error:
        return {"errors": sorted({problem.code for problem in error.problems}), "said": len(said) + len(str(error))}
    result = perfrules.Evaluator(rules).evaluate(RECORD)
    explained = [str(result.explain(item)) for item in (*rules.values, *rules.indicators, *rules.flags)]
    return {"result": json.loads(result.to_json(), parse_int=str, parse_float=str), "explained": len(explained)}


def main(folder: Path) -> None:
    watch = Watch()
    sys.addaudithook(watch.hook)
    # What Python itself reads at the first use of its parts (the encodings that a file is tried in, too) is no file's doing.
    warm = WARM.encode()
    bad = WARM.replace("x / 3", "__import__('os')").encode()
    for data in (
        warm,
        bad,
        b"[",
        "a: \u202e".encode(),
        WARM.encode("gb18030"),
        "預算績效".encode("big5"),
        WARM.encode("utf-16"),
    ):
        path = folder / "warm.yaml"
        path.write_bytes(data)
        use(path)
    found = {}
    for path in sorted((folder / "files").iterdir()):
        watch.file = str(path)
        watch.on = True
        outcome = use(path)
        watch.on = False
        found[path.name] = outcome
    print(json.dumps({"events": watch.seen, "found": found}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
