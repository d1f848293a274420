"""A branch whose word a conversion table has for the words of its members."""

from perfrules.evaluation.combine import Children
from perfrules.evaluation.deferred import Run, Slots, fixed
from perfrules.evaluation.names import reaching
from perfrules.evaluation.outcome import is_dropped
from perfrules.exact import Exact
from perfrules.model.items import ScaleWord
from perfrules.model.looked_up import looked_up
from perfrules.model.rule_set import RuleSet
from perfrules.model.tree import tree_of


def by_table(rules: RuleSet, branch: str, children: Children, amount_of: Run) -> Run:
    """
    The points of the word that the table of *branch* has for the words of those *children* that count.

    *amount_of* gives the points of the branch. Missing where a score is missing or below the lowest word of its scale,
    False where no child counts.
    """
    found = looked_up(rules, tree_of(rules), branch or None)
    assert found is not None  # noqa: S101 - a branch that looks something up does
    points = {key: _worth(word, amount_of) for key, word in found.lines().items()}
    words_of = [reaching(scale) for _, scale in found.members if scale is not None]
    in_order = found.table.order == "as_written"

    def run(slots: Slots) -> Exact | bool | None:
        scores = children(slots)
        if scores is None:
            return None
        words = []
        for (score, of, _), word_of in zip(scores, words_of, strict=True):
            if is_dropped(score):
                continue
            word = None if score is None else word_of(score, of)
            if word is None:
                return None
            words.append(word)
        if not words:
            return False
        result: Exact | None = points[tuple(words if in_order else sorted(words))](slots)
        return result

    return run


def _worth(word: ScaleWord, amount_of: Run) -> Run:
    """What *word* is worth in points: where it begins, or that share of an amount."""
    n, d = word.start
    if not word.share:
        return fixed(word.start).run

    def run(slots: Slots) -> Exact | None:
        amount: Exact | None = amount_of(slots)
        return None if amount is None else (amount[0] * n, amount[1] * d)

    return run
