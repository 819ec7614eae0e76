"""Where the texts are silent in the course of enforcement a named policy answers: each option of each switch."""

from datetime import date

import pytest

from blacklist_sim.workflow.assemble import load_engine

from .road_stories import COMPANY, NOTIFIED, RESTRICTED, ROUND_ENDED
from .switch_stories import Told, due, last_day, refusing, state

SUSPENDED = (
    *NOTIFIED,
    "date: 2020-05-08, act: suspend_enforcement, ground: other, facts: {other_ground_to_suspend: true}",
)
DEAD = "date: 2020-06-01, act: record_death, who: borrower, facts: {estate_left: true}"
HEIR = (
    *NOTIFIED,
    DEAD,
    "date: 2020-06-03, act: suspend_enforcement, ground: death",
    "date: 2020-07-06, act: substitute_party, who: heir, in_place_of: borrower, basis: heir, only_out_of_estate: true",
    "date: 2020-07-08, act: serve_notice, who: heir, pay_within_days: 7, report_property_within_days: 7",
    "date: 2020-07-20, act: order_consumption_restriction, who: heir, reasons: 逾期未以遗产清偿",
)
ESTATE = {"debtors": "borrower, {who: heir, as: heir, only_out_of_estate: true}"}
FIRM = {"borrower": COMPANY}

CASES = [
    Told(
        "suspension_reach",
        (*SUSPENDED, "date: 2020-05-11, act: seize_property, kind: money"),
        refusing,
        {"realisation_only": (), "seizures_too": ("seizure.not_while_paused",)},
    ),
    Told(
        "death_of_sanctioned_debtor",
        (*RESTRICTED, DEAD),
        lambda told: any(duty == "death.restriction" for duty, _ in told.state.duties),
        {"court_must_end": True, "until_other_ground": False},
    ),
    Told(
        "heirs_restricted",
        HEIR,
        refusing,
        {"not_restricted": ("consumption.target.estate_only",), "restricted": ()},
        ESTATE,
    ),
    Told(
        "entity_end_sanctions",
        (
            *RESTRICTED,
            "date: 2020-06-10, act: deregister_entity, by: court, who: borrower, liquidated: true",
            "date: 2020-06-11, act: lift_consumption_restriction, who: borrower, ground: entity_ended",
        ),
        refusing,
        {
            "court_decides": ("consumption.lift.on_entity_end",),
            "stay": ("consumption.lift.on_entity_end",),
            "end": (),
        },
        FIRM,
    ),
    Told(
        "bankruptcy_officers",
        (
            *RESTRICTED,
            "date: 2020-06-01, act: accept_bankruptcy, facts: {enterprise_legal_person: true}",
            "date: 2020-08-03, act: declare_bankruptcy",
            "date: 2020-08-04, act: lift_consumption_restriction, who: boss, ground: bankruptcy",
        ),
        refusing,
        {"until_lifted": ("consumption.lift.on_bankruptcy",), "ends_at_declaration": ()},
        FIRM,
    ),
    Told(
        "round_end_objection_period",
        (*ROUND_ENDED, "date: 2020-10-12, act: object_to_act, by: lender, against: round_end"),
        refusing,
        {"sixty_days": ("review.objection.round_end_in_time",), "until_enforcement_ends": ()},
    ),
    Told(
        "freeze_rolls",
        (*NOTIFIED, "date: 2020-05-09, act: seize_property, kind: money"),
        last_day("seizure.money"),
        {"no": date(2021, 5, 9), "yes": date(2021, 5, 10)},
    ),
    Told(
        "deferral_rolls",
        (
            *NOTIFIED,
            "date: 2020-05-09, act: give_security, by: borrower, enough: true, months: 12",
            "date: 2020-05-09, act: defer_enforcement, months: 12, consent: true",
            "date: 2021-05-10",
        ),
        state("enforcement"),
        {"no": "notified", "yes": "deferred"},
    ),
    Told(
        "payout_rolls",
        (*NOTIFIED, "date: 2020-05-07, act: collect_money, amount: 30000.00"),
        due("payout.to_applicant"),
        {"yes": date(2020, 6, 8), "no": date(2020, 6, 6)},
    ),
]
PAIRS = [pytest.param(case, option, id=f"{case.switch}-{option}") for case in CASES for option in case.answers]
STAGES = ("seizure.", "sale.", "payout.", "deferral.", "suspension.", "settlement.", "round.", "death.", "entity_end.")
OF_OTHER_STAGES = {"good_faith_opinions_start"}


@pytest.mark.parametrize(("case", "option"), PAIRS)
def test_each_option_gives_its_answer(case: Told, option: str) -> None:
    assert case.under(option) == case.answers[option]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.switch)
def test_the_answers_differ_and_silence_gives_the_default(case: Told) -> None:
    known = load_engine().book.switches[case.switch]
    assert set(case.answers) == set(known.options)
    assert len(set(case.answers.values())) > 1
    assert case.by_default() == case.answers[known.default]


def test_every_policy_of_the_course_of_enforcement_is_told() -> None:
    book = load_engine().book
    named = {rule.switch for rule in book.rules.values() if rule.switch and rule.id.startswith(STAGES)}
    named |= {figure.roll for figure in book.figures.values() if figure.id.startswith(STAGES)} - {True, False}
    assert named <= {case.switch for case in CASES} | OF_OTHER_STAGES
