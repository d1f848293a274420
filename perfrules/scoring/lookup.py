"""A conversion table: several words together give one word of the item's scale."""

from perfrules.formula.operations import D
from perfrules.model.lookups import labels_of, resolved
from perfrules.model.shapes import NOT_APPLICABLE_WORD, Lookup
from perfrules.scoring.item import Item, Scored


def lookup(rule: Lookup, item: Item[D]) -> Scored[D]:
    """What the word is worth that the table has for the words; missing where one of them is."""
    ops = item.ops
    gives = {
        **labels_of((word.id, word.title) for word in item.scale.values()),
        NOT_APPLICABLE_WORD: NOT_APPLICABLE_WORD,
    }
    lines = resolved(rule.lines, rule.order, [item.labels(formula) for formula in rule.of], gives)
    found = ops.looked_up([item.value(formula) for formula in rule.of], rule.order, lines)
    points = ops.constant(None)
    for word in sorted(set(lines.values())):
        points = ops.choose(ops.compare_plain("==", found, ops.constant(word)), item.word(word), points)
    return Scored(points)
