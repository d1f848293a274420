"""The fields of a record that hold what a form prints."""

from perfrules.model.items import Group, Indicator, Value
from perfrules.model.rule_set import RuleSet


def printed_fields(rules: RuleSet) -> tuple[str, ...]:
    """The inputs and columns that *rules* name under `declared` and `declared_grade`; none where nothing is compared."""
    items: list[Value | Indicator | Group] = [
        *rules.values.values(),
        *rules.indicators.values(),
        *rules.groups.values(),
    ]
    names = [one.declared for one in items]
    names += [rules.total.declared, rules.total.declared_grade] if rules.total else []
    return tuple(name for name in names if name is not None)
