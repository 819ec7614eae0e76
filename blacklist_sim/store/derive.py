"""The columns of a case that follow from its journal, for listing and searching."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from hashlib import sha256
from typing import Any

from blacklist_sim.case import Story
from blacklist_sim.store.chain import Recorded, canonical
from blacklist_sim.store.records import archived, counting, named, opened
from blacklist_sim.store.tables import MOST_OWED, NO_DEADLINE, NOT_KNOWN
from blacklist_sim.timeline.replay import Replay, replay
from blacklist_sim.workflow import observe
from blacklist_sim.workflow.engine import Engine
from blacklist_sim.workflow.money.account import account
from blacklist_sim.workflow.state import State

YUAN = "CNY"
FURTHEST_FIRST = ("petitioned", "listed", "restricted", "default", "repaid", "removed", "judgment")
"""The stages, that first which a list should show where the debtors of a case stand differently."""


@lru_cache(maxsize=16)
def law_pins(engine: Engine) -> Mapping[str, Any]:
    """The versions of book and calendar that answers rest on."""
    return {"book": engine.book.version, "digest": engine.book.digest, "calendar": dict(engine.calendar.pins)}


@lru_cache(maxsize=16)
def law_key(engine: Engine) -> str:
    """The same in a short word: equal words, equal answers."""
    return sha256(canonical(law_pins(engine)).encode()).hexdigest()[:16]


def replayed(engine: Engine, story: Story, asking: bool = True) -> Replay:
    """What the events of a story lead to; before the first one, the state of the day its title was made.

    See `replay` for `asking`.
    """
    if story.events:
        return replay(engine, story, asking=asking)
    made = min((case.title_document.made for case in story.cases.values()), default=engine.book.first_day)
    engine = engine.under(story.policy)
    return Replay(engine, story, engine.begin(story, max(made, engine.book.first_day)))


def derived(engine: Engine, story: Story, state: State, records: Sequence[Recorded]) -> dict[str, Any]:
    """All columns of `SavedCase` but its id."""
    first, opening, last = opened(records), records[0], records[-1]
    origin = first.get("origin") or {}
    debtors = [(case.id, who) for case in story.cases.values() for who in case.debtor_ids]
    stages = {observe.stage(state, case, who) for case, who in debtors}
    return {
        "uid": first["uid"],
        "name": named(records),
        "title_en": story.title.en,
        "title_zh": story.title.zh,
        "people": "\n".join(party.name for party in story.people.values()),
        "mode": story.mode,
        "day": state.day,
        "stage": next((stage for stage in FURTHEST_FIRST if stage in stages), FURTHEST_FIRST[-1]),
        "in_debt": any(observe.in_debt(state, who, case) for case, who in debtors),
        "listed": any(observe.listed(state, who) for who in story.people),
        "restricted": any(observe.restricted(state, who) for who in story.people),
        "exit_banned": any(observe.exit_banned(state, who) for who in story.people),
        "next_deadline": next_deadline(state),
        "owed": owed(engine, story, state),
        "acts": len(counting(records)),
        "last_seq": last.seq,
        "last_hash": last.hash,
        "archived": archived(records),
        "origin": origin.get("uid"),
        "origin_seq": origin.get("seq"),
        "created_at": opening.recorded_at,
        "created_by": opening.recorded_by,
        "changed_at": last.recorded_at,
        "changed_by": last.recorded_by,
        "law": law_key(engine),
    }


def next_deadline(state: State) -> date:
    """The first day still to come on which a duty or a running period ends; `NO_DEADLINE` where there is none."""
    days = [duty.due for duty in state.duties.values() if duty.due is not None and not duty.breached]
    days += [period.deadline.last for period in state.periods if period.paused_on is None]
    return min((day for day in days if day >= state.day), default=NO_DEADLINE)


def owed(engine: Engine, story: Story, state: State) -> int:
    """What is owed in all cases together on the day reached, in fen.

    `NOT_KNOWN` where a part is not known, and where the sum is larger than any database can keep.
    """
    total = 0
    engine = engine.under(state.policy)
    for case in story.cases.values():
        found = account(engine, state, case.id)
        if found is None:
            continue
        sum_owed = found.owed.total
        if sum_owed is None or found.currency != YUAN:
            return NOT_KNOWN
        total += int(sum_owed * 100)
    return total if total <= MOST_OWED else NOT_KNOWN
