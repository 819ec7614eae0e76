"""Each rule on pauses, ends, retrial, bankruptcy and the change of parties, seen from both sides."""

import pytest

from .road_stories import COMPANY, NOTIFIED, SERVED, tell
from .rule_stories import BothWays, lets_pass, stands_against

FIRM = {"borrower": COMPANY}
AWARD = {"title": "kind: award, made: 2020-03-02, pay: {principal: 200000.00}, within_days: 10"}
DEED = {"title": "kind: notarised_debt, made: 2020-03-02, pay: {principal: 200000.00}, within_days: 10"}
HEIR = {"debtors": "borrower, {who: heir, as: heir}"}
ADDED = {"debtors": "borrower, {who: stranger, as: added}"}
RETRIAL = "date: 2020-06-01, act: order_retrial"
FELL = (RETRIAL, "date: 2020-09-01, act: decide_retrial, result: set_aside")
UPHELD = (RETRIAL, "date: 2020-09-01, act: decide_retrial, result: upheld")
DEAD = "date: 2020-06-01, act: record_death, who: borrower"
GONE = "date: 2020-06-01, act: deregister_entity, by: court, who: borrower, reasons: 决定解散"
BANKRUPT = "date: 2020-06-01, act: accept_bankruptcy"
DECLARED = "date: 2020-08-03, act: declare_bankruptcy"
REFUSED = "date: 2020-08-03, act: close_bankruptcy, result: refused"
TRANSFER = "act: transfer_to_bankruptcy, consent_of: lender, facts: {insolvent: true}"
SENT = f"date: 2020-06-01, {TRANSFER}"
LATE = (
    *SERVED,
    "date: 2022-04-01, act: apply_enforcement, by: lender",
    "date: 2022-04-06, act: accept_enforcement",
)
NOT_ENFORCED = "date: 2022-04-18, act: refuse_enforcement, ground: "
END = "date: 2020-09-07, act: terminate_enforcement, ground: "
STOP = "date: 2020-06-08, act: suspend_enforcement, ground: "
DEFER = "date: 2020-06-08, act: defer_enforcement, "
SECURITY = "date: 2020-06-01, act: give_security, by: borrower, enough: true, months: 12"
CONSENTED = "consent: true, months: 6"
OFFICE = "who: borrower, role: legal_representative, successor: stranger"
CHANGED = f"date: 2020-06-01, act: change_officer, by: borrower, {OFFICE}"
REGISTER = f"date: 2020-06-15, act: register_officer_change, by: agency, {OFFICE}, result: registered"


def both(rule: str, before: tuple[str, ...], holds: str, fails: str, **told: object) -> BothWays:
    return BothWays(rule, (*NOTIFIED, *before), (holds,), (fails,), told, tell)


def fact(rule: str, before: tuple[str, ...], act: str, holds: str, fails: str, **told: object) -> BothWays:
    """The same act on what the court finds in one way or the other."""
    return both(rule, before, f"{act}, facts: {{{holds}}}", f"{act}, facts: {{{fails}}}", **told)


def only_after(rule: str, earlier: str | tuple[str, ...], act: str, **told: object) -> BothWays:
    """The same act after what it needs, and without it."""
    first = (earlier,) if isinstance(earlier, str) else earlier
    return BothWays(rule, NOTIFIED, (*first, act), (act,), told, tell)


PAUSES = [
    only_after(
        "suspension.ground.applicant_agrees",
        "date: 2020-06-01, act: hold_off, by: lender, from: enforcement",
        f"{STOP}applicant_agrees, facts: {{creditor_holds_off: false}}",
    ),
    fact(
        "suspension.ground.third_party_objection",
        (),
        f"{STOP}third_party_objection",
        "third_party_objection_founded: true",
        "third_party_objection_founded: false",
    ),
    only_after("suspension.ground.death", DEAD, f"{STOP}death"),
    only_after("suspension.ground.entity_end", GONE, f"{STOP}entity_end", **FIRM),
    only_after("suspension.ground.retrial", RETRIAL, f"{STOP}retrial"),
    only_after("suspension.ground.bankruptcy", BANKRUPT, f"{STOP}bankruptcy", **FIRM),
    only_after("suspension.ground.transfer", SENT, f"{STOP}transfer_to_bankruptcy", **FIRM),
    fact(
        "suspension.ground.other",
        (),
        f"{STOP}other",
        "other_ground_to_suspend: true",
        "other_ground_to_suspend: false",
    ),
    fact(
        "resumption.ground_ended",
        (f"{STOP}other, facts: {{other_ground_to_suspend: true}}",),
        "date: 2020-07-01, act: resume_enforcement, ground: ground_ended",
        "suspension_ground_ended: true",
        "suspension_ground_ended: false",
    ),
    BothWays(
        "resumption.title_upheld",
        NOTIFIED,
        (*UPHELD, "date: 2020-09-07, act: resume_enforcement, ground: title_upheld"),
        (RETRIAL, "date: 2020-09-07, act: resume_enforcement, ground: title_upheld"),
        {},
        tell,
    ),
    BothWays(
        "resumption.bankruptcy_refused",
        (*NOTIFIED, SENT),
        (REFUSED, "date: 2020-09-07, act: resume_enforcement, ground: bankruptcy_refused"),
        ("date: 2020-09-07, act: resume_enforcement, ground: bankruptcy_refused",),
        FIRM,
        tell,
    ),
    only_after("deferral.security_given", SECURITY, f"{DEFER}{CONSENTED}"),
    both("deferral.consent", (SECURITY,), f"{DEFER}{CONSENTED}", f"{DEFER}consent: false, months: 6"),
    both(
        "deferral.at_most_a_year",
        (SECURITY.replace("months: 12", "months: 24"),),
        f"{DEFER}consent: true, months: 12",
        f"{DEFER}consent: true, months: 13",
    ),
    both(
        "deferral.as_long_as_security",
        (SECURITY.replace("months: 12", "months: 8"),),
        f"{DEFER}consent: true, months: 8",
        f"{DEFER}consent: true, months: 9",
    ),
    both(
        "deferral.higher_court.three_months",
        (),
        f"{DEFER}by: higher_court, months: 4, exception: 审查需要",
        f"{DEFER}by: higher_court, months: 4",
    ),
    both(
        "deferral.early_end",
        (SECURITY, f"{DEFER}{CONSENTED}"),
        "date: 2020-07-01, act: end_deferral, reasons: 担保财产被转移",
        "date: 2020-07-01, act: end_deferral",
    ),
]
ENDS = [
    only_after(
        "termination.ground.withdrawn", "date: 2020-06-01, act: withdraw_application, by: lender", f"{END}withdrawn"
    ),
    only_after("termination.ground.title_set_aside", FELL, f"{END}title_set_aside"),
    only_after(
        "termination.ground.dead_without_estate",
        DEAD,
        f"{END}dead_without_estate, facts: {{estate_left: false, obligor_left: false}}",
    ),
    fact(
        "termination.ground.maintenance_holder_dead",
        (),
        f"{END}maintenance_holder_dead",
        "claim_kind: child_support, maintenance_holder_dead: true",
        "claim_kind: child_support, maintenance_holder_dead: false",
    ),
    fact(
        "termination.ground.too_poor",
        (),
        f"{END}too_poor",
        "loan_debt: true, too_poor: true, no_income: true, no_capacity_for_work: true",
        "loan_debt: true, too_poor: true, no_income: true, no_capacity_for_work: false",
    ),
    only_after("termination.ground.bankruptcy_declared", (BANKRUPT, DECLARED), f"{END}bankruptcy_declared", **FIRM),
    fact(
        "termination.ground.settlement_suit",
        (),
        f"{END}settlement_suit",
        "settlement_suit_accepted: true",
        "settlement_suit_accepted: false",
    ),
    only_after(
        "termination.ground.replaced",
        (
            DEAD,
            "date: 2020-06-15, act: substitute_party, who: heir, in_place_of: borrower, basis: heir, "
            "only_out_of_estate: true, facts: {inheritance_renounced: false}",
        ),
        f"{END}replaced, who: borrower",
        **HEIR,
    ),
    fact(
        "termination.ground.other",
        (),
        f"{END}other",
        "other_ground_to_terminate: true",
        "other_ground_to_terminate: false",
    ),
    BothWays(
        "refusal.limitation",
        LATE,
        ("date: 2022-04-11, act: object_limitation, by: borrower", f"{NOT_ENFORCED}limitation"),
        (f"{NOT_ENFORCED}limitation",),
        {},
        tell,
    ),
    BothWays(
        "title.limitation.passed",
        (),
        (*LATE, "date: 2022-04-11, act: object_limitation, by: borrower", f"{NOT_ENFORCED}limitation"),
        (*NOTIFIED, "date: 2020-05-06, act: object_limitation, by: borrower", f"{NOT_ENFORCED}limitation"),
        {},
        tell,
    ),
    *(
        fact(
            f"refusal.{ground}",
            (),
            f"date: 2020-06-01, act: refuse_enforcement, ground: {ground}",
            "refusal_ground_holds: true",
            "refusal_ground_holds: false",
            **title,
        )
        for ground, title in (("award", AWARD), ("notarised_debt", DEED))
    ),
    both(
        "retrial.application.in_time",
        (),
        "date: 2020-09-21, act: apply_retrial, by: borrower",
        "date: 2020-09-22, act: apply_retrial, by: borrower",
    ),
    fact(
        "retrial.may_continue",
        (),
        "date: 2020-06-01, act: order_retrial, continues: true, reasons: 追索劳动报酬",
        "urgent_claim: true",
        "urgent_claim: false",
    ),
    only_after("retrial.ordered", RETRIAL, "date: 2020-09-01, act: decide_retrial, result: upheld"),
]
BANKRUPTCY = [
    fact(
        "bankruptcy.enterprise_only",
        (),
        BANKRUPT,
        "enterprise_legal_person: true",
        "enterprise_legal_person: false",
        **FIRM,
    ),
    both("bankruptcy.transfer.insolvent", (), SENT, SENT.replace("insolvent: true", "insolvent: false"), **FIRM),
    both("bankruptcy.transfer.consent", (), SENT, SENT.replace("consent_of: lender", "consent_of: boss"), **FIRM),
    only_after("bankruptcy.accepted_before", BANKRUPT, DECLARED, **FIRM),
    only_after("bankruptcy.something_to_close", SENT, REFUSED, **FIRM),
]
SUBSTITUTE = "date: 2020-06-15, act: substitute_party, who: heir, in_place_of: borrower, basis: heir, "
ADD = "date: 2020-06-15, act: add_party, who: stranger, basis: "
SHOWN = "facts: {party_ground_shown: true}"
PARTIES = [
    both(
        "death.natural_person",
        (),
        "date: 2020-06-01, act: record_death, who: boss",
        "date: 2020-06-01, act: record_death, who: borrower",
        **FIRM,
    ),
    both("party.statutory_basis", (), f"{ADD}one_person_company, {SHOWN}", f"{ADD}marriage, {SHOWN}", **ADDED),
    fact(
        "party.ground_shown",
        (),
        f"{ADD}general_partner",
        "party_ground_shown: true",
        "party_ground_shown: false",
        **ADDED,
    ),
    only_after("party.predecessor_gone", DEAD, f"{SUBSTITUTE}only_out_of_estate: true", **HEIR),
    fact(
        "party.not_renounced",
        (DEAD,),
        f"{SUBSTITUTE}only_out_of_estate: true",
        "inheritance_renounced: false",
        "inheritance_renounced: true",
        **HEIR,
    ),
    both(
        "party.only_out_of_estate",
        (DEAD,),
        f"{SUBSTITUTE}only_out_of_estate: true",
        f"{SUBSTITUTE}only_out_of_estate: false",
        **HEIR,
    ),
    both(
        "entity_end.entity",
        (),
        GONE,
        GONE.replace("who: borrower", "who: boss"),
        **FIRM,
    ),
    only_after(
        "officer.register_after_inside",
        CHANGED,
        REGISTER,
        **FIRM,
    ),
]
RULES = [*PAUSES, *ENDS, *BANKRUPTCY, *PARTIES]
table = pytest.mark.parametrize("story", RULES, ids=lambda story: story.rule)


@table
def test_the_rule_lets_the_act_pass(story: BothWays) -> None:
    lets_pass(story)


@table
def test_the_rule_stands_against_the_act(story: BothWays) -> None:
    stands_against(story)


@pytest.mark.parametrize(("kind", "ends"), [("maintenance", True), ("ordinary", False)])
def test_the_death_of_a_creditor_ends_enforcement_of_maintenance_and_of_nothing_else(kind: str, ends: bool) -> None:
    dead = "date: 2020-06-01, act: record_death, who: lender"
    told = tell(*NOTIFIED, dead, f"{END}maintenance_holder_dead, facts: {{claim_kind: {kind}}}")
    assert (told.stopped is None) == ends


def test_a_dead_creditor_who_left_an_heir_is_followed_and_nothing_is_refused() -> None:
    dead = "date: 2020-06-01, act: record_death, who: lender"
    told = tell(*NOTIFIED, dead, "date: 2020-06-15, act: substitute_applicant, person: heir, basis: creditor_heir")
    assert told.stopped is None


@pytest.mark.parametrize(("year", "refused"), [("2024-06-28", ()), ("2024-07-01", ("officer.listed_successor",))])
def test_who_is_on_the_list_is_not_registered_as_an_officer_from_the_new_company_law_on(
    year: str, refused: tuple[str, ...]
) -> None:
    listed = (
        "date: 2020-06-01, act: decide_listing, who: borrower, grounds: [evades], facts: {evades_enforcement: true}",
        "date: 2020-06-01, act: publish_listing, who: borrower",
    )
    office = "who: firm, role: legal_representative, successor: borrower"
    told = tell(
        *NOTIFIED,
        *listed,
        f"date: 2020-07-01, act: change_officer, by: boss, {office}",
        f"date: {year}, act: register_officer_change, by: agency, {office}, result: registered",
    )
    assert (told.stopped.refused_by if told.stopped else ()) == refused


def test_who_is_added_within_a_sum_is_added_whether_or_not_the_sum_is_named() -> None:
    for rest, presumed in ((f"liable_up_to: 50000.00, {SHOWN}", False), (SHOWN, True)):
        story = both("party.limited_sum", (), f"{ADD}unpaid_capital, {rest}", "", **ADDED)
        lets_pass(story)
        assert story.answer(story.holds).presumed == presumed
