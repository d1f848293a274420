import os
from pathlib import Path

import pytest

from perfrules.errors import RuleFileError
from perfrules.loading import find_set, list_rule_sets, load, problems_of, read_rule_file
from perfrules.loading.library import sets_folder
from perfrules.text import MapNode, ScalarNode, read_nodes
from perfrules.text.decoding import LARGEST_FILE

HEAD = "format: 1\nid: {id}\ntitle: {title}\nstatus: draft\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of two sets, with an example and cases beside them."""
    sets = {"cn/b_set": "{zh: 乙, en: B}", "a_set": "A", "examples/shown": "E", "cn/b_set.cases": "C"}
    for name, title in sets.items():
        path = tmp_path / f"{name}.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(HEAD.format(id=name.replace("/", "."), title=title), encoding="utf-8")
    return tmp_path


def key_of(source: str | os.PathLike[str]) -> str:
    with pytest.raises(RuleFileError) as refused:
        read_rule_file(source)
    (problem,) = refused.value.problems
    for lang in ("zh", "en"):
        assert problem.text(lang)
    return problem.key


def test_sets_are_listed_by_id_without_examples_and_cases(folder: Path) -> None:
    first, second = list_rule_sets(folder)
    assert (first.id, first.title.get("en"), first.status, first.path) == ("a_set", "A", "draft", folder / "a_set.yaml")
    assert (second.id, second.title.get("zh"), second.path) == ("cn.b_set", "乙", folder / "cn" / "b_set.yaml")


def test_a_set_is_found_by_its_id(folder: Path) -> None:
    assert find_set("cn.b_set", folder) == folder / "cn" / "b_set.yaml"


@pytest.mark.parametrize("set_id", ["examples.shown", "cn.b_set.cases", "..a_set", "", "完全不同"])
def test_other_words_are_no_ids(folder: Path, set_id: str) -> None:
    with pytest.raises(RuleFileError) as refused:
        find_set(set_id, folder)
    assert refused.value.problems[0].code == "set-not-found"


def test_an_unknown_id_is_refused_with_the_near_one_or_the_list(folder: Path) -> None:
    with pytest.raises(RuleFileError) as refused:
        find_set("cn.bset", folder)
    assert refused.value.problems[0].facts["near"] == "cn.b_set"
    with pytest.raises(RuleFileError) as refused:
        find_set("zzz", folder)
    assert "a_set, cn.b_set" in refused.value.problems[0].fix("en")


@pytest.mark.parametrize(
    "text", ["format: 1\nid: x\ntitle: X\n", "- a\n", "title: [\n", HEAD.format(id="x", title="[a]")]
)
def test_a_set_whose_head_cannot_be_read_is_refused_with_its_file(tmp_path: Path, text: str) -> None:
    (tmp_path / "broken.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(RuleFileError) as refused:
        list_rule_sets(tmp_path)
    assert "broken.yaml:" in str(refused.value)


def test_sets_lie_inside_the_installed_package_or_beside_a_checkout(tmp_path: Path) -> None:
    package = tmp_path / "perfrules"
    beside, inside = tmp_path / "indicator_sets", package / "indicator_sets"
    beside.mkdir()
    assert sets_folder(package) == beside
    inside.mkdir(parents=True)
    assert sets_folder(package) == inside


def test_every_shipped_file_lies_where_its_id_says() -> None:
    for entry in list_rule_sets():
        root, _ = read_nodes(entry.path.read_bytes(), entry.path.name)
        assert isinstance(root, MapNode)
        written = root.get("id")
        assert isinstance(written, ScalarNode)
        assert written.text == entry.id
        assert entry.path == sets_folder() / f"{entry.id.replace('.', '/')}.yaml"


def test_a_text_with_a_slash_or_an_ending_is_a_path_and_any_other_an_id(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("rules.yaml", "rules.yml", "rules.json", "rules.YAML", "rules"):
        Path(name).write_bytes(b"a: 1")
    for source in ("rules.yaml", "rules.yml", "rules.json", "rules.YAML", "./rules", str(tmp_path / "rules")):
        file = read_rule_file(source)
        assert (file.data, file.shown, file.name) == (b"a: 1", source, Path(source).name)
    assert read_rule_file(Path("rules")).data == b"a: 1"
    assert key_of("rules") == "set-not-found"


def test_a_shipped_set_is_named_by_its_place_among_the_sets() -> None:
    file = read_rule_file("cn.project_evaluation")
    assert (file.shown, file.name) == ("cn/project_evaluation.yaml", "cn/project_evaluation.yaml")


def test_a_file_that_cannot_be_read_is_a_problem_and_not_a_traceback(tmp_path: Path) -> None:
    assert key_of(tmp_path / "none.yaml") == "file-not-found"
    assert key_of(tmp_path / "no" / "none.yaml") == "file-not-found"
    assert key_of(tmp_path) == "file-unreadable/folder"
    assert key_of(f"{tmp_path}/a\0b.yaml") == "file-unreadable"
    (tmp_path / "file").write_bytes(b"")
    assert key_of(tmp_path / "file" / "inside.yaml") == "file-unreadable"
    assert problems_of(tmp_path)[0].code == "file-unreadable"


def test_no_more_is_read_of_a_file_than_a_rule_file_may_have(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    path.write_bytes(b"#" * (LARGEST_FILE + 100))
    assert len(read_rule_file(path).data) == LARGEST_FILE + 1
    assert [problem.code for problem in problems_of(path)] == ["too-large"]


def test_every_shipped_set_is_free_of_mistakes() -> None:
    for entry in list_rule_sets():
        rules = load(entry.id)
        assert (rules.id, rules.title.wordings, rules.status) == (entry.id, entry.title.wordings, entry.status)
        assert rules.stamp.files[-1][0] == f"{entry.id.replace('.', '/')}.yaml"
