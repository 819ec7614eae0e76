"""How entries end: the deletion grounds, expiry, early deletion."""

from collections.abc import Mapping
from typing import Any

from blacklist_sim.case import Act
from blacklist_sim.workflow.bind import complete, predicate
from blacklist_sim.workflow.logic import Ternary, either
from blacklist_sim.workflow.money.performance import performed as is_performed
from blacklist_sim.workflow.rules.listing_decision import SEVEN_GROUNDS
from blacklist_sim.workflow.rules.listing_entry import NEXT_DAY, acts_on, end_of, entries, has_term, lapsed, term_end
from blacklist_sim.workflow.state import Position
from blacklist_sim.workflow.view import View

RETRIAL_OR_BANKRUPTCY = ("retrial", "bankruptcy", "transfer_to_bankruptcy")


@predicate("listing.delete.performed")
def performed(v: View) -> Ternary:
    """The duty is performed, or enforcement concluded."""
    return is_performed(v) or v.state("enforcement") == "concluded"


def settled(v: View) -> bool:
    """A settlement was carried out and brought performance."""
    return bool(performed(v)) and any(act.payload.get("result") == "full" for act in v.acts("perform_settlement"))


@predicate("listing.delete.settlement")
def settlement_carried_out(v: View) -> Ternary:
    """The settlement was carried out."""
    return settled(v)


@predicate("listing.delete.settlement_confirmed")
def settlement_confirmed(v: View) -> Ternary:
    """The settlement was carried out and the applicant says so."""
    if not settled(v):
        return False
    confirmed = any(act.payload.get("confirmed") for act in v.acts("perform_settlement"))
    return True if confirmed else v.fact("settlement_confirmed")


@predicate("listing.delete.creditor_request")
def creditor_asked(v: View) -> Ternary:
    """The applicant asked for the deletion in writing."""
    asked = any(act.by in v.case_file.applicants and act.payload.get("written") is not False for act in requests(v))
    if not asked:
        v.cure("request_deletion", written=True)
    return asked


def requests(v: View) -> list[Act]:
    """The requests for deletion made on the entries."""
    return [act for entry in v.units for act in acts_on(v, entry, "request_deletion")]


@predicate("listing.delete.no_assets")
def no_assets(v: View) -> Ternary:
    """The round ended, enough queries were empty and nobody offered an effective lead."""
    ended = v.last("end_round")
    if ended is None or v.state("enforcement") != "round_terminated":
        return False
    queries = [act for act in v.acts("query_assets") if _later(act, ended) and _counts(v, act)]
    if any(act.payload.get("found") for act in queries) or _effective_lead(v, ended):
        return False
    empty = [act for act in queries if act.payload.get("found") is False]
    enough = v.figure("listing.empty_queries")
    if enough is None:
        return False
    if v.reading("empty_queries", len(empty)) >= enough:
        return True
    v.cure("query_assets", found=False)
    return False


def _later(act: Act, ended: Act) -> bool:
    """Whether an act came after the round had ended; on the same day the order of the story decides."""
    return act.date > ended.date or (act.date == ended.date and act.index > ended.index)


def _counts(v: View, query: Act) -> bool:
    """Whether a query is one that the text means: any, or only one at the six-monthly day or after it."""
    if query.payload.get("means") not in (None, "network"):
        return False
    if v.switch("queries_that_count") == "any":
        return True
    scheduled: bool | None = query.payload.get("scheduled")
    if scheduled is not None:
        return scheduled
    rounds = [duty for duty in v.state_of.past_duties if duty.rule.id == "round.query" and duty.ended == query.date]
    return any(duty.due is not None and query.date >= duty.due for duty in rounds)


def _effective_lead(v: View, ended: Act) -> bool:
    """A lead counts by what its check found; until it is checked, by what was said of it."""
    checks = v.acts("check_lead")
    for lead in v.acts("offer_lead"):
        checked = next((act for act in checks if act.date >= lead.date), None)
        effective = lead.payload.get("effective") if checked is None else checked.payload.get("found")
        if effective and lead.date >= ended.date:
            return True
    return False


@predicate("listing.delete.suspended")
def suspended(v: View) -> Ternary:
    """Enforcement stands still because of retrial or bankruptcy."""
    if v.state("enforcement") != "suspended":
        return False
    ruling = v.last("suspend_enforcement")
    others = [act.date for name in ("order_retrial", "transfer_to_bankruptcy") for act in v.acts(name)]
    if ruling is None or any(day > ruling.date for day in others):
        return bool(others)
    return ruling.payload.get("ground") in RETRIAL_OR_BANKRUPTCY


@predicate("listing.delete.refused_enforcement")
def enforcement_refused(v: View) -> Ternary:
    """The court ruled not to enforce."""
    return v.state("enforcement") == "enforcement_refused"


@predicate("listing.delete.terminated")
def terminated(v: View) -> Ternary:
    """The court terminated enforcement."""
    return v.state("enforcement") == "terminated"


@predicate("listing.publish.ended")
def deleted_at_once(v: View) -> Ternary:
    """An entry is to be shown that would have to be deleted at once."""
    return any(over_before_shown(v, entry) for entry in v.units)


def over_before_shown(v: View, entry: Position) -> bool:
    """Whether its term has run out or, without a term, enforcement stands still or has ended on a deletion ground."""
    return lapsed(entry, "listing.term") if has_term(v, entry) else ended_on_a_ground(v)


def ended_on_a_ground(v: View) -> bool:
    """Whether enforcement against the person ended, or stands still, in a way that is a deletion ground of the day."""
    if terminated(v):
        return True
    return v.in_force("listing.delete.suspended") and bool(suspended(v) or enforcement_refused(v))


@predicate("listing.delete.term_over")
def term_over(v: View) -> Ternary:
    """The last day of the term is past."""
    return all(_term_past(v, entry) for entry in v.units)


def _term_past(v: View, entry: Position) -> bool:
    end = term_end(v, entry) if has_term(v, entry) else None
    if end is None:
        return False
    v.reading("term_end", end.last)
    return lapsed(entry, "listing.term") or v.not_before(end.last + NEXT_DAY)


@predicate("listing.delete.early")
def early(v: View) -> Ternary:
    """The entry has a term, and the debtor performed or put the conduct right."""
    if not all(has_term(v, entry) for entry in v.units):
        return False
    return either(performed(v), v.fact("performs_actively"), v.fact("corrects_conduct"))


@predicate("listing.delete.together_met")
def together(v: View) -> Ternary:
    """A term entry with a companion without term, its debtor having performed in full of his own accord."""
    if not v.in_force("listing.delete.together_met") or not performed(v):
        return False
    if not all(has_term(v, entry) for entry in v.units):
        return False
    companions = [entry for entry in entries(v) if entry not in v.units and not has_term(v, entry)]
    if not any(_lives_or_just_ended(v, entry) for entry in companions):
        return False
    return either(v.fact("performed_voluntarily"), not v.acts("collect_money"))


def _lives_or_just_ended(v: View, companion: Position) -> bool:
    """Whether the companion is public, or went because of the performance while this rule was in force."""
    end = end_of(companion)
    if end is None or end[1] not in ("performed", "settlement"):
        return companion.state == "published"
    return v.engine.book.rules["listing.delete.together_met"].on(end[0]) is not None


@predicate("listing.delete.death")
def dead_and_silent(v: View) -> Ternary:
    """The debtor died, and no switch settles what follows."""
    if not v.acts("record_death"):
        return None
    return v.switch("death_of_sanctioned_debtor") != "court_must_end"


@predicate("listing.delete.entity_ended")
def ended_and_silent(v: View) -> Ternary:
    """The entity was struck off, and no switch settles what follows."""
    if not v.acts("deregister_entity"):
        return None
    return v.switch("entity_end_sanctions") != "end"


@predicate("listing.delete.ground_named")
def ground_named(v: View) -> Ternary:
    """Some ground is named or plain."""
    return v.given("ground") is not None


@predicate("listing.delete.not_for_terms")
def seven_grounds_for_a_term(v: View) -> Ternary:
    """One of the seven grounds is used on an entry with a term."""
    return v.given("ground") in SEVEN_GROUNDS and any(has_term(v, entry) for entry in v.units)


@complete("delete_listing")
def ground_of_deletion(v: View) -> Mapping[str, Any]:
    """The ground that the case itself shows, where the court names none."""
    if any(has_term(v, entry) for entry in v.units):
        return {"ground": _ground_of_term_entry(v)}
    plain = {
        "settlement": settled,
        "performed": performed,
        "terminated": terminated,
        "refused_enforcement": enforcement_refused,
        "suspended": suspended,
        "no_assets": no_assets,
        "creditor_request": creditor_asked,
    }
    return {"ground": next((name for name, shown in plain.items() if shown(v)), None)}


def _ground_of_term_entry(v: View) -> str:
    if term_over(v):
        return "term_over"
    return "together" if together(v) else "early"


@predicate("listing.request.written")
def request_in_writing(v: View) -> Ternary:
    """The request is in writing."""
    return v.states("written")


@predicate("listing.request.refuse")
def may_refuse_deletion(v: View) -> Ternary:
    """Whether to agree lies with the court."""
    return True
