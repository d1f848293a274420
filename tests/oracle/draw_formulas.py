"""Random formulas of the right kind."""

from collections.abc import Callable

from tests.oracle.draft import DATES, FIGURE_KINDS, FIGURES, PERCENTS, WORDS, Draft


def expression(draft: Draft, kind: str, table: str | None, depth: int) -> str:
    """A formula that gives a figure of the kind, at a record or at a row of the table."""
    if depth <= 0 or draft.chance(0.3):
        return draft.name(kind, table)
    return {"number": _number, "percent": _percent, "money": _money}[kind](draft, table, depth - 1)


def _number(draft: Draft, table: str | None, depth: int) -> str:
    def part() -> str:
        return draft.literal("number") if draft.chance(0.25) else expression(draft, "number", table, depth)

    def two(kind: str) -> tuple[str, str]:
        return draft.name(kind, table), draft.name(kind, table)

    function = draft.rng.choice(["min", "max", "mean", "median"])
    forms: list[Callable[[], str]] = [
        lambda: f"({part()} + {part()})",
        lambda: f"({part()} - {part()})",
        lambda: f"{part()} * {draft.rng.choice(['0.5', '3', '1.25'])}",
        lambda: f"{part()} / ({part()})",
        lambda: f"{function}({part()}, {part()}, {part()})",
        lambda: f"abs({part()} - {part()})",
        lambda: f"round({part()}, {draft.rng.randint(0, 2)})",
        lambda: f"({part()} if {condition(draft, table, depth)} else {part()})",
        lambda: f"first_known({part()}, {part()}, {draft.literal('number')})",
        lambda: "days_between({}, {}) / 10".format(*two("date")),
        lambda: "{} / {}".format(*two("money")),
        lambda: f"{draft.name('whole', table)} + {part()}",
        lambda: draft.rng.choice([f"root({part()}, 2)", f"root(abs({part()}), 3)"]),
        lambda: draft.rng.choice([f"ln({part()})", f"exp(min(max({part()}, -3), 3))"]),
        lambda: _aggregate(draft, "number", depth) if table is None else f"-{part()} + {part()}",
        lambda: _over_alike(draft) if table is None else _alike(draft, table),
    ]
    return draft.rng.choice(forms)()


def _percent(draft: Draft, table: str | None, depth: int) -> str:
    def part() -> str:
        return draft.literal("percent") if draft.chance(0.25) else expression(draft, "percent", table, depth)

    match draft.rng.randint(0, 5):
        case 0:
            return f"({part()} + {part()})"
        case 1:
            return f"({part()} - {part()})"
        case 2:
            return f"{draft.rng.choice(['min', 'max', 'mean'])}({part()}, {part()})"
        case 3:
            return f"({part()} if {condition(draft, table, depth)} else {part()})"
        case 4:
            return f"first_known({part()}, {draft.literal('percent')})"
        case _:
            return _aggregate(draft, "percent", depth) if table is None else part()


def _money(draft: Draft, table: str | None, depth: int) -> str:
    def part() -> str:
        return expression(draft, "money", table, depth)

    match draft.rng.randint(0, 4):
        case 0:
            return f"({part()} + {part()})"
        case 1:
            return f"({part()} - {part()})"
        case 2:
            return f"max({part()}, 0)"
        case 3:
            return f"{part()} * {draft.name('percent', table)}"
        case _:
            return _aggregate(draft, "money", depth) if table is None else part()


def _aggregate(draft: Draft, kind: str, depth: int) -> str:
    over = draft.table()
    functions = ["sum_of", "mean_of", "lowest_of", "highest_of"]
    limit = f", {condition(draft, over, 0)}" if draft.chance(0.4) else ""
    if kind == "number" and draft.chance(0.3):
        return f"count_of({over}, {condition(draft, over, depth)}{limit})"
    if kind == "percent" and draft.chance(0.2):
        return f"share_of({over}, {condition(draft, over, depth)})"
    return f"{draft.rng.choice(functions)}({over}, {draft.name(kind, over)}{limit})"


def _alike(draft: Draft, table: str) -> str:
    """What the rows of a table that are like this one come to."""
    key = draft.name(draft.rng.choice(["text", "choice", "number", "yes_no", "number_or_text"]), table)
    limit = f", {condition(draft, table, 0)}" if draft.chance(0.3) else ""
    if draft.chance(0.5):
        return f"repeats_of({key}{limit})"
    return f"sum_alike({key}, {draft.name('number', table)}{limit})"


def _over_alike(draft: Draft) -> str:
    over = draft.table()
    if draft.chance(0.4):
        return f"{draft.rng.choice(['sum_of', 'highest_of'])}({over}, {_alike(draft, over)})"
    limit = f", {condition(draft, over, 0)}" if draft.chance(0.3) else ""
    kind = draft.rng.choice(["text", "choice", "number", "date", "yes_no", "number_or_text"])
    return f"distinct_of({over}, {draft.name(kind, over)}{limit})"


def _of_text(draft: Draft, name: str) -> str:
    """A question about what a text holds."""
    words = draft.rng.sample([*WORDS, "RED", "ｇｒｅｅｎ", "成", "e"], 2)
    listed = f"['{words[0]}', '{words[1]}']" if draft.chance(0.5) else draft.parameter("texts", words)
    return draft.rng.choice([f"mentions({name}, {listed})", f"{name} in {listed}", f"{name} not in {listed}"])


def _of_rounding(draft: Draft, table: str | None) -> str:
    """A question about how a figure was rounded."""
    exact = draft.rng.choice([expression(draft, "number", table, 1), draft.literal("number")])
    printed = draft.rng.choice([f"round({exact}, {draft.rng.randint(0, 3)})", draft.literal("number")])
    word = draft.rng.choice(["exact", "half_up", "half_even", "down", "up", "rate_half_up", "rate_down", "other"])
    return f"rounding_of({printed}, {exact}, {draft.literal('number')}) == '{word}'"


def condition(draft: Draft, table: str | None, depth: int) -> str:
    """A formula that is true, false or missing."""
    if depth > 0:
        match draft.rng.randint(0, 5):
            case 0:
                return f"({condition(draft, table, depth - 1)} and {condition(draft, table, depth - 1)})"
            case 1:
                return f"({condition(draft, table, depth - 1)} or {condition(draft, table, depth - 1)})"
            case 2:
                return f"not ({condition(draft, table, depth - 1)})"
            case 3 if table is None:
                return _over_rows(draft)
    return _comparison(draft, table) if draft.chance(0.6) else _of_words(draft, table)


def _over_rows(draft: Draft) -> str:
    over = draft.table()
    inner = condition(draft, over, 0)
    limit = f", {condition(draft, over, 0)}" if draft.chance(0.3) else ""
    return draft.rng.choice(
        [f"any_of({over}, {inner}{limit})", f"all_of({over}, {inner}{limit})", f"at_least(2, {over}, {inner}{limit})"]
    )


def _comparison(draft: Draft, table: str | None) -> str:
    kind = draft.rng.choice(FIGURE_KINDS)
    left = expression(draft, kind, table, 1)
    if draft.chance(0.2) and kind != "money":
        low, high = draft.rng.sample(PERCENTS if kind == "percent" else [str(f) for f in FIGURES], 2)
        return f"{low} {draft.rng.choice(['<', '<='])} {left} {draft.rng.choice(['<', '<='])} {high}"
    operator = draft.rng.choice(["<", "<=", ">", ">=", "==", "!="])
    if kind == "money" and draft.chance(0.5):
        return f"{left} {operator} {draft.rng.choice(['0', draft.name('money', table)])}"
    return f"{left} {operator} {draft.literal(kind)}"


def _of_words(draft: Draft, table: str | None) -> str:
    match draft.rng.randint(0, 8):
        case 7:
            return _of_text(draft, draft.name(draft.rng.choice(["text", "number_or_text"]), table))
        case 8:
            return _of_rounding(draft, table)
        case 0 | 1:
            return draft.name("yes_no", table)
        case 2 | 3:
            return is_word(draft, draft.name("choice", table))
        case 4:
            return f"missing({draft.name(draft.rng.choice(['number', 'percent', 'yes_no']), table)})"
        case 5:
            return f"{draft.name('date', table)} {draft.rng.choice(['<', '>=', '=='])} '{draft.rng.choice(DATES)}'"
        case _:
            name = draft.name("number_or_text", table)
            return draft.rng.choice([f"{name} == '{WORDS[0]}'", f"{name} >= {draft.literal('number')}"])


def is_word(draft: Draft, name: str) -> str:
    """A question about a choice."""
    words = draft.words_of(name)
    one, two = draft.rng.sample(words, 2)
    return draft.rng.choice(
        [f"{name} == '{one}'", f"{name} != '{one}'", f"{name} in ['{one}', '{two}']", f"{name} not in ['{two}']"]
    )
