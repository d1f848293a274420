"""What only a process of its own can show."""

import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from perfrules.__main__ import main
from perfrules.cli.streams import discard_output, speak_utf8
from perfrules.cli.terminal import Terminal
from tests.cli.conftest import RECORD, ROOT, RULES, heed_ctrl_c, in_process

WITHOUT = """
import sys
class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] == {name!r}:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)
sys.meta_path.insert(0, Absent())
sys.argv[0] = "perfrules"
from perfrules.__main__ import main
main()
"""


def test_python_dash_m_is_the_program() -> None:
    done = in_process("--version")
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, b"perfrules 0.1.0", b"")


@pytest.mark.parametrize(
    "env", [{"PYTHONIOENCODING": "ascii"}, {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}]
)
def test_any_console_gets_utf_8(env: dict[str, str]) -> None:
    done = in_process("list", "--lang", "zh", **env)
    assert done.returncode == 0
    assert "项目支出绩效自评" in done.stdout.decode("utf-8")
    assert "错误" in in_process("rum", "--lang", "zh", **env).stderr.decode("utf-8")


@pytest.mark.parametrize("name", ["typer", "rich"])
@pytest.mark.parametrize(
    ("locale", "said"), [("C.UTF-8", "needs two more packages"), ("zh_CN.UTF-8", "还需要两个软件包")]
)
def test_without_the_extra_one_sentence_says_how_to_install_it(name: str, locale: str, said: str) -> None:
    done = in_process("list", code=WITHOUT.format(name=name), LC_ALL=locale, PYTHONIOENCODING="ascii")
    assert done.returncode == 2
    assert done.stdout == b""
    text = done.stderr.decode("utf-8")
    assert text.count("\n") == 1
    assert said in text
    assert "pip install 'perfrules[cli]'" in text


def test_a_missing_module_of_our_own_is_not_taken_for_the_extra() -> None:
    code = WITHOUT.replace('name.partition(".")[0] == {name!r}', "name == 'perfrules.cli.app'")
    done = in_process("list", code=code.format(name=""))
    assert done.returncode == 1
    assert b"ModuleNotFoundError" in done.stderr


def test_the_library_works_without_the_extra() -> None:
    code = WITHOUT.format(name="rich").replace(
        "from perfrules.__main__ import main\nmain()",
        "import perfrules, perfrules.reports, perfrules.cases\n"
        "rules = perfrules.load('cn.project_self_evaluation')\n"
        "print(len(perfrules.reports.markdown(perfrules.Evaluator(rules).evaluate({}))) > 0)",
    )
    assert in_process(code=code).stdout.strip() == b"True"


@pytest.mark.parametrize(
    "words", [["show", "cn.project_evaluation"], ["schema"], ["template", "cn.project_evaluation"]]
)
def test_a_reader_who_leaves_is_no_error(words: list[str]) -> None:
    reader, writer = os.pipe()
    process = subprocess.Popen(
        [sys.executable, "-m", "perfrules", *words], cwd=ROOT, stdout=writer, stderr=subprocess.PIPE
    )
    os.close(writer)
    os.close(reader)
    _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (141, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_behind_standard_output_is_one_message() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "perfrules", "schema"], cwd=ROOT, stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert b"stdout" in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_ctrl_c_ends_quietly_with_130() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "perfrules", "check", "-"],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, preexec_fn=heed_ctrl_c,  # noqa: PLW1509 - no threads here
    )  # fmt: skip
    time.sleep(1.5)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (130, b"", b"")


def test_bytes_go_through_standard_input_and_output() -> None:
    record = Path(RECORD).read_bytes()
    done = subprocess.run(
        [sys.executable, "-m", "perfrules", "run", RULES, "-", "--format", "json", "-o", "-"],
        cwd=ROOT, input=record, capture_output=True, check=False,
    )  # fmt: skip
    assert json.loads(done.stdout.decode("utf-8"))["score"] == 98.62
    assert b"\r" not in done.stdout


@pytest.fixture
def without_typer(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("perfrules.cli.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "typer", None)


@pytest.mark.usefixtures("without_typer")
def test_the_console_script_says_how_to_install_the_extra(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    with pytest.raises(SystemExit) as stopped:
        main()
    assert stopped.value.code == 2
    assert capsys.readouterr().err == "The command line needs two more packages: pip install 'perfrules[cli]'\n"


@pytest.mark.parametrize(("words", "code"), [(["--version"], 0), (["rum"], 2)])
def test_the_console_script_exits_with_the_code_of_the_command(
    words: list[str], code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["perfrules", *words])
    with pytest.raises(SystemExit) as stopped:
        main()
    assert stopped.value.code == code


def test_the_console_script_hides_no_mistake_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "perfrules.cli.app", None)
    with pytest.raises(ModuleNotFoundError):
        main()


def test_an_interrupt_while_loading_ends_with_130(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_words: list[str]) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("perfrules.cli.app.run", interrupted)
    with pytest.raises(SystemExit) as stopped:
        main()
    assert stopped.value.code == 130


def test_a_stand_in_for_standard_output_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in = io.StringIO()
    monkeypatch.setattr(sys, "stdout", stand_in)
    speak_utf8()
    discard_output()
    assert sys.stdout is stand_in


def test_a_terminal_whose_reader_leaves_ends_like_any_other_output(monkeypatch: pytest.MonkeyPatch) -> None:
    class Gone(io.StringIO):
        def isatty(self) -> bool:
            return True

        def write(self, _text: str, /) -> int:
            raise BrokenPipeError

    monkeypatch.setattr(sys, "stdout", Gone())
    with pytest.raises(BrokenPipeError):
        Terminal("en").show("text")
