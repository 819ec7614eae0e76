"""The application for enforcement, its acceptance or refusal, and the way to the higher court."""

from datetime import timedelta

from blacklist_sim.workflow.bind import outcome, predicate
from blacklist_sim.workflow.logic import Ternary, no
from blacklist_sim.workflow.money.instalments import performance_end
from blacklist_sim.workflow.rules.title_limitation import application
from blacklist_sim.workflow.rules.title_notice import CLOSED
from blacklist_sim.workflow.rules.title_performance import PUBLIC
from blacklist_sim.workflow.view import ANY, View

WITHOUT_APPLICATION = ("maintenance", "child_support", "civil_sanction", "civil_part_of_criminal")
TITLES_WITHOUT_APPLICATION = ("civil_sanction", "criminal_civil_part")


@predicate("title.apply.effective")
def in_effect(v: View) -> bool:
    """Whether the title is in effect."""
    return v.state("title") in ("effective", "overdue", "performed")


@predicate("title.apply.due")
def is_due(v: View) -> bool:
    """Whether the debtor is in default; if not yet, from when."""
    state = v.state("title")
    if state == "effective" and (end := performance_end(v)) is not None:
        v.not_before(end.last + timedelta(days=1))
    return state == "overdue"


@predicate("title.apply.holder")
def is_holder(v: View) -> bool:
    """Whether the applicant holds the right, from the title or as successor."""
    return _holds(v, v.by)


def _holds(v: View, person: str | None) -> bool:
    if person is None or person in v.case_file.applicants:
        return True
    return any(person in act.who for act in v.acts("substitute_party", who=ANY))


@predicate("title.apply.debtor")
def is_debtor(v: View) -> bool:
    """Whether the person aimed at is a debtor of the title."""
    return v.who in v.case_file.debtor_ids and v.who not in v.case_file.joining


@predicate("title.apply.content")
def content_is_definite(v: View) -> Ternary:
    """Whether the title says clearly what is owed."""
    return v.shown("definite_content")


@predicate("title.apply.jurisdiction")
def right_court(v: View) -> Ternary:
    """Whether the court has jurisdiction."""
    return v.shown("has_jurisdiction")


@predicate("title.transfer.kind")
def passed_on(v: View) -> Ternary:
    """Whether the claim is one that is opened without an application."""
    by_transfer = v.switch("transfer_of_public_claims") == "transfer"
    if v.title.kind in PUBLIC:
        return by_transfer
    if v.title.kind in TITLES_WITHOUT_APPLICATION:
        return True
    kind = v.fact("claim_kind")
    if kind is None:
        return None
    return kind in WITHOUT_APPLICATION or (kind == "public_money" and by_transfer)


@outcome("accept_enforcement")
def accept_enforcement(v: View) -> str:
    """Which rule on the notice the acceptance sets going."""
    if v.figure("title.notice.from_acceptance") is not None:
        return "notice_from_acceptance"
    applied = application(v)
    across = applied is not None and v.figure("title.notice", on=applied.date) is None
    return "notice_across_amendment" if across else "accepted"


@predicate("title.filing.lacks")
def condition_lacking(v: View) -> Ternary:
    """Whether the condition named is wanting."""
    applied = application(v)
    met = {
        "not_effective": in_effect,
        "not_due": is_due,
        "not_holder": lambda view: _holds(view, applied.by if applied is not None else None),
        "no_debtor": is_debtor,
        "indefinite": content_is_definite,
        "no_jurisdiction": right_court,
    }
    ground = v.given("ground")
    return no(met[ground](v)) if ground in met else None


@predicate("title.higher_court")
def six_months_over(v: View) -> bool:
    """Whether six months from the application have passed without an end; if not yet, until when."""
    applied = application(v)
    if applied is None or v.state("enforcement") in CLOSED:
        return False
    end = v.end("title.without_enforcement", applied.date)
    if end is None:
        return False
    v.reading("six_months_end", end.last)
    return v.not_before(end.last + timedelta(days=1))
