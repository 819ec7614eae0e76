"""What `db check` finds and `db rebuild` makes good: the list follows from the journals, which stay as they are."""

import gc
import json
import sqlite3
import threading
import tracemalloc
from datetime import date

import pytest
from sqlalchemy import Connection, insert, select, text, update

from blacklist_sim.store import Store, records
from blacklist_sim.store.bulk import COLUMNS, Prepared, write_all
from blacklist_sim.store.chain import Recorded, canonical
from blacklist_sim.store.check import CHANGES, OF_THE_LAW, OTHER_LAW, changed_since, check
from blacklist_sim.store.guard import set_guard
from blacklist_sim.store.rebuild import Rebuilt, rebuild
from blacklist_sim.store.survey import walk
from blacklist_sim.store.tables import CASES, JOURNAL, NO_DEADLINE, NOT_KNOWN

from .asked import ask, refusal
from .conftest import OpenAs, begun, ground_one, rows


@pytest.fixture
def filled(store: Store) -> Store:
    """Cases with every kind of record."""
    store.new("zhang", begun())
    li = store.new("li", ground_one())
    li.undo(2)
    li.redo()
    li.fork("li-2", 8)
    li.archive()
    store.new("wang", begun()).archive()
    return store


def found(store: Store) -> list[tuple[str, str | None, int | None]]:
    return [finding[:3] for finding in check(store)]


def journal(store: Store) -> list[str]:
    with store.database.reading() as connection:
        return [repr(row) for row in connection.execute(select(JOURNAL).order_by(JOURNAL.c.case_id, JOURNAL.c.seq))]


def unguarded(connection: Connection) -> None:
    """As somebody does who means to change a journal."""
    if connection.dialect.name == "sqlite":
        for what in ("UPDATE", "DELETE"):
            connection.execute(text(f"DROP TRIGGER IF EXISTS journal_record_no_{what}"))
    else:
        connection.execute(text("ALTER TABLE journal_record DISABLE TRIGGER USER"))


def tamper(store: Store, *statements: str) -> None:
    """Changes a journal behind the program's back, and covers the tracks."""
    with store.database.writing() as connection:
        unguarded(connection)
        for statement in statements:
            connection.execute(text(statement))
    with store.database.writing() as connection:
        if connection.dialect.name == "sqlite":
            set_guard(connection)
        else:
            connection.execute(text("ALTER TABLE journal_record ENABLE TRIGGER USER"))


def test_a_database_that_is_whole_has_nothing_to_be_found(filled: Store):
    done: list[tuple[int, int]] = []
    assert list(check(filled, lambda *count: done.append(count))) == []
    assert done == [(1, 4), (2, 4), (3, 4), (4, 4)]


ZHANG = "case_id = (SELECT id FROM saved_case WHERE name = 'zhang')"
WANG = "case_id = (SELECT id FROM saved_case WHERE name = 'wang')"
TAMPERED: dict[str, tuple[int, tuple[str, ...]]] = {
    "another payload": (3, (f"UPDATE journal_record SET payload = '{{}}' WHERE {ZHANG} AND seq = 3",)),
    "another day": (2, (f"UPDATE journal_record SET day = '2030-01-01' WHERE {ZHANG} AND seq = 2",)),
    "no day": (2, (f"UPDATE journal_record SET day = NULL WHERE {ZHANG} AND seq = 2",)),
    "another kind": (4, (f"UPDATE journal_record SET kind = 'wait' WHERE {ZHANG} AND seq = 4",)),
    "another user": (0, (f"UPDATE journal_record SET recorded_by = 'li' WHERE {ZHANG} AND seq = 0",)),
    "another time": (1, (f"UPDATE journal_record SET recorded_at = '2020' WHERE {ZHANG} AND seq = 1",)),
    "a record less": (3, (f"DELETE FROM journal_record WHERE {ZHANG} AND seq = 3",)),
    "the first one less": (0, (f"DELETE FROM journal_record WHERE {ZHANG} AND seq = 0",)),
    "a gap closed": (
        3,
        (
            f"DELETE FROM journal_record WHERE {ZHANG} AND seq = 3",
            *(f"UPDATE journal_record SET seq = {seq - 1} WHERE {ZHANG} AND seq = {seq}" for seq in (4, 5, 6)),
        ),
    ),
    "two exchanged": (
        2,
        tuple(
            f"UPDATE journal_record SET seq = {to} WHERE {ZHANG} AND seq = {seq}"
            for seq, to in ((2, 99), (3, 2), (99, 3))
        ),
    ),
    "a record more": (
        7,
        (
            "INSERT INTO journal_record SELECT case_id, 7, kind, day, recorded_by, recorded_at, payload, hash"
            f" FROM journal_record WHERE {ZHANG} AND seq = 6",
        ),
    ),
    "one of another case": (
        1,
        (
            f"DELETE FROM journal_record WHERE {ZHANG} AND seq = 1",
            "INSERT INTO journal_record SELECT (SELECT id FROM saved_case WHERE name = 'zhang'), seq, kind, day,"
            f" recorded_by, recorded_at, payload, hash FROM journal_record WHERE {WANG} AND seq = 1",
        ),
    ),
}


@pytest.mark.parametrize("how", TAMPERED)
def test_a_journal_that_was_changed_is_found_with_the_case_and_the_record(filled: Store, how: str):
    seq, statements = TAMPERED[how]
    tamper(filled, *statements)
    assert found(filled) == [("broken", "zhang", seq)]
    before = rows(filled)
    assert [(left.code, left.case, left.seq) for left in rebuild(filled).left] == [("broken", "zhang", seq)]
    assert rows(filled) == before, "a broken journal is nothing to build on"


def test_an_end_that_is_lost_is_found_and_not_covered_up(filled: Store):
    tamper(filled, f"DELETE FROM journal_record WHERE {ZHANG} AND seq > 4")
    assert ("lost", "zhang", 5) in found(filled)
    before = rows(filled)
    assert [left.code for left in rebuild(filled).left] == ["lost"]
    assert rows(filled) == before
    assert rebuild(filled, accept_lost=True) == Rebuilt(4, 1, [])
    assert found(filled) == []
    assert filled.open("zhang").row.last_seq == 4


def test_a_case_without_a_journal_is_found_and_left(filled: Store):
    tamper(filled, f"DELETE FROM journal_record WHERE {ZHANG}")
    assert found(filled) == [("no_journal", "zhang", None)]
    assert [left.code for left in rebuild(filled).left] == ["no_journal"]


def test_a_journal_without_its_case_is_found_and_its_case_made_anew(sqlite: str, filled: Store):
    if not filled.database.sqlite:
        pytest.skip("a server lets no record lose its case")
    before = rows(filled)
    filled.close()
    with sqlite3.connect(sqlite) as connection:  # without foreign keys
        connection.execute("DELETE FROM saved_case WHERE id IN (1, 4)")
    connection.close()
    assert found(filled) == [("no_row", "(id 1)", None), ("no_row", "(id 4)", None)]
    assert rebuild(filled) == Rebuilt(4, 2, [])
    assert rows(filled) == before


OTHER = {int: 77, date: date(2030, 1, 1), bytes: b"x"}


def test_every_column_of_the_list_follows_from_the_journal(filled: Store):
    before, kept = rows(filled), journal(filled)
    case = filled.open("zhang").row
    for column in COLUMNS:
        was = getattr(case, column)
        value = (not was) if isinstance(was, bool) else OTHER.get(type(was), "x")
        value = 77 if column == "origin_seq" else value
        with filled.database.writing() as connection:
            connection.execute(update(CASES).where(CASES.c.id == case.id).values({column: value}))
        expected = {"law": {OTHER_LAW}, "last_seq": {"lost", "column"}}.get(column, {"column"})
        assert {finding.code for finding in check(filled)} == expected, column
        assert rebuild(filled, accept_lost=True).changed == 1, column
        assert rows(filled) == before
    assert journal(filled) == kept


def test_two_cases_that_have_exchanged_their_names_get_them_back(filled: Store):
    before = rows(filled)
    for column in ("name", "uid"):
        with filled.database.writing() as connection:
            one, two = (
                connection.execute(select(CASES.c[column]).where(CASES.c.id == number)).scalar_one()
                for number in (1, 2)
            )
            for number, value in ((1, "!"), (2, one), (1, two)):
                connection.execute(update(CASES).where(CASES.c.id == number).values({column: value}))
        assert {finding.code for finding in check(filled)} == {"column"}
        assert rebuild(filled).changed == 2
        assert rows(filled) == before


def test_what_another_book_has_derived_is_told_apart_from_damage(filled: Store):
    before = rows(filled)
    with filled.database.writing() as connection:
        changes = {"law": "another", "stage": "judgment", "owed": 1, "next_deadline": NO_DEADLINE}
        connection.execute(update(CASES).where(CASES.c.name == "zhang").values(changes))
    assert found(filled) == [(OTHER_LAW, "zhang", None)]
    with filled.database.writing() as connection:
        connection.execute(update(CASES).where(CASES.c.name == "zhang").values(acts=99))
    assert found(filled) == [(OTHER_LAW, "zhang", None), ("column", "zhang", None)]
    assert rebuild(filled) == Rebuilt(4, 1, [])
    assert rows(filled) == before


def test_a_journal_that_nothing_guards_is_found_and_guarded_again(filled: Store):
    with filled.database.writing() as connection:
        unguarded(connection)
    assert {finding.code for finding in check(filled)} == {"guard"}
    assert rebuild(filled).changed == 0
    assert found(filled) == []
    with pytest.raises(Exception, match="append-only"), filled.database.writing() as connection:
        connection.execute(text("DELETE FROM journal_record"))


def test_an_index_that_is_gone_is_found(filled: Store):
    with filled.database.writing() as connection:
        connection.execute(text("DROP INDEX ix_saved_case_changed_at"))
    assert [(finding.code, "ix_saved_case_changed_at" in finding.text.en) for finding in check(filled)] == [
        ("shape", True)
    ]


FORGED: dict[str, records.Said] = {
    "no JSON": records.Said("act", date(2019, 3, 4), "{"),
    "a list": records.Said("act", date(2019, 3, 4), "[]"),
    "no such act": records.Said("act", date(2019, 3, 4), '{"act":"no_such_act","date":"2019-03-04"}'),
    "an undo of nothing": records.Said("undo", None, "{}"),
    "an undo of what is to come": records.Said("undo", None, '{"takes_back":99}'),
    "an undo of words": records.Said("undo", None, '{"takes_back":"all"}'),
    "a rename without a name": records.Said("rename", None, "{}"),
    "deep": records.Said("act", date(2019, 3, 4), "[" * 5000 + "]" * 5000),
}


@pytest.mark.parametrize("what", FORGED)
def test_a_forged_record_in_a_chain_that_holds_is_told_of_and_the_other_cases_are_looked_at(
    filled: Store, database: str, what: str
):
    case = filled.open("zhang")
    forge(filled, case.row.id, case.row.uid, case.journal[-1], FORGED[what])
    with filled.database.writing() as connection:
        connection.execute(update(CASES).where(CASES.c.name == "wang").values(acts=99))
    codes = [(finding.code, finding.case) for finding in check(filled)]
    assert codes == [("unreadable", "zhang"), ("column", "wang")]
    filled.close()
    for words in ("acts",) if what == "no such act" else ("show", "acts", "undo", "archive"):
        assert "case zhang" in refusal("case", words, "zhang", "--db", database)
    assert ask("case", "list", "--db", database).status == 0
    assert ask("db", "check", "--db", database).status == 1
    assert ask("db", "rebuild", "--db", database).status == 1


def forge(store: Store, case_id: int, uid: str, last: Recorded, said: records.Said) -> None:
    """A record that nobody could do, chained as it should be."""
    (record,) = records.chained(uid, last, [said], "forger", store.stamp())
    with store.database.writing() as connection:
        connection.execute(insert(JOURNAL).values(case_id=case_id, **record._asdict()))
        known = {"last_seq": record.seq, "last_hash": record.hash}
        connection.execute(update(CASES).where(CASES.c.id == case_id).values(known))


def test_checking_and_rebuilding_go_on_while_others_act(filled: Store, open_as: OpenAs):
    writer, done = open_as("student"), threading.Event()
    written: list[int] = []

    def write() -> None:
        case = writer.open("wang")
        while not done.is_set():
            case.archive(not case.row.archived)
            written.append(case.row.last_seq)

    thread = threading.Thread(target=write)
    thread.start()
    try:
        for _ in range(5):
            assert found(filled) == []
            with filled.database.writing() as connection:
                connection.execute(update(CASES).values(law="another"))
            assert rebuild(filled).left == []
    finally:
        done.set()
        thread.join()
    assert found(filled) == []
    assert written == list(range(written[0], written[0] + len(written)))


def many(store: Store, count: int) -> None:
    """Cases that differ in nothing but their names."""
    model = store.open("zhang")
    said = [records.Said(record.kind, record.day, record.payload) for record in model.journal]
    head = json.loads(model.journal[0].payload)
    cases = []
    for number in range(count):
        head |= {"uid": f"{number:032x}", "name": f"n{number}"}
        opening = records.Said(records.OPEN, None, canonical(head))
        chained = records.chained(head["uid"], None, [opening, *said[1:]], "teacher", model.row.created_at)
        columns = {**model.row._mapping, "uid": head["uid"], "name": head["name"], "last_hash": chained[-1].hash}
        cases.append(Prepared(tuple(columns[column] for column in COLUMNS), tuple(map(tuple, chained))))
    write_all(store.database, cases)


def test_a_database_of_any_size_is_gone_through_in_the_room_of_a_few_cases(store: Store):
    store.new("zhang", begun())
    many(store, 4000)
    gc.collect()
    tracemalloc.start()
    try:
        with store.database.reading() as connection:
            count = sum(1 for _ in walk(connection))
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert count == 4001
    assert most < 8_000_000


def test_what_another_book_makes_of_a_case_is_told_line_by_line(filled: Store):
    row = filled.open("zhang").row
    fresh = {column: row._mapping[column] for column in COLUMNS}
    assert changed_since(row, fresh) == []
    fresh |= {
        "stage": "listed", "listed": True, "next_deadline": NO_DEADLINE, "owed": NOT_KNOWN, "acts": 99, "law": "other",
    }  # fmt: skip
    said = changed_since(row, fresh)
    assert [text.en for text in said] == [
        f"stage: {row.stage} → listed",
        "listed: no → yes",
        f"next deadline: {row.next_deadline} → none",
        f"owed: {row.owed / 100:,.2f} → not known",
    ]
    assert [text.zh for text in said][1:3] == ["已纳入名单：否 → 是", f"下一期限：{row.next_deadline} → 无"]


def test_whatever_another_book_may_change_is_told():
    assert {*CHANGES, "law"} == set(OF_THE_LAW)
