"""A rule set as one text, with a note on everything that amendments and other files changed."""

from collections.abc import Callable
from typing import Literal

from perfrules.gazette.html_page import html
from perfrules.gazette.markdown_page import markdown
from perfrules.gazette.yaml_text import yaml
from perfrules.model.rule_set import RuleSet
from perfrules.words import Lang, message_language

TextForm = Literal["yaml", "markdown", "html"]
FORMS: dict[TextForm, Callable[[RuleSet, Lang], str]] = {"yaml": yaml, "markdown": markdown, "html": html}


def consolidated(rules: RuleSet, form: TextForm = "yaml", lang: Lang | None = None) -> str:
    r"""
    The text of *rules* as it stands: `yaml` is a rule file that says the same (with the same SHA-256), `markdown` and `html`
    are pages to be read. The notes, in the language *lang*, by default that of the locale, give the source, law, reason and
    former wording of every change.

    >>> import perfrules
    >>> text = consolidated(perfrules.load("cn.project_evaluation"), lang="en")
    >>> text.partition("format: 1\n")[2].splitlines()[0]
    'id: cn.project_evaluation'
    """
    return FORMS[form](rules, lang or message_language())
