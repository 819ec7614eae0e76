"""A case played on from a moment: one party acts as given, the others do their duties, and time passes until a day."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from blacklist_sim.case import Act, Cast
from blacklist_sim.case.cast import CAST_ROLES, DILIGENT, SILENT
from blacklist_sim.exercise.setting import Setting
from blacklist_sim.timeline.doers import only_doer
from blacklist_sim.timeline.expect import Check, compare
from blacklist_sim.workflow.attempt import Attempt
from blacklist_sim.workflow.cast import acts_until
from blacklist_sim.workflow.state import State

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Played:
    """What came of a road: the acts that were refused, as they were tried, and the goal as it was found on the day.

    `done` counts the acts that were not refused.
    """

    refused: tuple[Attempt, ...]
    others: tuple[Act, ...]
    checks: tuple[Check, ...]
    done: int

    @property
    def reached(self) -> bool:
        """Whether the goal was."""
        return all(check.agrees for check in self.checks)

    @property
    def lawful(self) -> bool:
        """Whether every act was."""
        return not self.refused and not self.others


@dataclass(frozen=True, slots=True)
class Game:
    """Who is played from which state on, by which day what is to be so, and how the others behave."""

    setting: Setting
    number: int
    party: str
    goal: dict[str, Any]
    by: date
    cast: Cast

    def play(self, acts: Sequence[Act]) -> Played:
        """The acts of a road one after another, in order of their days; what is refused changes nothing."""
        state, engine = self.setting.before(self.number), self.setting.engine
        state.mode = "strict"
        refused, others, done = list[Attempt](), list[Act](), 0
        for act in acts:
            if not self.own(act) or act.date > self.by:
                others.append(act)
                continue
            self._others(state, act.date)
            tried = engine.try_act(state, act)
            if tried.impossible is None and tried.lawful:
                engine.act(state, act)
                done += 1
            else:
                refused.append(tried._replace(act=act))
        self._others(state, self.by)
        today = acts_until(engine, state, self.cast, self.by + ONE_DAY)
        for act in today:
            engine.act(state, act)
        return Played(tuple(refused), tuple(others), tuple(compare(engine, state, self.goal, 0)), done)

    def _others(self, state: State, day: date) -> list[Act]:
        """What the others do before a day, and what time brings until its morning."""
        done = acts_until(self.setting.engine, state, self.cast, day)
        for act in done:
            self.setting.engine.step(state, act)
        self.setting.engine.advance(state, day)
        return done

    def stands(self, acts: Sequence[Act], day: date) -> tuple[State, list[Act]]:
        """Where the case stands in the morning of a day, and all that was done since it was taken over, in order.

        Of the acts given those are left out that are refused.
        """
        state, engine = self.setting.before(self.number), self.setting.engine
        state.mode = "strict"
        done = list[Act]()
        for act in acts:
            done += self._others(state, act.date)
            if engine.try_act(state, act).lawful:
                engine.act(state, act)
                done.append(act)
        done += self._others(state, day)
        return state, done

    def own(self, act: Act) -> bool:
        """Whether the played party does the act."""
        story, kind = self.setting.story, self.setting.engine.catalogue.acts[act.name]
        case = story.cases[act.case or next(iter(story.cases))]
        doer = act.by or only_doer(kind, case, act.who)
        holders = {"applicant": case.applicants, "debtor": case.debtor_ids}.get(self.party, (self.party,))
        return doer in holders


def cast_around(party: str, cast: Cast | None) -> Cast:
    """How everybody but the played party behaves: as the story says, else diligently."""
    if cast is not None:
        return replace(cast, parts={**cast.parts, party: SILENT})
    return Cast({**dict.fromkeys(CAST_ROLES, DILIGENT), party: SILENT})
