"""Questions about a moment: which acts are open, why or why not, what must be done, what comes next."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from blacklist_sim.case import Act
from blacklist_sim.text import Text
from blacklist_sim.workflow.answers import DISCRETION as NEEDS_REASONS
from blacklist_sim.workflow.answers import FAILS, UNKNOWN, Consultation
from blacklist_sim.workflow.attempt import Attempt, attempt
from blacklist_sim.workflow.catalogue import ActKind
from blacklist_sim.workflow.explain import Node, explain
from blacklist_sim.workflow.planning import Plan, earliest_day, plan
from blacklist_sim.workflow.state import Duty, State
from blacklist_sim.workflow.step import Step
from blacklist_sim.workflow.units import liable
from blacklist_sim.workflow.wording import NOBODY, People, listed

if TYPE_CHECKING:
    from blacklist_sim.workflow.engine import Engine

OPEN, DISCRETION, DEPENDS, REFUSED, IMPOSSIBLE = "open", "discretion", "depends", "refused", "impossible"
RANK = {OPEN: 0, DISCRETION: 1, DEPENDS: 2, REFUSED: 3, IMPOSSIBLE: 4}


class Option(NamedTuple):
    """One act that somebody could try now, and how it stands: open, discretion (open with reasons), depends (on facts
    or fields not given), refused by rules, or impossible."""

    kind: ActKind
    case: str
    who: str | None
    status: str
    attempt: Attempt

    def reason(self, engine: "Engine") -> Text:
        """Why it is not plainly open, in one line; empty when it is."""
        if self.attempt.impossible is not None:
            return self.attempt.impossible.text(engine.catalogue.tracks)
        blocking = [_short(engine, item) for item in self.attempt.consulted if not item.lawful]
        return Text("; ".join(text.en for text in blocking), "；".join(text.zh for text in blocking))


def _short(engine: "Engine", item: Consultation) -> Text:
    name = item.rule.name
    if item.status == UNKNOWN:
        what = listed(engine, item.missing) if item.missing else Text("what is not given", "未给出的事项")
        return Text(f"{name.en}: depends on {what.en}", f"{name.zh}：取决于{what.zh}")
    if item.status == NEEDS_REASONS:
        return Text(f"{name.en}: needs reasons", f"{name.zh}：须说明理由")
    return Text(f"{name.en}: fails", f"{name.zh}：不成立")


def open_acts(engine: "Engine", state: State, case: str | None = None) -> list[Option]:
    """Every act of the catalogue for every person it could be aimed at today, the open ones first."""
    options = []
    for file in [case] if case else list(state.story.cases):
        people = liable(state, file)
        for kind in engine.catalogue.acts.values():
            targets = (None,) if kind.about in ("case", "debtors", "new_remedy") else people
            options += [_option(engine, state, kind, file, who) for who in targets]
    options.sort(key=lambda option: RANK[option.status])
    return options


def _option(engine: "Engine", state: State, kind: ActKind, case: str, who: str | None) -> Option:
    best: Attempt | None = None
    status = IMPOSSIBLE
    actor, aimed = _actor(state, kind, case, who), (who,) if who else ()
    for payload in engine.catalogue.variants[kind.id]:
        tried = attempt(engine, state, Act(state.day, kind.id, actor, aimed, case=case, payload=payload))
        found = standing(tried)
        if best is None or RANK[found] < RANK[status]:
            best, status = tried, found
        if status in (OPEN, DISCRETION) or (status == IMPOSSIBLE and _whatever_it_says(kind, tried)):
            break
    assert best is not None
    return Option(kind, case, who, status, best)


def _whatever_it_says(kind: ActKind, tried: Attempt) -> bool:
    """Whether an impossible act is so under every payload."""
    wall = tried.impossible
    if wall is None:
        return False
    if kind.needs.get(wall.track) == wall.allowed:
        return True
    rows = [outcome.moves.get(wall.track) for outcome in kind.outcomes.values()]
    return all(row is not None and wall.state not in row for row in rows)


def _actor(state: State, kind: ActKind, case: str, who: str | None) -> str | None:
    role = kind.by[0]
    if role == "applicant":
        return state.story.cases[case].applicants[0]
    if role in ("debtor", "bound_person", "listed_person"):
        return who or state.story.cases[case].debtor_ids[0]
    return role


def standing(tried: Attempt) -> str:
    """How an attempt stands, in one word."""
    if tried.impossible is not None:
        return IMPOSSIBLE
    found = OPEN
    for item in tried.consulted:
        if not item.lawful:
            if item.status == FAILS:
                return REFUSED
            if item.status == UNKNOWN:
                found = DEPENDS
            elif found == OPEN:
                found = DISCRETION
    return found


@dataclass(frozen=True, slots=True)
class Why:
    """May it be done, must it be done, has it been done; why, what would make it possible and from when."""

    act: Act
    status: str
    attempt: Attempt
    must: tuple[Duty, ...]
    done: tuple[Act, ...]
    plan: Plan | None
    earliest: date | None

    @property
    def may(self) -> bool:
        """Whether the act may be done today, a discretion with its reasons included."""
        return self.status in (OPEN, DISCRETION)

    def explain(self, engine: "Engine", people: People = NOBODY) -> list[Node]:
        """Every rule asked, as trees; `people` appear by name."""
        return [explain(engine, item, self.act.date, people) for item in self.attempt.consulted]


def why(engine: "Engine", state: State, act: Act) -> Why:
    """Everything there is to say of an act on the day the state has reached; nothing is changed."""
    tried = attempt(engine, state, act)
    status = standing(tried)
    must = tuple(
        duty
        for duty in state.duties.values()
        if act.name in duty.rule.done_by
        and duty.case == tried.aim.case
        and (not tried.aim.people or duty.about is None or duty.about in tried.aim.people)
    )
    done = tuple(
        other
        for other in state.acts.get((tried.aim.case, act.name), ())
        if not act.who or not other.who or set(act.who) & set(other.who)
    )
    closed = status in (REFUSED, IMPOSSIBLE, DEPENDS)
    return Why(
        act,
        status,
        tried,
        must,
        done,
        plan(engine, state, act) if closed else None,
        earliest_day(engine, state, act) if status in (REFUSED, IMPOSSIBLE) else None,
    )


def whats_next(engine: "Engine", state: State, until: date) -> list[Step]:
    """What happens through `until` if nobody does anything; the state is not touched."""
    return engine.advance(state.fork(), until)
