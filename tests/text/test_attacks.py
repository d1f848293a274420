from pathlib import Path

from perfrules.messages import CATALOGUE
from tests.attack_exceptions import YAML
from tests.shared import data_file, needs_shared
from tests.text.hostile import read_apart
from tests.text.read import Found

OURS = {
    "yaml.alias": {"alias", "too-large"},
    "yaml.ambiguous": {"ambiguous-value", "key-type"},
    "yaml.char": {"character", "full-width"},
    "yaml.directive": {"directive"},
    "yaml.duplicate": {"repeated-key"},
    "yaml.empty-file": {"empty-file"},
    "yaml.encoding": {"encoding"},
    "yaml.eol": {"line-end"},
    "yaml.key-char": {"key-form"},
    "yaml.key-type": {"key-type"},
    "yaml.multi": {"several-documents"},
    "yaml.multiline-plain": {"multi-line-text"},
    "yaml.number": {"number-size"},
    "yaml.scalar-size": {"too-large"},
    "yaml.syntax": {"brace-first", "indentation", "missing-blank", "special-start", "text-after-quote"},
    "yaml.tag": {"tag"},
}
"""The codes of the list, which are suggestions, in our own codes."""


def disagreement(expect: str, codes: list[str], found: Found) -> str | None:
    """Why what was found is not what is expected of the text stage, or None."""
    if expect == "accept" or all(code.startswith("schema.") for code in codes):
        return f"refused: {found}" if found else None
    allowed = {ours for code in codes for ours in OURS.get(code, ())}
    if allowed & {key.partition("/")[0] for key, _, _ in found}:
        return None
    return f"refused otherwise: {found}" if found else "accepted"


@needs_shared
def test_every_yaml_attack_ends_as_the_list_expects_with_a_place(tmp_path: Path) -> None:
    lines = data_file("attacks", "yaml", "EXPECT.tsv").read_text(encoding="utf-8").splitlines()
    expected = {
        name: (expect, codes.split("|")) for name, expect, codes, *_ in (line.split("\t") for line in lines[1:])
    }
    found = read_apart({name: data_file("attacks", "yaml", name).read_bytes() for name in expected}, tmp_path)
    for problems in found.values():
        assert all(key in CATALOGUE and line >= 1 and column >= 1 for key, line, column in problems)
    wrong = {
        name: why for name, (expect, codes) in expected.items() if (why := disagreement(expect, codes, found[name]))
    }
    assert wrong.keys() == YAML.keys()
    assert set(wrong.values()) == {"accepted"}
