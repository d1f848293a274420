"""
The engines that perfrules is measured beside, each in the fastest form found for it.

Every module has `prepare()`, which does all the work that is done once and gives a function from a record to its
outputs; zen-engine has `prepare_batch()` as well.
"""

from benchmarks.contender import Contender, InBatch, OneByOne
from benchmarks.peers import datalogic, rule_engine_rules, simpleeval_kept, simpleeval_parsed, zen_graph


def peers() -> list[Contender]:
    """All peers, prepared."""
    return [
        OneByOne("simpleeval, evaluator kept", simpleeval_kept.prepare()),
        OneByOne("simpleeval, parsed trees kept", simpleeval_parsed.prepare()),
        OneByOne("rule-engine", rule_engine_rules.prepare()),
        OneByOne("zen-engine, decision graph", zen_graph.prepare()),
        InBatch("zen-engine, batch", zen_graph.prepare_batch()),
        OneByOne("datalogic-py", datalogic.prepare()),
    ]
