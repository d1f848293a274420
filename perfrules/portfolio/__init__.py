"""Results as data: records filled from the results of other rule sets, and portfolios of many results."""

from perfrules.portfolio.objects import Portfolio, evaluate_portfolio
from perfrules.portfolio.supplying import supplied

__all__ = ["Portfolio", "evaluate_portfolio", "supplied"]
