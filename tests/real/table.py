"""`python -m tests.real.table` prints what of the real forms is reproduced, fed and explained."""

from tests.real.forms import FORMS, lines_of
from tests.real.lines import Tally, tally
from tests.shared import SHARED


def _counts(figures: tuple[int, int, int]) -> str:
    return " / ".join(f"{figure:2}" for figure in figures)


def main() -> None:
    """The table, then every figure that is fed or explained with its reason."""
    if SHARED is None:
        print("The folder of shared data is not here; set PERFRULES_DATA or put it beside the project.")
        return
    print("reproduced / fed / explained     rows           other figures   unexplained")
    whole: list[Tally] = []
    for name in FORMS:
        one = tally(lines_of(name))
        whole.append(one)
        print(f"{name:<38}  {_counts(one.rows):<13}  {_counts(one.figures):<14}  {one.unexplained}")
    rows = tuple(sum(one.rows[place] for one in whole) for place in range(3))
    figures = tuple(sum(one.figures[place] for one in whole) for place in range(3))
    total = Tally(
        (rows[0], rows[1], rows[2]), (figures[0], figures[1], figures[2]), sum(one.unexplained for one in whole)
    )
    print(f"{'all':<38}  {_counts(total.rows):<13}  {_counts(total.figures):<14}  {total.unexplained}\n")
    for name in FORMS:
        for line in lines_of(name):
            why = line.fed if line.status == "fed" else line.reason
            if why is not None:
                print(f"{name}: {line.what}: {line.printed} / {line.computed}: {line.status}: {why.name} ({why.value})")


if __name__ == "__main__":
    main()
