"""Lines of the shared attack lists that disagree with the rule file's form, each with the reason; the form wins."""

YAML: dict[str, str] = {
    "percent.yaml": "80% is a percentage of the form; whether one may stand in a place is for the shape to say",
    "expr-is-bool.yaml": "true is a good value as such; that a condition must be a formula is for the shape to say",
    "file-html.yaml": "one line of prose is a readable text; that a file must begin with names is for the shape to say",
}
"""File name of a YAML text to why the text stage accepts it although one of the codes expected is one of its own."""
