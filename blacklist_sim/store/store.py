"""The store: cases are opened, taken further and listed; every write is one transaction, whole or not at all."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from sqlalchemy import Connection, Row, insert, select, update
from sqlalchemy.exc import IntegrityError

from blacklist_sim import __version__
from blacklist_sim.case import Story
from blacklist_sim.store import records
from blacklist_sim.store.address import Address
from blacklist_sim.store.chain import Recorded, broken
from blacklist_sim.store.connect import Database
from blacklist_sim.store.derive import derived, law_pins, replayed
from blacklist_sim.store.errors import Damaged, MovedOn, NameTaken, NoSuchCase, StoreError
from blacklist_sim.store.names import checked_name, checked_user, names_a_case, shown
from blacklist_sim.store.open_case import OpenCase
from blacklist_sim.store.schema import Told, unsaid
from blacklist_sim.store.shelf import Shelf, open_database
from blacklist_sim.store.sound import check_sound
from blacklist_sim.store.tables import CASES, JOURNAL
from blacklist_sim.timeline.vocabulary import vocabulary
from blacklist_sim.workflow.step import Step

if TYPE_CHECKING:
    from blacklist_sim.workflow.engine import Engine

SEE_LIST = "; `case list` shows those there are", "；case list 列出已有案件"
RECORD = tuple(JOURNAL.c[name] for name in Recorded._fields)


def utc_now() -> datetime:
    """The moment by the clock of the machine."""
    return datetime.now(UTC)


def open_store(
    address: Address, user: str, law: "Engine | None" = None, *, create: bool = True, told: Told = unsaid
) -> "Store":
    """The store at an address, made or brought up to date where needed; raises StoreError.

    `user` is who will be named in the journal. Without `create` a file that does not exist is refused. `told` hears
    of an upgrade.
    """
    return Store(open_database(address, create=create, told=told), user, law)


class Store(Shelf):
    """Cases in one database, written in the name of one user. `now` tells the time that records bear."""

    def __init__(
        self, database: Database, user: str, law: "Engine | None" = None, now: Callable[[], datetime] = utc_now
    ) -> None:
        super().__init__(database)
        self.user, self.now = checked_user(user) if user else "", now
        self._law = law

    @property
    def law(self) -> "Engine":
        """The engine that cases are replayed with, put together when it is first needed."""
        if self._law is None:
            from blacklist_sim.workflow.assemble import load_engine

            self._law = load_engine()
        return self._law

    def stamp(self) -> str:
        """The present moment as records bear it."""
        return self.now().astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")

    def new(self, name: str, story: Story, origin: Mapping[str, Any] | None = None) -> OpenCase:
        """Opens a case and records the events of its story; raises NameTaken, StoreError for a name that is none.

        A story that stops at an act refused is refused, unless it is taken over from the case that `origin` names.
        """
        uid = uuid4().hex
        said = [records.opening(checked_name(name), uid, story, law_pins(self.law), __version__, origin)]
        words = vocabulary()
        said += [records.of_event(event, story, words) for event in story.events]
        journal = records.chained(uid, None, said, checked_user(self.user), self.stamp())
        story = records.story_of(journal, words)
        found = replayed(self.law, story)
        if found.stopped is not None and origin is None:
            raise refused(found.stopped)
        columns = derived(self.law, story, found.state, journal)
        with self.database.writing() as connection:
            row = self._insert(connection, columns, journal)
        return OpenCase(self, row, journal, story, found.state if found.stopped is None else None)

    def _insert(self, connection: Connection, columns: Mapping[str, Any], journal: Iterable[Recorded]) -> Row[Any]:
        try:
            row = connection.execute(insert(CASES).values(columns).returning(CASES)).one()
        except IntegrityError:
            raise NameTaken(columns["name"]) from None
        connection.execute(insert(JOURNAL), [{"case_id": row.id, **record._asdict()} for record in journal])
        return row

    def open(self, name: str) -> OpenCase:
        """A case as its journal tells it; raises NoSuchCase, and Damaged where the journal is not whole."""
        with self.database.reading() as connection:
            row = self.row(connection, name)
            journal = self.journal(connection, row.id)
        return self._opened(row, journal)

    def reopen(self, case: OpenCase) -> OpenCase:
        """The same case as it is now, whatever it is called by now; raises NoSuchCase where it is gone."""
        with self.database.reading() as connection:
            row = connection.execute(select(CASES).where(CASES.c.uid == case.row.uid)).one_or_none()
            if row is None:
                raise NoSuchCase(f"{case.name} is no longer there", f"案件 {case.name} 已不存在")
            journal = self.journal(connection, row.id)
        return self._opened(row, journal)

    def _opened(self, row: Row[Any], journal: list[Recorded]) -> OpenCase:
        whole(row, journal)
        check_sound(journal)
        story, unread = records.read_so_far(journal, vocabulary())
        return OpenCase(self, row, journal, story, unread=unread)

    def row(self, connection: Connection, name: str) -> Row[Any]:
        """The line of a case in the list; raises NoSuchCase with the nearest name."""
        asked = select(CASES).where(CASES.c.name == name)
        row = connection.execute(asked).one_or_none() if names_a_case(name) else None
        if row is None:
            from blacklist_sim.timeline.problems import nearest

            known = connection.execute(select(CASES.c.name).limit(10_000)).scalars().all()
            close = nearest(name, known)
            en, zh = (f"; did you mean {close!r}?", f"；是否应为“{close}”？") if close else SEE_LIST
            raise NoSuchCase(f"no case called {shown(name)!r}{en}", f"没有名为“{shown(name)}”的案件{zh}")
        return row

    def journal(self, connection: Connection, case_id: int, after: int = -1) -> list[Recorded]:
        """The records of a case that come after one, in order."""
        asked = select(*RECORD).where(JOURNAL.c.case_id == case_id, JOURNAL.c.seq > after).order_by(JOURNAL.c.seq)
        return [Recorded._make(row) for row in connection.execute(asked)]

    def append(self, case: OpenCase, added: Sequence[Recorded], columns: Mapping[str, Any]) -> Row[Any]:
        """Writes records that follow what `case` has seen; raises MovedOn when somebody was faster, and NameTaken."""
        seen = case.row.last_seq
        as_seen = (CASES.c.id == case.row.id, CASES.c.last_seq == seen, CASES.c.last_hash == case.row.last_hash)
        with self.database.writing() as connection:
            changed = update(CASES).where(*as_seen).values(columns)
            try:
                row = connection.execute(changed.returning(CASES)).one_or_none()
            except IntegrityError:
                raise NameTaken(columns["name"]) from None
            if row is None:
                since = self.journal(connection, case.row.id, seen)
                raise MovedOn(case.row.name, since, [records.told(record) for record in since])
            connection.execute(insert(JOURNAL), [{"case_id": row.id, **record._asdict()} for record in added])
        return row


def refused(step: Step) -> StoreError:
    """That a story cannot be kept because an act of it is refused."""
    return StoreError(
        f"the story stops on {step.day}, where {step.name} is refused; nothing was stored: "
        "leave that act out, take the story until the day before, or keep it in audit mode",
        f"故事停在 {step.day}：{step.name} 被拒绝；未存储任何内容：请去掉该行为、只取至前一日，或以审计模式保存",
    )


def whole(row: Row[Any], journal: Sequence[Recorded]) -> None:
    """Raises Damaged where the chain of a journal is broken or its end is missing."""
    place = broken(row.uid, journal)
    if place is None and (not journal or journal[-1].hash != row.last_hash):
        place = len(journal)
    if place is not None:
        raise Damaged(
            f"case {row.name}: its journal is not whole from record {place} on: changed, lost or moved; see `db check`",
            f"案件 {row.name}：日志自第 {place} 条起不完整（被改动、丢失或移动）；见 db check",
        )
