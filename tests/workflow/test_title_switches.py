"""Where the texts are silent on the way to enforcement a named policy answers: each option of each switch."""

from datetime import date

import pytest

from blacklist_sim.workflow.assemble import load_engine

from .road_stories import NOTIFIED, SERVED, tell
from .switch_stories import Told, last_day, refusing, state

SMALL = "kind: small_claim, made: 2020-03-02, pay: {principal: 5000.00}, within_days: 10"
FLAT = "kind: judgment, made: 2020-03-02, duty: hand_over, within_days: 10"
FINE = "kind: criminal_fine, made: 2020-03-02, pay: {principal: 5000.00}, within_days: 10"
FIXED = "kind: judgment, made: 2020-03-02, pay: {principal: 5000.00}, by: 2020-05-23"
PARTS = (
    "kind: judgment, made: 2020-03-02, pay: {principal: 60000.00}, instalments: "
    "[{due: 2021-03-01, amount: 30000.00}, {due: 2022-06-01, amount: 30000.00}]"
)
PAID = "date: 2020-05-12, act: pay, by: borrower, amount: in_full"
NOTICE_ACROSS = "date: 2021-12-06, act: serve_judgment, method: public_notice"
OBSTACLE = "date: 2022-02-01, act: suspend_limitation, by: lender, cause: force_majeure, until: 2022-03-01"
ACCEPTED_BILL = "date: 2020-05-12, act: tender_instrument, by: borrower, kind: bill, amount: in_full, accepted: true"
FAILED = "act: instrument_dishonoured, by: lender, reason: 余额不足"

CASES = [
    Told(
        "final_title_served_in_turn",
        (
            "date: 2020-03-05, act: serve_judgment, to: [lender]",
            "date: 2020-03-16, act: serve_judgment, to: [borrower]",
        ),
        last_day("title.performance"),
        {"last_party": date(2020, 3, 26), "first_party": date(2020, 3, 16)},
        {"title": SMALL},
    ),
    Told(
        "withdrawn_appeal",
        (
            *SERVED,
            "date: 2020-03-18, act: appeal, by: borrower",
            "date: 2020-05-11, act: withdraw_appeal, by: borrower",
            "date: 2020-05-12",
        ),
        last_day("title.limitation"),
        {"on_withdrawal": None, "as_if_never": date(2022, 3, 31)},
    ),
    Told(
        "instalment_limitation_law",
        (
            "date: 2020-03-05, act: serve_judgment",
            "date: 2022-05-05, act: interrupt_limitation, by: lender, cause: demand",
        ),
        last_day("title.limitation"),
        {"application_day": date(2024, 6, 3), "due_day": date(2024, 5, 6)},
        {"title": PARTS},
    ),
    Told(
        "limitation_after_suspension",
        (*SERVED, OBSTACLE),
        last_day("title.limitation"),
        {"by_date": date(2022, 9, 1), "remaining": date(2022, 4, 28)},
    ),
    Told(
        "instrument_counts",
        (*NOTIFIED, ACCEPTED_BILL),
        state("title"),
        {"value_received": "overdue", "acceptance": "performed"},
    ),
    Told(
        "transfer_of_public_claims",
        (*SERVED, "date: 2020-04-13, act: transfer_enforcement"),
        refusing,
        {"transfer": (), "application": ("title.transfer.kind",)},
        {"title": FINE, "applicant": "court"},
    ),
    Told(
        "lost_thing",
        (*SERVED, "date: 2020-04-13, act: find_thing_lost"),
        refusing,
        {"court_decides": ("title.duty.thing_lost",), "compensation_agreed": (), "new_suit": ()},
        {"title": FLAT},
    ),
    Told(
        "lost_thing",
        (
            *SERVED,
            "date: 2020-04-13, act: apply_enforcement, by: lender",
            "date: 2020-04-16, act: accept_enforcement",
            "date: 2020-05-06, act: find_thing_lost, reasons: 毁于火灾",
            "date: 2020-05-11, act: terminate_enforcement, ground: other",
        ),
        refusing,
        {
            "court_decides": ("termination.ground.other",),
            "compensation_agreed": ("termination.ground.other",),
            "new_suit": (),
        },
        {"title": FLAT},
    ),
    Told(
        "overpaid_in_enforcement",
        (*NOTIFIED, PAID, "date: 2020-05-18, act: claim_restitution, by: borrower, ground: paid_too_much"),
        refusing,
        {"court_decides": ("title.restitution.other",), "new_suit": ("title.restitution.own_suit",)},
    ),
    Told(
        "hong_kong_macao_taiwan_as_abroad",
        (*SERVED, "date: 2020-04-01"),
        state("title"),
        {"yes": "served", "no": "overdue"},
        {"debtors": "borrower", "borrower": "{kind: person, name: 张某, domicile: hong_kong}"},
    ),
    Told(
        "public_notice_rolls",
        ("date: 2020-03-03, act: serve_judgment, method: public_notice",),
        last_day("title.public_notice"),
        {"yes": date(2020, 5, 6), "no": date(2020, 5, 2)},
    ),
    Told(
        "length_after_amendment",
        (NOTICE_ACROSS,),
        last_day("title.public_notice"),
        {"posting_day": date(2022, 2, 7), "end_day": date(2022, 1, 5)},
    ),
    Told(
        "fixed_date_rolls",
        (*SERVED, "date: 2020-03-31"),
        last_day("title.performance"),
        {"no": date(2020, 5, 23), "yes": date(2020, 5, 25)},
        {"title": FIXED},
    ),
]
IN_TWO_STEPS = {"dishonour_after_conclusion"}
"""Told below: it matters only where another policy has let the tender count."""

PAIRS = [pytest.param(case, option, id=f"{case.switch}-{option}") for case in CASES for option in case.answers]


@pytest.mark.parametrize(("case", "option"), PAIRS)
def test_each_option_gives_its_answer(case: Told, option: str) -> None:
    assert case.under(option) == case.answers[option]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.switch)
def test_the_answers_differ_and_silence_gives_the_default(case: Told) -> None:
    known = load_engine().book.switches[case.switch]
    assert set(case.answers) == set(known.options)
    assert len(set(case.answers.values())) > 1
    assert case.by_default() == case.answers[known.default]


CLOSED = (*NOTIFIED, ACCEPTED_BILL, "date: 2020-05-14, act: conclude_enforcement")
AGAIN = "date: 2020-06-15, act: apply_enforcement, by: lender"


@pytest.mark.parametrize(
    ("option", "refused_by"),
    [("court_decides", ("title.instrument.dishonoured_after_end",)), ("new_case", ())],
)
def test_a_bill_that_fails_after_the_close_goes_to_the_court_or_to_a_new_case(
    option: str, refused_by: tuple[str, ...]
) -> None:
    policy = f"{{instrument_counts: acceptance, dishonour_after_conclusion: {option}}}"
    assert refusing(tell(*CLOSED, f"date: 2020-06-12, {FAILED}", policy=policy)) == refused_by
    told = tell(*CLOSED, f"date: 2020-06-12, {FAILED}, reasons: 另行申请", AGAIN, policy=policy)
    assert told.stopped is None
    assert state("enforcement")(told) == "applied"


def test_every_policy_of_the_road_to_enforcement_is_told() -> None:
    book = load_engine().book
    named = {rule.switch for rule in book.rules.values() if rule.switch and rule.id.startswith("title.")}
    named |= {figure.roll for figure in book.figures.values() if figure.id.startswith("title.")} - {True, False}
    assert named <= {case.switch for case in CASES} | IN_TWO_STEPS
