"""Two small rule sets, of which one takes from the other, and data for both."""

from pathlib import Path

SURVEY = """\
format: 1
id: test.survey
title: Survey
status: draft
inputs:
  asked: {kind: whole, min: 1}
  content: {kind: whole, min: 0}
values: {rate: {formula: content / asked, kind: percent, provenance: proposal}}
"""
PROJECT = """\
format: 1
id: test.project
title: Project
status: draft
inputs:
  done: {kind: percent}
  rate: {kind: percent, optional: true, from: {rules: test.survey, value: rate}}
groups: {work: {points: 60}, users: {points: 40}}
indicators:
  work_done: {group: work, score: {method: proportional, value: done}, provenance: proposal}
  users_content: {group: users, score: {method: proportional, value: rate}, provenance: proposal}
total: {of: 100, decimals: 2}
grades: {good: {title: Good, from: 80}, poor: {title: Poor, from: 0}}
"""
SUMMARY = """\
format: 1
id: test.summary
title: All projects
status: draft
inputs: {printed: {kind: number, optional: true}}
tables:
  objects: {from: results, columns: {score: {kind: number, from: total_score}, word: {kind: choice, choices: {good: Good, poor: Poor}, from: grade}}}
values:
  average: {title: Mean score, formula: 'mean_of(objects, score)', decimals: 2, provenance: proposal}
  good_ones: {title: Good ones, formula: "count_of(objects, word == 'good')", provenance: proposal}
flags:
  printed_wrong: {when: printed != average, severity: error, finding: 'printed {printed}, is {average}', provenance: proposal}
"""
PROJECTS = "id,done\nP-1,100%\nP-2,50%\nP-3,80%\n"
ANSWERS = "id,asked,content\nP-1,4,4\nP-2,4,1\n"


def write(folder: Path, **texts: str) -> dict[str, str]:
    """The files of this module, and others or other texts for them, in *folder*; their paths by name."""
    known = {
        "survey.yaml": SURVEY,
        "project.yaml": PROJECT,
        "summary.yaml": SUMMARY,
        "projects.csv": PROJECTS,
        "answers.csv": ANSWERS,
    }
    known |= {name.replace("_", "."): text for name, text in texts.items()}
    for name, text in known.items():
        folder.joinpath(name).write_text(text, encoding="utf-8")
    return {name.partition(".")[0]: str(folder / name) for name in known}
