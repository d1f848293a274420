from collections.abc import Callable
from pathlib import Path

import pytest

from perfrules.cases import Case, CaseResult, cases_of, is_case_file, paths_in, read_cases, run_case, run_cases

ROOT = Path(__file__).resolve().parents[1]
RULES = ROOT / "tests" / "examples" / "self_evaluation.yaml"
SHIPPED = [case for path in paths_in(ROOT / "indicator_sets") for case in read_cases(path).cases]
GIVEN = (
    "{id: P, budget: 25, executed: 21.54576, survey_held: true, diverted: false, targets: ["
    "{name: 甲, section: output, sign: equal, target: 100, actual: 100, points: 50, declared: 40}, "
    "{name: 乙, section: benefit, sign: equal, target: 100, actual: 100, points: 30}, "
    "{name: 丙, section: satisfaction, sign: at_least, target: 90, actual: 100, points: 10, declared: 10}]}"
)

Run = Callable[..., CaseResult]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run one case on the rules of the example, with what it expects."""

    def run_one(expect: str, given: str = GIVEN, rules: str = "rules.yaml") -> CaseResult:
        (tmp_path / "rules.yaml").write_bytes(RULES.read_bytes())
        path = tmp_path / "cases.yaml"
        path.write_text(
            f"cases:\n  - name: one\n    rules: {rules}\n    given: {given}\n    expect: {expect}\n", "utf-8"
        )
        read = read_cases(path)
        assert [problem.text("en") for problem in read.problems] == []
        return run_case(read.cases[0])

    return run_one


@pytest.fixture
def problems(tmp_path: Path) -> Callable[[str], list[str]]:
    """What is wrong with the text of a file of cases: line, column, code."""

    def read(text: str) -> list[str]:
        path = tmp_path / "cases.yaml"
        path.write_text(text, encoding="utf-8")
        found = read_cases(path).problems
        assert all(problem.text("zh") and problem.text("en") for problem in found)
        return [f"{str(problem.where).removeprefix(f'{path}:')} {problem.code}" for problem in found]

    return read


def parted(result: CaseResult) -> list[str]:
    def shown(value: object) -> object:
        return getattr(value, "en", value)

    return [f"{one.path}: {shown(one.expected)} | {shown(one.actual)}" for one in result.differences]


def test_there_are_shipped_cases_and_they_read_without_a_problem() -> None:
    assert len(SHIPPED) >= 13
    assert not [problem for path in paths_in(ROOT / "indicator_sets") for problem in read_cases(path).problems]


@pytest.mark.parametrize("case", SHIPPED, ids=lambda case: f"{case.rules}: {case.name}")
def test_a_shipped_case_comes_out_as_expected(case: Case) -> None:
    result = run_case(case)
    assert [problem.text("en") for problem in result.problems] == []
    assert parted(result) == []
    assert result.passed


def test_what_is_as_expected_passes(run: Run) -> None:
    expect = (
        "{score: 98.62, grade: excellent, scores: {execution: 8.620, output: 50}, flags: [full_marks_withheld], "
        "undecided: [full_marks_withheld], findings: [full_marks_withheld], "
        "values: {execution_rate: 0.8618304}, outcomes: {next_budget: 优先保障}}"
    )
    assert run(expect).passed


def test_words_that_are_not_mentioned_are_not_compared(run: Run) -> None:
    assert run("{score: 98.62}").passed
    assert run("{findings: [{row: 甲}]}").passed


@pytest.mark.parametrize(
    ("expect", "differences"),
    [
        ("{score: 98.6}", ["score: 98.6 | 98.62"]),
        ('{score: ""}', ["score: undecided | 98.62"]),
        ("{grade: good}", ["grade: good | excellent"]),
        ("{values: {execution_rate: 0.86}}", ["values.execution_rate: 0.86 | 0.8618304"]),
        ("{outcomes: {next_budget: 合理保障}}", ["outcomes.next_budget: 合理保障 | 优先保障"]),
        ('{outcomes: {next_budget: ""}}', ["outcomes.next_budget: undecided | 优先保障"]),
        ("{scores: {execution: 8.6, output: 50}}", ["scores.execution: 8.6 | 8.62"]),
        ("{scores: {output: not_applicable}}", ["scores.output: not_applicable | 50"]),
        ("{flags: []}", ["flags.full_marks_withheld: did not fire | fired"]),
        (
            "{flags: [full_marks_withheld, no_survey]}",
            ["flags.no_survey: fired | did not fire"],
        ),
        ("{undecided: []}", ["undecided.full_marks_withheld: decided | undecided"]),
        (
            "{undecided: [full_marks_withheld, no_survey]}",
            ["undecided.no_survey: undecided | did not fire"],
        ),
        ("{findings: []}", ["findings[1]: nothing | full_marks_withheld: 指标“甲”已完成（100／100），自评却只得40分（分值50）。"]),
        ("{findings: [{row: 甲}, no_survey]}", ["findings[2]: no_survey | nothing"]),
        ("{findings: [{row: 乙, severity: warning}]}", ["findings[1].row: 乙 | 甲"]),
        ('{findings: [{row: "", deadline: 60 days}]}', ["findings[1].row: nothing | 甲", "findings[1].deadline: 60 days | nothing"]),
    ],
)  # fmt: skip
def test_a_difference_says_where_the_two_part(run: Run, expect: str, differences: list[str]) -> None:
    result = run(expect)
    assert not result.passed
    assert parted(result) == differences


def test_flags_that_fire_and_those_that_cannot_be_told_are_told_apart(run: Run) -> None:
    given = "{budget: 25, executed: 10, survey_held: '', diverted: false, targets: []}"
    result = run("{flags: [no_survey], undecided: [low_execution], score: 5}", given)
    assert parted(result) == [
        "score: 5 | undecided",
        "flags.no_survey: fired | undecided",
        "flags.low_execution: did not fire | fired",
        "undecided.low_execution: undecided | fired",
        "undecided.no_survey: decided | undecided",
    ]
    assert {one.item for one in result.differences} == {"total", "no_survey", "low_execution"}


def test_findings_of_scoring_itself_can_be_expected(run: Run) -> None:
    given = GIVEN.replace("points: 30", "points: 20")
    assert run("{findings: [full_marks_withheld, row-points-add-up]}", given).passed
    result = run("{findings: [full_marks_withheld, {flag: row-points-add-up, severity: error}]}", given)
    assert [one.item for one in result.differences] == [None]


@pytest.mark.parametrize(
    ("expect", "said"),
    [
        ("{grade: excelent}", "no grade 'excelent'. Did you mean 'excellent'?"),
        ("{scores: {ouput: 1}}", "no indicator or group 'ouput'. Did you mean 'output'?"),
        ("{flags: [xyz]}", "no flag 'xyz'. They have: low_execution, no_survey, full_marks_withheld."),
        ("{undecided: [no_surveys]}", "no flag 'no_surveys'. Did you mean 'no_survey'?"),
        ("{findings: [{flag: row_points_add_up}]}", "no flag 'row_points_add_up'. Did you mean 'row-points-add-up'?"),
    ],
)
def test_an_unknown_id_is_an_error(run: Run, expect: str, said: str) -> None:
    result = run(expect)
    assert not result.passed
    assert result.result is None
    (problem,) = result.problems
    assert f"{problem.said('en')} {problem.fix('en')}".endswith(said)
    assert problem.text("zh")


def test_mistakes_in_the_data_fail_a_case_whatever_it_expects(run: Run) -> None:
    result = run('{score: ""}', "{budget: 1}")
    assert not result.passed
    assert {problem.code for problem in result.problems} == {"data-absent"}


def test_rules_that_cannot_be_loaded_fail_a_case(run: Run) -> None:
    result = run("{score: 1}", rules="other.yaml")
    assert [problem.code for problem in result.problems] == ["file-not-found"]
    assert [problem.code for problem in run("{score: 1}", rules="cn.nothing").problems] == ["set-not-found"]


def test_a_rule_set_is_loaded_once_for_all_its_cases() -> None:
    cases = cases_of("cn.project_evaluation")[0].cases
    results = list(run_cases(cases))
    assert len({id(result.result.rules) for result in results if result.result}) == 1


def test_rules_are_asked_for_the_day_of_the_case(tmp_path: Path) -> None:
    path = tmp_path / "cases.yaml"
    case = "{name: %s, rules: cn.project_self_evaluation, as_of: %s, given: {}, expect: {}}"
    path.write_text(f"cases: [{case % ('a', '2019-01-01')}]", encoding="utf-8")
    (early,) = run_cases(read_cases(path).cases)
    assert [problem.code for problem in early.problems] == ["not-in-force"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ["1:1 empty-file"]),
        ("[1]", ["1:1 wrong-type"]),
        ("case: []", ["1:1 unknown-word"]),
        ("{}", ["1:1 missing-word"]),
        ("cases: 1", ["1:8 wrong-type"]),
        ("cases: [1]", ["1:9 wrong-type"]),
        ("cases: [{name: a}]", ["1:9 missing-word"] * 3),
        ("cases: [{name: a, rule: b, given: {}, expect: {}}]", ["1:19 unknown-word"]),
        ("cases: [{name: a, xyzxyz: b, rules: b, given: {}, expect: {}}]", ["1:19 unknown-word"]),
        (
            "cases: [{name: [a], rules: b, given: [1], expect: 1}]",
            ["1:16 wrong-type", "1:38 wrong-type", "1:51 wrong-type"],
        ),
        ("cases: [{name: a, rules: b, given: {}, expect: {score: a}}]", ["1:56 wrong-type"]),
        ("cases: [{name: a, rules: b, given: {}, expect: {score: not_applicable}}]", ["1:56 wrong-type"]),
        ("cases: [{name: a, rules: b, given: {}, expect: {score: [1]}}]", ["1:56 wrong-type"]),
        ("cases: [{name: a, rules: b, given: {}, expect: {scores: 1}}]", ["1:57 wrong-type"]),
        ("cases: [{name: a, rules: b, given: {}, expect: {scores: {x: true}}}]", ["1:61 wrong-type"]),
        ("cases: [{name: a, rules: b, given: {}, expect: {flags: x}}]", ["1:56 wrong-type"]),
        ("cases: [{name: a, rules: b, given: {}, expect: {flags: [[x]]}}]", ["1:57 wrong-type"]),
        ("cases: [{name: a, rules: b, given: {}, expect: {findings: [{flg: x}]}}]", ["1:61 unknown-word"]),
        (
            "cases: [{name: a, rules: b, given: {}, expect: {}}, {name: a, rules: b, given: {}, expect: {}}]",
            ["1:60 case-twice"],
        ),
        ("cases: [a", ["1:8 open-bracket"]),
    ],
)
def test_every_mistake_in_a_file_of_cases_has_its_place(
    problems: Callable[[str], list[str]], text: str, found: list[str]
) -> None:
    assert problems(text) == found


def test_more_places_than_a_plain_number_has_are_written_in_quotes(tmp_path: Path) -> None:
    path = tmp_path / "cases.yaml"
    path.write_text('cases: [{name: a, rules: b, given: {}, expect: {score: "33.333333333333"}}]', encoding="utf-8")
    (case,) = read_cases(path).cases
    assert case.expected.score is not None
    assert case.expected.score.text == "33.333333333333"


def test_a_folder_is_searched_without_hidden_folders(tmp_path: Path) -> None:
    for name in ("b/a.cases.yaml", "cases.yaml", "b/rules.yaml", ".git/cases.yaml"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.touch()
    assert [path.relative_to(tmp_path).as_posix() for path in paths_in(tmp_path)] == ["b/a.cases.yaml", "cases.yaml"]
    assert not is_case_file(Path("mycases.yaml"))


def test_a_common_file_of_cases_gives_only_those_of_the_rules_asked_for(tmp_path: Path) -> None:
    for name in ("one.yaml", "two.yaml"):
        (tmp_path / name).write_bytes(RULES.read_bytes())
    case = "{name: %s, rules: ./%s, given: {}, expect: {}}"
    text = ", ".join(case % (name, name) for name in ("one.yaml", "two.yaml", "gone.yaml"))
    (tmp_path / "cases.yaml").write_text(f"cases: [{text}]", encoding="utf-8")
    (found,) = cases_of(tmp_path / "one.yaml")
    assert [case.name for case in found.cases] == ["one.yaml"]
    (tmp_path / "three.yaml").write_bytes(RULES.read_bytes())
    assert cases_of(tmp_path / "three.yaml") == ()
