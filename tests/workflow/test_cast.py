"""Those whom nobody plays do their duties by themselves, as diligently as the user wants, and decide nothing."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from blacklist_sim.case import Act, Cast, Story, Wait
from blacklist_sim.timeline import fixtures
from blacklist_sim.timeline.read import read_timelines
from blacklist_sim.timeline.vocabulary import vocabulary
from blacklist_sim.timeline.write import event_to_plain
from blacklist_sim.workflow.assemble import load_engine
from blacklist_sim.workflow.cast import MOST_DAYS_LATE, acts_until, day_meant, left_to_user
from blacklist_sim.workflow.state import State

from ..invariants.picture import picture
from .cast_stories import BY_CHOICE, DILIGENT, Played, played, shipped, years_later

ROLES = ("court", "higher_court", "agency", "applicant", "debtor")
END = date(2019, 7, 1)
APPLIED = date(2019, 1, 10)
ASKED = ("serve_judgment", "apply_enforcement")


def told(cast: Cast, *kept: str, until: date = END) -> Played:
    return played(shipped(*(kept or BY_CHOICE)), cast, until)


# ── the diligent ──


def test_a_diligent_court_lists_orders_serves_and_deletes_in_time_and_nothing_is_found_against_it() -> None:
    story = told(DILIGENT)
    assert story.state.findings == []
    assert (story.on("listing"), story.on("consumption"), story.on("enforcement")) == ("deleted", "lifted", "concluded")
    assert not story.state.duties
    decided, paid = date(2019, 3, 12), date(2019, 6, 3)
    for name in ("serve_listing_decision", "publish_listing", "notify_agencies", "order_consumption_restriction"):
        assert story.days(name) == [decided]
    for name in ("delete_listing", "lift_consumption_restriction", "conclude_enforcement"):
        assert story.days(name) == [paid]


@pytest.mark.parametrize(("later", "served"), [(0, False), (2, True)])
def test_a_diligent_court_serves_its_order_once_the_law_makes_that_a_duty(later: int, served: bool) -> None:
    story = played(years_later(shipped(*BY_CHOICE), later), DILIGENT, date(2019 + later, 7, 1))
    assert story.days("order_consumption_restriction") == [date(2019 + later, 3, 12)]
    assert story.days("serve_consumption_order") == ([date(2019 + later, 3, 12)] if served else [])


def test_a_diligent_court_acts_on_the_day_on_which_it_is_asked() -> None:
    story = told(DILIGENT, *ASKED, until=APPLIED + timedelta(days=1))
    assert story.days("accept_enforcement") == story.days("serve_notice") == [APPLIED]


def test_nothing_is_done_before_the_day_has_passed_so_that_the_user_acts_first_on_it() -> None:
    assert told(DILIGENT, *ASKED, until=APPLIED).acts == []


def test_what_is_not_possible_yet_is_done_on_the_first_day_on_which_it_is() -> None:
    story = years_later(shipped(*BY_CHOICE, upto=date(2019, 3, 12)), 2)
    *before, decision = story.events
    assert isinstance(decision, Act) and decision.name == "decide_listing"
    with_grace = decision._replace(payload={**decision.payload, "grace_months": 1}, reasons="a chance to pay")
    found = played(replace(story, events=(*before, with_grace)), DILIGENT, date(2021, 7, 1))
    assert found.days("serve_listing_decision") == [date(2021, 3, 12)]
    assert found.days("publish_listing") == [date(2021, 4, 13)], "the day after the last day of grace"


def test_a_duty_that_a_new_law_brings_is_done_on_the_day_on_which_that_law_begins() -> None:
    story = years_later(shipped(*BY_CHOICE, upto=date(2019, 3, 12)), -4)
    found = played(story, DILIGENT, date(2016, 1, 1))
    assert found.days("publish_listing") == [date(2015, 3, 12)]
    assert found.days("order_consumption_restriction") == [date(2015, 7, 22)]


def test_the_duty_to_report_is_done_by_the_debtor_and_the_acts_of_the_court_by_the_court() -> None:
    doers = {act.name: act.by for act in told(DILIGENT).acts}
    assert doers.pop("report_property") == "borrower"
    assert set(doers.values()) == {"court"}


def test_a_creditor_has_no_duty_here_and_does_nothing_of_its_own() -> None:
    assert told(Cast({"applicant": "diligent"}), *ASKED).acts == []


def test_two_debtors_are_served_and_reached_by_one_act_of_the_court() -> None:
    story = shipped(*ASKED)
    loan, (borrower,) = story.cases["loan"], story.cases["loan"].debtors
    second = replace(story.people["borrower"], id="second", name="王某")
    both = replace(
        story,
        people={**story.people, "second": second},
        cases={"loan": replace(loan, debtors=(borrower, replace(borrower, who="second")))},
    )
    found = played(both, DILIGENT, APPLIED + timedelta(days=1))
    assert len(found.days("accept_enforcement")) == len(found.days("serve_notice")) == 1
    assert [(act.by, act.who) for act in found.acts if act.name == "report_property"] == [
        ("borrower", ("borrower",)), ("second", ("second",)),
    ]  # fmt: skip


def test_of_two_entries_each_goes_from_the_list_by_an_act_of_its_own_and_when_its_own_duty_arises() -> None:
    cast, deleted = Cast({"court": "diligent"}), set()
    for state in moments("mixed-grounds-two-entries", 0):
        for act in acts_until(load_engine().under(state.policy), state, cast, date(2022, 1, 1)):
            if act.name == "delete_listing" and state.day == date(2019, 6, 3):
                deleted.add((act.date, act.entry))
    assert deleted == {(date(2019, 6, 3), 1), (date(2021, 3, 13), 2)}, "paid; the term of the other is over"


def test_a_duty_that_arises_twice_on_one_day_is_done_twice() -> None:
    twice = 0
    for state in moments("wrong-targets-refused-and-undone"):
        engine, next_day = load_engine().under(state.policy), state.day + timedelta(days=1)
        done = [past.rule.id for past in state.past_duties if past.ended == state.day]
        if "seizure.release.stranger" in done:
            acts = acts_until(engine, state, Cast({"court": "diligent"}), next_day)
            twice += any(act.name == "release_property" for act in acts)
    assert twice


def test_a_remedy_that_the_applicant_won_is_carried_out_against_the_debtor() -> None:
    for state in moments("creditor-objects-to-a-lift-and-a-deletion"):
        engine = load_engine().under(state.policy)
        lefts = left_to_user(engine, state, Cast({"court": "diligent"}))
        if any(left.duty.rule.id == "review.carry_out.restore" for left in lefts):
            return
    raise AssertionError("the restoration waits for ever: tried against the applicant")


# ── the silent, the careless, those whom a user plays ──


def test_the_silent_do_nothing_and_nothing_of_theirs_is_left_to_the_user() -> None:
    silent = Cast({role: "silent" for role in ROLES})
    story = told(silent, *ASKED)
    assert story.acts == []
    assert story.left(silent) == {}
    assert story.overdue()["title.file_case"] == date(2019, 1, 17)


def test_whoever_is_not_in_the_cast_is_played_by_the_user() -> None:
    story = told(Cast({"court": "diligent"}), *ASKED)
    assert {act.by for act in story.acts} == {"court"}
    assert ("title.report", ("loan", "borrower")) in story.state.duties, "the borrower, whom the user plays, owes it"


def test_a_person_of_the_cast_behaves_otherwise_than_the_others_of_the_role() -> None:
    story = told(Cast({"court": "diligent", "debtor": "diligent", "borrower": "silent"}))
    assert story.days("report_property") == []


def test_a_careless_court_breaks_its_duties_and_does_late_what_it_does() -> None:
    story = told(Cast({"court": "careless"}, seed=2), *ASKED, until=date(2019, 12, 1))
    filed = [duty for duty in story.state.past_duties if duty.rule.id == "title.file_case"]
    assert [duty.outcome for duty in filed] == ["late"]
    assert timedelta(0) < story.days("accept_enforcement")[0] - date(2019, 1, 17) <= timedelta(days=MOST_DAYS_LATE)
    assert "title.file_case" in story.overdue()


def test_some_careless_courts_never_do_a_duty_and_none_does_it_in_time() -> None:
    state = told(Cast({}), *ASKED, until=APPLIED).state
    (duty,) = (duty for duty in state.duties.values() if duty.rule.id == "title.file_case")
    days = [day_meant(Cast({}, seed), duty, "careless") for seed in range(200)]
    assert 20 < days.count(None) < 80
    assert duty.due is not None and all(day > duty.due for day in days if day is not None)
    assert len(set(days)) > 30


# ── the same seed, the same acts ──


@pytest.mark.parametrize("seed", range(8))
def test_a_seed_always_gives_the_same_acts_however_the_time_is_cut_into_pieces(seed: int) -> None:
    cast = Cast(dict.fromkeys(ROLES, "careless"), seed)
    engine, state = load_engine(), told(cast, *ASKED, until=APPLIED).state
    at_once = acts_until(engine, state, cast, END)
    assert acts_until(engine, state, cast, END) == at_once
    by_days: list[Act] = []
    day = APPLIED
    while day < END:
        day += timedelta(days=1)
        for act in acts_until(engine, state, cast, day):
            assert engine.step(state, act)[-1].accepted
            by_days.append(act)
        engine.advance(state, day)
    assert [act._replace(index=0) for act in by_days] == [act._replace(index=0) for act in at_once]


def test_another_seed_gives_other_acts() -> None:
    careless = [Cast({"court": "careless"}, seed) for seed in range(6)]
    found = [[(act.date, act.name) for act in told(cast, *ASKED).acts] for cast in careless]
    assert len({tuple(acts) for acts in found}) > 3


def test_asking_what_the_cast_will_do_changes_nothing() -> None:
    state = told(DILIGENT, *ASKED, until=APPLIED).state
    before = picture(state)
    assert acts_until(load_engine(), state, DILIGENT, END)
    left_to_user(load_engine(), state, DILIGENT)
    assert picture(state) == before


# ── what is left to the user ──


def test_a_listing_that_hangs_on_what_the_court_finds_is_left_to_the_user_with_the_reason() -> None:
    story = told(DILIGENT, *ASKED, "apply_listing")
    assert story.left(DILIGENT) == {
        "listing.decide_application": "decide to list: Able to perform but refuses: depends on able to perform"
    }
    (left,) = left_to_user(story.engine, story.state, DILIGENT)
    said = left.text(story.state)
    assert said.en == (
        "left to you: decide the listing application (张某), by 2019-03-18: "
        "decide to list: Able to perform but refuses: depends on able to perform"
    )
    assert said.zh.startswith("留待你决定：对纳入申请作出决定（张某），至 2019-03-18：决定纳入失信被执行人名单：")


def test_the_reason_speaks_of_the_ground_that_was_applied_for() -> None:
    story = shipped(*ASKED, "apply_listing")
    *before, application = story.events
    assert isinstance(application, Act)
    other = application._replace(payload={"grounds": ("report_broken", "evades")})
    left = played(replace(story, events=(*before, other)), DILIGENT, END).left(DILIGENT)
    assert left["listing.decide_application"].startswith("decide to list: Evades enforcement: depends on evades")


@pytest.mark.parametrize(
    ("name", "day", "duty", "why"),
    [
        ("creditor-refused-a-listing", "2019-03-15", "review.objection.decide",
         "rule on the objection: Whether the objection is right: needs reasons"),
        ("how-enforcement-is-suspended-and-goes-on", "2021-07-01", "retrial.review",
         "the law allows more than one: rule to retry the case; reject the application for retrial"),
        ("private-spending-of-company-people", "2020-05-11", "consumption.decide_exemption",
         "approve a consumption: not shown so far: own money pays for a private purpose"),
        ("order-after-death-bankruptcy-and-end", "2021-12-01", "suspension.bankruptcy",
         "the law allows more than one: rule to suspend enforcement (an entity ended and its successor is unknown); "
         "rule to suspend enforcement (a bankruptcy petition was accepted)"),
        ("when-a-round-may-end-and-what-follows", "2021-06-07", "sale.reference_price.start",
         "fix the reference price: the case does not tell price"),
        ("when-a-round-may-end-and-what-follows", "2021-11-10", "round.query",
         "the law allows more than one: query the debtor's property (property found: yes); "
         "query the debtor's property (property found: no)"),
    ],
)  # fmt: skip
def test_what_needs_reasons_a_choice_or_a_figure_is_left_to_the_user(name: str, day: str, duty: str, why: str) -> None:
    cast = Cast(dict.fromkeys(ROLES, "diligent"))
    for state in moments(name):
        if state.day <= date.fromisoformat(day):
            engine, fork = load_engine().under(state.policy), state.fork()
            engine.advance(fork, date.fromisoformat(day))
            found = {left.duty.rule.id: left.why for left in left_to_user(engine, fork, cast)}
            if duty in found:
                assert found[duty].en == why
                assert found[duty].zh and found[duty].zh != why
                return
    raise AssertionError(f"{duty} was never left to the user")


def test_what_a_careless_court_has_forgotten_is_not_left_to_the_user() -> None:
    story = told(DILIGENT, *ASKED, "apply_listing")
    lefts = [story.left(Cast({"court": "careless"}, seed)) for seed in range(30)]
    assert {} in lefts
    assert any("listing.decide_application" in left for left in lefts)


def test_the_cast_gives_no_reasons_states_no_fact_and_fills_no_figure() -> None:
    for act in told(DILIGENT).acts:
        assert (act.reasons, act.exception, act.note, dict(act.facts)) == (None, None, None, {})
        assert not any(isinstance(value, (int, date)) for value in act.payload.values())


# ── every state there is ──


def moments(name: str, number: int | None = None) -> list[State]:
    """Every state that the stories of a shipped timeline go through, or the one of that number."""
    found = []
    for place, story in enumerate(read_timelines(name)):
        if number not in (None, place):
            continue
        engine = load_engine().under(story.policy)
        state = engine.begin(story)
        for event in story.events:
            engine.step(state, event) if isinstance(event, Act) else engine.advance(state, event.date)
            found.append(state.fork())
    return found


def as_written(act: Act, story: Story) -> Act:
    """The act as it is read again, after it was written into its story."""
    from blacklist_sim.timeline.compose import compose
    from blacklist_sim.timeline.write import to_plain

    document = to_plain(replace(story, events=()))
    event = event_to_plain(act, story, vocabulary())
    read, flaws = compose(plainly({**document, "events": [event]}), 0, vocabulary())
    assert read is not None, flaws
    return read.events[0]._replace(index=act.index)  # type: ignore[union-attr,return-value]


def plainly(value: object) -> object:
    """A document with words for numbers and dates, as it stands in a file."""
    if isinstance(value, dict):
        return {key: plainly(part) for key, part in value.items()}
    if isinstance(value, list):
        return [plainly(part) for part in value]
    return value if value is None or isinstance(value, bool) else str(value)


@pytest.mark.parametrize("name", sorted(fixtures.shipped()))
def test_whatever_has_happened_a_diligent_cast_is_never_refused_and_its_acts_read_as_any(name: str) -> None:
    cast = Cast(dict.fromkeys(ROLES, "diligent"))
    for state in moments(name):
        if state.day.year > 2100:
            continue
        engine, to = load_engine().under(state.policy), state.day + timedelta(days=200)
        acts, fork = acts_until(engine, state, cast, to), state.fork()
        fork.mode, before = "strict", len(fork.findings)
        for act in acts:
            step = engine.step(fork, act)[-1]
            assert step.accepted and step.discharged, act
            assert as_written(act, fork.story) == act
        engine.advance(fork, to)
        assert {found.kind for found in fork.findings[before:]} <= {"overdue"}
        assert all(left.why.en and left.why.zh for left in left_to_user(engine, fork, cast))


def test_a_replay_takes_no_notice_of_the_cast() -> None:
    from blacklist_sim.timeline.replay import replay

    story = shipped(*BY_CHOICE[:2])
    with_cast = replace(story, cast=DILIGENT, events=(*story.events, Wait(END, index=len(story.events))))
    alone = replace(with_cast, cast=None)
    one, other = picture(replay(load_engine(), with_cast).state), picture(replay(load_engine(), alone).state)
    assert {**one, "story": None} == {**other, "story": None}
