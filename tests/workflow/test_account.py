"""What is owed in a case, reckoned from what was done in it."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

import pytest

from blacklist_sim.case import Act
from blacklist_sim.law.money.account import Account
from blacklist_sim.law.money.buckets import BUCKETS, NAMES
from blacklist_sim.timeline.replay import Replay
from blacklist_sim.workflow.assemble import load_engine
from blacklist_sim.workflow.money.account import account, penalty_of, reckoning

from .road_stories import COMPANY, tell

SERVED = "date: 2020-01-06, act: serve_judgment"
APPLIED = "date: 2021-03-16, act: apply_enforcement, by: lender"
ENFORCED = (SERVED, APPLIED, "date: 2021-03-17, act: accept_enforcement")
NOTICED = (*ENFORCED, "date: 2021-03-18, act: serve_notice, pay_within_days: 7, report_property_within_days: 7")


def title(principal: str, more: str = "", due: str = "by: 2021-03-15") -> str:
    return f"kind: judgment, made: 2020-01-02, pay: {{principal: {principal}{more}}}, {due}"


def owed(told: Replay, who: str | None = None) -> Account:
    found = account(told.engine, told.state, "loan", who)
    assert found is not None
    return found


def sums(told: Replay) -> tuple[str, str, str]:
    """Principal, ordinary interest and doubled part."""
    found = owed(told).owed
    return str(found.principal), str(found.ordinary_interest), str(found.doubled)


def on(day: str) -> str:
    return f"date: {day}"


REST = "date: 2021-06-30, act: pay, by: borrower, amount: 300000.00"
HIGHER = "date: 2021-03-26, act: defer_enforcement, by: higher_court, ground: higher_court, months: 2"
RETRIAL = (*ENFORCED, "date: 2021-03-26, act: order_retrial")
UPHELD = (
    *RETRIAL,
    "date: 2021-04-20, act: decide_retrial, result: upheld",
    "date: 2021-04-26, act: resume_enforcement, ground: title_upheld",
)
UPHELD_BEFORE = ("date: 2021-03-26, act: order_retrial", "date: 2021-04-20, act: decide_retrial, result: upheld")
AGREED = "facts: {creditor_holds_off: true}"
SUSPENDED = f"date: 2021-04-05, act: suspend_enforcement, ground: applicant_agrees, {AGREED}"
OTHER = "act: suspend_enforcement, ground: other, facts: {other_ground_to_suspend: true}"
PARTS = ", ".join(f"{{due: 2021-{day}, amount: 100000.00}}" for day in ("03-31", "06-30", "09-30"))
INSTALMENTS = f"instalments: [{PARTS}]"
EARLY = "date: 2021-03-15, act: pay, by: borrower, amount: 100000.00"
INTEREST = ", ordinary_interest: {rate_per_day: 0.0005, from: 2021-03-06}"
HALF, TWO = title("500000.00"), title("200000.00")
AT_ONCE = "kind: second_instance_judgment, made: 2020-01-02, pay: {principal: 100000.00}"


class Case(NamedTuple):
    what: str
    events: tuple[str, ...]
    day: str
    title: str
    found: tuple[str, str, str]
    policy: str = "{}"


CASES = (
    Case("nothing is late before the last day", (SERVED,), "2021-03-15", HALF, ("500000.00", "0.00", "0.00")),
    Case("the day after is the first day of delay", (SERVED,), "2021-03-16", HALF, ("500000.00", "0.00", "87.50")),
    Case(
        "the ends of the delay are a policy",
        (SERVED,),
        "2021-03-16",
        HALF,
        ("500000.00", "0.00", "175.00"),
        "{delay_interest_days: incl_both}",
    ),
    Case(
        "a part payment kills principal before the doubled part",
        (SERVED, REST),
        "2021-07-10",
        title("1000000.00"),
        ("700000.00", "0.00", "19950.00"),
    ),
    Case(
        "interest granted by the title is paid before principal",
        (SERVED, EARLY),
        "2021-03-15",
        title("500000.00", INTEREST),
        ("402500.00", "0.00", "0.00"),
    ),
    Case(
        "and so is interest that the title states as a sum",
        (SERVED, EARLY),
        "2021-03-15",
        title("500000.00", ", interest_sum: 40000.00"),
        ("440000.00", "0.00", "0.00"),
    ),
    Case(
        "the parties may agree another order",
        (SERVED, f"{REST}, agreed_order: [doubled, principal]"),
        "2021-06-30",
        title("1000000.00"),
        ("718725.00", "0.00", "0.00"),
    ),
    Case("a retrial's stay bears no doubled part", RETRIAL, "2021-04-25", TWO, ("200000.00", "0.00", "350.00")),
    Case("until enforcement is resumed", UPHELD, "2021-04-30", TWO, ("200000.00", "0.00", "525.00")),
    Case(
        "and by the other reading the day of the ruling is counted",
        RETRIAL,
        "2021-04-25",
        TWO,
        ("200000.00", "0.00", "385.00"),
        "{retrial_days_excluded: full_days_between}",
    ),
    Case(
        "a deferral while the higher court examines the title bears none either",
        (*NOTICED, f"{HIGHER}, title_examined: true"),
        "2021-04-25",
        TWO,
        ("200000.00", "0.00", "350.00"),
    ),
    Case(
        "one that the debtor asked for does",
        (*NOTICED, f"{HIGHER}, title_examined: true, asked_by_debtor: true"),
        "2021-04-25",
        TWO,
        ("200000.00", "0.00", "1435.00"),
    ),
    Case(
        "once the deferral has run out days are counted again",
        (*NOTICED, f"{HIGHER}, title_examined: true"),
        "2021-05-31",
        TWO,
        ("200000.00", "0.00", "525.00"),
    ),
    Case(
        "and once enforcement is suspended on another ground",
        (*NOTICED, f"{HIGHER}, title_examined: true", SUSPENDED),
        "2021-05-31",
        TWO,
        ("200000.00", "0.00", "2345.00"),
    ),
    *(
        Case(
            f"a suspension while the title is examined is left out unless the debtor asked for it: {asked}",
            (*NOTICED, f"date: 2021-03-26, {OTHER}, title_examined: true, asked_by_debtor: {asked}"),
            "2021-04-25",
            TWO,
            ("200000.00", "0.00", doubled),
        )
        for asked, doubled in (("false", "350.00"), ("true", "1435.00"))
    ),
    Case(
        "a retrial before there was anything to suspend ends with its decision",
        (SERVED, *UPHELD_BEFORE),
        "2021-04-30",
        TWO,
        ("200000.00", "0.00", "735.00"),
    ),
    Case(
        "each instalment has its own last day",
        (SERVED,),
        "2021-12-31",
        title("300000.00", due=INSTALMENTS),
        ("300000.00", "0.00", "9642.50"),
    ),
    Case(
        "a title without a time is due when it takes effect",
        (SERVED,),
        "2020-01-31",
        AT_ONCE,
        ("100000.00", "0.00", "437.50"),
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.what)
def test_what_is_owed(case: Case) -> None:
    told = tell(*case.events, on(case.day), title=case.title, policy=case.policy)
    assert told.ok, told.stopped
    assert sums(told) == case.found


def test_the_parts_of_a_debt_have_one_name_in_acts_and_in_accounts() -> None:
    parts = load_engine().catalogue.types["debt_parts"]
    assert dict(parts.values) == {part: NAMES[part] for part in BUCKETS}


def paying(told: Replay, amount: Decimal) -> str:
    act = Act(told.state.day, "pay", "borrower", case="loan", payload={"amount": amount})
    return told.engine.act(told.state, act).outcome


def test_paying_to_the_fen_what_the_creditor_is_owed_performs_the_title() -> None:
    due = owed(tell(SERVED, REST, on("2021-07-10"), title=title("1000000.00"))).owed.creditor
    assert due == Decimal("719950.00")
    for less, state in ((Decimal(0), "performed"), (Decimal("0.01"), "overdue")):
        told = tell(SERVED, REST, on("2021-07-10"), title=title("1000000.00"))
        paying(told, due - less)
        assert told.state.positions["title"]["loan",].state == state


def test_paying_the_total_leaves_nothing_of_the_fee_either() -> None:
    told = tell(*ENFORCED, REST, on("2021-07-10"), title=title("1000000.00"))
    total = owed(told).owed.total
    assert owed(told).owed.enforcement_fee == Decimal("12599.50")
    paying(told, total)
    assert owed(told).owed.total == 0
    assert owed(told).surplus == 0


SALE = (
    *NOTICED,
    "date: 2021-03-19, act: seize_property, kind: movables",
    "date: 2021-03-22, act: fix_reference_price, method: agreement, price: 600000.00",
)
SOLD = "act: sell_property, kind: movables, mode: online_auction, result: sold, price: 600000.00"


def test_a_sale_counts_from_its_ruling_and_pays_costs_and_fee_first() -> None:
    events = (
        *SALE,
        f"date: 2021-05-14, announced_on: 2021-04-20, {SOLD}",
        "date: 2021-05-20, act: confirm_sale, costs: 8000.00",
        "date: 2021-06-20, act: pay_out",
    )
    told = tell(*events, title=title("700000.00", ", costs: 10800.00"))
    assert told.ok, told.stopped
    [allocation] = owed(told).allocations
    assert (allocation.receipt.day, allocation.sale_costs) == (date(2021, 5, 20), Decimal(8000))
    assert allocation.enforcement_fee == Decimal("8400.00")
    assert (allocation.costs, allocation.principal) == (Decimal("10800.00"), Decimal("572800.00"))


def test_a_sale_at_a_price_that_covers_everything_performs_the_title() -> None:
    sold = f"date: 2021-05-14, announced_on: 2021-04-20, {SOLD}"
    told = tell(*SALE, sold, "date: 2021-05-20, act: confirm_sale", title=title("500000.00"))
    assert told.state.positions["title"]["loan",].state == "performed"
    assert owed(told).surplus > 0


def test_bankruptcy_ends_all_interest() -> None:
    accepted = "date: 2021-03-26, act: accept_bankruptcy, facts: {enterprise_legal_person: true}"
    terms = title("200000.00", ", ordinary_interest: {rate_per_day: 0.0005, from: 2021-03-16}")
    told = tell(*ENFORCED, accepted, on("2021-06-30"), title=terms, borrower=COMPANY)
    assert sums(told) == ("200000.00", "1000.00", "350.00")


SETTLED = (
    *NOTICED,
    "date: 2021-04-01, act: settle, by: lender, filed: true, perform_by: 2021-05-31, amount: 180000.00",
    "date: 2021-04-20, act: perform_settlement, by: borrower, result: part, amount: 30000.00",
)


def test_what_was_paid_under_a_broken_settlement_is_deducted_and_the_waiver_falls() -> None:
    resumed = "date: 2021-06-02, act: resume_enforcement, ground: settlement_broken, asked_by: lender"
    told = tell(*SETTLED, resumed, title=title("200000.00"))
    assert told.ok, told.stopped
    days_before, days_after = 36, 43
    doubled = Decimal("0.000175") * (200000 * days_before + 170000 * days_after)
    assert sums(told) == ("170000.00", "0.00", f"{doubled:.2f}")


@pytest.mark.parametrize(("deduct", "principal"), [("30000.00", "170000.00"), ("50000.00", "150000.00")])
def test_what_the_court_deducts_beyond_the_figures_told_before_counts_from_the_resumption(
    deduct: str, principal: str
) -> None:
    resumed = "date: 2021-06-02, act: resume_enforcement, ground: settlement_broken, asked_by: lender"
    told = tell(*SETTLED, f"{resumed}, deduct: {deduct}", title=title("200000.00"))
    assert told.ok, told.stopped
    assert sums(told)[0] == principal


def test_a_settlement_that_is_kept_lets_the_rest_fall() -> None:
    kept = "date: 2021-05-20, act: perform_settlement, by: borrower, result: full"
    told = tell(*SETTLED, kept, title=title("200000.00"))
    assert told.state.positions["title"]["loan",].state == "performed"
    found = owed(told)
    assert found.owed.total == 0
    assert [allocation.amount for allocation in found.allocations] == [Decimal(30000), Decimal(150000)]
    assert found.allocations[-1].waived > 20000


CHEQUE = "date: 2021-04-01, act: tender_instrument, by: borrower, kind: cheque, amount: 50000.00, accepted: true"


@pytest.mark.parametrize(
    ("policy", "closing", "principal"),
    [
        ("{}", None, "200000.00"),
        ("{}", "instrument_honoured", "150000.00"),
        ("{}", "instrument_dishonoured", "200000.00"),
        ("{instrument_counts: acceptance}", None, "150000.00"),
        ("{instrument_counts: acceptance}", "instrument_honoured", "150000.00"),
        ("{instrument_counts: acceptance}", "instrument_dishonoured", "200000.00"),
    ],
)
def test_a_cheque_counts_once_and_only_if_it_is_good(policy: str, closing: str | None, principal: str) -> None:
    events = [CHEQUE] + ([f"date: 2021-04-12, act: {closing}, by: lender"] if closing else [])
    told = tell(SERVED, *events, on("2021-04-15"), title=title("200000.00"), policy=policy)
    assert told.ok, told.stopped
    assert sums(told)[0] == principal


OLD = "kind: judgment, made: 2013-01-02, pay: {principal: 100000.00}, by: 2014-05-31"
OLD_SERVED = "date: 2013-01-06, act: serve_judgment"


def test_without_the_benchmark_rate_the_old_delay_interest_is_unknown_and_the_rest_is_not() -> None:
    found = owed(tell(OLD_SERVED, on("2014-10-31"), title=OLD))
    assert (found.owed.old_delay_interest, found.owed.total, found.missing) == (None, None, ("benchmark_rate",))
    assert found.owed.doubled == Decimal("1610.00")


def test_the_rate_can_be_stated_in_the_file() -> None:
    stated = f"{OLD}}}\n    facts: {{benchmark_rate: 0.06"
    found = owed(tell(OLD_SERVED, on("2014-10-31"), title=stated))
    assert found.owed.old_delay_interest == Decimal("2033.33")


def test_a_foreign_debt_is_reckoned_in_its_currency_or_in_yuan_if_the_creditor_asks() -> None:
    terms = "kind: judgment, made: 2024-01-02, pay: {principal: 100000.00, currency: USD}, by: 2024-06-30"
    served = "date: 2024-01-06, act: serve_judgment"
    dollars = owed(tell(served, on("2024-09-30"), title=terms))
    assert (dollars.currency, dollars.owed.doubled) == ("USD", Decimal("1610.00"))
    asked = f"{terms}}}\n    facts: {{creditor_asks_for_yuan: true, central_parity: 7.1268"
    yuan = owed(tell(served, on("2024-09-30"), title=asked))
    assert (yuan.currency, yuan.owed.principal, yuan.owed.doubled) == ("CNY", Decimal("712680.00"), Decimal("11474.15"))


def test_a_title_set_aside_owes_nothing() -> None:
    told = tell(*RETRIAL, "date: 2021-04-20, act: decide_retrial, result: set_aside", title=TWO)
    assert account(told.engine, told.state, "loan") is None


def test_a_bankrupt_debtor_owes_less_interest_than_the_other() -> None:
    accepted = "date: 2021-03-26, act: accept_bankruptcy, who: firm, facts: {enterprise_legal_person: true}"
    told = tell(*ENFORCED, accepted, on("2021-04-25"), title=title("200000.00"), debtors="borrower, firm")
    assert owed(told, "firm").owed.doubled == Decimal("350.00")
    assert owed(told, "borrower").owed.doubled == Decimal("1435.00")


def test_delay_with_a_duty_that_is_not_money_costs_twice_the_loss_or_what_the_court_sets() -> None:
    duty = "kind: judgment, made: 2020-01-02, duty: hand_over, by: 2021-03-15"
    told = tell(SERVED, on("2021-03-15"), title=duty)
    assert penalty_of(told.engine, told.state, "loan") is None
    for facts, amount, left in (("", None, True), ("}\n    facts: {loss_by_delay: 1200.00", Decimal("2400.00"), False)):
        told = tell(SERVED, on("2021-03-16"), title=duty + facts)
        found = penalty_of(told.engine, told.state, "loan")
        assert found is not None
        assert (found.amount, found.for_the_court) == (amount, left)


def test_the_growth_of_a_debt_ends_with_what_is_owed() -> None:
    told = tell(SERVED, REST, on("2021-07-10"), title=title("1000000.00"))
    found = reckoning(told.engine, told.state, "loan")
    assert found is not None
    points = found.growth(date(2021, 3, 1), told.state.day)
    assert points[-1].owed == owed(told).owed
    assert points[0].owed.total == Decimal("1000000.00")
    assert max(point.owed.total for point in points if point.owed.total is not None) == Decimal("1018550.00")


def test_an_instalment_is_open_while_costs_and_interest_have_eaten_part_of_what_was_paid() -> None:
    text = title("300000.00", ", costs: 5000.00", INSTALMENTS)
    told = tell(SERVED, "date: 2021-03-31, act: pay, by: borrower, amount: 100000.00", on("2021-04-01"), title=text)
    assert told.state.positions["title"]["loan",].state == "overdue"
    assert owed(told).owed.doubled == Decimal("0.88")
    paying(told, Decimal(5000))
    assert told.state.positions["title"]["loan",].state == "effective"
    assert owed(told).owed.not_due == owed(told).owed.principal == Decimal(200000)
