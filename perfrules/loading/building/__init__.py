"""The nodes of a rule file to the model of a rule set."""

from perfrules.loading.building.rule_set import Built, build

__all__ = ["Built", "build"]
