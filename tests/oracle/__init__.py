"""A second, independent reading of the rule-file form, to hold the evaluator against."""
