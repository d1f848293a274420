"""The files that a rule file builds on: each read and checked for text and shape, from the base to the file itself."""

from dataclasses import dataclass
from pathlib import Path
from typing import final

from perfrules.errors import RuleFileError
from perfrules.layers.layer import FileLayers, taken_apart
from perfrules.loading.library import RuleFile, read_rule_file
from perfrules.problems import Problem
from perfrules.schema import check_shape
from perfrules.schema.names import is_set_id
from perfrules.text import MapNode, read_nodes
from perfrules.text.nodes import ScalarNode
from perfrules.words import Words

DEEPEST = 12
_ENDINGS = frozenset({".yaml", ".yml"})


@final
@dataclass(frozen=True, slots=True)
class Chain:
    """The files from the base to the one that was asked for, with what is wrong with the bases."""

    files: tuple[RuleFile, ...]
    layers: tuple[FileLayers, ...]
    problems: tuple[Problem, ...]


def chain_of(file: RuleFile, root: MapNode) -> Chain:
    """The chain of *file*, whose nodes *root* have no mistake of text or shape; it ends early where a base has some."""
    files, layers = [file], [taken_apart(root, file.name)]
    problems: tuple[Problem, ...] = ()
    while (named := layers[0].extends) is not None and not problems:
        base, problems = _base(named, files)
        if base is not None:
            node, problems = _nodes(base)
            if node is not None:
                files.insert(0, base)
                layers.insert(0, taken_apart(node, base.name))
    return Chain(tuple(files), tuple(layers), problems)


def _nodes(file: RuleFile) -> tuple[MapNode | None, tuple[Problem, ...]]:
    root, problems = read_nodes(file.data, file.shown)
    if root is not None and not problems:
        problems = check_shape(root)
    return (root, ()) if isinstance(root, MapNode) and not problems else (None, problems)


def _base(named: ScalarNode, files: list[RuleFile]) -> tuple[RuleFile | None, tuple[Problem, ...]]:
    """The file that the first of *files* extends, or why there is none."""
    facts: dict[str, str | Words] = {"name": named.text}
    try:
        base = _found(named, files[0])
    except RuleFileError as error:
        fixes = Words(en=error.problems[0].fix("en"), zh=error.problems[0].fix("zh"))
        return None, (Problem("extends-unknown", named.place, {**facts, "fix": fixes}),)
    if isinstance(base, str):
        return None, (Problem(base, named.place, facts),)
    known = [_identity(file) for file in files]
    if _identity(base) in known:
        circle = [base.shown, *(file.shown for file in files[: known.index(_identity(base)) + 1])]
        return None, (Problem("extends-circle", named.place, {"circle": " → ".join(reversed(circle))}),)
    if len(files) == DEEPEST:
        return None, (Problem("extends-deep", named.place, {"limit": str(DEEPEST)}),)
    return base, ()


def _found(named: ScalarNode, file: RuleFile) -> RuleFile | str:
    """The file that *named* means, or the word of what is wrong with the name."""
    name = named.text
    path = Path(name)
    if path.suffix.lower() not in _ENDINGS:
        return read_rule_file(name) if is_set_id(name) else "extends-path"
    if path.is_absolute() or "://" in name or "\\" in name or ":" in name:
        return "extends-path"
    if file.path is None:
        return "extends-homeless"
    return read_rule_file(file.path.parent / path)


def _identity(file: RuleFile) -> object:
    return file.path.resolve() if file.path is not None else file.name
