"""What stands after the tree: letters, grades and their limits, flags, outcomes, constraints."""

from decimal import Decimal
from typing import Any

from tests.oracle.draft import Draft, percent_text, share_of_text
from tests.oracle.draw_formulas import condition
from tests.oracle.draw_lookups import combinations, labels, new_table
from tests.oracle.records import named_points


def letters(draft: Draft) -> None:
    """Groups without points whose indicators give the words of a scale, and no total."""
    scale = draft.fresh("s")
    words = {f"{scale}_{letter}": {"title": letter, "from": 4 - index} for index, letter in enumerate("abcd")}
    draft.section("scales")[scale] = words
    for _ in range(draft.rng.randint(1, 3)):
        group = draft.fresh("g")
        combine = draft.rng.choice(["mean", "lowest", "highest", "geometric_mean", "lookup", "lookup"])
        draft.section("groups")[group] = {"title": group, "combine": combine, "scale": scale}
        count = draft.rng.randint(1, 4)
        if combine == "lookup":
            keys = combinations([labels(draft, scale)] * count, "any")
            draft.section("groups")[group]["table"] = new_table(draft, keys, "any", list(words))
        for _ in range(count):
            name = draft.fresh("a")
            gives = [draft.rng.choice(list(words)) for _ in range(draft.rng.randint(2, 4))]
            gives[0] = next(iter(words))
            cases: list[dict[str, Any]] = [{"when": condition(draft, None, 1), "gives": word} for word in gives[1:]]
            spec: dict[str, Any] = {"title": name, "group": group, "scale": scale}
            spec["score"] = {"method": "cases", "cases": [*cases, {"gives": gives[0]}]}
            if draft.chance(0.4):
                spec["if_missing"] = draft.rng.choice(["leave_out", "undecided"])
            draft.section("indicators")[name] = spec
            draft.scores.append(name)
        draft.scores.append(group)


def grades(draft: Draft, of: int, *, always: bool = False) -> None:
    """Words over the whole range of the total, and now and then limits on them."""
    if draft.chance(0.15) and not always:
        return
    shares = draft.rng.choice([["90%", "80%", "60%"], ["85%", "70%"], ["60%"], ["95%", "90%", "75%", "60%", "33.33%"]])
    for index, share in enumerate([*shares, "0%"]):
        limit: Any = share if draft.chance(0.15) and share != "0%" else Decimal(of) * share_of_text(share)
        draft.section("grades")[f"grade{index}"] = {"title": f"grade {index}", "from": limit}
    for _ in range(draft.rng.choice([0, 0, 1, 1, 2, 3])):
        spec: dict[str, Any] = {"when": _after(draft, grade=False)}
        if draft.chance(0.3):
            spec |= {"becomes": draft.fresh("w"), "title": "outside the scale"}
        else:
            spec["at_most"] = draft.rng.choice(list(draft.section("grades")))
        draft.section("grade_limits")[draft.fresh("b")] = spec | {"because": "a reason"}


def _after(draft: Draft, *, grade: bool) -> str:
    """A condition that may look at scores."""
    if not draft.scores or draft.chance(0.35):
        return condition(draft, None, 2)
    item = draft.rng.choice(draft.scores)
    operator = draft.rng.choice(["<", ">=", "=="])
    choices = [
        f"score_of({item}) {operator} {draft.literal('number')}",
        f"rate_of({item}) {operator} {draft.literal('percent')}",
        f"score_of({item}) < points_of({item})",
    ]
    if "total" in draft.sections:
        limit = draft.rng.choice([spec["from"] for spec in draft.section("grades").values()] or [50])
        if not isinstance(limit, str):
            choices.append(f"total_score {operator} {Decimal(limit):f}")
    if grade and draft.section("grades"):
        words = list(draft.section("grades"))
        choices.append(f"grade == '{words[0]}'")
        choices.append(f"grade in ['{words[-1]}', '{words[0]}']")
        choices.append(f"grade_of({draft.name('money', None)} / {draft.name('money', None)}) == '{words[-1]}'")
    if draft.section("scales"):
        scale = draft.rng.choice(list(draft.section("scales")))
        words = list(draft.section("scales")[scale])
        read = "rate_of" if isinstance(draft.section("scales")[scale][words[0]]["from"], str) else "score_of"
        choices.append(f"word_of({scale}, {read}({item})) == '{draft.rng.choice(words)}'")
    return draft.rng.choice(choices)


def conclude(draft: Draft) -> None:
    """Flags on the record and on rows, outcomes, values over scores, a constraint that holds."""
    rng = draft.rng
    if draft.scores and draft.chance(0.5):
        for _ in range(rng.randint(1, 3)):
            _value_over_scores(draft)
    draft.section("categories")["goals"] = "goals"
    flags = draft.section("flags")
    for _ in range(rng.randint(1, 5)):
        spec: dict[str, Any] = {"title": "a flag"}
        if draft.section("tables") and draft.chance(0.45):
            table = draft.table()
            spec |= {"each": table, "when": _on_rows(draft, table)}
            spec["label"] = next(iter(draft.section("tables")[table]["columns"]))
        elif flags and draft.chance(0.2):
            one, two = rng.choice(list(flags)), rng.choice(list(flags))
            spec["when"] = f"fired({one}) {rng.choice(['and', 'or', 'and not'])} fired({two})"
        else:
            spec["when"] = _after(draft, grade=True)
        spec |= {"severity": rng.choice(["error", "warning", "info"]), "finding": "a finding"}
        if draft.chance(0.3):
            spec |= {"category": "goals", "recommendation": "do better", "rectify_within": "60 days"}
        flags[draft.fresh("f")] = spec
    for _ in range(rng.randint(0, 2)):
        lines = [{"when": _after(draft, grade=True), "then": f"then {index}"} for index in range(rng.randint(1, 3))]
        draft.section("outcomes")[draft.fresh("o")] = {"title": "an outcome", "choose": [*lines, {"then": "otherwise"}]}
    _constraint(draft)


def _on_rows(draft: Draft, table: str) -> str:
    scored = [spec for spec in draft.section("indicators").values() if spec.get("each") == table]
    if len(scored) == 1 and draft.chance(0.6):
        if isinstance(scored[0].get("points"), str) and draft.chance(0.5):
            return f"row_score {draft.rng.choice(['==', '<'])} {scored[0]['points']}"
        return f"row_score {draft.rng.choice(['>', '<='])} {draft.literal('number')}"
    return condition(draft, table, 1)


def _value_over_scores(draft: Draft) -> None:
    name = draft.fresh("v")
    one, two = draft.rng.choice(draft.scores), draft.rng.choice(draft.scores)
    spec: dict[str, Any] = {"title": name}
    if draft.chance(0.5):
        spec |= {"kind": "number", "formula": f"score_of({one}) - score_of({two}) / 3"}
    else:
        spec |= {"kind": "percent", "formula": f"max(rate_of({one}), rate_of({two}))"}
    if draft.chance(0.4):
        spec |= draft.rounding()
    draft.section("values")[name] = spec


def _constraint(draft: Draft) -> None:
    stated = named_points(draft.sections)
    if len(stated) > 1 and draft.chance(0.4):
        one, two = draft.rng.sample(list(stated), 2)
        least = stated[one] + stated[two]
        text = f"points_of({one}) + points_of({two}) >= {least:f}"
        spec = {"that": text, "finding": f"at least {percent_text(Decimal(1))}"}
        draft.section("constraints")[draft.fresh("n")] = spec
