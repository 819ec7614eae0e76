"""How a title reaches each party, until when each may appeal, and when it is in effect."""

from collections.abc import Iterator
from datetime import date, timedelta

from blacklist_sim.case import Act
from blacklist_sim.law.period import Deadline
from blacklist_sim.workflow.view import ANY, View

OPEN_TO_APPEAL = ("judgment", "ruling")
NEXT_DAY = timedelta(days=1)
NEAR_BY = ("hong_kong", "macao", "taiwan")


def parties(v: View) -> tuple[str, ...]:
    """The people between whom the title was made, applicants first."""
    return v.case_file.title_parties


def done(v: View, name: str) -> list[Act]:
    """The acts of that name in this case, the present one included."""
    found = list(v.acts(name, who=ANY))
    if v.act is not None and v.act.name == name and all(act is not v.act for act in found):
        found.append(v.act)
    return found


def abroad(v: View, party: str) -> bool:
    """Whether a party has the periods of one without domicile in the PRC."""
    domicile = v.party(party).domicile
    return domicile == "abroad" or (domicile in NEAR_BY and v.switch("hong_kong_macao_taiwan_as_abroad") == "yes")


def counted(v: View, figure: str, start: date, on: date | None = None) -> Deadline | None:
    """The end of a figure's period from `start`, in the length in force on `on` (by default the start)."""
    span = v.figure(figure, on=on or start)
    return v.end(figure, start, given=span.count, unit=span.unit) if span is not None else None


def announcement_end(v: View, posted: date, party: str) -> Deadline | None:
    """When a public notice counts as service on a party; which length a change of law leaves it, a switch says."""
    figure = "title.public_notice_abroad" if abroad(v, party) else "title.public_notice"
    end = counted(v, figure, posted)
    if end is not None and v.switch("length_after_amendment") == "end_day":
        return counted(v, figure, posted, on=end.last)
    return end


def since_remand(v: View, name: str) -> list[Act]:
    """The acts of that name after the judgment was last sent back."""
    remands = [act for act in v.acts("serve_second_instance", who=ANY) if act.payload.get("result") == "remanded"]
    found = done(v, name)
    if not remands:
        return found
    after = (remands[-1].date, remands[-1].index)
    return [act for act in found if (act.date, act.index) > after]


def served_on(v: View, party: str, name: str = "serve_judgment") -> date | None:
    """The day on which a party was served, or will count as served; None if never."""
    days = [day for act in since_remand(v, name) if party in (act.to or parties(v)) for day in _day_of(v, act, party)]
    first = min(days, default=None)
    v.reading("served_on", first)
    return first


def _day_of(v: View, act: Act, party: str) -> Iterator[date]:
    method = act.payload.get("method")
    end: Deadline | None
    if method == "public_notice":
        end = announcement_end(v, act.date, party)
    elif method == "mail_abroad":
        end = counted(v, "title.mail_abroad", act.date) if mail_arrived(v, act) else None
    else:
        yield act.date
        return
    if end is not None:
        yield end.last


def mail_arrived(v: View, act: Act) -> bool:
    """Whether mail sent abroad is shown to have arrived; each sending is judged by itself."""
    arrived = act.facts.get("receipt_abroad_shown", v.case_file.facts.get("receipt_abroad_shown")) is True
    v.reading("mail_arrived", arrived)
    return arrived


def appeal_end(v: View, party: str) -> Deadline | None:
    """The last day on which a party can appeal; None before it is served."""
    start = served_on(v, party)
    if start is None:
        return None
    figure = "title.appeal_judgment" if v.title.kind == "judgment" else "title.appeal_ruling"
    end = counted(v, "title.appeal_no_domicile" if abroad(v, party) else figure, start)
    v.reading("appeal_ends", end.last if end else None)
    return end


def appeal_periods_over(v: View) -> bool:
    """Whether every party was served and can no longer appeal."""
    ends = (appeal_end(v, party) for party in parties(v))
    return all(end is not None and end.last <= v.date for end in ends)


def all_served(v: View, name: str = "serve_judgment") -> bool:
    """Whether service went as far as effect needs: to the last party, or to the first, as the switch says."""
    days = [served_on(v, party, name) for party in parties(v)]
    reached = [day is not None and day <= v.date for day in days]
    return any(reached) if v.switch("final_title_served_in_turn") == "first_party" else all(reached)


def appellants(v: View) -> list[str | None]:
    """Who has an appeal pending, in order."""
    pending = [act.by for act in since_remand(v, "appeal")]
    for act in since_remand(v, "withdraw_appeal"):
        if act.by in pending:
            pending.remove(act.by)
    return pending


def effective_on(v: View) -> date | None:
    """The day from which the title is in effect: the day of service, or the day after the last appeal period."""
    found = v.state_of.positions["title"][v.case,].latest("in_effect")
    if found is None:
        return None
    day, trigger, _ = found
    if trigger.startswith("withdraw_appeal/") and v.switch("withdrawn_appeal") == "as_if_never":
        ends = [end.last for party in parties(v) if (end := appeal_end(v, party)) is not None]
        return max(ends, default=day) + NEXT_DAY
    return day + NEXT_DAY if trigger.startswith(("title.appeal/", "title.payment_order/")) else day
