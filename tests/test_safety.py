"""Rules from strangers: nothing but the file itself is opened, nothing is run, and what is refused gives no result."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.attack_exceptions import EXPRESSIONS
from tests.audited import WARM
from tests.formula.hostile import attacks
from tests.shared import SHARED, data_file

ROOT = Path(__file__).resolve().parents[1]
HOSTILE = [
    "().__class__.__bases__[0].__subclasses__()", "x.__class__", "word.format(x)", "'{0.__class__}'.format(x)", "__import__('os').system('id')",
    "open('/etc/passwd')", "eval('1')", "exec('x = 1')", "compile('1', 'a', 'eval')", "globals()", "getattr(x, 'real')", "breakpoint()", "input()",
    "[c for c in rows]", "(lambda: 1)()", "f'{x}'", "x if (y := 1) else 2", "9**9**9", "'a' * 999999999", "'%99999999d' % 1", "x // 0", "1 << 99", "rows[0]",
    "{'a': 1}", "{1, 2}", "x; y", "x = 1", "*rows", "min(*rows)", "max(x, key=word)", "...", "None", "x is y", "await x", "yield x", "b'a'", "1j", "~x", "sum_of(__builtins__, x)",
    "print(x)", "help()", "exit()", "ｅｖａｌ('1')", "x\\\n", "rand()", "import os", "@x", "word.upper()", "1e999", "0x41", "1_000", "-" * 900 + "1", "(" * 200 + "x" + ")" * 200,
    "x + " * 900 + "x", "not " * 400 + "x", "x" * 3000,
]  # fmt: skip
FILES = {
    "object.yaml": "a: !!python/object/apply:os.system ['id']\n",
    "name.yaml": "a: !!python/name:os.system\n",
    "module.yaml": "a: !!python/module:antigravity\n",
    "include.yaml": "format: 1\na: !include /etc/passwd\n",
    "extends.yaml": WARM + "extends: /etc/passwd\n",
    "extends-url.yaml": WARM + "extends: http://127.0.0.1:9/rules.yaml\n",
    "ref.yaml": WARM + "inputs_: {$ref: 'http://127.0.0.1:9/schema.json'}\n",
    "schema.yaml": "# yaml-language-server: $schema=http://127.0.0.1:9/schema.json\n" + WARM,
    "laughs.yaml": "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
    "merge.yaml": "a: &a {x: 1}\nb: {<<: [*a, *a]}\n",
    "deep.yaml": "[" * 30000,
    "path.yaml": WARM.replace("id: warm", "id: ../../etc/passwd"),
    "url.yaml": WARM + "laws: {m: {cite: M, url: 'file:///etc/passwd'}}\n",
    "template.yaml": WARM.replace("{word}", "{word.__class__} {0.__init__} {x!r} {x:>{y}} {__import__('os')}"),
    "bytes.yaml": "a: \x00\x1b\u202e\n",
}


def as_files(number: int, expression: str) -> dict[str, str]:
    """Rule files with an expression in the three kinds of places that take one."""
    quoted = json.dumps(expression)
    return {
        f"{number:03}-value.yaml": f"{WARM}parameters: {{}}\n".replace('"x / 3 + ln(x) + root(x, 2)"', quoted).replace(
            "parameters: {}\n", ""
        ),
        f"{number:03}-gives.yaml": WARM.replace("value: x}", f"value: x, full_at: {quoted}}}"),
        f"{number:03}-text.yaml": WARM.replace("{word} {v:2}", json.dumps("{" + expression + "}")[1:-1]),
    }


def audited(files: dict[str, bytes], folder: Path) -> dict[str, Any]:
    """What the files come to in a process apart, once it is sure that nothing happened there that should not."""
    (folder / "files").mkdir()
    for name, data in files.items():
        (folder / "files" / name).write_bytes(data)
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "tests.audited", str(folder)],
        capture_output=True,
        cwd=ROOT,
        timeout=120,
        check=False,
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    assert (done.returncode, done.stderr.decode()[-2000:]) == (0, "")
    answer = json.loads(done.stdout)
    assert answer["events"] == []
    assert answer["found"].keys() == files.keys()
    found: dict[str, Any] = answer["found"]
    return found


def test_hostile_expressions_open_nothing_run_nothing_and_give_nothing(tmp_path: Path) -> None:
    files = {name: text for at, one in enumerate(HOSTILE) for name, text in as_files(at, one).items()}
    found = audited({name: text.encode() for name, text in files.items()}, tmp_path)
    assert [name for name, outcome in found.items() if "errors" not in outcome] == []
    assert len(found) == 3 * len(HOSTILE)


def test_hostile_files_open_nothing_else_and_run_nothing(tmp_path: Path) -> None:
    found = audited({name: text.encode() for name, text in FILES.items()}, tmp_path)
    assert {name for name, outcome in found.items() if "errors" not in outcome} == {
        "schema.yaml",
        "url.yaml",
    } & found.keys()
    assert found["schema.yaml"]["result"]["status"] == "decided"


def test_hostile_data_are_only_text(tmp_path: Path) -> None:
    result = audited({"fine.yaml": WARM.encode()}, tmp_path)["fine.yaml"]["result"]
    assert result["id"] == "__import__('os').system('id')"
    assert result["findings"][0]["text"].startswith("{0.__class__} {x.__globals__} %s")


@pytest.mark.skipif(SHARED is None, reason="the shared data folder is not here")
def test_the_listed_attacks_open_nothing_run_nothing_and_give_nothing(tmp_path: Path) -> None:
    listed = attacks(data_file("attacks", "expressions.txt"))
    refused = {f"{one.id}.yaml" for one in listed if one.expect == "reject" and one.id not in EXPRESSIONS}
    files = {f"{one.id}.yaml": as_files(0, one.text)["000-value.yaml"].encode() for one in listed}
    texts = {path.name: path.read_bytes() for path in data_file("attacks", "yaml").glob("*.yaml")}
    found = audited({**files, **{f"text-{name}": data for name, data in texts.items()}}, tmp_path)
    assert [name for name in refused if "errors" not in found[name]] == []
    assert len(found) > 200


CONTROL = """
import socket, subprocess, sys
from tests.audited import Watch
watch = Watch()
sys.addaudithook(watch.hook)
watch.file, watch.on = __file__, True
open(__file__).close()
open("/dev/null").close()
exec("1")
"""


def test_the_watch_would_notice_what_must_not_happen(tmp_path: Path) -> None:
    child = tmp_path / "child.py"
    text = CONTROL
    for line in (
        "subprocess.run([sys.executable, '-c', ''])",
        "socket.socket().close()",
        "import this",
        "print(*watch.seen, sep='\\n')",
    ):
        text += f"{line}\n"
    child.write_text(text, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(child)],
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=True,
    )
    seen = done.stdout.decode()
    for event in ("open ('/dev/null'", "exec (", "subprocess.Popen (", "socket.__new__ (", "import ('this'"):
        assert f"child.py: {event}" in seen
    assert str(child) not in seen.replace("child.py: ", "")
