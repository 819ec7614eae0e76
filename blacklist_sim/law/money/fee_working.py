"""Shows how a court fee came about, slice by slice, as plain data."""

from typing import Any

from blacklist_sim.law.book import Book
from blacklist_sim.law.money.fees import Fee
from blacklist_sim.law.money.working import source


def fee_data(book: Book, fee: Fee) -> dict[str, Any]:
    """A fee as plain data; keys are stable, amounts are strings, None is none."""
    cited = source(book, fee.rule, fee.day)
    bounds = {name: getattr(fee, name) for name in ("base", "amount", "least", "most", "share", "cap")}
    return {
        "rule": fee.rule,
        "day": fee.day.isoformat(),
        **{name: None if value is None else f"{value:f}" for name, value in bounds.items()},
        "slices": [
            {
                "over": f"{line.over:f}",
                "slice": f"{line.slice:f}",
                "rate": None if line.rate is None else f"{line.rate:f}",
                "charged": f"{line.charged:f}",
                "figure": line.figure,
            }
            for line in fee.lines
        ],
        "source": {"en": cited.en, "zh": cited.zh},
    }
