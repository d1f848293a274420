"""Many results as the table of one record."""

from pathlib import Path

from perfrules import Evaluator, load
from perfrules.errors import LISTED_AT_MOST
from perfrules.portfolio import evaluate_portfolio
from perfrules.reading import open_data
from perfrules.records.given import Given
from tests.portfolio.files import write

ALL = "id,done,rate\nP-1,100%,90%\nP-2,50%,50%\nP-3,80%,70%\n"


def test_the_objects_are_evaluated_and_their_results_make_the_table(tmp_path: Path) -> None:
    files = write(tmp_path, projects_csv=ALL)
    project, summary = (Evaluator(load(files[name])) for name in ("project", "summary"))
    data = open_data(Path(files["projects"]), project.rule_set)
    found = evaluate_portfolio(summary, [(project, data), (project, data)], Given({"id": "2024", "printed": 80}))
    assert (found.objects, found.failed, found.problems) == (6, 0, ())
    assert found.result.values["good_ones"] == 2
    assert [finding.text for finding in found.result.findings] == ["printed 80, is 74"]
    assert found.result.origin is not None
    assert [stamp.name for stamp in found.result.origin.files] == ["projects.csv", "projects.csv"]


def test_objects_with_wrong_data_are_counted_and_told_and_no_total_pretends_to_be_whole(tmp_path: Path) -> None:
    files = write(tmp_path, projects_csv=ALL + "P-4,all,1\n")
    project, summary = (Evaluator(load(files[name])) for name in ("project", "summary"))
    found = evaluate_portfolio(summary, [(project, open_data(Path(files["projects"]), project.rule_set))])
    assert (found.objects, found.failed) == (4, 1)
    assert [problem.code for problem in found.problems] == ["data-number"]
    assert found.result.values["average"] is None
    assert [warning.code for warning in found.result.warnings] == ["data-taken"]


def test_of_many_mistakes_a_hundred_are_kept(tmp_path: Path) -> None:
    files = write(tmp_path, projects_csv="id,done,rate\n" + "".join(f"P-{n},x,y\n" for n in range(80)))
    project, summary = (Evaluator(load(files[name])) for name in ("project", "summary"))
    found = evaluate_portfolio(summary, [(project, open_data(Path(files["projects"]), project.rule_set))])
    assert (found.failed, len(found.problems)) == (80, LISTED_AT_MOST)
