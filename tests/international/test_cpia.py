"""Every rating of the World Bank's CPIA 2019 follows from its criteria."""

from decimal import Decimal

import perfrules
from tests.international.tables import lines, renamed
from tests.shared import needs_shared

EVALUATOR = perfrules.Evaluator(perfrules.load("intl.cpia"), "en")
NAMES = {
    "id": "Country Code", "country": "Country Name", "macro": "IQ.CPA.MACR.XQ", "fiscal": "IQ.CPA.FISP.XQ",
    "debt": "IQ.CPA.DEBT.XQ", "trade": "IQ.CPA.TRAD.XQ", "finance": "IQ.CPA.FINS.XQ", "business": "IQ.CPA.BREG.XQ",
    "gender": "IQ.CPA.GNDR.XQ", "equity": "IQ.CPA.PRES.XQ", "human": "IQ.CPA.HRES.XQ", "protection": "IQ.CPA.PROT.XQ",
    "environment": "IQ.CPA.ENVR.XQ", "property": "IQ.CPA.PROP.XQ", "budget": "IQ.CPA.FINQ.XQ",
    "revenue": "IQ.CPA.REVN.XQ", "administration": "IQ.CPA.PADM.XQ", "transparency": "IQ.CPA.TRAN.XQ",
    "printed_economic": "IQ.CPA.ECON.XQ", "printed_structural": "IQ.CPA.STRC.XQ", "printed_social": "IQ.CPA.SOCI.XQ",
    "printed_public": "IQ.CPA.PUBS.XQ", "printed_overall": "IQ.CPA.IRAI.XQ",
}  # fmt: skip
PRINTED = {
    "economic_rating": "IQ.CPA.ECON.XQ", "structural_rating": "IQ.CPA.STRC.XQ", "social_rating": "IQ.CPA.SOCI.XQ",
    "public_rating": "IQ.CPA.PUBS.XQ",
}  # fmt: skip


@needs_shared
def test_every_row_is_reproduced_to_the_digits_printed() -> None:
    count = 0
    different = []
    for line in lines("cpia_2019.csv"):
        given = renamed(line, NAMES)
        result = EVALUATOR.evaluate({name: _figure(name, text) for name, text in given.items()})
        assert not result.errors, [error.text("en") for error in result.errors]
        count += 1
        found = {column: result.values[name] for name, column in PRINTED.items()} | {"IQ.CPA.IRAI.XQ": result.score}
        for column, value in found.items():
            printed = Decimal(line[column])
            assert isinstance(value, Decimal)
            places = min(-int(printed.as_tuple().exponent), 6)  # means of groups were made of criteria of six places
            if abs(value - printed) > Decimal("0.501").scaleb(-places):
                different.append((line["Country Code"], column, str(printed), str(value)))
    assert count == 81
    assert different == []


def _figure(name: str, text: str) -> str | float:
    """A figure as a program would read it; some have fourteen places."""
    return text if name in {"id", "country"} else float(text)
