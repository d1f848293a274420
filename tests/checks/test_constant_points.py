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
