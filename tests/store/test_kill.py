"""A writer that is killed at any moment: what it had acknowledged is there, nothing is half there, the next goes on."""

import shutil
import signal
import sqlite3
import time
from collections import Counter
from contextlib import closing, contextmanager
from itertools import count, groupby
from random import Random

import pytest

from blacklist_sim.case import Wait
from blacklist_sim.store import address, open_store
from blacklist_sim.store.check import check
from blacklist_sim.store.errors import MovedOn, Unavailable
from blacklist_sim.store.query import Filter
from blacklist_sim.store.records import EVENTS, taken_back

from .conftest import CASES, agrees, begun, pay
from .hands import Hand
from .server import running

WRITER, NEXT = "student", "teacher"
LONGEST = 0.03
"""Seconds after the first acknowledgement within which the writer is killed."""

AT_ONCE = 5
"""Seconds within which the next writer must have gone on."""

TAKEN = 4
"""Events that are taken back in one transaction."""


def acts(name):
    """Acts, waits, and a case put away and taken out, one record each."""

    def work(store, ack):
        case = store.open(name)
        for turn in count():
            if turn % 5 == 4:
                case.archive(not case.row.archived)
            else:
                case.do(pay(case.state.day) if turn % 5 == 2 else Wait(case.state.day))
            ack(case.row.last_seq)

    return work


def undos(name):
    """Several events taken back at once, and brought back one by one."""

    def work(store, ack):
        case = store.open(name)
        while True:
            case.undo(TAKEN)
            ack(case.row.last_seq)
            for _ in range(TAKEN):
                case.redo()
                ack(case.row.last_seq)

    return work


def news(name):
    """Cases with all their events."""
    return lambda store, ack: [ack(store.new(f"{name}-{turn}", begun(12)).name) for turn in count()]


def forks(name):
    """Forks of a case from before its end."""

    def work(store, ack):
        case = store.open(name)
        for turn in count():
            ack(case.fork(f"{name}-{turn}", 9).name)

    return work


def journal_is_whole(store, name, acked):
    """Each acknowledged record is there and at most one transaction more; those of one transaction all or none."""
    case = store.open(name)
    mine = [record for record in case.journal if record.recorded_by == WRITER]
    for _, together in groupby(mine, key=lambda record: record.recorded_at):
        first, *others = together
        taken = taken_back(first)
        takes_events = taken is not None and case.journal[taken].kind in EVENTS
        assert len(others) + 1 == (TAKEN if takes_events else 1)
    more = mine[-1].seq - acked[-1]
    assert more in (0, 1, TAKEN)
    return more > 0


def new_cases_are_whole(store, name, acked):
    """Each acknowledged case is there and at most one more, each with all that its story tells."""
    made = [row.name for row in store.cases(Filter(text=f"{name}-"), size=1000)]
    assert set(acked) <= set(made) and len(made) <= len(acked) + 1
    for one in made:
        case = store.open(one)
        assert len(case.journal) - 1 == case.row.acts in (9, 12)
        assert case.story.events == begun(case.row.acts).events
    return len(made) > len(acked)


WORKS = {
    "acts": (acts, journal_is_whole),
    "undo": (undos, journal_is_whole),
    "new": (news, new_cases_are_whole),
    "fork": (forks, new_cases_are_whole),
}


def killed(database, law, work, moments):
    """Kills one writer after another, each at its own case, and looks at what each has left."""
    (do, look), rnd, kills = WORKS[work], Random(f"{work} {moments}"), Counter()
    with opened(database, law) as store:
        store.new(f"{work}0", begun(12))
    for moment in range(moments):
        name = f"{work}{moment}"
        hand = Hand(database, WRITER, law, do(name))
        acked = [hand.first()]
        time.sleep(rnd.uniform(0, LONGEST))
        hand.kill()
        acked += hand.rest()
        with opened(database, law) as store:
            goes_on(store, name)
            kills["stored"] += look(store, name, acked)
            for archived in (False, True):
                for row in store.cases(Filter(archived=archived, text=name), size=1000):
                    agrees(store.open(row.name))
            is_whole(store.database)
            store.new(f"{work}{moment + 1}", begun(12))
        kills["writing"] += hand.writing
        kills["acknowledged"] += len(acked)
    with opened(database, law) as store:
        assert list(check(store)) == []
    return kills


@contextmanager
def opened(database, law):
    with closing(open_store(address(database), NEXT, law)) as store:
        yield store


def goes_on(store, name):
    """The next writer is not held up by the one that was killed."""
    started = time.monotonic()
    case = store.open(name)
    try:
        case.advance(case.state.day)
    except MovedOn:  # the server was still at what it had got from the writer before
        case.refresh()
        case.advance(case.state.day)
    assert time.monotonic() - started < AT_ONCE


def is_whole(database):
    """No record lacks its case, and SQLite finds its file in order."""
    alone = "SELECT count(*) FROM journal_record LEFT JOIN saved_case ON id = case_id WHERE id IS NULL"
    with database.reading() as connection:
        assert connection.exec_driver_sql(alone).scalar_one() == 0
        if database.sqlite:
            assert connection.exec_driver_sql("PRAGMA integrity_check").all() == [("ok",)]


@pytest.mark.parametrize("work", WORKS)
def test_a_writer_that_is_killed_leaves_nothing_half_done(database, law, work):
    assert killed(database, law, work, 8)["acknowledged"] >= 8


@pytest.mark.slow
@pytest.mark.parametrize(("work", "moments"), [("acts", 200), ("undo", 60), ("new", 60), ("fork", 60)])
def test_writers_that_are_killed_at_many_moments_leave_nothing_half_done(database, law, work, moments):
    kills = killed(database, law, work, moments)

    print(f"{work}: {moments} kills, {dict(kills)}")
    assert kills["writing"] > moments / 10, "the moments must fall inside transactions"


def test_what_a_killed_writer_had_half_written_over_the_file_itself_is_taken_back(law, tmp_path):
    path, left = tmp_path / "cases.db", tmp_path / "left.db"
    with opened(str(path), law) as store:
        store.new("loan", begun())
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for pragma in ("journal_mode = DELETE", "cache_size = 2"):
            connection.execute(f"PRAGMA {pragma}").fetchall()
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE saved_case SET name = 'half'")
        connection.execute("CREATE TABLE half (done)")
        connection.executemany("INSERT INTO half VALUES (?)", [("x" * 1000,)] * 500)  # more than it keeps in memory
        for suffix in ("", "-journal"):
            shutil.copy(f"{path}{suffix}", f"{left}{suffix}")
    assert b"half" in left.read_bytes()

    with opened(str(left), law) as store:
        assert [row.name for row in store.cases(Filter())] == ["loan"]
        agrees(store.open("loan"))
        is_whole(store.database)


@pytest.mark.parametrize("moments", [8, pytest.param(80, marks=pytest.mark.slow)])
def test_a_database_whose_maker_is_killed_is_made_by_the_next(request, database, law, tmp_path, moments):
    rnd, made, longest = Random(moments), Counter(), 0.0
    for moment in range(moments + 1):
        if "://" in database:
            request.getfixturevalue("server").empty(CASES)
        else:
            database = str(tmp_path / f"made-{moment}.db")
        started = time.monotonic()
        hand = Hand(database, WRITER, law, lambda store, ack: [ack(store.new("loan", begun()).name), signal.pause()])
        acked = []
        if moment == 0:  # the first one is let finish, to see how long it takes
            acked = [hand.first()]
            longest = time.monotonic() - started
        else:
            time.sleep(rnd.uniform(0, longest))
        hand.kill()
        acked += hand.rest()
        with opened(database, law) as store:
            names = [row.name for row in store.cases(Filter())]
            assert names in (acked, ["loan"])
            store.new("next", begun())
            is_whole(store.database)
        made[bool(names)] += 1
    assert moments < 80 or min(made.values()) > 0, made


def test_what_was_acknowledged_outlives_the_server(law):
    def work(store, ack):
        try:
            acts("loan")(store, ack)
        except Unavailable as told:
            ack(told.text.en)

    rnd = Random(1)
    with running() as server:
        server.create("cases")
        database = server.url("cases")
        with opened(database, law) as store:
            store.new("loan", begun(12))
        for _ in range(4):
            hand = Hand(database, WRITER, law, work)
            with opened(database, law) as held:
                seen = held.open("loan")
                acked = [hand.first()]
                time.sleep(rnd.uniform(0, LONGEST))
                server.kill()
                *more, told = hand.rest()
                acked += more
                assert isinstance(told, str) and server.password not in told
                with pytest.raises(Unavailable):
                    seen.refresh()
                server.start()
                seen.refresh()
                agrees(seen)
                assert seen.row.last_seq - acked[-1] in (0, 1)
                seen.advance(seen.state.day)
                is_whole(held.database)
