"""Lines of the shared attack lists that disagree with the rule file's form, each with the reason; the form wins."""

YAML: dict[str, str] = {
    "percent.yaml": "80% is a percentage of the form; whether one may stand in a place is for the shape to say",
    "expr-is-bool.yaml": "true is a good value as such; that a condition must be a formula is for the shape to say",
    "file-html.yaml": "one line of prose is a readable text; that a file must begin with names is for the shape to say",
}
"""File name of a YAML text to why the text stage accepts it although one of the codes expected is one of its own."""

EXPRESSIONS: dict[str, str] = {
    "syntax-error-35": "90% is a percentage in every formula, and a plain number may be compared with one: it loads",
    "data-dependent-11": "powers are refused when the rules are loaded, before any data could overflow",
    "data-dependent-12": "powers are refused when the rules are loaded, before any data could overflow",
    "accept-21": "there is no function 'sum' over a list; sums are written with + or over the rows of a table",
    "accept-29": "1/3*3 == 1 is true: numbers are exact fractions and not decimals cut off somewhere",
    "accept-27": "'//' is refused; a quotient is rounded with round(...) or by the declared decimals",
}
"""Id of an expression to why it does not end as the list expects: the form of rule files says otherwise."""

DATA: dict[str, str] = {
    "top-object.json": "one group of named values is one record; this one has none of its values and gets no score",
}
"""Data file to why it does not end as the list expects."""
