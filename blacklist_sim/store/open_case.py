"""One case in somebody's hands: its journal, its story, the state reached, and the ways to take it further."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import Row

from blacklist_sim.case import Act, Event, Story, Wait
from blacklist_sim.store import records
from blacklist_sim.store.chain import Recorded
from blacklist_sim.store.derive import derived, replayed
from blacklist_sim.store.errors import StoreError, UnfitEvent
from blacklist_sim.store.names import checked_name, checked_user
from blacklist_sim.timeline.vocabulary import vocabulary
from blacklist_sim.workflow.state import State
from blacklist_sim.workflow.step import Step

if TYPE_CHECKING:
    from blacklist_sim.store.store import Store
    from blacklist_sim.workflow.cast import Left


class OpenCase:
    """A case as it was read; `row` is its line in the list, `journal` its records, `story` what still counts of them.
    `unread` is the record at which the story ends early, because this program cannot read it.

    What is done goes into the journal at once, or raises and leaves everything as it was; `MovedOn` says that somebody
    else has taken the case further, and `refresh` reads it again.
    """

    def __init__(
        self, store: "Store", row: Row[Any], journal: list[Recorded], story: Story, state: State | None = None,
        *, unread: records.Unread | None = None,
    ) -> None:  # fmt: skip
        self.store, self.row, self.journal, self.story, self.unread = store, row, journal, story, unread
        self._state = state
        self._stopped: Step | None = None

    @property
    def name(self) -> str:
        """What users call it."""
        return str(self.row.name)

    @property
    def state(self) -> State:
        """The state reached, replayed when it is first asked for; not to be changed."""
        if self._state is None:
            found = replayed(self.store.law, self.story)
            self._state, self._stopped = found.state, found.stopped
        return self._state

    @property
    def stopped(self) -> Step | None:
        """An act of the journal that is refused by now, though it was not when it was done; nothing can follow it."""
        return self._stopped if self.state is not None else None

    def refresh(self) -> None:
        """Reads the case again; it is the same one though others have renamed it and given its name away."""
        found = self.store.reopen(self)
        self.row, self.journal, self.story, self.unread = found.row, found.journal, found.story, found.unread
        self._state = self._stopped = None

    def check_read(self) -> None:
        """Raises Damaged where the story ends early, for whoever needs all of it."""
        if self.unread is not None:
            raise records.unreadable(self.journal, self.unread.why, self.unread.record.seq)

    def do(self, event: Event) -> list[Step]:
        """Takes the case on by an act, a wait or a question, and gives back what happened.

        Those of the case whom nobody plays act first, on the days before it; each act of theirs is recorded like any,
        and all in one transaction. An act that is refused is not recorded, nor is what came before it here: its step
        comes back as the last one, not accepted. Raises StoreError
        where the case has stopped before, UnfitEvent where the event is none of this case.
        """
        if self.unread is not None:
            (record, why), name = self.unread, self.name
            raise StoreError(
                f"record {record.seq} of {name} does not read ({why.en}); nothing can follow it: "
                "take the case back to before that record, or fork it there",
                f"{name} 第 {record.seq} 条记录无法读取（{why.zh}），其后不能再有行为："
                "请撤回至该记录之前，或在该处分出新案件",
            )
        if self.stopped is not None:
            raise StoreError(
                f"{self.name} has stopped at {self.stopped.name} of {self.stopped.day}, which is refused by now; "
                f"take the case back to before that act, or fork it there",
                f"{self.name} 停在 {self.stopped.day} 的 {self.stopped.name}，该行为现已被拒绝；"
                f"请撤回至该行为之前，或在该处分出新案件",
            )
        if self.story.events and event.date < self.state.day:
            raise UnfitEvent(
                f"{self.name} has reached {self.state.day}; nothing can be done on {event.date} any more",
                f"{self.name} 已至 {self.state.day}；不能再于 {event.date} 作出行为",
            )
        events = [*self._cast_acts(event.date), event]
        added = self._chained([records.of_event(one, self.story, vocabulary()) for one in events])
        story = records.taken_on([*self.journal, *added], vocabulary())
        engine, steps = self.store.law.under(story.policy), list[Step]()
        state = self.state.fork() if self.story.events else engine.begin(story)
        state.story = story
        for one in story.events[-len(events) :]:
            steps += engine.step(state, one) if isinstance(one, Act) else engine.advance(state, one.date)
            if isinstance(one, Act) and not steps[-1].accepted:
                return steps
        self._write(added, story, state)
        return steps

    def _cast_acts(self, to: date) -> list[Act]:
        """What those do before a day whom nobody plays."""
        cast = self.story.cast
        if cast is None or not self.story.events:
            return []
        from blacklist_sim.workflow.cast import acts_until

        return acts_until(self.store.law.under(self.story.policy), self.state, cast, to)

    def left(self) -> "list[Left]":
        """The duties of those whom nobody plays that only the user can do, since they take a choice."""
        cast = self.story.cast
        if cast is None:
            return []
        from blacklist_sim.workflow.cast import left_to_user

        return left_to_user(self.store.law.under(self.story.policy), self.state, cast)

    def advance(self, to: date) -> list[Step]:
        """Lets time pass until the morning of a day; those whom nobody plays act on the way."""
        return self.do(Wait(to))

    def undo(self, count: int = 1) -> list[Recorded]:
        """Takes back the last so many events that count; gives them back. Raises StoreError when there are fewer."""
        counted = records.counting(self.journal)
        if not 0 < count <= len(counted):
            raise StoreError(
                f"{self.name} has {len(counted)} event(s) to take back, not {count}",
                f"{self.name} 可撤回的事件有 {len(counted)} 项，而非 {count} 项",
            )
        taken = counted[-count:][::-1]
        self._append([records.undo(record.seq) for record in taken])
        return taken

    def undo_only(self, seq: int) -> Recorded:
        """Takes back one event and leaves what came after it; gives it back.

        Raises StoreError where record `seq` is no event that counts, or where what came after cannot stand without it.
        """
        taken = next((record for record in records.counting(self.journal) if record.seq == seq), None)
        if taken is None:
            raise StoreError(
                f"record {seq} of {self.name} is no event that counts; `case show {self.name} --journal` tells them",
                f"{self.name} 第 {seq} 条不是仍有效的事件；见 case show {self.name} --journal",
            )
        said = [records.undo(seq)]
        story = records.taken_on([*self.journal, *self._chained(said)], vocabulary())
        stopped = replayed(self.store.law, story).stopped
        if stopped is not None and self.stopped is None:
            raise StoreError(
                f"without record {seq}, {stopped.name} of {stopped.day} is refused; nothing was taken back: "
                "take back everything from there on, or fork the case there",
                f"若无第 {seq} 条，{stopped.day} 的 {stopped.name} 将被拒绝；"
                "未撤回任何内容：请自该处起全部撤回，或在该处分出新案件",
            )
        self._append(said)
        return taken

    def redo(self) -> Recorded:
        """Takes the last undo back, if nothing was done since; raises StoreError when there is none."""
        undone = records.last_undone(self.journal)
        if undone is None:
            raise StoreError(f"{self.name}: nothing was taken back last", f"{self.name}：最近没有撤回的事件")
        self._append([records.undo(undone.seq)])
        return self.journal[records.taken_back(undone) or 0]

    def archive(self, away: bool = True) -> None:
        """Puts the case away, or takes it out again."""
        kind = records.ARCHIVE if away else records.UNARCHIVE
        self._append([records.Said(kind, None, "{}")])

    def rename(self, name: str) -> None:
        """Gives the case another name; raises NameTaken, and UnfitName for a name that is none."""
        self._append([records.rename(checked_name(name))])

    def fork(self, name: str, upto: int | None = None) -> "OpenCase":
        """A new case that goes its own way from record number `upto` (the last one unless said)."""
        at = self.row.last_seq if upto is None else upto
        if not 0 <= at <= self.row.last_seq:
            raise StoreError(
                f"{self.name} has records 0 to {self.row.last_seq}, no number {at}",
                f"{self.name} 的记录为第 0 至 {self.row.last_seq} 条，没有第 {at} 条",
            )
        story = records.story_of(self.journal, vocabulary(), at)
        return self.store.new(name, story, {"uid": self.row.uid, "name": self.name, "seq": at})

    def _append(self, said: Sequence[records.Said]) -> None:
        """Records what changes which events count, or nothing about them: the state is made anew."""
        added = self._chained(said)
        journal = [*self.journal, *added]
        story, unread = records.read_so_far(journal, vocabulary())
        found = replayed(self.store.law, story)
        self._write(added, story, found.state)
        self._stopped, self.unread = found.stopped, unread

    def _chained(self, said: Sequence[records.Said]) -> list[Recorded]:
        return records.chained(self.row.uid, self.journal[-1], said, checked_user(self.store.user), self.store.stamp())

    def _write(self, added: list[Recorded], story: Story, state: State) -> None:
        journal = [*self.journal, *added]
        columns = derived(self.store.law, story, state, journal)
        self.row = self.store.append(self, added, columns)
        self.journal, self.story, self._state = journal, story, state
