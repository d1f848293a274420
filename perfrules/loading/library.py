"""Where rule files come from: the sets shipped with the package, by their ids, and files, by their paths."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import cast, final

from perfrules.errors import RuleFileError
from perfrules.loading.building.notes import Notes, language_of, mapping, scalar
from perfrules.model.rule_set import Status
from perfrules.model.texts import Text
from perfrules.problems import Problem, near
from perfrules.schema import check_shape
from perfrules.text import MapNode, read_nodes
from perfrules.text.decoding import LARGEST_FILE
from perfrules.words import Words

SETS = "indicator_sets"
_ENDINGS = (".yaml", ".yml", ".json")
_HEAD = ("format", "id", "title", "status")


@final
@dataclass(frozen=True, slots=True)
class SetEntry:
    """A shipped rule set: its id, its title, how binding it is, and its file."""

    id: str
    title: Text
    status: Status
    path: Path


@final
@dataclass(frozen=True, slots=True)
class RuleFile:
    """
    The bytes of a rule file; *shown* names it in messages, *name* in stamps, where no path of a machine may stand.

    *path* is where it was read from, for the relative path of a file that it extends; None for text from elsewhere.
    """

    data: bytes
    shown: str
    name: str
    path: Path | None = None


def sets_folder(package: Path = Path(__file__).parents[1]) -> Path:
    """The folder of the shipped sets: inside the installed *package*, or beside it in a checkout."""
    inside = package / SETS
    return inside if inside.is_dir() else package.parent / SETS


def find_set(set_id: str, folder: Path | None = None) -> Path:
    """
    The file of the shipped rule set *set_id*; RuleFileError with the near id where there is none.

    Parts of an id are folders: cn.project_evaluation is cn/project_evaluation.yaml. Examples and cases are not sets.

    >>> find_set("cn.project_evaluation").name
    'project_evaluation.yaml'
    """
    known = _paths(folder or sets_folder())
    if set_id in known:
        return known[set_id]
    if meant := near(set_id, known):
        raise RuleFileError([Problem("set-not-found/near", facts={"id": set_id, "near": meant})])
    listed = Words(en=", ".join(known), zh="、".join(known))
    raise RuleFileError([Problem("set-not-found", facts={"id": set_id, "known": listed})])


def list_rule_sets(folder: Path | None = None) -> tuple[SetEntry, ...]:
    """
    The shipped rule sets, sorted by id; RuleFileError where the file of one cannot be read.

    >>> [entry.id for entry in list_rule_sets() if entry.id.startswith("cn.project")]
    ['cn.project_evaluation', 'cn.project_self_evaluation']
    """
    return tuple(_entry(set_id, path) for set_id, path in _paths(folder or sets_folder()).items())


def read_rule_file(source: str | os.PathLike[str]) -> RuleFile:
    """
    The rule file that *source* names; RuleFileError where it cannot be found or read.

    A text with a `/` in it, or one that ends in .yaml, .yml or .json, is a path; any other text is the id of a shipped set.
    """
    if isinstance(source, str) and not is_path(source):
        path = find_set(source)
        name = path.relative_to(sets_folder()).as_posix()
        return RuleFile(_read(path, name), name, name, path)
    shown = os.fspath(source)
    path = Path(shown)
    return RuleFile(_read(path, shown), shown, path.name, path)


def is_path(source: str) -> bool:
    """
    Whether *source* is meant as a path; otherwise it is the id of a shipped set.

    >>> is_path("my.yaml"), is_path("sets/my"), is_path("cn.project_evaluation")
    (True, True, False)
    """
    return "/" in source or os.sep in source or source.lower().endswith(_ENDINGS)


def _read(path: Path, shown: str) -> bytes:
    """The bytes of a file, never many more than a rule file may have."""
    try:
        with path.open("rb") as file:
            return file.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        key = "file-not-found"
    except (OSError, ValueError):  # a name with a zero character is a ValueError
        key = "file-unreadable/folder" if os.path.isdir(path) else "file-unreadable"  # noqa: PTH112 - takes any name
    raise RuleFileError([Problem(key, facts={"file": shown})])


def _paths(folder: Path) -> dict[str, Path]:
    """The files of the sets under *folder* by id, sorted."""
    found = {}
    for path in folder.rglob("*.yaml"):
        parts = path.relative_to(folder).with_suffix("").parts
        if parts[0] != "examples" and not path.name.endswith(".cases.yaml"):
            found[".".join(parts)] = path
    return dict(sorted(found.items()))


def _entry(set_id: str, path: Path) -> SetEntry:
    """What the head of the file says; the rest is looked at when the set is loaded."""
    name = f"{set_id.replace('.', '/')}.yaml"
    root, problems = read_nodes(_read(path, name), name)
    head = root
    if isinstance(root, MapNode):
        head = MapNode(tuple(entry for entry in root if entry.key in _HEAD), root.place)
    if head is None or (problems := check_shape(head)):
        raise RuleFileError(problems)
    words = {entry.key: entry.node for entry in mapping(head)}
    title = Notes(language_of(words["title"]), frozenset()).text(words["title"])
    return SetEntry(set_id, title, cast("Status", scalar(words["status"]).text), path)
