"""Where the texts are silent a named policy answers: each option of each switch about list, order, ban and remedy."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from blacklist_sim.timeline.replay import Replay
from blacklist_sim.workflow import observe
from blacklist_sim.workflow.assemble import load_engine

from .listing_stories import ABLE, COMPANY, REPORT, due, entry, is_open, listed_on, refusing, tell

MIXED = "grounds: [able_but_refuses, report_broken], facts: {able_to_perform: true, report_duty_broken: true}"
OLD = "grounds: [report_broken], facts: {report_duty_broken: true, able_to_perform: true}"
PAID = "date: {}, act: pay, by: borrower, amount: in_full"
RESTRICTED = (
    "date: 2020-03-02, act: apply_consumption_restriction, by: lender",
    "date: 2020-03-09, act: order_consumption_restriction, reasons: 规避执行",
    "date: 2020-03-11, act: serve_consumption_order",
)
BANNED = (
    "date: 2020-03-02, act: apply_exit_ban, by: lender, written: true",
    "date: 2020-03-04, act: order_exit_ban, reasons: 有出境迹象",
)
ENDED = (
    "date: 2020-06-10, act: withdraw_application, by: lender",
    "date: 2020-06-10, act: terminate_enforcement, ground: withdrawn",
)
ROUND = (
    *listed_on("2019-03-04", ABLE),
    "date: 2019-03-05, act: order_consumption_restriction",
    "date: 2019-03-06, act: serve_consumption_order",
    "date: 2019-04-10, act: query_assets, means: network, found: false",
    "date: 2019-05-20, act: end_round, property: none, creditor_heard: true, president_approved: true, "
    "facts: {inquiry_exhausted: true}",
    "date: 2019-06-03, act: query_assets, means: network, found: false",
    "date: 2019-07-01, act: query_assets, means: network, found: false",
)
EXPIRED = (*listed_on("2019-03-04", REPORT), "date: 2021-03-08, act: delete_listing")
AGAIN = f"date: 2021-04-01, act: decide_listing, {REPORT}"
ASKED_OFF = (
    *listed_on("2019-03-04", ABLE),
    "date: 2020-01-10, act: request_deletion, by: lender, written: true",
    "date: 2020-01-15, act: delete_listing, ground: creditor_request",
)


def term_end(told: Replay) -> date | None:
    """The last day of the term of the latest entry."""
    ends = [period.deadline.last for period in told.state.periods if period.kind.id == "listing.term"]
    return ends[-1] if ends else None


def entries(told: Replay) -> int:
    """How many entries the debtor has."""
    return len(told.state.positions["listing"])


def open_or_not(duty: str) -> Callable[[Replay], bool]:
    """Whether that duty is open."""
    return lambda told: any(name == duty for name, _ in told.state.duties)


def last_day(duty: str) -> Callable[[Replay], date | None]:
    """The last day of that duty."""
    return lambda told: due(told, duty)


Case = tuple[str, tuple[str, ...], dict[str, Any], Callable[[Replay], Any], dict[str, Any]]
CASES: list[Case] = [
    (  # Q1
        "entries_of_2013",
        (*listed_on("2016-06-01", OLD), "date: 2017-05-02"),
        {"year": 2016},
        term_end,
        {
            "keep_no_term": None,
            "term_from_new_text": date(2019, 5, 1),
            "term_from_publication": date(2018, 6, 1),
        },
    ),
    (  # Q2
        "term_starts",
        (
            f"date: 2019-03-04, act: decide_listing, {REPORT}",
            "date: 2019-03-06, act: publish_listing",
            "date: 2019-03-08, act: serve_listing_decision",
        ),
        {},
        term_end,
        {"decision": date(2021, 3, 4), "publication": date(2021, 3, 6), "service": date(2021, 3, 8)},
    ),
    (  # Q3
        "three_days_start",
        (
            *listed_on("2019-03-04", ABLE),
            PAID.format("2019-06-03") + ", known_on: 2019-06-11",
            "date: 2019-06-12",
        ),
        {},
        lambda told: due(told, "listing.delete.performed") or due(told, "listing.delete.fulfilled_by_event"),
        {"event": date(2019, 6, 6), "knowledge": date(2019, 6, 14), "application": None},
    ),
    (  # Q4
        "relisting_after_term",
        (*EXPIRED, AGAIN),
        {},
        refusing,
        {"bar": ("listing.relist.new_conduct",), "new_conduct": ("listing.relist.new_conduct",), "freely": ()},
    ),
    (
        "relisting_after_term",
        (*EXPIRED, AGAIN.replace("report_duty_broken: true", "report_duty_broken: true, new_conduct: true")),
        {},
        refusing,
        {"bar": ("listing.relist.new_conduct",), "new_conduct": (), "freely": ()},
    ),
    (  # Q5
        "credit_opinion_times",
        (
            *listed_on("2017-03-06", ABLE),
            "date: 2017-03-14, act: apply_correction, by: borrower, cause: should_not_be_listed, in_person: true, "
            "states_reasons: true",
        ),
        {"year": 2017},
        lambda told: due(told, "review.examine") or due(told, "review.opinion_examine"),
        {"ignore": None, "apply_until_2017": date(2017, 3, 17)},
    ),
    (  # Q6
        "mixed_grounds",
        (f"date: 2019-03-04, act: decide_listing, {MIXED}",),
        {},
        entries,
        {"one_term_entry": 1, "two_entries": 2},
    ),
    (  # Q7
        "term_entry_after_performance",
        (*listed_on("2020-03-04", REPORT), PAID.format("2020-06-03")),
        {"year": 2020},
        open_or_not("listing.delete.early_as_a_rule"),
        {"wait": False, "early_as_a_rule": True},
    ),
    (
        "mixed_entries_after_performance",
        (*listed_on("2020-03-04", MIXED), PAID.format("2020-06-03")),
        {"year": 2020},
        open_or_not("listing.delete.together"),
        {"together": True, "separate": False},
    ),
    (  # Q8
        "extension_size",
        (
            f"date: 2019-03-04, act: decide_listing, extended: true, {REPORT}".replace(
                "report_duty_broken: true", "report_duty_broken: true, several_acts: true"
            ),
        ),
        {},
        lambda told: term_end(told) or refusing(told),
        {
            "as_decided": ("listing.term.length",),
            "months_12": date(2022, 3, 4),
            "months_24": date(2023, 3, 4),
            "months_36": date(2024, 3, 4),
        },
    ),
    (  # Q9
        "grace_use",
        (f"date: 2020-03-12, act: decide_listing, grace_months: 2, reasons: 周转困难, {ABLE}",),
        {"year": 2020},
        refusing,
        {"as_decided": (), "none": ("listing.grace.may",)},
    ),
    (  # Q10
        "queries_that_count",
        ROUND,
        {},
        open_or_not("listing.delete.no_assets"),
        {"any": True, "scheduled": False},
    ),
    (  # Q11
        "refused_applicant_remedy",
        (
            "date: 2019-03-04, act: apply_listing, by: lender, grounds: [able_but_refuses]",
            "date: 2019-03-11, act: refuse_listing",
            "date: 2019-03-15, act: object_to_act, by: lender, against: refusal_to_list",
        ),
        {},
        refusing,
        {"none": ("review.objection.refusal_to_list",), "objection": ()},
    ),
    (  # Q12
        "default_grading",
        (f"date: 2024-03-12, act: decide_listing, {ABLE}",),
        {"year": 2024},
        refusing,
        {"ungraded": (), "from_2024": ("listing.grading.named",)},
    ),
    (  # Q13
        "six_months_and_own_motion",
        (*ASKED_OFF, f"date: 2020-03-16, act: decide_listing, own_motion: true, reasons: 又有新的财产, {ABLE}"),
        {},
        refusing,
        {"literal": (), "barred": ("listing.relist.six_months",)},
    ),
    (  # Q14
        "good_faith_opinions_start",
        (f"date: 2019-12-20, act: decide_listing, who: boss, {ABLE}",),
        {"borrower": COMPANY},
        lambda told: "listing.target.officer" in refusing(told),
        {"issue": True, "release": False},
    ),
    (
        "regional_layer",
        (f"date: 2020-03-12, act: decide_listing, {ABLE}",),
        {"year": 2020, "region": "湖南"},
        refusing,
        {"none": (), "applied": ("listing.region.hunan.notice",)},
    ),
    (
        "credit_repair_binds_list",
        (*listed_on("2025-03-04", ABLE), "date: 2025-07-01, act: hide_listing, months: 3"),
        {"year": 2025},
        refusing,
        {"not_binding": ("listing.hide.for_a_time",), "binding": ()},
    ),
    (
        "grace_rolls",
        (
            f"date: 2020-03-16, act: decide_listing, grace_months: 2, reasons: 周转困难, {ABLE}",
            "date: 2020-05-17",
        ),
        {"year": 2020},
        entry,
        {"no": "decided", "yes": "in_grace"},
    ),
    (
        "temporary_lift_rolls",
        (
            *RESTRICTED,
            "date: 2020-05-01, act: lift_temporarily, cause: own_illness, days: 15, reasons: 手术",
            "date: 2020-05-17",
        ),
        {"year": 2020},
        lambda told: observe.track_state(told.engine, told.state, "consumption", "loan", "borrower"),
        {"no": "served", "yes": "temporarily_lifted"},
    ),
    (
        "supervision_item_22",
        (*(event.replace("2020", "2022") for event in RESTRICTED), PAID.format("2022-06-10")),
        {"year": 2022},
        lambda told: due(told, "consumption.lift_in_three_days"),
        {"ignore": None, "apply": date(2022, 6, 15)},
    ),
    (
        "order_binds_from",
        (*RESTRICTED[:2], "date: 2020-04-01, act: buy, by: borrower, conduct: {air: {}}"),
        {"year": 2020},
        refusing,
        {"service": (), "signing": ("consumption.breach",)},
    ),
    (
        "order_after_termination",
        (*RESTRICTED, *ENDED),
        {"year": 2020},
        open_or_not("consumption.lift_after_termination"),
        {"should_lift": True, "court_judges": False},
    ),
    (
        "exit_ban_other_ends",
        (*BANNED, *ENDED, "date: 2020-06-11, act: lift_exit_ban, ground: ended_otherwise"),
        {"year": 2020},
        refusing,
        {"court_judges": ("exit_ban.lift.other",), "ends": ()},
    ),
    (
        "road_against_consumption_order",
        (
            *(event.replace("2020", "2018") for event in RESTRICTED),
            "date: 2018-06-01, act: object_to_act, by: borrower, against: consumption",
        ),
        {"year": 2018},
        refusing,
        {"either": (), "objection": (), "correction": ("review.objection.own_remedy",)},
    ),
    (
        "objection_to_listing",
        (*listed_on("2019-03-04", ABLE), "date: 2019-04-01, act: object_to_act, by: borrower, against: listing"),
        {},
        refusing,
        {"court_judges": ("review.objection.listing",), "open": ()},
    ),
    (
        "death_of_sanctioned_debtor",
        (
            *listed_on("2019-03-04", ABLE),
            "date: 2019-06-03, act: record_death, who: borrower",
            "date: 2019-06-04, act: delete_listing, ground: death",
        ),
        {},
        refusing,
        {"court_must_end": (), "until_other_ground": ("listing.delete.death",)},
    ),
    (
        "entity_end_sanctions",
        (
            *RESTRICTED,
            "date: 2020-06-10, act: deregister_entity, who: borrower, liquidated: true",
            "date: 2020-06-11, act: lift_consumption_restriction, who: borrower, ground: entity_ended",
        ),
        {"year": 2020, "borrower": COMPANY},
        refusing,
        {
            "court_decides": ("consumption.lift.on_entity_end",),
            "stay": ("consumption.lift.on_entity_end",),
            "end": (),
        },
    ),
    (
        "bankruptcy_officers",
        (
            *RESTRICTED,
            "date: 2020-06-01, act: accept_bankruptcy, facts: {enterprise_legal_person: true}",
            "date: 2020-06-10, act: declare_bankruptcy",
            "date: 2020-06-11, act: lift_consumption_restriction, who: boss, ground: bankruptcy",
        ),
        {"year": 2020, "borrower": COMPANY},
        refusing,
        {"until_lifted": ("consumption.lift.on_bankruptcy",), "ends_at_declaration": ()},
    ),
    (
        "round_end_objection_period",
        (*ROUND[:8], "date: 2019-09-02, act: object_to_act, by: lender, against: round_end"),
        {},
        refusing,
        {"sixty_days": ("review.objection.round_end_in_time",), "until_enforcement_ends": ()},
    ),
]
TOLD_ELSEWHERE = {"lift_reaches_other_cases"}
FOR_THE_GATE = {"listed_without_order", "court_debtors_on_operator_lists"}
ANSWERS = [
    pytest.param(events, how, question, switch, option, answer, id=f"{switch}-{number}-{option}")
    for number, (switch, events, how, question, answers) in enumerate(CASES)
    for option, answer in answers.items()
]


@pytest.mark.parametrize(("events", "how", "question", "switch", "option", "answer"), ANSWERS)
def test_the_option_gives_its_answer(
    events: tuple[str, ...],
    how: dict[str, Any],
    question: Callable[[Replay], Any],
    switch: str,
    option: str,
    answer: object,
) -> None:
    told = tell(*events, policy=f'{{{switch}: "{option}"}}', **how)
    assert question(told) == answer


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0])
def test_every_option_is_told_the_default_among_them_and_they_differ(case: Case) -> None:
    switch, events, how, question, answers = case
    known = load_engine().book.switches[switch]
    assert set(answers) == set(known.options)
    assert len(set(answers.values())) > 1
    assert question(tell(*events, **how)) == answers[known.default]


def test_every_switch_about_these_measures_is_told() -> None:
    told = {switch for switch, *_ in CASES} | TOLD_ELSEWHERE | FOR_THE_GATE
    book = load_engine().book
    rules = [rule for rule in book.rules.values() if rule.switch]
    named = {rule.switch for rule in rules if rule.id.startswith(("listing.", "consumption.", "exit_ban.", "review."))}
    assert named <= told | {"heirs_restricted", "suspension_reach"}


def test_where_a_request_starts_the_three_days_they_run_from_it() -> None:
    told = tell(
        *listed_on("2019-03-04", ABLE),
        PAID.format("2019-06-03"),
        "date: 2019-06-17, act: request_deletion, by: borrower, written: true",
        policy="{three_days_start: application}",
    )
    assert due(told, "listing.delete.performed") == date(2019, 6, 20)


@pytest.mark.parametrize(
    ("first", "second", "counts"),
    [
        ("2019-11-20", "2020-05-20", True),
        ("2019-06-20", "2019-12-20", False),
        ("2019-11-18, scheduled: true", "2020-05-18, scheduled: true", True),
    ],
)
def test_scheduled_are_the_queries_of_the_six_monthly_day_or_those_said_to_be(
    first: str, second: str, counts: bool
) -> None:
    query = "act: query_assets, means: network, found: false, date: "
    told = tell(*ROUND[:8], query + first, query + second, policy="{queries_that_count: scheduled}")
    assert is_open(told, "delete_listing") == counts
