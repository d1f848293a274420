"""The fastest peers of single records, on many of them."""

from benchmarks.contender import as_given
from benchmarks.peers import simpleeval_parsed, zen_graph
from benchmarks.tables.records import Records


def zen_batch() -> Records:
    """zen-engine (Rust), decision graph, all records in one call; decimals of 28 digits."""
    evaluate = zen_graph.prepare_batch()
    return Records(lambda records: list(evaluate(records)), as_given)


def simpleeval_trees() -> Records:
    """simpleeval with its trees kept; float."""
    evaluate = simpleeval_parsed.prepare()
    return Records(lambda records: [evaluate(record) for record in records], as_given)
