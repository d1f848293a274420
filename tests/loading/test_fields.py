import pytest

from perfrules.formula.kind import Kind
from perfrules.loading.building import build
from tests.loading.rules import HEAD, STAMP, nodes, only_problem, rules_of


def test_an_input_has_its_kind_unit_choices_and_place() -> None:
    inputs = rules_of(
        "inputs:\n"
        "  paid: {title: 已付, kind: money, unit: 万元, optional: true, note: from the ledger}\n"
        "  fund: {kind: choice, choices: {general: 一般, soe: {zh: 国资, en: SOE}}}\n"
        "  name: {kind: text, unit: x, optional: false}\n"
    ).inputs
    paid, fund, name = inputs.values()
    assert (paid.id, paid.kind, paid.unit, paid.optional) == ("paid", "money", "万元", True)
    assert paid.type == Kind("money", "万元")
    assert paid.note is not None
    assert (paid.place.line, paid.place.column) == (6, 3)
    assert list(fund.choices) == ["general", "soe"]
    assert fund.choices["soe"].get("en") == "SOE"
    assert (name.unit, name.optional, name.note) == ("x", False, None)


def test_a_title_that_is_not_written_is_the_id() -> None:
    assert rules_of("inputs: {paid: {kind: number}}").inputs["paid"].title.wordings == (("en", "paid"),)


def test_choices_may_name_a_word_list() -> None:
    rules = rules_of(
        "word_lists: {marks: {good: 好, poor: 差}}\n"
        "inputs: {a: {kind: choice, choices: marks}}\n"
        "tables: {rows: {columns: {b: {kind: choice, choices: marks}}}}\n"
        "parameters: {c: {kind: choice, choices: marks, value: poor}}\n"
    )
    assert list(rules.inputs["a"].choices) == ["good", "poor"]
    assert list(rules.tables["rows"].columns["b"].choices) == ["good", "poor"]
    assert rules.parameters["c"].kind.words == ("good", "poor")


def test_a_word_list_that_does_not_exist_is_refused_with_the_near_one() -> None:
    problem = only_problem("word_lists: {marks: {good: 好}}\ninputs: {a: {kind: choice, choices: mark}}")
    assert (problem.key, problem.facts["near"]) == ("word-list-unknown/near", "marks")
    assert only_problem("inputs: {a: {kind: choice, choices: marks}}").key == "word-list-unknown"


def test_a_word_list_that_was_left_out_for_another_mistake_is_not_missed() -> None:
    root = nodes("inputs: {a: {kind: choice, choices: marks}}", HEAD)
    assert not build(root, STAMP, frozenset({"word_lists.marks"})).problems
    assert not build(root, STAMP, frozenset({"word_lists"})).problems


def test_laws_tables_and_categories_are_read() -> None:
    rules = rules_of(
        "laws: {m10: {cite: 财预〔2020〕10号, title: 办法, url: https://example.org/, article: 第九条, note: kept}, b: {cite: B}}\n"
        "tables: {rows: {title: 行, note: rows, columns: {name: {kind: text}, points: {kind: number, min: 0}}}}\n"
        "categories: {funds: 资金}\n"
    )
    law = rules.laws["m10"]
    assert (law.cite.get("en"), law.url, law.article) == ("财预〔2020〕10号", "https://example.org/", "第九条")
    assert law.title is not None
    assert rules.laws["b"].title is None
    assert list(rules.tables["rows"].columns) == ["name", "points"]
    assert rules.tables["rows"].note is not None
    assert rules.categories["funds"].get("zh") == "资金"


def test_a_parameter_has_its_laws_and_provenance() -> None:
    basis = (
        rules_of("parameters: {a: {value: 1, laws: [law_a, law_b], provenance: recalled, note: kept}}")
        .parameters["a"]
        .basis
    )
    assert (basis.laws, basis.provenance) == (("law_a", "law_b"), "recalled")
    assert basis.note is not None


def test_a_field_knows_what_it_takes_over_from_results() -> None:
    rules = rules_of(
        "inputs: {a: {kind: percent, from: {rules: cn.survey, value: rate}}}\n"
        "tables: {t: {from: results, columns: {b: {kind: number, from: score_of( output )}, c: {kind: text}}}}\n"
    )
    taken = rules.inputs["a"].taken
    assert taken is not None
    assert (taken.item, taken.function, taken.rules) == ("rate", None, "cn.survey")
    table = rules.tables["t"]
    taken = table.columns["b"].taken
    assert taken is not None
    assert (taken.item, taken.function, taken.rules) == ("output", "score_of", None)
    assert (table.of_results, table.columns["c"].taken) == (True, None)


@pytest.mark.parametrize("wrong", ["score_of output", "sum_of(rows)", "a + b", "score_of(output", "rate)"])
def test_what_no_result_has_is_refused(wrong: str) -> None:
    problem = only_problem(f"tables: {{t: {{from: results, columns: {{b: {{kind: number, from: '{wrong}'}}}}}}}}")
    assert problem.code == "taken-item"
    assert problem.said("en") == f"'{wrong}' is not something that a result has."
    assert "score_of, rate_of, points_of, fired, outcome_of" in problem.fix("zh")
