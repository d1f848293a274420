from tests.checks.marked import problems

BEGIN = (
    "inputs: {held: {kind: yes_no}, rate: {kind: percent}, label: {kind: text}, more: {kind: whole, optional: true}}\n"
)


def test_an_indicator_or_flag_without_a_source_is_a_warning() -> None:
    text = "laws: {m: {cite: M}}\nindicators:\n  a: {@score}\n  b: {laws: [m], @score}\n  c: {provenance: recalled, @score}\nflags: {f: {@flag}}"
    found = [problem for problem in problems(text) if problem.code == "no-basis"]
    assert [(str(problem.where), problem.severity) for problem in found] == [
        ("rules.yaml:22:3", "warning"),
        ("rules.yaml:25:9", "warning"),
    ]
    assert found[0].said("en") == "'a' does not say where it comes from."
    assert found[0].said("zh") == "“a”没有写明出处。"
    assert found[0].fix("zh") == "请用 laws 注明依据文件，或写 provenance: sourced、recalled 或 proposal。"


def test_what_nothing_uses_is_a_warning() -> None:
    text = (
        BEGIN + "parameters: {p: {value: 5}, q: {kind: choice, value: a, choices: {a: A}}}\nvalues: {v: {formula: 1}}\n"
    )
    found = problems(text + "flags: {f: {provenance: proposal, @flag}}")
    assert [(problem.code, str(problem.where), problem.severity) for problem in found] == [
        ("unused", "rules.yaml:5:32", "warning"),
        ("unused", "rules.yaml:6:14", "warning"),
    ]
    assert [problem.said("en") for problem in found] == ["Nothing uses 'rate'.", "Nothing uses 'p'."]
    assert found[0].said("zh") == "“rate”没有被任何公式使用。"


def test_a_blank_a_label_and_a_deadline_use_what_they_name() -> None:
    text = "inputs: {held: {kind: yes_no}, rate: {kind: percent}, day: {kind: date}}\n"
    flag = "flags: {f: {provenance: proposal, when: held, severity: info, finding: '{rate}', rectify_within: {within: 5 days, from: day}}}"
    assert problems(text + flag) == ()


def test_while_a_name_is_misspelt_nothing_looks_unused() -> None:
    found = problems(BEGIN + "flags: {f: {provenance: proposal, when: raet > 5%, severity: info, finding: f}}")
    assert [problem.code for problem in found] == ["formula-name"]
    found = problems(
        BEGIN + "flags: {f: {provenance: proposal, each: nowhere, when: held, severity: info, finding: f}}"
    )
    assert [problem.code for problem in found] == ["unknown-name"]
