"""What a user has open, where in it he stands, and what he does: everything the interface can do with one case."""

import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from blacklist_sim.case import Act, Cast, Event, Story, Wait
from blacklist_sim.errors import BlacklistSimError
from blacklist_sim.store.derive import next_deadline
from blacklist_sim.store.errors import MovedOn
from blacklist_sim.store.names import free_name, name_after
from blacklist_sim.store.records import counting
from blacklist_sim.store.tables import NO_DEADLINE
from blacklist_sim.text import Text
from tui.looking import Looking, day_read
from tui.openings import NOT_SAVED
from tui.scene import Choice, Scene, Told
from tui.telling import told

if TYPE_CHECKING:
    from blacklist_sim.store import OpenCase
    from blacklist_sim.workflow.state import State
    from blacklist_sim.workflow.step import Step


class Session(Looking):
    """A store, and at most one case or story of it that is open, seen at a moment.

    Nothing waits to be saved: what is done goes into the journal of a case at once. What is done anywhere else than at
    the end of a saved case begins a branch: a new case that goes its own way from the moment seen.
    """

    def act(self, choice: Choice, fields: Iterable[tuple[str, str]] = ()) -> Act:
        """The act that a choice and the texts of a form mean, dated as seen; raises BadInput."""
        from blacklist_sim.pages.written import written

        who = (choice.who,) if choice.who is not None else ()
        return written(self.film_open.story, choice.act, self.day, fields, who, choice.case, None)

    def try_act(self, act: Act) -> Told:
        """What an act would bring at the moment seen; nothing is recorded."""
        state = self.state()
        return self._told(self.film_open.engine.step(state, act), state)

    def do(self, act: Act) -> Told:
        """Does an act at the moment seen, and records it; a refused one is told and not recorded. Raises StoreError."""
        tried = self.try_act(act)
        return self._done(act) if tried.done else tried

    def advance(self, to: date) -> Told:
        """Lets time pass until a day, and records that it did."""
        return self._done(Wait(to))

    def _done(self, event: Event) -> Told:
        self._check_compares()
        self._check_writes()
        name, index, before = self._name, self.index, self.case
        case = self._at_end()
        steps = case.do(event)
        self._recorded_goes_on(name, case.name, index)
        self._show(case)
        told, left = self._told(steps, case.state), [(one.text(case.state), "warn") for one in case.left()]
        if not told.done:
            return told
        return replace(told, short=_with_place(told.short, case.name, before), lines=(*told.lines, *left))

    def overtaken(self, error: Exception) -> bool:
        """Whether something was not done because somebody else was faster."""
        return isinstance(error, MovedOn)

    def advance_to(self, day: str) -> Told:
        """The same until a day that somebody has written; raises BadInput."""
        return self.advance(day_read(day))

    def next_day(self) -> date | None:
        """The last day of the next duty or period; where that is today, the day after. None where nothing runs."""
        last = next_deadline(self.state())
        if last == NO_DEADLINE:
            return None
        return last if last > self.day else last + timedelta(days=1)

    def undo(self) -> Told:
        """Takes back the last event of a saved case."""
        case = self._saved()
        case.undo()
        self._show(case)
        self._recorded_goes_on(case.name, case.name, self.index)
        return Told(True, Text("taken back; redo brings it again", "已撤回；重做可恢复"))

    def redo(self) -> Told:
        """Brings back what was taken back last."""
        case = self._saved()
        case.redo()
        self._show(case)
        return Told(True, Text("done again", "已重做"))

    def undo_only(self) -> Told:
        """Takes back the event that is seen alone, if what came after it can stand without it."""
        case, index = self._saved(), self.index
        if not index:
            raise BlacklistSimError("no event is seen: go to the one", "尚未选定事件：请先前往该事件")
        case.undo_only(self._seq(case))
        self._show(case)
        self.seek(index - 1)
        return Told(True, Text("this event is taken back; redo brings it again", "已撤回该事件；重做可恢复"))

    def undo_after(self) -> Told:
        """Takes back all that came after the event that is seen."""
        case = self._saved()
        count = len(counting(case.journal)) - self.index
        if not count:
            raise BlacklistSimError("nothing came after this event", "此事件之后没有其他事件")
        case.undo(count)
        self._show(case)
        return Told(
            True, Text(f"{count} event(s) taken back; redo brings them again", f"已撤回 {count} 项；重做可恢复")
        )

    def with_cast(self, parts: Mapping[str, str], seed: int) -> Scene:
        """Has those who are named act by themselves from the moment seen on; nobody where none is named.

        A story that is in no database goes on with them; of a saved case a branch begins.
        """
        return self._from_here(replace(self.film_open.story, cast=Cast(dict(parts), seed) if parts else None))

    def with_reading(self, reading: str) -> Scene:
        """Goes on in another mode (`audit`), or with an open question decided otherwise (`SWITCH=OPTION`).

        A story that is in no database goes on so; of a saved case a branch begins.
        """
        story = self.film_open.story
        switch, _, option = reading.partition("=")
        policy = {**story.policy, switch: option}
        return self._from_here(replace(story, policy=policy) if option else replace(story, mode=reading))

    def _from_here(self, story: Story) -> Scene:
        self._check_compares()
        if self.case is None:
            index = self.index
            self.open_story(story, self.name, self.address)
            return self.seek(index)
        self._check_writes()
        with self.store.database.reading() as connection:
            name = free_name(connection, name_after(self.name))
        origin = {"uid": self.case.row.uid, "name": self.case.name, "seq": self._seq(self.case)}
        return self._show(self.store.new(name, replace(story, events=story.events[: self.index]), origin))

    def branch(self, name: str | None = None) -> Scene:
        """A new case that goes its own way from the moment seen, under that name or a free one."""
        return self._show(self._branched(name))

    def text(self, form: str) -> str:
        """The open case as a file would hold it: `yaml`, `jsonl`, `journal` or `public`; raises NothingOpen."""
        if self.case is not None:
            from blacklist_sim.store.exchange import exported

            return "".join(exported(self.store, [self.case.name], form))
        from blacklist_sim.timeline.write import to_json_line, to_yaml

        if form == "jsonl":
            return f"{to_json_line(self.film_open.story)}\n"
        return to_yaml([self.film_open.story])

    def rename(self, name: str, new: str) -> Scene | None:
        """Gives a saved case another name; what is open stays open, under the new name if it is that case."""
        self._check_writes()
        mine = self.case is not None and self.case.name == name
        case = self.case if mine and self.case is not None else self.store.open(name)
        case.rename(new)
        self._recorded_goes_on(name, new)
        if mine:
            self._name = new
        return self.scene() if self.film is not None else None

    def archive(self, names: Sequence[str]) -> bool:
        """Puts saved cases away, or takes them out again where all of them are; whether they were put away."""
        self._check_writes()
        cases = [self.store.open(name) for name in names]
        away = not all(case.row.archived for case in cases)
        for case in cases:
            if case.row.archived is not away:
                case.archive(away)
        return away

    def _recorded_goes_on(self, name: str, now: str, index: int = sys.maxsize) -> None:
        """If that case is recorded, it goes on under another name, or from so many events."""
        if self.recording is not None and self.recording.name == name:
            self.recording.follow(now, index)

    def _check_compares(self) -> None:
        """What is shown under the law of one day is only looked at: its events may be others than those recorded."""
        if self.law_of is not None:
            raise BlacklistSimError(
                f"this shows the case under the law of {self.law_of}, for comparison: go back to the law of each date",
                f"此为按 {self.law_of} 的法律所作的比较：请先回到各日期的法律",
            )

    def _check_writes(self) -> None:
        if self.read_only:
            raise BlacklistSimError(
                "nothing is stored here: cases can be looked at and tried, not taken on",
                "此处不作存储：可查看与试行案件，不能推进",
            )

    def _saved(self) -> "OpenCase":
        """The saved case that is open, to be changed."""
        self._check_compares()
        self._check_writes()
        if self.case is None:
            raise NOT_SAVED
        return self.case

    def _at_end(self) -> "OpenCase":
        """The saved case whose end is seen; where something else is seen, a branch that ends there."""
        if self.case is not None and self.index == self.film_open.frames:
            return self.case
        return self._branched(None)

    def _branched(self, name: str | None) -> "OpenCase":
        self._check_writes()
        if name is None:
            with self.store.database.reading() as connection:
                name = free_name(connection, name_after(self._name))
        if self.case is None:
            story = self.film_open.story
            return self.store.new(name, replace(story, events=story.events[: self.index]))
        return self.case.fork(name, self._seq(self.case))

    def _seq(self, case: "OpenCase") -> int:
        """The number of the record after which the moment seen comes."""
        return counting(case.journal)[self.index - 1].seq if self.index else 0

    def _told(self, steps: Sequence["Step"], state: "State") -> Told:
        return told(self.film_open.engine, self.film_open.story, state, steps)


def _with_place(short: Text, name: str, before: "OpenCase | None") -> Text:
    """What came of it, and into which case it went where that is another one than before."""
    if before is None:
        return Text(f"{short.en} — stored as the case {name}", f"{short.zh}——存为案件 {name}")
    if before.name != name:
        return Text(f"{short.en} — in a new branch, {name}", f"{short.zh}——已另立分支 {name}")
    return short
