"""Why somebody is listed: the six grounds under both texts, and what stands in the way of some of them."""

from blacklist_sim.workflow.bind import predicate
from blacklist_sim.workflow.logic import Ternary, both, either
from blacklist_sim.workflow.rules.listing import campus_loan, case_pending, is_debtor, minor, not_performed
from blacklist_sim.workflow.rules.listing_entry import ABLE
from blacklist_sim.workflow.view import View

BAD_REPORTS = ("false", "incomplete", "refused", "late")
HELD_BACK = {ABLE, "settlement_refused"}


@predicate("listing.ground.able")
def able(v: View) -> Ternary:
    """The debtor could perform."""
    return v.shown("able_to_perform")


@predicate("listing.ground.obstructs")
def obstructs(v: View) -> Ternary:
    """The debtor obstructs or resists enforcement."""
    return v.shown("obstructs_enforcement")


@predicate("listing.ground.evades")
def evades(v: View) -> Ternary:
    """The debtor evades enforcement."""
    return v.shown("evades_enforcement")


@predicate("listing.ground.report")
def report_broken(v: View) -> Ternary:
    """The debtor broke the report duty: established, or plain from a false or late report."""
    bad = any(act.payload.get("report") in BAD_REPORTS for act in v.acts("report_property"))
    return True if bad else v.fact("report_duty_broken")


@predicate("listing.ground.restriction")
def restriction_broken(v: View) -> Ternary:
    """The debtor, or somebody bound for the debtor, broke an order of this case."""
    return v.shown("restriction_broken")


@predicate("listing.ground.settlement")
def settlement_refused(v: View) -> Ternary:
    """The debtor refused a settlement without good reason."""
    return v.shown("settlement_refused")


@predicate("listing.ground.obstructs.able")
def able_obstructs(v: View) -> Ternary:
    """The same of an able debtor, as the 2013 text wants it."""
    return both(able(v), obstructs(v))


@predicate("listing.ground.evades.able")
def able_evades(v: View) -> Ternary:
    """The same of an able debtor, as the 2013 text wants it."""
    return both(able(v), evades(v))


@predicate("listing.ground.report.able")
def able_report_broken(v: View) -> Ternary:
    """The same of an able debtor, as the 2013 text wants it."""
    return both(able(v), report_broken(v))


@predicate("listing.ground.restriction.able")
def able_restriction_broken(v: View) -> Ternary:
    """The same of an able debtor, as the 2013 text wants it."""
    return both(able(v), restriction_broken(v))


@predicate("listing.ground.settlement.able")
def able_settlement_refused(v: View) -> Ternary:
    """The same of an able debtor, as the 2013 text wants it."""
    return both(able(v), settlement_refused(v))


@predicate("listing.bar.security")
def security(v: View) -> Ternary:
    """Enough security was given."""
    return v.shown("security_enough")


@predicate("listing.bar.seized")
def seized(v: View) -> Ternary:
    """Enough property is under control."""
    return v.shown("seized_enough")


@predicate("listing.bar.ranks_later")
def ranks_later(v: View) -> Ternary:
    """The debtor's turn has not come."""
    return v.shown("ranks_later")


@predicate("listing.bar.not_refusing")
def not_refusing(v: View) -> Ternary:
    """It is otherwise no refusal."""
    return v.shown("otherwise_not_refusing")


def held_back(v: View) -> bool:
    """Whether a ground is named that the opinions of 2019 can hold back."""
    return bool(HELD_BACK & set(v.given("grounds") or ()))


@predicate("listing.bar.controlled_assets")
def controlled_assets(v: View) -> Ternary:
    """The court controls enough, and a ground is named for which that matters."""
    return held_back(v) and v.fact("seized_enough")


@predicate("listing.bar.creditor_holds_off")
def creditor_holds_off(v: View) -> Ternary:
    """The applicant holds off, and a ground is named for which that matters."""
    return held_back(v) and v.fact("creditor_holds_off")


GROUND_RULES = {
    ABLE: "listing.ground.able",
    "obstructs": "listing.ground.obstructs",
    "evades": "listing.ground.evades",
    "report_broken": "listing.ground.report",
    "restriction_broken": "listing.ground.restriction",
    "settlement_refused": "listing.ground.settlement",
}
BARS_OF_ABLE = (security, seized, ranks_later, not_refusing)


def ground_met(v: View, ground: str) -> Ternary:
    """Whether a ground is met under the text of the day."""
    version = v.engine.book.rules[GROUND_RULES[ground]].on(v.date)
    if version is None or version.predicate is None:
        return False
    met = v.engine.bindings.predicates[version.predicate](v)
    bars = BARS_OF_ABLE if ground == ABLE and v.in_force("listing.bar.security") else ()
    return both(met, not any(bar(v) for bar in bars))


@predicate("listing.refuse.not_met")
def must_list(v: View) -> Ternary:
    """A ground applied for is shown and nothing stands in the way."""
    asked = v.last("apply_listing")
    if asked is None or not not_performed(v) or not case_pending(v) or not is_debtor(v):
        return False
    if (v.in_force("listing.bar.campus_loan") and campus_loan(v)) or (v.in_force("listing.bar.minor") and minor(v)):
        return False
    asked_for = [ground for ground in asked.payload.get("grounds") or () if not held_off(v, ground)]
    return either(*(ground_met(v, ground) for ground in asked_for))


def held_off(v: View, ground: str) -> bool:
    """Whether the opinions of 2019 hold this ground back, since assets suffice or the applicant holds off."""
    if ground not in HELD_BACK or not v.in_force("listing.bar.controlled_assets"):
        return False
    return bool(v.fact("seized_enough") or v.fact("creditor_holds_off"))
