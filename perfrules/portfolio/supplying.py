"""Records filled from the results that other rule sets give for the same records."""

from collections.abc import Iterator, Sequence

from perfrules.errors import DataError
from perfrules.evaluation.evaluator import Evaluator
from perfrules.evaluation.taking import Handed, Taking
from perfrules.model.rule_set import RuleSet
from perfrules.problems import Cell, Problem
from perfrules.reading import DataFile
from perfrules.records.given import DataStamp, Given, Origin
from perfrules.records.groups import as_group
from perfrules.records.record import ID
from perfrules.records.refusal import Refused, a_few
from perfrules.records.texts import read_text
from perfrules.words import Words

Source = tuple[Evaluator, DataFile]


def supplied(data: DataFile, rules: RuleSet, sources: Sequence[Source]) -> DataFile:
    """
    *data* for *rules*, with the inputs that are written `from: {rules: …}` filled from evaluating *sources*.

    Records belong together by their ids. A record without a counterpart keeps what it has; counterparts without a record
    are a warning. Mistakes in the data of a counterpart are mistakes of the record. Only what is taken over is kept, so
    the sources may be large. DataError where a source is of a rule set that no input names.
    """
    taking = Taking(rules)
    strange = [evaluator.rule_set.id for evaluator, _ in sources if evaluator.rule_set.id not in taking.rules]
    if strange:
        known = Words(en=", ".join(sorted(taking.rules)) or "–", zh="、".join(sorted(taking.rules)) or "–")
        raise DataError([Problem("supply-unknown", None, {"rules": strange[0], "known": known})])
    handed: dict[str, list[Handed]] = {}
    for evaluator, source in sources:
        for result in evaluator.evaluate_all(source):
            handed.setdefault(result.id, []).append(taking.handed(result))
    stamps = tuple(stamp for _, source in sources for stamp in source.files)

    def given() -> Iterator[Given]:
        for one in data:
            yield _filled(one, taking, handed, stamps)

    warnings = (*data.warnings, *_lonely(data, handed))
    return DataFile((*data.files, *stamps), warnings, data.count, given, as_list=data.as_list)


def _filled(given: Given, taking: Taking, handed: dict[str, list[Handed]], stamps: tuple[DataStamp, ...]) -> Given:
    group = as_group(given.record)
    if group is None:
        return given
    filled = taking.filled_by(group, handed.get(_id_of(given), ()))
    origin = given.origin and Origin((*given.origin.files, *stamps), given.origin.row)
    return given._replace(record=filled.record, problems=(*given.problems, *filled.problems), origin=origin)


def _lonely(data: DataFile, handed: dict[str, list[Handed]]) -> tuple[Problem, ...]:
    """The warning of results whose record is not there."""
    known = {_id_of(one) for one in data}
    lonely = [name for name in handed if name not in known]
    if not lonely:
        return ()
    facts = {"count": str(len(lonely)), "names": a_few(lonely)}
    return (Problem("supply-lonely", Cell("", ID), facts, "warning"),)


def _id_of(given: Given) -> str:
    """The id of a record as its result will have it; its position where it has none, or none that can be read."""
    group = as_group(given.record)
    try:
        found = read_text(group.get(ID)) if group is not None else None
    except Refused:
        found = None
    return found or given.position
