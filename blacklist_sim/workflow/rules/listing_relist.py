"""Whether an entry that has ended can begin again."""

from blacklist_sim.workflow.bind import predicate
from blacklist_sim.workflow.logic import Ternary
from blacklist_sim.workflow.rules.listing_entry import NEXT_DAY, end_of, entries
from blacklist_sim.workflow.view import View


@predicate("listing.relist.may")
def may_list_again(v: View) -> Ternary:
    """Listing again is open to the court."""
    return True


@predicate("listing.relist.new_conduct")
def new_conduct(v: View) -> Ternary:
    """What the switch asks for before a second entry on the same debt."""
    wanted = v.switch("relisting_after_term")
    if wanted == "new_conduct":
        return v.shown("new_conduct")
    return wanted == "freely"


@predicate("listing.relist.six_months")
def six_months_bar(v: View) -> Ternary:
    """The applicant had the entry deleted and the months since are not over."""
    ends = [end for entry in entries(v) if (end := end_of(entry)) is not None and end[1] == "creditor_request"]
    if not ends:
        return False
    deleted = max(day for day, _ in ends)
    until = v.end("listing.relist_bar", deleted)
    if until is None:
        return False
    v.reading("bar_until", until.last)
    if v.act is not None and v.act.name == "apply_listing":
        return not v.not_before(until.last + NEXT_DAY)
    applied = v.last("apply_listing")
    if applied is not None and applied.date >= deleted and not v.given("own_motion"):
        return bool(applied.date <= until.last)
    return v.switch("six_months_and_own_motion") == "barred" and not v.not_before(until.last + NEXT_DAY)
