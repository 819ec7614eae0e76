"""What an entry on the list is: its kind, its term, how it began and ended, read from its own trail."""

from collections.abc import Iterator
from datetime import date, timedelta

from blacklist_sim.case import Act
from blacklist_sim.law.period import Deadline, fixed_date
from blacklist_sim.workflow.state import Position
from blacklist_sim.workflow.view import View

TERM, NO_TERM = "term", "no_term"
ABLE = "able_but_refuses"
NEXT_DAY = timedelta(days=1)


def grounds_of(entry: Position) -> tuple[str, ...]:
    """The listing grounds of an entry."""
    return tuple(entry.data.get("grounds") or ())


def decided_on(entry: Position) -> date:
    """The day of the decision."""
    return entry.born


def acts_on(v: View, entry: Position, name: str) -> Iterator[Act]:
    """The acts of that name that touched the entry, the present one included."""
    seen = [act for _, _, act in entry.trail if act is not None and act.name == name]
    yield from seen
    if v.act is not None and v.act.name == name and entry in v.units and v.act not in seen:
        yield v.act


def first_day(v: View, entry: Position, name: str) -> date | None:
    """The day of the first act of that name on the entry."""
    return next((act.date for act in acts_on(v, entry, name)), None)


def lapsed(entry: Position, lapse: str) -> bool:
    """Whether that period of the entry has run out."""
    return any(trigger.startswith(f"{lapse}/") for _, trigger, _ in entry.trail)


def terms_begin(v: View) -> date:
    """The first day of the text that knows terms; the last of all days where none does."""
    return v.engine.book.rules["listing.term.none"].begins


def of_2013(v: View, entry: Position) -> bool:
    """Whether the entry was made under the text without terms."""
    return decided_on(entry) < terms_begin(v)


def kind(v: View, entry: Position) -> str:
    """With or without a term, under the law that governs it on the view's day."""
    found = _kind_of_older(v, entry) if of_2013(v, entry) else _kind_decided(v, entry)
    v.reading("entry_kind", found)
    return found


def _kind_decided(v: View, entry: Position) -> str:
    return entry.data.get("kind") or kind_for(v, grounds_of(entry))


def _kind_of_older(v: View, entry: Position) -> str:
    if not v.engine.book.rules["listing.term.none"].dated.versions:
        return NO_TERM
    if v.switch("entries_of_2013") == "keep_no_term" or _owed_since_older_text(v, entry):
        return NO_TERM
    return kind_for(v, grounds_of(entry))


def _owed_since_older_text(v: View, entry: Position) -> bool:
    """Whether its deletion fell due under the text without terms and is owed still; no text takes that away."""
    owed = (duty for (_, key), duty in v.state_of.duties.items() if key == entry.key)
    return any("delete_listing" in duty.rule.done_by and duty.opened < terms_begin(v) for duty in owed)


def kind_for(v: View, grounds: tuple[str, ...]) -> str:
    """The kind that grounds give; both sorts in one entry follow the switch."""
    if not term_grounds(grounds):
        return NO_TERM
    if ABLE in grounds and v.switch("mixed_grounds") == "two_entries":
        return NO_TERM
    return TERM


def term_grounds(grounds: tuple[str, ...]) -> tuple[str, ...]:
    """The grounds that carry a term."""
    return tuple(ground for ground in grounds if ground != ABLE)


def has_term(v: View, entry: Position) -> bool:
    """Whether the entry has a term on the view's day; none had before the text that knows terms."""
    return v.date >= terms_begin(v) and kind(v, entry) == TERM


def term_end(v: View, entry: Position) -> Deadline | None:
    """When the term of an entry runs out; None without term, or before its start is known."""
    if kind(v, entry) != TERM:
        return None
    if of_2013(v, entry):
        return _reclassified_end(v, entry)
    start = term_start(v, entry)
    if start is None:
        return None
    return v.end("listing.term", start, given=term_months(v, entry))


def term_months(v: View, entry: Position) -> int:
    """The months of an entry's term with what later decisions added."""
    base = entry.data.get("term_months") or v.figure("listing.term", on=decided_on(entry)).count
    added = sum(act.payload.get("months") or 0 for act in acts_on(v, entry, "extend_term"))
    return int(v.reading("term_months", int(base) + int(added)))


def term_start(v: View, entry: Position) -> date | None:
    """The day from which the term runs, as the switch says; None while that day has not come."""
    starts = v.switch("term_starts")
    if starts == "service":
        return first_day(v, entry, "serve_listing_decision")
    if starts == "publication" or had_grace(entry):
        return first_day(v, entry, "publish_listing")
    return decided_on(entry) if entry.trail else v.date


def had_grace(entry: Position) -> bool:
    """Whether grace was used."""
    return entry.state == "in_grace" or any(
        trigger.startswith(("decide_listing/with_grace", "grant_grace/")) for _, trigger, _ in entry.trail
    )


def _reclassified_end(v: View, entry: Position) -> Deadline | None:
    published = first_day(v, entry, "publish_listing")
    if published is None:
        return None
    new_text = terms_begin(v)
    start = new_text if v.switch("entries_of_2013") == "term_from_new_text" else published
    end = v.end("listing.term.reclassified", start)
    eve = new_text - NEXT_DAY
    if end is not None and end.last < eve:
        return fixed_date(eve, False, v.engine.calendar)
    return end


def entries(v: View, who: str | None = None) -> list[Position]:
    """The entries of a person in this case that were ever decided."""
    return [entry for entry in v.positions("listing", who=who) if entry.state != "clear"]


def end_of(entry: Position) -> tuple[date, str | None] | None:
    """The day an entry was deleted and on which ground; None if it was not."""
    for day, trigger, act in reversed(entry.trail):
        if trigger.startswith("delete_listing/"):
            return day, act.payload.get("ground") if act is not None else None
    return None
