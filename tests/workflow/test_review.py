"""Correction, reconsideration, objection and the other remedies: the shipped stories, and each rule from both sides."""

import pytest

from blacklist_sim.timeline.read import read_timelines
from blacklist_sim.timeline.replay import replay
from blacklist_sim.workflow import observe
from blacklist_sim.workflow.assemble import load_engine

from .listing_stories import ABLE, listed_on, tell
from .rule_stories import BothWays, lets_pass, stands_against

STORIES = (
    "a-fine-is-reviewed-within-three-days",
    "a-strangers-thing-is-seized",
    "consumption-order-petition",
    "correction-granted-the-entry-waits-for-the-court",
    "correction-rejected-and-upheld-listing-public-throughout",
    "correction-under-the-2013-text",
    "creditor-objects-to-a-lift-and-a-deletion",
    "creditor-refused-a-listing",
    "exit-ban-review",
    "fifteen-days-of-the-petition",
    "reconsideration-filed-late",
    "state-compensation-for-a-wrongful-listing",
    "supervision-sets-a-listing-aside",
    "the-2016-opinion-and-its-clock",
    "three-working-days-after-a-granted-petition",
)

LISTED = listed_on("2020-03-04", ABLE)
RESTRICTED = (
    "date: 2020-03-02, act: apply_consumption_restriction, by: lender",
    "date: 2020-03-09, act: order_consumption_restriction, reasons: 规避执行",
    "date: 2020-03-11, act: serve_consumption_order",
)
FINE = (
    "date: 2020-06-01, act: fine, ground: able_but_refuses, amount: 5000, reasons: 拒不履行, "
    "facts: {able_to_perform: true}"
)
DETAINED = FINE.replace("act: fine", "act: detain").replace("amount: 5000", "days: 15")
ENDED = (
    "date: 2020-05-06, act: withdraw_application, by: lender",
    "date: 2020-05-06, act: terminate_enforcement, ground: withdrawn",
)
ROUND = (
    *RESTRICTED,
    "date: 2020-04-10, act: query_assets, means: network, found: false",
    "date: 2020-05-20, act: end_round, property: none, creditor_heard: true, president_approved: true, "
    "facts: {inquiry_exhausted: true}",
)
ADDED = (
    "date: 2020-05-06, act: apply_party_change, by: lender, who: stranger",
    "date: 2020-05-20, act: add_party, who: stranger, basis: one_person_company, facts: {party_ground_shown: true}",
)
JOINED = "borrower, {who: stranger, as: added}"
REJECTED = ("date: 2020-06-10, act: reject_correction", "date: 2020-06-11, act: serve_rejection")
OBJECT = "date: 2020-06-01, act: object_to_act, by: lender, what: 选定的评估机构"
RULED = (
    OBJECT,
    "date: 2020-06-02, act: file_objection",
    "date: 2020-06-10, act: decide_objection, result: rejected, reasons: 理由不成立",
    "date: 2020-06-11, act: serve_rejection",
    "date: 2020-06-19, act: apply_objection_review, by: lender",
)
THING = "date: 2020-06-01, act: object_to_property, by: stranger, what: 车库"
THING_LOST = (
    THING,
    "date: 2020-06-02, act: file_objection",
    "date: 2020-06-10, act: decide_objection, result: rejected, reasons: 理由不成立",
    "date: 2020-06-11, act: serve_rejection",
)
SEIZED = "date: 2020-05-06, act: seize_property, kind: real_estate, value: 150000.00"
SALE = "act: sell_property, kind: real_estate, mode: set_off, result: sold, price: 150000.00, covers_debt: false"
PLAN = "date: 2020-06-01, act: object_to_distribution, by: lender, received: 2020-05-{}"


def petition(cause: str, more: str = "") -> str:
    return f"date: 2020-06-01, act: apply_correction, by: borrower, cause: {cause}, in_writing: true{more}"


def told(rule: str, before: tuple[str, ...], holds: object, fails: object, **how: object) -> BothWays:
    """One act or several, each way; the year is 2020 unless said."""
    ways = [(way,) if isinstance(way, str) else tuple(way) for way in (holds, fails)]  # type: ignore[arg-type]
    return BothWays(rule, before, ways[0], ways[1], {"year": 2020, **how})


WRONG = petition("should_not_be_listed")
GRANT = "date: 2020-06-10, act: grant_correction, reasons: 已查明, facts: {{{}: {}}}"
REJECT = "date: 2020-06-10, act: reject_correction, facts: {{{}: {}}}"
OF_2015 = listed_on("2015-03-12", ABLE)
BY_HIMSELF = (
    "date: 2015-04-02, act: apply_correction, by: borrower, cause: should_not_be_listed, in_person: true, "
    "states_reasons: {}"
)
OF_2018 = tuple(event.replace("2020", "2018") for event in RESTRICTED)
PARTY = "act: apply_measure_review, by: stranger, against: party_ruling, received: 2020-05-21"
SUE = "act: sue_over_party_ruling, by: stranger, received: 2020-05-21"
ILL = "act: ask_restoration, by: borrower, period: reconsideration, obstacle_ended: 2020-06-22"

RULES = [
    told("review.correction.listed_party", (), (*LISTED, WRONG), WRONG),
    told(
        "review.correction.reasons_stated",
        OF_2015,
        BY_HIMSELF.format("true"),
        BY_HIMSELF.format("false"),
        year=2015,
    ),
    told("review.correction.against", LISTED, WRONG, petition("should_not_be_listed", ", against: fine")),
    told("review.correction.written", LISTED, WRONG, WRONG.replace("in_writing: true", "in_writing: false")),
    told(
        "review.correction.founded",
        (*LISTED, WRONG),
        GRANT.format("wrongly_listed", "true"),
        GRANT.format("wrongly_listed", "false"),
    ),
    told(
        "review.correction.not_founded",
        (*LISTED, WRONG),
        REJECT.format("wrongly_listed", "false"),
        REJECT.format("wrongly_listed", "true"),
    ),
    told(
        "review.correction.rejection_decision",
        (*LISTED, WRONG),
        "date: 2020-06-10, act: reject_correction, by_decision: true",
        "date: 2020-06-10, act: reject_correction, by_decision: false",
    ),
    told("review.order.bound_party", (), (*RESTRICTED, petition("wrongly_restricted")), petition("wrongly_restricted")),
    told(
        "review.order.founded",
        (*RESTRICTED, petition("wrongly_restricted")),
        GRANT.format("order_wrongly_imposed", "true"),
        GRANT.format("order_wrongly_imposed", "false"),
    ),
    told(
        "review.order.not_founded",
        (*RESTRICTED, petition("ought_to_be_lifted")),
        REJECT.format("lift_ground_present", "false"),
        REJECT.format("lift_ground_present", "true"),
    ),
    told(
        "review.order.reconsideration.in_time",
        (*RESTRICTED, petition("wrongly_restricted"), *REJECTED),
        "date: 2020-06-22, act: apply_reconsideration, by: borrower",
        "date: 2020-06-23, act: apply_reconsideration, by: borrower",
    ),
    told(
        "review.self_check.error",
        LISTED,
        "date: 2020-06-01, act: self_check, who: borrower, against: listing, facts: {wrongly_listed: true}",
        "date: 2020-06-01, act: self_check, who: borrower, against: listing, facts: {wrongly_listed: false}",
    ),
    told("review.objection.before_end", (), OBJECT, (*ENDED, OBJECT)),
    told(
        "review.objection.object_exists",
        (),
        (FINE, "date: 2020-06-02, act: object_to_act, by: borrower, against: fine"),
        "date: 2020-06-02, act: object_to_act, by: borrower, against: fine",
    ),
    told(
        "review.objection.termination_in_time",
        ENDED,
        "date: 2020-07-06, act: object_to_act, by: borrower, against: termination",
        "date: 2020-07-07, act: object_to_act, by: borrower, against: termination",
    ),
    told(
        "review.objection.round_end_in_time",
        ROUND,
        "date: 2020-07-20, act: object_to_act, by: lender, against: round_end",
        "date: 2020-07-21, act: object_to_act, by: lender, against: round_end",
    ),
    told(
        "review.objection.own_remedy",
        RESTRICTED,
        "date: 2020-06-01, act: object_to_act, by: lender, against: consumption",
        "date: 2020-06-01, act: object_to_act, by: borrower, against: consumption",
    ),
    told(
        "review.objection.listing",
        LISTED,
        "date: 2020-06-01, act: object_to_act, by: borrower, against: listing, reasons: 程序违法",
        "date: 2020-06-01, act: object_to_act, by: borrower, against: listing",
    ),
    told(
        "review.objection.review_extension",
        RULED,
        "date: 2020-07-17, act: extend_objection_review, reasons: 案情复杂",
        "date: 2020-07-17, act: extend_objection_review",
    ),
    told(
        "review.objection.extension_in_time",
        RULED,
        "date: 2020-07-20, act: extend_objection_review, reasons: 案情复杂",
        "date: 2020-07-21, act: extend_objection_review, reasons: 案情复杂",
    ),
    told(
        "review.objection.stop_disposal",
        (OBJECT,),
        "date: 2020-06-03, act: stop_disposal, security_by: debtor, security_enough: true, reasons: 担保充分",
        "date: 2020-06-03, act: stop_disposal, security_by: debtor, security_enough: false, reasons: 担保不足",
    ),
    told(
        "review.objection.go_on",
        (THING,),
        "date: 2020-06-03, act: continue_disposal, security_enough: true",
        "date: 2020-06-03, act: continue_disposal, security_enough: false",
    ),
    told(
        "review.object.before_done",
        (),
        f"{THING}, object_done: false",
        f"{THING}, object_done: true",
    ),
    told(
        "review.object.suit_in_time",
        THING_LOST,
        "date: 2020-06-28, act: sue_over_objection, by: stranger",
        "date: 2020-06-29, act: sue_over_objection, by: stranger",
    ),
    told("review.distribution.in_time", (), PLAN.format(18), PLAN.format(14)),
    told(
        "review.distribution.oppose_in_time",
        (PLAN.format(18),),
        "date: 2020-06-16, act: oppose_distribution_objection, by: borrower",
        "date: 2020-06-17, act: oppose_distribution_objection, by: borrower",
    ),
    told(
        "review.distribution.suit_in_time",
        (PLAN.format(18),),
        (
            "date: 2020-06-16, act: oppose_distribution_objection, by: borrower",
            "date: 2020-07-01, act: sue_over_distribution, by: lender",
        ),
        "date: 2020-07-01, act: sue_over_distribution, by: lender",
    ),
    told(
        "review.party_ruling.in_time",
        ADDED,
        f"date: 2020-06-01, {PARTY}, shareholder_or_limited_partner: false",
        f"date: 2020-06-02, {PARTY}, shareholder_or_limited_partner: false",
        debtors=JOINED,
    ),
    told(
        "review.party_ruling.not_by_suit",
        ADDED,
        f"date: 2020-06-01, {PARTY}, shareholder_or_limited_partner: false",
        f"date: 2020-06-01, {PARTY}, shareholder_or_limited_partner: true",
        debtors=JOINED,
    ),
    told(
        "review.party_ruling.suit_in_time",
        ADDED,
        f"date: 2020-06-05, {SUE}, shareholder_or_limited_partner: true",
        f"date: 2020-06-08, {SUE}, shareholder_or_limited_partner: true",
        debtors=JOINED,
    ),
    told(
        "review.party_ruling.suit_cases",
        ADDED,
        f"date: 2020-06-05, {SUE}, shareholder_or_limited_partner: true",
        f"date: 2020-06-05, {SUE}, shareholder_or_limited_partner: false",
        debtors=JOINED,
    ),
    told(
        "review.exit_ban.bound",
        (),
        (
            "date: 2020-03-02, act: apply_exit_ban, by: lender, written: true",
            "date: 2020-05-28, act: order_exit_ban, reasons: 有出境迹象",
            "date: 2020-06-01, act: apply_measure_review, by: borrower, against: exit_ban",
        ),
        "date: 2020-06-01, act: apply_measure_review, by: borrower, against: exit_ban, received: 2020-05-28",
    ),
    told(
        "review.sanction.punished",
        (),
        (FINE, "date: 2020-06-03, act: apply_measure_review, by: borrower, against: fine"),
        "date: 2020-06-03, act: apply_measure_review, by: borrower, against: fine, received: 2020-06-02",
    ),
    told(
        "review.measure_reviewable",
        LISTED,
        (FINE, "date: 2020-06-03, act: apply_measure_review, by: borrower, against: fine"),
        "date: 2020-06-03, act: apply_measure_review, by: borrower, against: listing, received: 2020-06-02",
    ),
    told(
        "review.own_decision",
        LISTED,
        (WRONG, "date: 2020-06-10, act: reject_correction"),
        (OBJECT, "date: 2020-06-10, act: reject_correction"),
    ),
    told(
        "review.compensation.unlawful",
        listed_on("2022-03-07", ABLE),
        (
            "date: 2022-04-01, act: revoke_listing, facts: {wrongly_listed: true}",
            "date: 2022-05-09, act: pay, by: borrower, amount: in_full",
            "date: 2022-05-10, act: conclude_enforcement",
            "date: 2022-05-12, act: claim_compensation, by: borrower",
        ),
        (
            "date: 2022-05-09, act: pay, by: borrower, amount: in_full",
            "date: 2022-05-10, act: delete_listing",
            "date: 2022-05-10, act: conclude_enforcement",
            "date: 2022-05-12, act: claim_compensation, by: borrower",
        ),
        year=2022,
    ),
    told("review.restoration.in_time", (), f"date: 2020-07-02, {ILL}", f"date: 2020-07-03, {ILL}"),
    told(
        "review.restoration.asked",
        (),
        (
            f"date: 2020-07-02, {ILL}",
            "date: 2020-07-03, act: restore_period, who: borrower, period: reconsideration, reasons: 住院",
        ),
        "date: 2020-07-03, act: restore_period, who: borrower, period: reconsideration, reasons: 住院",
    ),
    told(
        "review.restoration.granted",
        (f"date: 2020-07-02, {ILL}",),
        "date: 2020-07-03, act: refuse_restoration, who: borrower, period: reconsideration, reasons: 未住院",
        "date: 2020-07-03, act: refuse_restoration, who: borrower, period: reconsideration",
    ),
    told(
        "sanction.release.set_aside",
        (
            DETAINED,
            "date: 2020-06-02, act: apply_measure_review, by: borrower, against: detention",
        ),
        (
            "date: 2020-06-03, act: decide_reconsideration, result: granted, reasons: 并非拒不履行",
            "date: 2020-06-03, act: release_detention, ground: set_aside",
        ),
        (
            "date: 2020-06-03, act: decide_reconsideration, result: rejected, reasons: 理由不成立",
            "date: 2020-06-03, act: release_detention, ground: set_aside",
        ),
    ),
]
table = pytest.mark.parametrize("story", RULES, ids=lambda story: story.rule)


@pytest.mark.parametrize("name", STORIES)
def test_the_story_comes_to_what_it_expects(name: str) -> None:
    for story in read_timelines(f"fixture:{name}"):
        told = replay(load_engine(), story)
        assert told.ok, (told.failed, told.stopped)


@table
def test_the_rule_lets_the_act_pass(story: BothWays) -> None:
    lets_pass(story)


@table
def test_the_rule_stands_against_the_act(story: BothWays) -> None:
    stands_against(story)


@pytest.mark.parametrize(
    ("road", "refused"), [("either", ()), ("correction", ()), ("objection", ("review.order.road",))]
)
def test_before_the_opinions_the_court_says_which_road_it_hears(road: str, refused: tuple[str, ...]) -> None:
    asked = "date: 2018-06-01, act: apply_correction, by: borrower, cause: wrongly_restricted, in_writing: true"
    told = tell(*OF_2018, asked, year=2018, policy=f"{{road_against_consumption_order: {road}}}")
    assert (told.stopped.refused_by if told.stopped else ()) == refused


@pytest.mark.parametrize(
    ("objected", "rule"),
    [((THING,), "review.object.no_disposal"), ((*THING_LOST, "date: 2020-06-26"), "review.object.no_disposal")],
)
def test_a_thing_under_objection_is_not_sold_nor_while_a_suit_is_open(objected: tuple[str, ...], rule: str) -> None:
    told = tell(SEIZED, *objected, f"date: 2020-06-26, {SALE}", year=2020)
    assert rule in told.steps[-1][1].refused_by


def test_once_the_time_to_sue_is_over_the_objection_stands_in_the_way_no_more() -> None:
    told = tell(SEIZED, *THING_LOST, f"date: 2020-06-29, {SALE}", year=2020)
    assert "review.object.no_disposal" not in told.steps[-1][1].refused_by


def test_what_an_added_party_disputes_is_not_sold_while_the_review_is_pending() -> None:
    asked = f"date: 2020-06-01, {PARTY}, shareholder_or_limited_partner: false"
    told = tell(
        f"{SEIZED}, who: borrower", *ADDED, asked, f"date: 2020-06-26, {SALE}, who: borrower", year=2020, debtors=JOINED
    )
    assert "review.party_ruling.no_disposal" in told.steps[-1][1].refused_by


@pytest.mark.parametrize("result", ["granted", "rejected"])
def test_no_remedy_changes_the_entry_by_itself(result: str) -> None:
    decided = f"date: 2020-06-25, act: decide_reconsideration, result: {result}, reasons: 已查明"
    facts = ", facts: {wrongly_listed: true}" if result == "granted" else ""
    up = "date: 2020-06-19, act: apply_reconsideration, by: borrower"
    told = tell(*LISTED, WRONG, *REJECTED, up, decided + facts, "date: 2020-06-26", year=2020)
    assert told.stopped is None
    assert observe.listed(told.state, "borrower")
