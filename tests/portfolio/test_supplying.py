"""Results for the same records fill inputs; records belong together by their ids."""

from pathlib import Path

import pytest

from perfrules import DataError, Evaluator, Result, load
from perfrules.portfolio import supplied
from perfrules.reading import DataFile, open_data
from tests.portfolio.files import PROJECTS, write


def opened(folder: Path, **texts: str) -> tuple[Evaluator, DataFile]:
    """The projects with what their surveys say."""
    files = write(folder, **texts)
    survey, project = (Evaluator(load(files[name])) for name in ("survey", "project"))
    data = open_data(Path(files["projects"]), project.rule_set)
    answers = open_data(Path(files["answers"]), survey.rule_set)
    return project, supplied(data, project.rule_set, [(survey, answers)])


def results(folder: Path, **texts: str) -> dict[str, Result]:
    project, data = opened(folder, **texts)
    return {result.id: result for result in project.evaluate_all(data)}


def test_each_record_takes_over_the_result_of_its_own_id(tmp_path: Path) -> None:
    found = results(tmp_path)
    assert [(name, result.score) for name, result in found.items()] == [("P-1", 100), ("P-2", 40), ("P-3", None)]
    assert [(gap.field, gap.reason) for gap in found["P-3"].missing] == [("rate", "missing")]


def test_the_order_of_either_file_does_not_matter(tmp_path: Path) -> None:
    found = results(tmp_path, answers_csv="id,asked,content\nP-2,4,1\n P-1 ,4,4\n")
    assert [found[name].score for name in ("P-1", "P-2")] == [100, 40]


def test_the_data_can_be_gone_through_again(tmp_path: Path) -> None:
    project, data = opened(tmp_path)
    assert len(data) == 3
    first, second = ([result.to_json() for result in project.evaluate_all(data)] for _ in range(2))
    assert first == second


def test_a_result_names_all_files_it_came_from(tmp_path: Path) -> None:
    origin = results(tmp_path)["P-1"].origin
    assert origin is not None
    assert [stamp.name for stamp in origin.files] == ["projects.csv", "answers.csv"]


def test_what_the_record_says_itself_is_not_replaced(tmp_path: Path) -> None:
    found = results(tmp_path, projects_csv="id,done,rate\nP-1,100%,90%\nP-3,80%,50%\n")
    assert [problem.code for problem in found["P-1"].errors] == ["data-taken"]
    assert found["P-3"].score == 68


def test_mistakes_in_the_other_file_are_mistakes_of_the_record_with_their_place(tmp_path: Path) -> None:
    found = results(tmp_path, answers_csv="id,asked,content\nP-1,four,4\n")
    assert [problem.line("en") for problem in found["P-1"].errors] == [
        f"{tmp_path}/answers.csv:2: P-1: asked: error: 'four' does not read as a number (asked). [data-number]"
    ]
    assert found["P-1"].score is None


def test_results_without_a_record_are_a_warning(tmp_path: Path) -> None:
    many = "id,asked,content\n" + "".join(f"X-{number},1,1\n" for number in range(7))
    _, data = opened(tmp_path, answers_csv=many)
    assert [warning.said("en") for warning in data.warnings] == [
        "There are results for 7 records that are not in the data (X-0, X-1, X-2, X-3, X-4, …)."
    ]


def test_a_rule_set_that_no_input_names_is_refused(tmp_path: Path) -> None:
    files = write(tmp_path)
    project = Evaluator(load(files["project"]))
    data = open_data(Path(files["projects"]), project.rule_set)
    with pytest.raises(DataError) as raised:
        supplied(data, project.rule_set, [(project, data)])
    assert raised.value.problems[0].said("en") == "No input takes anything from results of 'test.project'."
    assert "test.survey" in raised.value.problems[0].fix("en")


def test_records_that_are_none_and_ids_that_cannot_be_read_are_left_to_the_evaluation(tmp_path: Path) -> None:
    files = write(tmp_path, projects_json='[{"id": [1], "done": 1}, 7]')
    survey, project = (Evaluator(load(files[name])) for name in ("survey", "project"))
    data = open_data(Path(files["projects"]), project.rule_set)
    answers = open_data(Path(files["answers"]), survey.rule_set)
    both = list(project.evaluate_all(supplied(data, project.rule_set, [(survey, answers)])))
    assert [result.status for result in both] == ["error", "error"]


def test_nothing_to_take_over_leaves_the_records_as_they_are(tmp_path: Path) -> None:
    files = write(tmp_path)
    project = Evaluator(load(files["project"]))
    data = open_data(Path(files["projects"]), project.rule_set)
    plain = [given.record for given in data]
    assert [given.record for given in supplied(data, project.rule_set, [])] == plain
    assert PROJECTS.count("\n") == len(plain) + 1
