"""What holds of the list and its entries, whatever happens."""

from collections.abc import Iterator
from datetime import date

from blacklist_sim.workflow.state import Duty, Position, State

from .invariant import (
    decided_on,
    done,
    duties,
    grounds,
    invariant,
    known,
    months_after,
    moves,
    of_age,
    rolled,
    title_of,
    units,
    working_days_after,
)
from .walk import Moment

LIST_BEGAN = date(2013, 10, 1)
SECOND_TEXT = date(2017, 5, 1)
OPINIONS = date(2020, 1, 2)
MUST_RESTRICT = date(2015, 7, 22)
ABLE = ("able_but_refuses",)
MERE_REFUSAL = {"able_but_refuses", "settlement_refused"}
ALIVE = ("accepted", "notified", "suspended", "deferred", "settled", "round_terminated")
COMPANY_PEOPLE = ("boss", "manager", "clerk", "owner")


def listed_by(moment: Moment) -> Iterator[tuple[date, str, str]]:
    """Day, case and person of each entry that the moment's decisions made."""
    for step in done(moment, "decide_listing"):
        for move in moves(step, "listing"):
            yield step.day, move.key[0], move.key[1]


@invariant("listing.bar.minor", SECOND_TEXT, strict=True)
def a_minor_is_never_listed(moment):
    for day, _, person in listed_by(moment):
        yield of_age(moment.state, person, day)


@invariant("listing.target.officer", OPINIONS, strict=True)
def nobody_is_listed_for_the_company_he_works_for(moment):
    for _, _, person in listed_by(moment):
        yield person not in COMPANY_PEOPLE


@invariant("listing.target.obligor", LIST_BEGAN, strict=True)
def nobody_is_listed_who_is_no_debtor_of_the_case_no_spouse_either(moment):
    for _, case, person in listed_by(moment):
        yield person in moment.state.story.cases[case].debtor_ids


@invariant("listing.not_performed", LIST_BEGAN, strict=True)
def nobody_is_listed_under_a_title_that_is_performed(moment):
    for _, case, _ in listed_by(moment):
        yield moment.state.positions["title"][case,].state == "overdue"


@invariant("listing.delete.ground_named", LIST_BEGAN)
def nobody_is_deleted_who_was_not_published(moment):
    for entry in units(moment.state, "listing", "deleted"):
        yield any(trigger.startswith("publish_listing/") for _, trigger, _ in entry.trail)


@invariant("listing.one_entry", LIST_BEGAN)
def no_debtor_has_two_live_entries_of_a_kind_in_a_case(moment):
    live = [
        (entry.key[:2], entry.data.get("kind"))
        for entry in units(moment.state, "listing", "decided", "in_grace", "published")
    ]
    if live:
        yield len(live) == len(set(live))


@invariant("listing.application.decide", SECOND_TEXT)
def an_application_to_list_is_due_to_be_decided_in_fifteen_days(moment):
    for step in done(moment, "apply_listing"):
        for duty in step.opened:
            if duty.rule.id == "listing.decide_application":
                last = rolled(date.fromordinal(step.day.toordinal() + 15))
                yield last is None or duty.due == last


@invariant("listing.delete.duty", SECOND_TEXT)
def an_entry_without_term_is_due_to_go_three_working_days_after_the_court_knows_of_full_payment(moment):
    for entry in units(moment.state, "listing", "published"):
        title = title_of(moment.state, entry)
        if grounds(entry) != ABLE or title.state != "performed" or not known(moment.state, entry.key[0]):
            continue
        owed = [duty for duty in duties(moment.state, entry, "delete_listing") if duty.rule.id in PERFORMED]
        yield len(owed) == 1 and _in_three_days(owed[0].opened, owed[0].due) and _since_then(owed[0], title)


def _since_then(owed: Duty, title: Position) -> bool:
    """A deletion that the court let pass is owed still, though the debtor broke his duty and performed again."""
    return owed.opened >= title.since or owed.breached


PERFORMED = ("listing.delete.performed", "listing.delete.settlement")


def _in_three_days(opened: date, due: date | None) -> bool:
    last = working_days_after(max(opened, SECOND_TEXT), 3)
    return last is None or due == last


@invariant("listing.delete.not_for_terms", SECOND_TEXT)
def full_payment_alone_makes_no_term_entry_due_to_go(moment):
    for entry in units(moment.state, "listing", "published"):
        if title_of(moment.state, entry).state == "performed" and _plain_term_entry(entry):
            yield not [duty for duty in duties(moment.state, entry, "delete_listing") if duty.rule.id in PERFORMED]


def _plain_term_entry(entry: Position) -> bool:
    return decided_on(entry) >= SECOND_TEXT and bool(grounds(entry)) and "able_but_refuses" not in grounds(entry)


@invariant("listing.term.none", SECOND_TEXT)
def an_entry_for_being_able_and_refusing_has_no_term(moment):
    for entry in units(moment.state, "listing", "decided", "published"):
        if grounds(entry) == ABLE:
            yield not terms(moment.state, entry)


@invariant("listing.term.length", SECOND_TEXT, strict=True)
def any_other_entry_has_a_term_of_two_years_or_of_three_to_five(moment):
    for entry in units(moment.state, "listing", "published"):
        if not _plain_term_entry(entry) or any(trigger.startswith("listing.term/") for _, trigger, _ in entry.trail):
            continue
        running = terms(moment.state, entry)
        yield len(running) == 1 and running[0][1] in _possible_ends(running[0][0])


def terms(state: State, entry: Position) -> list[tuple[date, date]]:
    """First and nominal last day of the term that runs for an entry."""
    return [
        (period.deadline.start, period.deadline.nominal)
        for period in state.periods
        if period.kind.id == "listing.term" and period.key == entry.key
    ]


def _possible_ends(start: date) -> list[date]:
    return [months_after(start, months) for months in (24, *range(36, 61))]


@invariant("listing.publish.not_in_grace", OPINIONS, strict=True)
def nothing_is_published_in_grace(moment):
    for step in done(moment, "publish_listing"):
        for move in moves(step, "listing"):
            yield move.source != "in_grace"


@invariant("listing.publish.performed", LIST_BEGAN, strict=True)
def nobody_who_has_paid_is_published_on_the_first_ground(moment):
    for step in done(moment, "publish_listing"):
        for move in moves(step, "listing"):
            entry = moment.state.positions["listing"][move.key]
            if grounds(entry) == ABLE:
                yield title_of(moment.state, entry).state != "performed"


@invariant("listing.grace.over", OPINIONS)
def payment_in_grace_spares(moment):
    for step in moment.steps:
        paid = {move.key[0] for move in moves(step, "title") if move.dest == "performed"}
        for move in moves(step, "listing"):
            if move.source == "in_grace" and move.dest == "spared":
                yield moment.state.positions["title"][move.key[0],].state != "overdue"
        if paid:
            yield not [entry for entry in units(moment.state, "listing", "in_grace") if entry.key[0] in paid]


@invariant("listing.relist.six_months", SECOND_TEXT, strict=True)
def who_asked_for_deletion_cannot_ask_for_a_new_listing_within_six_months(moment):
    for step in done(moment, "apply_listing"):
        for entry in units(moment.state, "listing", "deleted"):
            if entry.key[0] == step.case and entry.key[1] in step.who and _deleted_on_request(entry):
                yield step.day > months_after(entry.since, 6)


def _deleted_on_request(entry: Position) -> bool:
    return any(
        trigger.startswith("delete_listing/") and act is not None and act.payload.get("ground") == "creditor_request"
        for _, trigger, act in entry.trail
    )


@invariant("listing.deletion.restriction_stays", LIST_BEGAN)
def deletion_lifts_no_restriction_by_itself(moment):
    for step in done(moment, "delete_listing", "revoke_listing"):
        yield not moves(step, "consumption", "exit_ban", "title", "enforcement")


@invariant("consumption.order.listed", MUST_RESTRICT)
def whoever_is_published_unpaid_and_unrestricted_is_due_to_be_restricted(moment):
    for entry in units(moment.state, "listing", "published"):
        case, person, _ = entry.key
        ordered = any(key[:2] == (case, person) for key in moment.state.positions["consumption"])
        debtor = moment.state.positions["enforcement"].get((case, person))
        alive = debtor is not None and debtor.state in ALIVE
        open_debt = alive and title_of(moment.state, entry).state == "overdue"
        if open_debt and not ordered and _rightly(moment.state, entry) and _may_be_restricted(moment.state, entry):
            yield bool(duties(moment.state, entry, "order_consumption_restriction"))


def _rightly(state: State, entry: Position) -> bool:
    case, person, _ = entry.key
    wrong = state.facts.get(("wrongly_listed", *entry.key))
    of_full_age = decided_on(entry) < SECOND_TEXT or of_age(state, person, decided_on(entry))
    return person in state.story.cases[case].debtor_ids and of_full_age and not (wrong and wrong.value)


def _may_be_restricted(state: State, entry: Position) -> bool:
    """No duty asks for an order that the law forbids: against the dead and the struck off, or on a mere refusal that
    is held back since the opinions."""
    case, person, _ = entry.key
    ends = (act for act in state.journal if act.name in ("record_death", "deregister_entity"))
    if any(not act.who or person in act.who for act in ends):
        return False
    held = (state.facts.get((name, case, person)) for name in ("seized_enough", "creditor_holds_off"))
    if state.day < OPINIONS or not any(fact is not None and fact.value for fact in held):
        return True
    live = [other for track in ("decided", "published") for other in units(state, "listing", track)]
    return any(set(grounds(other)) - MERE_REFUSAL for other in live if other.key[:2] == (case, person))
