"""The consolidated text and its history, as an official gazette prints them."""

from perfrules.gazette.changes import Change, alterations_of, changes_of
from perfrules.gazette.editions import Edition, editions, history
from perfrules.gazette.text import consolidated

__all__ = ["Change", "Edition", "alterations_of", "changes_of", "consolidated", "editions", "history"]
