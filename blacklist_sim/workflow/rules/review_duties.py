"""What a remedy that succeeded obliges the court to do: the measure changes by that act, never by the remedy."""

from blacklist_sim.workflow.bind import predicate
from blacklist_sim.workflow.rules.review_remedy import (
    LISTED,
    against,
    day_of,
    detained,
    entries,
    orders_binding,
    said,
    seeker,
)
from blacklist_sim.workflow.view import View

DECISIONS = (
    "grant_correction",
    "decide_reconsideration",
    "decide_objection",
    "decide_objection_review",
    "supervise",
    "self_check",
)


def _orders(v: View, what: str) -> bool:
    return bool(said(v.unit, "orders") == what)


@predicate("review.carry_out.revoke.due")
def revocation_due(v: View) -> bool:
    """A revocation was ordered and the entry stands."""
    return _orders(v, "revoke") and any(entry.state in LISTED for entry in entries(v))


@predicate("review.carry_out.correct.due")
def correction_due(v: View) -> bool:
    """A correction was ordered and has not been made since."""
    if not _orders(v, "correct"):
        return False
    decided = max((day for name in DECISIONS if (day := day_of(v.unit, name))), default=v.date)
    standing = [entry for entry in entries(v) if entry.state in LISTED]
    return any(
        (day_of(entry, "correct_listing") or v.unit.born) < decided or day_of(entry, "correct_listing") is None
        for entry in standing
    )


@predicate("review.carry_out.delete.due")
def deletion_due(v: View) -> bool:
    """A deletion was ordered and the entry is still public."""
    return _orders(v, "delete") and any(entry.state == "published" for entry in entries(v))


@predicate("review.carry_out.lift.due")
def lift_due(v: View) -> bool:
    """A lift was ordered and an order still binds."""
    return _orders(v, "lift") and bool(orders_binding(v, seeker(v)))


@predicate("review.carry_out.end_ban.due")
def end_of_ban_due(v: View) -> bool:
    """The end of the ban was ordered and it still stands."""
    return _orders(v, "end_ban") and any(ban.state == "ordered" for ban in v.positions("exit_ban", seeker(v)))


@predicate("review.carry_out.release.due")
def release_due(v: View) -> bool:
    """A release was ordered and the person is still held."""
    return _orders(v, "release") and detained(v, seeker(v))


@predicate("review.carry_out.restore.due")
def restoration_due(v: View) -> bool:
    """A measure was to be restored and has not been made again."""
    if not _orders(v, "restore"):
        return False
    if against(v) == "deletion":
        return not any(entry.state in LISTED for entry in v.positions("listing", v.case_file.debtor_ids[0]))
    return not any(orders_binding(v, debtor) for debtor in v.case_file.debtor_ids)
