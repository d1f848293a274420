from tests.checks.marked import Said, only, says, silent


def test_results_can_fill_inputs_and_tables() -> None:
    text = """\
inputs:
  rate: {kind: percent, optional: true, from: {rules: cn.other, value: rate}}
tables:
  objects: {from: results, columns: {score: {kind: number, from: total_score}, note: {kind: text, optional: true}}}
values: {v: {formula: rate}, w: {formula: 'sum_of(objects, score)'}}
"""
    assert silent(text)


def test_a_rule_set_cannot_take_over_its_own_results() -> None:
    says(
        "inputs: {rate: {kind: percent, from: {rules: test.rules, value: §rate}}}",
        "taken-itself",
        Said(
            "'rate' is to be taken from a result of this rule set itself.",
            "“rate”要取自本规则集自己的结果。",
            "Name another rule set under 'from', or write a value.",
            "请在 from 中写另一个规则集，或改写为中间值（values）。",
        ),
    )


def test_a_column_takes_from_results_only_where_the_rows_are_results() -> None:
    says(
        "inputs: {a: {kind: number}}\ntables: {objects: {columns: {score: {kind: number, from: §total_score}}}}",
        "taken-column",
        Said(
            "'score' is to be taken from results, but the rows of 'objects' are not results.",
            "“score”要取自评价结果，而表“objects”的行不是评价结果。",
            "Write from: results on the table, or take 'from' out here.",
            "请在该表写 from: results，或删去此处的 from。",
        ),
    )


def test_a_table_of_results_takes_something_from_them() -> None:
    says(
        "inputs: {a: {kind: number}}\ntables: {objects: {from: §results, columns: {score: {kind: number}}}}",
        "taken-nothing",
        Said(
            "The rows of 'objects' are results, but no column takes anything from them.",
            "表“objects”的行是评价结果，却没有一列取用其内容。",
            "Write 'from' on the columns, as in score: {kind: number, from: total_score}.",
            "请在列上写 from，例如 score: {kind: number, from: total_score}。",
        ),
    )


def test_a_needed_column_that_results_leave_empty_is_a_warning() -> None:
    text = (
        "inputs: {a: {kind: number}}\n"
        "tables: {objects: {from: results, columns: {score: {kind: number, from: id}, §kind_of: {kind: text}}}}"
    )
    says(
        text,
        "taken-required",
        Said(
            "Results do not fill 'kind_of', yet every row of 'objects' must have it.",
            "评价结果不填“kind_of”，而表“objects”的每一行都必须有它。",
            "Write 'from' or optional: true on the column.",
            "请在该列写 from 或 optional: true。",
        ),
    )
    assert only(text).severity == "warning"
