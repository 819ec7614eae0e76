"""Many cases written at once are the cases that were written one by one."""

import multiprocessing

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from blacklist_sim.store import address, open_store
from blacklist_sim.store.bulk import BATCH, batched, extend, write_all
from blacklist_sim.store.survey import examine, walk
from blacklist_sim.store.tables import CASES, JOURNAL

from .conftest import begun, ground_one, rows, same, shipped
from .lines import lines_of, prepared

OF_ITS_OWN = ("id", "uid", "name", "last_hash", "created_at", "created_by", "changed_at", "changed_by")
WRITERS, EACH = 3, 120


def without(row, names):
    return {key: value for key, value in row._mapping.items() if key not in names}


def findings(store):
    with store.database.reading() as connection:
        return [found for kept in walk(connection) for found in examine(store.law, kept).findings]


@pytest.mark.parametrize("story", [ground_one(), begun(), shipped("two-cases-and-one-payment")])
def test_a_case_written_in_bulk_is_the_case_that_is_opened_by_itself(store, law, story):
    one = store.new("one", story)

    assert write_all(store.database, [prepared(law, *lines_of([story]), "other").case]) == 1

    other = store.open("other")
    assert without(other.row, OF_ITS_OWN) == without(one.row, OF_ITS_OWN)
    assert other.story == one.story
    same(other, one)
    other.advance(other.row.day)
    assert findings(store) == []


def test_a_name_that_is_taken_stops_the_writer_and_leaves_nothing_of_that_transaction(store, law):
    (line,) = lines_of([begun(3)])
    cases = [prepared(law, line, name).case for name in ("a", "b", "c", "a", "d")]

    with pytest.raises(IntegrityError):
        write_all(store.database, cases, size=3)

    with store.database.reading() as connection:
        assert set(connection.execute(select(CASES.c.name)).scalars()) == {"a", "b", "c"}
    assert findings(store) == []


def test_a_writer_holds_the_database_for_one_batch_at_a_time(store, law):
    assert BATCH == 1_000
    assert [len(batch) for batch in batched(range(2_500), BATCH)] == [1_000, 1_000, 500]
    (line,) = lines_of([begun(2)])
    stored = []

    def cases():
        for name in ("a", "b", "c", "d"):
            with store.database.reading() as connection:
                stored.append(connection.execute(select(func.count()).select_from(CASES)).scalar_one())
            yield prepared(law, line, name).case

    assert write_all(store.database, cases(), size=2) == 4
    assert stored == [0, 0, 2, 2]


def write_many(place, writer):
    store = open_store(address(place), writer)
    (line,) = lines_of([begun(2)])
    cases = [prepared(store.law, line, f"{writer}-{number}", writer).case for number in range(EACH)]
    write_all(store.database, cases, size=7)
    store.new(f"{writer}-own", begun(2))
    store.close()


def test_bulk_writers_at_once_take_no_id_from_one_another_or_from_those_who_come_later(database, store):
    store.new("before", begun(2))
    store.database.close()
    together = multiprocessing.get_context("fork")
    writers = [together.Process(target=write_many, args=(database, f"w{number}")) for number in range(WRITERS)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(120)

    assert [writer.exitcode for writer in writers] == [0] * WRITERS
    store.new("after", begun(2))
    with store.database.reading() as connection:
        assert connection.execute(select(func.count()).select_from(CASES)).scalar_one() == WRITERS * (EACH + 1) + 2
        assert connection.execute(select(func.count()).select_from(JOURNAL)).scalar_one() == (
            WRITERS * (EACH + 1) + 2
        ) * len(store.open("before").journal)
    assert findings(store) == []


def test_what_is_written_in_bulk_is_guarded_like_the_rest(store, law):
    write_all(store.database, [prepared(law, *lines_of([begun(3)]), "one").case])

    with pytest.raises(Exception, match="append-only"), store.database.writing() as connection:
        connection.execute(JOURNAL.update().values(payload="{}"))
    assert store.open("one").row.acts == 3


@pytest.mark.parametrize("part", ["number", "hash"])
def test_a_case_is_taken_further_only_from_the_very_record_that_was_seen(store, law, part):
    case = store.new("loan", begun())
    longer = prepared(law, lines_of([ground_one()])[0], "loan").case
    last = case.journal[-1]
    other = (last.seq - 1, last.hash) if part == "number" else (last.seq, case.journal[-2].hash)
    before = rows(store)
    with store.database.writing() as connection:
        assert not extend(connection, case.row.id, other, longer)
    assert rows(store) == before
