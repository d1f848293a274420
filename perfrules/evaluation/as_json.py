"""The JSON form of a result: documented keys in a fixed order, plain numbers, the same bytes on every run."""

from decimal import Decimal
from json.encoder import encode_basestring
from typing import Any

from perfrules.evaluation.comparison import Comparison
from perfrules.evaluation.findings import Finding
from perfrules.evaluation.gaps import Gap
from perfrules.evaluation.result import Result
from perfrules.evaluation.scores import RowResult, ScoreResult
from perfrules.model.printed import printed_fields
from perfrules.problems import Cell, Place, Problem, Spot
from perfrules.records.given import Origin
from perfrules.version import __version__
from perfrules.words import Lang

FORMAT = 1
_CONSTANTS = {None: "null", True: "true", False: "false"}


def as_dict(result: Result) -> dict[str, Any]:
    """The JSON form as Python values; numbers are Decimal."""
    stamp = result.rules
    form: dict[str, Any] = {
        "format": FORMAT,
        "version": __version__,
        "rules": {
            "id": result.rule_set.id,
            "as_of": stamp.as_of.isoformat() if stamp.as_of else None,
            "sha256": stamp.sha256,
            "files": [{"name": name, "sha256": sha256} for name, sha256 in stamp.files],
        },
        "data": None if result.origin is None else _origin(result.origin),
        "id": result.id,
        "status": result.status,
        "score": result.score,
        "grade": result.grade,
        "limited_by": list(result.limited_by),
        "completeness": result.completeness,
        "scores": {name: _score(score) for name, score in result.scores.items()},
        **({} if result.rule_set.panel is None else {"panel": _panel(result)}),
        "values": dict(result.values),
        "flags": {"fired": list(result.flags.fired), "undecided": list(result.flags.undecided)},
        "findings": [_finding(finding) for finding in result.findings],
        "outcomes": dict(result.outcomes),
        "missing": [_gap(gap) for gap in result.missing],
        "warnings": [_problem(problem) for problem in result.warnings],
        "errors": [_problem(problem) for problem in result.errors],
    }
    if printed_fields(result.rule_set):
        form["review"] = [_comparison(comparison) for comparison in result.review]
    return form


def to_json(value: Any) -> str:  # noqa: ANN401 - any JSON value
    """
    *value* (dicts, lists, text, Decimals, whole numbers, true, false, None) as JSON text; Decimals as plain numbers.

    >>> to_json({"score": Decimal("98.62"), "rows": [1, None]})
    '{"score": 98.62, "rows": [1, null]}'
    """
    kind = type(value)
    if kind is str:
        return encode_basestring(value)
    if kind is Decimal:
        return f"{value:f}"
    if kind is dict:
        inner = [f"{encode_basestring(key)}: {to_json(part)}" for key, part in value.items()]
        return "{" + ", ".join(inner) + "}"
    if kind is list:
        return "[" + ", ".join([to_json(part) for part in value]) + "]"
    return _CONSTANTS[value] if value is None or kind is bool else str(value)


def _origin(origin: Origin) -> dict[str, Any]:
    return {"files": [file._asdict() for file in origin.files], "row": origin.row}


def _score(score: ScoreResult) -> dict[str, Any]:
    form: dict[str, Any] = {"points": score.points, "of": score.of}
    if score.not_applicable:
        form["not_applicable"] = True
    if score.word is not None:
        form["word"] = score.word
    if score.rows is not None:
        form["rows"] = [_row(row) for row in score.rows]
    return form


def _panel(result: Result) -> dict[str, Any] | None:
    """The sheets; each with what only its assessor says."""
    panel, shared = result.panel, result.values
    if panel is None:
        return None
    return {
        "spread": panel.spread,
        "sheets": [
            {
                "assessor": sheet.assessor,
                "row": sheet.row,
                "kept": sheet.kept,
                "score": sheet.result.score,
                "grade": sheet.result.grade,
                "scores": {name: _score(sheet.result.scores[name]) for name in panel.judged},
                "values": {name: value for name, value in sheet.result.values.items() if name not in shared},
            }
            for sheet in panel.sheets
        ],
    }


def _row(row: RowResult) -> dict[str, Any]:
    form = {"row": row.row, "label": row.label, "group": row.group, "points": row.points, "of": row.of}
    return {**form, "not_applicable": True} if row.not_applicable else form


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "flag": finding.flag,
        "severity": finding.severity,
        "category": finding.category,
        "row": finding.row,
        "row_number": finding.row_number,
        "text": finding.text,
        "evidence": dict(finding.evidence),
        "recommendation": finding.recommendation,
        "deadline": finding.deadline,
        "laws": list(finding.laws),
        "place": _short(finding.place),
    }


def _comparison(comparison: Comparison) -> dict[str, Any]:
    form: dict[str, Any] = {
        "item": comparison.item,
        "row": comparison.row,
        "label": comparison.label,
        "of": comparison.of,
        "printed": comparison.printed,
        "computed": comparison.computed,
        "exact": comparison.exact,
        "difference": comparison.difference,
        "rounding": comparison.rounding,
        "verdict": comparison.verdict,
    }
    if comparison.parts is not None:
        form["parts"] = comparison.parts._asdict()
    if comparison.missing:
        form["missing"] = [_gap(gap) for gap in comparison.missing]
    return form


def _short(place: Place) -> str:
    """The place with the file's own name only: the same on every machine."""
    return f"{_own_name(place.file)}:{place.line}:{place.column}"


def _own_name(file: str) -> str:
    return file.replace("\\", "/").rpartition("/")[2]


def _gap(gap: Gap) -> dict[str, Any]:
    form: dict[str, Any] = {"item": gap.item, "field": gap.field, "reason": gap.reason}
    if gap.table is not None:
        form |= {"table": gap.table, "row": gap.row}
    return form if gap.assessor is None else {**form, "assessor": gap.assessor}


def _spot(spot: Spot) -> dict[str, Any]:
    return {"file": _own_name(spot.file), "sheet": spot.sheet, "line": spot.row, "column": spot.column}


def _problem(problem: Problem) -> dict[str, Any]:
    form: dict[str, Any] = {"code": problem.code}
    if isinstance(problem.where, Cell):
        cell = problem.where
        form |= {"table": cell.table, "row": cell.row, "field": cell.field, "value": cell.value}
        if cell.spot is not None:
            form |= _spot(cell.spot)
    langs: tuple[Lang, ...] = ("zh", "en")
    return {**form, "text": {lang: f"{problem.said(lang)} {problem.fix(lang)}".strip() for lang in langs}}
