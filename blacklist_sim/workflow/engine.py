"""The engine: takes a case from act to act, and from day to day, under the law of each date."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from transitions import Machine

from blacklist_sim.case import Act, Story
from blacklist_sim.errors import BlacklistSimError
from blacklist_sim.law.book import Book
from blacklist_sim.law.calendar import Calendar
from blacklist_sim.law.calendar_overrides import load_calendar
from blacklist_sim.law.model import DutyRule, Figure, Rule, RuleVersion
from blacklist_sim.workflow.answers import DISCRETION
from blacklist_sim.workflow.apply import apply_outcome
from blacklist_sim.workflow.attempt import Attempt, attempt
from blacklist_sim.workflow.bind import Bindings
from blacklist_sim.workflow.catalogue import ActKind, Catalogue
from blacklist_sim.workflow.clock import advance
from blacklist_sim.workflow.duties import Standing, settle_duties
from blacklist_sim.workflow.machines import build_machines, triggers
from blacklist_sim.workflow.state import Finding, Position, State
from blacklist_sim.workflow.step import ACT, Step
from blacklist_sim.workflow.units import Aim
from blacklist_sim.workflow.view import View

CALENDAR_SWITCHES = ("make_up_days_work", "swapped_days_rest")

Bound = tuple[Rule, RuleVersion | None, Any]


class Engine:
    """Book, calendar, catalogue and machines put together once; serves any number of cases and keeps none."""

    def __init__(
        self,
        book: Book,
        calendar: Calendar,
        catalogue: Catalogue,
        bindings: Bindings,
        machines: dict[str, Machine] | None = None,
    ) -> None:
        self.book, self.calendar, self.catalogue, self.bindings = book, calendar, catalogue, bindings
        self.machines = machines or build_machines(catalogue)
        self.fire = triggers(self.machines)
        self._under: dict[tuple[str, ...], Engine] = {}
        self._reading_switches = {
            switch.id: switch.default
            for switch in book.switches.values()
            if switch.commences is not None or switch.id in CALENDAR_SWITCHES
        }
        self._rules: dict[tuple[Any, ...], tuple[Bound, ...]] = {}
        self._standing: dict[int, dict[str, dict[str, Standing]]] = {}
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
            found = Engine(self.book.under(policy), calendar, self.catalogue, self.bindings, self.machines)
            self._under[key] = found
        return found

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
        for item in blocking:
            kind = "no_reasons" if item.status == DISCRETION else item.status
            step.findings.append(
                Finding(kind, act.date, item.version, item.rule.id, act.name, tried.aim.case, item.who, item.missing)
            )
        state.findings.extend(step.findings)
        for position in tried.aim.new:
            state.positions[position.track][position.key] = position
        apply_outcome(self, state, tried.outcome, tried.aim, step, tried.kind)
        state.journal.append(tried.act)
        state.acts.setdefault((tried.aim.case, act.name), []).append(tried.act)
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
        return state.policy.get(switch) or self.book.switches[switch].default

    def rolls(self, state: State, figure: Figure) -> bool:
        """Whether a period of that figure rolls off a rest day; where the law is open, as the policy says."""
        return self.book.rolls(figure, state.policy)

    def rules_of(self, kind: ActKind, act: Act) -> tuple[Bound, ...]:
        """The rules asked about an act, each with its version in force and its predicate.

        They are found once for each stretch of law and each choice in the fields on which it depends what is asked.
        """
        chosen = [act.payload.get(field) for field in kind.deciding]
        key = (kind.id, self.book.epoch(act.date), *[tuple(v) if isinstance(v, list) else v for v in chosen])
        bound = self._rules.get(key)
        if bound is None:
            bound = self._rules[key] = tuple(self._bind(kind, act))
        return bound

    def _bind(self, kind: ActKind, act: Act) -> Iterable[Bound]:
        for use in kind.rules:
            rule = self.book.rules[use.rule]
            version = rule.on(act.date)
            if not _fits(use.when, act.payload):
                continue
            if version is None and not use.basis and rule.governed_by != "situation":
                continue
            yield rule, version, self.bindings.predicates[version.predicate] if version and version.predicate else None

    def standing(self, day: date) -> dict[str, dict[str, Standing]]:
        """The standing duties that the law of a day knows, by the track and state in which they can exist."""
        epoch = self.book.epoch(day)
        found = self._standing.get(epoch)
        if found is None:
            found = self._standing[epoch] = {}
            for duty in self.book.duties.values():
                version = self.book.rules[duty.rule].on(day)
                if duty.kind != "standing" or version is None:
                    continue
                track = STANDING_TRACKS[duty.about]
                entry = (duty, version, self.bindings.predicates[duty.condition or ""])
                for name in duty.states or tuple(self.catalogue.tracks[track].states):
                    here = found.setdefault(track, {}).setdefault(name, Standing([], []))
                    (here.dormant if duty.dormant else here.always).append(entry)
        return found


STANDING_TRACKS = {
    "case": "title",
    "debtor": "enforcement",
    "entry": "listing",
    "order": "consumption",
    "remedy": "review",
    "ban": "exit_ban",
}


def _fits(when: Mapping[str, tuple[Any, ...]], payload: Mapping[str, Any]) -> bool:
    for name, wanted in when.items():
        value = payload.get(name)
        if isinstance(value, (tuple, list)):
            if not any(item in wanted for item in value):
                return False
        elif value not in wanted:
            return False
    return True
