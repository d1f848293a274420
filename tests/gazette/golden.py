"""The golden files of consolidated texts and histories: `python -m tests.gazette.golden` writes them anew."""

from collections.abc import Iterator
from pathlib import Path

import perfrules
from perfrules.gazette.history_page import html_history, markdown_history

HERE = Path(__file__).parent
FILES = HERE / "files"
GOLDEN = HERE / "golden"
TEXTS = (
    ("national", "2020-01-01"), ("national", "2024-06-30"), ("national", "2025-06-30"), ("national", "2026-01-01"),
    ("county", "2023-06-30"), ("county", "2025-06-30"),
)  # fmt: skip
FORMS = (("yaml", "zh"), ("yaml", "en"), ("markdown", "zh"), ("html", "en"))


def golden() -> Iterator[tuple[str, str]]:
    """Every golden file by name, with what it must hold."""
    for name, day in TEXTS:
        rules = perfrules.load(FILES / f"{name}.yaml", day)
        for form, lang in FORMS:
            yield f"{name}-{day}.{lang}.{form}", perfrules.consolidated(rules, form, lang)  # type: ignore[arg-type]
    for name in ("national", "county"):
        editions = perfrules.history(FILES / f"{name}.yaml")
        yield f"{name}-history.zh.markdown", markdown_history(editions, "zh")
        yield f"{name}-history.en.html", html_history(editions, "en")


if __name__ == "__main__":
    for old in GOLDEN.iterdir():
        old.unlink()
    for file, text in golden():
        (GOLDEN / file).write_text(text, encoding="utf-8")
