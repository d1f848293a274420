"""Points of an indicator are part of the text, not of the data."""

from pathlib import Path

from perfrules.loading import problems_of

TEXT = """
format: 1
id: test.points
title: Points
status: draft
inputs: {{p: {{title: P, kind: number}}, done: {{title: Done, kind: yes_no}}}}
parameters: {{full: {{title: Full, kind: number, value: 10, provenance: proposal}}}}
indicators:
  a: {{title: A, points: {points}, score: {{method: yes_no, value: done}}, provenance: proposal}}
total: {{of: 10}}
"""


def problems(tmp_path: Path, points: str) -> list[str]:
    path = tmp_path / "rules.yaml"
    path.write_text(TEXT.format(points=points), encoding="utf-8")
    return [
        problem.line("en").partition("rules.yaml:")[2] for problem in problems_of(path) if problem.severity == "error"
    ]


def test_points_that_an_input_gives_are_refused(tmp_path: Path) -> None:
    assert problems(tmp_path, "p") == ["9:25: error: The points 'p' depend on the record. [points-constant]"]


def test_points_that_a_parameter_gives_are_fine(tmp_path: Path) -> None:
    assert problems(tmp_path, "full") == []


def test_points_that_ask_whether_a_text_is_in_a_list_are_worked_out(tmp_path: Path) -> None:
    path = tmp_path / "rules.yaml"
    path.write_text(
        TEXT.format(points="\"10 if 'a' in some else 5\"").replace(
            "parameters: {", "parameters: {some: {value: [a, b]}, "
        ),
        encoding="utf-8",
    )
    assert [problem.code for problem in problems_of(path) if problem.severity == "error"] == []


def test_points_that_ask_for_a_list_that_is_none_are_one_mistake(tmp_path: Path) -> None:
    for name, code in (("full", "formula-kind"), ("done", "formula-kind"), ("nowhere", "formula-name")):
        (line,) = problems(tmp_path, f"\"5 if 'a' in {name} else 10\"")
        assert line.endswith(f"[{code}]"), line


def test_points_that_ask_for_a_list_and_name_a_yes_or_no_are_one_mistake(tmp_path: Path) -> None:
    path = tmp_path / "rules.yaml"
    text = TEXT.format(points="\"5 if 'a' in strict else 10\"").replace(
        "parameters: {", "parameters: {strict: {value: true}, "
    )
    path.write_text(text, encoding="utf-8")
    assert [problem.key for problem in problems_of(path) if problem.severity == "error"] == ["formula-kind/list"]
