"""Each rule on property, sale, the end of a round and settlement, seen from both sides."""

import pytest

from .road_stories import END_ROUND, NOTIFIED, QUERIED, RESTRICTED, ROUND_ENDED, tell
from .rule_stories import BothWays, lets_pass, stands_against

SEIZED = (*NOTIFIED, "date: 2020-05-06, act: seize_property, kind: movables")
PRICED = (
    *SEIZED,
    "date: 2020-05-11, act: fix_reference_price, method: online_query, price: 80000.00",
    "date: 2020-05-13, act: report_reference_price",
)
AGREED = (*SEIZED, "date: 2020-05-11, act: fix_reference_price, method: agreement, price: 80000.00")
ONLINE = "act: sell_property, kind: movables, mode: online_auction"
FAILED = (*PRICED, f"date: 2020-06-15, {ONLINE}, result: no_bid, start_price: 56000.00, announced_on: 2020-05-20")
SETTLED = (*NOTIFIED, "date: 2020-05-06, act: settle, by: lender, perform_by: 2020-07-31, amount: 150000.00")
RESUME = "act: resume_enforcement, ground: settlement_broken, asked_by: lender"
PERFORMED = "date: 2020-07-20, act: perform_settlement, by: borrower"


def both(rule: str, before: tuple[str, ...], holds: str, fails: str, **told: object) -> BothWays:
    return BothWays(rule, before, (holds,), (fails,), told, tell)


def differ(rule: str, holds: tuple[str, ...], fails: tuple[str, ...], **told: object) -> BothWays:
    return BothWays(rule, (), holds, fails, told, tell)


def fact(rule: str, before: tuple[str, ...], act: str, holds: str, fails: str, **told: object) -> BothWays:
    """The same act on what the court finds in one way or the other."""
    return both(rule, before, f"{act}, facts: {{{holds}}}", f"{act}, facts: {{{fails}}}", **told)


def sale(rule: str, holds: str, fails: str, before: tuple[str, ...] = PRICED) -> BothWays:
    """The same sale with one thing right and wrong."""
    return both(rule, before, holds, fails)


def sold(rest: str, day: str = "2020-06-15") -> str:
    return f"date: {day}, {ONLINE}, result: sold, {rest}"


PROPERTY = [
    both(
        "seizure.debtors_property",
        NOTIFIED,
        "date: 2020-05-06, act: seize_property, kind: money",
        "date: 2020-05-06, act: seize_property, who: stranger, kind: money",
    ),
    fact(
        "seizure.not_beyond_debt",
        NOTIFIED,
        "date: 2020-05-06, act: seize_property, kind: money",
        "seizure_exceeds_debt: false",
        "seizure_exceeds_debt: true",
    ),
    fact(
        "seizure.exempt",
        NOTIFIED,
        "date: 2020-05-06, act: seize_property, kind: movables",
        "property_exempt: false",
        "property_exempt: true",
    ),
    both(
        "seizure.renewal.in_time",
        SEIZED,
        "date: 2022-05-06, act: renew_seizure",
        "date: 2022-05-07, act: renew_seizure",
    ),
    differ(
        "seizure.release.something_seized",
        (*SEIZED, "date: 2020-05-11, act: release_property, all: true"),
        (*NOTIFIED, "date: 2020-05-11, act: release_property, all: true"),
    ),
    fact(
        "collection.living_costs",
        NOTIFIED,
        "date: 2020-05-06, act: collect_money, amount: 3000.00",
        "property_exempt: false",
        "property_exempt: true",
    ),
    differ(
        "sale.reference_price.objection_open",
        (*PRICED, "date: 2020-05-18, act: object_to_reference_price, by: borrower"),
        (
            *AGREED,
            "date: 2020-05-13, act: report_reference_price",
            "date: 2020-05-18, act: object_to_reference_price, by: borrower",
        ),
    ),
    both(
        "sale.reference_price.objection_in_time",
        PRICED,
        "date: 2020-05-18, act: object_to_reference_price, by: borrower",
        "date: 2020-05-19, act: object_to_reference_price, by: borrower",
    ),
]
SALE = [
    differ("sale.after_seizure", (*PRICED, sold("bidders: 1")), (*NOTIFIED, sold("bidders: 1"))),
    sale("sale.reference_price.valid", sold("bidders: 2", "2021-05-11"), sold("bidders: 2", "2021-05-12")),
    both(
        "sale.online_is_the_rule",
        PRICED,
        "date: 2020-06-15, act: sell_property, kind: movables, mode: auction, result: sold, exception: 鲜活物品",
        "date: 2020-06-15, act: sell_property, kind: movables, mode: auction, result: sold",
    ),
    fact("sale.not_exempt", PRICED, sold("bidders: 1"), "property_exempt: false", "property_exempt: true"),
    fact(
        "sale.only_home",
        PRICED,
        sold("bidders: 1"),
        "only_home: true, home_replaced: true",
        "only_home: true, home_replaced: false",
    ),
    differ(
        "sale.not_while_paused",
        (*PRICED, sold("bidders: 1")),
        (
            *PRICED,
            "date: 2020-06-01, act: hold_off, by: lender, from: enforcement",
            "date: 2020-06-01, act: suspend_enforcement, ground: applicant_agrees",
            sold("bidders: 1"),
        ),
    ),
    sale("sale.start_price", sold("start_price: 56000.00"), sold("start_price: 55999.99")),
    sale("sale.announced_in_time", sold("announced_on: 2020-05-30"), sold("announced_on: 2020-06-01")),
    sale("sale.bidding_time", sold("bidding_hours: 24"), sold("bidding_hours: 23")),
    sale("sale.one_bidder_enough", sold("bidders: 1"), sold("bidders: 0")),
    sale(
        "sale.second_sale",
        sold("round: 2, start_price: 44800.00, announced_on: 2020-07-15", "2020-07-27"),
        sold("round: 2, start_price: 44799.99, announced_on: 2020-07-15", "2020-07-27"),
        FAILED,
    ),
    *(
        differ(
            rule,
            (*FAILED, f"date: 2020-08-03, act: sell_property, kind: movables, mode: {mode}, result: sold"),
            (*PRICED, f"date: 2020-08-03, act: sell_property, kind: movables, mode: {mode}, result: sold"),
        )
        for rule, mode in (("sale.after_failed_auction", "without_auction"), ("sale.set_off", "set_off"))
    ),
    differ(
        "sale.confirm.sold",
        (*PRICED, sold("start_price: 60000.00, announced_on: 2020-05-20"), "date: 2020-06-22, act: confirm_sale"),
        (*FAILED, "date: 2020-06-22, act: confirm_sale, covers_debt: true"),
    ),
    differ(
        "sale.confirm.sold",
        (*PRICED, sold("start_price: 60000.00, announced_on: 2020-05-20"), "date: 2020-06-22, act: confirm_sale"),
        (
            *PRICED,
            sold("start_price: 60000.00, announced_on: 2020-05-20"),
            *["date: 2020-06-22, act: confirm_sale"] * 2,
        ),
    ),
    differ(
        "sale.hand_over.confirmed",
        (
            *PRICED,
            sold("start_price: 60000.00, announced_on: 2020-05-20"),
            "date: 2020-06-22, act: confirm_sale",
            "date: 2020-06-29, act: hand_over_property",
        ),
        (*PRICED, sold("start_price: 60000.00, announced_on: 2020-05-20"), "date: 2020-06-29, act: hand_over_property"),
    ),
]
ENDED = f"date: 2020-07-20, {END_ROUND}"
OF_NO_NOTICE = tuple(event for event in QUERIED if "serve_notice" not in event)
ROUND = [
    differ(
        "round.condition.report_ordered",
        (*QUERIED, ENDED),
        (*(event.replace(", report_property_within_days: 7", "") for event in QUERIED), ENDED),
    ),
    differ(
        "round.condition.report_breach_punished",
        (
            *QUERIED,
            "date: 2020-06-02, act: report_property, by: borrower, report: complete",
            ENDED,
        ),
        (
            *QUERIED,
            ENDED.replace("{inquiry", "{report_breach_unpunished: true, inquiry"),
        ),
    ),
    differ(
        "round.condition.restricted",
        (*QUERIED, ENDED),
        (*NOTIFIED, "date: 2020-06-01, act: query_assets, means: network, found: false", ENDED),
    ),
    differ("round.condition.inquiry", (*QUERIED, ENDED), (*RESTRICTED, ENDED)),
    both("round.condition.three_months", QUERIED, f"date: 2020-07-17, {END_ROUND}", f"date: 2020-07-16, {END_ROUND}"),
    *(
        differ(rule, (*QUERIED, ENDED), (*QUERIED, ENDED.replace("{inquiry", f"{{{name}: true, inquiry")))
        for rule, name in (
            ("round.condition.listed", "qualifies_for_list_unlisted"),
            ("round.condition.searched_for", "missing_debtor_not_searched_for"),
            ("round.condition.obstruction", "obstruction_unpunished"),
        )
    ),
    both("round.creditor_heard", QUERIED, ENDED, ENDED.replace("heard: true", "heard: false")),
    both(
        "round.approval",
        QUERIED,
        ENDED,
        ENDED.replace("president_approved: true", "president_approved: false, creditor_signed: false"),
    ),
    differ(
        "round.condition.nothing_found",
        (*QUERIED, ENDED),
        (
            *QUERIED,
            "date: 2020-07-01, act: query_assets, means: network, found: true, "
            "facts: {property_cannot_be_disposed_of: false}",
            ENDED.replace("property: none, ", ""),
        ),
    ),
    both(
        "round.query.tell",
        ROUND_ENDED,
        "date: 2021-01-20, act: query_assets, means: network, found: false, told_applicant: true",
        "date: 2021-01-20, act: query_assets, means: network, found: false, told_applicant: false",
    ),
    differ(
        "round.resume.property_found",
        (
            *ROUND_ENDED,
            "date: 2020-09-01, act: query_assets, means: network, found: true",
            "date: 2020-09-02, act: resume_round, ground: property_found",
        ),
        (*ROUND_ENDED, "date: 2020-09-02, act: resume_round, ground: property_found"),
    ),
]
SETTLEMENT = [
    differ(
        "settlement.something_to_perform",
        (*SETTLED, PERFORMED),
        (*NOTIFIED, PERFORMED),
    ),
    both("settlement.broken.shown", SETTLED, f"date: 2020-08-01, {RESUME}", f"date: 2020-07-31, {RESUME}"),
    both(
        "settlement.resume.asked",
        SETTLED,
        f"date: 2020-08-03, {RESUME}",
        f"date: 2020-08-03, {RESUME}".replace("asked_by: lender", "asked_by: borrower"),
    ),
    differ(
        "settlement.resume.not_performed",
        (*SETTLED, f"date: 2020-08-03, {RESUME}"),
        (*SETTLED, PERFORMED, f"date: 2020-08-03, {RESUME}"),
    ),
    fact(
        "settlement.resume.not_being_performed",
        SETTLED,
        f"date: 2020-08-03, {RESUME}",
        "settlement_being_performed: false",
        "settlement_being_performed: true",
    ),
    differ(
        "settlement.resume.no_suit",
        (*SETTLED, f"date: 2020-08-03, {RESUME}"),
        (*SETTLED, "date: 2020-08-03, act: sue_on_settlement, by: lender", f"date: 2020-08-04, {RESUME}"),
    ),
    both(
        "settlement.resume.in_time",
        (*SETTLED, "date: 2020-08-03, act: object_limitation, by: borrower"),
        f"date: 2022-08-01, {RESUME}",
        f"date: 2022-08-02, {RESUME}",
    ),
    both(
        "settlement.suspension",
        SETTLED,
        "date: 2020-05-07, act: suspend_enforcement, ground: settlement, reasons: 双方已和解",
        "date: 2020-05-07, act: suspend_enforcement, ground: settlement",
    ),
    differ(
        "suspension.ground.settlement",
        (*SETTLED, "date: 2020-05-07, act: suspend_enforcement, ground: settlement, reasons: 双方已和解"),
        (*NOTIFIED, "date: 2020-05-07, act: suspend_enforcement, ground: settlement, reasons: 双方已和解"),
    ),
]
RULES = [*PROPERTY, *SALE, *ROUND, *SETTLEMENT]
table = pytest.mark.parametrize("story", RULES, ids=lambda story: story.rule)


@table
def test_the_rule_lets_the_act_pass(story: BothWays) -> None:
    lets_pass(story)


@table
def test_the_rule_stands_against_the_act(story: BothWays) -> None:
    stands_against(story)


def test_a_round_cannot_end_before_the_notice() -> None:
    told = tell(*OF_NO_NOTICE, ENDED, mode="audit")
    assert told.steps[-1][1].impossible
