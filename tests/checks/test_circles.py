from tests.checks.marked import Said, only, problems, says, silent


def test_values_that_wait_for_each_other_are_a_circle() -> None:
    said = Said(
        "These wait for each other in a circle: a → b → c → a.",
        "以下各项循环引用：a → b → c → a。",
        "Let one of them be worked out without the others.",
        "请使其中一项不依赖其他各项。",
    )
    text = "values:\n  a: {formula: 1 + §b}\n  b: {formula: ¤c}\n  c: {formula: 2 * ¤a}\n  d: {formula: a + e}\n  e: {formula: rate}"
    says(text, "circle", said)


def test_a_value_of_itself_is_a_circle() -> None:
    said = Said("These wait for each other in a circle: a → a.", "以下各项循环引用：a → a。")
    says("values: {a: {formula: 1 + §a}}", "circle", said)


def test_two_circles_are_two_mistakes() -> None:
    text = "values: {a: {formula: b}, b: {formula: a}, c: {formula: d}, d: {formula: c}}"
    assert [problem.facts["chain"] for problem in problems(text) if problem.code == "circle"] == [
        "a → b → a",
        "c → d → c",
    ]


def test_scores_grades_and_flags_can_be_in_a_circle() -> None:
    text = (
        "total: {of: 10}\ngrades: {a: {from: 0}}\ngrade_limits: {l: {when: fired(§f), at_most: a}}\n"
        "indicators: {x: {score: {method: yes_no, value: held}}}\n"
        "flags: {f: {when: ¤v == 'a', severity: info, finding: f}}\nvalues: {v: {formula: ¤grade}}"
    )
    said = Said(
        "These wait for each other in a circle: grade → f → v → grade.", "以下各项循环引用：grade → f → v → grade。"
    )
    says(text, "circle", said)


def chains(text: str) -> list[object]:
    return [problem.facts["chain"] for problem in problems(text) if problem.code == "circle"]


def test_a_score_that_looks_at_the_total_is_a_circle() -> None:
    text = "total: {of: 10}\nindicators: {x: {score: {method: yes_no, value: total_score > 1}}}"
    assert chains(text) == ["total_score → x → total_score"]


def test_the_score_of_a_row_waits_for_the_indicators_on_its_table() -> None:
    text = "indicators: {x: {each: rows, points: points, score: {method: yes_no, value: row_score > 1}}}"
    assert chains(text) == ["x → x"]
    assert chains(text.replace("row_score > 1", "'repeats_of(row_score) > 1'")) == ["x → x"]
    by_value = text.replace("row_score > 1", "all > 1") + "\nvalues: {all: {formula: 'sum_of(rows, row_score)'}}"
    assert [sorted(str(chain).split(" → ")[:-1]) for chain in chains(by_value)] == [["all", "x"]]


def test_looking_at_other_scores_is_no_circle() -> None:
    assert silent(
        "total: {of: 30, combine: formula, formula: 'sum_of(children, score)'}\n"
        "groups: {g: {weight: 2, combine: formula, formula: 'lowest_of(children, rate) * count'}, h: {points: 20, group: g}}\n"
        "grades: {a: {from: 0}}\nvalues: {count_twice: {formula: 2 * count}, done: {formula: grade_of(5)}}\n"
        "indicators:\n  x: {group: g, @score}\n"
        "  y: {group: h, points: 15, score: {method: yes_no, value: rate_of(x) > 50% and points_of(h) > 1}}\n"
        "  z: {group: h, points: 5, if_missing: leave_out, score: {method: formula, formula: score_of(x) + count_twice}}\n"
        "flags:\n  f:\n    each: rows\n    when: row_score > 1 and total_score > 5 and word_of(s, 5) == 'a'\n"
        "    severity: info\n    finding: f\n  k: {when: fired(f), severity: info, finding: f}\nscales: {s: {a: {from: 0}}}"
    )


def test_only_what_can_be_left_out_waits_for_the_score_of_its_neighbour() -> None:
    text = "total: {of: 10}\nindicators:\n  x: {points: 5, score: {method: yes_no, value: score_of(y) > 1}}\n  y: {points: 5, @score}\n"
    assert silent(text)
    assert silent(text.replace("y: {", "y: {not_applicable_when: held, "))
    for left_out in ("if_missing: leave_out", "not_applicable_when: held"):
        assert chains(text.replace("x: {", f"x: {{{left_out}, ")) == ["x → y → x"]
    gives = text.replace("> 1}", "> 1, no: not_applicable}")
    assert chains(gives) == ["x → y → x"]
    checked = text.replace(
        "method: yes_no, value: score_of(y) > 1", "method: checklist, elements: {e: {met: score_of(y) > 1}}"
    )
    assert silent(checked)
    assert chains(checked.replace("> 1}}", "> 1, not_applicable_when: held}}")) == ["x → y → x"]


def test_groups_with_nothing_left_pass_their_points_on() -> None:
    text = (
        "total: {of: 10}\ngroups: {g: {points: 5}, h: {points: 5}}\nindicators:\n"
        "  x: {group: g, score: {method: yes_no, value: score_of(y) > 1}}\n  y: {group: h, @score}\n"
    )
    assert silent(text)
    assert silent(text.replace("g: {points", "g: {not_applicable_when: held, points"))
    assert chains(text.replace("x: {group: g", "x: {if_missing: leave_out, group: g")) == ["g → x → y → g"]


def test_rows_that_are_scaled_together_wait_for_each_others_points() -> None:
    text = (
        "groups: {g: {points: 5}}\nindicators:\n  x: {each: rows, group: g, points: 'score_of(y)', @score}\n"
        "  y: {group: g, points: 2, @score}\n"
    )
    assert silent(text)
    assert chains(text.replace("each: rows", "each: rows, rescale: true")) == ["x → y → x"]


def test_a_group_that_waits_for_scores_inside_it_to_apply_is_a_circle() -> None:
    text = (
        "total: {of: 10}\ngroups: {g: {points: 6, not_applicable_when: score_of(x) > 1}, h: {points: 4}, k: {group: g}}\n"
        "indicators:\n  x: {group: k, @score}\n  y: {group: h, @score}\n"
    )
    assert chains(text) == ["g → x → g"]


def test_circles_in_groups_are_said_before_any_others() -> None:
    text = "groups: {g: {group: §g}}\nindicators: {x: {group: g, points: 1, score: {method: yes_no, value: score_of(g) > 1}}}"
    assert only(text).key == "circle/groups"


def nested(levels: int) -> str:
    groups = [f"  g{level}: {{group: {'§' if level == 13 else ''}g{level - 1}}}\n" for level in range(2, levels + 1)]
    return "groups:\n  g1: {points: 10}\n" + "".join(groups) + f"indicators: {{a: {{group: g{levels}, @score}}}}"


def test_groups_lie_no_deeper_than_any_indicator_system_has_levels() -> None:
    assert silent(nested(12))
    assert only(nested(3000)).said("en") == "'g13' lies more than 12 groups deep."
