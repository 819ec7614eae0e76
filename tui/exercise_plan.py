"""A plan that is being made: the acts so far, where they lead by a day, and what could be done next.

Everything here runs at the desk. In an exam nothing tells whether an act is lawful before it is handed in.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from blacklist_sim.case import Act
from blacklist_sim.errors import BlacklistSimError
from blacklist_sim.exercise.roads import Road
from blacklist_sim.exercise.telling import told
from blacklist_sim.pages.written import written
from blacklist_sim.text import Text
from blacklist_sim.timeline.plain import plain
from blacklist_sim.timeline.write import event_to_plain
from blacklist_sim.workflow.questions import open_acts
from tui import views
from tui.exercise_scene import PlanSeen
from tui.forms import form as form_of
from tui.looking import day_read
from tui.scene import Choice, Form, Told
from tui.telling import told as told_of

IMPOSSIBLE = "impossible"
NOT_TOLD = Text("in an exam this is told after it was submitted", "考试中，提交后方予说明")


class Plan:
    """The road to a goal, act by act; it does for the form of an act what the session does for an open case."""

    def __init__(self, road: Road, given: Any, exam: bool) -> None:
        self.game, self.exam = road.game, exam
        self.acts: list[Act] = list(road.read(given)) if given else []
        start = self.game.setting.before(self.game.number).day
        self.day = max([start, *(act.date for act in self.acts)])

    @property
    def written(self) -> list[dict[str, Any]]:
        """The acts as they are handed in."""
        story, words = self.game.setting.story, self.game.setting.words
        return [plain(event_to_plain(act, story, words)) for act in self.acts]

    def seen(self) -> PlanSeen:
        """Where it stands: the day, what was done by whom, and what the played party could try."""
        setting = self.game.setting
        state, done = self.game.stands(self.acts, self.day)
        mine = {id(act) for act in self.acts}
        events = tuple((told(setting, act), id(act) in mine) for act in done)
        refused = tuple(told(setting, act) for act in self.acts if id(act) not in {id(one) for one in done})
        choices = tuple(
            views.choice(setting.engine, state, option)
            for option in open_acts(setting.engine, state)
            if option.status != IMPOSSIBLE and self.game.own(option.attempt.act)
        )
        return PlanSeen(self.day, self.game.by, len(self.acts), events, refused, choices)

    def to(self, day: str) -> None:
        """Goes on to a day that somebody has written; raises BlacklistSimError."""
        found = day_read(day)
        first = max([self.game.setting.before(self.game.number).day, *(act.date for act in self.acts)])
        if not first <= found <= self.game.by:
            by = self.game.by
            raise BlacklistSimError(f"a day from {first} to {by}", f"{first} 至 {by} 之间的日期")
        self.day = found

    def form(self, choice: Choice) -> Form:
        """What the act of a choice carries."""
        return form_of(self.game.setting.engine, self.game.setting.story, choice)

    def act(self, choice: Choice, fields: Iterable[tuple[str, str]] = ()) -> Act:
        """The act that a choice and the texts of a form mean; raises BadInput."""
        who = (choice.who,) if choice.who is not None else ()
        return written(self.game.setting.story, choice.act, self.day, fields, who, choice.case, None)

    def try_act(self, act: Act) -> Told:
        """What an act would bring."""
        if self.exam:
            return Told(False, NOT_TOLD, ((NOT_TOLD, "dim"),))
        state, _ = self.game.stands(self.acts, self.day)
        return told_of(self.game.setting.engine, state.story, state, self.game.setting.engine.step(state, act))

    def add(self, choice: Choice, fields: Iterable[tuple[str, str]] = ()) -> Told | None:
        """Adds an act; where it is refused, that is told and it is not added, except in an exam. Raises BadInput."""
        act = self.act(choice, fields)
        if not self.exam:
            tried = self.try_act(act)
            if not tried.done:
                return tried
        self.acts.append(act)
        return None

    def take_back(self) -> None:
        """Takes the last act back."""
        if self.acts:
            self.acts.pop()

    @property
    def said(self) -> Sequence[Text]:
        """The acts in words."""
        return [told(self.game.setting, act) for act in self.acts]
