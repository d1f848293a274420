"""A branch whose word a conversion table has for the words of its members, for a whole batch."""

from collections.abc import Sequence

from perfrules.columns.branches import Part, all_dropped
from perfrules.columns.deferred import Deferred
from perfrules.columns.marks import NOT_APPLICABLE, counted_or_nothing
from perfrules.columns.operations import ColumnOperations
from perfrules.model.items import Scale, ScaleWord
from perfrules.model.looked_up import LookedUp

_NO_MEMBER = ""


def by_table(
    ops: ColumnOperations, found: LookedUp, parts: Sequence[Part], homeless: Sequence[Deferred], amount: Deferred
) -> Deferred:
    """
    The points, out of *amount*, of the word that the table has for the words of the *parts* that count.

    Missing where a score is missing or below the lowest word of its scale, or where rows are *homeless*; a mark where no part counts.
    """
    scales = [scale for _, scale in found.members if scale is not None]
    words = [_word(ops, part, scale) for part, scale in zip(parts, scales, strict=True)]
    by_words = found.lines()
    lines = {_filled(key, len(parts)): word.id for key, word in by_words.items()}
    met = ops.looked_up(words, found.table.order, lines)
    points = ops.constant(None)
    for word in {one.id: one for one in by_words.values()}.values():
        is_met = ops.compare_plain("==", met, ops.constant(word.id))
        points = ops.choose(is_met, _begins(ops, word, amount), points)
    none = all_dropped(ops, [part.drops for part in parts])
    if none is not None:
        points = ops.choose(none, NOT_APPLICABLE, points)
    for one in homeless:
        points = ops.choose(one, ops.constant(None), points)
    return points


def _filled(key: tuple[str, ...], count: int) -> tuple[str, ...]:
    """The words of a line, with as many empty ones before them as members have dropped out: sorted, these come first."""
    return (_NO_MEMBER,) * (count - len(key)) + key


def _word(ops: ColumnOperations, part: Part, scale: Scale) -> Deferred:
    """The word of a member: the highest that begins at or below its score; an empty one where it does not count."""
    score = part.score if part.drops is None else counted_or_nothing(part.score)
    word = ops.constant(None)
    for one in reversed(list(scale.values())):
        word = ops.choose(ops.compare_numbers(">=", score, _begins(ops, one, part.of)), ops.constant(one.id), word)
    return word if part.drops is None else ops.choose(part.drops, ops.constant(_NO_MEMBER), word)


def _begins(ops: ColumnOperations, word: ScaleWord, of: Deferred) -> Deferred:
    """Where a word begins, in points."""
    start = ops.constant(word.start)
    return ops.multiply(of, start) if word.share else start
