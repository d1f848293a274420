"""Rule sets with a panel, records with sheets, and their results."""

from typing import Any

from tests.evaluation.helper import evaluated

INPUTS = """
inputs:
  fit: {title: Fitness, kind: number, min: 0, max: 60, optional: true}
  reached: {title: Reached, kind: percent, optional: true}
  spent: {kind: percent, optional: true}
tables:
  sheets:
    title: Sheets
    columns:
      who: {title: Assessor, kind: text}
      fit: {kind: number, min: 0, max: 60, optional: true}
      reached: {kind: percent, optional: true}
"""
RULES = (
    INPUTS
    + """
values:
  doubled: {formula: reached * 2, kind: percent}
indicators:
  a: {title: A, points: 60, score: {method: formula, gives: points, formula: fit}}
  b: {title: B, points: 30, score: {method: proportional, value: doubled, full_at: 200%}}
  c: {title: C, points: 10, score: {method: proportional, value: spent}}
total: {of: 100, decimals: 2}
grades: {good: {title: Good, from: 80}, fair: {title: Fair, from: 60}, poor: {title: Poor, from: 0}}
"""
)
PLAIN = "panel: {table: sheets, by: who}\n"
TRIMMED = "panel: {table: sheets, by: who, combine: trimmed_mean}\n"
EACH = "panel: {table: sheets, by: who, average: each_indicator}\n"
EACH_TRIMMED = "panel: {table: sheets, by: who, average: each_indicator, combine: trimmed_mean}\n"


def record(*sheets: Any, spent: str | None = "100%") -> dict[str, Any]:
    """A record with a sheet for each pair of fitness and share reached, of the assessors A, B, C, …"""
    rows = [{"who": chr(65 + at), "fit": fit, "reached": reached} for at, (fit, reached) in enumerate(sheets)]
    return {"id": "P-1", "spent": spent, "sheets": rows}


def judged(panel: str, *sheets: Any, rules: str = RULES) -> Any:
    return evaluated(rules + panel, record(*sheets), "en")


ROWS = (
    INPUTS.replace(
        "tables:\n", "tables:\n  goals: {columns: {name: {kind: text}, worth: {kind: number}, done: {kind: percent}}}\n"
    )
    + """
indicators:
  a: {each: goals, label: name, points: worth, decimals: 1, not_applicable_when: reached == 0 and done == 0,
      score: {method: proportional, value: done * reached}}
total: {of: 100}
flags:
  weak: {each: goals, label: name, when: row_score < 20, severity: info, finding: "{name}: {row_score}"}
"""
)


def rows(panel: str, *shares: str, done: tuple[str, str] = ("50%", "100%")) -> Any:
    goals = [{"name": f"goal {at}", "worth": 50, "done": share} for at, share in enumerate(done, 1)]
    return evaluated(ROWS + panel, {**record(*((1, share) for share in shares)), "goals": goals}, "en")
