"""Law, seller and operators answer apart; what ends in one changes nothing in the others, and each says why."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from blacklist_sim.gate.answer import Answer
from blacklist_sim.gate.conduct import Conduct
from blacklist_sim.gate.gate import Decision, Gate
from blacklist_sim.gate.operator_listing import CATEGORIES
from blacklist_sim.gate.parameters import Parameters
from blacklist_sim.gate.restraints import Approval, Entry, OperatorListing, Order, Restraints

from .counters import BOOK, CALENDAR

FIRST, LAST = date(2010, 10, 1), date(2026, 11, 23)
DAYS = st.dates(FIRST, LAST)
GATE = Gate(BOOK, {}, CALENDAR)
PAST = st.integers(0, 900).map(lambda days: timedelta(days=days))
MAYBE_PAST = st.none() | PAST


def _after(day: date, past: timedelta | None) -> date | None:
    return None if past is None else day + past


@st.composite
def orders(draw: st.DrawFn) -> Order:
    made = draw(DAYS)
    approvals = draw(
        st.lists(
            st.builds(
                lambda kind, past, length: Approval(kind, made + past, _after(made + past, length)),
                st.sampled_from(["temporary_lift", "necessity", "private_funds"]),
                PAST,
                MAYBE_PAST,
            ),
            max_size=2,
        )
    )
    return Order(
        draw(st.sampled_from(["case-1", "case-2"])),
        made,
        _after(made, draw(MAYBE_PAST)),
        _after(made, draw(MAYBE_PAST)),
        _after(made, draw(st.none() | st.integers(28, 92).map(lambda days: timedelta(days=days)))),
        approvals=tuple(approvals),
        notified=tuple((body, made + draw(PAST)) for body in draw(st.sets(st.sampled_from(["carrier", "school"])))),
    )


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    published = draw(DAYS)
    capacity = draw(st.sampled_from(["debtor", "debtor", "principal"]))
    return Entry(draw(st.sampled_from(["case-1", "case-2"])), published, _after(published, draw(MAYBE_PAST)), capacity)


@st.composite
def listings(draw: st.DrawFn) -> OperatorListing:
    operator = draw(st.sampled_from(sorted(CATEGORIES)))
    published = draw(DAYS)
    return OperatorListing(
        operator, draw(st.sampled_from(CATEGORIES[operator])), published, _after(published, draw(MAYBE_PAST))
    )


@st.composite
def people(draw: st.DrawFn) -> Restraints:
    return Restraints(
        "somebody",
        tuple(draw(st.lists(orders(), max_size=2))),
        tuple(draw(st.lists(entries(), max_size=2))),
        tuple(draw(st.lists(listings(), max_size=2))),
        foreigner=draw(st.booleans()),
    )


COMBINATIONS = [
    (kind.id, values)
    for name in ("rail", "air", "ship", "hotel", "school")
    for kind in [BOOK.conduct[name]]
    for values, _ in kind.combinations()
]


@st.composite
def conducts(draw: st.DrawFn) -> Conduct:
    kind, values = draw(st.sampled_from(COMBINATIONS))
    open_fields = draw(st.sets(st.integers(0, len(values) - 1), max_size=1)) if values else set()
    return Conduct(
        kind,
        tuple(None if place in open_fields else value for place, value in enumerate(values)),
        draw(st.sampled_from([None, "own", "somebody_else"])),
        draw(st.sampled_from([None, "id_card", "passport", "other"])),
        draw(st.sampled_from([None, "domestic", "foreign"])),
        draw(st.sampled_from([None, "carrier", "school"])),
    )


def decide(who: Restraints, asked: Conduct, day: date, parameters: Parameters | None = None) -> Decision:
    return GATE.prepare(who).decide(asked, day, parameters)


@settings(max_examples=60)
@given(people(), listings(), conducts(), DAYS)
def test_a_listing_by_an_operator_changes_neither_the_law_nor_the_sellers_answer(who, more, asked, day):
    listed = replace(who, operators=(*who.operators, more))
    before, after = decide(who, asked, day), decide(listed, asked, day)
    assert after.law == before.law
    assert after.seller == before.seller


@settings(max_examples=60)
@given(people(), conducts(), DAYS, DAYS)
def test_lifting_every_order_and_entry_leaves_the_operators_lists_as_they_were(who, asked, day, lifted):
    free = replace(
        who,
        orders=tuple(replace(order, lifted=max(order.made, lifted)) for order in who.orders),
        entries=tuple(replace(entry, removed=max(entry.published, lifted)) for entry in who.entries),
    )
    assert decide(free, asked, day).operators == decide(who, asked, day).operators
    never = decide(replace(who, orders=(), entries=()), asked, day).operators
    held = decide(who, asked, day).operators
    assert (never.decision, never.until) == (held.decision, held.until)


@settings(max_examples=60)
@given(people(), conducts(), DAYS, st.integers(0, 3), st.integers(0, 3))
def test_what_is_supposed_of_the_sellers_changes_the_sellers_answer_only(who, asked, day, lag, lag_of_lift):
    supposed = Parameters.of(BOOK, day, lag_days=lag, lag_of_lift_days=lag_of_lift, air_from=FIRST)
    usual, other = decide(who, asked, day), decide(who, asked, day, supposed)
    assert (other.law, other.operators) == (usual.law, usual.operators)


@settings(max_examples=60)
@given(people(), conducts(), DAYS, DAYS)
def test_a_decision_holds_through_its_last_day_and_not_on_the_next(who, asked, day, between):
    for name in ("seller", "operators"):
        answer = getattr(decide(who, asked, day), name)
        if day <= between <= (answer.until or LAST):
            assert getattr(decide(who, asked, between), name).decision == answer.decision
        if answer.until is None:
            assert getattr(decide(who, asked, date(2060, 1, 1)), name).decision == answer.decision
            continue
        assert answer.until >= day
        assert getattr(decide(who, asked, answer.until), name).decision == answer.decision
        changed = getattr(decide(who, asked, answer.until + timedelta(days=1)), name)
        assert changed.decision != answer.decision


@settings(max_examples=60)
@given(people(), conducts(), DAYS)
def test_every_answer_gives_reasons_in_both_languages_that_rest_on_what_is_in_force(who, asked, day):
    made = decide(who, asked, day)
    for answer in (made.seller, made.operators):
        assert answer.reasons
        _readable(answer, day)


def _readable(answer: Answer, day: date) -> None:
    for reason in answer.reasons:
        for said in reason.says:
            assert said.strip()
            assert "{" not in said
            assert "None" not in said
        if reason.version is not None:
            assert BOOK.cited(reason.version, day).en
        if reason.order is not None:
            assert reason.order.made <= day
        assert reason.until is None or reason.until >= day
