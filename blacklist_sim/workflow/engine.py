"""The engine: takes a case from act to act, and from day to day, under the law of each date."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import Any

from transitions import Machine

from blacklist_sim.case import Act, Story
from blacklist_sim.errors import BlacklistSimError
from blacklist_sim.gate.gate import Gate
from blacklist_sim.law.book import Book
from blacklist_sim.law.calendar import Calendar
from blacklist_sim.law.calendar_overrides import load_calendar
from blacklist_sim.law.model import DutyRule, Figure
from blacklist_sim.workflow.answers import DISCRETION, Consultation
from blacklist_sim.workflow.apply import apply_outcome
from blacklist_sim.workflow.attempt import Attempt, attempt
from blacklist_sim.workflow.bind import Bindings
from blacklist_sim.workflow.catalogue import Catalogue
from blacklist_sim.workflow.clock import advance
from blacklist_sim.workflow.duties import settle_duties
from blacklist_sim.workflow.in_force import InForce
from blacklist_sim.workflow.machines import Fire, build_machines, compiled, triggers
from blacklist_sim.workflow.state import Finding, Position, State
from blacklist_sim.workflow.step import ACT, Step
from blacklist_sim.workflow.units import Aim
from blacklist_sim.workflow.view import View

CALENDAR_SWITCHES = ("make_up_days_work", "swapped_days_rest")


class Engine:
    """Book, calendar, catalogue and machines put together once; serves any number of cases and keeps none."""

    def __init__(
        self,
        book: Book,
        calendar: Calendar,
        catalogue: Catalogue,
        bindings: Bindings,
        machines: dict[str, Machine] | None = None,
        fire: Mapping[tuple[str, str], Fire] | None = None,
    ) -> None:
        self.book, self.calendar, self.catalogue, self.bindings = book, calendar, catalogue, bindings
        self.machines = machines or build_machines(catalogue)
        self.fire = fire or triggers(self.machines)
        self.gates: dict[tuple[tuple[str, str], ...], Gate] = {}
        self._under: dict[tuple[str, ...], Engine] = {}
        self._as_on: dict[date, Engine] = {}
        self._reading_switches = {
            switch.id: switch.default
            for switch in book.switches.values()
            if switch.commences is not None or switch.id in CALENDAR_SWITCHES
        }
        law = InForce(book, catalogue, bindings)
        self.rules_of, self.standing = law.rules_of, law.standing
        self.answered_by: dict[str, tuple[DutyRule, ...]] = {}
        self.wakes: dict[str, tuple[str, ...]] = {}
        """For an act or a fact the standing duties that cannot exist before it."""
        for duty in book.duties.values():
            for name in (*duty.after, *duty.known):
                self.wakes[name] = (*self.wakes.get(name, ()), duty.id)
            for name in duty.done_by:
                self.answered_by[name] = (*self.answered_by.get(name, ()), duty)

    def under(self, policy: Mapping[str, str]) -> "Engine":
        """The engine whose book and calendar are read as a policy says; shares catalogue and machines with this one."""
        chosen = {name: policy.get(name, default) for name, default in self._reading_switches.items()}
        key = tuple(chosen.values())
        found = self._under.get(key)
        if found is None:
            flags: dict[str, Any] = {name: chosen[name] == "yes" for name in CALENDAR_SWITCHES if name in chosen}
            calendar = load_calendar(**flags)
            found = Engine(self.book.under(policy), calendar, self.catalogue, self.bindings, self.machines, self.fire)
            self._under[key] = found
        return found

    def as_on(self, day: date) -> "Engine":
        """The engine that applies the law of `day` on every date, for a comparison; raises `OutsideBook`."""
        found = self._as_on.get(day)
        if found is None:
            book = self.book.as_on(day)
            found = Engine(book, self.calendar, self.catalogue, self.bindings, self.machines, self.fire)
            self._as_on[day] = found
        return found

    @cached_property
    def compiled(self) -> "Engine":
        """The engine for batches, whose positions move by the table read off the machines; equal in all it does."""
        fire = compiled(self.machines)
        return Engine(self.book, self.calendar, self.catalogue, self.bindings, self.machines, fire)

    def begin(
        self, story: Story, day: date | None = None, mode: str | None = None, policy: dict[str, str] | None = None
    ) -> State:
        """A story before its first act. Raises `OutsideBook` when its first day lies before the book's."""
        first = day or (story.events[0].date if story.events else self.book.first_day)
        self.book.epoch(first)
        state = State(story, {**story.policy, **(policy or {})}, mode or story.mode, first)
        state.positions = {track: {} for track in self.catalogue.tracks}
        for party in story.people.values():
            for fact in party.facts:
                state.wake(None, self.wakes.get(fact, ()))
        for case in story.cases.values():
            for fact in case.facts:
                state.wake(case.id, self.wakes.get(fact, ()))
            key: tuple[str, ...] = (case.id,)
            state.positions["title"][key] = Position("title", key, self.catalogue.tracks["title"].first, first)
            for debtor in case.debtor_ids:
                key = (case.id, debtor)
                state.positions["enforcement"][key] = Position(
                    "enforcement", key, self.catalogue.tracks["enforcement"].first, first
                )
        return state

    def advance(self, state: State, to: date) -> list[Step]:
        """Lets time pass until `to`, stopping in order at whatever time alone brings."""
        if to < state.day:
            raise BlacklistSimError(
                f"time does not run back: the case has reached {state.day}, the act is dated {to}",
                f"时间不能倒流：案件已至 {state.day}，而行为日期为 {to}",
            )
        return advance(self, state, to)

    def try_act(self, state: State, act: Act) -> Attempt:
        """Holds an act against tables and rules on the day reached; changes nothing."""
        return attempt(self, state, act)

    def step(self, state: State, act: Act) -> list[Step]:
        """Advances to the act's day and does it, or refuses it; the last step is the act's own."""
        steps = self.advance(state, act.date)
        steps.append(self.act(state, act))
        return steps

    def act(self, state: State, act: Act) -> Step:
        """Does an act of the day reached. Strict mode refuses what fails or is unknown; audit mode records findings."""
        tried = attempt(self, state, act)
        step = Step(
            ACT,
            act.date,
            act.name,
            tried.aim.case,
            tried.aim.people,
            tried.act,
            tried.outcome.name,
            impossible=tried.impossible,
            consulted=tried.consulted,
        )
        blocking = [item for item in tried.consulted if not item.lawful]
        if tried.impossible is not None or (blocking and state.mode == "strict"):
            step.accepted = False
            return step
        if blocking:
            step.findings += [_finding(item, act, tried.aim.case) for item in blocking]
            state.findings += step.findings
        for position in tried.aim.new:
            state.positions[position.track][position.key] = position
        apply_outcome(self, state, tried.outcome, tried.aim, step, tried.kind)
        state.journal.append(tried.act)
        state.acts.setdefault((tried.aim.case, act.name), []).append(tried.act)
        state.acts_called.setdefault(act.name, []).append(tried.act)
        if act.name in self.wakes:
            state.wake(tried.aim.case, self.wakes[act.name])
        if tried.kind.tells:
            state.known[tried.kind.tells, tried.aim.case] = act.known_on or act.date
        settle_duties(self, state, step)
        return step

    def run(self, state: State, acts: Iterable[Act]) -> list[Step]:
        """Steps through acts in order, stopping at the first one refused."""
        steps: list[Step] = []
        for act in acts:
            steps.extend(self.step(state, act))
            if not steps[-1].accepted:
                break
        return steps

    def view(self, state: State, act: Act, aimed: Aim, who: str | None) -> View:
        """The case as an act sees it."""
        return View(self, state, act.date, aimed.case, who, aimed.units, act)

    def state_on(self, state: State, track: str, case: str, who: str | None) -> str:
        """The state of a case on a track; for somebody who is no debtor, that of the case's first debtor."""
        if track == "title":
            return state.positions["title"][case,].state
        if track == "enforcement":
            position = state.positions["enforcement"].get((case, who)) if who else None
            if position is None:
                position = state.positions["enforcement"][case, state.story.cases[case].debtor_ids[0]]
            return position.state
        latest = None
        for key, position in state.positions[track].items():
            if key[0] == case and (who is None or who == key[1] or who == key[-1]):
                latest = position
        return latest.state if latest is not None else self.catalogue.first[track]

    def option(self, state: State, switch: str) -> str:
        """The option that a case's policy takes on a switch."""
        return self.book.option(state.policy, switch)

    def rolls(self, state: State, figure: Figure) -> bool:
        """Whether a period of that figure rolls off a rest day; where the law is open, as the policy says."""
        return self.book.rolls(figure, state.policy)


def _finding(item: Consultation, act: Act, case: str) -> Finding:
    kind = "no_reasons" if item.status == DISCRETION else item.status
    return Finding(kind, act.date, item.version, item.rule.id, act.name, case, item.who, item.missing)
