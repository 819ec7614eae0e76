"""Random cases in which money comes in by every way there is, act by act, for the properties of the account."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from blacklist_sim.case import Act
from blacklist_sim.law.money.account import Account
from blacklist_sim.timeline.read import read_text
from blacklist_sim.workflow.assemble import load_engine
from blacklist_sim.workflow.engine import Engine
from blacklist_sim.workflow.money.account import account, reckoning
from blacklist_sim.workflow.money.performance import paid_by
from blacklist_sim.workflow.money.receipts import all_receipts, attributed
from blacklist_sim.workflow.money.takings import takings
from blacklist_sim.workflow.state import State

from .road_stories import ADULT, CREDITOR, STORY

DEBTORS = "borrower, {who: firm, liable_up_to: 30000.00}"
INTEREST = ", costs: 1200.00, ordinary_interest: {from: 2012-06-01, rate_per_year: 0.06}"
PARTS = ", ".join(
    f"{{due: {day}, amount: 25000.00}}" for day in ("2013-06-30", "2014-06-30", "2014-12-31", "2015-06-30")
)
TITLES = (
    "kind: judgment, made: 2013-01-02, pay: {principal: 100000.00}, by: 2013-03-15",
    f"kind: judgment, made: 2013-01-02, pay: {{principal: 100000.00{INTEREST}}}, by: 2013-03-15",
    f"kind: judgment, made: 2013-01-02, pay: {{principal: 100000.00{INTEREST}}}, instalments: [{PARTS}]",
    "kind: judgment, made: 2013-01-02, pay: {principal: 100000.00, currency: USD}, by: 2013-03-15",
)
WEIGHTS = {"pay": 12, "collect_money": 4, "settle": 2, "perform_settlement": 3, "tender_instrument": 3}


def begin(random: Random) -> tuple[Engine, State]:
    """A case before its first act, with a policy drawn for all that the account turns on."""
    engine = load_engine()
    switches = engine.book.switches
    names = [name for name in switches if any(word in name for word in ("interest", "instrument", "fee_base", "days"))]
    policy = {name: random.choice(sorted(switches[name].options)) for name in names if random.random() < 0.3}
    policy["instrument_counts"] = random.choice(sorted(switches["instrument_counts"].options))
    policy.pop("make_up_days_work", None)
    told = ", ".join(f"{name}: {option!r}" for name, option in policy.items())
    head = STORY.format(
        mode="audit",
        policy=f"{{{told}}}",
        lender=CREDITOR,
        borrower=ADULT,
        applicant="lender",
        debtors=random.choice(("borrower", "borrower, firm", DEBTORS)),
        title=random.choice(TITLES),
        heir_lives="prc",
    )
    story = read_text(f"{head}  - {{date: 2013-01-03}}\n", "story")[0]
    engine = engine.under(story.policy)
    return engine, engine.begin(story)


def acts(random: Random, state: State, number: int) -> Iterator[Act]:
    """Acts one after another, most of them of money, from the day that the case has reached."""
    day, index = state.day, len(state.journal)
    if not state.journal:
        for name in ("serve_judgment", "apply_enforcement", "accept_enforcement"):
            day += timedelta(random.choice((1, 40, 90)))
            yield Act(day, name, "lender" if name.startswith("apply") else "court", case="loan", index=index)
            index += 1
    names = [*WAYS, *(name for name, weight in WEIGHTS.items() for _ in range(weight))]
    for _ in range(number):
        day += timedelta(random.choice((0, 0, 1, 9, 70)))
        index += random.choice((1, 1, 1, 0))
        name = random.choice(names)
        yield _act(random, day, name, index if random.random() < 0.95 else 0)


def money(random: Random) -> Decimal:
    return Decimal(random.choice((0, 1, 999, 100_00, 2500_00, 2500_00, 12345_67, 60000_00))) / 100


def sometimes_all(random: Random) -> Decimal | str:
    return "in_full" if random.random() < 0.01 else money(random)


WAYS: dict[str, Any] = {
    "pay": lambda r: {"amount": sometimes_all(r), "agreed_order": r.choice(((), ("principal",)))},
    "collect_money": lambda r: {"amount": sometimes_all(r)},
    "settle": lambda r: r.choice(({"amount": money(r)}, {})),
    "perform_settlement": lambda r: {"result": "full" if r.random() < 0.06 else "part", "amount": money(r)},
    "resume_enforcement": lambda r: {"deduct": money(r), "ground": "settlement_broken"},
    "suspend_enforcement": lambda r: {"ground": r.choice(("retrial", "other")), "title_examined": True},
    "defer_enforcement": lambda r: {"ground": "higher_court", "months": 2},
    "order_retrial": lambda r: {},
    "decide_retrial": lambda r: {"result": "upheld"},
    "sell_property": lambda r: {"result": "sold", "price": money(r), "mode": r.choice(("auction", "set_off"))},
    "confirm_sale": lambda r: {"costs": r.choice((None, money(r))), "priority": r.choice((None, money(r)))},
    "tender_instrument": lambda r: {"amount": money(r), "accepted": r.random() < 0.6, "kind": "bill"},
    "instrument_honoured": lambda r: {},
    "instrument_dishonoured": lambda r: {},
    "accept_bankruptcy": lambda r: {},
    "close_bankruptcy": lambda r: {"result": "refused"},
}


def _act(random: Random, day: date, name: str, index: int) -> Act:
    payload = {key: value for key, value in WAYS[name](random).items() if value is not None}
    who = random.choice((("borrower",), ("firm",), ())) if name in ("collect_money", "accept_bankruptcy") else ()
    by = random.choice(("borrower", "firm")) if name in ("pay", "perform_settlement", "tender_instrument") else "court"
    facts = {"benchmark_rate": Decimal("0.06")} if random.random() < 0.05 else {}
    return Act(day, name, by, who, case="loan", payload=payload, facts=facts, index=index)


def asked(engine: Engine, state: State) -> list[Account | None]:
    """What is owed in all, and by each of the two."""
    return [account(engine, state, "loan", who) for who in (None, "borrower", "firm")]


def from_nothing(engine: Engine, state: State) -> list[Account | None]:
    """The same, from all receipts anew."""
    found = (reckoning(engine, state, "loan", who) for who in (None, "borrower", "firm"))
    return [item.on(state.day) if item is not None else None for item in found]


def agrees(engine: Engine, state: State) -> bool:
    """Whether all that is kept beside a state is what its acts come to when they are read from nothing."""
    came, last = [], takings(state, "loan").last
    while last is not None:
        came.insert(0, (last.act, last.receipt))
        last = last.before
    sums = [
        sum((receipt.amount or Decimal(0) for who, receipt in attributed(state, "loan") if who == person), Decimal(0))
        for person in ("borrower", "firm")
    ]
    return (
        came == all_receipts(state, "loan", None)
        and sums == [paid_by(state, "loan", person) for person in ("borrower", "firm")]
        and asked(engine, state) == from_nothing(engine, state)
    )
