"""The sums of an account that an expectation may name, what they are called, and what a missing one needs."""

from collections.abc import Mapping
from decimal import Decimal

from blacklist_sim.law.money.buckets import NAMES
from blacklist_sim.law.money.working import MISSING, OWED_PARTS, money
from blacklist_sim.text import Text

NOT_DUE = Text("of the principal not yet due", "其中本金未到期")
SURPLUS = Text("surplus, to be returned", "余款，应退还")
LABELS: Mapping[str, Text] = {
    **{part: NAMES[part] for part in OWED_PARTS},
    "not_due": NOT_DUE,
    "creditor": Text("owed to the creditor", "应付债权人"),
    "total": NAMES["total"],
    "surplus": SURPLUS,
}
KEYS = tuple(LABELS)
"""What can be expected of an account."""

FACTS = {"benchmark_rate": "benchmark_rate", "division_of_receipts": "benchmark_rate", "parity": "central_parity"}
"""The fact that would fill what an account lacks."""
UNFILLED = tuple(name for name in MISSING if name not in FACTS)
"""What an account can lack and no fact fills; it goes by its own name."""

BY_HAND = Text("reckon the time before the book begins by hand", "请另行计算本书起始日之前的部分")
WAYS_IN_A_STORY = {
    "benchmark_rate": Text(
        "state it in the case, as in facts: {benchmark_rate: 0.06}", "请在案件中说明，如 facts: {benchmark_rate: 0.06}"
    ),
    "parity": Text(
        "state it in the case, as in facts: {central_parity: 7.1268}",
        "请在案件中说明，如 facts: {central_parity: 7.1268}",
    ),
    "enforcement_fee": Text(
        "to have it in: facts: {creditor_asks_for_yuan: true, central_parity: 7.1268}",
        "如需计入：facts: {creditor_asks_for_yuan: true, central_parity: 7.1268}",
    ),
    "law_before": BY_HAND,
}
WAYS_ON_A_COMMAND_LINE = {
    "benchmark_rate": Text("give it, as in --benchmark-rate 6%", "请给出，如 --benchmark-rate 6%"),
    "parity": Text("give it, as in --parity 7.1268", "请给出，如 --parity 7.1268"),
    "enforcement_fee": Text("to have it in: --in-yuan --parity 7.1268", "如需计入：--in-yuan --parity 7.1268"),
    "law_before": BY_HAND,
}


def lacked(name: str, ways: Mapping[str, Text] = WAYS_IN_A_STORY) -> Text:
    """What is missing and what to do about it."""
    said, way = MISSING[name], ways.get(name)
    return said if way is None else Text(f"{said.en}; {way.en}", f"{said.zh}；{way.zh}")


def sums_text(sums: Mapping[str, Decimal | None]) -> Text:
    """Sums by name, one after the other, with the words by which a script calls them."""
    told = [(LABELS[key], key, money(value)) for key, value in sums.items()]
    return Text(
        "; ".join(f"{name.en} [{key}] {value.en}" for name, key, value in told),
        "；".join(f"{name.zh} [{key}] {value.zh}" for name, key, value in told),
    )
